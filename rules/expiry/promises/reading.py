"""What a sentence promises: for when, and how sure that reading is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from itertools import pairwise

from rules.expiry.promises.times import Role, Time, times_in
from rules.expiry.promises.verbs import Kind, Verb, verbs_in
from rules.expiry.promises.words import Words


class Doubt(Enum):
    """Why a sentence that looks like a promise may be none, or may have been kept."""

    NEGATED = "it says that something will not be"
    CONDITION = "it hangs on a condition"
    LAW = "it tells what a law demands"
    FORECAST = "it is a forecast"
    RECURRING = "it comes back every year"
    STARTED = "it may have been in force since"
    EARLIEST = "it names the earliest time"
    ABOUT = "the time may belong to a thing, not to what is promised"
    DECIDED = "it tells what was decided, and may have happened"
    VALIDITY = "it says how long something holds"
    OFFER = "it offers something until a day"
    LATER = "a part of it is still to come"
    ASIDE = "the time stands in brackets"
    UNKNOWN_VERB = "the verb is not in the vocabulary"


@dataclass(frozen=True)
class Promise:
    """A time that a sentence promises something for; with a doubt, it may be no promise."""

    time: Time
    verb: Verb | None
    doubt: Doubt | None = None


@dataclass(frozen=True)
class Clause:
    """A part of a sentence that may have a finite verb of its own."""

    start: int
    end: int
    verbs: tuple[Verb, ...]


def is_question(sentence: str) -> bool:
    return sentence.rstrip("\"”»’') ").endswith("?")


def read(sentence: str, words: Words, today: date) -> Promise | None:
    """The promise that a sentence makes, if any: of several an expired one, the surest, the latest."""
    times = [] if is_question(sentence) else times_in(sentence, words)
    return read_of(sentence, words, today, times, clauses_in(sentence, times, words)) if times else None


def read_of(
    sentence: str, words: Words, today: date, times: Sequence[Time], clauses: Sequence[Clause]
) -> Promise | None:
    """The same of a sentence that is no question and has been taken apart already."""
    promises = list(_promises(sentence, words, times, clauses))
    expired = [promise for promise in promises if promise.time.is_past(today)]
    if not expired:
        return max((p for p in promises if not p.doubt), key=_last, default=None)
    chosen = max(expired, key=lambda promise: (promise.doubt is None, promise.time.last))
    return _with_later(chosen, promises, today)


def _last(promise: Promise) -> date:
    return promise.time.last


def _with_later(promise: Promise, promises: list[Promise], today: date) -> Promise:
    """Something that starts in a time past and goes on into one to come is told as a whole by a person."""
    later = [other for other in promises if not (other.doubt or other.time.is_past(today))]
    is_present = promise.verb is not None and promise.verb.kind in {Kind.EVENT, Kind.ONGOING}
    is_shared = any(other.verb == promise.verb for other in later)
    if promise.doubt is None and later and (is_present or is_shared):
        return replace(promise, doubt=Doubt.LATER)
    return promise


def _promises(
    sentence: str, words: Words, times: Sequence[Time], clauses: Sequence[Clause]
) -> Iterator[Promise]:
    for time in times:
        if time.role is Role.SETTLED:
            continue
        at = clause_of(time, clauses)
        verb = governing(time, at, clauses)
        if promise := _weigh(time, verb, sentence, clauses[at], words):
            yield promise


def clauses_in(sentence: str, times: Sequence[Time], words: Words) -> list[Clause]:
    """The sentence cut where clauses may begin, but never inside a time."""
    cuts = [
        match.start()
        for match in words.clause.finditer(sentence)
        if match.start() and not any(time.start <= match.start() < time.end for time in times)
    ]
    edges = [0, *cuts, len(sentence)]
    return [Clause(start, end, verbs_in(sentence, start, end, words)) for start, end in pairwise(edges)]


def clause_of(time: Time, clauses: Sequence[Clause]) -> int:
    """The place of the clause that the time stands in."""
    return next(i for i, clause in enumerate(clauses) if clause.start <= time.start < clause.end)


def governing(time: Time, at: int, clauses: Sequence[Clause]) -> Verb | None:
    """The finite verb that the time belongs to: the last one before it, else the next, else a neighbour's."""
    own = clauses[at].verbs
    before = [verb for verb in own if verb.end <= time.start]
    after = [verb for verb in own if verb.start >= time.end]
    earlier = [verb for clause in clauses[:at] for verb in clause.verbs]
    later = [verb for clause in clauses[at + 1 :] for verb in clause.verbs]
    return next(iter([*before[-1:], *after, *earlier[-1:], *later]), None)


def _weigh(time: Time, verb: Verb | None, sentence: str, clause: Clause, words: Words) -> Promise | None:
    """The promise that a time and its verb make together, with the doubts that the sentence casts on it."""
    if is_condition(time, verb, sentence, words):
        return None
    made = (
        _without_verb(time, sentence, words)
        if verb is None
        else _with_verb(time, verb, sentence, clause, words)
    )
    if made is None or made.doubt is not None:
        return made
    return replace(made, doubt=_doubt(made, sentence, clause, words))


def is_condition(time: Time, verb: Verb | None, sentence: str, words: Words) -> bool:
    """Whether the time belongs to an if-clause, and not to what follows from it."""
    if not words.condition.match(sentence):
        return False
    if verb is None or verb.start > time.start:
        return True
    return verb.kind is not Kind.MODAL and not words.consequence.search(sentence, 0, verb.start)


def _with_verb(time: Time, verb: Verb, sentence: str, clause: Clause, words: Words) -> Promise | None:
    match verb.kind:
        case Kind.PAST:
            return Promise(time, verb, Doubt.DECIDED) if _was_decided(verb, sentence, clause, words) else None
        case Kind.NEUTRAL:
            return _neutral(time, verb, sentence, clause, words)
        case Kind.HOLDS:
            return None if time.role is Role.SINCE else Promise(time, verb, Doubt.VALIDITY)
        case _ if time.role is Role.SINCE:
            return _since(time, verb, sentence, clause, words)
        case _:
            return Promise(time, verb)


def _neutral(time: Time, verb: Verb, sentence: str, clause: Clause, words: Words) -> Promise | None:
    """An offer until a day: du kan ansöka till och med ...; a plan: preliminär byggstart är hösten 2024."""
    if verb.word in words["words"]["offers"] and time.role in {Role.UNTIL, Role.EARLIEST}:
        return Promise(time, verb, Doubt.OFFER)
    is_plan = verb.word in words["words"]["copulas"] and words.nominal.search(
        sentence, clause.start, verb.start
    )
    return Promise(time, verb) if is_plan else None


def _since(time: Time, verb: Verb, sentence: str, clause: Clause, words: Words) -> Promise | None:
    """From 2024 on, without an end: a rule in force is none; what was only to begin then is one."""
    if verb.start > time.end and not _opens(time, sentence, clause, words):  # Byggnaden från 2006 ska rivas
        return None
    begins = words.inception.search(sentence, verb.start, max(clause.end, verb.end))
    match verb.kind:
        case Kind.INTENTION:
            return Promise(time, verb)
        case Kind.MODAL if begins:
            return Promise(time, verb)
        case Kind.EVENT:
            return Promise(time, verb, Doubt.STARTED)
        case Kind.MODAL if verb.word in words["words"]["futures"]:
            return Promise(time, verb, Doubt.STARTED)
        case _:
            return None


def _opens(time: Time, sentence: str, clause: Clause, words: Words) -> bool:
    """Whether the clause begins with the time."""
    return not words.clause.sub("", sentence[clause.start : time.lead]).strip()


def _was_decided(verb: Verb, sentence: str, clause: Clause, words: Words) -> bool:
    """Whether the time stands with an infinitive that a decision governs: beslutade att öppna badet 2024."""
    if verb.end > clause.start or not words.infinitive.match(sentence, clause.start):
        return False
    return bool(words.decision.search(sentence, verb.start, clause.start))


def _without_verb(time: Time, sentence: str, words: Words) -> Promise | None:
    if words.nominal.search(sentence, 0, time.start):
        return Promise(time, None)
    opens = sentence[: time.lead].strip().lower() in {"", *words["roles"]["fillers"]}
    if opens and words.unknown_after.match(sentence, time.end):
        return Promise(time, None, Doubt.UNKNOWN_VERB)
    if words.unknown_first.match(sentence, 0, time.start):
        return Promise(time, None, Doubt.UNKNOWN_VERB)
    return None


def _doubt(promise: Promise, sentence: str, clause: Clause, words: Words) -> Doubt | None:
    """The first of the doubts that the sentence itself casts on a promise."""
    time, verb = promise.time, promise.verb
    start = min(clause.start, verb.start if verb else clause.start)
    cases = {
        Doubt.NEGATED: words.negation.search(sentence, start, clause.end),
        Doubt.CONDITION: words.condition.search(sentence),
        Doubt.LAW: words.law.search(sentence),
        Doubt.FORECAST: words.forecast.search(sentence),
        Doubt.RECURRING: words.recurrence.search(sentence),
        Doubt.EARLIEST: time.role is Role.EARLIEST,
        Doubt.ABOUT: time.role in {Role.ABOUT, Role.NAMED},
        Doubt.ASIDE: _is_aside(time, sentence),
    }
    return next((doubt for doubt, holds in cases.items() if holds), None)


def _is_aside(time: Time, sentence: str) -> bool:
    return sentence.count("(", 0, time.start) > sentence.count(")", 0, time.start)
