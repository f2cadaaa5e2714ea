"""The tables by which caption files are judged: each with a source and a date."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from auditor.vocabulary import load

CAPTIONS = load("rules.media.captions", "captions.toml")
LANGUAGES = load("rules.media.captions", "languages.toml")
TABLES = [
    *CAPTIONS["limits"].items(),
    ("automatic", CAPTIONS["automatic"]),
    ("subrip", CAPTIONS["subrip_players"]),
]


@pytest.mark.parametrize(
    ("name", "table"), [*TABLES, ("languages", LANGUAGES), ("registry", LANGUAGES["registry"])]
)
def test_every_table_has_a_source_and_a_date(name: str, table: dict[str, Any]) -> None:
    assert table["source"], name
    assert isinstance(table["date"], date), name


def test_limits_are_numbers_that_fit_each_other() -> None:
    limits = CAPTIONS["limits"]

    assert 0 < limits["speed"]["calm"] < limits["speed"]["fast"]
    assert limits["block"]["characters"] == limits["block"]["lines"] * limits["line"]["characters"]
    assert 0 < limits["share"]["share"] < 1


@pytest.mark.parametrize("language", LANGUAGES["language"], ids=lambda language: language["tags"][0])
def test_every_language_has_a_name_in_both_and_enough_words(language: dict[str, Any]) -> None:
    words = language["words"].split()

    assert set(language["name"]) == {"sv", "en"}
    assert len(words) >= 40
    assert len(set(words)) == len(words)
    assert all(word == word.lower() for word in words)


def test_language_codes_are_two_letters_each_once() -> None:
    codes = LANGUAGES["registry"]["codes"].split()

    assert len(set(codes)) == len(codes)
    assert all(len(code) == 2 for code in codes)
    assert {"sv", "nb", "da", "fi", "de", "en", "se", "so", "ar"} <= set(codes)


@pytest.mark.parametrize(("written", "meant"), LANGUAGES["mistaken"].items())
def test_what_is_meant_is_a_code(written: str, meant: str) -> None:
    codes = LANGUAGES["registry"]["codes"].split()

    assert written not in codes
    assert meant.partition("-")[0] in codes
