"""Dates as people write them: the text at one place, read into a day, or into why it is none.

Formats: domain.md 1.4. Each pattern is tried at one position only and has no nested repetition, so reading
takes time in proportion to the date, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from auditor.metadata.lexicon import WORD, fold, lexicon
from auditor.model import Flaw, Precision

# No page is older than the web (the first went up in 1991): 1970-01-01 and 0001-01-01 are a computer's zero.
FIRST_YEAR, LAST_YEAR = 1990, 2099


class Order(StrEnum):
    """Which of two figures before the year is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True)
class Written:
    """A date in text[start:end]: its value, or the flaw that keeps it from having one."""

    start: int
    end: int
    value: date | None = None
    precision: Precision = Precision.DAY
    flaw: Flaw | None = None
    readings: tuple[date, ...] = ()


@dataclass(frozen=True)
class Reader:
    """How dates are to be read where they stand: in these languages, and figures in this order if known."""

    languages: tuple[str, ...] = ()
    order: Order | None = None

    def at(self, text: str, position: int) -> Written | None:
        """The date, or what ought to be one, that begins here; a weekday or "den" may stand before."""
        for start in reversed(self._starts(text, position)):  # Welsh mawrth is Tuesday, and March
            for read in (_template, self._figures, self._words, _yearless, _year):
                written = read(text, start)
                if written:
                    return _with_time(text, replace(written, start=position))
        return None

    def whole(self, text: str) -> Written | None:
        """The date that is all of this text but for punctuation."""
        bare = text.strip(" .,;:()[]–-")
        written = self.at(bare, 0)
        return written if written and written.end == len(bare) else None

    def within(self, text: str, start: int, end: int) -> Written | None:
        """The first date with a value, or two, in text[start:end]."""
        for figure in _FIGURE.finditer(text, start, end):
            written = self.at(text, figure.start())
            if written and (written.value or written.readings):
                return written
        return None

    def _starts(self, text: str, position: int) -> list[int]:
        """Where the date itself may begin: here, or after a weekday and the like."""
        words, starts = lexicon(), [position]
        for _ in range(3):  # Tuesday, the; måndag den
            word = WORD.match(text, position)
            if not word or fold(word[0]) not in words.weekdays | words.before_date:
                break
            after = _GAP.match(text, word.end())
            if not after:
                break
            position = after.end()
            starts.append(position)
        return starts

    def _figures(self, text: str, at: int) -> Written | None:
        if match := _YEAR_FIRST.match(text, at):
            year, month, day = (int(match[group]) for group in (1, 3, 4))
            return _written(match, [(year, month, day)])
        match = _YEAR_LAST.match(text, at)
        if not match:
            return None
        first, mark, second, year = int(match[1]), match[2], int(match[3]), _full(match[4])
        day_first, month_first = (year, second, first), (year, first, second)
        if mark == "." or (mark == "-" and lexicon().day_first.intersection(self.languages)):
            return _written(match, [day_first])
        if mark == "-" and len(match[4]) == 2:  # noqa: PLR2004 - 17-06-12: Swedes put the year first, others last
            return _written(match, [day_first, (_full(match[1]), second, int(match[4]))])
        return self._ordered(_written(match, [day_first, month_first]), day_first, month_first)

    def _ordered(self, written: Written, *readings: tuple[int, int, int]) -> Written:
        if written.flaw is not Flaw.AMBIGUOUS or self.order is None:
            return written
        chosen = readings[0] if self.order is Order.DAY_FIRST else readings[1]
        return Written(written.start, written.end, date(*chosen))

    def _words(self, text: str, at: int) -> Written | None:
        for pattern in (_DAY_MONTH_YEAR, _MONTH_DAY_YEAR, _YEAR_MONTH_DAY, _MONTH_YEAR):
            match = pattern.match(text, at)
            month = match and lexicon().month(fold(match["month"]), self.languages)
            if not match or not month:
                continue
            day = match.groupdict().get("day")
            written = _written(match, [(int(match["year"]), month, int(day or 1))])
            return written if day else replace(written, precision=Precision.MONTH)
        match = _DAY_MONTH.match(text, at)
        if match and lexicon().month(fold(match["month"]), self.languages):
            return Written(match.start(), match.end(), flaw=Flaw.UNREADABLE)
        return None


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


def _yearless(text: str, at: int) -> Written | None:
    match = _NO_YEAR.match(text, at)
    return match and Written(match.start(), match.end(), flaw=Flaw.UNREADABLE)


def _year(text: str, at: int) -> Written | None:
    match = _YEAR.match(text, at)
    return match and replace(_written(match, [(int(match[0]), 1, 1)]), precision=Precision.YEAR)


def _written(match: re.Match[str], readings: list[tuple[int, int, int]]) -> Written:
    """What these figures (year, month, day) mean: one day, several, or none."""
    days = tuple(sorted({day for reading in readings if (day := _day(*reading))}))
    if not days:
        return Written(match.start(), match.end(), flaw=Flaw.IMPOSSIBLE)
    if len(days) > 1:
        return Written(match.start(), match.end(), flaw=Flaw.AMBIGUOUS, readings=days)
    return Written(match.start(), match.end(), days[0])


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
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
_FIGURE = re.compile(r"(?<![\w.,])[0-9]{1,4}(?![0-9])")
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
_DAY_MONTH = re.compile(rf"(?P<day>[0-9]{{1,2}}){_ORDINAL} ?(?:de )?{_MONTH}(?!\w)")
_NO_YEAR = re.compile(r"[0-9]{1,2}/[0-9]{1,2}(?![0-9]|/[0-9])")
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
