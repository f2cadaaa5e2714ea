"""A date without a label at the head of the content, as news have it (domain.md 1.1: gnesta, ragunda)."""

from __future__ import annotations

from collections.abc import Collection

from auditor.metadata.dates import Reader, Written
from auditor.metadata.lexicon import fold, lexicon
from auditor.metadata.neighbours import Neighbours
from auditor.metadata.places import Places
from auditor.metadata.statement import Statement
from auditor.model import DateKind, Precision, Subject

_LONGEST = 80  # characters: a date, a time and a type word
_LISTS = ("li", "tr", "dl", "h1", "h2", "h3", "h4", "h5", "h6")
_PUNCTUATION = " \t\n,;:.·•|/–—-()[]*"


def dates_alone(
    places: Places, neighbours: Neighbours, reader: Reader, taken: Collection[int]
) -> list[Statement]:
    """The date that stands alone at the head: none when there are two, for then they are of a list."""
    found = [
        (index, written)
        for index in places.head()
        if index not in taken
        and (written := _date_alone(places.blocks[index].text, reader))
        and not places.blocks[index].is_within(*_LISTS)
        and places.is_own(index)
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


def _date_alone(text: str, reader: Reader) -> Written | None:
    """The date that is all of a block, but for what sort of page it is: "2017-06-12, Arkiverad nyhet"."""
    bare = text.strip(_PUNCTUATION)
    written = reader.at(bare, 0) if len(bare) <= _LONGEST else None
    if not written or not written.value or written.precision in {Precision.YEAR, Precision.MONTH}:
        return None
    tail = fold(bare[written.end :].strip(_PUNCTUATION))
    return written if not tail or tail in lexicon().types else None
