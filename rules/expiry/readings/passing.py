"""Words that pass with the day: idag, ikväll, just nu, nästa vecka, till hösten, i år.

The page's own date tells when that was. Only what is told as news of that time counts: "Kommunen har idag
30 000 invånare" says how things are nowadays.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from auditor.model import Text, spoken
from rules.expiry.promises import Hints, Role, Time
from rules.expiry.promises.verbs import Kind
from rules.expiry.readings import weekdays
from rules.expiry.readings.claim import Claim, Matter
from rules.expiry.readings.parsed import Parsed, is_to_the_day
from rules.expiry.readings.vocabulary import Vocabulary, spaced, vocabulary_for

COUNTED = Text(
    sv="säger ”{word}”, räknat från sidans eget datum, den {dated}",
    en="says “{word}”, counted from the page's own date, {dated}",
)
TOLD = Text(
    sv="säger ”{word}” och nämner själv dagen, {time}",
    en="says “{word}” and names the day itself, {time}",
)
MAYBE_STILL = Text(
    sv="Kontrollera om det fortfarande stämmer, och skriv datum i stället för ”{word}”.",
    en="Check whether it is still true, and write a date instead of “{word}”.",
)
_NEAR = 30  # characters between "idag" and the day that it is told to be
_SEASON_MONTHS = {"våren": (3, 6), "sommaren": (6, 8), "hösten": (8, 12), "vintern": (12, 15)}


@dataclass(frozen=True, eq=False)
class _Word:
    """What a word means, and how long after that it may stand."""

    pattern: re.Pattern[str]
    span: str
    maybe: timedelta
    sure: timedelta
    telling: frozenset[Kind]


def read_dated(parsed: Parsed) -> Claim | None:
    """The day that the sentence itself names: från och med idag fredag 3 juli 2020."""
    for word in _words(parsed.vocabulary):
        match = word.pattern.search(parsed.own) if word.span in {"day", "tomorrow"} else None
        time = _close_to(match, parsed.times) if match else None
        if match and time and not parsed.is_told_as_past(time):
            return _claim(parsed, time, TOLD.fill(word=match[0], time=time.text), None)
    return None


def _close_to(match: re.Match[str], times: tuple[Time, ...]) -> Time | None:
    near = (time for time in times if 0 <= time.start - match.end() <= _NEAR and is_to_the_day(time))
    return next((time for time in near if time.role is not Role.UNTIL), None)


def read(parsed: Parsed, dated: date, today: date) -> Claim | None:
    """What a sentence without a year says of the time around the page's own date."""
    if parsed.has("passing", "habits") or parsed.words.condition.match(parsed.own):
        return None
    found = (claim for word in _words(parsed.vocabulary) if (claim := _weigh(parsed, word, dated, today)))
    return next(found, None)


def _weigh(parsed: Parsed, word: _Word, dated: date, today: date) -> Claim | None:
    match = word.pattern.search(parsed.own)
    if match is None or not _is_notice(parsed, word):
        return None
    first, last = SPANS[word.span](dated)
    time = Time(match.start(), match.end(), match[0], first, last)
    reading = COUNTED.fill(word=match[0], dated=_spoken(dated))
    if today <= last or today - last > word.sure:
        return _claim(parsed, time, reading, None)
    doubtful = MAYBE_STILL.fill(word=match[0])
    return _claim(parsed, time, reading, doubtful) if today - last > word.maybe else None


def _is_notice(parsed: Parsed, word: _Word) -> bool:
    """Whether the sentence tells what happens at that time, and no rule that always holds."""
    if parsed.has("passing", "scenes"):
        return True
    if parsed.vocabulary.pattern("deadline", "acts").match(parsed.own):  # Boka idag så kommer vi i morgon
        return False
    if parsed.has("passing", "general"):
        return False
    if _is_told_as_past(parsed, word):
        return False
    does = Kind.EVENT in word.telling and parsed.has("passing", "we_do")
    return does or any(verb.kind in word.telling for verb in parsed.verbs)


def _is_told_as_past(parsed: Parsed, word: _Word) -> bool:
    return Kind.PAST not in word.telling and any(verb.kind is Kind.PAST for verb in parsed.verbs)


def _claim(parsed: Parsed, time: Time, reading: Text, look: Text | None) -> Claim:
    return Claim(
        matter=Matter.PASSING,
        statement=parsed.statement,
        time=time,
        reading=reading,
        look=look,
        spans=((time.start, time.end),),
    )


def _spoken(value: date) -> Text:
    return spoken(value.year, value.month, value.day)


@cache
def _words(vocabulary: Vocabulary) -> tuple[_Word, ...]:
    rows = vocabulary.tables["passing"].get("kinds", [])
    return tuple(_word(row) for row in rows)


def _word(row: dict[str, Any]) -> _Word:
    choice = spaced("|".join(row["words"]))
    return _Word(
        pattern=re.compile(rf"(?<!\w)(?:{choice})(?!\w)", re.IGNORECASE),
        span=row["span"],
        maybe=timedelta(days=row["maybe"]),
        sure=timedelta(days=row["sure"]),
        telling=frozenset(Kind(kind) for kind in row["telling"]),
    )


type _Days = tuple[date, date]


def _day(dated: date) -> _Days:
    return dated, dated


def _tomorrow(dated: date) -> _Days:
    return (dated + timedelta(days=1),) * 2


def _days_ahead(dated: date) -> _Days:
    return dated, dated + timedelta(days=7)


def _week(weeks: int) -> Callable[[date], _Days]:
    def read(dated: date) -> _Days:
        monday = dated - timedelta(days=dated.weekday()) + timedelta(weeks=weeks)
        return monday, monday + timedelta(days=6)

    return read


def _month(months: int) -> Callable[[date], _Days]:
    def read(dated: date) -> _Days:
        year, month = divmod(dated.year * 12 + dated.month - 1 + months, 12)
        return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])

    return read


def _months(dated: date) -> _Days:
    return dated, _month(3)(dated)[1]


def _season(name: str) -> Callable[[date], _Days]:
    first, last = _SEASON_MONTHS[name]

    def read(dated: date) -> _Days:
        """The season that the date stands in, or else the next one."""
        candidates = ((_month_of(year, first)[0], _month_of(year, last)[1]) for year in _years(dated))
        return next(days for days in candidates if days[1] >= dated)

    return read


def _years(dated: date) -> Iterator[int]:
    return iter(range(dated.year - 1, dated.year + 2))


def _month_of(year: int, month: int) -> _Days:
    """The first and last day of a month; month 13 is January of the next year."""
    return _month(month - 1)(date(year, 1, 1))


def _year(years: int) -> Callable[[date], _Days]:
    return lambda dated: (date(dated.year + years, 1, 1), date(dated.year + years, 12, 31))


SPANS: dict[str, Callable[[date], _Days]] = {
    "day": _day,
    "tomorrow": _tomorrow,
    "days": _days_ahead,
    "week": _week(0),
    "next week": _week(1),
    "month": _month(0),
    "next month": _month(1),
    "months": _months,
    "year": _year(0),
    "next year": _year(1),
    **{name: _season(name) for name in _SEASON_MONTHS},
}


# A first look for sentences without a year, in any language that is read.
HINTS = Hints(
    stems=(*weekdays.HINTS.stems, *vocabulary_for("sv").tables["passing"]["stems"]),
    pattern=re.compile(
        "|".join(
            [weekdays.HINTS.pattern.pattern, *(word.pattern.pattern for word in _words(vocabulary_for("sv")))]
        ),
        re.IGNORECASE,
    ),
)
