"""The words of deadlines, events, fees, terms of office and passing time, as patterns made once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from auditor.vocabulary import load

_ANY_BEGINNING = r"\w*"
_FILES = {"sv": "swedish.toml", "en": "english.toml"}


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """One language's tables. Their entries are regular expressions for whole words."""

    tables: dict[str, dict[str, Any]]

    def pattern(self, table: str, name: str) -> re.Pattern[str]:
        """Any of the words of a list; one that never matches when the language has none."""
        return _any_of(tuple(self.tables[table].get(name, ())))


def vocabulary_for(language: str) -> Vocabulary:
    """The vocabulary for a language that the reader of promises knows."""
    return _load(_FILES[language])


@cache
def _load(file: str) -> Vocabulary:
    return Vocabulary(load("rules.expiry.readings", file))


def spaced(pattern: str) -> str:
    """The pattern with any white space where it has a space, also an optional one."""
    return pattern.replace(" ?", r"\s?").replace(" ", r"\s+")


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """The endings of compounds are tried together, so that each word is gone through once for all of them."""
    endings = [word.removeprefix(_ANY_BEGINNING) for word in words if word.startswith(_ANY_BEGINNING)]
    choice = spaced("|".join(word for word in words if not word.startswith(_ANY_BEGINNING)))
    if endings:
        choice = rf"\w*(?:{spaced('|'.join(endings))})" + (f"|{choice}" if choice else "")
    return re.compile(rf"(?<!\w)(?:{choice})(?!\w)" if words else r"(?!)", re.IGNORECASE)
