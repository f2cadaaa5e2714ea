"""Labels with nothing after them: "Datum:" above "Plats: Torget", a dt before an empty dd."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bs4 import Tag

from auditor.model import Block, Page
from auditor.vocabulary import load

_SHORT = 40  # characters
_MOST_LINES = 50  # of a block: a longer one is no list of particulars
_MOST = 300  # labels looked at on one page
# Elements that are a value without any text of their own.
_VALUES = "img svg input select textarea button iframe object video audio time a canvas".split()
_IN_FORMS = ("form", "label", "legend", "fieldset", "button", "nav", "caption")
_HEADING = re.compile(r"h[1-6]")
_BLOCKS = frozenset({"p", "li", "div", "dd"})


@dataclass(frozen=True, eq=False)
class EmptyLabel:
    """A label, its block, and whether the markup leaves no doubt that its value is missing."""

    text: str
    block: Block
    is_certain: bool


def empty_labels(page: Page) -> Iterator[EmptyLabel]:
    """The known labels of the page's own content that have no value, but those of the page's metadata."""
    told = tuple(label.label.casefold() for label in page.metadata.unread if label.label)
    blocks, looked_at, level = page.blocks, 0, 0
    for index, block in enumerate(blocks):
        level = _level(block) or level
        if "\n" in block.text and ":\n" in block.text:
            candidates = _among_lines(block)
        elif len(block.text) <= _SHORT and _is_label(block.text, colon=block.tag.name != "dt"):
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            candidates = _of_whole(block, after, level)
        else:
            continue
        looked_at += 1
        if looked_at > _MOST:
            return
        if block.is_main and not block.is_quoted and not block.is_within(*_IN_FORMS):
            # The page's own date and owner are other rules' business.
            yield from (label for label in candidates if not label.text.casefold().startswith(told))


def _among_lines(block: Block) -> Iterator[EmptyLabel]:
    """A line that is a label alone, where the next one is a label with a value."""
    lines = block.text.split("\n")
    if len(lines) > _MOST_LINES or not _is_bare(block.tag):
        return
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if _is_label(line, colon=True) and _is_filled(following) and not _heads(line, following):
            yield EmptyLabel(line, block, is_certain=True)


def _of_whole(block: Block, after: Block | None, level: int) -> Iterator[EmptyLabel]:
    """A block that is a label alone, under a heading of `level`: what stands beside or comes next decides."""
    if block.tag.name == "dt" or block.is_within("dt"):
        term = next(tag for tag in block.ancestors if tag.name == "dt")
        value = term.find_next_sibling(["dt", "dd"])
        if value is None or value.name == "dt":  # several terms may share one value
            return
        if _is_empty(value):
            yield EmptyLabel(block.text, block, is_certain=True)
        return
    if (
        block.tag.name not in _BLOCKS
        or block.is_heading
        or block.is_within("table")
        or not _is_bare(block.tag)
    ):
        return
    ends = after is None or 0 < _level(after) <= level  # a heading below may begin what the label promises
    is_row = (
        after is not None
        and _is_filled(after.text)
        and not _heads(block.text, after.text)
        and after.tag.name == block.tag.name
        and after.tag.parent is block.tag.parent
    )
    if (ends or is_row) and _is_alone(block, after):
        yield EmptyLabel(block.text, block, is_certain=is_row)


def _level(block: Block) -> int:
    """1 to 6 for a heading, 0 for other text."""
    return int(block.tag.name[1]) if _HEADING.fullmatch(block.tag.name) else 0


def _heads(label: str, following: str) -> bool:
    """Whether the label may stand above a group of lines that the following one begins."""
    table = load("rules.freshness", "leaks.toml")["labels"]
    name, under = (text.partition(":")[0].strip().casefold() for text in (label, following))
    is_of_hours = name in {"öppettider", "opening hours"} and under in table["under_hours"]
    return is_of_hours or (name in table["heads"] and under in table["under_heads"])


def _is_alone(block: Block, after: Block | None) -> bool:
    """Whether nothing that may be the value stands between the label and the next text."""
    following: Tag | None = block.tag.find_next_sibling(True)
    while following is not None and (after is None or following is not after.tag):
        if not _is_empty(following):
            return False
        following = following.find_next_sibling(True)
    return True


def _is_bare(tag: Tag) -> bool:
    return tag.find(_VALUES) is None


def _is_empty(tag: Tag) -> bool:
    return tag.name not in _VALUES and not tag.get_text(strip=True) and _is_bare(tag)


def _is_label(text: str, *, colon: bool) -> bool:
    bare = text.strip()
    if colon and not bare.endswith(":"):
        return False
    return bare.rstrip(" :").casefold() in _names()


def _is_filled(text: str) -> bool:
    """Whether a text is another label, with its value."""
    name, colon, value = text.partition(":")
    return bool(colon) and bool(value.strip()) and name.strip().casefold() in _names()


@cache
def _names() -> frozenset[str]:
    return frozenset(load("rules.freshness", "leaks.toml")["labels"]["names"])
