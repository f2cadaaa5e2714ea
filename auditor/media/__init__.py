"""Reads the films and sounds of a page out of its document.

players      the table of platforms: which one an address or an element belongs to
addresses    where an element says that its film is
frames       what a frame of no known platform may show
written      every film and sound as it is written, each once
tracks       text tracks, and what they tell of captions
settings     whether it starts by itself, muted, with controls
facts        what the browser knew, brought to its element
described    all of it together, as a Medium
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from auditor.media.described import Around, described
from auditor.media.facts import facts_by_element
from auditor.media.written import written_in
from auditor.model import MediaFacts, Medium, Page

__all__ = ["read_media"]

_MOST = 1_000  # a page with more was not made for people


def read_media(page: Page, facts: Sequence[MediaFacts] = ()) -> tuple[Medium, ...]:
    """Every film and sound of the page, each once, in document order, with what a browser knows of them."""
    found = list(islice(written_in(page.soup), _MOST))
    if not found:
        return ()
    base = page.base_url
    known = facts_by_element(page.soup, facts, base)
    around = Around(page=page, base=base, has_scripts=page.soup.find("script") is not None)
    return tuple(described(medium, around, known.get(id(medium.tag))) for medium in found)
