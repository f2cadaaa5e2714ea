"""The films of a page: in the page itself, in an embedded player, and held back until cookies are accepted.

A film is often written more than once: a frame without an address, its twin in a noscript element, a script
that builds the player. Each film is found once. A link to a film is no film.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag

from auditor import vocabulary
from auditor.model import Page

_FRAMES = frozenset({"iframe", "frame", "embed", "object"})
_BLANK = re.compile(r"^(?:about:blank.*|javascript:.*|data:.*|#?)$", re.IGNORECASE)
_LOOKS_LIKE_ADDRESS = re.compile(r"^(?:https?:)?//[^\s{}<>]+$", re.IGNORECASE)
_NO_ADDRESS = frozenset(
    {"title", "class", "style", "id", "name", "alt", "allow", "sandbox", "srcdoc", "lang"}
)


class Shape(Enum):
    """How a film is put on the page."""

    NATIVE = auto()  # a video element
    PLAYER = auto()  # a known platform's player
    FILE = auto()  # a film file in a frame of its own
    STRANGER = auto()  # a frame that may show a film
    DEAD = auto()  # for a plug-in that no browser runs


@dataclass(frozen=True, eq=False)
class Film:
    """One film.

    `player` is the platform's name, `address` where the film comes from, `key` what tells it from other
    films; `held_back` whether its frame waits for something before it shows the film.
    """

    tag: Tag
    shape: Shape
    key: str
    player: str = ""
    address: str = ""
    held_back: bool = False

    @property
    def title(self) -> str:
        """What the page calls the film, else where it comes from."""
        named = (self.tag.get("title"), self.tag.get("aria-label"), _caption(self.tag), self.address)
        return next((text for name in named if (text := " ".join(str(name or "").split()))), "")

    @property
    def is_fallback(self) -> bool:
        """Whether it is written for browsers without scripts only."""
        return self.tag.find_parent("noscript") is not None


def films_on(page: Page) -> list[Film]:
    """Every film of the page, each once, in document order."""
    found: dict[str, Film] = {}
    for film in _written(page.soup):
        known = found.get(film.key)
        if known is None or _rank(film) < _rank(known):
            found[film.key] = film
    shown = {film.address for film in found.values() if film.address and not film.is_fallback}
    return [film for film in found.values() if not (film.is_fallback and film.address in shown)]


def sources_of(video: Tag) -> list[str]:
    """Where a video element says that its film is; data-src and the like count too."""
    elements = [video, *video.find_all("source")]
    return [
        address
        for element in elements
        for name, value in element.attrs.items()
        if (name == "src" or (name.startswith("data-") and "src" in name))
        and (address := str(value).strip())
        and not _BLANK.match(address)
    ]


def is_stream(address: str) -> bool:
    """Whether the address is a list of a film's parts, which may hold captions of its own."""
    return bool(re.search(_table()["files"]["stream"], address, re.IGNORECASE))


def _rank(film: Film) -> int:
    """Which of two writings of a film stands for it: the lower."""
    if film.is_fallback:
        return 2
    return 0 if film.tag.name in _FRAMES or film.tag.name == "video" else 1


def _written(soup: BeautifulSoup) -> Iterator[Film]:
    """Every film as written, twins and all. What is inside a film's element is its fallback."""
    inside: set[int] = set()
    for tag in soup.find_all(True):
        if id(tag.parent) in inside:
            inside.add(id(tag))
        elif film := _film(tag):
            if tag.name in {"video", *_FRAMES} or not film.address:
                inside.add(id(tag))
            yield film


def _film(tag: Tag) -> Film | None:
    if tag.name == "video":
        return _of_element(tag) or _of_addresses(tag, _values(tag)) or _native(tag)
    if tag.name in _FRAMES:
        return _of_frame(tag)
    if tag.name == "script":
        return _of_addresses(tag, [str(tag.get("src") or ""), *_data_addresses(tag)])
    return _of_element(tag) or _of_addresses(tag, _data_addresses(tag))


def _native(video: Tag) -> Film:
    sources = sources_of(video)
    fallback = video.find_parent("noscript") is not None
    key = f"file {sources[0]}" if sources and fallback else f"element {id(video)}"
    return Film(video, Shape.NATIVE, key, address=sources[0] if sources else "")


def _of_frame(frame: Tag) -> Film | None:
    values = _values(frame)
    dead = _runs_in_plugin(frame, values)
    if dead or (film := _of_element(frame) or _of_addresses(frame, values)) is None:
        return dead or _of_document(frame) or _of_file(frame, values) or _stranger(frame, values)
    return film


def _of_element(tag: Tag) -> Film | None:
    """A film whose element is the kind that a platform's script turns into a player."""
    for player, element in _elements() if tag.attrs else ():
        if _is_like(tag, element):
            film = str(tag.get(element.get("id", "")) or "") or str(id(tag))
            shape = Shape.DEAD if element.get("dead") else Shape.PLAYER
            return Film(tag, shape, f"{player} {film}", player)
    return None


def _is_like(tag: Tag, element: dict[str, Any]) -> bool:
    return (
        element.get("tag", tag.name) == tag.name
        and ("class" not in element or element["class"] in (tag.get("class") or ()))
        and all(tag.has_attr(name) for name in element.get("attributes", ()))
    )


def _of_addresses(tag: Tag, values: Iterable[str]) -> Film | None:
    """A film at one of a known platform's addresses."""
    for value in values:
        for name, pattern in _patterns():
            if found := pattern.search(unquote(value)):
                film = found.groupdict().get("id") or found.group()
                held_back = tag.name in _FRAMES and not _live_address(tag)
                return Film(tag, Shape.PLAYER, f"{name} {film}", name, _address(value), held_back)
    return None


def _of_document(frame: Tag) -> Film | None:
    """A film in the document that a frame carries in itself."""
    inner = BeautifulSoup(str(frame.get("srcdoc") or ""), "lxml")
    values = [value for tag in inner.find_all(True) for value in _values(tag, "href")]
    if film := _of_addresses(frame, values):
        return film
    video = inner.find("video")
    if not isinstance(video, Tag):
        return None
    return Film(frame, Shape.STRANGER, f"element {id(frame)}", address=next(iter(sources_of(video)), ""))


def _of_file(frame: Tag, values: Iterable[str]) -> Film | None:
    files = (_table()["files"]["film"], _table()["files"]["stream"])
    for value in values:
        if any(re.search(kind, value, re.IGNORECASE) for kind in files):
            return Film(frame, Shape.FILE, f"file {_address(value)}", address=_address(value))
    is_film = str(frame.get("type") or "").strip().lower().startswith("video/")
    return Film(frame, Shape.FILE, f"element {id(frame)}") if is_film else None


def _stranger(frame: Tag, values: Iterable[str]) -> Film | None:
    signs = _table()["stranger"]
    waiting = (_address(value) for value in values if _is_address(value))
    address = _live_address(frame) or next(waiting, "")
    named = f"{frame.get('title') or ''} {frame.get('aria-label') or ''}"
    if re.search(signs["sound"], f"{named} {address}", re.IGNORECASE):
        return None
    by_title = re.search(signs["title"], named, re.IGNORECASE)
    if by_title or re.search(signs["address"], _without_scheme(address), re.IGNORECASE):
        held_back = not _live_address(frame)
        return Film(frame, Shape.STRANGER, f"frame {address or id(frame)}", "", address, held_back)
    return None


def _runs_in_plugin(frame: Tag, values: list[str]) -> Film | None:
    """A film for Flash or Silverlight; other things made for them, games and maps, are no films."""
    plugins = _table()["plugins"]
    is_plugin = (
        str(frame.get("type") or "").strip().lower() in plugins["types"]
        or str(frame.get("classid") or "").strip().lower() in plugins["class_ids"]
        or any(re.search(plugins["file"], value, re.IGNORECASE) for value in values)
    )
    if not is_plugin or not any(re.search(plugins["film"], value, re.IGNORECASE) for value in values):
        return None
    film = _of_element(frame) or _of_addresses(frame, values)
    player, address = (film.player, film.address) if film else ("", next(iter(values), ""))
    return Film(frame, Shape.DEAD, f"element {id(frame)}", player, address)


def _values(tag: Tag, *more: str) -> list[str]:
    """What may be an address in an element: most attributes, and an object's parameters."""
    names = (name for name in tag.attrs if name not in _NO_ADDRESS and not name.startswith("aria-"))
    values = [str(tag[name]) for name in [*names, *more] if tag.has_attr(name)]
    inner = tag.find_all("param") if tag.name == "object" else tag.find_all("source")
    values += [str(part.get("value") or part.get("src") or "") for part in inner]
    return [value.strip().replace("\\/", "/") for value in values if value.strip()]


def _data_addresses(tag: Tag) -> list[str]:
    return [
        text
        for name, value in tag.attrs.items()
        if name.startswith("data-") and _LOOKS_LIKE_ADDRESS.match(text := str(value).strip())
    ]


def _live_address(frame: Tag) -> str:
    """The address that a frame shows now; empty when it waits for one."""
    address = str(frame.get("src") or frame.get("data") or "").strip()
    return "" if _BLANK.match(address) else address


def _is_address(value: str) -> bool:
    return bool(_LOOKS_LIKE_ADDRESS.match(value)) or (value.startswith("/") and " " not in value)


def _address(value: str) -> str:
    """The address in a value: all of it, or the part of a longer text that is one."""
    found = re.search(r"(?:https?:)?//[^\s\"'<>{}]+", value)
    return found.group() if found else value


def _without_scheme(address: str) -> str:
    return re.sub(r"^(?:https?:)?//", "", address)


def _caption(tag: Tag) -> str:
    figure = tag.find_parent("figure")
    caption = figure.find("figcaption") if figure is not None else None
    return caption.get_text(" ", strip=True) if isinstance(caption, Tag) else ""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each platform's addresses; a host is matched from its beginning: not youtu.be in notyoutu.be."""
    return tuple(
        (
            player["name"],
            re.compile(address if address[0] in "/(" else rf"(?<![\w-]){address}", re.IGNORECASE),
        )
        for player in _table()["player"]
        for address in player.get("addresses", ())
    )


@cache
def _elements() -> tuple[tuple[str, dict[str, Any]], ...]:
    return tuple((p["name"], element) for p in _table()["player"] for element in p.get("elements", ()))


def _table() -> dict[str, Any]:
    return vocabulary.load("rules.media", "players.toml")
