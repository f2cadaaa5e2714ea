"""When the elected were elected, and until when each body sits: dated facts from elections.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from auditor.model import Text
from auditor.vocabulary import load


@dataclass(frozen=True)
class Election:
    """An election, and the first days of what was elected."""

    held: date
    council: date
    boards: date

    def begins(self, body: Body | None) -> date:
        """When the body begins anew after this election; of an unknown one, the first day that may be it."""
        return self.boards if body is not None and body.begins == "boards" else self.council


@dataclass(frozen=True)
class Body:
    """An elected body and what its term begins with; `told` says when, of the day {changed}.

    `is_confirmed` is False where the law leaves it to each municipality.
    """

    told: Text
    begins: str
    is_confirmed: bool


@dataclass(frozen=True)
class Renaming:
    """Party letters that are no longer used, and since when."""

    old: str
    new: str
    name: Text
    since: date


def body_in(*texts: str) -> Body | None:
    """The body that is named first, in the first text that names any."""
    for text in texts:
        found = [
            (match.start(), at) for at, (words, _) in enumerate(_bodies()) if (match := words.search(text))
        ]
        if found:
            return _bodies()[min(found)[1]][1]
    return None


def last_change(body: Body | None, today: date) -> date | None:
    """The last day on which the body began anew, up to today."""
    days = (election.begins(body) for election in elections())
    return max((day for day in days if day <= today), default=None)


def ends_of(first_year: int, last_year: int, body: Body | None) -> date | None:
    """The last day of a term that is told as years, where an election ends it; None where none does.

    A term that begins the year after an election is that of a board, unless the council is named.
    """
    if body is None and first_year not in {election.held.year for election in elections()}:
        return None
    for election in elections():
        if election.held.year == last_year and first_year < last_year:
            return election.begins(body) - timedelta(days=1)
    return None


@cache
def elections() -> tuple[Election, ...]:
    return tuple(Election(row["held"], row["council"], row["boards"]) for row in _tables()["elections"])


@cache
def renamings() -> tuple[Renaming, ...]:
    rows = _tables()["parties"]["renamed"]
    return tuple(Renaming(row["old"], row["new"], Text(**row["name"]), row["since"]) for row in rows)


@cache
def holders() -> re.Pattern[str]:
    """A name, or a title, with a party's letters after it."""
    parties = _tables()["parties"]
    letters, titles = "|".join(parties["letters"]), _titles("words")
    name = r"[A-ZÅÄÖ][\wé]+(?:[- ](?:[A-ZÅÄÖ][\wé]*\.?|af|von|de|van|el|al)){1,3}"
    local = rf"(?!(?:{'|'.join(parties['not_parties'])})\))[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{{0,3}}"
    return re.compile(
        rf"(?:(?P<title>(?i:{titles}))\s*:?\s+(?:(?:är|i|för|\w+nämnden|kommunstyrelsen|kommunfullmäktige)\s+){{0,3}}"
        rf"(?:(?P<holder>{name})\s*)?\((?P<letters>{local})\)|(?P<name>{name})\s*,?\s*\((?P<party>{letters})\))"
    )


@cache
def leaders() -> re.Pattern[str]:
    """A name without letters after a title that one person holds."""
    name = r"[A-ZÅÄÖ][\wé]+(?:[- ][A-ZÅÄÖ][\wé]+){1,3}"
    return re.compile(
        rf"(?<!\w)(?P<title>(?i:{_titles('leading')}))\s*(?:,|:|är|heter|–|-)?\s+(?P<name>{name})"
    )


@cache
def _bodies() -> tuple[tuple[re.Pattern[str], Body], ...]:
    rows = _tables()["bodies"]
    return tuple(
        (_whole(row["words"]), Body(Text(**row["told"]), row["begins"], row["confirmed"])) for row in rows
    )


def _titles(name: str) -> str:
    return "|".join(word.replace(" ", r"\s+") for word in _tables()["titles"][name])


def _whole(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _tables() -> dict[str, Any]:
    return load("rules.expiry", "elections.toml")
