"""Titles and headings: which say something, and which need a look."""

from __future__ import annotations

import pytest

from auditor.evaluate import judge
from auditor.model import Context, Finding, Given, Outcome, PageRule
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.language.heading_describes import headings_say_what_follows
from rules.language.page_title import title_says_what_the_page_is

TEXT = "<p>Här står vad du behöver göra när du vill söka bygglov hos oss i kommunen.</p>"


def findings(rule: PageRule, html: str, path: str = "/bygga/lov") -> tuple[Finding, ...]:
    verdict = judge(rule, page_from(html, given=Given(path=path)), Context(today=TODAY, site=EXEMPELBY))
    return verdict.findings if verdict else ()


def title(text: str, heading: str, path: str = "/bygga/lov") -> Outcome:
    html = f"<title>{text}</title><body><main><h1>{heading}</h1>{TEXT}</main>"
    (finding,) = findings(title_says_what_the_page_is, html, path)
    return finding.outcome


def headings(html: str) -> list[Outcome]:
    found = findings(headings_say_what_follows, f"<body><main>{html}</main>", "/")
    return [finding.outcome for finding in found if finding.outcome is not Outcome.PASSED]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Bygglov - Exempelby kommun", "Bygglov"),
        ("Exempelby kommun | Bygglov", "Ansök om lov"),
        ("Lediga jobb | Exempelby", "Jobba hos oss"),
        ("Kontakt", "Kontakta oss"),
        ("A-Ö", "Allt från A till Ö"),
        ("2024", "Nyheter 2024"),
        ("Exempelby kommun", "Exempelby"),
        ("Sök", "Sökresultat"),
    ],
)
def test_a_title_that_fits_the_page_is_no_fault(text: str, heading: str) -> None:
    assert title(text, heading) is Outcome.PASSED


@pytest.mark.parametrize(
    "text", ["Untitled", "Ny sida | Exempelby", "undefined", "index.html", "dokument1.docx"]
)
def test_a_title_that_says_nothing_fails(text: str) -> None:
    assert title(text, "Bygglov") is Outcome.FAILED


@pytest.mark.parametrize("path", ["/", "/index.html", "/sv", "/sv/start.html", "/start"])
def test_the_start_page_may_be_called_so(path: str) -> None:
    assert title("Start", "Välkommen", path) is Outcome.PASSED


def test_a_title_of_another_page_needs_a_look() -> None:
    assert title("Avgifter i äldreomsorgen", "Bygglov") is Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Bad</h1><p>Vi har två bad.</p>",
        "<h1>Bad</h1><section><h2>2026</h2><p>Badet öppnar.</p></section>",
        "<h1>Bad</h1><p>Vi har bad.</p><h2><a href='/b'>Badhuset</a></h2><h2><a href='/c'>Bassängen</a></h2>",
        "<h1>Bad</h1><p>Vi har bad.</p><a href='/b'><h2>Badhuset</h2></a><a href='/c'><h2>Bassängen</h2></a>",
        "<h1>Bad</h1><h2><button>Priser</button></h2><div hidden>10 kr.</div>",
        "<h1>Bad</h1><h2>Priser</h2><div style='display:none'>10 kr.</div>",
        "<h1>Bad</h1><h2>Kartan</h2><iframe src='/karta'></iframe>",
        "<h1>Bad</h1><h2>Norra</h2><h3>Pris</h3><p>1.</p><h2>Södra</h2><h3>Pris</h3><p>2.</p>",
        "<h1>Rubriker</h1><p>Så skriver du rubriker.</p>",
    ],
)
def test_headings_that_are_as_they_should_be(html: str) -> None:
    assert headings(html) == []


@pytest.mark.parametrize("name", ["Rubrik", "RUBRIK 2", "Rubrik:", "Underrubrik", "Heading 1", "---", "…"])
def test_headings_that_a_template_left_fail(name: str) -> None:
    assert headings(f"<h1>Bad</h1><p>Vi har två bad.</p><h2>{name}</h2><p>Boka här.</p>") == [Outcome.FAILED]


def test_a_heading_that_nothing_follows_needs_a_look() -> None:
    assert headings("<h1>Bad</h1><p>Vi har två bad.</p><h2>Vår film om badet</h2>") == [Outcome.CANNOT_TELL]


def test_a_main_heading_may_be_told_by_the_title_alone() -> None:
    html = f"<title>Vinterväghållning</title><body><main><h1>Vinterväghållning</h1>{TEXT}</main>"

    assert {finding.outcome for finding in findings(headings_say_what_follows, html, "/")} == {Outcome.PASSED}


def test_what_a_heading_is_compared_with_is_told() -> None:
    html = f"<body><main><h1>Snöskottning</h1>{TEXT}</main>"
    (finding,) = findings(headings_say_what_follows, html, "/")

    assert "”Snöskottning”" in finding.message.sv
    assert "”Här står vad du behöver" in finding.message.sv
