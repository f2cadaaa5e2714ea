"""Keyboard focus, stop by stop: whether anything is drawn where it stands.

WCAG 2.2, 2.4.7 Focus Visible, https://www.w3.org/WAI/WCAG22/Understanding/focus-visible.html
What counts is that a pixel of the window changes, as in the ACT rule oj04fd.

Stops that look alike are looked at once, by real presses of the Tab key, and what was seen is remembered for
all pages with the same style sheets: which page comes first changes nothing.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from auditor.browser.states.places import measure, spot
from auditor.browser.tab.tab import Tab
from auditor.model import Focus, FocusStop, Shown

MOST_KINDS = 40  # for each page, whether they are known from other pages or not
FEWEST = 2  # with a single stop it is plain where focus is (Understanding 2.4.7)

_KINDS = measure("focus_kinds.js", "most")
_DRESSES = "indexes => globalThis.auditorDressed(indexes)"
_STEP = measure("focus_steps.js", "step, index")
_SHIFT = 8  # the protocol's number of the modifier key
# Without a line there is no outline to have a colour or a width.
_NOT_SEEN = frozenset({Shown.NOTHING, Shown.UNSEEN, Shown.COVERED})
_WEAK = frozenset({"outline-offset", "outline-color", "outline-width"})
_TAB: dict[str, Any] = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was seen of one kind of stop."""

    shown: Shown
    changed: tuple[str, ...] = ()
    went: str = ""
    is_stuck: bool = False


class FocusMemory:
    """What was seen of each kind of stop, for all sessions of a run."""

    def __init__(self) -> None:
        self._seen: dict[bytes, Seen] = {}
        self._lock = threading.Lock()

    def get(self, kind: bytes) -> Seen | None:
        """What was seen of this kind before."""
        with self._lock:
            return self._seen.get(kind)

    def keep(self, kind: bytes, seen: Seen) -> Seen:
        """Remember it; of two sessions that saw the same kind at once, the first one counts."""
        with self._lock:
            return self._seen.setdefault(kind, seen)


def focus(tab: Tab, memory: FocusMemory | None = None) -> Focus:
    """Look at what focus draws at each kind of stop; leave the page without focus, where it was scrolled."""
    told = tab.evaluate(_KINDS, MOST_KINDS)
    total = int(told["total"])
    if total < FEWEST:
        return Focus(total=total)
    looking = _Looking(tab, memory or FocusMemory(), told["about"], total)
    try:
        stops = looking.at(told["kinds"])
    finally:
        looking.end()
    return Focus(total=total, stops=stops, left_out=int(told["left_out"]))


def _stop(kind: Mapping[str, Any], seen: Seen | None) -> FocusStop:
    seen = seen or Seen(shown=Shown.UNREACHED)
    return FocusStop(
        spot=spot(kind),
        alike=int(kind["alike"]),
        shown=seen.shown,
        changed=seen.changed,
        went=seen.went,
        is_stuck=seen.is_stuck,
    )


class _Looking:
    """Looking at one page's stops."""

    def __init__(self, tab: Tab, memory: FocusMemory, about: str, total: int) -> None:
        self._tab = tab
        self._last = total - 1
        self._memory = memory
        self._about = about
        self._has_begun = False

    def at(self, kinds: Sequence[Mapping[str, Any]]) -> tuple[FocusStop, ...]:
        signs = [self._key(kind["sign"]) for kind in kinds]
        new = [number for number, sign in enumerate(signs) if self._memory.get(sign) is None]
        dresses = self._tab.evaluate(_DRESSES, [kinds[number]["index"] for number in new]) if new else ()
        for number, dress in zip(new, dresses, strict=True):
            seen = self._recall(self._key(dress), int(kinds[number]["index"]))
            self._memory.keep(signs[number], seen)
        return tuple(_stop(kind, self._memory.get(sign)) for kind, sign in zip(kinds, signs, strict=True))

    def _recall(self, dress: bytes, index: int) -> Seen:
        """What was seen of a stop that style sheets dress alike and show focus on, or else of this one."""
        if known := self._memory.get(dress):
            return known
        seen = self._look(index)
        if seen.shown is Shown.DRAWN and not seen.is_stuck and not _WEAK.issuperset(seen.changed):
            self._memory.keep(dress, seen)
        return seen

    def _key(self, sign: str) -> bytes:
        return hashlib.sha256(f"{self._about}\n{sign}".encode("utf-8", "surrogatepass")).digest()

    def end(self) -> None:
        if self._has_begun:
            self._step("end")

    def _look(self, index: int) -> Seen:
        if not self._has_begun:
            self._has_begun = True
            self._step("begin")
        near = self._compare(index, "region")
        return near if near and near.shown not in _NOT_SEEN else self._far(index)

    def _far(self, index: int) -> Seen:
        """What changes in the whole window: focus may be shown beside the element, or far from it.

        Nothing is called unseen before this, nor where scripts were at work on focus meanwhile.
        """
        seen = self._compare(index, "window") or Seen(shown=Shown.UNREACHED)
        is_disturbed = seen.shown in _NOT_SEEN and not self._step("is_nowhere")
        return replace(seen, shown=Shown.UNREACHED) if is_disturbed else seen

    def _compare(self, index: int, part: str) -> Seen | None:
        """The picture with focus and without; None when the part is not in the window."""
        there = self._arrive(index)
        if not there["reached"]:
            return Seen(shown=Shown.UNREACHED, went=there["went"])
        clip = there[part]
        if clip is None:
            return None
        focused = self._picture(clip)
        if part == "window" and (went := self._step("strayed", index)) is not None:
            return Seen(shown=Shown.UNREACHED, went=went)
        if index < self._last:  # from the last stop, Tab leads out of the page
            self._press()
        away = self._step("leave", index)
        changed, is_stuck = tuple(away["changed"]), bool(away["stuck"]) and index < self._last
        if not away["left"]:
            return Seen(shown=Shown.UNREACHED, changed=changed, is_stuck=is_stuck)
        plain = self._picture(clip)
        shown = self._judge(there, clip, focused, plain, has_style=not _WEAK.issuperset(changed))
        return Seen(shown=shown, changed=changed, is_stuck=is_stuck)

    def _judge(
        self, there: Mapping[str, Any], clip: Mapping[str, Any], focused: str, plain: str, *, has_style: bool
    ) -> Shown:
        if focused != plain:
            is_still = has_style or self._picture(clip) == plain
            return Shown.DRAWN if is_still else Shown.MOVING
        if there["editable"] and there["shown"]:
            return Shown.CARET
        if not there["shown"]:
            return Shown.UNSEEN
        return Shown.COVERED if there["covered"] else Shown.NOTHING

    def _arrive(self, index: int) -> Mapping[str, Any]:
        """Go to the stop, a step away and back, so that it is the Tab key that leads to it.

        Away backwards, and where that does not lead back, forwards; never over the edge of the page.
        """
        ways = [way for way, edge in (((_SHIFT, 0), 0), ((0, _SHIFT), self._last)) if index != edge]
        there: Mapping[str, Any] = {}
        for away, back in ways:
            if went := self._step("go", index):  # a script will not have it there
                return {"reached": False, "went": went}
            self._press(away)
            self._press(back)
            there = self._step("arrive", index)
            if there["reached"]:
                break
        return there

    def _press(self, modifiers: int = 0) -> None:
        events = [{**_TAB, "type": kind, "modifiers": modifiers} for kind in ("rawKeyDown", "keyUp")]
        self._tab.commands("Input.dispatchKeyEvent", events)

    def _step(self, step: str, index: int = 0) -> Any:  # noqa: ANN401 - JSON
        return self._tab.evaluate(_STEP, step, index)

    def _picture(self, clip: Mapping[str, Any]) -> str:
        """A picture as text: the same pixels are written the same."""
        answer = self._tab.command(
            "Page.captureScreenshot", format="png", clip=dict(clip), optimizeForSpeed=True
        )
        return str(answer["data"])
