"""What a statement promises to mend, and by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rules.expiry.promises import Role, Time, is_question, times_in
from rules.expiry.promises.reading import clause_of, clauses_in, governing
from rules.expiry.promises.verbs import Kind, Verb
from rules.statement.reading.parts import Line, swedish
from rules.statement.reading.words import matches

_NOT_PROMISED = {Role.SETTLED, Role.SINCE, Role.EARLIEST, Role.NAMED}


@dataclass(frozen=True, eq=False)
class Promised:
    """A sentence that promises a fix, and the last of the times it names."""

    line: Line
    sentence: str
    time: Time
    is_sure: bool

    def is_past(self, today: date) -> bool:
        return self.time.is_past(today)


def promises_in(lines: Iterable[Line]) -> Iterator[Promised]:
    """Every sentence that promises a fix by a time; not sure when the sentence also tells what was done."""
    for line in lines:
        for sentence in line.sentences:
            if promised := _promised(line, sentence):
                yield promised


def _promised(line: Line, sentence: str) -> Promised | None:
    if is_question(sentence) or matches("promises", "law_dates", sentence):
        return None
    if not (matches("promises", "fixes", sentence) and matches("promises", "intent", sentence)):
        return None
    times = _times(sentence)
    if not times:
        return None
    is_sure = not matches("promises", "done", sentence)
    return Promised(line, sentence, max(times, key=lambda time: time.last), is_sure)


def _times(sentence: str) -> list[Time]:
    """The times that may be those of a fix: not what a thing is dated by, nor when something happened."""
    words = swedish()
    times = times_in(sentence, words)
    clauses = clauses_in(sentence, times, words)
    return [
        time
        for time in times
        if time.role not in _NOT_PROMISED
        and not matches("promises", "dated_by", sentence[: time.start])
        and not _is_told(governing(time, clause_of(time, clauses), clauses))
    ]


def _is_told(verb: Verb | None) -> bool:
    return verb is not None and verb.kind is Kind.PAST
