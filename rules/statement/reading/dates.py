"""When the service was assessed and published, and the statement updated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from auditor.model import Text, spoken
from rules.expiry.promises import Time, times_in
from rules.statement.reading.parts import Line, swedish
from rules.statement.reading.words import matches, pattern

_LONGEST_VALUE = 40  # characters of a block that is a date and no more
_AHEAD = re.compile(r"\b(?:nästa|kommer att|planera\w*|ska|skall|kommande)\b", re.IGNORECASE)


class DateOf(StrEnum):
    """What a date of a statement is about: a key in phrases.toml."""

    ASSESSED = "assessed"
    UPDATED = "updated"
    PAGE_UPDATED = "page_updated"
    PUBLISHED = "published"


@dataclass(frozen=True, eq=False)
class Dated:
    """A sentence that names a date, or should: `time` is None when there is none to read."""

    of: DateOf
    line: Line
    text: str
    time: Time | None

    def day(self) -> date:
        """The last day that the date may mean."""
        if self.time is None:
            return date.min
        return self.time.first if self.time.last == date.max else self.time.last

    @property
    def when(self) -> Text:
        """The date as people write it; as it stands, when it is not to the day."""
        if self.time is None:
            return Text(sv="", en="")
        if self.time.first == self.time.last:
            return spoken(self.time.first.year, self.time.first.month, self.time.first.day)
        return Text(sv=self.time.text, en=self.time.text)

    @property
    def is_placeholder(self) -> bool:
        """Whether the template's own field stands where the date should."""
        return self.time is None and matches("dates", "placeholders", self.text)


def dates_in(lines: Iterable[Line]) -> Iterator[Dated]:
    """Every sentence that is about a date of the statement, with the date if it can be read."""
    lines = list(lines)
    for line, following in pairwise([*lines, None]):
        if line is None:
            continue
        for number, sentence in enumerate(line.sentences, 1):
            is_last = number == len(line.sentences)
            yield from _dated(line, sentence, following if is_last else None)


def _dated(line: Line, sentence: str, following: Line | None) -> Iterator[Dated]:
    if _AHEAD.search(sentence):
        return
    found = [(of, match) for of in DateOf if (match := pattern("dates", of.value).search(sentence))]
    if not found:
        return
    times = times_in(sentence, swedish())
    for of, match in found:
        if times:
            time = next((time for time in times if time.start >= match.start()), times[-1])
            yield Dated(of, line, sentence, time)
        elif value := _value(following):
            yield Dated(of, line, f"{sentence} {following.text if following else ''}", value)
        else:
            yield Dated(of, line, sentence, None)


def _value(line: Line | None) -> Time | None:
    """The date that a block is, when it is the value of a label in the block before."""
    if line is None or len(line.text) > _LONGEST_VALUE:
        return None
    return next(iter(times_in(line.text, swedish())), None)
