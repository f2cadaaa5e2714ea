"""Gathering loses no page: a fault of ours on one of them is told, and the others are looked at."""

import asyncio
import logging
from collections.abc import Callable
from datetime import date

import pytest

from auditor.crawl import tidy
from auditor.jobs import gathering
from auditor.jobs.gathering import Settings, gather, user_agent
from auditor.jobs.targets import Entry
from auditor.model import Evidence, Metadata, Page, Reason
from tests.conftest import Routes, WebSite

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

    monkeypatch.setattr(gathering, "read_metadata", breaking)
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
