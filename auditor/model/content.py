"""The text of a document as a reader meets it: blocks, in order, each with its place.

A block is the text of one block-level element's own inline content. Words of two blocks are never glued
together, and words of one block never torn apart by inline markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

# The elements that HTML's rendering section (15.3) lays out inline; everything else begins a block.
_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big button cite code data del dfn em font i img ins kbd label "
        "mark nobr output q ruby rb rt s samp small span strike strong sub sup time tt u var wbr"
    ).split()
)
_SILENT = frozenset(
    ("script style template noscript head svg math object audio video iframe canvas select textarea").split()
)
_QUOTING = frozenset(["blockquote", "q", "code", "pre", "samp", "kbd"])
_NEUTRAL = _SILENT | {"br", "input"}  # neither break a run of text nor have any of their own
_ANY_SPACE = re.compile(r"\s")
_SPACE = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, eq=False)
class Block:
    """A run of text in one block-level element. Line breaks (br) are kept as newlines."""

    tag: Tag
    text: str
    nodes: tuple[NavigableString | Tag, ...] = ()

    @cached_property
    def ancestors(self) -> tuple[Tag, ...]:
        """The block's element and those around it, nearest first."""
        return (self.tag, *(parent for parent in self.tag.parents if isinstance(parent, Tag)))

    def is_within(self, *names: str) -> bool:
        """Whether the block's element, or one around it, has one of these names."""
        return any(ancestor.name in names for ancestor in self.ancestors)

    @property
    def is_heading(self) -> bool:
        return self.is_within("h1", "h2", "h3", "h4", "h5", "h6")

    @property
    def is_quoted(self) -> bool:
        """Whether the words are somebody else's: a quotation, or an excerpt shown as such."""
        if self.is_within(*_QUOTING):
            return True
        inline = [node for node in self.nodes if not _is_blank(node)]
        return bool(inline) and all(isinstance(node, Tag) and node.name in _QUOTING for node in inline)

    @cached_property
    def is_main(self) -> bool:
        """Whether the block belongs to the page's own content, not to what surrounds every page."""
        return not any(_surrounds(ancestor) for ancestor in self.ancestors)


def blocks_of(soup: BeautifulSoup) -> tuple[Block, ...]:
    """All blocks of a document that have text, in document order; what is hidden in markup is left out."""
    body = soup.body or soup
    return tuple(block for run in _runs(body) if (block := _block(*run)))


def _runs(root: Tag) -> Iterator[tuple[Tag, list[NavigableString | Tag]]]:
    """Each block-level element's runs of inline content. Iterative: depth is the page's choice."""
    torn = _inline_around_blocks(root)
    stack: list[tuple[Tag, Iterator[object], list[NavigableString | Tag]]] = [(root, iter(root.contents), [])]
    while stack:
        tag, children, run = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield tag, run
        elif isinstance(child, Tag):
            if is_hidden(child):
                continue
            if child.name == "br" or (child.name in _INLINE and id(child) not in torn):
                run.append(child)
                continue
            yield tag, run
            stack[-1] = (tag, children, [])
            stack.append((child, iter(child.contents), []))
        elif _is_text(child):
            run.append(cast(NavigableString, child))


def _inline_around_blocks(root: Tag) -> set[int]:
    """The inline elements (by identity) that hold a block-level one, and so do not make one run of text."""
    torn: set[int] = set()
    for tag in root.find_all(True):
        if tag.name in _INLINE or tag.name in _NEUTRAL:
            continue
        around = tag.parent
        while around is not None and around.name in _INLINE and id(around) not in torn:
            torn.add(id(around))
            around = around.parent
    return torn


def _block(tag: Tag, run: list[NavigableString | Tag]) -> Block | None:
    text = "".join(part for node in run for part in _text(node))
    lines = (_SPACE.sub(" ", line).strip() for line in text.split("\n"))
    text = "\n".join(line for line in lines if line)
    return Block(tag, text, tuple(run)) if text else None


def _text(node: NavigableString | Tag) -> Iterator[str]:
    """The words of an inline node, with a newline for each br. Iterative, as _runs."""
    stack: list[object] = [node]
    while stack:
        part = stack.pop()
        if isinstance(part, Tag):
            if part.name == "br":
                yield "\n"
            elif not is_hidden(part):
                stack += reversed(part.contents)
        elif _is_text(part):
            yield _ANY_SPACE.sub(" ", str(part))


def _is_text(node: object) -> bool:
    return isinstance(node, NavigableString) and not isinstance(node, PreformattedString)


_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_hidden(tag: Tag) -> bool:
    """Whether markup alone says that the element is not shown; what style sheets hide, a browser knows."""
    return (
        tag.name in _SILENT
        or tag.has_attr("hidden")
        or bool(_HIDING_STYLE.search(str(tag.get("style") or "")))
    )


# What a browser writes on each element that is not drawn when the page's evidence is taken.
NOT_DRAWN = "data-auditor-not-drawn"


def is_drawn(tag: Tag) -> bool:
    """Whether the element is shown when the page opens, as far as markup and the browser's evidence tell.

    What opens by a click, as an accordion does, is not drawn, and yet is content: ask this only where what
    counts is what meets the eye at first.
    """
    return not any(part.has_attr(NOT_DRAWN) or is_hidden(part) for part in (tag, *tag.parents))


def _is_blank(node: NavigableString | Tag) -> bool:
    return not isinstance(node, Tag) and not node.strip()


_AROUND_ROLES = frozenset({"banner", "navigation", "contentinfo", "search", "alert", "dialog", "alertdialog"})


def _surrounds(tag: Tag) -> bool:
    """Whether this element is a site's frame: its navigation, banner, footer, alerts and cookie dialogues."""
    if tag.name in {"nav", "dialog"}:
        return True
    if tag.name in {"header", "footer"}:  # inside article or main they belong to it (HTML-AAM, header)
        return tag.find_parent(["article", "main", "section"]) is None
    return str(tag.get("role") or "").strip().lower() in _AROUND_ROLES
