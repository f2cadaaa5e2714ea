"""Where on a page a film stands: what is near it, and what comes after it before the next one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from bs4 import Tag

from auditor.model import Block, Medium, Page

_STEP = re.compile(r"^(?:#(?P<id>[\w-]+)|(?P<name>[^\s:#>]+)(?::nth-of-type\((?P<place>\d+)\))?)$")
_AROUND = {"nav", "dialog"} | {
    f"role={role}" for role in ("banner", "navigation", "contentinfo", "search", "dialog", "alertdialog")
}
_CONTENT = {"main", "article", "section"}
_DEEPEST = 300  # elements around a text
_LEVELS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, eq=False)
class Stand:
    """One film's place: `before` and `after` tell which part of the page is closer to it than to others."""

    medium: Medium
    tag: Tag | None
    before: int
    at: int
    after: int


class Places:
    """The films and sounds of a page among its texts. Made once for a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._order = {id(node): place for place, node in enumerate(page.soup.descendants)}
        self.end = len(self._order)
        self._main = [block for block in page.blocks if is_own(block)]

    def of(self, medium: Medium) -> Stand | None:
        """Where this one stands; None when its element cannot be found."""
        return self._stands.get(id(medium))

    def texts(self, start: int, end: int) -> Iterator[Block]:
        """The texts of the page's own content that begin between two places, in order."""
        for place, block in self._placed:
            if start <= place < end:
                yield block

    def tags(self, name: str, start: int, end: int) -> Iterator[Tag]:
        """The elements of a name between two places, in order."""
        yield from (tag for tag in self.elements(start, end) if tag.name == name)

    def elements(self, start: int, end: int) -> Iterator[Tag]:
        """All elements between two places, in order."""
        first = bisect_left(self._elements, start, key=lambda placed: placed[1])
        for tag, place in self._elements[first:]:
            if place >= end:
                return
            yield tag

    def own_tags(self, name: str, start: int, end: int) -> Iterator[Tag]:
        """Those of a name in the page's own content."""
        return (tag for tag in self.tags(name, start, end) if not _surrounds(tag))

    def next_heading(self, place: int, level: int) -> int:
        """Where the next heading of this level or a higher one begins; the page's end when there is none."""
        later = self._headings[bisect_right(self._heading_places, place) :]
        return next((at for at, block in later if level_of(block) <= level), self.end)

    def heading_above(self, place: int) -> Block | None:
        """The last heading before a place."""
        index = bisect_right(self._heading_places, place) - 1
        return self._headings[index][1] if index >= 0 else None

    def section_of(self, stand: Stand) -> Iterator[Block]:
        """The texts under the same heading, but for the heading: those before the film and those after it."""
        above = self.heading_above(stand.at)
        start = self.place_of(above) + 1 if above is not None else 0
        yield from self.under(start, level_of(above) if above is not None else 1, stand.after)

    def under(self, start: int, level: int, end: int) -> Iterator[Block]:
        """The texts from a place on, until a heading of this level or a higher one."""
        for block in self.texts(start, end):
            if block.is_heading and level_of(block) <= level:
                return
            yield block

    def place_of(self, block: Block) -> int:
        first = block.nodes[0] if block.nodes else block.tag
        return self._order.get(id(first), 0)

    @cached_property
    def _elements(self) -> list[tuple[Tag, int]]:
        return [(tag, self._order.get(id(tag), -1)) for tag in self._page.soup.find_all(True)]

    @cached_property
    def _placed(self) -> list[tuple[int, Block]]:
        return [(self.place_of(block), block) for block in self._main]

    @cached_property
    def _headings(self) -> list[tuple[int, Block]]:
        return sorted(
            ((self.place_of(block), block) for block in self._main if block.is_heading),
            key=lambda placed: placed[0],
        )

    @cached_property
    def _heading_places(self) -> list[int]:
        return [place for place, _ in self._headings]

    @cached_property
    def _stands(self) -> dict[int, Stand]:
        found = [(self._tag_of(medium), medium) for medium in self._page.media]
        places = [self._order.get(id(tag), -1) if tag is not None else -1 for tag, _ in found]
        known = sorted({place for place in places if place >= 0})
        stands: dict[int, Stand] = {}
        for (tag, medium), place in zip(found, places, strict=True):
            if place < 0:
                continue
            index = bisect_right(known, place) - 1
            before = known[index - 1] if index else -1
            after = known[index + 1] if index + 1 < len(known) else self.end
            stands[id(medium)] = Stand(medium, tag, before, place, after)
        return stands

    def _tag_of(self, medium: Medium) -> Tag | None:
        return element_at(self._page, medium.frame or medium.selector)


def places_on(page: Page) -> Places:
    """The page's places, made once for all rules that ask."""
    return page.once(Places)


def is_own(block: Block) -> bool:
    """Whether a text belongs to the page's own content; what lies deeper than anybody would write does not.

    Looking that up costs as much as the text lies deep, and a page chooses how deep.
    """
    depth = sum(1 for _ in islice(block.tag.parents, _DEEPEST))
    return depth < _DEEPEST and block.is_main


def _surrounds(tag: Tag) -> bool:
    """Whether the element stands in what surrounds every page: menus, banner, footer, dialogues."""
    names: set[str] = set()
    for parent in islice(tag.parents, _DEEPEST):
        names |= {parent.name, f"role={parent.get('role') or ''}"}
    return bool(names & _AROUND) or (bool(names & {"header", "footer"}) and not names & _CONTENT)


def level_of(block: Block) -> int:
    """The level of a heading; below all of them for other texts."""
    return next((_LEVELS[tag.name] for tag in block.ancestors if tag.name in _LEVELS), 7)


def element_at(page: Page, selector: str) -> Tag | None:
    """The element that a place in the evidence tells of: from an id or from html, step by step."""
    here: Tag | None = page.soup
    for step in selector.split(" > ") if selector else ():
        told = _STEP.match(step)
        if told is None or here is None:
            return None
        if told["id"]:
            here = page.names.by_id(told["id"])
        else:
            alike = here.find_all(told["name"], recursive=False, limit=int(told["place"] or 1))
            here = alike[-1] if len(alike) == int(told["place"] or 1) else None
    return here if selector else None
