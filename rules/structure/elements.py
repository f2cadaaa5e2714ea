"""A document's elements by name, looked through once for all rules of the family."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from heapq import merge

from bs4 import BeautifulSoup, Tag

from auditor.model import Page

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Elements:
    """The elements of a document, in document order."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._by_name: dict[str, list[tuple[int, Tag]]] = defaultdict(list)
        self._with_role: list[tuple[int, Tag]] = []
        for place, tag in enumerate(soup.find_all(True)):
            self._by_name[tag.name].append((place, tag))
            if "role" in tag.attrs:
                self._with_role.append((place, tag))

    def named(self, *names: str, or_with_role: bool = False) -> list[Tag]:
        """Those with one of these names, and when asked for all that are given a role."""
        found = [self._by_name[name] for name in names if name in self._by_name]
        if or_with_role:
            found.append(self._with_role)
        return list(dict(merge(*found, key=lambda placed: placed[0])).values())

    @property
    def has_components(self) -> bool:
        """Whether there are elements of the site's own making, which may hold what is not in the document."""
        return any("-" in name for name in self._by_name)


def elements_on(page: Page) -> Elements:
    return _elements(_Document(page.soup))


class _Document:
    """A document as a key: by identity, since Beautiful Soup compares elements by all they hold."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self.soup = soup

    def __hash__(self) -> int:
        return id(self.soup)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Document) and other.soup is self.soup


@lru_cache(maxsize=4)
def _elements(document: _Document) -> Elements:
    return Elements(document.soup)
