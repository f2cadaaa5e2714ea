"""Dates as people write them: the text at one place, read into a day, or into why it is none.

Formats: domain.md 1.4. Each pattern is tried at one position only and has no nested repetition, so reading
takes time in proportion to the date, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from auditor.metadata.lexicon import WORD, fold, lexicon
from auditor.metadata.relative import ago_at
from auditor.metadata.spelled import day_of, year_at
from auditor.model import Flaw, Precision

# No page is older than the web (the first went up in 1991): 1970-01-01 and 0001-01-01 are a computer's zero.
FIRST_YEAR, LAST_YEAR = 1990, 2099
YEARS_OF_THE_WEB = range(FIRST_YEAR, LAST_YEAR + 1)
_MOST_READINGS = 3
_LEAP_YEAR = 2024


class Order(StrEnum):
    """Which of two figures before the year is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True)
class Written:
    """A date in text[start:end]: its value, or the flaw that keeps it from having one.

    `wrong_weekday`: a weekday stands before, and it is another day's.
    """

    start: int
    end: int
    value: date | None = None
    precision: Precision = Precision.DAY
    flaw: Flaw | None = None
    readings: tuple[date, ...] = ()
    wrong_weekday: bool = False


@dataclass(frozen=True)
class Reader:
    """How dates are to be read where they stand.

    In these languages; figures in this order, if it is known; "i går" as seen on the day of the visit, if
    that is known. Dates outside `years` are no dates of a page; a text may tell of others.
    """

    languages: tuple[str, ...] = ()
    order: Order | None = None
    visited: date | None = None
    years: range = YEARS_OF_THE_WEB

    def at(self, text: str, position: int) -> Written | None:
        """The date, or what ought to be one, that begins here; a weekday or "den" may stand before."""
        for start, weekday in reversed(self._starts(text, position)):  # Welsh mawrth is Tuesday, and March
            for read in (_template, self._figures, self._words, self._ago, self._yearless, self._year):
                written = read(text, start)
                if written:
                    return _with_time(text, _on(weekday, replace(written, start=position)))
        return None

    def whole(self, text: str) -> Written | None:
        """The date that is all of this text but for punctuation."""
        bare = text.strip(" .,;:()[]–-")
        written = self.at(bare, 0)
        return written if written and written.end == len(bare) else None

    def within(self, text: str, start: int, end: int) -> Written | None:
        """The first date with a value, or two, in text[start:end]."""
        found = self.found_in(text, start, end)
        return next((written for written in found if written.value or written.readings), None)

    def found_in(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Written]:
        """Each date that begins in text[start:end], readable or not, from left to right."""
        past = start
        for match in _MAY_BEGIN.finditer(text, start, len(text) if end is None else end):
            if match.start() < past or not _begins_date(match[0]):
                continue
            written = self.at(text, match.start())
            if written:
                past = written.end
                yield written

    def _starts(self, text: str, position: int) -> list[tuple[int, int | None]]:
        """Where the date itself may begin, here or after a weekday and the like, and that weekday."""
        words, weekday = lexicon(), None
        starts: list[tuple[int, int | None]] = [(position, None)]
        for _ in range(3):  # Tuesday, the; måndag den
            word = WORD.match(text, position)
            name = fold(word[0]) if word else ""
            if not word or not (name in words.weekdays or name in words.before_date):
                break
            after = _GAP.match(text, word.end())
            if not after:
                break
            weekday = words.weekday(name, self.languages) if name in words.weekdays else weekday
            position = after.end()
            starts.append((position, weekday))
        return starts

    def _figures(self, text: str, at: int) -> Written | None:
        if match := _YEAR_FIRST.match(text, at):
            year, month, day = (int(match[group]) for group in (1, 3, 4))
            return self._written(match, [(year, month, day)])
        if match := _DAY_MONTH_THEN_YEAR.match(text, at):
            first, second, year = int(match[1]), int(match[2]), int(match[4])
            readings = [(year, second, first), (year, first, second)]
            written = self._written(match, readings)
            # Nobody but who writes 30/11 without the year, day first, sets the year apart from it.
            return written if match[3] == "," else self._ordered(written, Order.DAY_FIRST, readings)
        match = _YEAR_LAST.match(text, at)
        if not match:
            return None
        first, mark, second, year = int(match[1]), match[2], int(match[3]), _full(match[4])
        day_first, month_first = (year, second, first), (year, first, second)
        if mark == "." or (mark == "-" and lexicon().day_first.intersection(self.languages)):
            return self._written(match, [day_first])
        if mark == "-" and len(match[4]) == 2:  # noqa: PLR2004 - 17-06-12: Swedes put the year first, others last
            year_first = (_full(match[1]), second, int(match[4]))
            written = self._written(match, [day_first, year_first])
            return self._written(match, [month_first]) if written.flaw is Flaw.IMPOSSIBLE else written
        return self._ordered(self._written(match, [day_first, month_first]), None, [day_first, month_first])

    def _ordered(
        self, written: Written, usual: Order | None, readings: list[tuple[int, int, int]]
    ) -> Written:
        """One of two readings: the one in the page's order, if that is known, else in the usual one."""
        order = self.order or usual
        if written.flaw is not Flaw.AMBIGUOUS or order is None:
            return written
        return Written(written.start, written.end, date(*readings[0 if order is Order.DAY_FIRST else 1]))

    def _words(self, text: str, at: int) -> Written | None:
        for pattern in _WITH_MONTH_NAME:
            match = pattern.match(text, at)
            month = match and lexicon().month(fold(match["month"]), self.languages)
            if not match or not month:
                continue
            day = match.groupdict().get("day")
            written = self._written(match, [(int(match["year"]), month, int(day or 1))])
            return written if day else replace(written, precision=Precision.MONTH)
        return self._spelled(text, at)

    def _spelled(self, text: str, at: int) -> Written | None:
        """Where the day or the year is a word: den femte maj 2015, 21 januari tjugohundraarton."""
        if match := _DAY.match(text, at):
            day: int | None = int(match["day"])
        elif match := WORD.match(text, at):
            day = day_of(match[0])
        if not match or not day:
            return None
        named = _THEN_MONTH.match(text, match.end())
        month = named and lexicon().month(fold(named["month"]), self.languages)
        if not named or not month:
            return None
        gap = _THEN_YEAR.match(text, named.end())
        figures = gap and _FOUR_FIGURES.match(text, gap.end())
        year = (int(figures[0]), figures.end()) if figures else gap and year_at(text, gap.end())
        if year:
            return replace(self._written(named, [(year[0], month, day)]), end=year[1])
        return self._without_year(named, month, day)

    def _ago(self, text: str, at: int) -> Written | None:
        ago = ago_at(text, at)
        if ago is None:
            return None
        told = ago.day(self.visited) if self.visited else None
        if told is None or told[0].year not in self.years:
            return Written(at, ago.end, flaw=Flaw.UNREADABLE)
        return Written(at, ago.end, *told)

    def _yearless(self, text: str, at: int) -> Written | None:
        match = _NO_YEAR.match(text, at)
        if not match:
            return None
        first, second = int(match[1]), int(match[2])
        is_day_first = _day(_LEAP_YEAR, second, first) is not None
        return self._without_year(match, *((second, first) if is_day_first else (first, second)))

    def _without_year(self, match: re.Match[str], month: int, day: int) -> Written:
        """A day that every year has; `readings` are those before the visit, until a weekday narrows them."""
        if not _day(_LEAP_YEAR, month, day):
            return Written(match.start(), match.end(), flaw=Flaw.IMPOSSIBLE)
        years = range(FIRST_YEAR, self.visited.year + 1) if self.visited else ()
        days = (found for year in years if (found := _day(year, month, day)))
        readings = tuple(found for found in days if self.visited and found <= self.visited)
        return Written(match.start(), match.end(), flaw=Flaw.YEARLESS, readings=readings)

    def _year(self, text: str, at: int) -> Written | None:
        match = _YEAR.match(text, at)
        return match and replace(self._written(match, [(int(match[0]), 1, 1)]), precision=Precision.YEAR)

    def _written(self, match: re.Match[str], readings: list[tuple[int, int, int]]) -> Written:
        """What these figures (year, month, day) mean: one day, several, or none."""
        days = tuple(sorted({day for reading in readings if (day := _day(*reading, self.years))}))
        if not days:
            return Written(match.start(), match.end(), flaw=Flaw.IMPOSSIBLE)
        if len(days) > 1:
            return Written(match.start(), match.end(), flaw=Flaw.AMBIGUOUS, readings=days)
        return Written(match.start(), match.end(), days[0])


def _begins_date(word: str) -> bool:
    """Whether a date in running text may begin with this word."""
    folded = fold(word)
    known = lexicon()
    if word.isdigit() or folded in known.weekdays or folded in known.before_ago:
        return True
    return day_of(word) is not None


def _on(weekday: int | None, written: Written) -> Written:
    """The date in the light of the weekday before it: what it may mean, or that the two do not fit."""
    fitting = tuple(day for day in written.readings if day.weekday() == weekday)
    if written.flaw is Flaw.YEARLESS:
        return replace(written, readings=fitting[-_MOST_READINGS:])
    if weekday is None:
        return written
    if written.flaw is Flaw.AMBIGUOUS:
        return Written(written.start, written.end, fitting[0]) if len(fitting) == 1 else written
    is_day = written.precision in {Precision.DAY, Precision.MINUTE}
    is_wrong = written.value is not None and is_day and written.value.weekday() != weekday
    return replace(written, wrong_weekday=is_wrong)


def order_in(texts: Collection[str]) -> Order | None:
    """The order that a page writes 11/26/2014 in, if its unmistakable dates agree on one."""
    seen: set[Order] = set()
    for text in texts:
        if "/" not in text:
            continue
        for match in _SLASHED.finditer(text):
            first, second, year = int(match[1]), int(match[2]), int(match[3])
            if first != second and not _day(year, second, first) and _day(year, first, second):
                seen.add(Order.MONTH_FIRST)
            elif first != second and _day(year, second, first) and not _day(year, first, second):
                seen.add(Order.DAY_FIRST)
    return seen.pop() if len(seen) == 1 else None


def _template(text: str, at: int) -> Written | None:
    """What a template left behind where a date should have been put (domain.md 5.8)."""
    match = _TEMPLATE.match(text, at)
    return match and Written(match.start(), match.end(), flaw=Flaw.TEMPLATE)


def _day(year: int, month: int, day: int, years: range = YEARS_OF_THE_WEB) -> date | None:
    if year not in years:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full(year: str) -> int:
    """A year of two figures is one that a web page may have."""
    if len(year) > 2:  # noqa: PLR2004
        return int(year)
    return int(year) + (2000 if int(year) < FIRST_YEAR % 100 else 1900)


def _with_time(text: str, written: Written) -> Written:
    if written.precision in {Precision.YEAR, Precision.MONTH} or written.flaw is Flaw.TEMPLATE:
        return written
    at = written.end
    gap = _BEFORE_TIME.match(text, at)
    word = WORD.match(text, gap.end()) if gap else None
    if gap and word and fold(word[0]) in lexicon().clock:
        at = _AFTER_CLOCK.match(text, word.end()).end()  # type: ignore[union-attr] # matches nothing, too
        time = _TIME.match(text, at)
    else:
        time = gap and _TIME.match(text, gap.end())
    if not time:
        return written
    if written.value is None:
        return replace(written, end=time.end())
    return replace(written, end=time.end(), precision=Precision.MINUTE)


_END = r"(?![0-9])"
_MONTH = r"(?P<month>[^\W\d_]{2,14})\.?"
_MAY_BEGIN = re.compile(r"(?<![\w.,])(?:[0-9]{1,4}(?![0-9])|[^\W\d_]+)")
_GAP = re.compile(r"(?:\.?,? )|\.,?")
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/.]) ?([0-9]{{1,2}})\2 ?([0-9]{{1,2}}){_END}")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.]) ?([0-9]{1,2})\2 ?([0-9]{4}|[0-9]{2})(?![0-9]|[.:/-][0-9])")
_ORDINAL = r"(?:\.|:[ae]|st|nd|rd|th|er|º|ª|-)?"
_DAY_MONTH_YEAR = re.compile(
    rf"(?P<day>[0-9]{{1,2}}){_ORDINAL} ?(?:(?:of|de) |d[’'])?{_MONTH}"
    rf"-?,? ?(?:(?:de|del) )?(?P<year>[0-9]{{4}}){_END}"
)
_MONTH_DAY_YEAR = re.compile(rf"{_MONTH} (?P<day>[0-9]{{1,2}}){_ORDINAL},? (?P<year>[0-9]{{4}}){_END}")
_YEAR_MONTH_DAY = re.compile(rf"(?P<year>[0-9]{{4}})\.? (?:m\. )?{_MONTH} (?P<day>[0-9]{{1,2}}){_END}\.?")
_MONTH_YEAR = re.compile(rf"{_MONTH},? (?:(?:de|del) )?(?P<year>[0-9]{{4}}){_END}")
# 2019-sep-01
_YEAR_NAME_DAY = re.compile(
    rf"(?P<year>[0-9]{{4}})(?P<mark>[-/.]){_MONTH}(?P=mark)(?P<day>[0-9]{{1,2}}){_END}"
)
_WITH_MONTH_NAME = (_DAY_MONTH_YEAR, _MONTH_DAY_YEAR, _YEAR_MONTH_DAY, _MONTH_YEAR, _YEAR_NAME_DAY)
_DAY = re.compile(rf"(?P<day>[0-9]{{1,2}}){_ORDINAL}(?![0-9])")
_THEN_MONTH = re.compile(rf" ?(?:de )?{_MONTH}(?!\w)")
_THEN_YEAR = re.compile(r",? ?")
_FOUR_FIGURES = re.compile(rf"[0-9]{{4}}{_END}")
# 30/11 2024, 30/11-2024, and 11/12,2015
_DAY_MONTH_THEN_YEAR = re.compile(rf"([0-9]{{1,2}})/([0-9]{{1,2}})(,(?! )|,? |-)([0-9]{{4}}){_END}")
_NO_YEAR = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?![0-9]|/[0-9])")
_YEAR = re.compile(rf"(?:19|20)[0-9]{{2}}{_END}(?![.,:/-][0-9])")
_SLASHED = re.compile(r"(?<![0-9/])([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?![0-9/])")
_TEMPLATE = re.compile(
    r"\{\{[^{}]{0,80}\}\}|\$?\{[^{}]{0,80}\}|%\{[^{}]{0,80}\}|%[A-Za-z_]{2,40}%|<%[^%]{0,80}%>|\[\[?[a-z_]{3,40}\]?\]"
    r"|(?:NULL|null|undefined|NaN|None|Invalid [Dd]ate|%[a-zA-Z]|0{4}-00-00)(?!\w)"
)
_BEFORE_TIME = re.compile(r"T(?=[0-9])| ?[,;|–-]? ?")
_AFTER_CLOCK = re.compile(r"\.? ?")
_TIME = re.compile(
    r"(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?:[:.][0-5][0-9](?:\.[0-9]{1,9})?)?(?![0-9]|[.:-][0-9])"
    r"(?: ?[AaPp]\.?[Mm](?!\w)\.?)?"
    r"(?: ?(?:Uhr|UTC|GMT|CES?T|MES?Z|Z)(?!\w)| ?[+-][0-9]{2}:?[0-9]{2}(?![0-9]))?"
)
