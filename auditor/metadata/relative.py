"""Dates told by how long ago they were: "i går", "för 3 dagar sedan" (vocabulary: the [ago] tables).

They rest on the day of the visit. Days count as days; weeks and months give a month, years a year: pages
round them, mostly down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from auditor.metadata.lexicon import languages
from auditor.model import Precision
from auditor.vocabulary import load

_UNITS = ("moment", "hour", "day", "week", "month", "year")
_HOURS = 24
_DAYS = 7
_MONTHS = 12
_LONGEST = 60  # characters


@dataclass(frozen=True)
class Ago:
    """How long before the visit a date in text[start:end] lies."""

    end: int
    number: int
    unit: str

    def day(self, visited: date) -> tuple[date, Precision] | None:
        """The day meant, or the first of the month or year; None before the calendar begins."""
        try:
            return self._day(visited)
        except (ValueError, OverflowError):
            return None

    def _day(self, visited: date) -> tuple[date, Precision]:
        match self.unit:
            case "moment":
                return visited, Precision.DAY
            case "hour":
                return visited - timedelta(days=self.number // _HOURS), Precision.DAY
            case "day":
                return visited - timedelta(days=self.number), Precision.DAY
            case "week":
                return (visited - timedelta(days=self.number * _DAYS)).replace(day=1), Precision.MONTH
            case "month":
                months = visited.year * _MONTHS + visited.month - 1 - self.number
                return date(months // _MONTHS, months % _MONTHS + 1, 1), Precision.MONTH
            case _:
                return date(visited.year - self.number, 1, 1), Precision.YEAR


def ago_at(text: str, position: int) -> Ago | None:
    """The expression that begins here."""
    match = _expression().match(text, position, position + _LONGEST)
    if not match or not match.lastgroup:
        return None
    words = " ".join(match[0].lower().split())
    if match.lastgroup.startswith("fixed"):
        number, unit = _fixed()[words]
        return Ago(match.end(), number, unit)
    told = _told(int(match.lastgroup.removeprefix("told")))
    inner = told.fullmatch(words)
    if inner is None:
        return None
    number = int(inner["n"]) if inner["n"].isdigit() else _numbers()[inner["n"]]
    return Ago(match.end(), number, _unit_names()[inner["unit"]])


@cache
def _expression() -> re.Pattern[str]:
    """All expressions as one pattern, tried at one place; the group that matched says which it is."""
    fixed = "|".join(_spaced(re.escape(words)) for words in sorted(_fixed(), key=len, reverse=True))
    told = "|".join(f"(?P<told{number}>{_spaced(_bare(number))})" for number in range(len(_patterns())))
    return re.compile(rf"(?:(?P<fixed>{fixed})|{told})(?!\w)", re.IGNORECASE)


def _spaced(pattern: str) -> str:
    return pattern.replace("\\ ", " ").replace(" ", r"\s")


def _bare(number: int) -> str:
    """The pattern without named groups, as part of a larger one."""
    return re.sub(r"\(\?P<\w+>", "(?:", _told(number).pattern)


@cache
def _told(number: int) -> re.Pattern[str]:
    figures = "|".join(sorted(_numbers(), key=len, reverse=True))
    units = "|".join(sorted(_unit_names(), key=len, reverse=True))
    pattern = _patterns()[number].replace("{n}", rf"(?P<n>[0-9]{{1,4}}|{figures})")
    return re.compile(pattern.replace("{unit}", f"(?P<unit>{units})"))


@cache
def _patterns() -> tuple[str, ...]:
    return tuple(dict.fromkeys(pattern for table in _tables() for pattern in table["patterns"]))


@cache
def _fixed() -> dict[str, tuple[int, str]]:
    """Whole expressions: how many of which unit."""
    found = {words: (number, "day") for table in _tables() for words, number in table["days"].items()}
    for table in _tables():
        found |= dict.fromkeys(table["last_month"], (1, "month"))
        found |= dict.fromkeys(table["last_year"], (1, "year"))
    return found


@cache
def _numbers() -> dict[str, int]:
    return {
        word: number
        for table in _tables()
        for number, words in enumerate(table["numbers"], 1)
        for word in words.split()
    }


@cache
def _unit_names() -> dict[str, str]:
    return {name: unit for table in _tables() for unit in _UNITS for name in table[unit]}


def _tables() -> Iterator[Mapping[str, Any]]:
    for language in languages():
        table = load("auditor.metadata", f"vocabulary/{language}.toml").get("ago")
        if table:
            yield table
