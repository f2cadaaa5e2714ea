"""Sitemaps: what they say, and what they cannot do to us."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Mapping
from datetime import date

import pytest

from auditor.probes.sitemaps import MOST_FILES, parse_sitemap, read_sitemaps

PAGES = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://exempelby.example/a</loc><lastmod>2026-03-05</lastmod></url>
<url><loc> https://exempelby.example/b </loc><lastmod>2025-12-31T23:10:00+01:00</lastmod></url>
<url><loc>https://exempelby.example/c</loc><lastmod>2026-02-31</lastmod></url>
<url><loc>javascript:alert(1)</loc></url>
</urlset>"""


def index_of(*urls: str) -> bytes:
    entries = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f"<sitemapindex>{entries}</sitemapindex>".encode()


def read(
    files: Mapping[str, bytes], start: str = "https://exempelby.example/sitemap.xml"
) -> dict[str, date | None]:
    async def ask(url: str) -> bytes | None:
        return files.get(url)

    return asyncio.run(read_sitemaps([start], ask, lambda url: url.startswith("https://exempelby.example/")))


def test_pages_come_with_their_days() -> None:
    assert parse_sitemap(PAGES).pages == {
        "https://exempelby.example/a": date(2026, 3, 5),
        "https://exempelby.example/b": date(2025, 12, 31),
        "https://exempelby.example/c": None,
    }


def test_a_gzipped_file_says_the_same() -> None:
    assert parse_sitemap(gzip.compress(PAGES)) == parse_sitemap(PAGES)


def test_a_text_file_has_an_address_a_line() -> None:
    assert list(
        parse_sitemap(b"https://exempelby.example/a\n\nftp://x\nhttps://exempelby.example/b").pages
    ) == [
        "https://exempelby.example/a",
        "https://exempelby.example/b",
    ]


def test_an_index_leads_on() -> None:
    files = {
        "https://exempelby.example/sitemap.xml": index_of("https://exempelby.example/1.xml"),
        "https://exempelby.example/1.xml": PAGES,
    }

    assert len(read(files)) == 3


def test_indexes_that_lead_to_each_other_end() -> None:
    start = "https://exempelby.example/sitemap.xml"

    assert read({start: index_of(start)}) == {}


def test_only_so_many_files_are_read() -> None:
    asked = []

    async def ask(url: str) -> bytes:
        asked.append(url)
        return index_of(f"{url}x")

    asyncio.run(read_sitemaps(["https://exempelby.example/"], ask, lambda _: True))

    assert len(asked) == MOST_FILES


def test_other_hosts_pages_are_left_out() -> None:
    body = PAGES.replace(b"exempelby.example/a", b"annanby.example/a")

    assert "https://annanby.example/a" not in read({"https://exempelby.example/sitemap.xml": body})


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>404", b"\x1f\x8bbroken", b"<urlset><url><loc>", b"\x00\x01", b"<" * 10_000]
)
def test_what_is_no_sitemap_says_nothing(body: bytes) -> None:
    assert parse_sitemap(body).pages == {}


def test_entities_are_not_expanded() -> None:
    bomb = b"""<!DOCTYPE x [<!ENTITY a "https://exempelby.example/aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
    <urlset><url><loc>&b;</loc></url></urlset>"""

    assert parse_sitemap(bomb).pages == {}
