"""The tables of names that are no more, and how to find those names in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from auditor.vocabulary import load

TABLES = ("bodies.toml", "terms.toml", "services.toml")


@dataclass(frozen=True, kw_only=True, eq=False)
class Name:
    """A name that was given up on the day `since`, and the names in use today; see bodies.toml."""

    words: tuple[str, ...]
    new: str
    new_words: tuple[str, ...]
    since: date
    is_confirmed: bool
    acronyms: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    near: tuple[tuple[str, ...], ...] = ()
    languages: tuple[str, ...] = ()
    is_for_older_pages: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the words or acronyms, as a whole; the longest first."""
        return _whole(self.words, self.acronyms)

    @cached_property
    def today(self) -> re.Pattern[str] | None:
        """Any of today's names."""
        return _whole(self.new_words) if self.new_words else None

    @cached_property
    def _near(self) -> tuple[re.Pattern[str], ...]:
        return tuple(_starred(words) for words in self.near)

    def is_on(self, text: str, language: str) -> bool:
        """Whether the name may be on a page with this text, in lower case: cheap, and never wrongly no."""
        if self.languages and language not in {"", *self.languages}:
            return False
        return self.may_stand_in(text) and (
            any(word.lower() in text for word in self.words) or any(sign in text for sign in self.signs)
        )

    def may_stand_in(self, text: str) -> bool:
        """Whether a part of such a page, in lower case, may hold the name."""
        return any(word.lower() in text for word in (*self.words, *self.acronyms))

    def is_meant(self, said: str, text: str) -> bool:
        """Whether these letters mean this name on a page with this text, in lower case."""
        if said.removesuffix("s").removesuffix(":") not in self.acronyms:
            return True
        return any(sign in text for sign in self.signs) and not any(word in text for word in self.unless)

    def fits(self, sentence: str) -> bool:
        """Whether the sentence is about the task that was handed over."""
        return all(pattern.search(sentence) for pattern in self._near)


@cache
def names() -> tuple[Name, ...]:
    """Every name of the tables."""
    return tuple(_name(row) for table in TABLES for row in load("rules.outdated", table)["names"])


def names_of_today(text: str) -> list[str]:
    """Today's full names of the tables' bodies, as far as this text, in lower case, has them."""
    return [word for word in _names_of_today() if word.lower() in text]


@cache
def _names_of_today() -> tuple[str, ...]:
    given_up = {word for name in names() for word in name.words}  # MSB came after, and went too
    words = {word for name in names() for word in name.new_words} - given_up
    return tuple(sorted(word for word in words if len(word) >= _FULL_NAME and word[0].isupper()))


def covered(spans: Iterable[tuple[int, int, Name]]) -> Iterator[tuple[int, int, Name]]:
    """The spans that do not lie within a longer one: "Sveriges Kommuner och Landsting" is no "landsting"."""
    reached = -1
    for start, end, name in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > reached:
            yield start, end, name
            reached = end


_FULL_NAME = 10


def _name(row: dict[str, Any]) -> Name:
    return Name(
        words=tuple(row["words"]),
        new=row["new"],
        new_words=tuple(row["new_words"]),
        since=row["from"],
        is_confirmed=row["confirmed"],
        acronyms=tuple(row.get("acronyms", ())),
        signs=tuple(row.get("signs", ())),
        unless=tuple(row.get("unless", ())),
        near=tuple(map(tuple, row.get("near", ()))),
        languages=tuple(row.get("languages", ())),
        is_for_older_pages=row.get("only_on_older_pages", False),
    )


def _whole(words: Sequence[str], acronyms: Sequence[str] = ()) -> re.Pattern[str]:
    """Words in any case, what is short or all capitals as it is written; a genitive s may follow."""
    exact = [word for word in (*words, *acronyms) if len(word) <= _SHORTEST or word in acronyms]
    free = [word for word in words if word not in exact]
    parts = [f"(?i:{_any(free)})"] if free else []
    parts += [_any(exact)] if exact else []
    return re.compile(rf"(?<![\w@.&-])(?:{'|'.join(parts)})(?::?s)?(?![\w@&-])(?![.:]\w)")


_SHORTEST = 4


def _any(words: Iterable[str]) -> str:
    """Alternatives, the longest first; white space in them is any."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _starred(words: Iterable[str]) -> re.Pattern[str]:
    parts = (re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
