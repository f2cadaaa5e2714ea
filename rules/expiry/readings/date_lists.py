"""Lists of bare days under a heading that says what they are: Möten, with 3 mars 2025 below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from auditor.model import Block, Page, Text
from rules.expiry.promises import Statement, words_for
from rules.expiry.readings.claim import Claim, Matter
from rules.expiry.readings.layout import Layout, list_of
from rules.expiry.readings.parsed import Parsed, is_to_the_day
from rules.expiry.readings.vocabulary import Vocabulary, vocabulary_for

LISTED = Text(
    sv="står i en lista med tider under rubriken ”{heading}”, där {time} är den sista",
    en="stands in a list of times under the heading “{heading}”, where {time} is the last",
)
_LONGEST = 80  # characters of a row
_ROWS = 2  # a single day may be the date of anything


def claims_in(page: Page, layout: Layout, today: date) -> Iterator[Claim]:
    """One claim for each list of days that have all passed; one with a day to come is in use."""
    lists: dict[int, list[Parsed]] = defaultdict(list)
    for block in page.blocks:
        row = _row(block, layout)
        if row:
            lists[list_of(block)].append(row)
    for rows in lists.values():
        latest = max(rows, key=lambda row: row.times[-1].last)
        if len(rows) >= _ROWS and latest.times[-1].is_past(today):
            yield _claim(latest, layout)


def _row(block: Block, layout: Layout) -> Parsed | None:
    """The block as a row of a list of days, if it is one."""
    if len(block.text) > _LONGEST or "20" not in block.text or not list_of(block) or not block.is_main:
        return None
    words = words_for(next((str(tag["lang"]) for tag in block.ancestors if tag.get("lang")), ""))
    if words is None:
        return None
    if not _is_under_schedule(block, layout, vocabulary_for(words.language)):
        return None
    parsed = Parsed(Statement(block, block.text, block.text, words, ()))
    is_day = parsed.times and is_to_the_day(parsed.times[-1]) and not parsed.verbs
    return parsed if is_day and not parsed.has("event", "records") else None


def _is_under_schedule(block: Block, layout: Layout, vocabulary: Vocabulary) -> bool:
    heading = _heading(block, layout)
    patterns = [vocabulary.pattern("event", name) for name in ("records", "schedules", "nouns")]
    record, *lists = [pattern.search(heading) for pattern in patterns]
    return any(lists) and not record


def _heading(block: Block, layout: Layout) -> str:
    return next(iter(reversed(layout.headings(block))), layout.title)


def _claim(row: Parsed, layout: Layout) -> Claim:
    time = replace(row.times[-1])
    heading = _heading(row.statement.block, layout)
    return Claim(
        matter=Matter.EVENT,
        statement=row.statement,
        time=time,
        reading=LISTED.fill(heading=heading, time=time.text),
        spans=((time.start, time.end),),
    )
