"""A statement taken apart: its times, its clauses and their verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from rules.expiry.promises import Role, Statement, Time, Words, times_in
from rules.expiry.promises.reading import Clause, clause_of, clauses_in, governing, is_condition
from rules.expiry.promises.verbs import Kind, Verb
from rules.expiry.readings.vocabulary import Vocabulary, vocabulary_for

_LINKS = {"år", "för", "under", "hösten", "våren", "sommaren", "vintern", "säsongen", "läsåret", "for", "in"}
_TIMED = re.compile(
    r"(?<!\d)\d{1,2}(?::?[ae])?\s+[a-zåäö]|\d{4}-\d\d-\d\d|(?<!\d)\d{1,2}[./]\d{1,2}(?!\d)|ve(?:cka|ckan|ek)|v\.",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Parsed:
    """What the readers of deadlines, events and the like look at; `given` are times read in another way."""

    statement: Statement
    given: tuple[Time, ...] = ()

    @property
    def own(self) -> str:
        """The sentence with blanks for what is quoted."""
        return self.statement.own

    @property
    def words(self) -> Words:
        return self.statement.words

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return vocabulary_for(self.words.language)

    @cached_property
    def times(self) -> tuple[Time, ...]:
        return self.given or tuple(times_in(self.own, self.words))

    @cached_property
    def clauses(self) -> list[Clause]:
        return clauses_in(self.own, self.times, self.words)

    @cached_property
    def verbs(self) -> tuple[Verb, ...]:
        return tuple(verb for clause in self.clauses for verb in clause.verbs)

    def has(self, table: str, name: str) -> bool:
        """Whether the sentence has any of these words."""
        known = self._known
        if (table, name) not in known:
            known[table, name] = self.find(table, name) is not None
        return known[table, name]

    @cached_property
    def _known(self) -> dict[tuple[str, str], bool]:
        return {}

    def find(self, table: str, name: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        stop = len(self.own) if end is None else end
        return self.vocabulary.pattern(table, name).search(self.own, start, stop)

    def verb_of(self, time: Time) -> Verb | None:
        """The finite verb that the time belongs to."""
        if time.start not in self._governing:
            self._governing[time.start] = governing(time, clause_of(time, self.clauses), self.clauses)
        return self._governing[time.start]

    @cached_property
    def _governing(self) -> dict[int, Verb | None]:
        return {}

    def clause(self, time: Time) -> Clause:
        return self.clauses[clause_of(time, self.clauses)]

    def is_told_as_past(self, time: Time) -> bool:
        """Whether the time belongs to something that the sentence tells as over."""
        verb = self.verb_of(time)
        return verb is not None and verb.kind is Kind.PAST and not self._is_imperative(verb)

    def _is_imperative(self, verb: Verb) -> bool:
        """Whether what has the form of a past tense begins an appeal: Kom till öppet hus."""
        before = self.own[: verb.start].strip(" –•*-")
        return verb.word == "kom" and (not before or self._goes_on(before))

    def _goes_on(self, before: str) -> bool:
        """Whether an appeal goes on after what is before it: Ta med picknick och (kom)."""
        calls = self.vocabulary.pattern("event", "calls")
        return before.endswith((" och", ",", "!")) and calls.match(self.own.lstrip(" –•*-")) is not None

    def is_conditional(self, time: Time) -> bool:
        return is_condition(time, self.verb_of(time), self.own, self.words)

    def is_negated(self, time: Time) -> bool:
        clause = self.clause(time)
        own = self.vocabulary.pattern("deadline", "encouragements").sub(_blank, self.own)
        return self.words.negation.search(own, clause.start, clause.end) is not None


def is_named(parsed: Parsed, time: Time, table: str, name: str) -> bool:
    """Whether one of these words stands directly before the time, or a word away: sammanträden 2018."""
    match = None
    for match in parsed.vocabulary.pattern(table, name).finditer(parsed.own, 0, time.start):  # noqa: B007
        pass
    between = parsed.own[match.end() : time.start].split() if match else []
    return match is not None and (not between or (len(between) == 1 and between[0].lower() in _LINKS))


def is_to_the_day(time: Time) -> bool:
    """Whether the time is told as days or weeks, not as months, seasons or years."""
    return _TIMED.search(time.text) is not None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def is_settled(time: Time) -> bool:
    return time.role is Role.SETTLED
