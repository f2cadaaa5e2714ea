"""W3C's own cases hold us to account: nothing found gets lost, and no false alarm creeps in."""

from pathlib import Path

import pytest

from auditor.model import PageAudit
from auditor.plugins import load_rules
from tests.act.cases import Case, audit_cases, read_cases, score

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def cases(shared_data: Path) -> list[Case]:
    return read_cases(shared_data / "corpora")


@pytest.fixture(scope="module")
def audited(shared_data: Path, cases: list[Case]) -> dict[str, PageAudit]:
    return audit_cases(cases, shared_data / "corpora", load_rules().values())


def test_every_case_is_looked_at(cases: list[Case], audited: dict[str, PageAudit]) -> None:
    assert {case.path for case in cases} == set(audited)


@pytest.mark.timeout(600)
def test_at_least_half_of_the_failed_cases_fail(cases: list[Case], audited: dict[str, PageAudit]) -> None:
    result = score(cases, audited, load_rules())

    assert result.found / result.failed >= 0.5, str(result)


def test_at_least_three_quarters_of_the_failed_cases_fail_or_are_in_doubt(
    cases: list[Case], audited: dict[str, PageAudit]
) -> None:
    result = score(cases, audited, load_rules())

    assert (result.found + result.doubted) / result.failed >= 0.75, str(result)


def test_hardly_any_of_the_others_is_called_failed(cases: list[Case], audited: dict[str, PageAudit]) -> None:
    result = score(cases, audited, load_rules())

    assert result.false_alarms / result.others <= 0.015, str(result)


def test_our_own_rules_add_no_false_alarm_to_axe_cores(
    cases: list[Case], audited: dict[str, PageAudit]
) -> None:
    own = {rule_id: rule for rule_id, rule in load_rules().items() if not rule_id.startswith("axe/")}

    assert score(cases, audited, own).false_alarms == 0


def test_no_rule_crashes_on_any_case(audited: dict[str, PageAudit]) -> None:
    crashed = [
        (path, verdict.rule)
        for path, page in audited.items()
        for verdict in page.verdicts
        if any("could not finish" in finding.message.en for finding in verdict.findings)
    ]

    assert crashed == []
