"""JSON: it follows its schema, and the schema knows every word that the model has."""

import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from auditor.model import (
    Audit,
    DateKind,
    DateSource,
    Flaw,
    Language,
    Outcome,
    OwnerKind,
    Precision,
    Reason,
    Run,
    Severity,
    Subject,
    Unreached,
    Untested,
)
from reports.json import SCHEMA, render

THE_SCHEMA: dict[str, Any] = json.loads(
    files("reports").joinpath("schema", "audit-1.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(THE_SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def told(audit: Audit) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(render(audit, Language.SWEDISH))
    return document


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(THE_SCHEMA)

    assert THE_SCHEMA["$id"] == SCHEMA


def test_audit_follows_the_schema(exempelby: Audit) -> None:
    VALIDATOR.validate(told(exempelby))


def test_an_audit_without_pages_follows_the_schema(exempelby: Audit) -> None:
    VALIDATOR.validate(told(replace(exempelby, pages=(), unreached=(), rules=())))


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_follows_the_schema(reason: Reason, exempelby: Audit) -> None:
    missed = Unreached(url="x", reason=reason, status=503 if reason is Reason.HTTP_STATUS else None)

    VALIDATOR.validate(told(replace(exempelby, unreached=(missed,))))


def every_object(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [found for item in schema for found in every_object(item)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if schema.get("type") == "object" else []
    return own + [found for value in schema.values() for found in every_object(value)]


def test_schema_lets_nothing_else_in() -> None:
    for described in every_object(THE_SCHEMA):
        assert described["additionalProperties"] is False
        assert described["required"] == list(described["properties"])
        assert all("description" in each or "$ref" in each for each in described["properties"].values())


@pytest.mark.parametrize(
    ("where", "key", "words"),
    [
        ("date", "kind", DateKind),
        ("date", "precision", Precision),
        ("date", "source", DateSource),
        ("owner", "kind", OwnerKind),
        ("unread", "subject", Subject),
        ("unread", "flaw", Flaw),
        ("not_tested", "reason", Untested),
        ("rule", "severity", Severity),
    ],
)
def test_schema_knows_every_word(where: str, key: str, words: type[Any]) -> None:
    assert THE_SCHEMA["$defs"][where]["properties"][key]["enum"] == [word.value for word in words]


def test_schema_knows_every_outcome() -> None:
    assert THE_SCHEMA["$defs"]["outcome"]["enum"] == [outcome.value for outcome in Outcome]


def test_summary_counts_what_stands_below(exempelby: Audit) -> None:
    document = told(exempelby)
    verdicts = [verdict for page in document["pages"] for verdict in page["verdicts"]]
    outcomes = Counter(verdict["outcome"] for verdict in verdicts)

    assert document["summary"] == {
        "pages": 5,
        "unreached": 4,
        "beyond": 1200,
        "coverage": 0.8333,
        "outcomes": {name: outcomes[name] for name in ("failed", "cantTell", "passed", "inapplicable")},
        "findings": sum(len(verdict["findings"]) for verdict in verdicts),
    }


def test_equal_audits_differ_in_run_alone(exempelby: Audit) -> None:
    later = Run(started=exempelby.run.started, finished=exempelby.run.finished + timedelta(seconds=1))
    first, second = told(exempelby), told(replace(exempelby, run=later))

    assert first.pop("run") != second.pop("run")
    assert first == second


def test_keys_stand_in_the_order_of_the_schema(exempelby: Audit) -> None:
    document = told(exempelby)

    assert list(document) == THE_SCHEMA["required"]
    assert list(document["pages"][0]) == THE_SCHEMA["$defs"]["page"]["required"]
    assert list(document["rules"][0]) == THE_SCHEMA["$defs"]["rule"]["required"]


def test_words_from_the_web_are_kept(exempelby: Audit) -> None:
    hostile = told(exempelby)["pages"][1]

    assert hostile["title"].startswith("</title><script>")
    assert "\x1b[31m" in hostile["title"]
    assert hostile["title"].endswith("�")  # half a character, which UTF-8 cannot hold
    assert hostile["owner"]["text"].startswith("<b>")
