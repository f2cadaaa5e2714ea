"""The vocabulary: well formed, with a source, and in agreement with an independent library."""

import warnings
from typing import Any

import pytest

from auditor.metadata.lexicon import Only, Role, fold, languages, lexicon
from auditor.model import DateKind
from auditor.vocabulary import load

FIRST_CLASS = {"sv", "nb", "nn", "da", "fi", "de", "en"}
TABLES = {language: load("auditor.metadata", f"vocabulary/{language}.toml") for language in languages()}
per_language = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)


def test_languages_of_the_north_are_there() -> None:
    assert set(TABLES) >= FIRST_CLASS


@per_language
def test_file_names_its_source(table: dict[str, Any]) -> None:
    assert table["source"]


@per_language
def test_date_labels_have_text_and_kind(table: dict[str, Any]) -> None:
    assert table["date"]
    for entry in table["date"]:
        assert entry["text"].strip() == entry["text"] != ""
        assert DateKind(entry["kind"])
        assert set(entry) <= {"text", "kind", "only"}
        assert Only(entry.get("only", "cell"))


@per_language
def test_owner_labels_have_text_and_kind(table: dict[str, Any]) -> None:
    for entry in table["owner"]:
        assert entry["text"].strip() == entry["text"] != ""
        assert Role(entry["kind"])
        assert set(entry) <= {"text", "kind", "only", "dates"}
        assert DateKind(entry.get("dates", "created"))


@per_language
def test_no_label_stands_twice(table: dict[str, Any]) -> None:
    texts = [fold(entry["text"]) for entry in (*table["date"], *table["owner"])]

    assert len(texts) == len(set(texts))


@per_language
def test_years_and_weeks_are_whole(table: dict[str, Any]) -> None:
    assert (len(table["months"]), len(table["weekdays"])) == (12, 7)


def test_label_has_one_meaning_in_all_languages() -> None:
    for labels in lexicon().labels.values():
        texts = [label.text for label in labels]
        assert len(texts) == len(set(texts)), texts


def test_places_and_machine_names_have_a_source() -> None:
    assert load("auditor.metadata", "places.toml")["source"]
    assert load("auditor.metadata", "machine.toml")["source"]


def test_machine_names_are_lower_case_and_of_a_known_kind() -> None:
    table = load("auditor.metadata", "machine.toml")

    assert all(name == name.lower() and DateKind(kind) for name, kind in table["meta"].items())
    assert all(DateKind(kind) for kind in table["json_ld"].values())


# What dateparser has no data for, or a form that it does not know.
UNKNOWN_TO_DATEPARSER = {"mt", "cy", "nn"}


@pytest.mark.parametrize("language", sorted(set(TABLES) - UNKNOWN_TO_DATEPARSER))
def test_months_agree_with_dateparser(language: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dateparser = pytest.importorskip("dateparser")
        for number, names in enumerate(TABLES[language]["months"], 1):
            read = {name: dateparser.parse(f"5 {name} 2024", languages=[language]) for name in names.split()}
            known = {name: value.month for name, value in read.items() if value}
            assert known, names
            assert set(known.values()) == {number}, known
