"""Where the blocks of a page stand: under which headings, beside which others, and which are alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from bs4 import Tag

from auditor.model import Block, Page
from rules.expiry.promises import Words
from rules.expiry.promises.times import times_alone
from rules.genres import headings_above

_NEAR = 3  # blocks before and after one that count as near by
_LONGEST = 1000  # characters of a block that is looked at for a later time
_YEAR = re.compile(r"20\d\d")
_SHAPE = re.compile(
    r"[\W\d_]+|\b(?:jan\w*|feb\w*|mar\w*|apr\w*|maj|may|ju[nl]\w*|aug\w*|sep\w*|okt\w*|oct\w*|nov\w*|dec\w*"
    r"|(?:mån|tis|ons|tors|fre|lör|sön)dag\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|hösten|våren|sommaren|vintern|den|år|året)\b",
    re.IGNORECASE,
)


_ROWS_IN_A_TIMELINE = 3
_DATED_ROW = re.compile(r"(?:19|20)\d\d\b|(?:\S+\s+){1,2}(?:19|20)\d\d\s*[:–-]")

# By a shape or a list: the last day of a block, and the block by identity.
type _Latest = dict[str | int, list[tuple[date, int]]]


class Layout:
    """What stands around the blocks of a page. Each part is made when it is first asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[str, _Latest] = {}
        self._items: dict[tuple[int, str], int] = {}
        self._found: dict[tuple[re.Pattern[str], str], bool] = {}

    @property
    def page(self) -> Page:
        return self._page

    def headings(self, block: Block) -> tuple[str, ...]:
        """The headings that the block stands under, below the main one."""
        return self._headings[id(block)]

    @cached_property
    def title(self) -> str:
        """The main heading."""
        return next((block.text for block in self._page.blocks if block.is_within("h1")), "")

    def tells(self, pattern: re.Pattern[str], text: str) -> bool:
        """Whether the text has such words; asked of each text once, since many blocks are near it."""
        key = (pattern, text)
        if key not in self._found:
            self._found[key] = pattern.search(text) is not None
        return self._found[key]

    def near(self, block: Block) -> Iterator[Block]:
        """The block, those just before and after it, and what introduces the page."""
        at, blocks = self._places[id(block)], self._page.blocks
        yield from blocks[max(0, at - _NEAR) : at + _NEAR + 1]
        yield from self._lead

    def has_newer(self, block: Block, words: Words, today: date, after: date) -> bool:
        """Whether the page says the same of a time that has not ended, or of one later than `after`.

        The same: a block alike but for its figures; or another row of the same list.
        """
        latest = self._latest(words)
        alike = latest.get(shape_of(block.text), [])
        rows = latest.get(list_of(block), [])
        return any(last > after for last, other in alike if other != id(block)) or any(
            last >= today for last, other in rows if other != id(block)
        )

    def is_dated_item(self, block: Block) -> bool:
        """Whether the block stands in one of several items that each carry a time element: a list of news."""
        item = next(
            (tag for tag in block.ancestors if tag.name in {"article", "li"} and tag.find("time")), None
        )
        if item is None or not isinstance(item.parent, Tag):
            return False
        key = (id(item.parent), item.name)
        if key not in self._items:
            others = item.parent.find_all(item.name, recursive=False)
            self._items[key] = sum(bool(other.find("time")) for other in others)
        return self._items[key] > 1

    def is_in_timeline(self, block: Block) -> bool:
        """Whether the block begins with a year, or a date and a colon, as others beside it do."""
        if not _DATED_ROW.match(block.text):
            return False
        return self._timelines[id(block.tag.parent)] >= _ROWS_IN_A_TIMELINE

    @cached_property
    def _timelines(self) -> Counter[int]:
        return Counter(id(block.tag.parent) for block in self._page.blocks if _DATED_ROW.match(block.text))

    def _latest(self, words: Words) -> _Latest:
        """The two blocks of each shape, and of each list, that tell the last days."""
        if words.language not in self._known:
            self._known[words.language] = self._told(words)
        return self._known[words.language]

    def _told(self, words: Words) -> _Latest:
        told: _Latest = {}
        for block in self._page.blocks:
            if not _YEAR.search(block.text) or len(block.text) > _LONGEST:
                continue
            last = max((time.last for time in times_alone(block.text, words)), default=date.min)
            for key in (shape_of(block.text), list_of(block)):
                if key:
                    told[key] = sorted([*told.get(key, []), (last, id(block))])[-2:]
        return told

    @cached_property
    def _headings(self) -> dict[int, tuple[str, ...]]:
        return {id(block): texts for block, texts in headings_above(self._page)}

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(block): at for at, block in enumerate(self._page.blocks)}

    @cached_property
    def _lead(self) -> tuple[Block, ...]:
        """What stands between the main heading and the next one."""
        blocks = iter(self._page.blocks)
        if not any(block.is_within("h1") for block in blocks):
            return ()
        lead: list[Block] = []
        for block in blocks:
            if block.is_heading or len(lead) > _NEAR:
                break
            lead.append(block)
        return tuple(lead)


def shape_of(text: str) -> str:
    """The words of a text without its times."""
    return _SHAPE.sub(" ", text[:200].lower()).strip()


def list_of(block: Block) -> int:
    """The list or table that the block is a row of, by identity; 0 for none."""
    row = next((tag for tag in block.ancestors if tag.name in {"ul", "ol", "dl", "table"}), None)
    return id(row) if row is not None else 0
