"""Gathering loses no page: a fault of ours on one of them is told, and the others are looked at."""

import asyncio
import logging
from collections.abc import Callable
from datetime import date

import pytest

from auditor.crawl import tidy
from auditor.errors import KeepingError
from auditor.jobs import reading
from auditor.jobs.gathering import Settings, gather, user_agent
from auditor.jobs.targets import Entry
from auditor.keeping import PageShelf, Sheaf, Spool
from auditor.model import Evidence, Metadata, Page, Reason
from tests.conftest import Response, Routes, WebSite

type Serve = Callable[[Routes], WebSite]
SETTINGS = Settings(visited=date(2026, 11, 23), browser=False, contact="webb@by.example")


def gathered(site: WebSite, *paths: str) -> Evidence:
    entry = Entry(name="Prov", seeds=tuple(tidy(site.url(path)) or "" for path in paths))
    return asyncio.run(gather([entry], SETTINGS, lambda _: None, asyncio.Event()))[0]


def test_a_page_that_breaks_the_reader_costs_no_other_page(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaking(page: Page) -> Metadata:
        if "trasig" in page.url:
            raise RecursionError
        return Metadata()

    monkeypatch.setattr(reading, "read_metadata", breaking)
    site = serve({"/trasig": "<p>a</p>", "/hel": "<p>b</p>"})

    with caplog.at_level(logging.CRITICAL):
        evidence = gathered(site, "/trasig", "/hel")

    assert [missed.reason for missed in evidence.unreached] == [Reason.INTERNAL]
    assert [page.url for page in evidence.pages] == [site.url("/hel")]


def test_sites_are_told_who_visits_and_whom_to_write_to(serve: Serve) -> None:
    site = serve({"/": "<p>a</p>"})

    gathered(site, "/")

    assert site.headers[0]["User-Agent"] == user_agent("webb@by.example")
    assert "webb@by.example" in site.headers[0]["User-Agent"]


def test_evidence_is_sorted_by_address(serve: Serve) -> None:
    site = serve({"/b": "<p>b</p>", "/a": "<p>a</p>"})

    assert [page.url for page in gathered(site, "/b", "/a").pages] == [site.url("/a"), site.url("/b")]


def test_a_page_that_is_lost_on_its_way_to_disk_costs_no_other_page(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    put = PageShelf.put

    def breaking(shelf: PageShelf, url: str, sheaf: Sheaf) -> None:
        if "trasig" in url:
            raise ZeroDivisionError
        put(shelf, url, sheaf)

    monkeypatch.setattr(PageShelf, "put", breaking)
    site = serve({"/trasig": "<p>a</p>", "/hel": "<p>b</p>"})

    with caplog.at_level(logging.CRITICAL):
        evidence = gathered(site, "/trasig", "/hel")

    assert [(missed.url, missed.reason) for missed in evidence.unreached] == [
        (site.url("/trasig"), Reason.INTERNAL)
    ]
    assert [page.url for page in evidence.pages] == [site.url("/hel")]


def test_a_full_disk_ends_the_run(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise KeepingError("there is no room")

    monkeypatch.setattr(Spool, "write", full)
    site = serve({"/": "<a href=/a>A</a>", "/a": "<p>a</p>"})

    with pytest.raises(KeepingError, match="no room"):
        gathered(site, "/")


def test_what_only_the_document_tells_is_kept(serve: Serve) -> None:
    site = serve({"/": '<html lang="sv"><a href="/a#x">A</a>', "/a": "<p>a</p>"})
    (start, _) = gathered(site, "/").pages

    assert (start.language, start.links) == ("sv", [site.url("/a")])


def test_a_page_found_under_two_addresses_has_the_redirect(serve: Serve) -> None:
    moved = Response(status=301, headers={"Location": "/ny"})
    site = serve({"/": "<a href=/ny>N</a><a href=/gammal>G</a>", "/ny": "<p>n</p>", "/gammal": moved})
    pages = {page.url: page for page in gathered(site, "/").pages}

    assert [step.url for step in pages[site.url("/ny")].redirects] == [site.url("/gammal")]
