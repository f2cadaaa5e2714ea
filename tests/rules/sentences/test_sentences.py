"""How well the rules about what time makes untrue tell stale sentences from look-alikes.

`pytest tests/rules/sentences -s` prints the table. A sentence counts as pointed out when the rule fails it,
or says that a person should look. Stale sentences that another rule is meant to point out are no look-alikes.
The sentences stand in sentences.tsv and are nobody's examples.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from auditor.model import Context, Outcome, PageRule, spoken
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules import RULES

RULE_IDS = (
    "expired-promise",
    "passed-deadline",
    "passed-event",
    "year-bound-fee",
    "expired-term",
    "retired-name",
    "repealed-law",
    "perishable-words",
)
LEAST_PRECISION = 0.95
LEAST_RECALL = 0.85


@dataclass(frozen=True)
class Sentence:
    """A sentence with the rule that should point it out ("-": none), and the rule it is meant to try."""

    rule: str
    near: str
    dated: str
    words: str

    @property
    def html(self) -> str:
        return f"<main><h1>Information</h1><p>{self.words}</p>{self._date}</main>"

    @property
    def _date(self) -> str:
        if self.dated == "-":
            return ""
        year, month, day = map(int, self.dated.split("-"))
        return f"<p>Uppdaterades: {spoken(year, month, day).sv}</p>"


def sentences() -> list[Sentence]:
    text = Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith(("#", "rule\t"))]
    return [Sentence(*row) for row in rows]


@cache
def pointed_out() -> dict[Sentence, dict[str, Outcome]]:
    """What each rule says of each sentence, where it says that something may be wrong."""
    rules = [rule for rule in RULES if rule.id in RULE_IDS and isinstance(rule, PageRule)]
    return {sentence: dict(_said(sentence, rules)) for sentence in sentences()}


def _said(sentence: Sentence, rules: list[PageRule]) -> Iterator[tuple[str, Outcome]]:
    page = page_from(sentence.html)
    for rule in rules:
        outcome = Outcome.worst(
            found.outcome for found in rule.check(page, Context(today=TODAY, site=EXEMPELBY))
        )
        if outcome in {Outcome.FAILED, Outcome.CANNOT_TELL}:
            yield rule.id, outcome


def counted(rule: str) -> Counter[str]:
    """How many sentences the rule pointed out, rightly or not, and how many it should have."""
    tally: Counter[str] = Counter()
    for sentence, said in pointed_out().items():
        tally["stale"] += sentence.rule == rule
        if rule in said:
            kind = "right" if sentence.rule == rule else "wrong" if sentence.rule == "-" else "too"
            tally[kind] += 1
            tally[f"{kind} by failing"] += said[rule] is Outcome.FAILED
    return tally


def test_the_set_is_what_it_says() -> None:
    rows = sentences()

    assert len(rows) == 120
    assert sum(row.rule == "-" for row in rows) == 60
    assert {row.near for row in rows} == set(RULE_IDS)


def test_no_sentence_is_a_rules_example() -> None:
    examples = " ".join(example.html for rule in RULES for example in rule.examples)

    assert [row.words for row in sentences() if row.words in examples] == []


@pytest.mark.parametrize("rule", RULE_IDS)
def test_recall(rule: str) -> None:
    tally = counted(rule)

    assert tally["right"] / tally["stale"] >= LEAST_RECALL


@pytest.mark.parametrize("rule", RULE_IDS)
def test_precision(rule: str) -> None:
    tally = counted(rule)

    assert tally["right"] / (tally["right"] + tally["wrong"]) >= LEAST_PRECISION


def test_each_is_told_in_the_table() -> None:
    rows = [
        "",
        "| rule | stale | pointed out | by failing | another's | look-alikes | precision | recall |",
    ]
    rows += [f"|{' --- |' * 8}"]
    for rule in RULE_IDS:
        tally = counted(rule)
        right, wrong, stale = tally["right"], tally["wrong"], tally["stale"]
        precision = right / (right + wrong) if right + wrong else 0.0
        figures = [stale, right, tally["right by failing"], tally["too"], wrong]
        shares = [f"{precision:.2f}", f"{right / stale:.2f}"]
        rows.append(f"| {' | '.join(map(str, [rule, *figures, *shares]))} |")
    sys.stdout.write("\n".join(rows) + "\n")

    assert len(rows) == len(RULE_IDS) + 3
