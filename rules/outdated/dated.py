"""The page's own day, and what it says of when a text became outdated."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from auditor.model import DateSource, Page, PageDate, Precision, Text, spoken

ALREADY = Text(
    sv="Det gällde redan när sidan fick sitt datum, den {dated}.",
    en="That was so already on the page's own date, {dated}.",
)
SINCE_THEN = Text(
    sv="Texten stämde när sidan fick sitt datum, den {dated}, men är inaktuell nu.",
    en="The text was right on the page's own date, {dated}, but is out of date now.",
)
UNDATED = Text(
    sv="Sidan visar inget datum, så det framgår inte när texten skrevs.",
    en="The page shows no date, so nobody can see when the text was written.",
)

_SHOWN = {DateSource.VISIBLE, DateSource.TIME}


def own_day(page: Page) -> date | None:
    """The last day that the date which visitors see on the page may mean."""
    shown = next((found for found in page.metadata.dates if found.source in _SHOWN), None)
    return _last_day(shown) if shown else None


def measured(page: Page, since: date) -> Text:
    """Whether the text was outdated already on the page's own day, or became so later."""
    day = own_day(page)
    if day is None:
        return UNDATED
    return (ALREADY if day >= since else SINCE_THEN).fill(dated=told(day))


def told(day: date) -> Text:
    return spoken(day.year, day.month, day.day)


def times(count: int) -> Text:
    if count == 1:
        return Text(sv="en gång", en="once")
    return Text(sv=f"{count} gånger", en=f"{count} times")


def _last_day(found: PageDate) -> date:
    match found.precision:
        case Precision.YEAR:
            return date(found.value.year, 12, 31)
        case Precision.MONTH:
            return found.value.replace(day=monthrange(found.value.year, found.value.month)[1])
        case _:
            return found.value
