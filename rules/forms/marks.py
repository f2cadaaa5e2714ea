"""Marks that say "this field must be filled in", read out of a label's words.

The words themselves are in required.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from auditor import vocabulary

_STARS = str.maketrans(dict.fromkeys("∗✱＊⁎﹡", "*"))
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,80})[)\]]")
_ENDING_STAR = re.compile(r"(?:(?<![\w*])|(?<=[^\W\d_]))\*{1,2}\s*[:.]?$")
_STARTING_STAR = re.compile(r"^\*{1,2}(?!\*)")
_INNER_STAR = re.compile(r"(?<=[^\W\d_])\*{1,2}(?=[\s:,]|$)|(?<=[^\W\d_] )\*{1,2}(?=\s*[(:,])")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")
_LONGEST = 2_000  # a label, a legend or a sentence; what is longer is not one


@dataclass(frozen=True)
class Marked:
    """A text parted into its words and the marks that stood among them."""

    words: str
    marks: tuple[str, ...] = ()


def marks_in(text: str) -> tuple[str, ...]:
    """Each mark in a label or legend: "Namn (obligatoriskt) *" has two. An explanation is no mark."""
    return read(text).marks


@lru_cache(maxsize=2048)
def read(text: str) -> Marked:
    """Part a label into words and marks."""
    text = text[:_LONGEST].translate(_STARS).strip()
    if explains_star(text):
        return Marked(text)
    marks: list[str] = []
    text = _BRACKETS.sub(lambda found: _take(found, marks), text)
    while (taken := _mark_at_the_edge(text)) is not None:
        text = text[: taken.start()] + text[taken.end() :]
        text = text.strip().rstrip(":;,–—-|").strip()
        marks.append(taken.group().strip())
    text = _INNER_STAR.sub(lambda found: _take(found, marks, always=True), text)
    return Marked(" ".join(text.split()), tuple(marks))


def may_be_marked(text: str) -> bool:
    """Whether the label ends in a word that may be a mark or its own: "Wheelchair assistance required"."""
    return bool(re.search(rf"(?:{_words(bare=False)})\W*$", text[:_LONGEST], re.IGNORECASE))


def has_only_stars(text: str) -> bool:
    """Whether every mark in the text is a star: a sign that may mean something else."""
    return all(set(mark) <= set("* :.") for mark in marks_in(text))


@lru_cache(maxsize=2048)
def explains_star(text: str) -> bool:
    """Whether a text explains that a star means "required"."""
    return any(_matches("star", sentence) for sentence in sentences(text[:_LONGEST].translate(_STARS)))


@lru_cache(maxsize=2048)
def says_all_required(text: str) -> bool:
    """Whether a text says that every field must be filled in."""
    return any(
        _matches("all", sentence) and not _matches("star", sentence) and not shows_by_colour(sentence)
        for sentence in sentences(text)
    )


@lru_cache(maxsize=2048)
def is_optional(text: str) -> bool:
    """Whether a label says that its field may be left empty."""
    return _matches("optional", text[:_LONGEST])


@lru_cache(maxsize=2048)
def shows_by_colour(sentence: str) -> bool:
    """Whether a sentence says that colour, and colour alone, shows which fields are required."""
    return any(
        all(re.search(entry[part], sentence, re.IGNORECASE) for part in ("colours", "things", "requires"))
        and not re.search(entry["unless"], sentence, re.IGNORECASE)
        for entry in _vocabulary()["colour"]
    )


def sentences(text: str) -> Iterator[str]:
    return (sentence for sentence in _SENTENCE_END.split(text) if 0 < len(sentence) <= _LONGEST)


def _take(found: re.Match[str], marks: list[str], *, always: bool = False) -> str:
    """Put a mark among the marks and leave nothing of it in the text."""
    if not always and not any(map(_is_mark, re.split(r"[,;]", found[1]))):
        return found.group()
    marks.append(found.group())
    return " "


def _is_mark(piece: str) -> bool:
    return bool(re.fullmatch(rf"\s*(?:\*{{1,2}}|{_phrase(_all_words())})\s*[.!]?\s*", piece, re.IGNORECASE))


def _mark_at_the_edge(text: str) -> re.Match[str] | None:
    """A star or a word at the end of the label, or at its beginning."""
    star = _ENDING_STAR.search(text) or _STARTING_STAR.search(text)
    if star:
        return star
    word = _ending_word().search(text)
    if word and not _unmarks(text[: word.start()]):
        return word
    return _starting_word().match(text)


def _unmarks(before: str) -> bool:
    """Whether the words before make it no mark: "ej obligatoriskt", "Är närvaron obligatorisk"."""
    said = re.findall(r"\w+", before.lower())
    return bool(said) and not {said[0], said[-1]}.isdisjoint(_vocabulary()["around"]["unmarking"])


@cache
def _ending_word() -> re.Pattern[str]:
    bare = rf"(?:^|(?<=[\s:;,])){_phrase(_words(bare=True))}\.?$"
    parted = rf"(?:^|[,:;–—|]\s*|(?<=\s)-\s*){_phrase(_words(bare=False))}\.?$"
    return re.compile(rf"{bare}|{parted}", re.IGNORECASE)


@cache
def _starting_word() -> re.Pattern[str]:
    return re.compile(rf"^{_phrase(_all_words())}\s*(?:[:–—|]|-\s)\s*(?=\w)", re.IGNORECASE)


def _phrase(words: str) -> str:
    around = _vocabulary()["around"]
    return rf"(?:(?:{'|'.join(around['openings'])})\s+)?(?:{words})(?:\s+(?:{'|'.join(around['nouns'])}))?"


def _words(*, bare: bool) -> str:
    return "|".join(
        word for entry in _vocabulary()["mark"] if entry["bare"] is bare for word in entry["words"]
    )


def _all_words() -> str:
    return f"{_words(bare=True)}|{_words(bare=False)}"


def _matches(kind: str, text: str) -> bool:
    return any(
        re.search(pattern, text, re.IGNORECASE)
        for entry in _vocabulary()[kind]
        for pattern in entry["patterns"]
    )


def _vocabulary() -> dict[str, Any]:
    return vocabulary.load("rules.forms", "required.toml")
