"""Which parts of a page speak of the page itself, and how much a place is to be trusted (domain.md 1.5)."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum
from functools import cache
from itertools import islice

from bs4 import Tag

from auditor.metadata.elements import NEAR, Elements
from auditor.model import Block, Page
from auditor.vocabulary import load

_FOREIGN_ROLES = frozenset(
    "banner navigation search alert dialog alertdialog status complementary log feed".split()
)
_ITEMS = frozenset({"li", "tr", "article"})
_SECTIONS = frozenset({"body", "main", "article", "section", "[document]", "html"})
_END = 10  # blocks: the last of the main content, where page information stands
_TOP = 2  # blocks after the h1
_SMALL_BOX = 250  # characters: a file link and what is said of it, no more


class Place(IntEnum):
    """Where on the page a date stands, most trusted first."""

    PAGE_INFORMATION = 0
    BODY = 1
    TOP = 2


class Places:
    """The parts of one page. Answers are remembered by element, so that depth costs once."""

    def __init__(self, page: Page, elements: Elements) -> None:
        self.blocks = page.blocks
        self._main = elements.main
        self._h1 = elements.h1
        self._foreign: dict[int, bool] = {}
        self._box: dict[int, bool] = {}
        self._within: dict[int, bool] = {}
        self._own: dict[int, bool] = {}
        self._with_file = elements.with_file
        self._lone_article = len(elements.articles) == 1
        self.first, self.last = self._main_span()
        self.heading = self._heading()

    def is_own(self, index: int) -> bool:
        """Whether what block `index` says can be about the page itself."""
        if index not in self._own:
            block = self.blocks[index]
            self._own[index] = not (
                self.is_foreign(block.tag)
                or self._is_above(index)
                or self._is_of_file(block.tag)
                or any(id(node) in self._with_file for node in block.nodes)
                or block.is_quoted
            )
        return self._own[index]

    def is_foreign(self, tag: Tag) -> bool:
        """Whether the element is in a part that speaks of something else than the page."""
        return _remembered(self._foreign, tag, self._begins_foreign)

    def is_box(self, tag: Tag) -> bool:
        """Whether the element is in a box of page information, or in a footer."""
        return _remembered(self._box, tag, _begins_box)

    def place(self, index: int) -> Place:
        if self.is_box(self.blocks[index].tag):
            return Place.PAGE_INFORMATION
        if self.is_top(index):
            return Place.TOP
        return Place.PAGE_INFORMATION if index > self.last - _END else Place.BODY

    def head(self) -> list[int]:
        """The blocks that begin the content, or stand right at its heading."""
        heading = self.first if self.heading is None else self.heading
        near = {self.first, *range(heading - 1, heading + _TOP + 1)}
        return [index for index in sorted(near) if 0 <= index < len(self.blocks) and self.is_top(index)]

    def main(self) -> range:
        """The blocks of the main content, from the first to the last."""
        return range(self.first, self.last + 1)

    def is_named_box(self, tag: Tag) -> bool:
        """Whether the element is in a box named as page information: a footer alone is none."""
        return any(_is_named(around, "box") for around in (tag, *islice(tag.parents, NEAR)))

    def is_top(self, index: int) -> bool:
        """Whether the block begins the content, or stands right at its heading."""
        if index == self.first:
            return True
        return self.heading is not None and -1 <= index - self.heading <= _TOP

    def _is_above(self, index: int) -> bool:
        """Whether the block stands above the page's content, where a site puts alerts and cookie texts."""
        if self.heading is not None and index >= self.heading:
            return False
        if self._main is not None and index < self.first:
            return True
        if self.heading is None:
            return False
        tags = self.blocks[index].ancestors[:NEAR]
        return any(_is_named(tag, "alert") and not self._holds_h1(tag) for tag in tags)

    def _begins_foreign(self, tag: Tag) -> bool:
        if tag.name in {"nav", "dialog", "template"}:
            return True
        if tag.name == "header" and tag.find_parent(["article", "main", "section"]) is None:
            return not self._holds_h1(tag)
        if tag.name == "article":
            return not (self._lone_article or self._holds_h1(tag) or self._holds_main(tag))
        role = str(tag.get("role") or "").strip().lower()
        if tag.name == "aside" or role in _FOREIGN_ROLES or _is_named(tag, "foreign"):
            return not (_begins_box(tag) or self._holds_h1(tag) or self._holds_main(tag))
        return False

    def _holds_h1(self, tag: Tag) -> bool:
        return self._h1 is not None and any(parent is tag for parent in self._h1.parents)

    def _holds_main(self, tag: Tag) -> bool:
        return self._main is not None and any(parent is tag for parent in self._main.parents)

    def _is_of_file(self, tag: Tag) -> bool:
        """Whether a file for download stands beside, so that a date is the file's (islington, tidaholm)."""
        for parent in (tag, *islice(tag.parents, NEAR)):
            if parent.name in _SECTIONS or _begins_box(parent):
                return False
            if parent.name in _ITEMS or parent.name in {"figure", "dd", "p"}:
                if id(parent) in self._with_file:
                    return True
            elif id(parent) in self._with_file and _is_small(parent) and not self._holds_h1(parent):
                return True
        return False

    def _main_span(self) -> tuple[int, int]:
        """The first and last block of the main content; of all but the frame when no element says."""
        inside = [i for i, block in enumerate(self.blocks) if self._is_main(block)]
        return (inside[0], inside[-1]) if inside else (0, len(self.blocks) - 1)

    def _is_main(self, block: Block) -> bool:
        if self._main is None:
            return not self.is_foreign(block.tag) and not _remembered(self._within, block.tag, _is_frame)
        return _remembered(self._within, block.tag, lambda tag: tag is self._main)

    def _heading(self) -> int | None:
        if self._h1 is None:
            return None
        for index, block in enumerate(self.blocks):
            if block.tag is self._h1:
                return index
        held = {id(tag) for tag in self._h1.find_all(True)}
        return next((i for i, block in enumerate(self.blocks) if id(block.tag) in held), None)


def _is_frame(tag: Tag) -> bool:
    return tag.name == "footer" and tag.find_parent(["article", "main", "section"]) is None


def _begins_box(tag: Tag) -> bool:
    """A footer, an element named as page information, or a portlet that begins with its name (Sitevision)."""
    if tag.name == "footer" or _is_named(tag, "box"):
        return True
    first = next((child for child in tag.children if isinstance(child, Tag)), None)
    return (
        first is not None
        and first.has_attr("id")
        and not first.get_text(strip=True)
        and _is_named(first, "box")
    )


def _remembered(memory: dict[int, bool], tag: Tag, begins: Callable[[Tag], bool]) -> bool:
    """Whether this element or one around it begins such a part; asked once of each element."""
    path: list[int] = []
    answer = False
    current: Tag | None = tag
    while current is not None:
        if id(current) in memory:
            answer = memory[id(current)]
            break
        path.append(id(current))
        if begins(current):
            answer = True
            break
        current = current.parent
    # All on the way down from the element that decided share its answer.
    memory.update(dict.fromkeys(path, answer))
    return answer


@cache
def _names(part: str) -> re.Pattern[str]:
    words = load("auditor.metadata", "places.toml")[part]
    return re.compile(rf"(?:^|[-\s])(?:{'|'.join(map(re.escape, words))})(?=$|[-\s])")


def _is_named(tag: Tag, part: str) -> bool:
    """Whether a class or the id holds one of the words of this part."""
    classes = tag.get("class") or ()
    names = [*([classes] if isinstance(classes, str) else classes), str(tag.get("id") or "")]
    joined = " ".join(names)[:500]
    if not joined.strip():
        return False
    return bool(_names(part).search(joined.replace("_", "-").lower()))


def _is_small(tag: Tag) -> bool:
    length = 0
    for count, text in enumerate(tag.strings):
        length += len(text)
        if length > _SMALL_BOX or count > _SMALL_BOX:
            return False
    return True
