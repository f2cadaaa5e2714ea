"""What pages point to is asked for after them, once each, and what was not is said."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from auditor.config import Looking
from auditor.jobs.gathering import Settings, gather
from auditor.jobs.targets import Entry, enter
from auditor.model import DateSource, Evidence, LinksAsked, Page, Reason, Untested
from tests.conftest import Response, Routes, WebSite

type Serve = Callable[[Routes], WebSite]
DAY = date(2026, 11, 24)
VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nHej\n"
NOWHERE = "https://no-such-host.invalid/"


def pdf() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def gathered(site: WebSite, look: Looking | None = None, path: str = "/") -> Evidence:
    entry = Entry(name="test", seeds=(site.url(path),))
    settings = Settings(visited=DAY, browser=False, look=look or Looking(links=LinksAsked.OWN))
    evidence, _ = asyncio.run(gather([entry], settings, lambda _: None, asyncio.Event()))
    return evidence


def page_at(evidence: Evidence, path: str) -> Page:
    return next(page for page in evidence.pages if page.url.endswith(path))


@pytest.fixture
def site(serve: Serve) -> WebSite:
    routes: Routes = {
        "/": "<title>Start</title><a href='/a'>A</a> <a href='/borta'>B</a> <a href='/taxa.pdf'>T</a>",
        "/a": "<title>A</title><a href='/taxa.pdf'>T</a>"
        "<video src=/f.webm><track src=/f.vtt srclang=sv></video>",
        "/taxa.pdf": Response(pdf(), type="application/pdf"),
        "/f.vtt": Response(VTT, type="text/vtt"),
    }
    site = serve(routes)
    routes["/sitemap.xml"] = Response(
        f"<urlset><url><loc>{site.url('/a')}</loc><lastmod>2025-03-04</lastmod></url></urlset>",
        type="application/xml",
    )
    return site


def test_links_within_the_site_are_answered(site: WebSite) -> None:
    answers = page_at(gathered(site), "/").link_answers

    assert answers is not None
    assert answers[site.url("/a")].reason is None
    assert (answers[site.url("/borta")].reason, answers[site.url("/borta")].status) == (
        Reason.HTTP_STATUS,
        404,
    )


def test_what_the_crawl_asked_for_is_not_asked_again(site: WebSite) -> None:
    gathered(site)

    assert site.asked.count("/a") == 1
    assert site.asked.count("/borta") == 1


def test_a_document_is_told_on_the_first_page_that_leads_to_it(site: WebSite) -> None:
    evidence = gathered(site)

    (document,) = page_at(evidence, "/").documents or ()
    assert (document.url, document.pages, document.is_tagged) == (site.url("/taxa.pdf"), 1, False)
    assert page_at(evidence, "/a").documents == ()


def test_caption_files_are_fetched(site: WebSite) -> None:
    (film,) = page_at(gathered(site), "/a").media

    assert film.tracks[0].file is not None
    assert film.tracks[0].file.text == VTT


def test_the_sitemap_dates_its_pages(site: WebSite) -> None:
    evidence = gathered(site)
    dates = [found for found in page_at(evidence, "/a").metadata.dates if found.source is DateSource.SITEMAP]

    assert [found.value for found in dates] == [date(2025, 3, 4)]
    assert evidence.sitemap == {site.url("/a")}


def test_what_the_user_does_not_want_is_not_asked_for(site: WebSite) -> None:
    look = Looking(links=LinksAsked.NONE, documents=False, captions=False)
    page = page_at(gathered(site, look), "/a")

    assert (page.link_answers, page.documents, page.media[0].tracks[0].file) == (None, None, None)
    assert "/taxa.pdf" in site.asked  # the crawl itself follows the link, to see what is there
    assert "/f.vtt" not in site.asked


def test_when_no_other_site_answers_it_is_our_network_and_no_link_is_called_dead(serve: Serve) -> None:
    page = page_at(gathered(serve({"/": f"<a href='{NOWHERE}'>x</a>"}), Looking(links=LinksAsked.ALL)), "/")

    assert page.link_answers == {}
    assert [(gap.what, gap.reason) for gap in page.not_tested] == [
        ("links to other sites", Untested.NOT_ASKED)
    ]


def test_when_another_site_answers_a_link_may_be_dead(serve: Serve) -> None:
    other = serve({"/": "hej"})
    html = f"<a href='{NOWHERE}'>x</a><a href='{other.url('/')}'>y</a>"
    page = page_at(gathered(serve({"/": html}), Looking(links=LinksAsked.ALL)), "/")

    assert page.link_answers is not None
    assert page.link_answers[NOWHERE].reason is not None
    assert page.not_tested == ()


def test_links_of_a_file_that_is_audited_alone_are_not_called_dead(tmp_path: Path) -> None:
    file = tmp_path / "sida.html"
    file.write_text("<a href='../index.html'>Start</a><a href='/annan.html'>Annan</a>", encoding="utf-8")
    settings = Settings(visited=DAY, browser=False, look=Looking(links=LinksAsked.OWN))
    with ExitStack() as servers:
        entries = enter([str(file)], servers)
        evidence, _ = asyncio.run(gather(entries, settings, lambda _: None, asyncio.Event()))

    (page,) = evidence.pages
    assert page.link_answers == {}
    assert [(gap.what, gap.reason) for gap in page.not_tested] == [("some links", Untested.NOT_ASKED)]


def test_robots_txt_holds_for_documents_too(serve: Serve) -> None:
    site = serve(
        {
            "/": "<a href='/hemlig/taxa.pdf'>T</a>",
            "/robots.txt": Response("User-agent: *\nDisallow: /hemlig/", type="text/plain"),
            "/hemlig/taxa.pdf": Response(pdf(), type="application/pdf"),
        }
    )
    (document,) = page_at(gathered(site), "/").documents or ()

    assert "robots.txt" in document.unread
    assert "/hemlig/taxa.pdf" not in site.asked


def test_a_run_that_is_stopped_keeps_its_pages(site: WebSite) -> None:
    stop = asyncio.Event()

    def watch(standing: object) -> None:
        if getattr(standing, "last", "") == "documents":
            stop.set()

    entry = Entry(name="test", seeds=(site.url("/"),))
    settings = Settings(visited=DAY, browser=False, look=Looking(links=LinksAsked.OWN))
    evidence, _ = asyncio.run(gather([entry], settings, watch, stop))

    assert len(evidence.pages) == 2
    assert not evidence.complete
    assert page_at(evidence, "/").link_answers is None


def test_the_cache_folder_need_not_be_there(site: WebSite, tmp_path: Path) -> None:
    settings = Settings(
        visited=DAY, browser=False, look=Looking(links=LinksAsked.NONE, platforms=True), cache=tmp_path / "c"
    )
    entry = Entry(name="test", seeds=(site.url("/"),))

    evidence, _ = asyncio.run(gather([entry], settings, lambda _: None, asyncio.Event()))

    assert len(evidence.pages) == 2
