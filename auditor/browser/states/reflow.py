"""The page in a window of 320 CSS pixels, as it is at 400 % zoom: what finds no room in it.

WCAG 2.2, 1.4.10 Reflow, https://www.w3.org/WAI/WCAG22/Understanding/reflow.html
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from auditor.browser.starting.launch import WINDOW
from auditor.browser.states.places import measure, script, spot
from auditor.browser.tab.tab import Tab
from auditor.model import Overflow, Reach, Reflow

WIDTH = 320  # CSS pixels: 1280 at 400 % (1.4.10, note 1)
MOST_CAUSES = 20
_MEASURE = measure("reflow.js", "limit, most")


def reflow(tab: Tab, seconds: float) -> Reflow:
    """Look at the page in the narrow window, and give it its own window again.

    `seconds`: how long the page may take to come to rest. Raises what the tab raises.
    """
    _resize(tab, WIDTH)
    try:
        rest = tab.evaluate(script("settle.js"), seconds * 1000)
        told = tab.evaluate(_MEASURE, WIDTH, MOST_CAUSES)
    finally:
        _resize(tab, WINDOW[0])
    overflows = tuple(_overflow(one) for one in told["overflows"])
    if rest["changed"]:  # what the page's scripts did in the narrow window they undo in the wide one
        tab.evaluate(script("settle.js"), seconds * 1000)
    if any(_is_cut(overflow) for overflow in overflows):
        overflows = _compared(overflows, tab.evaluate(_MEASURE, WINDOW[0], 10 * MOST_CAUSES))
    return Reflow(
        width=WIDTH,
        page_width=int(told["page_width"]),
        pieces=int(told["pieces"]),
        overflows=overflows,
        left_out=int(told["left_out"]),
        is_settled=rest["settled"],
        viewport=int(told["viewport"]),
    )


def _resize(tab: Tab, width: int) -> None:
    tab.tell(
        "Emulation.setDeviceMetricsOverride",
        width=width,
        height=WINDOW[1],
        deviceScaleFactor=1,
        mobile=False,
    )


def _is_cut(overflow: Overflow) -> bool:
    return overflow.reach in {Reach.CUT, Reach.CUT_BELOW}


def _compared(overflows: tuple[Overflow, ...], wide: Mapping[str, Any]) -> tuple[Overflow, ...]:
    """The overflows, each told whether it is there in a wide window as well."""
    known = {(one["reach"], one["selector"]) for one in wide["overflows"]}
    return tuple(
        replace(overflow, is_in_wide=(overflow.reach, overflow.spot.selector) in known)
        for overflow in overflows
    )


def _overflow(told: Mapping[str, Any]) -> Overflow:
    return Overflow(
        spot=spot(told),
        reach=Reach(told["reach"]),
        beyond=int(told["beyond"]),
        pieces=int(told["pieces"]),
        shape=told["shape"],
        is_wider=told["is_wider"],
        is_apart=told["is_apart"],
        is_slide=told["is_slide"],
        is_ellipsis=told["is_ellipsis"],
    )
