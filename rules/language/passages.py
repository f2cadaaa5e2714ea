"""What a page says in which language: its text by the nearest lang attribute."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from auditor.model import Block, Page, is_hidden

_NO_LANGUAGE = ("code", "pre", "samp", "kbd")  # what is shown in these is not in the page's language
_LONGEST = 100_000  # characters of a page that are looked at
_LANG = re.compile(r"\blang\s*=", re.IGNORECASE)
_MOST_MARKED = 500  # elements with a language of their own that are judged


@dataclass(frozen=True, eq=False)
class Marked:
    """An element with a language of its own, and the text that is in it by that."""

    tag: Tag
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(self.texts)


@dataclass(frozen=True, eq=False)
class Unmarked:
    """A block of the page's own content, and its text that has no language but the page's."""

    block: Block
    text: str


@dataclass(frozen=True, kw_only=True)
class Passages:
    marked: Sequence[Marked]
    unmarked: Sequence[Unmarked]


def passages_of(page: Page) -> Passages:
    """The page's text by language. Ask for it by `page.once`, since two rules do."""
    tags = _marked(page)
    marked = {id(tag): Marked(tag) for tag in tags}
    around = _around(tags)
    unmarked: list[Unmarked] = []
    left = _LONGEST
    for block in page.blocks:
        if left <= 0:
            break
        left -= len(block.text)
        outer = (
            next((marked[id(tag)] for tag in block.ancestors if id(tag) in marked), None) if tags else None
        )
        if not any(id(node) in around or id(node) in marked for node in block.nodes):
            pieces: list[tuple[Marked | None, str]] = [(outer, block.text)]
        else:
            pieces = [(holder or outer, text) for holder, text in _pieces(block, marked)]
        for holder, text in pieces:
            if holder is not None:
                holder.texts.append(text)
        own = " ".join(text for holder, text in pieces if holder is None)
        if own.strip() and block.is_main and not block.is_within(*_NO_LANGUAGE):
            unmarked.append(Unmarked(block, own))
    return Passages(marked=[found for found in marked.values() if found.texts], unmarked=unmarked)


def _marked(page: Page) -> list[Tag]:
    """The elements, but html, that state a language. Most pages have none, and need not be searched."""
    if len(_LANG.findall(page.html)) < 2:  # noqa: PLR2004 - one is the html element's own
        return []
    return [tag for tag in page.soup.find_all(lang=True, limit=_MOST_MARKED) if tag.name != "html"]


def _around(tags: Sequence[Tag]) -> set[int]:
    """The elements, by identity, that hold one of these."""
    around: set[int] = set()
    for tag in tags:
        for parent in tag.parents:
            if id(parent) in around:
                break
            around.add(id(parent))
    return around


def _pieces(block: Block, marked: dict[int, Marked]) -> Iterator[tuple[Marked | None, str]]:
    """Each string of the block with the nearest marked element in the block. Iterative, for deep pages."""
    stack: list[tuple[object, Marked | None]] = [(node, None) for node in reversed(block.nodes)]
    while stack:
        node, holder = stack.pop()
        if isinstance(node, Tag):
            if not is_hidden(node):
                inner = marked.get(id(node), holder)
                stack += [(child, inner) for child in reversed(node.contents)]
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            yield holder, str(node)
