"""The table of players: which platform an address, or an element, belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import unquote

from bs4 import Tag

from auditor import vocabulary
from auditor.model import MediumKind

_MARKS_OF_A_PATTERN = ("/", "(")
_LONGEST_ADDRESS = 4_000


@dataclass(frozen=True)
class Player:
    """A platform's player, as the table tells of it."""

    name: str
    kind: MediumKind
    is_askable: bool
    is_told_by_address: bool
    is_third_party: bool
    ended: date | None
    live: re.Pattern[str] | None


@dataclass(frozen=True)
class Placed:
    """A film or a sound in a player: `id` is the platform's, empty when it cannot be told."""

    player: Player
    id: str
    key: str
    is_dead: bool = False
    is_live: bool | None = None


def table() -> dict[str, Any]:
    return vocabulary.load("auditor.media", "players.toml")


def placed_at(address: str) -> Placed | None:
    """What is shown at an address, when it is a known platform's."""
    address = address[:_LONGEST_ADDRESS]
    plain = unquote(address)
    for player, pattern in _patterns():
        if found := pattern.search(plain):
            told = found.groupdict().get("id") or ""
            is_live = True if player.live is not None and player.live.search(plain) else None
            return Placed(player, told, f"{player.name} {told or found.group()}", is_live=is_live)
    return None


def placed_in(tag: Tag) -> Placed | None:
    """What is shown in an element of the kind that a platform's script turns into a player."""
    for player, element in _candidates(tag) if tag.attrs else ():
        if _is_like(tag, element):
            told = str(tag.get(element.get("id", "")) or "")
            return Placed(player, told, f"{player.name} {told or id(tag)}", bool(element.get("dead")))
    return None


@cache
def kind_of(name: str) -> re.Pattern[str]:
    """What a file of this kind ("film", "sound", "stream") is called."""
    return re.compile(table()["files"][name], re.IGNORECASE)


def _candidates(tag: Tag) -> Iterator[tuple[Player, dict[str, Any]]]:
    """The elements of the table that this one may be, found by one mark of each."""
    marks = _marks()
    classes = tag.get("class") or ()
    names: Iterable[str] = (tag.name, *tag.attrs, *(f".{name}" for name in classes))
    for name in names:
        yield from marks.get(name, ())


def _is_like(tag: Tag, element: dict[str, Any]) -> bool:
    return (
        element.get("tag", tag.name) == tag.name
        and ("class" not in element or element["class"] in (tag.get("class") or ()))
        and all(tag.has_attr(name) for name in element.get("attributes", ()))
    )


@cache
def _players() -> tuple[tuple[Player, dict[str, Any]], ...]:
    return tuple((_player(row), row) for row in table()["player"])


def _player(row: dict[str, Any]) -> Player:
    return Player(
        name=row["name"],
        kind=MediumKind(row.get("kind", "film")),
        is_askable=row["captions"] == "open",
        is_told_by_address=row.get("settings") == "address",
        is_third_party=bool(row.get("third_party")),
        ended=row.get("ended"),
        live=re.compile(row["live"], re.IGNORECASE) if "live" in row else None,
    )


@cache
def _patterns() -> tuple[tuple[Player, re.Pattern[str]], ...]:
    """Each platform's addresses; a host is matched from its beginning: not youtu.be in notyoutu.be."""
    return tuple(
        (
            player,
            re.compile(
                address if address.startswith(_MARKS_OF_A_PATTERN) else rf"(?<![\w-]){address}", re.IGNORECASE
            ),
        )
        for player, row in _players()
        for address in row.get("addresses", ())
    )


@cache
def _marks() -> dict[str, list[tuple[Player, dict[str, Any]]]]:
    """The table's elements by a name that each must have: its tag, its class (".x") or an attribute."""
    marks: dict[str, list[tuple[Player, dict[str, Any]]]] = {}
    for player, row in _players():
        for element in row.get("elements", ()):
            by_class = f".{element['class']}" if "class" in element else ""
            mark = element.get("tag") or by_class or element["attributes"][0]
            marks.setdefault(mark, []).append((player, element))
    return marks
