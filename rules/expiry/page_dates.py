"""The date that a page's sentences are measured by: the one that visitors see."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from auditor.model import DateSource, Page, PageDate, Precision

_SHOWN = {DateSource.VISIBLE, DateSource.TIME}


def shown_date(page: Page) -> PageDate | None:
    """The date that visitors see on the page."""
    return next((found for found in page.metadata.dates if found.source in _SHOWN), None)


def last_day_of(found: PageDate) -> date:
    """The last day that a date with only a month or a year may mean."""
    match found.precision:
        case Precision.YEAR:
            return date(found.value.year, 12, 31)
        case Precision.MONTH:
            return found.value.replace(day=monthrange(found.value.year, found.value.month)[1])
        case _:
            return found.value
