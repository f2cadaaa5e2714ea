"""The lines of a block, with the inline elements that stand in them.

A block's text glues what markup keeps apart: <span>Sidansvarig</span><span>Medborgarkontoret</span>. A line
remembers where elements begin and end, so that a label may end there, and where a time or link stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from auditor.model import Block, is_hidden

# Elements that dress a part of a word, so that their edges part nothing: <b>G</b>ranskad.
DRESSING = frozenset("b strong em i u s font small big mark sub sup wbr bdi bdo ins".split())
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Inline:
    """An inline element, at text[start:end] of its line; of no width when it has no text."""

    start: int
    end: int
    tag: Tag


@dataclass(frozen=True, eq=False)
class Line:
    """What stands between two line breaks of a block: `breaks` are where inline elements begin and end."""

    text: str
    breaks: frozenset[int] = frozenset()
    inline: tuple[Inline, ...] = ()

    def times(self, start: int, end: int) -> Iterator[Tag]:
        """The time elements that touch text[start:end]."""
        for inner in self.inline:
            if inner.tag.name == "time" and inner.start <= end and inner.end >= start:
                yield inner.tag

    def is_within(self, names: frozenset[str], start: int, end: int) -> bool:
        """Whether text[start:end] stands in an inline element with one of these names."""
        return any(
            inner.tag.name in names and inner.start <= start and end <= inner.end for inner in self.inline
        )


def lines_of(block: Block) -> tuple[Line, ...]:
    """The block's lines that have text, or an element that may carry a value without any."""
    if not any(isinstance(node, Tag) for node in block.nodes):
        return tuple(Line(text) for text in block.text.split("\n"))
    found = _Lines()
    found.read(block.nodes)
    return tuple(line for line in found.lines if line.text or line.inline)


@dataclass
class _Lines:
    """Reads inline content from left to right; iterative, since its depth is the page's choice."""

    lines: list[Line] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    length: int = 0
    breaks: set[int] = field(default_factory=set)
    inline: list[Inline] = field(default_factory=list)

    def read(self, nodes: Iterable[NavigableString | Tag]) -> None:
        stack: list[tuple[Tag | None, int, Iterator[object]]] = [(None, 0, iter(nodes))]
        while stack:
            tag, start, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if tag is not None:
                    self._close(tag, start)
            elif isinstance(child, Tag):
                if child.name == "br":
                    self._end_line()
                elif not is_hidden(child):
                    stack.append((child, self._open(child), iter(child.contents)))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._write(child)
        self._end_line()

    def _write(self, text: str) -> None:
        words = _SPACE.sub(" ", text)
        if not self.length or self.parts[-1].endswith(" "):
            words = words.removeprefix(" ")
        if words:
            self.parts.append(words)
            self.length += len(words)

    def _open(self, tag: Tag) -> int:
        if tag.name not in DRESSING:
            self.breaks.add(self.length)
        return self.length

    def _close(self, tag: Tag, start: int) -> None:
        if tag.name in DRESSING:
            return
        self.breaks.add(self.length)
        # Begun on an earlier line: it stands at this one's beginning.
        self.inline.append(Inline(min(start, self.length), self.length, tag))

    def _end_line(self) -> None:
        text = "".join(self.parts).rstrip()
        last = len(text)
        inline = (Inline(min(i.start, last), min(i.end, last), i.tag) for i in self.inline)
        self.lines.append(Line(text, frozenset(self.breaks), tuple(inline)))
        self.parts, self.length, self.breaks, self.inline = [], 0, set(), []
