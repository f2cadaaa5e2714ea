"""What a document's first page says in words: its date, who answers for it, and until when it holds."""

from __future__ import annotations

import re
from datetime import date
from html import escape
from typing import Any

from auditor.metadata import read_metadata
from auditor.metadata.dates import Reader
from auditor.model import DateSource, Page, Precision

_MOST_LINES = 150
# "Aktualitetsprövning" and its kin: domain words for the day on which a governing document lapses.
_VALID_UNTIL = re.compile(
    r"\b(?:gäller\s+(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?)|giltig(?:t|hetstid)?\s+(?:till(?:\s+och\s+med)?|t\.?o\.?m\.?)"
    r"|(?:tidpunkt\s+för\s+)?aktualitetsprövning|revideras\s+senast|nästa\s+(?:översyn|revidering)|valid\s+until)"
    r"[\s:]*",
    re.IGNORECASE,
)


def stated_in(words: str, url: str) -> dict[str, Any]:
    """The facts of Document that its words tell: `stated_date`, `stated_owner`, `valid_until`, ..."""
    lines = [" ".join(line.split()) for line in words.splitlines()][:_MOST_LINES]
    page = Page(url=url, html="".join(f"<p>{escape(line)}</p>" for line in lines if line))
    metadata = read_metadata(page)
    shown = next((found for found in metadata.dates if found.source is DateSource.VISIBLE), None)
    until, literal = _valid_until(lines)
    return {
        "stated_date": shown.value if shown else None,
        "stated_date_text": shown.text if shown else "",
        "stated_owner": metadata.owner.text if metadata.owner else "",
        "valid_until": until,
        "valid_until_text": literal,
    }


def _valid_until(lines: list[str]) -> tuple[date | None, str]:
    for line in lines:
        if found := _VALID_UNTIL.search(line):
            written = Reader(("sv",), None).at(line, found.end())
            if written and written.value and written.precision in {Precision.DAY, Precision.MINUTE}:
                return written.value, line[found.start() : written.end]
    return None, ""
