"""The parsed document of a page, and what is made of it: once for all rules, and no longer than needed."""

from __future__ import annotations

import re
import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import Any, cast

from bs4 import BeautifulSoup, Tag

from auditor.model.accessible_name import Names
from auditor.model.content import Block, blocks_of

# Pages. A parsed one takes fifty times its text; those between being read and being judged are kept.
_KEPT = 8

_HTML_ELEMENT = re.compile(r"<html\b[^>]*>", re.IGNORECASE)
_START = 10_000  # characters in which the html element is looked for

# What is made of every page while it is parsed, by name; filled as rules are imported.
_of_each: dict[str, Callable[[Any], Any]] = {}
# The page stands beside what was made of it, so that its id stays its own.
_made: OrderedDict[int, tuple[object, dict[Callable[[Any], Any], Any]]] = OrderedDict()


class Document:
    """A parsed document, its blocks, names and elements, each made once."""

    def __init__(self, html: str) -> None:
        with warnings.catch_warnings():  # XHTML, or a text that is an address: a page is a page
            warnings.simplefilter("ignore", UserWarning)
            self.soup = BeautifulSoup(html, "lxml")

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return blocks_of(self.soup)

    @cached_property
    def names(self) -> Names:
        return Names(self.soup)

    @cached_property
    def _by_name(self) -> dict[str, list[tuple[int, Tag]]]:
        found: dict[str, list[tuple[int, Tag]]] = {}
        for place, tag in enumerate(self.soup.find_all(True)):
            found.setdefault(tag.name, []).append((place, tag))
        return found

    def tags(self, names: Iterable[str]) -> list[Tag]:
        placed = [entry for name in dict.fromkeys(names) for entry in self._by_name.get(name, ())]
        placed.sort(key=lambda entry: entry[0])
        return [tag for _, tag in placed]


@lru_cache(maxsize=_KEPT)
def document_of(html: str) -> Document:
    """Parse once for all rules that judge a page."""
    return Document(html)


@lru_cache(maxsize=_KEPT)
def language_of(html: str) -> str:
    """The lang attribute of the html element, or empty."""
    tag = html_tag(html)  # not worth parsing the whole document for
    root = BeautifulSoup(tag, "lxml").find("html") if tag else None
    return str(root.get("lang") or "").strip() if isinstance(root, Tag) else ""


def html_tag(html: str) -> str:
    """The start tag of the html element as it is written, or empty."""
    start = _HTML_ELEMENT.search(html, 0, _START)
    return start[0] if start else ""


def made_once[P, T](page: P, make: Callable[[P], T]) -> T:
    """What `make` makes of the page, made once while the page is among those judged last."""
    if id(page) not in _made:
        _made[id(page)] = (page, {})
        while len(_made) > _KEPT:
            _made.popitem(last=False)
    values = _made[id(page)][1]
    if make not in values:
        values[make] = make(page)
    return cast(T, values[make])


def of_each_page[P, T](make: Callable[[P], T]) -> Callable[[P], T]:
    """Have `make` called for every page while it is parsed, and what it makes kept with the page.

    For what a site rule asks of all pages by `page.once(make)`: else each page would be parsed anew. `make`
    is a function of a module, and what it makes is small and can be pickled: no elements of the document.
    """
    _of_each[name_of(make)] = make
    return make


def all_of_each_page() -> dict[str, Callable[[Any], Any]]:
    """All that was given to of_each_page, by name."""
    return dict(_of_each)


def name_of(make: Callable[..., Any]) -> str:
    """What tells a function of a module from all others, in this process and the next."""
    return f"{make.__module__}:{getattr(make, '__qualname__', '')}"
