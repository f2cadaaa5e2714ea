"""The finite verbs of a sentence, and what each says of time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import takewhile
from typing import Any

from rules.expiry.promises.words import Words, either

_WORD = re.compile(r"\w[\w'’-]*")
_PERFECT_REACH = 8  # words from "har" to its supine
_PUT_IN = 14  # words that may be put in between them
_NEAR = 60  # characters in which the words stand that turn a verb


class Kind(StrEnum):
    """What a finite verb says of the time in its clause."""

    MODAL = "modal"  # kommer att, ska
    INTENTION = "intention"  # planeras, väntas
    EVENT = "event"  # införs, öppnar
    ONGOING = "ongoing"  # pågår
    HOLDS = "holds"  # gäller
    NEUTRAL = "neutral"  # är, finns
    PAST = "past"  # antogs, har antagit


@dataclass(frozen=True)
class Verb:
    start: int
    end: int
    word: str
    kind: Kind


def verbs_in(sentence: str, start: int, end: int, words: Words) -> tuple[Verb, ...]:
    """The finite verbs of the clause that stands from `start` to `end` in its sentence, in order."""
    found = (_verb(match, sentence, end, words) for match in _WORD.finditer(sentence, start, end))
    return tuple(verb for verb in found if verb is not None)


@cache
def _kinds(words: Words) -> dict[str, Kind]:
    return {word: kind for kind in Kind for word in words["verbs"][kind]}


@lru_cache(maxsize=4096)
def _kind_of(word: str, words: Words) -> Kind | None:
    return _kinds(words).get(word) or (Kind.PAST if _past(words).fullmatch(word) else None)


@cache
def _past(words: Words) -> re.Pattern[str]:
    return re.compile(words["verbs"]["past_pattern"])


def _verb(match: re.Match[str], sentence: str, end: int, words: Words) -> Verb | None:
    """The verb that a word of the sentence is, if it is one."""
    word = match[0].lower()
    kind = _kind_of(word, words)
    if kind is None:
        return None
    before = _words(sentence, max(0, match.start() - _NEAR), match.start())[-1:]
    if kind is Kind.PAST and _is_attribute(word, before, words):
        return None
    if kind is Kind.PAST and word.endswith("ade") and _is_before_a_noun(match, sentence, words):
        return None
    if word in words["verbs"]["perfect"] and _is_perfect(match.end(), end, sentence, words):
        return Verb(match.start(), match.end(), word, Kind.PAST)
    after = _words(sentence, match.end(), match.end() + _NEAR)
    return Verb(match.start(), match.end(), word, _turned(word, before, after, words) or kind)


def _is_attribute(word: str, before: list[str], words: Words) -> bool:
    """Whether what has the form of a past tense is an adjective: den planerade skolan."""
    listed = word in _kinds(words)
    return not listed and any(near in words["verbs"]["not_past_after"] for near in before)


def _is_before_a_noun(match: re.Match[str], sentence: str, words: Words) -> bool:
    """Whether it belongs to the noun after it: har reception och bygglov ändrade öppettider."""
    verbs = words["verbs"]
    if not (_between(verbs["not_past_between"]).search(sentence, 0, match.start())):
        return False
    following = _words(sentence, match.end(), match.end() + _NEAR)[:1]
    return any(re.fullmatch(verbs["not_past_before"], word) for word in following)


@cache
def _between(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _words(sentence: str, start: int, end: int) -> list[str]:
    return [match[0].lower() for match in _WORD.finditer(sentence, start, end)]


def _turned(word: str, before: list[str], after: list[str], words: Words) -> Kind | None:
    """What the words around a verb make of it: "är" with "planerad"."""
    turns = (
        turn for turn in words["verbs"]["turns"] if word in turn["verbs"] and _applies(turn, before, after)
    )
    return next((Kind(turn["becomes"]) for turn in turns), None)


def _applies(turn: dict[str, Any], before: list[str], after: list[str]) -> bool:
    following = after[: turn.get("within", 0)]
    return any(word in turn.get("next", ()) for word in following) or any(
        word in turn.get("previous", ()) for word in before
    )


@cache
def _supine(words: Words) -> re.Pattern[str]:
    verbs = words["verbs"]
    return re.compile(rf"{verbs['supine_pattern']}|{either(verbs['supine_words'])}")


def _is_perfect(start: int, end: int, sentence: str, words: Words) -> bool:
    """Whether "har" is the auxiliary of a word after it: har under 2024 byggt.

    Also where what is put in stands between them: har flera gånger, bland annat 2022, byggt.
    """
    after = _words(sentence, start, end)[:_PERFECT_REACH]
    if _has_supine(after, words):
        return True
    rest = _words(sentence, end, len(sentence))[:_PUT_IN] if end < len(sentence) else []
    stops = words["verbs"]["put_in_ends"]
    return _has_supine(takewhile(lambda word: word not in _kinds(words) and word not in stops, rest), words)


def _has_supine(after: Iterable[str], words: Words) -> bool:
    no = words["verbs"]["not_supine"]
    return any(word not in no and _supine(words).fullmatch(word) for word in after)
