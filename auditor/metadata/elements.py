"""The elements of a document that metadata is read from, gathered in one walk over it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from bs4 import BeautifulSoup, Tag

NEAR = 6  # elements around a text: what stands farther out is not about it alone
_LONG_HREF = 200
_MOST = 50  # of each kind that a machine reads
_MOST_CONTENTS = 200  # most meta elements carry no date
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|zip|csv)(?:[?#]|$)", re.IGNORECASE)


@dataclass
class Elements:
    """In document order; `with_file` are links to files and what is close around them, by identity."""

    main: Tag | None = None
    h1: Tag | None = None
    articles: list[Tag] = field(default_factory=list)
    times: list[Tag] = field(default_factory=list)
    contents: list[Tag] = field(default_factory=list)
    descriptions: list[Tag] = field(default_factory=list)
    with_file: set[int] = field(default_factory=set)


def elements_of(soup: BeautifulSoup) -> Elements:
    """The main element (or role), its h1 or else the first, and the bearers of dates for machines."""
    found = Elements()
    headings: list[Tag] = []
    role: Tag | None = None
    for tag in soup.descendants:
        if not isinstance(tag, Tag):
            continue
        attributes = tag.attrs
        if tag.name == "h1":
            headings.append(tag)
        elif tag.name == "main":
            found.main = found.main or tag
        elif tag.name == "article":
            found.articles.append(tag)
        if attributes:
            _gather(found, tag)
            if role is None and attributes.get("role") == "main":
                role = tag
    found.main = found.main if found.main is not None else role
    found.h1 = _heading(headings, found.main)
    return found


def _gather(found: Elements, tag: Tag) -> None:
    """Keep an element that has attributes, if it is one that carries a date or leads to a file."""
    attributes = tag.attrs
    if tag.name == "a":
        if _FILE.search(str(attributes.get("href") or "")[-_LONG_HREF:]):
            found.with_file.add(id(tag))
            found.with_file.update(id(parent) for parent in islice(tag.parents, NEAR))
    elif tag.name == "time":
        if ("itemprop" in attributes or "pubdate" in attributes) and len(found.times) < _MOST:
            found.times.append(tag)
    elif tag.name == "script":
        type_ = str(attributes.get("type") or "").split(";")[0].strip().lower()
        if type_ == "application/ld+json" and len(found.descriptions) < _MOST:
            found.descriptions.append(tag)
    elif (
        "content" in attributes
        and (tag.name == "meta" or "itemprop" in attributes)
        and len(found.contents) < _MOST_CONTENTS
    ):
        found.contents.append(tag)


def _heading(headings: list[Tag], main: Tag | None) -> Tag | None:
    """The first h1 in main, else the first."""
    if main is not None:
        for heading in islice(headings, _MOST):
            if any(parent is main for parent in heading.parents):
                return heading
    return headings[0] if headings else None
