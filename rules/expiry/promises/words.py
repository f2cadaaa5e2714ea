"""The vocabulary of a language, as regular expressions made once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from auditor.vocabulary import load

_FILES = {"sv": "swedish.toml", "en": "english.toml"}


@dataclass(frozen=True, eq=False)
class Words:
    """One language's tables. What each holds is told in its TOML file."""

    tables: dict[str, Any]
    language: str

    def __getitem__(self, name: str) -> dict[str, Any]:
        table: dict[str, Any] = self.tables[name]
        return table

    @cached_property
    def clause(self) -> re.Pattern[str]:
        """Where a clause begins."""
        return re.compile(rf"[,;:()–—]|\b(?:{either(self['words']['clauses'])})\b", re.IGNORECASE)

    @cached_property
    def negation(self) -> re.Pattern[str]:
        words = self["words"]
        return re.compile(
            rf"\b(?:{either(words['negations'])})\b(?!\s+(?:{either(words['not_negations'])})\b)",
            re.IGNORECASE,
        )

    @cached_property
    def recurrence(self) -> re.Pattern[str]:
        return any_of(self["words"]["recurrences"])

    @cached_property
    def forecast(self) -> re.Pattern[str]:
        return any_of(self["words"]["forecasts"])

    @cached_property
    def law(self) -> re.Pattern[str]:
        return re.compile(self["words"]["law"], re.IGNORECASE)

    @cached_property
    def inception(self) -> re.Pattern[str]:
        return any_of(self["words"]["inceptions"])

    @cached_property
    def decision(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{either(self['words']['decisions'])})", re.IGNORECASE)

    @cached_property
    def nominal(self) -> re.Pattern[str]:
        return any_of(self["words"]["nominal"])

    @cached_property
    def condition(self) -> re.Pattern[str]:
        """A condition: at the beginning of a sentence, or after a comma."""
        words = self["words"]
        return re.compile(
            rf"(?:^|[,;]\s*)\W*(?:{either(words['conditions'])})\b|^\W*(?:{either(words['inverted'])})\b",
            re.IGNORECASE,
        )

    @cached_property
    def consequence(self) -> re.Pattern[str]:
        """What stands directly before the verb of a main clause that follows a condition."""
        return re.compile(self["words"]["consequence"], re.IGNORECASE)

    @cached_property
    def infinitive(self) -> re.Pattern[str]:
        return re.compile(rf"\W*(?:{either(self['words']['infinitive'])})\b", re.IGNORECASE)

    @cached_property
    def unknown_after(self) -> re.Pattern[str]:
        """A verb of no table, right after the time that the sentence begins with: 2024 fokuserar vi."""
        words = self["words"]
        return re.compile(rf"\s+{words['present_pattern']}\s+{words['subject_pattern']}\b", re.IGNORECASE)

    @cached_property
    def unknown_first(self) -> re.Pattern[str]:
        """A verb of no table, right after the subject that the sentence begins with: Vi fokuserar."""
        words = self["words"]
        return re.compile(rf"\W*{words['first_pattern']}\s+{words['present_pattern']}\b", re.IGNORECASE)


def words_for(language: str) -> Words | None:
    """The vocabulary for a language tag ("sv-SE"), or None; a page that names none is read as Swedish."""
    code = (language or "sv").lower().partition("-")[0]
    return _words_in(code) if code in _FILES else None


@cache
def _words_in(code: str) -> Words:
    return Words(load("rules.expiry.promises", _FILES[code]), code)


def either(words: Iterable[str]) -> str:
    """A pattern for any of these words, longest first; a space in one stands for any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A whole word out of these, in any case."""
    return re.compile(rf"\b(?:{either(words)})\b", re.IGNORECASE)
