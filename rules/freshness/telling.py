"""How the rules of this family speak of dates, lengths of time, and what stands on the page."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from auditor.model import Finding, Outcome, Owner, PageDate, Precision, Text, Unread, at, spoken

OR = Text(sv=" eller ", en=" or ")


def located(outcome: Outcome, where: PageDate | Owner | Unread, message: Text) -> Finding:
    """A finding at the words on the page."""
    return at(outcome, where.selector, said(where), message)


def said(where: PageDate | Owner | Unread) -> str:
    """The words on the page: the label, unless it is among the words read, and the value."""
    if where.text.startswith(where.label):
        return where.text
    return ": ".join(part for part in (where.label, where.text) if part)


def last_day(found: PageDate) -> date:
    """The last day that a date with only a month or a year may mean."""
    match found.precision:
        case Precision.YEAR:
            return date(found.value.year, 12, 31)
        case Precision.MONTH:
            return found.value.replace(day=monthrange(found.value.year, found.value.month)[1])
        case _:
            return found.value


def when(found: PageDate) -> Text:
    """When that was, as people write it: den 5 februari 2024; i februari 2024; år 2024."""
    told = day(found.value)
    match found.precision:
        case Precision.YEAR:
            return Text(sv=f"år {found.value.year}", en=f"in {found.value.year}")
        case Precision.MONTH:
            return Text(sv=f"i {told.sv.split(' ', 1)[1]}", en=f"in {told.en.split(' ', 1)[1]}")
        case _:
            return Text(sv=f"den {told.sv}", en=f"on {told.en}")


def day(value: date) -> Text:
    return spoken(value.year, value.month, value.day)


def either(days: Iterable[date]) -> Text:
    told = [day(value) for value in days]
    return Text(sv=OR.sv.join(one.sv for one in told), en=OR.en.join(one.en for one in told))


def days(length: timedelta) -> Text:
    """A number of days as people write it: 1 022 dagar, 1,022 days."""
    one = abs(length.days) == 1
    return Text(
        sv=f"{number(length.days).sv} {'dag' if one else 'dagar'}",
        en=f"{number(length.days).en} {'day' if one else 'days'}",
    )


def number(value: int) -> Text:
    grouped = f"{value:,}"
    return Text(sv=grouped.replace(",", "\N{NO-BREAK SPACE}"), en=grouped)


def weekday(value: date) -> Text:
    return Text(sv=_WEEKDAYS_SV[value.weekday()], en=_WEEKDAYS_EN[value.weekday()])


_WEEKDAYS_SV = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
