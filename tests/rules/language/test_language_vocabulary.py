"""The word lists of the language rules have the shape that the rules need, and say where they come from."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from auditor.vocabulary import load

LANGUAGES = load("rules.language", "languages.toml")
TITLES = load("rules.language", "titles.toml")
HEADINGS = load("rules.language", "headings.toml")
BANDS = load("rules.language", "readability.toml")
VISUAL = load("rules.language", "visual.toml")
SOURCED = [LANGUAGES, TITLES, HEADINGS, VISUAL, BANDS["cut"], *BANDS["language"]]


@pytest.mark.parametrize("table", SOURCED)
def test_each_list_names_its_source_and_day(table: dict[str, Any]) -> None:
    assert table["source"]
    assert date.fromisoformat(table["date"])


def test_languages_are_told_once_and_named() -> None:
    codes = [row["code"] for row in LANGUAGES["language"]]

    assert len(codes) == len(set(codes))
    assert set(codes) <= set(LANGUAGES["names"])
    assert all(set(row.get("kin", ())) <= set(codes) for row in LANGUAGES["language"])


@pytest.mark.parametrize("row", LANGUAGES["language"], ids=lambda row: row["code"])
def test_small_words_are_many_and_lower_case(row: dict[str, Any]) -> None:
    words = row["common"].split()

    assert len(set(words)) >= 30
    assert all(word == word.lower() for word in words)


def test_two_languages_never_have_the_same_small_words() -> None:
    for one, other in combinations(LANGUAGES["language"], 2):
        assert len(set(one["common"].split()) ^ set(other["common"].split())) >= 20


def test_scripts_have_letters_of_their_own() -> None:
    for row in LANGUAGES["script"]:
        assert not re.search(f"[{row['letters']}]", "abcåäöéñçłß")
        assert row["languages"]
        assert set(row["name"]) == {"sv", "en"}


@pytest.mark.parametrize(
    "words", [*(TITLES[key] for key in ("empty", "start")), *(HEADINGS[key] for key in ("empty", "vague"))]
)
def test_names_are_lower_case_and_told_once(words: list[str]) -> None:
    assert len(words) == len(set(words))
    assert all(word == word.lower().strip() for word in words)


@pytest.mark.parametrize("row", BANDS["language"], ids=lambda row: row["code"])
def test_bands_rise_from_nought_and_the_limit_is_one_of_them(row: dict[str, Any]) -> None:
    begins = [band["from"] for band in row["bands"]]

    assert begins == sorted(begins)
    assert begins[0] == 0
    assert row["hard"] in begins
    assert row["confirmed"] in {True, False}
    assert all(band["sv"] and band["en"] for band in row["bands"])


@pytest.mark.parametrize("pattern", [*BANDS["cut"]["patterns"], *BANDS["cut"]["tools"], *TITLES["code"]])
def test_patterns_are_regular_expressions_that_do_not_match_nothing(pattern: str) -> None:
    assert re.compile(pattern).search("") is None


@pytest.mark.parametrize("row", VISUAL["language"], ids=lambda row: row["code"])
def test_words_of_looks_are_told_for_each_language(row: dict[str, Any]) -> None:
    patterns = [
        *(row[key] for key in ("asks", "acts", "looks", "places", "names", "noise")),
        *row["things"].values(),
    ]

    assert set(row["things"]) == {"button", "menu", "link", "field", "box", "sign"}
    assert all(re.compile(pattern).search("") is None for pattern in patterns)
