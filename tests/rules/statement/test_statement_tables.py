"""The family's data is whole: every phrase is a pattern, every table has its source and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from auditor import vocabulary
from auditor.evaluate import judge
from auditor.model import Context, Outcome
from auditor.testing import EXEMPELBY, page_from
from rules.statement import STATEMENT_RULES, statement_links_to_the_supervisor
from rules.statement.reading import Part
from rules.statement.supervisors import is_supervisor_address, supervisors

PHRASES = vocabulary.load("rules.statement.reading", "phrases.toml")
CHECKS = vocabulary.load("rules.statement", "regulator_checks.toml")
LINKED = (
    "<h1>Tillgänglighetsredogörelse</h1><p>Webbplatsen är helt förenlig med lagen om tillgänglighet till "
    "digital offentlig service.</p><p><a href='https://www.digg.se/tdosanmalan'>Anmäl</a></p>"
)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for entry in value:
            yield from texts(entry)
    elif isinstance(value, dict):
        for name, entry in value.items():
            if name not in {"name", "source"}:
                yield from texts(entry)


@pytest.mark.parametrize("phrase", sorted(set(texts(PHRASES))))
def test_each_phrase_is_a_pattern_that_does_not_match_nothing(phrase: str) -> None:
    assert re.compile(phrase).search("") is None


def test_the_phrases_have_sources_and_a_day() -> None:
    assert isinstance(PHRASES["date"], date)
    assert PHRASES["source"]
    assert {part["name"] for part in PHRASES["part"]} == {part.value for part in Part}


def test_each_supervisor_has_a_source_and_a_day() -> None:
    for row in vocabulary.load("rules.statement", "supervisors.toml")["supervisor"]:
        assert row["source"]
        assert isinstance(row["date"], date)
        assert isinstance(row["from"], date)
        assert row["address"].startswith("https://")
    assert any(supervisor.confirmed for supervisor in supervisors())


def test_an_address_belongs_to_a_supervisor_by_its_host() -> None:
    assert is_supervisor_address("https://www.digg.se/tdosanmalan")
    assert is_supervisor_address("https://digg.se")
    assert not is_supervisor_address("https://inte-digg.se/")
    assert not is_supervisor_address("http://[trasig")


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2026, 11, 23), Outcome.PASSED), (date(2018, 6, 1), Outcome.FAILED)]
)
def test_who_supervises_depends_on_the_day(day: date, expected: Outcome) -> None:
    verdict = judge(statement_links_to_the_supervisor, page_from(LINKED), Context(today=day, site=EXEMPELBY))

    assert verdict
    assert verdict.outcome is expected


def test_each_of_the_regulators_checks_has_an_answer_or_a_reason() -> None:
    ids = {rule.id for rule in STATEMENT_RULES}

    assert len(CHECKS["check"]) == 42
    for check in CHECKS["check"]:
        assert check["group"]
        assert check["check"]
        assert ("rule" in check) != ("why_not" in check)
        assert check.get("rule", "accessibility-statement") in ids
    assert {check.get("rule") for check in CHECKS["check"]} - {None} == ids
