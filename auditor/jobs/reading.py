"""What a page says of itself, read out of its document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from auditor.keeping import Told
from auditor.media import read_media
from auditor.metadata import read_metadata
from auditor.metadata.controls import controls_in
from auditor.model import MediaFacts, Page


@dataclass(frozen=True, kw_only=True)
class Read:
    """What was read: `facts` are fields of the page, `told` what only its document tells."""

    facts: Mapping[str, Any]
    told: Told

    def of(self, page: Page) -> Page:
        return page.but(**self.facts)


def read(page: Page, media: Sequence[MediaFacts] = ()) -> Read:
    """Read the page; `media` is what the browser knew of its films and sounds."""
    facts: dict[str, Any] = {}
    if not page.rendered:
        title = page.soup.title.get_text(" ", strip=True) if page.soup.title else ""
        facts = {"title": title, "controls": controls_in(page.soup)}
    page = page.but(**facts)
    facts |= {"metadata": read_metadata(page), "media": read_media(page, media)}
    told = Told(
        language=page.language,
        base_url=page.base_url,
        is_settled=page.is_settled,
        links=tuple(page.links),
    )
    return Read(facts=facts, told=told)
