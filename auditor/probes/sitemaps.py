"""Sitemaps: which addresses a site names, and when it says that each was changed (sitemaps.org, 0.9)."""

from __future__ import annotations

import gzip
import io
import re
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

MOST_FILES = 50
MOST_ADDRESSES = 50_000  # as many as one sitemap may hold
LARGEST = 50 * 1024 * 1024  # bytes, unpacked; the protocol's own limit
_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?:T|\s*$)")
_GZIP = b"\x1f\x8b"

# Gives the body at an address, or None when there is none.
type Ask = Callable[[str], Awaitable[bytes | None]]


@dataclass(frozen=True, kw_only=True)
class Sitemap:
    """What one file says: pages with their lastmod (None: not given, or no date), and other sitemaps."""

    pages: dict[str, date | None] = field(default_factory=dict)
    others: tuple[str, ...] = ()


async def read_sitemaps(
    starts: Iterable[str], ask: Ask, wanted: Callable[[str], bool]
) -> dict[str, date | None]:
    """Every page that the sitemaps name and that is `wanted`, with its lastmod.

    Indexes are followed. At most MOST_FILES files and MOST_ADDRESSES addresses are read; what is no sitemap
    is passed over.
    """
    found: dict[str, date | None] = {}
    waiting = deque(dict.fromkeys(starts))
    seen = set(waiting)
    asked = 0
    while waiting and asked < MOST_FILES and len(found) < MOST_ADDRESSES:
        asked += 1
        body = await ask(waiting.popleft())
        sitemap = parse_sitemap(body) if body else Sitemap()
        for url, day in sitemap.pages.items():
            if wanted(url) and len(found) < MOST_ADDRESSES:
                found.setdefault(url, day)
        fresh = [url for url in sitemap.others if url not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return found


def parse_sitemap(body: bytes) -> Sitemap:
    """Read one file: XML, gzipped or not, or plain text with one address a line."""
    data = _unpacked(body)
    if not data.lstrip().startswith(b"<"):
        return Sitemap(pages=dict.fromkeys(_lines(data)))
    pages: dict[str, date | None] = {}
    others: list[str] = []
    for kind, url, day in _entries(data):
        if kind == "sitemap":
            others.append(url)
        elif len(pages) < MOST_ADDRESSES:
            pages.setdefault(url, day)
    return Sitemap(pages=pages, others=tuple(others))


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        return body[:LARGEST]
    try:
        with gzip.open(io.BytesIO(body)) as packed:
            return packed.read(LARGEST)
    except (OSError, EOFError):
        return b""


def _entries(data: bytes) -> Iterator[tuple[str, str, date | None]]:
    """Each url or sitemap element's name, loc and lastmod. Strangers write these: no entities."""
    events = etree.iterparse(
        io.BytesIO(data),
        events=("end",),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
    )
    try:
        for _, element in events:
            name = _local(element)
            if name not in {"url", "sitemap"}:
                continue
            facts = {_local(child): (child.text or "").strip() for child in element}
            element.clear()
            if facts.get("loc", "").startswith(("http://", "https://")):
                yield name, facts["loc"], _day(facts.get("lastmod", ""))
    except etree.XMLSyntaxError:
        return


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _day(text: str) -> date | None:
    """The day of a W3C date and time; None when it gives no day."""
    found = _DAY.match(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _lines(data: bytes) -> list[str]:
    lines = data.decode("utf-8", "replace").splitlines()[:MOST_ADDRESSES]
    return [line.strip() for line in lines if line.strip().startswith(("http://", "https://"))]
