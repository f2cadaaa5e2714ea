"""Days without a year that their weekday settles: lördag 14 mars was in 2026, not in 2027."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from rules.expiry.promises import Hints, Time, Words
from rules.expiry.promises.words import either

_WEEKDAYS = {"mån": 0, "tis": 1, "ons": 2, "tors": 3, "fre": 4, "lör": 5, "sön": 6}
_BEFORE = timedelta(days=14)  # a page may tell of days shortly before its own
_AHEAD = timedelta(days=370)
_BACK = 5  # years that a page without a date may be old
HINTS = Hints(
    stems=("dag",),
    pattern=re.compile(rf"(?<!\w)(?:{'|'.join(_WEEKDAYS)})dag(?:en)?\s+(?:den\s+)?\d", re.IGNORECASE),
)


def days_in(sentence: str, words: Words, dated: date | None, today: date) -> tuple[Time, ...]:
    """The days that the sentence names by weekday, day and month, where these settle the year."""
    if words.language != "sv":
        return ()
    return tuple(_days(sentence, words, dated, today))


def _days(sentence: str, words: Words, dated: date | None, today: date) -> Iterator[Time]:
    for match in _grammar(words).finditer(sentence):
        weekday = _WEEKDAYS[match["weekday"].lower()]
        month = words["calendar"]["months"][match["month"].lower()]
        found = _settled(weekday, month, int(match["day"]), dated, today)
        if found:
            text = f"{match[0]} {found.year}"
            yield replace(Time(match.start(), match.end(), text, found, found), lead=match.start())


@cache
def _grammar(words: Words) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<weekday>{'|'.join(_WEEKDAYS)})dag(?:en)?\s+(?:den\s+)?(?P<day>\d{{1,2}})(?::?[ae])?\s+"
        rf"(?P<month>{either(words['calendar']['months'])})\b(?!\.?,?\s+\d{{4}})",
        re.IGNORECASE,
    )


def _settled(weekday: int, month: int, day: int, dated: date | None, today: date) -> date | None:
    """The day: on a dated page the first that fits; else the last one past, unless the next to come fits."""
    if dated is not None:
        fitting = _fitting(weekday, month, day, range(dated.year - 1, dated.year + 2))
        return next((found for found in fitting if dated - _BEFORE <= found <= dated + _AHEAD), None)
    to_come = _fitting(weekday, month, day, range(today.year, today.year + 2))
    if any(today <= found <= today + _AHEAD for found in to_come):
        return None
    past = _fitting(weekday, month, day, range(today.year - _BACK, today.year + 1))
    return max((found for found in past if found < today), default=None)


def _fitting(weekday: int, month: int, day: int, years: range) -> list[date]:
    found = (_date(year, month, day) for year in years)
    return [value for value in found if value and value.weekday() == weekday]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 31 februari
        return None
