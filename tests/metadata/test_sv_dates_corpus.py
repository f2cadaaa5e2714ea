"""The measure: Swedish date expressions in running text (sv-dates), those that name a year above all.

The corpus was written for a calendar assistant, and reads 11/12,2015 the American way; a Swedish page may
mean either, so that an honest doubt which holds the day counts as not wrong, but not as right.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from auditor.metadata.dates import Reader, Written
from auditor.model import Flaw, Precision

LEAST = 0.90
EVERY_YEAR = range(1, 2100)
NO_DAY = "0001-01-01"  # the corpus's word for a day that does not exist
NAMES_A_YEAR = re.compile(
    r"\d{4}|\d{1,2}([-/.])\d{1,2}\1\d{2}\b|\d/\d{1,2},\d{2}\b|hundra|tusen", re.IGNORECASE
)

# What the files that give only a span leave unsaid, as a person reads it.
READ_BY_HAND = {
    "fredag 2018-7-6": "2018-07-06",
    "11/12,2016": "2016-11-12",
    "11/12,16": "2016-11-12",
}
# Not read, and why.
REST = {
    "08/12,15": "a year of two figures after a comma: as likely a price or a measure",
    "11/12,16": "the same",
}


@dataclass(frozen=True)
class Case:
    text: str
    span: str
    day: date | None
    visited: date

    @property
    def names_a_year(self) -> bool:
        return NAMES_A_YEAR.search(self.span) is not None


def cases(folder: Path) -> list[Case]:
    """The expressions whose day is known (None: there is none such)."""
    rows = json.loads((folder / "corpora" / "sv-dates" / "cases.json").read_text(encoding="utf-8"))
    told = ((row.get("span"), row.get("iso")) for row in rows)
    by_hand = READ_BY_HAND | {span: iso for span, iso in told if span and iso}
    found = []
    for row in rows:
        for span in row.get("spans") or [row.get("span") or ""]:
            value = row.get("iso") or (row.get("past") if row.get("past") == row.get("future") else None)
            value = value or by_hand.get(span)
            if not span or not value:
                continue
            day = None if value == NO_DAY else date.fromisoformat(value)
            visited = date.fromisoformat((row.get("ref") or "2016-11-07")[:10])
            found.append(Case(row["text"], span, day, visited))
    return found


def texts_without_dates(folder: Path) -> Iterator[str]:
    rows = json.loads((folder / "corpora" / "sv-dates" / "cases.json").read_text(encoding="utf-8"))
    return (row["text"] for row in rows if row.get("spans") == [])


def read(case: Case) -> Written | None:
    """The date found in the text, with or without a value."""
    text = " ".join(case.text.split())
    found = Reader(("sv",), visited=case.visited, years=EVERY_YEAR).found_in(text)
    return next(found, None)


def is_right(case: Case) -> bool:
    written = read(case)
    if case.day is None:
        return written is not None and written.flaw is Flaw.IMPOSSIBLE
    return written is not None and written.value == case.day and written.precision is Precision.DAY


def is_honest(case: Case) -> bool:
    """Whether the answer is right, none, or a doubt."""
    written = read(case)
    if written is None or written.value is None:
        return is_right(case) or written is None or written.flaw is not Flaw.IMPOSSIBLE
    return written.value == case.day or written.wrong_weekday


def test_expressions_that_name_a_year_are_read(shared_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [case for case in cases(shared_data) if case.names_a_year]
    missed = [case for case in asked if not is_right(case)]
    others = [case for case in cases(shared_data) if not case.names_a_year]
    told = sum(is_right(case) for case in others)
    with capsys.disabled():
        print(f"\nsv-dates, year named: {len(asked) - len(missed)}/{len(asked)}", end="")  # noqa: T201
        print("".join(f"\n    not read: {case.span}" for case in missed), end="")  # noqa: T201
        print(f"\nsv-dates, from the day of the visit: {told}/{len(others)}", end="")  # noqa: T201

    assert len(asked) >= 30
    assert (len(asked) - len(missed)) / len(asked) >= LEAST


def test_no_expression_is_read_wrong_without_a_doubt(shared_data: Path) -> None:
    assert [case for case in cases(shared_data) if case.names_a_year and not is_honest(case)] == []


def test_what_is_no_date_is_not_read(shared_data: Path) -> None:
    reader = Reader(("sv",), visited=date(2016, 11, 7))
    invented = {
        text: [
            written.value
            for written in reader.found_in(text)
            if written.value and written.precision is not Precision.YEAR
        ]
        for text in texts_without_dates(shared_data)
    }

    assert {text: days for text, days in invented.items() if days} == {}


def test_the_rest_is_still_not_read(shared_data: Path) -> None:
    """A row that is read by now would excuse nothing, and hide that."""
    assert [case.span for case in cases(shared_data) if case.span in REST and is_right(case)] == []
