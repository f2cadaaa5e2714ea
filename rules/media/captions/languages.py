"""Which language a text is in, told by its small words, and whether a language tag says one at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from auditor import vocabulary
from auditor.model import Text

_MOST = 200_000  # characters looked at
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.IGNORECASE | re.ASCII)
_LONG_CODE = 3
_CLOSE = 2  # languages so near each other that a text may be in either


@dataclass(frozen=True)
class Tongue:
    """A language that is known by its words: the tags it goes by, and its name."""

    tags: tuple[str, ...]
    name: Text
    words: frozenset[str]


def languages_of(text: str) -> Sequence[Tongue]:
    """The language of a text, likeliest first; two where they are too near, none where it cannot be told."""
    table = _table()
    words = re.findall(r"[^\W\d_]+", text[:_MOST].lower())
    if len(words) < table["fewest_agreeing"]:
        return ()
    scores = [(sum(word in tongue.words for word in words) / len(words), tongue) for tongue in _tongues()]
    best = max(score for score, _ in scores)
    if best < table["share"]:
        return ()
    likely = sorted((scored for scored in scores if scored[0] * table["lead"] > best), key=lambda it: -it[0])
    return tuple(tongue for _, tongue in likely) if len(likely) <= _CLOSE else ()


def is_short(text: str) -> bool:
    """Whether a text is too short to be told to be in another language than it says."""
    return len(re.findall(r"[^\W\d_]+", text[:_MOST])) < int(_table()["fewest_words"])


def is_language_tag(tag: str) -> bool:
    """Whether a tag begins with a language (BCP 47, RFC 5646): two letters of ISO 639-1, or three."""
    if not _TAG.fullmatch(tag) or tag.lower() in _table()["mistaken"]:
        return False
    code = tag.lower().partition("-")[0]
    return len(code) == _LONG_CODE or code in _codes()


def meant_by(tag: str) -> str:
    """The tag that a mistaken one probably stands for, or empty."""
    parts = re.split(r"[_\s-]+", tag.strip())
    mistaken: dict[str, str] = _table()["mistaken"]
    if known := mistaken.get("-".join(parts).lower()) or mistaken.get(parts[0].lower()):
        return known
    joined = "-".join(part for part in parts if part)
    return joined if joined != tag and is_language_tag(joined) else ""


def is_known(tag: str) -> bool:
    """Whether the language of a tag is one of those known by their words."""
    code = tag.lower().partition("-")[0]
    return any(code in tongue.tags for tongue in _tongues())


@cache
def _tongues() -> tuple[Tongue, ...]:
    return tuple(
        Tongue(tuple(entry["tags"]), Text(**entry["name"]), frozenset(entry["words"].split()))
        for entry in _table()["language"]
    )


@cache
def _codes() -> frozenset[str]:
    return frozenset(_table()["registry"]["codes"].split())


def _table() -> dict[str, Any]:
    return vocabulary.load("rules.media.captions", "languages.toml")
