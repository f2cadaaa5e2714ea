"""A page in all its other states; what goes wrong there costs no evidence that was taken before."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from auditor.browser.states.focus import FocusMemory, focus
from auditor.browser.states.reflow import reflow
from auditor.browser.states.text_spacing import text_spacing
from auditor.browser.tab.devtools import CrashedError, ProtocolError, StuckError
from auditor.browser.tab.tab import NavigatedError, ScriptError, Tab
from auditor.model import NotTested, States, Untested

REST = 1.0  # seconds that a page may take to come to rest in another window
LET_GO = 5.0  # seconds in which a page that is stuck must let go of the browser

_LOST = "the page did not stay as it was opened"
_LATE = "the page took too long"


@dataclass
class _Trying:
    """The states tried so far: which could not be, and why the rest cannot be either."""

    gaps: list[NotTested] = field(default_factory=list)
    ended: str = ""

    def of[T](self, rules: tuple[str, ...], look: Callable[[], T]) -> T | None:
        """What the look gives; None where it fails, with a gap for each of the rules that need it."""
        detail = self.ended
        if not self.ended:
            try:
                return look()
            except (ScriptError, ProtocolError) as error:
                detail = str(error)[:200]
            except NavigatedError:
                detail = self.ended = _LOST
            except StuckError:
                detail = self.ended = _LATE
            except CrashedError as error:
                detail = self.ended = str(error)[:200]
        self.gaps += [NotTested(what=rule, reason=Untested.STATE, detail=detail) for rule in rules]
        return None


def other_states(tab: Tab, memory: FocusMemory, seconds: float) -> tuple[States, tuple[NotTested, ...]]:
    """What is measured of the page in its other states, in `seconds` at most, and what could not be.

    Focus comes last: what is remembered from other pages then changes nothing for the other two.
    """
    whole, tab.until = tab.until, min(tab.until, time.monotonic() + seconds)
    trying = _Trying()
    states = States(
        text_spacing=trying.of(("text-spacing",), lambda: text_spacing(tab, seconds)),
        reflow=trying.of(("reflow",), lambda: reflow(tab, REST)),
        focus=trying.of(("focus-visible", "tab-moves-on"), lambda: focus(tab, memory)),
    )
    if trying.ended == _LATE:
        _free(tab)
    tab.until = whole
    return states, tuple(trying.gaps)


def _free(tab: Tab) -> None:
    """Stop what the page's scripts are at; a page that does not let go is found out when it is left."""
    tab.until = time.monotonic() + LET_GO
    with contextlib.suppress(StuckError, CrashedError, ProtocolError):
        tab.command("Runtime.terminateExecution")
