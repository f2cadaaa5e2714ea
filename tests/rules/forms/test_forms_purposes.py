"""What fields ask for, read from their labels."""

from __future__ import annotations

import pytest

from auditor import vocabulary
from auditor.model import Context, FormControl
from auditor.standards import wcag
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.forms import FORM_RULES
from rules.forms.label_said_once import SEED, labels_are_said_once
from rules.forms.purposes import about_others, is_plain, purpose_of


def field(name: str, **facts: str) -> FormControl:
    return FormControl(role="textbox", name=name, **facts)


@pytest.mark.parametrize(
    ("label", "token"),
    [
        ("Namn", "name"),
        ("Namn (obligatoriskt) *", "name"),
        ("För- och efternamn:", "name"),
        ("Ditt förnamn", "given-name"),
        ("Efternamn", "family-name"),
        ("E-post", "email"),
        ("Din e-postadress", "email"),
        ("Mobilnummer", "tel"),
        ("Gatuadress", "street-address"),
        ("Postnummer", "postal-code"),
        ("Postort", "address-level2"),
        ("First name", "given-name"),
        ("Phone number", "tel"),
        ("Rubrik", ""),
        ("Diarienummer", ""),
        ("Hur ofta vill du ha besked per e-post om det som händer i ditt område?", ""),
    ],
)
def test_the_purpose_of_a_label(label: str, token: str) -> None:
    assert purpose_of(field(label)) == token


def test_a_search_field_asks_for_nothing_of_the_users() -> None:
    assert purpose_of(field("Namn", type="search")) == ""


@pytest.mark.parametrize("label", ["Barnets namn", "Företagets namn", "Namn på skolan", "Filnamn"])
def test_labels_that_are_about_others(label: str) -> None:
    assert about_others(field(label))


@pytest.mark.parametrize(("label", "plain"), [("Din e-post", True), ("E-post till chefen", False)])
def test_plain_labels(label: str, plain: bool) -> None:  # noqa: FBT001
    assert is_plain(label) is plain


def test_the_vocabulary_names_its_sources_and_its_day() -> None:
    table = vocabulary.load("rules.forms", "purposes.toml")

    assert table["source"]
    assert table["date"]
    assert all(entry["plain"] and entry["pattern"] and entry["token"] for entry in table["purpose"])


def test_the_finding_says_what_a_screen_reader_says() -> None:
    (finding,) = labels_are_said_once.check(page_from(SEED), Context(today=TODAY, site=EXEMPELBY))

    assert "Godkännande av datalagring obligatorisk stjärna obligatorisk" in finding.message.sv
    assert "Godkännande av datalagring obligatorisk star obligatorisk" in finding.message.en


def test_only_rules_that_can_fail_a_criterion_name_one() -> None:
    assert wcag("1.3.5") in next(rule for rule in FORM_RULES if rule.id == "input-purpose").criteria
