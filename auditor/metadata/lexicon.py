"""The words that pages put around their dates and owners: vocabulary/*.toml as one lexicon of all languages.

A label is looked for in every language, whatever the page says that its own is: a Swedish site leaks English
ones, and a page's lang attribute is often wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from auditor.model import DateKind
from auditor.vocabulary import load

WORD = re.compile(r"[^\W\d_]+")
Table = Mapping[str, Any]


class Role(StrEnum):
    """What somebody named after a label has to do with the page, most trusted first."""

    OWNER = "owner"
    CONTACT = "contact"
    EDITOR = "editor"


class Only(StrEnum):
    """Where a label that is too short, or too usual a word, counts as one."""

    CELL = "cell"  # as a dt, a th or the first cell of a row
    COLON = "colon"  # or with a colon after it; a date label then needs its date right there
    LINE = "line"  # alone on its line, its value a date alone


@dataclass(frozen=True)
class Label:
    """Words that announce a date (kind), an owner (role), or an owner and the date after (both)."""

    text: str
    kind: DateKind | None
    role: Role | None
    only: Only | None
    languages: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """All languages together; texts are folded, and found by their first word."""

    labels: Mapping[str, tuple[Label, ...]]
    subjects: Mapping[str, tuple[str, ...]]
    months: Mapping[str, Mapping[str, int]]
    weekdays: Mapping[str, Mapping[str, int]]
    before_date: frozenset[str]
    by: frozenset[str]
    joins: frozenset[str]
    clock: frozenset[str]
    relative: frozenset[str]
    before_ago: frozenset[str]
    types: frozenset[str]
    not_page: frozenset[str]
    functions: tuple[str, ...]
    contacts: frozenset[str]
    units: tuple[str, ...]
    roles: tuple[str, ...]
    day_first: frozenset[str]

    def month(self, word: str, languages: Iterable[str]) -> int | None:
        """The month's number: in these languages first, else in all if they agree (srpen is not srpanj)."""
        return _meaning(self.months.get(word, {}), languages)

    def weekday(self, word: str, languages: Iterable[str]) -> int | None:
        """The weekday's number, Monday 0, as months are told: "to" is Thursday in Finnish alone."""
        number = _meaning(self.weekdays.get(word, {}), languages)
        return None if number is None else number - 1


def _meaning(meanings: Mapping[str, int], languages: Iterable[str]) -> int | None:
    for language in languages:
        if language in meanings:
            return meanings[language]
    numbers = set(meanings.values())
    return numbers.pop() if len(numbers) == 1 else None


def fold(text: str) -> str:
    """Lower case with every character at its place (unlike str.lower: İ becomes two)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def languages() -> list[str]:
    """The languages that there is a vocabulary for."""
    names = (entry.name for entry in files(__package__).joinpath("vocabulary").iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@cache
def lexicon() -> Lexicon:
    tables = {language: load(__package__, f"vocabulary/{language}.toml") for language in languages()}

    def words(key: str) -> frozenset[str]:
        return frozenset(fold(word) for table in tables.values() for word in table.get(key, ()))

    def inflected(key: str) -> tuple[str, ...]:
        return tuple(
            {
                fold(word) + ending
                for table in tables.values()
                for word in table.get(key, ())
                for ending in ("", *table.get("endings", ()))
            }
        )

    return Lexicon(
        labels=_by_first_word(_labels(tables), lambda label: label.text),
        subjects=_by_first_word(_subjects(tables.values()), lambda text: text),
        months=_numbered(tables, "months"),
        weekdays=_numbered(tables, "weekdays"),
        before_date=words("before_date"),
        by=words("by"),
        joins=words("joins"),
        clock=words("clock"),
        relative=words("relative"),
        before_ago=frozenset(_before_ago(tables.values())),
        types=words("types"),
        not_page=words("not_page"),
        functions=tuple(sorted(words("functions"), key=len, reverse=True)),
        contacts=words("contacts"),
        units=inflected("units"),
        roles=inflected("roles"),
        day_first=frozenset(lang for lang, table in tables.items() if table.get("hyphens") == "day first"),
    )


def _labels(tables: Mapping[str, Table]) -> Iterator[Label]:
    """Each label once, with all the languages that have it."""
    spoken: defaultdict[tuple[Any, ...], set[str]] = defaultdict(set)
    for language, table in tables.items():
        for entry in table["date"]:
            spoken[fold(entry["text"]), entry["kind"], None, entry.get("only")].add(language)
        for entry in table["owner"]:
            spoken[fold(entry["text"]), entry.get("dates"), entry["kind"], entry.get("only")].add(language)
        for text in table.get("types", ()):
            spoken[fold(text), DateKind.PUBLISHED, None, Only.LINE].add(language)
    for (text, kind, role, only), names in spoken.items():
        yield Label(
            text,
            DateKind(kind) if kind else None,
            Role(role) if role else None,
            Only(only) if only else None,
            frozenset(names),
        )


def _before_ago(tables: Iterable[Table]) -> Iterator[str]:
    """The words that an expression like "för tre dagar sedan" may begin with."""
    for ago in (table["ago"] for table in tables if "ago" in table):
        wholes = (*ago["days"], *ago["last_month"], *ago["last_year"], *ago["patterns"], *ago["numbers"])
        yield from (word for whole in wholes for word in WORD.findall(fold(whole))[:1])


def _subjects(tables: Iterable[Table]) -> Iterator[str]:
    """What a page calls itself, with and without a verb after it: sidan, sidan är, sidan är senast."""
    for table in tables:
        for subject in table.get("subjects", ()):
            yield fold(subject)
            for auxiliary in table.get("auxiliaries", ()):
                yield fold(f"{subject} {auxiliary}")


def _numbered(tables: Mapping[str, Table], key: str) -> dict[str, dict[str, int]]:
    """The names of months or weekdays, with their number in each language that has them."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for language, table in tables.items():
        for number, names in enumerate(table[key], 1):
            for name in fold(names).split():
                found[name][language] = number
    return dict(found)


def _by_first_word[Entry](
    entries: Iterable[Entry], text_of: Callable[[Entry], str]
) -> dict[str, tuple[Entry, ...]]:
    """Entries by their first word, the longest first, so that the first to match is the one meant."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        first = WORD.search(text_of(entry))
        if first:
            found[first[0]].append(entry)
    return {
        word: tuple(sorted(alike, key=lambda entry: (-len(text_of(entry)), text_of(entry))))
        for word, alike in found.items()
    }
