"""Repealed acts: how pages cite them, and what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.model import Context, Finding, Given, Outcome
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.outdated.repealed_law import page_cites_law_in_force


def judged(html: str, *, today: date = TODAY, path: str = "/") -> list[Finding]:
    page = page_from(html, given=Given(path=path))
    return list(page_cites_law_in_force.check(page, Context(today=today, site=EXEMPELBY)))


def outcomes(html: str, *, today: date = TODAY, path: str = "/") -> set[Outcome]:
    return {finding.outcome for finding in judged(html, today=today, path=path)}


@pytest.mark.parametrize(
    "text",
    [
        "Stöd ges enligt socialtjänstlagen (2001:453).",
        "Stöd ges enligt socialtjänstlagen (SFS 2001:453).",
        "Stöd ges enligt socialtjänstlagen (SoL 2001:453).",
        "Stöd ges enligt socialtjänstlagen (2001:453, SoL).",
        "Stöd ges enligt socialtjänstlagen, SFS 2001:453.",
        "Stöd ges enligt socialtjänstlag 2001:453.",
        "Socialtjänstlag (2001:453)",
        "Stöd ges enligt SoL 2001:453.",
        "Se lag (2001:453) och SFS nr 2001:453.",
        "Stöd ges enligt 4 kap. 1 § <a href='/sol'>socialtjänstlagen</a> (2001:453).",
    ],
)
def test_a_repealed_act_fails_the_page(text: str) -> None:
    assert outcomes(f"<p>{text}</p>") == {Outcome.FAILED}


@pytest.mark.parametrize(
    "text",
    [
        "Uppgifterna skyddas av personuppgiftslagen.",
        "Vi behandlar personuppgifter enligt PuL.",
        "Rökning regleras i tobakslagen.",
        "Uppgifter lämnas ut enligt sekretesslagen.",
        "Vi följer lagen (2003:389) om elektronisk kommunikation.",
        "Överklaga enligt förvaltningslagen (1986:223).",
        "Covid-19-lagen styr hur många som får komma in.",
    ],
)
def test_an_unconfirmed_row_never_fails_a_page(text: str) -> None:
    assert outcomes(f"<p>{text}</p>") == {Outcome.CANNOT_TELL}


@pytest.mark.parametrize(
    "text",
    [
        "Dnr KS/2001:453 och KSKF/2016:547.",
        "Ärendet har diarienummer (2001:453).",
        "Se prop. 2001:453, SOU 2001:453 och HSLF-FS 2001:453.",
        "Föreskriften SOSFS 2001:453 gäller.",
        "Beslut KF 2001:453 togs i våras.",
        "Boken kom ut 2001:453 sidor lång.",
        "Vi följer offentlighets- och sekretesslagen.",
        "Vi har fem PUL på lager.",
        "Vi följer kommunallagen.",
        "Ring 2001:4531.",
        "Se förslag 2001:453 och underlag 2001:453.",
    ],
)
def test_other_numbers_and_names_are_left_alone(text: str) -> None:
    assert outcomes(f"<p>{text}</p>") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Den tidigare socialtjänstlagen (2001:453) gäller inte.",
        "Socialtjänstlagen (2001:453) upphävdes i somras.",
        "Planen är antagen enligt den äldre lagen (1987:10).",
        "Enligt övergångsbestämmelserna gäller lag (2001:453) för beslut från i våras.",
        "År 2009 prövades ansökan enligt socialtjänstlagen (2001:453).",
        "Boken ”Socialtjänstlagen (2001:453) med kommentar” finns på biblioteket.",
    ],
)
def test_an_act_told_of_as_past_is_left_alone(text: str) -> None:
    assert outcomes(f"<p>{text}</p>") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Lagen om tobak (2018:2088), ofta kallad tobakslagen, gäller.",
        "Vi följer LSS (1993:387), miljöbalken (1998:808) och arkivlagen (1990:782).",
        "Vi följer tryckfrihetsförordningen (1949:105).",
    ],
)
def test_acts_in_force_pass(text: str) -> None:
    assert outcomes(f"<p>{text}</p>") == {Outcome.PASSED}


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/bygga/detaljplaner/norrvik", "Norrvik"),
        ("/politik", "Beslut om avgifter"),
        ("/", "Lokala ordningsföreskrifter"),
    ],
)
def test_plans_and_decisions_are_for_a_person_to_judge(path: str, heading: str) -> None:
    html = f"<h1>{heading}</h1><p>Avgift tas ut enligt socialtjänstlagen (2001:453).</p>"

    assert outcomes(html, path=path) == {Outcome.CANNOT_TELL}


def test_minutes_are_left_alone() -> None:
    assert outcomes("<p>Lag (2001:453).</p>", path="/protokoll/mars") == set()


def test_before_its_day_an_act_is_in_force() -> None:
    assert Outcome.FAILED not in outcomes("<p>Socialtjänstlagen (2001:453).</p>", today=date(2025, 6, 30))


def test_an_act_is_told_once_with_its_count_and_what_replaced_it() -> None:
    found = judged("<p>Socialtjänstlagen (2001:453) gäller.</p><p>Se lag (2001:453).</p>")

    assert len(found) == 1
    assert "2 gånger" in found[0].message.sv
    assert "upphävd sedan den 1 juli 2025. Nu gäller socialtjänstlagen (2025:400)" in found[0].message.sv


def test_two_acts_are_told_apart() -> None:
    assert len(judged("<p>Socialtjänstlagen (2001:453) och kommunallagen (1991:900).</p>")) == 2
