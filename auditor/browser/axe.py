"""axe-core, in the page and in every frame of it.

The wrapper is axe-selenium-python; the engine is the one that the package carries (pinned in package.json),
or, where it was built without, the older one inside the wrapper. Which one ran is part of the evidence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import axe_selenium_python.axe
from axe_selenium_python import Axe

from auditor.browser.devtools import ProtocolError, StuckError
from auditor.browser.tab import NavigatedError, ScriptError, Tab
from auditor.model import NotTested, Untested
from auditor.standards import AXE_TAGS

DEEPEST_FRAME = 5
MOST_FRAMES = 50

_OPTIONS = {
    "runOnly": {"type": "tag", "values": list(AXE_TAGS)},
    "resultTypes": ["violations", "incomplete"],
    "elementRef": False,
}
# Only what is used is sent: which rules passed or had nothing to test, not each element they met.
_BRIEF = """
const brief = rules => rules.map(({id}) => ({id}));
const answer = r => ({version: r.testEngine.version, violations: r.violations, incomplete: r.incomplete,
  passes: brief(r.passes), inapplicable: brief(r.inapplicable)});
"""
_RUN = f"""async options => {{ {_BRIEF}
  return JSON.stringify(answer(await axe.run(document, options))); }}"""
_FINISH = f"""async (partials, options) => {{ {_BRIEF}
  return JSON.stringify(answer(await axe.finishRun(partials.map(JSON.parse), options))); }}"""
_PART = """
async (given, options) => {
  const context = given || document;
  const frames = axe.utils.getFrameContexts(context);
  return {partial: JSON.stringify(await axe.runPartial(context, options)), frames};
}
"""
_FRAME_ELEMENT = "selector => axe.utils.shadowSelect(selector)"
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

    def __init__(self, tab: Tab) -> None:
        super().__init__(_InTab(tab), str(axe_core_path()))
        self.tab = tab

    def run(
        self,
        context: object = None,  # noqa: ARG002 - the wrapper's; a page is always run whole
        options: object = None,
        *,
        seconds: float | None = None,
    ) -> dict[str, Any]:
        """axe-core's answer: version, violations and incomplete word for word, passes and inapplicable by id.

        `untested` are the frames that could not be judged. Raises ScriptError when axe-core itself gave up,
        StuckError when it did not answer in time.
        """
        options = options or _OPTIONS
        self._inject_in(None)
        frames = self.tab.frames()
        if len(frames) == 1:
            return self._answer(self.tab.evaluate(_RUN, options, seconds=seconds)) | {"untested": []}
        partials, untested = _Partials(self, options, seconds).of_page()
        return self._answer(self.tab.evaluate(_FINISH, partials, options, seconds=seconds)) | {
            "untested": untested
        }

    def _inject_in(self, frame: str | None) -> None:
        """See that axe-core is in the frame; where no early script could run, the wrapper puts it there."""
        if not self.tab.evaluate(_IS_HERE, axe_core_version(), frame=frame):
            self.selenium.frame = frame
            super().inject()

    @staticmethod
    def _answer(told: str) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(told)
        return answer


class _InTab:
    """What the wrapper takes for Selenium's driver: scripts it executes go to a frame of the tab."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self.frame: str | None = None

    def execute_script(self, script: str) -> None:
        self._tab.evaluate(f"() => {{ {script}\n }}", frame=self.frame)


class _Partials:
    """axe-core's partial answers: the page's, then its frames', depth first; null for one untested."""

    def __init__(self, axe: FramedAxe, options: object, seconds: float | None) -> None:
        self._axe = axe
        self._tab = axe.tab
        self._options = options
        self._seconds = seconds
        self._partials: list[str] = []
        self._untested: list[NotTested] = []

    def of_page(self) -> tuple[list[str], list[NotTested]]:
        self._of_frame(None, None, ())
        return self._partials, self._untested

    def _of_frame(self, frame: str | None, context: object, path: tuple[str, ...]) -> None:
        told = self._tab.evaluate(_PART, context, self._options, frame=frame, seconds=self._seconds)
        self._partials.append(told["partial"])
        for number, inner in enumerate(told["frames"]):
            self._of_inner(frame, inner, (*path, _written(inner["frameSelector"])), number)

    def _of_inner(
        self, outer: str | None, inner: Mapping[str, Any], path: tuple[str, ...], number: int
    ) -> None:
        if len(path) > DEEPEST_FRAME or number >= MOST_FRAMES:
            self._leave_out(path, "too many frames")
            return
        try:
            frame = self._id_of(outer, inner["frameSelector"])
            if frame is None or not self._tab.ready_for(frame):
                self._leave_out(path, "no script can enter it")
                return
            self._axe._inject_in(frame)  # noqa: SLF001 - one subject, two classes
            self._of_frame(frame, inner["frameContext"], path)
        except (ScriptError, ProtocolError, NavigatedError, StuckError) as error:
            self._leave_out(path, str(error)[:200])

    def _id_of(self, outer: str | None, selector: object) -> str | None:
        """The protocol's id of the frame that an element of the outer frame holds."""
        element = self._tab.handle(_FRAME_ELEMENT, selector, frame=outer)
        if not element:
            return None
        node = self._tab.command("DOM.describeNode", objectId=element)["node"]
        frame: str | None = node.get("frameId")
        return frame

    def _leave_out(self, path: tuple[str, ...], detail: str) -> None:
        self._partials.append("null")
        self._untested.append(NotTested(what=f"frame {' '.join(path)}", reason=Untested.FRAME, detail=detail))


def _written(selector: str | list[str]) -> str:
    """axe-core writes an element in a shadow tree as the list of its hosts and itself."""
    return selector if isinstance(selector, str) else " >>> ".join(selector)
