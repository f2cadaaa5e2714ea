"""Where a page announces a film, and what on the page may be it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag

from auditor.model import Block, Medium, MediumKind, Page, Text
from rules.media.places import Places, is_own, level_of, places_on
from rules.media.wording import pattern, shortened

_HINT = re.compile(r"film|video|sändning", re.IGNORECASE)
_LONGEST = 2_000  # characters of a text that announces something
_MOST = 50  # announcements; a page with more is a list
_MOST_ELEMENTS = 2_000
_QUOTED = 80
_MOST_TITLES = 5
_LEADS = ["a", "button"]
_ATTRIBUTES = ("class", "id", "data-type", "data-src", "data-url", "data-provider")

A_FRAME = Text(sv="ramen ”{name}”", en="the frame “{name}”")
A_BUTTON = Text(sv="knappen ”{name}”", en="the button “{name}”")
A_LINK = Text(sv="länken ”{name}”", en="the link “{name}”")
AN_ELEMENT = Text(sv="ett element för film i koden", en="an element for films in the code")
A_CONSENT = Text(sv="texten om kakor eller samtycke", en="the text about cookies or consent")
UNNAMED = Text(sv="en ram utan namn", en="a frame without a name")


@dataclass(frozen=True, eq=False)
class Announcement:
    """Words that announce a film; `is_sure` when they ask to watch, or point to the place."""

    block: Block
    words: str
    is_sure: bool


@dataclass(frozen=True)
class Shown:
    """What may be the film. `others`: there are films, but fewer than headings that announce one."""

    film: bool = False
    link: str = ""
    others: bool = False
    holder: Text | None = None


def announcements_on(page: Page) -> list[Announcement]:
    """Every announcement in the page's own content, in order; one that is a link leads to its film."""
    return page.once(_announcements)


def what_shows(announced: Announcement, page: Page) -> Shown:
    """What on the page may be the announced film."""
    places = places_on(page)
    films = [medium for medium in page.media if medium.kind is MediumKind.FILM]
    start, end = _section(announced, places)
    if any(_is_within(film, places, start, end) for film in films):
        return Shown(film=True)
    held = page.once(_Sections)
    if link := held.link(start, end):
        return Shown(link=link)
    if films:
        headings = sum(each.block.is_heading for each in announcements_on(page))
        is_short = announced.block.is_heading and headings > len(films)
        return Shown(film=not is_short, others=is_short)
    return Shown(holder=held.holder(start, end))


class _Sections:
    """What stands in each section of a page; looked for once, however many films it announces."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._links: dict[tuple[int, int], str] = {}
        self._holders: dict[tuple[int, int], Text | None] = {}

    def link(self, start: int, end: int) -> str:
        if (start, end) not in self._links:
            self._links[start, end] = _link(places_on(self._page), self._page, start, end)
        return self._links[start, end]

    def holder(self, start: int, end: int) -> Text | None:
        if (start, end) not in self._holders:
            self._holders[start, end] = _holder(places_on(self._page), self._page, start, end)
        return self._holders[start, end]


def _announcements(page: Page) -> list[Announcement]:
    found: list[Announcement] = []
    about_cinema: bool | None = None
    for block in page.blocks:
        if len(found) == _MOST:
            break
        if len(block.text) > _LONGEST or not _HINT.search(block.text) or not is_own(block):
            continue
        if (announced := _announced(block)) is None or _leads_on(block):
            continue
        about_cinema = _is_about_cinema(page) if about_cinema is None else about_cinema
        is_told = announced.is_sure or (not about_cinema and not _is_elsewhere(block))
        if is_told and not (announced.is_sure and _is_elsewhere(block)):
            found.append(announced)
    return found


def _announced(block: Block) -> Announcement | None:
    text = " ".join(block.text.split())
    form = "heading" if block.is_heading else "text"
    for how, is_sure in (("sure", True), ("likely", False)):
        if found := pattern("announcements.toml", how, form).search(text):
            words = text if block.is_heading else _sentence_with(text, found.start())
            return Announcement(block, words, is_sure)
    return None


def _sentence_with(text: str, at: int) -> str:
    """The sentence around a place, as far as full stops tell."""
    start = max(text.rfind(mark, 0, at) for mark in (". ", "! ", "? "))
    end = min((place for mark in ".!?" if (place := text.find(mark, at)) >= 0), default=len(text))
    return text[start + 2 if start >= 0 else 0 : end + 1]


def _leads_on(block: Block) -> bool:
    """Whether the words are a link or a button, or hold one: the film is where it leads."""
    if block.is_within("a", "button", "summary", "blockquote", "q", "figcaption"):
        return True
    inside = [node for node in block.nodes if isinstance(node, Tag)]
    return any(node.name in _LEADS or node.find(_LEADS) is not None for node in inside)


def _is_about_cinema(page: Page) -> bool:
    main = (heading.get_text(" ") for heading in page.soup.find_all("h1", limit=_MOST_TITLES))
    return bool(pattern("announcements.toml", "elsewhere", "page").search(" ".join([page.title, *main])))


def _is_elsewhere(block: Block) -> bool:
    return bool(pattern("announcements.toml", "elsewhere", "text").search(block.text))


def _section(announced: Announcement, places: Places) -> tuple[int, int]:
    """From the announcement's heading to the next one of its level."""
    at = places.place_of(announced.block)
    heading = announced.block if announced.block.is_heading else places.heading_above(at)
    if heading is None:
        return 0, places.end
    start = places.place_of(heading)
    return start, places.next_heading(start, level_of(heading))


def _is_within(film: Medium, places: Places, start: int, end: int) -> bool:
    stand = places.of(film)
    return stand is not None and start <= stand.at < end


def _link(places: Places, page: Page, start: int, end: int) -> str:
    """The name of a link to a film."""
    word = pattern("announcements.toml", "links", "word")
    address = pattern("announcements.toml", "links", "address")
    for link in places.own_tags("a", start, end):
        href, name = str(link.get("href") or ""), page.names.of(link)
        if href and (word.search(name) or address.search(href)):
            return name or href
    return ""


def _holder(places: Places, page: Page, start: int, end: int) -> Text | None:
    """What in the section may hold a film that nobody sees before a click, or lead to it."""
    for name in ("iframe", "frame", "object", "embed"):
        for frame in places.own_tags(name, start, end):
            title = page.names.of(frame)
            return A_FRAME.fill(name=shortened(title)) if title else UNNAMED
    play = pattern("announcements.toml", "holders", "button")
    for button in places.own_tags("button", start, end):
        if play.search(page.names.of(button)):
            return A_BUTTON.fill(name=shortened(page.names.of(button)))
    if any(map(_is_holder, _first(places.elements(start, end)))):
        return AN_ELEMENT
    consent = pattern("announcements.toml", "holders", "text")
    if any(consent.search(block.text[:_LONGEST]) for block in places.texts(start, end)):
        return A_CONSENT
    inside = (page.names.of(link) for link in places.own_tags("a", start, end) if link.get("href"))
    link = next(filter(None, inside), "") or _link(places, page, 0, places.end)
    return A_LINK.fill(name=shortened(link)) if link else None


def _first(tags: Iterator[Tag]) -> Iterator[Tag]:
    for _, tag in zip(range(_MOST_ELEMENTS), tags, strict=False):
        yield tag


def _is_holder(tag: Tag) -> bool:
    """Whether an element's own marks say that it is for a film."""
    sign = pattern("announcements.toml", "holders", "attribute")
    marks = (tag.get(name) for name in _ATTRIBUTES)
    told = (" ".join(mark) if isinstance(mark, list) else str(mark or "") for mark in marks)
    return any(sign.search(text[:_QUOTED]) for text in told)
