"""The nouns: outcomes are ordered, texts are whole, pages keep what they know."""

import pytest

from auditor.model import Outcome, Page, Reason, Text, Unreached, spoken
from auditor.standards import criteria, wcag


def test_the_worst_outcome_wins() -> None:
    assert Outcome.worst([Outcome.PASSED, Outcome.FAILED, Outcome.CANNOT_TELL]) is Outcome.FAILED


def test_nothing_to_test_is_inapplicable() -> None:
    assert Outcome.worst([]) is Outcome.INAPPLICABLE


def test_a_text_is_filled_in_both_languages() -> None:
    text = Text("{days} dagar sedan {day}", "{days} days since {day}")

    assert text.fill(days=3, day=spoken(2024, 2, 5)) == Text(
        "3 dagar sedan 5 februari 2024", "3 days since 5 February 2024"
    )


@pytest.mark.parametrize(
    ("missed", "is_gap"),
    [
        (Unreached(url="a", reason=Reason.TIMEOUT), True),
        (Unreached(url="a", reason=Reason.BROWSER_CRASH), True),
        (Unreached(url="a", reason=Reason.HTTP_STATUS, status=503), True),
        (Unreached(url="a", reason=Reason.HTTP_STATUS, status=403), True),
        (Unreached(url="a", reason=Reason.HTTP_STATUS, status=404), False),
        (Unreached(url="a", reason=Reason.HTTP_STATUS, status=410), False),
        (Unreached(url="a", reason=Reason.ROBOTS), False),
        (Unreached(url="a", reason=Reason.NOT_HTML), False),
    ],
)
def test_what_we_failed_to_look_at_is_a_gap_and_what_the_site_answered_is_not(
    missed: Unreached, *, is_gap: bool
) -> None:
    assert missed.is_gap is is_gap


def test_links_are_absolute_unique_and_without_fragment() -> None:
    html = '<a href="b">1</a><a href="b#del">2</a><a href="/c">3</a><a href="http://[">4</a>'

    assert Page(url="https://by.example/a/", html=html).links == [
        "https://by.example/a/b",
        "https://by.example/c",
    ]


def test_links_are_resolved_against_the_base_element() -> None:
    html = '<base href="/x/"><a href="b">1</a>'

    assert Page(url="https://by.example/a/", html=html).links == ["https://by.example/x/b"]


@pytest.mark.parametrize(
    ("html", "is_settled"),
    [
        ("<p>a</p>", True),
        ("<script>a()</script>", False),
        ('<script type="module" src="a.js"></script>', False),
        ('<script type="application/ld+json">{}</script>', True),
    ],
)
def test_a_page_without_scripts_is_what_a_visitor_meets(html: str, *, is_settled: bool) -> None:
    assert Page(url="", html=html).is_settled is is_settled


def test_a_criterion_has_its_clause_in_the_european_standard() -> None:
    assert wcag("1.2.2").clause == "9.1.2.2"


@pytest.mark.parametrize("number", ["2.5.8", "3.1.5"], ids=["WCAG 2.2", "level AAA"])
def test_what_the_standard_does_not_ask_has_no_clause(number: str) -> None:
    assert wcag(number).clause is None


def test_every_criterion_is_there() -> None:
    assert len(criteria()) == 87
