"""Days and years written as words: "den femte maj", "tjugohundrasexton" (vocabulary: [spelled])."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from auditor.metadata.lexicon import fold, languages
from auditor.vocabulary import load


def day_of(word: str) -> int | None:
    """The day of the month that an ordinal names."""
    return _days().get(fold(word))


def year_at(text: str, position: int) -> tuple[int, int] | None:
    """The year written as a word here, and where it ends."""
    match = _year_words().match(text, position)
    return (_years()[" ".join(fold(match[0]).split())], match.end()) if match else None


@cache
def _days() -> dict[str, int]:
    return {
        word: number
        for table in _tables()
        for number, words in enumerate(table["days"], 1)
        for word in words.split()
    }


@cache
def _year_words() -> re.Pattern[str]:
    words = "|".join(sorted(_years(), key=len, reverse=True)).replace(" ", r"\s")
    return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _years() -> dict[str, int]:
    found: dict[str, int] = {}
    for table in _tables():
        small = dict(_below_a_hundred(table["ones"], table["tens"]))
        for century, first in table["centuries"].items():
            found |= {century: first} | {century + words: first + number for words, number in small.items()}
    return found


def _below_a_hundred(ones: list[str], tens: list[str]) -> Iterator[tuple[str, int]]:
    for number, word in enumerate(ones, 1):
        yield word, number
    for ten, word in enumerate(tens, 2):
        yield word, 10 * ten
        for one, last in enumerate(ones[:9], 1):
            yield word + last, 10 * ten + one


def _tables() -> Iterator[Mapping[str, Any]]:
    for language in languages():
        table = load("auditor.metadata", f"vocabulary/{language}.toml").get("spelled")
        if table:
            yield table
