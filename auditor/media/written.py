"""Films and sounds as they are written: in the page itself, in embedded players, and held back until consent.

A film is often written more than once: a frame without an address, its twin in a noscript element, a script
that builds the player. Each is found once. A link to a film is no film, unless the page's script lays a
player over the page when the link is followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup, Tag

from auditor.media import addresses, frames
from auditor.media.frames import FRAMES
from auditor.media.players import Placed, placed_at, placed_in, table
from auditor.model import MediumKind, Shape

NATIVE = {"video": MediumKind.FILM, "audio": MediumKind.SOUND}
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGEST_DOCUMENT = 1_000_000
_MOST_DOCUMENTS = 50


@dataclass(frozen=True, eq=False)
class Written:
    """One film or sound, and the element that stands for it.

    `key` tells it from others, `address` is where it comes from. `is_held_back`: its element waits for
    something. `is_fallback`: it is written for browsers without scripts only. `frame` is the element that
    carries the document it stands in. `is_hidden`: markup hides it, or what is around it.
    """

    tag: Tag
    shape: Shape
    kind: MediumKind
    key: str
    placed: Placed | None = None
    address: str = ""
    is_held_back: bool = False
    is_fallback: bool = False
    is_hidden: bool = False
    frame: Tag | None = None


def written_in(soup: BeautifulSoup) -> list[Written]:
    """Every film and sound of a document, each once, in document order."""
    found: dict[str, Written] = {}
    for medium in _Walk().through(soup):
        known = found.get(medium.key)
        if known is None or _rank(medium) < _rank(known):
            found[medium.key] = medium
    shown = {medium.address for medium in found.values() if medium.address and not medium.is_fallback}
    return [medium for medium in found.values() if not (medium.is_fallback and medium.address in shown)]


def _rank(medium: Written) -> int:
    """Which of two writings stands for the film: the lower."""
    if medium.is_fallback:
        return 2
    return 0 if medium.tag.name in FRAMES or medium.tag.name in NATIVE else 1


@dataclass
class _Walk:
    """The walk through a document. What is inside a film's element is its fallback, and no other film."""

    is_inner: bool = False
    inside: set[int] = field(default_factory=set)
    unscripted: set[int] = field(default_factory=set)
    kept: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    dead: dict[int, Written] = field(default_factory=dict)
    documents: int = 0

    def through(self, soup: BeautifulSoup) -> Iterator[Written]:
        found: list[Written] = []
        revived: set[str] = set()
        for tag in soup.find_all(True):
            self._inherit(tag)
            if id(tag) in self.inside:
                continue
            around = self.dead.get(id(tag.parent))
            if around is not None:
                self.dead[id(tag)] = around
            for medium in self._media(tag):
                if around is not None and medium.shape is not Shape.DEAD:
                    revived.add(around.key)
                if around is None or medium.shape is not Shape.DEAD:
                    found.append(medium)
        yield from (medium for medium in found if medium.key not in revived)

    def _inherit(self, tag: Tag) -> None:
        """What an element has from those around it. By parents met before: depth costs nothing."""
        parent = id(tag.parent)
        for marked in (self.inside, self.unscripted, self.kept, self.hidden):
            if parent in marked:
                marked.add(id(tag))
        if tag.attrs and _hides(tag):
            self.hidden.add(id(tag))
        if tag.name == "noscript":
            self.unscripted.add(id(tag))
        elif tag.name == "template":
            self.kept.add(id(tag))

    def _media(self, tag: Tag) -> Iterator[Written]:
        for medium in self._of(tag):
            if medium.shape is Shape.DEAD:
                self.dead.setdefault(id(tag), medium)
            elif tag.name in NATIVE or tag.name in FRAMES or not medium.address:
                self.inside.add(id(tag))
            yield replace(
                medium,
                is_fallback=medium.is_fallback or id(tag) in self.unscripted,
                is_held_back=medium.is_held_back or id(tag) in self.kept,
                is_hidden=id(tag) in self.hidden,
            )

    def _of(self, tag: Tag) -> Iterable[Written]:
        if tag.name in NATIVE:
            # A sound's file often lies at a platform's address, and plays without its player.
            values = addresses.values_of(tag) if tag.name == "video" else ()
            return [_of_element(tag) or _of_addresses(tag, values) or self._native(tag)]
        if tag.name in FRAMES:
            return self._of_frame(tag)
        if tag.name == "script":
            values = [str(tag.get("src") or ""), *addresses.data_addresses(tag)]
            return _one(_of_addresses(tag, values))
        if tag.name == "a":
            return _one(_over_the_page(tag))
        if not tag.attrs:
            return ()
        return _one(_of_element(tag) or _of_addresses(tag, addresses.data_addresses(tag)))

    def _native(self, tag: Tag) -> Written:
        address = next(iter(addresses.sources_of(tag)), "")
        key = f"file {address}" if address and id(tag) in self.unscripted else f"element {id(tag)}"
        return Written(tag, Shape.NATIVE, NATIVE[tag.name], key, address=address)

    def _of_frame(self, frame: Tag) -> Iterable[Written]:
        values = addresses.values_of(frame)
        placed = _of_element(frame) or _of_addresses(frame, values)
        if frames.runs_in_plugin(frame, values):
            address = placed.address if placed else next(iter(values), "")
            inner = placed.placed if placed else None
            return [Written(frame, Shape.DEAD, MediumKind.FILM, f"element {id(frame)}", inner, address)]
        if placed is not None:
            return [placed]
        inside = self._of_document(frame)
        return inside or _one(_of_file(frame, values) or _stranger(frame, values))

    def _of_document(self, frame: Tag) -> list[Written]:
        """What stands in the document that a frame carries in itself."""
        text = str(frame.get("srcdoc") or "") if not self.is_inner else ""
        self.documents += bool(text)
        if not text or len(text) > _LONGEST_DOCUMENT or self.documents > _MOST_DOCUMENTS:
            return []
        inner = BeautifulSoup(text, "lxml")
        found = list(_Walk(is_inner=True).through(inner))
        if found:
            return [replace(medium, frame=frame) for medium in found]
        # A picture that links to the film, in the place of the player until somebody asks for it.
        links = [str(link["href"]) for link in inner.find_all("a", href=True)]
        return list(_one(_of_addresses(frame, links)))


def _hides(tag: Tag) -> bool:
    return tag.has_attr("hidden") or bool(_HIDING_STYLE.search(str(tag.get("style") or "")))


def _one(medium: Written | None) -> list[Written]:
    return [] if medium is None else [medium]


def _of_element(tag: Tag) -> Written | None:
    placed = placed_in(tag)
    if placed is None:
        return None
    shape = Shape.DEAD if placed.is_dead else Shape.PLAYER
    return Written(tag, shape, placed.player.kind, placed.key, placed)


def _of_addresses(tag: Tag, values: Iterable[str]) -> Written | None:
    """A film at one of a known platform's addresses."""
    for value in values:
        if placed := placed_at(value):
            is_held_back = tag.name in FRAMES and not addresses.live_address(tag)
            address = addresses.address_in(value)
            kind = placed.player.kind
            return Written(tag, Shape.PLAYER, kind, placed.key, placed, address, is_held_back)
    return None


def _over_the_page(link: Tag) -> Written | None:
    """A film in a player that a script lays over the page when the link is followed."""
    overlay = table()["overlay"]
    classes = link.get("class") or ()
    is_overlay = any(name in classes for name in overlay["classes"]) or any(
        link.has_attr(name) for name in overlay["attributes"]
    )
    found = _of_addresses(link, [str(link.get("href") or "")]) if is_overlay else None
    return None if found is None else replace(found, is_held_back=True)


def _of_file(frame: Tag, values: Iterable[str]) -> Written | None:
    for value in values:
        if (kind := frames.kind_at(value)) is not None:
            address = addresses.address_in(value)
            return Written(frame, Shape.FILE, kind, f"file {address}", address=address)
    kind = frames.stated_kind(frame)
    return None if kind is None else Written(frame, Shape.FILE, kind, f"element {id(frame)}")


def _stranger(frame: Tag, values: Iterable[str]) -> Written | None:
    live = addresses.live_address(frame)
    address = live or next((found for value in values if (found := addresses.waiting(value))), "")
    kind = frames.likely_kind(frame, address)
    if kind is None:
        return None
    key = f"frame {address or id(frame)}"
    return Written(frame, Shape.STRANGER, kind, key, address=address, is_held_back=not live)
