"""The word lists of the expiry rules: whole, with source and date, and every entry a regular expression."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from auditor.testing import TODAY
from auditor.vocabulary import load
from rules.expiry.promises import words_for
from rules.expiry.promises.verbs import Kind
from rules.expiry.readings import passing
from rules.expiry.readings.vocabulary import spaced, vocabulary_for

LANGUAGES = ["sv", "en"]


def lists(language: str) -> Iterator[tuple[str, list[str]]]:
    for table, entries in vocabulary_for(language).tables.items():
        yield from ((f"{table}.{name}", words) for name, words in entries.items() if is_words(words))


def is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_has_a_source_and_a_date(language: str) -> None:
    for table in vocabulary_for(language).tables.values():
        assert table["source"]
        assert date.fromisoformat(table["date"]) <= TODAY


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_of_promises_has_a_source_and_a_date(language: str) -> None:
    words = words_for(language)

    assert words is not None
    for name, table in words.tables.items():
        assert table["source"], name
        assert date.fromisoformat(table["date"]) <= TODAY


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_an_expression_and_stands_once(language: str) -> None:
    for name, words in lists(language):
        assert len(set(words)) == len(words), name
        assert all(word == word.strip() for word in words), name
        assert all(re.compile(spaced(word)).match("") is None for word in words), name


def test_both_languages_have_the_tables_that_the_readers_ask_for() -> None:
    assert {*vocabulary_for("sv").tables} == {*vocabulary_for("en").tables}


def test_every_passing_word_has_a_span_and_patience() -> None:
    for kind in load("rules.expiry.readings", "swedish.toml")["passing"]["kinds"]:
        assert kind["span"] in passing.SPANS
        assert 0 <= kind["maybe"] <= kind["sure"]
        assert {*kind["telling"]} <= {*Kind}


def test_every_passing_word_has_one_of_the_stems_that_are_looked_for_first() -> None:
    passing_words = load("rules.expiry.readings", "swedish.toml")["passing"]
    for kind in passing_words["kinds"]:
        for word in kind["words"]:
            assert any(stem in word for stem in passing_words["stems"]), word


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        ("day", "2024-02-05", "2024-02-05"),
        ("tomorrow", "2024-02-06", "2024-02-06"),
        ("days", "2024-02-05", "2024-02-12"),
        ("week", "2024-02-05", "2024-02-11"),
        ("next week", "2024-02-12", "2024-02-18"),
        ("month", "2024-02-01", "2024-02-29"),
        ("next month", "2024-03-01", "2024-03-31"),
        ("year", "2024-01-01", "2024-12-31"),
        ("next year", "2025-01-01", "2025-12-31"),
        ("våren", "2024-03-01", "2024-06-30"),
        ("sommaren", "2024-06-01", "2024-08-31"),
        ("hösten", "2024-08-01", "2024-12-31"),
        ("vintern", "2023-12-01", "2024-03-31"),
    ],
)
def test_a_word_means_days_counted_from_the_pages_own(span: str, first: str, last: str) -> None:
    counted = passing.SPANS[span](date(2024, 2, 5))

    assert counted == (date.fromisoformat(first), date.fromisoformat(last))
