"""An audit -> the exit status by which scripts and CI act."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from auditor.model import Audit, Outcome, Severity

COVERAGE_FLOOR = 0.95


class ExitStatus(IntEnum):
    CLEAN = 0
    FAILED = 1
    USER_CAN_MEND = 2
    NOT_TRUSTWORTHY = 3


class FailOn(StrEnum):
    """The mildest failure that counts; `never`: failures are told, but do not fail the run."""

    NEVER = "never"
    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    CRITICAL = "critical"


def exit_status(audit: Audit, fail_on: FailOn = FailOn.MINOR, floor: float = COVERAGE_FLOOR) -> ExitStatus:
    """3 when too little was reached or the run was stopped; else 1 when something failed; else 0."""
    if not audit.pages or audit.coverage < floor or not audit.complete:
        return ExitStatus.NOT_TRUSTWORTHY
    return ExitStatus.FAILED if _has_failed(audit, fail_on) else ExitStatus.CLEAN


def _has_failed(audit: Audit, fail_on: FailOn) -> bool:
    if fail_on is FailOn.NEVER:
        return False
    least = Severity(fail_on.value).rank
    return any(
        outcome is Outcome.FAILED and audit.rule_by_id[rule].severity.rank >= least
        for audited in audit.pages
        for rule, outcome in audited.outcomes.items()
    )
