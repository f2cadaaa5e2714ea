"""Dates for visitors against dates for machines: which say what, and what each is worth."""

from datetime import date

import pytest

from auditor.evaluate import judge
from auditor.model import Context, Finding, Given, Outcome
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.freshness.update_date_agrees import page_tells_one_date as rule

LD = '<script type="application/ld+json">{"@type": "WebPage", "%s": "%s"}</script>'


def findings(html: str, **facts: object) -> tuple[Finding, ...]:
    page = page_from(html, given=Given(**facts))  # type: ignore[arg-type]
    verdict = judge(rule, page, Context(today=TODAY, site=EXEMPELBY))
    assert verdict is not None
    return verdict.findings


def outcomes(html: str, **facts: object) -> list[Outcome]:
    return [finding.outcome for finding in findings(html, **facts)]


@pytest.mark.parametrize(
    ("machine", "outcome"),
    [
        ("2024-02-04", Outcome.PASSED),
        ("2024-02-06T00:30:00+02:00", Outcome.PASSED),
        ("2024-02-07", Outcome.CANNOT_TELL),
        ("2024-02-03", Outcome.CANNOT_TELL),
    ],
)
def test_a_day_apart_is_a_time_zone(machine: str, outcome: Outcome) -> None:
    assert outcomes("<p>Uppdaterad 5 februari 2024</p>" + LD % ("dateModified", machine)) == [outcome]


def test_a_later_date_in_the_code_may_be_a_republishing() -> None:
    (finding,) = findings("<p>Uppdaterad 5 februari 2024</p>" + LD % ("dateModified", "2026-03-01"))

    assert "JSON-LD (dateModified) säger den 1 mars 2026" in finding.message.sv
    assert "publicerats om" in finding.message.sv


def test_each_source_that_differs_is_named() -> None:
    html = '<meta name="dcterms.modified" content="2025-01-02"><p>Uppdaterad 5 februari 2024</p>'
    (finding,) = findings(html + LD % ("dateModified", "2026-03-01"), lastmod=date(2025, 5, 5))

    assert all(name in finding.message.en for name in ("JSON-LD", "dcterms.modified", "sitemap (lastmod)"))


def test_kinds_are_compared_each_with_its_own() -> None:
    html = "<p>Publicerad 5 februari 2024, uppdaterad 6 mars 2026</p>"
    machine = LD % ("datePublished", "2024-02-05") + LD % ("dateModified", "2019-01-01")

    assert outcomes(html + machine) == [Outcome.PASSED, Outcome.CANNOT_TELL]


def test_a_time_element_that_contradicts_its_words_is_a_fault() -> None:
    (finding,) = findings('<p>Uppdaterad <time datetime="2024-05-02">5 februari 2024</time></p>')

    assert finding.outcome is Outcome.FAILED
    assert "”2024-05-02”, alltså den 2 maj 2024" in finding.message.sv


def test_a_time_element_elsewhere_is_no_contradiction_in_terms() -> None:
    html = '<p>Uppdaterad 5 februari 2024</p><time itemprop="dateModified" datetime="2026-05-02"></time>'

    assert outcomes(html) == [Outcome.CANNOT_TELL]


def test_an_age_agrees_with_the_day_that_it_stands_for() -> None:
    assert outcomes('<p>Uppdaterad <time datetime="2026-11-20">för 3 dagar sedan</time></p>') == [
        Outcome.PASSED
    ]
    assert outcomes('<p>Uppdaterad <time datetime="2026-11-08">för 2 veckor sedan</time></p>') == [
        Outcome.PASSED
    ]
    assert outcomes('<p>Uppdaterad <time datetime="2024-11-08">i går</time></p>') == [Outcome.FAILED]


@pytest.mark.parametrize("header", ["Mon, 23 Nov 2026 08:00:00 GMT", "Mon, 01 Jan 2018 08:00:00 GMT"])
def test_a_header_never_decides(header: str) -> None:
    assert outcomes("<p>Uppdaterad 5 februari 2024</p>", headers={"last-modified": header}) == []


def test_a_header_is_told_beside_what_does() -> None:
    html = "<p>Uppdaterad 5 februari 2024</p>" + LD % ("dateModified", "2024-02-05")
    (finding,) = findings(html, headers={"last-modified": "Mon, 23 Nov 2026 08:00:00 GMT"})

    assert finding.outcome is Outcome.PASSED
    assert "Last-Modified säger den 23 november 2026" in finding.message.sv


@pytest.mark.parametrize(
    ("lastmod", "expected"),
    [
        (date(2026, 11, 22), []),
        (date(2026, 11, 1), [Outcome.CANNOT_TELL]),
        (date(2024, 2, 5), [Outcome.PASSED]),
    ],
)
def test_a_sitemap_made_for_the_visit_says_nothing(lastmod: date, expected: list[Outcome]) -> None:
    assert outcomes("<p>Uppdaterad 5 februari 2024</p>", lastmod=lastmod) == expected
