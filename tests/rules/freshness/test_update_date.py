"""The date that visitors see decides; what is only in the code, or cannot be read, is told as that."""

from datetime import date, timedelta
from typing import Any

import pytest

from auditor.evaluate import judge
from auditor.model import (
    Context,
    DateKind,
    DateSource,
    Example,
    Finding,
    Flaw,
    Metadata,
    Outcome,
    Page,
    PageDate,
    Policy,
    Precision,
    Site,
    Subject,
    Unread,
)
from auditor.testing import outcome_of
from rules.freshness.update_date import page_shows_a_recent_date as rule

SITE = Site(name="Exempelby", start="https://exempelby.example/")
TODAY = date(2026, 11, 23)
YEAR = Policy().max_age


def a_date(value: date, text: str = "", **facts: Any) -> PageDate:
    known: dict[str, Any] = {
        "kind": DateKind.MODIFIED,
        "precision": Precision.DAY,
        "source": DateSource.VISIBLE,
        "label": "Uppdaterades",
        "selector": "#date",
    }
    return PageDate(value=value, text=text or value.isoformat(), **(known | facts))


def unread(flaw: Flaw, text: str = "", *readings: date, subject: Subject = Subject.DATE) -> Unread:
    return Unread(
        subject=subject, flaw=flaw, label="Uppdaterades", text=text, readings=readings, selector="#label"
    )


def findings(
    *dates: PageDate,
    unread: tuple[Unread, ...] = (),
    html: str = "<p>Text</p>",
    path: str = "",
    max_age: timedelta = YEAR,
) -> tuple[Finding, ...]:
    page = Page(url=SITE.start + path, html=html, metadata=Metadata(dates=dates, unread=unread))
    verdict = judge(rule, page, Context(today=TODAY, site=SITE, policy=Policy(max_age=max_age)))
    assert verdict is not None
    return verdict.findings


@pytest.mark.parametrize("example", rule.examples, ids=lambda example: example.why)
def test_example(example: Example) -> None:
    assert outcome_of(rule, example) is example.expected


def test_a_page_that_is_too_old_is_told_how_old() -> None:
    (finding,) = findings(a_date(date(2024, 2, 5), "5 februari 2024"))

    assert finding.outcome is Outcome.FAILED
    assert "uppdaterades den 5 februari 2024, för 1\N{NO-BREAK SPACE}022 dagar sedan" in finding.message.sv
    assert "Gränsen är 365 dagar." in finding.message.sv
    assert "was updated on 5 February 2024, 1,022 days ago" in finding.message.en
    assert (finding.selector, finding.snippet) == ("#date", "Uppdaterades: 5 februari 2024")


def test_the_words_of_the_page_are_told_once() -> None:
    (finding,) = findings(a_date(date(2024, 2, 5), "Uppdaterades: 5 februari 2024"))

    assert finding.snippet == "Uppdaterades: 5 februari 2024"


@pytest.mark.parametrize(
    ("days", "outcome"),
    [(0, Outcome.PASSED), (365, Outcome.PASSED), (366, Outcome.FAILED), (-1, Outcome.FAILED)],
)
def test_a_page_may_be_as_old_as_the_policy_says(days: int, outcome: Outcome) -> None:
    (finding,) = findings(a_date(TODAY - timedelta(days=days)))

    assert finding.outcome is outcome


def test_the_policy_is_the_sites_own() -> None:
    (finding,) = findings(a_date(date(2024, 2, 5)), max_age=timedelta(days=1100))

    assert finding.outcome is Outcome.PASSED
    assert "1\N{NO-BREAK SPACE}100 dagar" in finding.message.sv


@pytest.mark.parametrize(
    ("value", "precision", "outcome", "told"),
    [
        (date(2025, 11, 1), Precision.MONTH, Outcome.PASSED, "i november 2025"),
        (date(2025, 10, 1), Precision.MONTH, Outcome.FAILED, "i oktober 2025"),
        (date(2026, 11, 1), Precision.MONTH, Outcome.PASSED, "för 0 dagar sedan"),
        (date(2026, 12, 1), Precision.MONTH, Outcome.FAILED, "efter dagens datum"),
        (date(2025, 1, 1), Precision.YEAR, Outcome.PASSED, "år 2025"),
        (date(2024, 1, 1), Precision.YEAR, Outcome.FAILED, "år 2024"),
        (date(2026, 1, 1), Precision.YEAR, Outcome.PASSED, "år 2026"),
        (date(2027, 1, 1), Precision.YEAR, Outcome.FAILED, "efter dagens datum"),
        (date(2026, 11, 22), Precision.MINUTE, Outcome.PASSED, "för 1 dag sedan"),
    ],
)
def test_a_date_is_read_kindly(value: date, precision: Precision, outcome: Outcome, told: str) -> None:
    (finding,) = findings(a_date(value, precision=precision))

    assert finding.outcome is outcome
    assert told in finding.message.sv


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (DateKind.CREATED, "skapades"),
        (DateKind.PUBLISHED, "publicerades"),
        (DateKind.REVIEWED, "granskades"),
    ],
)
def test_the_kind_of_date_is_told(kind: DateKind, told: str) -> None:
    (finding,) = findings(a_date(date(2026, 11, 2), kind=kind))

    assert told in finding.message.sv


def test_the_most_trusted_date_that_shows_decides() -> None:
    machine = a_date(date(2019, 1, 1), source=DateSource.JSON_LD)
    (finding,) = findings(machine, a_date(date(2026, 10, 5)), a_date(date(2019, 1, 1)))

    assert finding.outcome is Outcome.PASSED


def test_a_date_in_the_code_alone_is_not_shown() -> None:
    machine = a_date(date(2026, 10, 5), source=DateSource.META, label="article:modified_time")
    (finding,) = findings(machine)
    (unsettled,) = findings(machine, html="<p>Text</p><script>draw()</script>")

    assert finding.outcome is Outcome.FAILED
    assert "article:modified_time: 2026-10-05" in finding.message.sv
    assert unsettled.outcome is Outcome.CANNOT_TELL


def test_an_http_header_is_no_date() -> None:
    (finding,) = findings(a_date(date(2026, 11, 23), source=DateSource.HEADER, label="last-modified"))

    assert finding.outcome is Outcome.FAILED
    assert "last-modified" not in finding.message.sv


@pytest.mark.parametrize("flaw", [Flaw.EMPTY, Flaw.UNREADABLE, Flaw.AMBIGUOUS])
def test_a_label_without_a_readable_date_is_for_a_person(flaw: Flaw) -> None:
    (finding,) = findings(unread=(unread(flaw, "i våras"),))

    assert finding.outcome is Outcome.CANNOT_TELL
    assert "”Uppdaterades: i våras”" in finding.message.sv
    assert finding.selector == "#label"


def test_a_readable_date_makes_up_for_an_unreadable_one() -> None:
    (finding,) = findings(a_date(date(2026, 10, 5)), unread=(unread(Flaw.EMPTY),))

    assert finding.outcome is Outcome.PASSED


def test_an_ambiguous_date_tells_what_it_may_mean() -> None:
    label = unread(Flaw.AMBIGUOUS, "05/04/2026", date(2026, 4, 5), date(2026, 5, 4))
    (finding,) = findings(unread=(label,))

    assert finding.outcome is Outcome.CANNOT_TELL
    assert "5 april 2026 eller 4 maj 2026" in finding.message.sv


def test_an_ambiguous_date_that_is_too_old_either_way_fails() -> None:
    label = unread(Flaw.AMBIGUOUS, "05/04/2019", date(2019, 4, 5), date(2019, 5, 4))
    (finding,) = findings(unread=(label,))

    assert finding.outcome is Outcome.FAILED


@pytest.mark.parametrize(
    ("flaw", "text"), [(Flaw.IMPOSSIBLE, "31 februari 2026"), (Flaw.TEMPLATE, "{{modified}}")]
)
def test_what_visitors_see_is_wrong_is_a_fault_beside_a_good_date(flaw: Flaw, text: str) -> None:
    alone = findings(unread=(unread(flaw, text),))
    both = findings(a_date(date(2026, 10, 5)), unread=(unread(flaw, text),))

    assert [finding.outcome for finding in alone] == [Outcome.FAILED]
    assert [finding.outcome for finding in both] == [Outcome.FAILED, Outcome.PASSED]


def test_an_owners_label_is_not_a_dates() -> None:
    (finding,) = findings(unread=(unread(Flaw.EMPTY, subject=Subject.OWNER),))

    assert finding.outcome is Outcome.FAILED


@pytest.mark.parametrize(
    ("html", "path", "outcome"),
    [
        ("<p>Text</p>", "nyheter/ny-skola", Outcome.CANNOT_TELL),
        ("<p>Text</p>", "arkiv/protokoll", Outcome.CANNOT_TELL),
        ("<p>Denna nyhet är äldre än 6 månader.</p>", "nyheter/ny-skola", Outcome.PASSED),
        ("<p>Denna nyhet är äldre än 6 månader.</p>", "skola/ny-skola", Outcome.FAILED),
    ],
)
def test_news_and_records_may_be_old(html: str, path: str, outcome: Outcome) -> None:
    (finding,) = findings(a_date(date(2024, 2, 5)), html=html, path=path)

    assert finding.outcome is outcome
