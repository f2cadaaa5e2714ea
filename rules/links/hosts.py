"""The hosts that were given up, and where what they had went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from auditor.vocabulary import load


@dataclass(frozen=True, kw_only=True)
class Host:
    """A host given up on the day `since`; `new` is the one that came after it, of `body`, empty when none."""

    host: str
    new: str
    body: str
    since: date
    is_confirmed: bool

    def has_sent_to(self, host: str) -> bool:
        """Whether this is the host that came after, or one of its."""
        return bool(self.new) and (host == self.new or host.endswith(f".{self.new}"))


def given_up(host: str, today: date) -> Host | None:
    """The row of this host, or of the one that it belongs to, if it had been given up by then."""
    steps = host.split(".")
    for first in range(max(len(steps) - 1, 0)):
        row = _hosts().get(".".join(steps[first:]))
        if row is not None:
            return row if row.since <= today else None
    return None


@cache
def _hosts() -> dict[str, Host]:
    rows = load("rules.links", "hosts.toml")["hosts"]
    return {
        row["host"]: Host(
            host=row["host"],
            new=row["new"],
            body=row["body"],
            since=row["from"],
            is_confirmed=row["confirmed"],
        )
        for row in rows
    }
