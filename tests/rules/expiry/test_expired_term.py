"""Who is named as elected, and how long each body sits: facts with dates, and what follows from them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from auditor.evaluate import judge
from auditor.model import (
    Context,
    DateKind,
    DateSource,
    Finding,
    Metadata,
    Outcome,
    Page,
    PageDate,
    Precision,
    Site,
)
from auditor.testing import TODAY
from auditor.vocabulary import load
from rules.expiry.expired_term import those_named_hold_office_and_terms_run as rule
from rules.expiry.terms_of_office import body_in, elections, ends_of, holders, last_change, leaders


def findings(html: str, dated: date | None = None, *, today: date = TODAY) -> tuple[Finding, ...]:
    shown = PageDate(
        kind=DateKind.MODIFIED,
        value=dated or date.min,
        precision=Precision.DAY,
        source=DateSource.VISIBLE,
        label="Uppdaterades",
        text=str(dated),
    )
    page = Page(
        url="https://exempelby.example/om",
        html=html,
        rendered=True,
        metadata=Metadata(dates=(shown,) if dated else ()),
    )
    verdict = judge(rule, page, Context(today=today, site=Site(name="Exempelby", start=page.url)))
    assert verdict is not None
    return verdict.findings


def test_all_who_are_named_are_told_in_one_finding() -> None:
    html = "".join(
        f"<p>{name} Exempel (S), ledamot</p>" for name in ("Anna", "Bo", "Cilla", "David", "Eva", "Finn")
    )
    (finding,) = findings(html, date(2024, 2, 5))

    assert finding.message.sv.count("Exempel (S)”") == 5
    assert "och 1 till" in finding.message.sv


@pytest.mark.parametrize(
    ("sentence", "dated", "expected"),
    [
        ("Kommunfullmäktiges ordförande Anna Exempel (S)", date(2026, 10, 14), Outcome.CANNOT_TELL),
        ("Kommunfullmäktiges ordförande Anna Exempel (S)", date(2026, 10, 15), Outcome.PASSED),
        ("Socialnämndens ordförande Anna Exempel (S)", date(2022, 12, 31), Outcome.CANNOT_TELL),
        ("Socialnämndens ordförande Anna Exempel (S)", date(2023, 1, 1), Outcome.PASSED),
        ("Kommunalråd Anna Exempel (FP)", date(2026, 11, 1), Outcome.CANNOT_TELL),
    ],
)
def test_each_body_has_days_of_its_own(sentence: str, dated: date, expected: Outcome) -> None:
    assert [finding.outcome for finding in findings(f"<p>{sentence}</p>", dated)] == [expected]


def test_boards_change_at_the_turn_of_the_year() -> None:
    html = "<p>Socialnämndens ordförande Anna Exempel (S)</p>"
    (finding,) = findings(html, date(2026, 3, 1), today=date(2027, 1, 1))

    assert finding.outcome is Outcome.CANNOT_TELL
    assert "den 1 januari 2027" in finding.message.sv


def test_a_name_alone_on_a_page_without_a_date_tells_nothing() -> None:
    assert findings("<p>Anna Exempel (S)</p>") == ()
    assert [one.outcome for one in findings("<p>Kommunalråd Anna Exempel (S)</p>")] == [Outcome.CANNOT_TELL]


@pytest.mark.parametrize("path_words", ["<h1>Protokoll</h1>", "<h1>Nyheter</h1>", "<h2>Historik</h2>"])
def test_names_in_records_and_news_are_kept(path_words: str) -> None:
    assert findings(f"{path_words}<p>Kommunalråd Anna Exempel (S)</p>", date(2024, 2, 5)) == ()


@pytest.mark.parametrize("letters", ["KS", "KF", "BUN", "SBN", "SN", "AU", "PBL", "LSS"])
def test_letters_of_bodies_and_acts_are_no_partys(letters: str) -> None:
    assert findings(f"<p>Kommunstyrelsens ordförande ({letters})</p>", date(2024, 2, 5)) == ()
    assert findings(f"<p>Barn Och Exempel ({letters})</p>", date(2024, 2, 5)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "kommunalråd Anna Exempel (M)",
        "oppositionsråd (S)",
        "kommunfullmäktiges ordförande Anna-Bo Exempel (KD)",
        "Anna af Exempel (V)",
        "ordförande i socialnämnden Anna Exempel (C)",
        "ledamot Anna Exempel (ALP)",
    ],
)
def test_a_holder_of_an_office_is_found(text: str) -> None:
    match = holders().search(f"Fråga {text} idag.")

    assert match is not None
    assert match[0].lower().endswith(text.lower().split()[-1])


def test_a_leader_is_found_without_letters() -> None:
    assert leaders().search("Kommunstyrelsens ordförande är Anna Exempel.")
    assert not leaders().search("Kommunstyrelsens ordförande leder arbetet.")


@pytest.mark.parametrize(
    ("years", "body", "last"),
    [
        ((2022, 2026), "kommunfullmäktige", date(2026, 10, 14)),
        ((2018, 2022), "kommunfullmäktige", date(2022, 10, 14)),
        ((2023, 2026), "socialnämnden", date(2026, 12, 31)),
        ((2022, 2026), "socialnämnden", date(2026, 12, 31)),
        ((2022, 2026), "", date(2026, 10, 14)),
        ((2023, 2026), "", None),
        ((2020, 2023), "kommunfullmäktige", None),
    ],
)
def test_a_term_ends_when_its_body_is_elected_anew(
    years: tuple[int, int], body: str, last: date | None
) -> None:
    assert ends_of(*years, body_in(body)) == last


def test_the_last_change_is_the_latest_up_to_today() -> None:
    assert last_change(body_in("kommunfullmäktige"), date(2026, 10, 14)) == date(2022, 10, 15)
    assert last_change(body_in("kommunfullmäktige"), date(2026, 10, 15)) == date(2026, 10, 15)
    assert last_change(None, date(2000, 1, 1)) is None


def test_elections_are_four_years_apart_and_well_ordered() -> None:
    told = elections()

    assert all(one.held < one.council < one.boards for one in told)
    assert all(
        timedelta(days=1400) < later.held - one.held < timedelta(days=1500) for one, later in pairwise(told)
    )


def test_facts_that_nobody_has_confirmed_only_raise_questions() -> None:
    html = "<p>Kommunstyrelsens ledamöter 2022–2026</p>"

    assert [one.outcome for one in findings(html)] == [Outcome.CANNOT_TELL]
    assert [one.outcome for one in findings(html.replace("styrelsens", "fullmäktiges"))] == [Outcome.FAILED]


@pytest.mark.parametrize("table", ["elections", "bodies"])
def test_each_fact_has_a_source_a_date_and_says_whether_it_is_confirmed(table: str) -> None:
    for row in load("rules.expiry", "elections.toml")[table]:
        assert row["source"]
        assert isinstance(row["confirmed"], bool)
        assert date.fromisoformat(row["date"]) <= TODAY


def test_bodies_tell_when_they_changed_in_both_languages() -> None:
    for row in load("rules.expiry", "elections.toml")["bodies"]:
        assert row["begins"] in {"council", "boards"}
        assert all("{changed}" in row["told"][language] for language in ("sv", "en"))
