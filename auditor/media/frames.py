"""What a frame of no known platform may show: a file, a film in a strange player, a plug-in's content."""

from __future__ import annotations

import re
from functools import cache

from bs4 import Tag

from auditor.media.players import kind_of, table
from auditor.model import MediumKind

FRAMES = frozenset({"iframe", "frame", "embed", "object"})
_SCHEME = re.compile(r"^(?:https?:)?//", re.IGNORECASE)
_STATED = {"video": MediumKind.FILM, "audio": MediumKind.SOUND}


def kind_at(address: str) -> MediumKind | None:
    """What the file at this address is, by its name."""
    if kind_of("film").search(address) or kind_of("stream").search(address):
        return MediumKind.FILM
    return MediumKind.SOUND if kind_of("sound").search(address) else None


def stated_kind(frame: Tag) -> MediumKind | None:
    """What the element's type says that it shows."""
    return _STATED.get(str(frame.get("type") or "").strip().lower().partition("/")[0])


def likely_kind(frame: Tag, address: str) -> MediumKind | None:
    """What a frame that nobody knows may show, by its name and its address; None when nothing tells."""
    named = f"{frame.get('title') or ''} {frame.get('aria-label') or ''}"
    if _sign("read_aloud").search(f"{named} {address}"):
        return None
    if _sign("sound").search(f"{named} {address}"):
        return MediumKind.SOUND
    plain = _SCHEME.sub("", address)
    is_film = _sign("title").search(named) or _sign("address").search(plain)
    return MediumKind.FILM if is_film else None


def runs_in_plugin(frame: Tag, values: list[str]) -> bool:
    """Whether it is a film for Flash or Silverlight; games and maps made for them are no films."""
    plugins = table()["plugins"]
    is_plugin = (
        str(frame.get("type") or "").strip().lower() in plugins["types"]
        or str(frame.get("classid") or "").strip().lower() in plugins["class_ids"]
        or any(_in_plugins("file").search(value) for value in values)
    )
    return is_plugin and any(_in_plugins("film").search(value) for value in values)


@cache
def _sign(name: str) -> re.Pattern[str]:
    return re.compile(table()["stranger"][name], re.IGNORECASE)


@cache
def _in_plugins(name: str) -> re.Pattern[str]:
    return re.compile(table()["plugins"][name], re.IGNORECASE)
