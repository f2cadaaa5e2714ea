"""A failed element as a visitor sees it, for those who are to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Box:
    """A rectangle in a picture, in CSS pixels from its upper left corner; it may reach outside of it."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A part of a page as it was drawn, and in it the boxes of the element that a finding is about.

    `image` is a WebP file of `width` x `height` pixels, one for each CSS pixel; nothing is drawn into it: who
    shows it outlines the `boxes` (one for each line that a link takes, say). `page` is the page's address,
    `text` the words in the element. `is_around`: the element itself has nothing to show (it is empty, or
    hidden), and the boxes are those of what stands nearest around it.
    """

    image: bytes = field(repr=False)
    width: int
    height: int
    boxes: tuple[Box, ...]
    page: str = ""
    text: str = ""
    is_around: bool = False
