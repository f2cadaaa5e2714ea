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
    PathPolicy,
    Policy,
    Precision,
    Site,
    Subject,
    Unread,
)
from auditor.testing import outcome_of, page_from
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
        ("<p>Text</p>", "nyheter/ny-skola", Outcome.PASSED),
        ("<p>Text</p>", "arkiv/protokoll", Outcome.PASSED),
        ("<nav aria-label='Brödsmulor'><a href='/'>Start</a> Arkiv</nav>", "a/b", Outcome.PASSED),
        ("<script type='application/ld+json'>{'@type': 'x'}</script>", "a/b", Outcome.FAILED),
        ('<script type="application/ld+json">{"@type": "NewsArticle"}</script>', "a/b", Outcome.PASSED),
        ("<body class='single single-nyheter'><p>Text</p>", "a/b", Outcome.PASSED),
        ("<h1>Aktuellt</h1>", "skola/ny-skola", Outcome.CANNOT_TELL),
        ("<p>Denna nyhet är äldre än 6 månader.</p>", "skola/ny-skola", Outcome.PASSED),
        ("<div role='alert'>Nyheten är äldre än 11 månader.</div>", "skola/ny-skola", Outcome.PASSED),
        ("<p>Sök plats om ditt barn är äldre än 6 månader.</p>", "skola/plats", Outcome.FAILED),
    ],
)
def test_news_and_records_may_be_old(html: str, path: str, outcome: Outcome) -> None:
    (finding,) = findings(a_date(date(2024, 2, 5)), html=html, path=path)

    assert finding.outcome is outcome


def a_policy(**facts: Any) -> Policy:
    return Policy(paths=(PathPolicy(pattern="/skola/**", **facts),))


def findings_by(policy: Policy, *dates: PageDate, path: str = "skola/plats") -> list[Finding]:
    page = Page(url=SITE.start + path, html="<p>Text</p>", metadata=Metadata(dates=dates))
    verdict = judge(rule, page, Context(today=TODAY, site=SITE, policy=policy))
    assert verdict is not None
    return list(verdict.findings)


def test_the_limit_of_the_path_is_told() -> None:
    (finding,) = findings_by(a_policy(max_age=timedelta(days=30)), a_date(date(2026, 10, 5)))

    assert finding.outcome is Outcome.FAILED
    assert "Gränsen är 30 dagar" in finding.message.sv


REVIEWED = a_policy(review_age=timedelta(days=183))


@pytest.mark.parametrize(
    ("dates", "outcome"),
    [
        ([a_date(date(2026, 10, 5), kind=DateKind.REVIEWED)], Outcome.PASSED),
        ([a_date(date(2019, 10, 5)), a_date(date(2026, 10, 5), kind=DateKind.REVIEWED)], Outcome.PASSED),
        ([a_date(date(2026, 1, 5), kind=DateKind.REVIEWED), a_date(date(2026, 10, 5))], Outcome.FAILED),
        ([a_date(date(2026, 10, 5))], Outcome.FAILED),
        ([a_date(date(2026, 10, 5), kind=DateKind.PUBLISHED)], Outcome.FAILED),
    ],
)
def test_where_pages_must_be_reviewed_a_review_alone_counts(dates: list[PageDate], outcome: Outcome) -> None:
    (finding,) = findings_by(REVIEWED, *dates)

    assert finding.outcome is outcome


def test_a_page_that_nobody_reviewed_is_told_so() -> None:
    (finding,) = findings_by(REVIEWED, a_date(date(2026, 10, 5)))

    assert "säger inte när någon senast granskade den" in finding.message.sv
    assert "183 dagar" in finding.message.sv


def test_an_update_after_a_review_counts_as_one() -> None:
    (finding,) = findings_by(
        Policy(), a_date(date(2019, 1, 1), kind=DateKind.REVIEWED), a_date(date(2026, 10, 5))
    )

    assert finding.outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("is_exempt", "path", "outcome"),
    [
        (True, "skola/plats", Outcome.PASSED),
        (None, "skola/plats", Outcome.FAILED),
        (False, "skola/nyheter/plats", Outcome.FAILED),
        (None, "skola/nyheter/plats", Outcome.PASSED),
    ],
)
def test_the_site_decides_what_may_be_old(is_exempt: bool | None, path: str, outcome: Outcome) -> None:  # noqa: FBT001
    (finding,) = findings_by(a_policy(is_exempt=is_exempt), a_date(date(2019, 1, 1)), path=path)

    assert finding.outcome is outcome


def test_what_is_exempt_may_still_not_be_from_the_future() -> None:
    (finding,) = findings_by(a_policy(is_exempt=True), a_date(date(2027, 1, 1)))

    assert finding.outcome is Outcome.FAILED


def test_a_wrong_weekday_is_a_fault_beside_the_age() -> None:
    wrong, right = findings(a_date(date(2026, 10, 5), "tisdag 5 oktober 2026", wrong_weekday=True))

    assert (wrong.outcome, right.outcome) == (Outcome.FAILED, Outcome.PASSED)
    assert "5 oktober 2026 är en måndag" in wrong.message.sv
    assert "5 October 2026 is a Monday" in wrong.message.en


@pytest.mark.parametrize(
    ("readings", "outcome", "told"),
    [
        ((), Outcome.CANNOT_TELL, "saknar årtal. Skriv dag, månad och år"),
        (
            (date(2012, 8, 13), date(2018, 8, 13)),
            Outcome.FAILED,
            "Senast veckodagen stämde var 13 augusti 2018",
        ),
        (
            (date(2020, 11, 20), date(2026, 11, 20)),
            Outcome.CANNOT_TELL,
            "Veckodagen stämmer med 20 november 2020",
        ),
    ],
)
def test_a_date_without_a_year(readings: tuple[date, ...], outcome: Outcome, told: str) -> None:
    (finding,) = findings(unread=(unread(Flaw.YEARLESS, "måndag 13 augusti", *readings),))

    assert finding.outcome is outcome
    assert told in finding.message.sv


def test_an_old_ambiguous_date_in_news_is_for_a_person() -> None:
    label = unread(Flaw.AMBIGUOUS, "05/04/2019", date(2019, 4, 5), date(2019, 5, 4))
    (finding,) = findings(unread=(label,), path="nyheter/ny-skola")

    assert finding.outcome is Outcome.CANNOT_TELL


def test_a_page_without_a_date_that_says_that_it_is_old_is_declared() -> None:
    (finding,) = findings(html="<p>Nyheten är äldre än 11 månader och kan därför vara inaktuell.</p>")

    assert finding.outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("Uppdaterad i går", Outcome.PASSED),
        ("Senast uppdaterad: för 3 dagar sedan", Outcome.PASSED),
        ("Uppdaterad för två år sedan", Outcome.FAILED),
        ("Uppdaterades måndag 13 augusti", Outcome.FAILED),
        ("Uppdaterades fredag 20 november", Outcome.CANNOT_TELL),
    ],
)
def test_what_the_day_of_the_visit_settles(line: str, outcome: Outcome) -> None:
    verdict = judge(rule, page_from(f"<p>{line}</p>"), Context(today=TODAY, site=SITE))

    assert verdict is not None
    assert verdict.outcome is outcome
