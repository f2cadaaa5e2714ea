"""What is found in content from others is told by site, apart from the page's own faults."""

from dataclasses import replace

import pytest

from auditor.model import (
    Audit,
    Banner,
    Finding,
    FrameState,
    Hiding,
    Language,
    Outcome,
    PageFrame,
    Text,
    Verdict,
)
from reports import html, terminal
from reports.grouping import faults
from reports.third_parties import breaches, third_parties
from tests.reports.test_json import VALIDATOR, told

SITE = "film.example"
FRAME = PageFrame(url=f"https://{SITE}/1", state=FrameState.TESTED, selector="#film", third_party=SITE)
HIDES = Banner(
    selector="#kakor", snippet="<div>", text="Kakor", hides=(Hiding.COVERS,), reject="Neka", rejected=True
)


def found(outcome: Outcome) -> Finding:
    message = Text("Här brister det.", "This fails.")
    return Finding(outcome=outcome, message=message, selector="a", frame="#film", third_party=SITE)


@pytest.fixture
def with_film(exempelby: Audit) -> Audit:
    """The audit with a film from elsewhere on its last page: two faults and a doubt, by one rule."""
    *others, last = exempelby.pages
    rule = exempelby.rules[0].id
    findings = tuple(map(found, (Outcome.FAILED, Outcome.FAILED, Outcome.CANNOT_TELL)))
    last = replace(
        last,
        page=last.page.but(frames=(FRAME,), banner=HIDES),
        verdicts=(*last.verdicts, Verdict(rule=rule, findings=findings)),
    )
    return replace(exempelby, pages=(*others, last))


def test_they_are_counted_by_site(with_film: Audit) -> None:
    (party,) = third_parties(with_film)
    (breach,) = breaches(with_film, party)

    assert (party.site, list(party.pages)) == (SITE, [len(with_film.pages) - 1])
    assert (breach.faults, breach.doubts) == (2, 1)


def test_they_are_not_among_the_pages_own_faults(with_film: Audit, exempelby: Audit) -> None:
    assert faults(with_film, Outcome.FAILED).count == faults(exempelby, Outcome.FAILED).count


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.SWEDISH, "I innehåll från andra"), (Language.ENGLISH, "In content from others")],
)
def test_reports_for_people_tell_them_under_their_own_heading(
    language: Language, words: str, with_film: Audit, exempelby: Audit
) -> None:
    for render in (html.render, terminal.render):
        assert words in render(with_film, language)
        assert SITE in render(with_film, language)
        assert words not in render(exempelby, language)


def test_reports_for_people_tell_that_a_page_was_looked_at_twice(with_film: Audit) -> None:
    assert "granskades två gånger" in html.render(with_film, Language.SWEDISH)


def test_json_tells_frames_banner_and_whose_a_finding_is(with_film: Audit) -> None:
    document = told(with_film)
    page = document["pages"][-1]

    VALIDATOR.validate(document)
    assert page["frames"][0]["third_party"] == SITE
    assert page["banner"]["hides"] == ["covers"]
    assert page["verdicts"][-1]["findings"][0]["third_party"] == SITE
