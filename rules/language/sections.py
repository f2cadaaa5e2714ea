"""Headings, and what follows each of them until the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from auditor.model import Page, is_hidden

_THINGS = frozenset(
    (
        "img picture svg canvas video audio iframe embed object form input select textarea button table math "
        "progress meter map frame"
    ).split()
)
_UNREAD = frozenset({"script", "style", "template", "noscript", "head"})
_AROUND = frozenset({"banner", "navigation", "contentinfo", "search", "alert", "dialog", "alertdialog"})
_HEADING = re.compile(r"h[1-6]")
_LONGEST = 20_000  # characters of a section's text that are kept


@dataclass(eq=False)
class Section:
    """A heading of the page's own content, and what follows it.

    `texts` stand between this heading and the next, `things` counts pictures, films, fields and the like
    there, `links` the links. What only opens by a click is there too. `parent` is the heading that this one
    stands under.
    """

    tag: Tag
    level: int
    parent: Section | None
    texts: list[str] = field(default_factory=list)
    things: int = 0
    links: int = 0
    length: int = 0

    def say(self, text: str) -> None:
        if text and self.length < _LONGEST:
            self.texts.append(text)
            self.length += len(text)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


def sections_of(page: Page) -> Sequence[Section]:
    """The headings of the page's own content in order. Iterative: how deep a page goes is its own choice."""
    sections: list[Section] = []
    stack: list[object] = [page.soup.body or page.soup]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            level = _level(node)
            if level and not is_hidden(node):
                sections.append(Section(node, level, _parent(sections, level)))
            elif node.name not in _UNREAD and not surrounds(node):
                if sections:
                    _count(node, sections[-1])
                stack += reversed(node.contents)
        elif sections and isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            sections[-1].say(node.strip())
    return sections


def _count(tag: Tag, section: Section) -> None:
    section.links += tag.name == "a" and tag.has_attr("href")
    section.things += tag.name in _THINGS or "-" in tag.name
    if alternative := tag.get("alt"):
        section.say(str(alternative))


def _level(tag: Tag) -> int:
    """1 to 6 for a heading, also one by role; 0 for other elements."""
    role = str(tag.get("role") or "").strip().lower()
    if role == "heading":
        stated = str(tag.get("aria-level") or "").strip()
        return int(stated) if stated in set("123456") else 2
    return int(tag.name[1]) if not role and _HEADING.fullmatch(tag.name) else 0


def _parent(sections: Sequence[Section], level: int) -> Section | None:
    """The nearest heading before of a higher rank."""
    above = sections[-1] if sections else None
    while above is not None and above.level >= level:
        above = above.parent
    return above


def surrounds(tag: Tag) -> bool:
    """Whether this is the site's frame, or a dialogue, and not the page's own content."""
    if tag.name in {"nav", "dialog"} or str(tag.get("role") or "").strip().lower() in _AROUND:
        return True
    return tag.name in {"header", "footer"} and tag.find_parent(["article", "main", "section"]) is None
