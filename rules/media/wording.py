"""How the messages of these rules speak of films and sounds, and the words that pages use for them."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote, urlsplit

from auditor import vocabulary
from auditor.model import Medium, Text

TITLED = Text(sv="”{title}”", en="“{title}”")
UNTITLED = Text(sv="utan titel", en="without a title")
_LONGEST = 80


def named(medium: Medium) -> Text:
    """What people know the film or the sound by."""
    title = shortened(_told(medium))
    return TITLED.fill(title=title) if title else UNTITLED


def shortened(text: str, length: int = _LONGEST) -> str:
    """A quotation of the text, cut where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def seconds(duration: float) -> Text:
    """A length, as people say it."""
    if duration < 90:  # noqa: PLR2004 - up to a minute and a half, seconds say more
        return Text(sv=f"{duration:.0f} sekunder", en=f"{duration:.0f} seconds")
    return Text(sv=f"{duration / 60:.0f} minuter", en=f"{duration / 60:.0f} minutes")


@cache
def pattern(file: str, *path: str) -> re.Pattern[str]:
    """The expressions at a place in one of the family's tables, as one."""
    found: object = vocabulary.load("rules.media", file)
    for name in path:
        found = found[name]  # type: ignore[index]
    return re.compile("|".join(f"(?:{each})" for each in found), re.IGNORECASE)  # type: ignore[attr-defined]


def _told(medium: Medium) -> str:
    """The title; of an address, the file's name, which people may know."""
    title = medium.title.strip()
    if title and title not in {medium.url, *medium.sources} and "/" not in title:
        return title
    address = urlsplit(title) if title and "[" not in title else None
    last = unquote(address.path.rstrip("/").rpartition("/")[2]) if address else ""
    return last if "." in last else title
