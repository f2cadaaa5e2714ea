"""axe-core, in the page and in every frame of it.

The wrapper is axe-selenium-python; the engine is the one that the package carries (pinned in package.json),
or, where it was built without, the older one inside the wrapper. Which one ran is part of the evidence.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import axe_selenium_python.axe
from axe_selenium_python import Axe

from auditor.browser.page.axe_parts import BRIEF, InFrames, Parts
from auditor.browser.page.frames import Loads, Tree
from auditor.browser.tab.tab import Tab
from auditor.standards import AXE_TAGS

_OPTIONS = {
    "runOnly": {"type": "tag", "values": list(AXE_TAGS)},
    "resultTypes": ["violations", "incomplete"],
    "elementRef": False,
}
_RUN = f"""async options => {{ {BRIEF}
  if (axe._running) {{ axe._running = false; axe.teardown(); }}
  return JSON.stringify(answer(await axe.run(document, options))); }}"""
_IS_HERE = "version => typeof axe === 'object' && axe.version === version"


def axe_core_path() -> Path:
    """The axe-core that will run: the carried one, else the wrapper's own."""
    carried = Path(str(files("auditor.browser"))) / "axe_core" / "axe.min.js"
    return carried if carried.is_file() else Path(axe_selenium_python.axe._DEFAULT_SCRIPT)  # noqa: SLF001


@cache
def axe_core_version() -> str:
    """The version of the axe-core that will run, read from the script itself: "4.14.1"."""
    start = axe_core_path().read_text(encoding="utf-8")[:4000]
    found = re.search(r"axe v(\d+\.\d+\.\d+)", start) or re.search(r'\.version="(\d+\.\d+\.\d+)"', start)
    return found[1] if found else "unknown"


@cache
def axe_core() -> str:
    """The script itself; a tab puts it into every document before the page's own scripts."""
    return axe_core_path().read_text(encoding="utf-8")


class FramedAxe(Axe):  # type: ignore[misc]  # the wrapper is untyped
    """The wrapper's Axe in a tab of ours, which also enters frames, and tells when axe-core could not run.

    Frames are judged one by one and put together (axe.runPartial, axe.finishRun): those of other origins
    too, and without the page's scripts hearing of it.
    https://github.com/dequelabs/axe-core/blob/develop/doc/run-partial.md
    """

    def __init__(self, tab: Tab, loads: Loads) -> None:
        super().__init__(_InTab(tab), str(axe_core_path()))
        self.tab = tab
        self.loads = loads

    def run(
        self,
        context: object = None,  # noqa: ARG002 - the wrapper's; a page is always run whole
        options: object = None,
        *,
        seconds: float = 60.0,
    ) -> dict[str, Any]:
        """axe-core's answer: version, violations and incomplete word for word, passes and inapplicable by id.

        `frames` are the page's PageFrames, `untested` the NotTested of those that could not be judged. Raises
        ScriptError when axe-core itself gave up, StuckError when it did not answer in time.
        """
        options = options or _OPTIONS
        self.inject_in(None)
        tree = Tree(self.tab, self.loads)
        if len(tree) == 1:
            answer = self.tab.evaluate(_RUN, options, seconds=seconds)
        else:
            here = InFrames(tab=self.tab, version=axe_core_version(), inject=self.inject_in)
            answer = Parts(here, tree, options, seconds).answer()
        return {**json.loads(answer), "frames": tree.seen(), "untested": tuple(tree.untested)}

    def inject_in(self, frame: str | None) -> None:
        """See that axe-core is in the frame; where no early script could run, the wrapper puts it there."""
        if not self.tab.evaluate(_IS_HERE, axe_core_version(), frame=frame):
            self.selenium.frame = frame
            super().inject()


class _InTab:
    """What the wrapper takes for Selenium's driver: scripts it executes go to a frame of the tab."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self.frame: str | None = None

    def execute_script(self, script: str) -> None:
        self._tab.evaluate(f"() => {{ {script}\n }}", frame=self.frame)
