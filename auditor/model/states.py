"""A page in other states than the one it opens in: in a narrow window, with airier text, with focus.

What was measured, not what it means: the rules judge.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where something is: a selector that finds it, its HTML and its text, both cut."""

    selector: str
    snippet: str
    text: str = ""


class Reach(StrEnum):
    """How what lies beyond the edge can be reached: by scrolling the page, or the box; or not at all."""

    PAGE = "page"
    BOX = "box"
    CUT = "cut"
    CUT_BELOW = "cut-below"


@dataclass(frozen=True, kw_only=True)
class Overflow:
    """Something that does not find room in a narrow window: the outermost element that is too wide.

    `beyond` is how many CSS pixels of its content lie beyond the edge, `pieces` how many texts and controls
    do. `shape` tells what needs both dimensions (table, loose-table, code, image, map, video, drawing, frame,
    toolbar), "" for what does not. `is_wider`: a line of it is wider than the window it is read through;
    `is_apart`: all of it lies outside, placed there (a closed menu); `is_slide`: it stands in a carousel;
    `is_ellipsis`: the style sheet means to cut it; `is_in_wide`: it is cut in a wide window too.
    """

    spot: Spot
    reach: Reach
    beyond: int
    pieces: int = 1
    shape: str = ""
    is_wider: bool = False
    is_apart: bool = False
    is_slide: bool = False
    is_ellipsis: bool = False
    is_in_wide: bool = False


@dataclass(frozen=True, kw_only=True)
class Reflow:
    """The page in a window of `width` CSS pixels.

    `page_width` is how wide the page became, `pieces` how many texts and controls were looked at, `left_out`
    how many overflows were not told; `is_settled`: whether the page came to rest in the narrow window;
    `viewport` is the width that the page fixes by its meta element, 0 when it does not.
    """

    width: int = 320
    page_width: int = 320
    pieces: int = 0
    overflows: tuple[Overflow, ...] = ()
    left_out: int = 0
    is_settled: bool = True
    viewport: int = 0


class Loss(StrEnum):
    """How text is lost: its letters cut, shortened by an ellipsis, or covered by another text."""

    CUT = "cut"
    ELLIPSIS = "ellipsis"
    OVERLAP = "overlap"


@dataclass(frozen=True, kw_only=True)
class LostText:
    """Text that could be read before it was spaced out, and cannot after.

    `pixels` is how much of it lies beyond the edge of its box or under another text (`other`);
    `is_doubtful`: it stands in a carousel, or one of two texts is placed over the page.
    """

    spot: Spot
    loss: Loss
    pixels: int
    other: str = ""
    is_doubtful: bool = False


@dataclass(frozen=True, kw_only=True)
class TextSpacing:
    """The page with the spacing of success criterion 1.4.12: `pieces` texts looked at, and those lost.

    `is_restored`: whether the page had its own layout again afterwards.
    """

    pieces: int = 0
    losses: tuple[LostText, ...] = ()
    left_out: int = 0
    is_restored: bool = True


class Shown(StrEnum):
    """What focus draws.

    DRAWN: pixels change; CARET: a text field's caret alone; NOTHING: no pixel of the window changes;
    UNSEEN: the same, and the element itself is not in view; else it could not be told: MOVING: the picture
    changes by itself; COVERED: something lies over it; UNREACHED: the Tab key did not lead to it.
    """

    DRAWN = "drawn"
    CARET = "caret"
    NOTHING = "nothing"
    UNSEEN = "unseen"
    MOVING = "moving"
    COVERED = "covered"
    UNREACHED = "unreached"


@dataclass(frozen=True, kw_only=True)
class FocusStop:
    """A place where the Tab key stops, the first of `alike` on the page with the same style.

    `changed` are the style properties that focus changes, `went` where focus went instead when the element
    was not reached; `is_stuck`: the Tab key did not leave it.
    """

    spot: Spot
    shown: Shown
    alike: int = 1
    changed: tuple[str, ...] = ()
    went: str = ""
    is_stuck: bool = False


@dataclass(frozen=True, kw_only=True)
class Focus:
    """Where the Tab key stops: `total` places, of which `left_out` were not looked at."""

    total: int = 0
    stops: tuple[FocusStop, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, kw_only=True)
class States:
    """The page in its other states; None for one that was not looked at."""

    reflow: Reflow | None = None
    text_spacing: TextSpacing | None = None
    focus: Focus | None = None


UNTRIED = States()
