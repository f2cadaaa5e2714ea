"""What else a page is made of than its own document: the frames in it, and how often it was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FrameState(StrEnum):
    """What came of a frame. Hidden ones are left out like everything else that nobody meets."""

    TESTED = "tested"
    HIDDEN = "hidden"
    NOT_TESTED = "not-tested"


@dataclass(frozen=True, kw_only=True)
class PageFrame:
    """A frame of a page: iframe, frame, or an object or embed with a document in it.

    `selector` is the path to it as in Finding.frame, empty for a hidden one; `url` the address of what it
    shows or should show. `third_party` is the site that it comes from when that is another one than the
    page's (a registrable domain, or a host where there is none), empty for the page's own. What was not
    tested stands with its reason in Page.not_tested.
    """

    url: str
    state: FrameState
    selector: str = ""
    third_party: str = ""


class LookKind(StrEnum):
    """A state of the page in which it was looked at."""

    FIRST_VISIT = "first-visit"
    BANNER_REJECTED = "banner-rejected"


class Hiding(StrEnum):
    """In what way a consent banner keeps visitors from the content."""

    MODAL = "modal"  # by markup: aria-modal, dialog.showModal()
    COVERS = "covers"  # it, or its backdrop, lies over the middle of the page
    NO_SCROLLING = "no-scrolling"
    INERT = "inert"  # the content is inert or aria-hidden meanwhile
    REPLACED = "replaced"  # there is no content but the banner


@dataclass(frozen=True, kw_only=True)
class Banner:
    """A consent banner ("we use cookies") that a first-time visitor meets.

    `frame` is the selector of the frame that it stands in, None in the page itself. `text` is its beginning;
    `coverage` the share of the window it takes, 0 to 1. `reject` is the name of the button that rejects what
    is not necessary, empty where the banner shows none; `accept` that of the one that accepts. `rejected`:
    the button was pressed, and the content was there.
    """

    selector: str
    snippet: str
    text: str
    frame: str | None = None
    coverage: float = 0.0
    hides: tuple[Hiding, ...] = ()
    reject: str = ""
    accept: str = ""
    rejected: bool = False
