"""Lengths of time as people write them."""

from __future__ import annotations

import re
from datetime import timedelta

_DAYS = {"day": 1.0, "week": 7.0, "month": 365 / 12, "year": 365.0}
_WRITTEN = re.compile(r"\s*(\d{1,5})\s*(day|week|month|year)s?\s*", re.IGNORECASE)
_LONGEST = timedelta(days=365 * 100)


def duration(text: object) -> timedelta:
    """The length of time in "18 months"; a bare number counts days. A month is a twelfth of 365 days.

    Raises ValueError, with what is allowed, for anything else.
    """
    if isinstance(text, int) and not isinstance(text, bool):
        text = f"{text} days"
    found = _WRITTEN.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise ValueError('write a number and a unit, such as "6 months" (days, weeks, months, years)')
    length = timedelta(days=round(int(found[1]) * _DAYS[found[2].lower()]))
    if not timedelta(0) < length <= _LONGEST:
        raise ValueError("must be longer than nothing and at most 100 years")
    return length
