"""The links of a page as they are met: what each is called, where it leads, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache

from bs4 import Tag

from auditor.model import Block, Page, role_of
from auditor.vocabulary import load
from rules.structure.elements import elements_on

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
_CONTEXT = ("p", "li", "dd", "dt", "td", "th", "figcaption", "caption", "blockquote")
_MOST_AROUND = 6
_LONGEST_NAME = 300
_LONGEST_TAIL = 100
_MOST_CHARACTERS = 500
_ENOUGH_WORDS = 2
_LONG_WORD = 5


class Kind(StrEnum):
    """What a link text says when it says nothing of the link's purpose."""

    POINTER = "pointer"
    MORE = "more"
    FORMAT = "format"


@dataclass(frozen=True, eq=False)
class Link:
    """A link that assistive technology meets, with its accessible name."""

    tag: Tag
    name: str

    @cached_property
    def key(self) -> str:
        """The name as people tell names apart: without case, punctuation at its ends, or what a CMS adds."""
        name = _EDGES.sub("", self.name[:_LONGEST_NAME]).casefold()
        while (shorter := _EDGES.sub("", _tails().sub("", name[-_LONGEST_TAIL:]))) != name[-_LONGEST_TAIL:]:
            rest = name[:-_LONGEST_TAIL] + shorter
            if not rest:
                break
            name = rest
        return name

    @property
    def kind(self) -> Kind | None:
        return words().get(self.key)


def links_on(page: Page) -> tuple[Link, ...]:
    """Every link with a name, in document order."""
    return _links_of(_Document(page))


@lru_cache(maxsize=4)
def _links_of(document: _Document) -> tuple[Link, ...]:
    """The links of a document, found once for all rules about them."""
    page = document.page
    names = page.names
    found = (tag for tag in elements_on(page).named("a", "area", or_with_role=True) if role_of(tag) == "link")
    return tuple(Link(tag, name) for tag in found if names.is_met(tag) and (name := names.of(tag)))


class _Document:
    """A document as a key: by identity, since Beautiful Soup compares elements by all they hold."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def __hash__(self) -> int:
        return id(self.page.soup)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Document) and other.page.soup is self.page.soup


@cache
def words() -> dict[str, Kind]:
    """Every link text that says nothing of its purpose, with what it says instead."""
    table = load("rules.structure", "link_words.toml")
    return {word: kind for kind in Kind for entry in table[kind.value] for word in entry["words"]}


@cache
def _tails() -> re.Pattern[str]:
    table = load("rules.structure", "link_words.toml")
    tails = "|".join(pattern for entry in table["tail"] for pattern in entry["patterns"])
    return re.compile(rf"(?:^|(?<=[\s,.;:(]))(?:{tails})[\s.)]*$")


class Surroundings:
    """What the sentences, paragraphs, list items and table cells around a page's links say."""

    def __init__(self, page: Page) -> None:
        self._names = page.names
        self._blocks: dict[int, Block] = {}
        for block in page.blocks:
            for node in block.nodes:
                if isinstance(node, Tag):
                    for tag in (node, *node.find_all(_may_be_link)):
                        self._blocks[id(tag)] = block

    def of(self, link: Link) -> str:
        """The words that belong to the link by markup, beside its own; empty when there are too few."""
        for text in self._texts(link):
            rest = text[:_MOST_CHARACTERS].replace(link.name, " ", 1)
            if _tells(rest):
                return " ".join(rest.split())
        return ""

    def row_of(self, link: Link) -> str:
        """What the other cells of the link's table row say: near, but not belonging to it by markup."""
        row = link.tag.find_parent("tr")
        text = self._names.text_of(row).replace(link.name, " ", 1) if row is not None else ""
        return " ".join(text.split()) if _tells(text) else ""

    def place_of(self, link: Link) -> int:
        """Which run of text the link stands in, the same for all links in it; 0 for none."""
        block = self._blocks.get(id(link.tag))
        return id(block) if block else 0

    def _texts(self, link: Link) -> Iterator[str]:
        yield self._names.description_of(link.tag)
        block = self._blocks.get(id(link.tag))
        yield block.text if block else ""
        around = [parent for parent in _around(link.tag) if parent.name in _CONTEXT][:_MOST_AROUND]
        for parent in around:
            yield self._names.text_of(parent)
            if parent.name == "td":
                yield from self._headers_of(parent)

    def _headers_of(self, cell: Tag) -> Iterator[str]:
        """The text of the row's header cells; of the column's when the table's first row has as many."""
        row = cell.parent
        if row is None or row.name != "tr":
            return
        cells = row.find_all(["td", "th"], recursive=False)
        yield from (self._names.text_of(other) for other in cells if other.name == "th")
        table = row.find_parent("table")
        first = table.find("tr") if table is not None else None
        headers = first.find_all(["td", "th"], recursive=False) if first is not None else []
        place = next((number for number, other in enumerate(cells) if other is cell), len(cells))
        if len(headers) == len(cells) and headers[place].name == "th":
            yield self._names.text_of(headers[place])


def _around(tag: Tag) -> Iterator[Tag]:
    """The elements around a link as far as its section: what lies beyond does not belong to it."""
    for depth, parent in enumerate(tag.parents):
        if depth > _DEEPEST or parent.name in {"section", "article", "main", "nav", "body", "table"}:
            return
        yield parent


_DEEPEST = 30


def _tells(text: str) -> bool:
    """Whether a text has words of its own, beside those that say nothing."""
    if _EDGES.sub("", text).casefold() in words():
        return False
    found = _WORD.findall(text[:_MOST_CHARACTERS])
    return len(found) >= _ENOUGH_WORDS or any(len(word) >= _LONG_WORD for word in found)


def _may_be_link(tag: Tag) -> bool:
    return tag.name in {"a", "area"} or tag.has_attr("role")
