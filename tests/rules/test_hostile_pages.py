"""Every rule ends, soon and without a crash, on pages that nobody wrote on purpose, or wrote to do harm."""

from __future__ import annotations

import base64
import json
import logging
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from auditor.crawl.fetch import decode
from auditor.evaluate import evaluate
from auditor.model import Context, Evidence, LinkAnswer, Page
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules import RULES

# Tracing makes these pages take several times as long; what they cover is covered elsewhere.
pytestmark = pytest.mark.no_cover

SOON = 60.0  # seconds for a whole page, with room for a busy machine; each takes less than ten alone
N = 100_000

PAGES = {
    "nested blocks": "<div>" * N + "Vi öppnar 2024",
    "nested inlines": "<p>" + "<span>" * N + "Vi öppnar 2024",
    "nested links": "<a href=x>" * N + "läs mer",
    "nested lists": "<ul><li>" * (N // 2) + "läs mer",
    "nested tables": "<table><tr><td>" * (N // 20) + "x",
    "many links": "<main>" + "<p><a href='/a'>läs mer</a></p>" * 20_000,
    "many headings": "<main>" + "<h2>Rubrik</h2>" * 20_000,
    "many fields": "<form>" + "<label>Namn *<input></label>" * 5_000,
    "many films": "<main>" + "<video src=x.mp4></video>" * 5_000,
    "many quotes": "<main><p>" + "”" * 1_000_000,
    "many promises": "<main>" + "<p>Under 2024 kommer vi att bygga en skola.</p>" * 5_000,
    "one long sentence": "<main><p>" + "och under 2024 kommer vi " * 200_000,
    "one long word": "<main><p>" + "a" * 5_000_000,
    "20 MB of text": "<main>" + "<p>Kommunen ansvarar för vägar och parker i hela kommunen.</p>" * 330_000,
    "20 MB in one paragraph": "<main><p>" + "Kommunen ansvarar för vägar. " * 700_000,
    "no body": "<html><head><title>x</title></head></html>",
    "a frameset": "<html><frameset cols='*,*'><frame src=a><frame src=b></frameset></html>",
    "NULs": "\0<p>Upp\0daterad: 2024\0-02-05\0</p>\0<a href='\0'>läs\0 mer</a>",
    "nothing": "",
    "strange addresses": "<a href='http://[x'>a</a><a href='//'>b</a><a href='mailto:'>c</a><base href='::'>",
    "strange attributes": "<p class='' id='' lang='' role='' title='' aria-label='' tabindex='x' style=':'>x",
}


def evidence_of(html: str) -> Evidence:
    """A site of this page, with its first links answered, as after a crawl."""
    page = page_from(html)
    answers = {url: LinkAnswer(url=url, final_url=url, status=200) for url in page.links[:1000]}
    page = page.but(link_answers=answers, documents=(), axe={"version": "4"})
    return Evidence(site=EXEMPELBY, pages=(page,))


def crashes_on(pages: Iterable[tuple[str, str]], caplog: pytest.LogCaptureFixture) -> Iterator[str]:
    """What crashed, or took too long, by the page's name."""
    for name, html in pages:
        evidence = evidence_of(html)
        caplog.clear()
        started = time.process_time()
        evaluate(RULES, evidence, Context(today=TODAY, site=EXEMPELBY))
        if (took := time.process_time() - started) > SOON:
            yield f"{name}: {took:.1f} s"
        yield from (f"{name}: {record.getMessage()}" for record in caplog.records)


@pytest.fixture(autouse=True)
def _all_that_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", PAGES)
def test_every_rule_ends_soon(name: str, caplog: pytest.LogCaptureFixture) -> None:
    assert list(crashes_on([(name, PAGES[name])], caplog)) == []


@pytest.mark.timeout(300)
def test_no_rule_crashes_on_the_html5lib_inputs(shared_data: Path, caplog: pytest.LogCaptureFixture) -> None:
    rows = json.loads((shared_data / "corpora" / "html" / "html5lib_tree.json").read_text(encoding="utf-8"))
    pages = ((f"{row['src']} {row['i']}", row["html"]) for row in rows)

    assert list(crashes_on(pages, caplog)) == []


@pytest.mark.timeout(300)
def test_no_rule_crashes_on_the_encoding_inputs(shared_data: Path, caplog: pytest.LogCaptureFixture) -> None:
    rows = json.loads((shared_data / "corpora" / "encodings" / "cases.json").read_text(encoding="utf-8"))
    pages = (
        (f"{row['src']} {number}", decode("text/html", base64.b64decode(row["b64"])))
        for number, row in enumerate(rows)
    )

    assert list(crashes_on(pages, caplog)) == []


def test_no_rule_crashes_on_the_act_cases(shared_data: Path, caplog: pytest.LogCaptureFixture) -> None:
    rows = json.loads((shared_data / "corpora" / "act" / "act_dev.json").read_text(encoding="utf-8"))

    assert list(crashes_on(((row["path"], row["html"]) for row in rows), caplog)) == []


def test_a_page_without_any_evidence_beside_its_html_is_judged(caplog: pytest.LogCaptureFixture) -> None:
    bare = Page(url="https://exempelby.example/", html="<p>x")

    evaluate(RULES, Evidence(site=EXEMPELBY, pages=(bare,)), Context(today=TODAY, site=EXEMPELBY))

    assert caplog.records == []
