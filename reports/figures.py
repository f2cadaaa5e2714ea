"""Numbers, and counted things, as each language writes them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from auditor.model import Text

_NO_BREAK = "\N{NO-BREAK SPACE}"


def number(n: int) -> Text:
    """12 345 in Swedish (no-break space), 12,345 in English."""
    return Text(f"{n:,}".replace(",", _NO_BREAK), f"{n:,}")


def percent(share: float) -> Text:
    """A share of 0 to 1 in whole per cent, rounded down: only everything is 100 per cent."""
    whole = math.floor(share * 100 + 1e-9)
    return Text(f"{whole}{_NO_BREAK}%", f"{whole}%")


@dataclass(frozen=True)
class Counted:
    """A sentence about n things: one for a single thing, one for none or many. Call it with n."""

    one: Text
    many: Text

    def __call__(self, n: int, **values: object) -> Text:
        return (self.one if n == 1 else self.many).fill(n=number(n), **values)
