"""What kind of page, or part of a page, a text stands in: where staleness is a fault, and where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from auditor.model import Block, Page
from auditor.vocabulary import load

_BREADCRUMBS = re.compile(r"brödsmul|brodsmul|breadcrumb", re.IGNORECASE)
_NEWS_ARTICLE = re.compile(r'"@type"\s*:\s*"NewsArticle"|schema\.org/NewsArticle')
# What content systems call a page's type in the body's classes: single-nyhet, post-type-news, template-arkiv.
_PAGE_TYPE = re.compile(r"(?:single|post-?type|page-?type|template)-(?:[\w-]*-)?([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+")
_EXTENSION = re.compile(r"\.\w+$")
_PLAIN = str.maketrans("åäöé", "aaoe")
_WORDS_IN_A_LABEL = 4


class Genre(StrEnum):
    """Ordinary content shall be true today; news was true on its day; a record is kept because it is old."""

    ORDINARY = "ordinary"
    NEWS = "news"
    RECORD = "record"


def genre_of(page: Page) -> Genre:
    """What kind of page it is, by its address, breadcrumbs, type and main heading."""
    return _genre(page, [*_places(page), *_headings(page)])


def declared_genre(page: Page) -> Genre:
    """What kind of page the site says it is, by address, breadcrumbs and type: a heading may mean less."""
    return _genre(page, _places(page))


def _genre(page: Page, labels: Iterable[str]) -> Genre:
    found = {genre_of_label(label) for label in labels}
    if Genre.RECORD in found:
        return Genre.RECORD
    is_news = Genre.NEWS in found or _NEWS_ARTICLE.search(page.html)
    return Genre.NEWS if is_news else Genre.ORDINARY


def genre_of_label(label: str) -> Genre:
    """What kind of text a label announces. Labels are short: "Vi bygger ett nytt arkiv i centrum" is none."""
    words = [_folded(match[0]) for match in _WORD.finditer(label)]
    if len(words) > _WORDS_IN_A_LABEL:
        return Genre.ORDINARY
    return next((genre for genre in (Genre.RECORD, Genre.NEWS) if _announces(words, genre)), Genre.ORDINARY)


def is_marked_old(page: Page) -> bool:
    """Whether the page itself tells its visitors that it is old; an alert may be where it does."""
    return any(_marks().search(block.text) and not block.is_within("nav", "footer") for block in page.blocks)


def headings_above(page: Page) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """Each block with the headings, below the main one, that it stands under."""
    open_: dict[int, str] = {}
    for block in page.blocks:
        level = _level(block)
        if level:
            open_ = {above: text for above, text in open_.items() if above < level}
        yield block, tuple(text for above, text in open_.items() if above > 1)
        if level:
            open_[level] = block.text


_LEVELS = {f"h{level}": level for level in range(1, 7)}
_MOST_HEADINGS = 10  # main headings that tell what a page is


def _level(block: Block) -> int:
    """1 to 6 for a heading, 0 for other text."""
    return next((_LEVELS[tag.name] for tag in block.ancestors if tag.name in _LEVELS), 0)


def _places(page: Page) -> Iterator[str]:
    """Where the site puts the page: each step of its address and breadcrumbs, and the type it gives it."""
    path = unquote(urlsplit(page.final_url or page.url).path)
    yield from (_EXTENSION.sub("", step) for step in path.split("/"))
    for tag in page.soup.descendants:
        if isinstance(tag, Tag) and tag.attrs and _is_breadcrumbs(tag):
            yield from tag.stripped_strings
    body = page.soup.body
    for name in body.get_attribute_list("class") if body else ():
        if found := _PAGE_TYPE.fullmatch(str(name or "").replace("_", "-").lower()):
            yield found[1]


def _headings(page: Page) -> Iterator[str]:
    yield from (heading.get_text(" ") for heading in page.soup.find_all("h1", limit=_MOST_HEADINGS))


def _is_breadcrumbs(tag: Tag) -> bool:
    named = (tag.get("aria-label"), tag.get("class"), tag.get("itemtype"))
    return any(value and _BREADCRUMBS.search(str(value)) for value in named)


def _announces(words: list[str], genre: Genre) -> bool:
    return any(known in f" {' '.join(words)} " for known in _known(genre))


@cache
def _known(genre: Genre) -> tuple[str, ...]:
    words: list[str] = load("rules", "genres.toml")[genre]
    return tuple(f" {_folded(word)} " for word in words)


def _folded(word: str) -> str:
    """The word as it may stand in an address: without case, and without the rings and dots of å, ä and ö."""
    return word.lower().translate(_PLAIN)


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(load("rules", "genres.toml")["marks"]), re.IGNORECASE)
