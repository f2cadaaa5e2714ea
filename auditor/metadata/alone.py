"""A date without a label: at the head of the content, as news have it, or alone in a box of page information.

domain.md 1.1 (gnesta, ragunda) and 1.5. Elsewhere, at the end of a text above all, a date alone is as likely
that of a decision, a signature or an event, and is not read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from auditor.metadata.dates import Reader, Written
from auditor.metadata.lexicon import fold, lexicon
from auditor.metadata.neighbours import Neighbours
from auditor.metadata.places import Places
from auditor.metadata.statement import Statement
from auditor.model import DateKind, Precision, Subject

_LONGEST = 80  # characters: a date, a time and a type word
_FIRST = 40  # characters in which a date has a figure
_LISTS = ("li", "tr", "dl", "h1", "h2", "h3", "h4", "h5", "h6")
_PUNCTUATION = " \t\n,;:.·•|/–—-()[]*"


def dates_alone(
    places: Places, neighbours: Neighbours, reader: Reader, taken: Collection[int]
) -> list[Statement]:
    """The date that stands alone there: none when there are two, for then they are of a list."""
    found = _found(places.head(), places, reader, taken)
    if not found and not taken:
        inside = (
            index for index in places.main() if any(map(str.isdigit, places.blocks[index].text[:_FIRST]))
        )
        found = [
            (index, written)
            for index, written in _found(inside, places, reader, taken)
            if places.is_named_box(places.blocks[index].tag)
        ]
    if len(found) != 1:
        return []
    index, written = found[0]
    block = places.blocks[index]
    lines = neighbours.lines(index)
    return [
        Statement(
            subject=Subject.DATE,
            label="",
            text=block.text,
            tag=block.tag,
            index=index,
            kind=DateKind.PUBLISHED,
            written=written,
            times=tuple(time for line in lines for time in line.times(0, len(line.text))),
        )
    ]


def _found(
    indices: Iterable[int], places: Places, reader: Reader, taken: Collection[int]
) -> list[tuple[int, Written]]:
    return [
        (index, written)
        for index in indices
        if index not in taken
        and (written := _date_alone(places.blocks[index].text, reader))
        and not places.blocks[index].is_within(*_LISTS)
        and places.is_own(index)
    ]


def _date_alone(text: str, reader: Reader) -> Written | None:
    """The date that is all of a block, but for what sort of page it is: "2017-06-12, Arkiverad nyhet"."""
    bare = text.strip(_PUNCTUATION)
    written = reader.at(bare, 0) if len(bare) <= _LONGEST else None
    if not written or not written.value or written.precision in {Precision.YEAR, Precision.MONTH}:
        return None
    tail = fold(bare[written.end :].strip(_PUNCTUATION))
    return written if not tail or tail in lexicon().types else None
