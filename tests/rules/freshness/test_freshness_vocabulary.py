"""The word lists of this family: each with a source, none empty, patterns that compile."""

import re
from typing import Any

import pytest

from auditor.vocabulary import load
from rules.genres import Genre

FILES = [
    ("rules.freshness", "placeholders.toml"),
    ("rules.freshness", "leaks.toml"),
    ("rules.freshness", "variants.toml"),
    ("rules", "genres.toml"),
]


def lists(table: dict[str, Any]) -> list[list[str]]:
    inner = [value for value in table.values() if isinstance(value, dict)]
    return [value for value in table.values() if isinstance(value, list)] + [
        found for value in inner for found in lists(value)
    ]


@pytest.mark.parametrize(("package", "name"), FILES)
def test_lists_hold_words_and_each_once(package: str, name: str) -> None:
    for words in lists(load(package, name)):
        assert words
        assert len(words) == len(set(words)), words
        assert all(isinstance(word, str) and word for word in words)


def test_patterns_compile() -> None:
    leaks = load("rules.freshness", "leaks.toml")
    variants = load("rules.freshness", "variants.toml")
    patterns = [
        *leaks["code"]["patterns"], leaks["values"]["in_text"], leaks["filling"]["anywhere"],
        *variants["parameters"], *variants["paths"], *load("rules", "genres.toml")["marks"],
        *load("rules.freshness", "placeholders.toml")["patterns"],
    ]  # fmt: skip

    assert all(re.compile(pattern) for pattern in patterns)


def test_what_is_compared_without_case_is_written_so() -> None:
    leaks = load("rules.freshness", "leaks.toml")
    words = [*leaks["filling"]["prompts"], *leaks["filling"]["headings"], *leaks["labels"]["names"]]

    assert [word for word in (*words, *leaks["guards"]["topics"]) if word != word.casefold()] == []


@pytest.mark.parametrize("genre", [genre for genre in Genre if genre is not Genre.ORDINARY])
def test_each_genre_has_words(genre: Genre) -> None:
    assert load("rules", "genres.toml")[genre]
