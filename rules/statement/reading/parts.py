"""The text of a page, each block with the part of the statement that it stands in.

What an accordion holds is read too, open or closed: visitors get at it by a click.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import cast

from bs4 import BeautifulSoup, Tag

from auditor.model import Block, Page
from auditor.model.content import blocks_of, is_hidden
from rules.expiry.promises import Words, words_for
from rules.expiry.promises.sentences import sentences_of
from rules.statement.reading.words import headings

_LONGEST = 1000  # characters of a sentence; what goes on longer without a stop is a list or data
_LONGEST_BLOCK = 4000
_LONGEST_STATEMENT = 200_000  # characters; what stands after them is no part of a statement that people read
_LONGEST_HEADING = 120
_MOST_LINKS = 50  # of a block
_LAST_LEVEL = 7  # of what looks like a heading, and is none in the markup
_SPACE = re.compile(r"\s+")


class Part(StrEnum):
    """The parts that the supervisor's template gives a statement."""

    HOW = "how"
    ALTERNATIVE = "alternative"
    REPORT = "report"
    SUPERVISION = "supervision"
    TECHNICAL = "technical"
    CONTENT = "content"
    CONFORMITY = "conformity"
    BURDEN = "burden"
    OUTSIDE = "outside"
    TESTED = "tested"


@dataclass(frozen=True, eq=False)
class Line:
    """A block of the page's own content, and the part it stands in; None outside the known ones."""

    block: Block
    part: Part | None
    is_heading: bool

    @cached_property
    def text(self) -> str:
        return _SPACE.sub(" ", self.block.text[:_LONGEST_BLOCK])

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        text = self.block.text[:_LONGEST_BLOCK]
        found = (sentence.text for sentence in sentences_of(text, swedish()["sentences"]["abbreviations"]))
        return tuple(_SPACE.sub(" ", text) for text in found if len(text) <= _LONGEST)

    @property
    def tag(self) -> Tag:
        return self.block.tag

    @cached_property
    def links(self) -> tuple[Tag, ...]:
        """The anchors in the block's own text, and one around it."""
        return tuple(islice(self._anchors(), _MOST_LINKS))

    def _anchors(self) -> Iterator[Tag]:
        for node in self.block.nodes:
            if isinstance(node, Tag):
                within = (node, *node.find_all("a", limit=_MOST_LINKS))
                yield from (tag for tag in within if tag.name == "a" and tag.get("href"))
        yield from (tag for tag in self.block.ancestors if tag.name == "a" and tag.get("href"))


def swedish() -> Words:
    words = words_for("sv")
    if words is None:  # the language of this project's own tables
        raise LookupError("sv")
    return words


def lines_of(page: Page) -> tuple[Line, ...]:
    """The page's own content, in order, with the part that each block stands in."""
    return tuple(_lines(_read(_blocks(page))))


def _read(blocks: list[Block]) -> Iterator[Block]:
    length = 0
    for block in blocks:
        if block.is_main:
            yield block
            length += len(block.text)
        if length > _LONGEST_STATEMENT:
            return


def part_of(heading: str) -> Part | None:
    """The part that a heading opens."""
    text = _SPACE.sub(" ", heading).strip().lstrip("0123456789. ")
    if len(text) > _LONGEST_HEADING:
        return None
    return next((Part(name) for name, known in headings() if known.search(text)), None)


def _lines(blocks: Iterable[Block]) -> Iterator[Line]:
    part: Part | None = None
    opened = _LAST_LEVEL
    for block in blocks:
        level = _level(block)
        if level and (found := part_of(block.text)):
            part, opened = found, level
        elif level and level <= opened:
            part, opened = None, level
        yield Line(block, part, is_heading=bool(level))


def _level(block: Block) -> int:
    """1 to 6 for a heading, one more for what opens an accordion or is all bold, 0 for other text."""
    for tag in block.ancestors:
        if re.fullmatch(r"h[1-6]", tag.name):
            return int(tag.name[1])
    if len(block.text) > _LONGEST_HEADING or block.text.endswith("."):
        return 0
    if block.is_within("summary", "button", "dt"):
        return _LAST_LEVEL
    inline = [node for node in block.nodes if isinstance(node, Tag) or node.strip()]
    is_bold = bool(inline) and all(
        isinstance(node, Tag) and node.name in {"strong", "b", "br"} for node in inline
    )
    return _LAST_LEVEL if is_bold and block.tag.name in {"p", "div", "section"} else 0


def _blocks(page: Page) -> list[Block]:
    """All blocks, with those that the markup keeps closed in their place among the others."""
    body = page.soup.body or page.soup
    closed = list(_closed(body))
    if not closed:
        return list(page.blocks)
    places = {id(tag): place for place, tag in enumerate(body.find_all(True))}
    hidden = [block for tag in closed for block in blocks_of(cast(BeautifulSoup, tag))]
    return sorted([*page.blocks, *hidden], key=lambda block: places.get(id(block.tag), -1))


def _closed(body: Tag) -> Iterator[Tag]:
    """The outermost elements that are hidden and that a click may open."""
    within: set[int] = set()
    for tag in body.find_all(True):
        if id(tag.parent) in within:
            within.add(id(tag))
        elif is_hidden(tag):
            within.add(id(tag))
            if _may_open(tag):
                yield tag


def _may_open(tag: Tag) -> bool:
    """Whether a click may show what is hidden: it is text, not a script's or a form's own matter."""
    return tag.name in {"div", "section", "article", "p", "ul", "ol", "dl", "dd", "details", "li", "table"}
