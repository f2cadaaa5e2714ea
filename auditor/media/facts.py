"""What a browser knows of a page's own films and sounds, brought to the element that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urldefrag

from bs4 import BeautifulSoup, Tag

from auditor.media.addresses import sources_of
from auditor.media.joined import absolute
from auditor.model import MediaFacts


def facts_by_element(soup: BeautifulSoup, facts: Sequence[MediaFacts], base: str) -> dict[int, MediaFacts]:
    """The facts by the identity of their element.

    They come in document order. The page may have changed between the two looks at it, so a fact whose file
    is not the element's is brought to the one element that names its file, or to none.
    """
    if not facts:
        return {}
    elements = list(_elements(soup))
    files = {
        id(element): {_plain(absolute(base, each)) for each in sources_of(element)} for element in elements
    }
    found: dict[int, MediaFacts] = {}
    strayed: list[MediaFacts] = []
    for element, fact in zip(elements, facts, strict=False):
        if _fits(fact, files[id(element)]):
            found[id(element)] = fact
        else:
            strayed.append(fact)
    for fact in strayed:
        owners = [element for element in elements if _plain(fact.source) in files[id(element)]]
        if len(owners) == 1 and id(owners[0]) not in found:
            found[id(owners[0])] = fact
    return found


def _fits(fact: MediaFacts, files: set[str]) -> bool:
    return not fact.source or not files or _plain(fact.source) in files


def _plain(address: str) -> str:
    return urldefrag(address).url


def _elements(soup: BeautifulSoup) -> Iterator[Tag]:
    """Video and audio elements as the browser counts them: not those in noscript and template."""
    apart: set[int] = set()
    for tag in soup.find_all(True):
        if id(tag.parent) in apart or tag.name in {"noscript", "template"}:
            apart.add(id(tag))
        elif tag.name in {"video", "audio"}:
            yield tag
