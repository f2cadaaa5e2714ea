"""rules.toml covers every rule of the axe-core that is pinned, in both languages; what it lacks is told."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from auditor.browser import Session, axe_core_version
from auditor.vocabulary import load
from tests.rules.axe.axe_core_table import AxeRule, lacks, rules_of

ROOT = Path(__file__).parents[3]
ENTRY = {
    "id": "image-alt",
    "tags": ["wcag2a"],
    "criteria": ["1.1.1"],
    "act": ["23a2a8"],
    "severity": "critical",
    "title": {"sv": "Bilder har textalternativ", "en": "Images have a text alternative"},
    "remedy": {"sv": "Skriv ett.", "en": "Write one."},
}
TABLE = {"axe_core": "4.14.1", "rule": [ENTRY]}
RULE = AxeRule(
    id="image-alt",
    tags=("wcag2a",),
    criteria=("1.1.1",),
    act=("23a2a8",),
    severity="critical",
    help="Images must have alternative text",
)


@pytest.mark.browser
def test_the_table_covers_the_axe_core_that_is_carried(chromium_session: Session) -> None:
    todo = list(lacks(load("rules.axe", "rules.toml"), axe_core_version(), rules_of(chromium_session)))

    if todo:
        pytest.fail("rules/axe/rules.toml does not cover axe-core:\n\n" + "\n\n".join(todo), pytrace=False)


def test_the_axe_core_that_is_carried_is_the_one_that_is_pinned() -> None:
    pinned = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]["axe-core"]
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]

    assert axe_core_version() == pinned == locked["node_modules/axe-core"]["version"]


def test_the_lock_holds_a_sum_and_no_address_to_fetch_from() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]["node_modules/axe-core"]

    assert (locked["integrity"].startswith("sha512-"), "resolved" in locked) == (True, False)


def changed(**changes: Any) -> dict[str, Any]:
    table = copy.deepcopy(TABLE)
    table["rule"][0] |= changes  # type: ignore[index, operator]
    return table


def test_a_table_that_covers_all_lacks_nothing() -> None:
    assert list(lacks(TABLE, "4.14.1", {"image-alt": RULE})) == []


def test_the_table_may_know_of_more_act_rules() -> None:
    assert list(lacks(changed(act=["23a2a8", "abc123"]), "4.14.1", {"image-alt": RULE})) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"tags": ["best-practice"]}, 'image-alt: tags = ["wcag2a"]'),
        ({"criteria": []}, 'image-alt: criteria = ["1.1.1"]'),
        ({"act": []}, 'image-alt: act lacks ["23a2a8"]'),
        ({"severity": "minor"}, 'image-alt: severity = "critical"'),
        (
            {"title": {"sv": " ", "en": "x"}},
            "image-alt: title.sv is not written; axe-core says: Images must have alternative text",
        ),
    ],
)
def test_what_differs_is_told_as_it_is_to_be_written(changes: dict[str, Any], told: str) -> None:
    assert list(lacks(changed(**changes), "4.14.1", {"image-alt": RULE})) == [told]


def test_a_rule_that_came_is_shown_as_the_entry_to_write() -> None:
    (told,) = lacks({"axe_core": "4.14.1", "rule": []}, "4.14.1", {"image-alt": RULE})

    assert told == (
        "image-alt is not covered; write\n\n"
        '[[rule]]\nid = "image-alt"\ntags = ["wcag2a"]\ncriteria = ["1.1.1"]\nact = ["23a2a8"]\n'
        'severity = "critical"\ntitle.sv = ""\ntitle.en = ""\nremedy.sv = ""\nremedy.en = ""\n'
        "# axe-core says: Images must have alternative text"
    )


def test_a_rule_that_went_is_named() -> None:
    assert list(lacks(TABLE, "4.14.1", {})) == [
        "image-alt is no rule of axe-core 4.14.1 any more; take its entry away"
    ]


def test_another_version_is_named() -> None:
    (told,) = lacks(TABLE, "4.15.0", {"image-alt": RULE})

    assert told.startswith('axe_core = "4.14.1" is to be "4.15.0"')
