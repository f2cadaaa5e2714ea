"""The times that a sentence names, each from its first day to its last, by its kindest reading."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache

from rules.expiry.promises.words import Words, either

_MONTHS_IN_YEAR = 12
_YEAR = re.compile(r"20\d\d")
_START = re.compile(r"\b\w")
_LONGEST = 48  # characters from the beginning of a time to its year
_NEAR = 80  # characters before a time in which the words that place it stand


class Role(Enum):
    """How a time stands in its sentence."""

    DURING = "in that time"
    UNTIL = "by or until that time"
    SINCE = "from that time on, without an end"
    EARLIEST = "not before that time"
    ABOUT = "for that time: the fee for 2024"
    NAMED = "a name that ends in a year: Kulturnatten 2024"
    SETTLED = "the date of something over: adopted 2019, since 2019"


@dataclass(frozen=True)
class Time:
    """A time as it stands in a sentence, from `start` to `end`; `lead` is where the words before it begin."""

    start: int
    end: int
    text: str
    first: date
    last: date
    role: Role = Role.DURING
    lead: int = 0

    def is_past(self, today: date) -> bool:
        return self.last < today


def times_in(sentence: str, words: Words) -> list[Time]:
    """Every time that the sentence names with a year, in order."""
    return [_placed(time, sentence, words) for time in times_alone(sentence, words)]


def times_alone(sentence: str, words: Words) -> list[Time]:
    """The same without their roles, where the days alone are asked for."""
    found = [time for match in _matches(sentence, words) if (time := _time(match, words))]
    return list(_joined(found, sentence, words))


def _matches(sentence: str, words: Words) -> Iterator[re.Match[str]]:
    """What the grammar makes of each year: it is tried at the words before it, the farthest first."""
    done = 0
    for year in _YEAR.finditer(sentence):
        for word in _START.finditer(sentence, max(done, year.start() - _LONGEST), year.end()):
            match = _grammar(words).match(sentence, word.start())
            if match and match.end() >= year.end():
                yield match
                done = match.end()
                break


@cache
def _grammar(words: Words) -> re.Pattern[str]:
    """One alternative for each way to write a time; what only looks like one comes first, and gives none."""
    calendar, numbers = words["calendar"], words["numbers"]
    month, part = either(calendar["months"]), either(calendar["parts"])
    tail = r"(?:\s?[/–-]\s?(?P<part_z>(?:20)?\d\d))?"
    weeks = rf"(?:{calendar['week']})\s*(?:\d{{1,2}}\s*[–-]\s*)?"
    link = rf"(?:(?:{either(calendar['connectors'])})\s+){{0,2}}"
    day = rf"\d{{1,2}}(?:{calendar['ordinal']})?"
    return re.compile(
        rf"""
        (?P<nothing>
            (?:https?://|www\.)\S+ | [\w-]+\.(?:pdf|docx?|html?)\b
          | \b20\d\d\s+(?:{either(numbers["counted"])})\b
          | \b\d{{4}}(?:/\d{{2,4}})?:\d+
          | \b(?:{either(numbers["identifiers"])})\b[.:]?\s+(?:(?-i:[A-ZÅÄÖ]+)[\s/-]?)?\d[\d:/-]*
          | (?-i:\b(?!HT|VT|Q\d)[A-ZÅÄÖ]{{2,}}\w*)[\s/-]?\d{{4}}[-/:]\d+
        )
      | (?<![\w/.,:])(?:
            (?P<iso>(?P<iso_y>20\d\d)-(?P<iso_m>\d\d)-(?P<iso_d>\d\d))
          | (?P<digits>(?P<digits_d>\d{{1,2}})[./](?P<digits_m>\d{{1,2}})[\s./-]{{1,2}}(?P<digits_y>20\d\d))
          | (?P<day>(?P<day_d>{day})\s+(?P<day_m>{month})\b\.?,?\s+(?P<day_y>20\d\d))
          | (?P<turned>(?P<turned_m>{month})\s+(?P<turned_d>{day}),?\s+(?P<turned_y>20\d\d))
          | (?P<week>{weeks}(?P<week_w>\d{{1,2}}),?\s+{link}(?P<week_y>20\d\d))
          | (?P<part>(?P<part_p>{part}|{month})\b\.?,?\s+{link}(?P<part_y>20\d\d){tail})
          | (?P<span>(?P<span_a>20\d\d)\s?[/–—-]\s?(?P<span_b>(?:20)?\d\d))
          | (?P<year>(?<!\d-)20\d\d)
        )(?!\w|[:/.,-]\d|–\d(?!\d{{3}}-\d\d-\d\d))
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _time(match: re.Match[str], words: Words) -> Time | None:
    kind = match.lastgroup or "nothing"
    days = _READERS[kind](match, words) if kind in _READERS else None
    return Time(match.start(), match.end(), match[0], *days) if days else None


type _Days = tuple[date, date] | None


def _day(year: str, month: int, day: str) -> _Days:
    try:
        value = date(int(year), month, int(re.sub(r"\D", "", day)))
    except ValueError:  # 31 februari
        return None
    return value, value


def _named_day(kind: str) -> Callable[[re.Match[str], Words], _Days]:
    def read(match: re.Match[str], words: Words) -> _Days:
        month = words["calendar"]["months"][match[f"{kind}_m"].lower()]
        return _day(match[f"{kind}_y"], month, match[f"{kind}_d"])

    return read


def _numbered_day(kind: str) -> Callable[[re.Match[str], Words], _Days]:
    def read(match: re.Match[str], _words: Words) -> _Days:
        return _day(match[f"{kind}_y"], int(match[f"{kind}_m"]), match[f"{kind}_d"])

    return read


def _week(match: re.Match[str], _words: Words) -> _Days:
    try:
        monday = date.fromisocalendar(int(match["week_y"]), int(match["week_w"]), 1)
    except ValueError:  # vecka 60
        return None
    return monday, monday + timedelta(days=6)


def _part(match: re.Match[str], words: Words) -> _Days:
    calendar = words["calendar"]
    name = re.sub(r"\s+", " ", match["part_p"].lower())
    first, last = calendar["parts"].get(name) or [calendar["months"][name]] * 2
    begins = ends = int(match["part_y"])
    if match["part_z"] and last <= _MONTHS_IN_YEAR:  # hösten 2024–2025, but not årsskiftet 2024/2025
        ends = 2000 + int(match["part_z"][-2:])
    return _months(begins, first)[0], _months(ends, last)[1]


def _span(match: re.Match[str], _words: Words) -> _Days:
    first, tail = int(match["span_a"]), int(match["span_b"][-2:])
    if len(match["span_b"]) == 2 and tail <= first % 100:  # noqa: PLR2004 - two digits: 2024-05 is a month
        return _months(first, tail) if 1 <= tail <= _MONTHS_IN_YEAR else None
    return date(first, 1, 1), date(2000 + tail, 12, 31)


def _year(match: re.Match[str], _words: Words) -> _Days:
    year = int(match["year"])
    return date(year, 1, 1), date(year, 12, 31)


_READERS: dict[str, Callable[[re.Match[str], Words], _Days]] = {
    "iso": _numbered_day("iso"),
    "digits": _numbered_day("digits"),
    "day": _named_day("day"),
    "turned": _named_day("turned"),
    "week": _week,
    "part": _part,
    "span": _span,
    "year": _year,
}


def _months(year: int, month: int) -> tuple[date, date]:
    """The first and last day of a month; month 13 is January of the next year."""
    year, month = year + (month - 1) // _MONTHS_IN_YEAR, (month - 1) % _MONTHS_IN_YEAR + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _joined(times: list[Time], sentence: str, words: Words) -> Iterator[Time]:
    """Times that only "till" or "och" stand between are one: 2024 och 2025."""
    waiting: Time | None = None
    for time in times:
        following = _with_tail(time, sentence, words)
        if waiting and _joiner(words).fullmatch(sentence, waiting.end, following.start):
            waiting = _together(waiting, following, sentence)
            continue
        if waiting:
            yield waiting
        waiting = following
    if waiting:
        yield waiting


def _together(one: Time, other: Time, sentence: str) -> Time:
    return replace(
        one,
        end=other.end,
        text=sentence[one.start : other.end],
        first=min(one.first, other.first),
        last=max(one.last, other.last),
        role=Role.UNTIL,
    )


@cache
def _joiner(words: Words) -> re.Pattern[str]:
    roles = words["roles"]
    lead = either([*roles["fillers"], *roles["during"], *roles["until"]])
    return re.compile(
        rf"\s*(?:[–—,-]|\b(?:{either(roles['joiners'])}))\s*(?:(?:{lead})\s+){{0,2}}", re.IGNORECASE
    )


def _with_tail(time: Time, sentence: str, words: Words) -> Time:
    """The time with an end that has no year of its own: 15 maj 2024 till 15 september."""
    if not (match := _tail(words).match(sentence, time.end)):
        return time
    if match["onwards"]:
        return replace(time, last=date.max, end=match.end())
    month = words["calendar"]["months"][match["month"].lower()]
    year = time.last.year + (month < time.last.month)
    days = _day(str(year), month, match["day"]) if match["day"] else _months(year, month)
    return _together(time, replace(time, end=match.end(), last=days[1]), sentence) if days else time


@cache
def _tail(words: Words) -> re.Pattern[str]:
    roles = words["roles"]
    return re.compile(
        rf"""
        (?:\s*[–—-]|\s+(?:{either(roles["joiners"])}))\s*(?:(?:{either(roles["fillers"])})\s+)?
            (?:(?P<day>\d{{1,2}})\s+)?(?P<month>{either(words["calendar"]["months"])})\b(?!\s+\d)
      | (?P<onwards>\s+(?:{either(roles["onwards"])})\b|\s?[–—-](?=\s*$))
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _placed(time: Time, sentence: str, words: Words) -> Time:
    """The time with its role, which the words directly before it give."""
    near = max(0, time.start - _NEAR)
    before = sentence[near : time.start]
    if _settled(words).search(before):
        return replace(time, role=Role.SETTLED, lead=time.start)
    if not (match := _leading(words).search(before)):
        return replace(time, role=_unled(time, before, words), lead=time.start)
    role, lead = Role[str(match.lastgroup).upper()], near + match.start()
    if role is Role.SINCE and time.role is Role.UNTIL:  # från 2024 till 2026
        role = Role.UNTIL
    if role is Role.ABOUT and not sentence[:lead].strip():  # För 2024 planeras ...
        role = Role.DURING
    return replace(time, role=role, lead=lead)


def _unled(time: Time, before: str, words: Words) -> Role:
    """The role of a time that no word places: a bare year directly after a name is a part of it."""
    name = _NAME.search(before) if time.text[:1].isdigit() else None
    is_name = name is not None and name[1].lower() not in words["roles"]["fillers"]
    return Role.NAMED if is_name else Role.DURING


_NAME = re.compile(r"\b([A-ZÅÄÖ][\w-]*)\s+$")


@cache
def _leading(words: Words) -> re.Pattern[str]:
    """The words that place a time, directly before it."""
    roles = words["roles"]
    names = ("since", "until", "earliest", "settled", "about", "during")
    choice = "|".join(f"(?P<{name}>{either(roles[name])})" for name in names)
    return re.compile(rf"\b(?:{choice})\s+(?:(?:{either(roles['fillers'])})\s+){{0,4}}$", re.IGNORECASE)


@cache
def _settled(words: Words) -> re.Pattern[str]:
    """A noun that the time names or dates, or a participle that it belongs to, directly before the time."""
    roles = words["roles"]
    made = rf"(?:{either(roles['participles'])})\s+(?:(?:{either(roles['participle_links'])})\s+){{0,2}}"
    still_to_make = "".join(rf"(?<!\b{word}\s)" for word in roles["not_carrier_after"])
    carried = rf"{still_to_make}\b(?:{roles['carriers']})\s+(?:(?:{either(roles['carrier_links'])})\s+)?"
    return re.compile(rf"\b{made}$|{carried}$", re.IGNORECASE)
