"""An audit becomes an exit status: never 0 for what was not looked at."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from auditor.jobs.gate import ExitStatus, FailOn, exit_status
from auditor.model import (
    Audit,
    Page,
    PageAudit,
    PageRule,
    Reason,
    Run,
    Severity,
    Site,
    Text,
    Tool,
    Unreached,
    Verdict,
    cannot_tell,
    failed,
)

WORDS = Text("ord", "words")
RULE = PageRule(id="prov", title=WORDS, remedy=WORDS, severity=Severity.MODERATE, check=lambda _, __: ())
THEN = datetime(2026, 11, 23, tzinfo=UTC)


def audit(*findings: object, unreached: tuple[Unreached, ...] = ()) -> Audit:
    verdict = Verdict(rule="prov", findings=findings)  # type: ignore[arg-type]
    return Audit(
        site=Site(name="Exempelby", start="https://by.example/"),
        today=date(2026, 11, 23),
        tool=Tool(version="0"),
        run=Run(started=THEN, finished=THEN),
        rules=(RULE,),
        pages=(PageAudit(page=Page(url="https://by.example/", html=""), verdicts=(verdict,)),),
        unreached=unreached,
    )


def missed(reason: Reason, number: int = 1) -> tuple[Unreached, ...]:
    return tuple(Unreached(url=f"https://by.example/{n}", reason=reason) for n in range(number))


def test_nothing_failed() -> None:
    assert exit_status(audit()) is ExitStatus.CLEAN


def test_something_failed() -> None:
    assert exit_status(audit(failed(None, WORDS))) is ExitStatus.FAILED


def test_what_needs_a_person_does_not_block() -> None:
    assert exit_status(audit(cannot_tell(None, WORDS))) is ExitStatus.CLEAN


@pytest.mark.parametrize(
    ("fail_on", "status"),
    [
        (FailOn.MINOR, ExitStatus.FAILED),
        (FailOn.MODERATE, ExitStatus.FAILED),
        (FailOn.SERIOUS, ExitStatus.CLEAN),
        (FailOn.NEVER, ExitStatus.CLEAN),
    ],
)
def test_failures_milder_than_asked_do_not_count(fail_on: FailOn, status: ExitStatus) -> None:
    assert exit_status(audit(failed(None, WORDS)), fail_on) is status


def test_nothing_reached_is_not_to_be_trusted() -> None:
    assert exit_status(replace(audit(), pages=())) is ExitStatus.NOT_TRUSTWORTHY


def test_a_stopped_run_is_not_to_be_trusted() -> None:
    assert exit_status(replace(audit(), complete=False)) is ExitStatus.NOT_TRUSTWORTHY


def test_too_little_reached_is_not_to_be_trusted_even_with_failures() -> None:
    done = audit(failed(None, WORDS), unreached=missed(Reason.TIMEOUT))

    assert exit_status(done) is ExitStatus.NOT_TRUSTWORTHY


def test_what_the_site_answered_is_no_gap() -> None:
    assert exit_status(audit(unreached=missed(Reason.ROBOTS, 30))) is ExitStatus.CLEAN


def test_the_floor_can_be_lowered() -> None:
    assert exit_status(audit(unreached=missed(Reason.TIMEOUT)), floor=0.5) is ExitStatus.CLEAN
