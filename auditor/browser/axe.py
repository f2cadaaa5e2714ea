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
from selenium.common.exceptions import (
    NoSuchFrameException,
    StaleElementReferenceException,
    TimeoutException,
    WebDriverException,
)
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

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
_RUN = """
const [options, done] = [JSON.parse(arguments[0]), arguments[arguments.length - 1]];
const brief = rules => rules.map(({id}) => ({id}));
axe.run(document, options).then(
  r => done(JSON.stringify({
    version: r.testEngine.version, violations: r.violations, incomplete: r.incomplete,
    passes: brief(r.passes), inapplicable: brief(r.inapplicable)})),
  e => done(JSON.stringify({error: String(e && e.message || e)})));
"""
_IS_HERE = "return typeof axe === 'object' && axe.version === arguments[0] && typeof axe.run === 'function'"


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


class FramedAxe(Axe):  # type: ignore[misc]  # the wrapper is untyped
    """The wrapper's Axe, which also enters frames, and tells when axe-core could not run."""

    def __init__(self, driver: Chrome) -> None:
        super().__init__(driver, str(axe_core_path()))
        self.driver = driver

    def inject_early(self) -> None:
        """Have the browser put axe-core into every document it opens from now on, before the page's scripts.

        Half a megabyte then goes to the browser once a session, not once a page.
        """
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _script()})

    def inject(self) -> list[NotTested]:
        """See that axe-core is in the page and in every frame. Gives the frames that would not take it."""
        self._inject_here()
        return self._inject_frames([], DEEPEST_FRAME)

    def run(self, context: object = None, options: object = None) -> dict[str, Any]:  # noqa: ARG002
        """axe-core's answer: version, violations and incomplete word for word, passes and inapplicable by id.

        Has an `error` instead when axe-core itself gave up. Raises TimeoutException when it does not answer
        within the driver's script timeout.
        """
        answer: dict[str, Any] = json.loads(
            self.driver.execute_async_script(_RUN, json.dumps(options or _OPTIONS))
        )
        return answer

    def _inject_here(self) -> None:
        """Put axe-core into the document at hand, unless ours is there already, in the version we name."""
        if not self.driver.execute_script(_IS_HERE, axe_core_version()):
            super().inject()

    def _inject_frames(self, path: list[str], depth: int) -> list[NotTested]:
        untested: list[NotTested] = []
        frames = self.driver.find_elements(By.CSS_SELECTOR, "iframe, frame")
        for number, frame in enumerate(frames):
            here = [*path, str(number)]
            if depth == 0 or number >= MOST_FRAMES:
                untested.append(_frame_not_tested(here, "too many frames"))
                continue
            try:
                self.driver.switch_to.frame(frame)
            except (NoSuchFrameException, StaleElementReferenceException) as error:
                untested.append(_frame_not_tested(here, _first_line(error)))
                continue
            try:
                self._inject_here()
                untested += self._inject_frames(here, depth - 1)
            except TimeoutException:
                raise
            except WebDriverException as error:
                untested.append(_frame_not_tested(here, _first_line(error)))
            finally:
                self.driver.switch_to.parent_frame()
        return untested


def _frame_not_tested(path: list[str], detail: str) -> NotTested:
    return NotTested(what=f"frame {'.'.join(path)}", reason=Untested.FRAME, detail=detail)


def _first_line(error: WebDriverException) -> str:
    return (error.msg or type(error).__name__).splitlines()[0][:200]


@cache
def _script() -> str:
    return axe_core_path().read_text(encoding="utf-8")
