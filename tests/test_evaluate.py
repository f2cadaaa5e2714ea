"""Rules are put to evidence; a crash or a gap in the evidence is never a pass."""

import logging
from collections.abc import Iterable, Iterator
from datetime import date

import pytest

from auditor.evaluate import evaluate
from auditor.model import (
    Context,
    Evidence,
    Finding,
    Need,
    NotTested,
    Outcome,
    Page,
    PageAudit,
    PageRule,
    Rule,
    Severity,
    Site,
    SiteRule,
    Text,
    Untested,
    failed,
    passed,
)

SITE = Site(name="Exempelby", start="https://by.example/")
CONTEXT = Context(today=date(2026, 11, 23), site=SITE)
WORDS = Text("ord", "words")


def page_rule(findings: Iterable[Finding], needs: Need | None = None, id: str = "prov") -> PageRule:
    return PageRule(
        id=id, title=WORDS, remedy=WORDS, severity=Severity.MINOR, check=lambda _, __: findings, needs=needs
    )


def audited(rule: Rule, **facts: object) -> PageAudit:
    page = Page(url=SITE.start, html="<p>a</p>").but(**facts)
    (result,) = evaluate([rule], Evidence(site=SITE, pages=(page,)), CONTEXT)
    return result


def test_a_verdict_is_as_bad_as_its_worst_finding() -> None:
    result = audited(page_rule([passed(None, WORDS), failed(None, WORDS)]))

    assert [verdict.outcome for verdict in result.verdicts] == [Outcome.FAILED]


def crash(*_: object) -> Iterator[Finding]:
    raise ZeroDivisionError
    yield


def test_a_rule_that_crashes_cannot_tell_and_is_named(caplog: pytest.LogCaptureFixture) -> None:
    rule = PageRule(id="bruten", title=WORDS, remedy=WORDS, severity=Severity.MINOR, check=crash)

    with caplog.at_level(logging.CRITICAL):
        (verdict,) = audited(rule).verdicts

    assert verdict.outcome is Outcome.CANNOT_TELL
    assert "bruten" in verdict.findings[0].message.sv


def test_a_crash_is_logged_once_however_many_pages_meet_it(caplog: pytest.LogCaptureFixture) -> None:
    rule = PageRule(id="bruten", title=WORDS, remedy=WORDS, severity=Severity.MINOR, check=crash)
    pages = tuple(Page(url=f"https://exempelby.example/{number}", html="<p>a") for number in range(3))
    evidence = Evidence(site=SITE, pages=pages)

    audited = evaluate([rule], evidence, CONTEXT)

    assert [page.outcome for page in audited] == [Outcome.CANNOT_TELL] * 3
    assert len(caplog.records) == 1


def test_a_site_rule_that_crashes_cannot_tell(caplog: pytest.LogCaptureFixture) -> None:
    rule = SiteRule(id="bruten", title=WORDS, remedy=WORDS, severity=Severity.MINOR, check=crash)

    with caplog.at_level(logging.CRITICAL):
        (verdict,) = audited(rule).verdicts

    assert verdict.outcome is Outcome.CANNOT_TELL


@pytest.mark.parametrize("need", [Need.RENDERED, Need.CONTROLS])
def test_without_a_browser_what_looks_right_cannot_be_told(need: Need) -> None:
    result = audited(page_rule([passed(None, WORDS)], need), controls=())

    assert [verdict.outcome for verdict in result.verdicts] == [Outcome.CANNOT_TELL]


def test_without_a_browser_a_fault_in_the_source_is_still_a_fault() -> None:
    result = audited(page_rule([failed(None, WORDS)], Need.CONTROLS), controls=())

    assert [verdict.outcome for verdict in result.verdicts] == [Outcome.FAILED]


def test_without_a_browser_nothing_found_is_not_tested() -> None:
    result = audited(page_rule([], Need.RENDERED))

    assert [(gap.what, gap.reason) for gap in result.not_tested] == [("prov", Untested.NO_BROWSER)]


def test_a_family_of_rules_that_was_not_tested_is_named_once() -> None:
    page = Page(url=SITE.start, html="")
    family = [page_rule([], Need.AXE, id=f"axe/{number}") for number in range(3)]

    (result,) = evaluate(family, Evidence(site=SITE, pages=(page,)), CONTEXT)

    assert [gap.what for gap in result.not_tested] == ["axe"]


def test_a_rule_without_axe_cores_answer_gives_no_verdict() -> None:
    assert audited(page_rule([], Need.AXE), rendered=True).verdicts == ()


def test_a_page_with_something_not_tested_has_not_passed() -> None:
    assert audited(page_rule([], Need.RENDERED)).outcome is Outcome.CANNOT_TELL


def test_a_site_rules_verdict_stands_at_the_page_the_site_was_entered_by() -> None:
    rule = SiteRule(
        id="webbplats",
        title=WORDS,
        remedy=WORDS,
        severity=Severity.MINOR,
        check=lambda _, __: [failed(None, WORDS)],
    )
    pages = (
        Page(url="https://by.example/a", html="", depth=1),
        Page(url="https://by.example/start", html="", depth=0),
    )

    results = evaluate([rule], Evidence(site=SITE, pages=pages), CONTEXT)

    assert [len(result.verdicts) for result in results] == [0, 1]


@pytest.mark.parametrize("need", [Need.REFLOW, Need.TEXT_SPACING, Need.FOCUS])
def test_a_state_that_the_user_left_out_is_told_as_not_asked_for(need: Need) -> None:
    result = audited(page_rule([passed(None, WORDS)], need), rendered=True)

    assert [(gap.what, gap.reason) for gap in result.not_tested] == [("prov", Untested.NOT_ASKED)]


def test_a_state_that_failed_is_told_once_with_its_own_reason() -> None:
    gap = NotTested(what="prov", reason=Untested.STATE, detail="the page took too long")

    result = audited(page_rule([passed(None, WORDS)], Need.REFLOW), rendered=True, not_tested=(gap,))

    assert result.not_tested == (gap,)
