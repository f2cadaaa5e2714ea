"""Who supervises the law, from when to when, and where people complain: supervisors.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import unquote, urlsplit

from auditor.vocabulary import load


@dataclass(frozen=True, kw_only=True)
class Supervisor:
    """An authority that supervises, or supervised, the law. See supervisors.toml."""

    name: str
    called: str
    also: tuple[str, ...]
    hosts: tuple[str, ...]
    complaint: tuple[str, ...]
    address: str
    begins: date
    ends: date | None
    confirmed: bool

    def is_in_office(self, today: date) -> bool:
        return self.begins <= today and (self.ends is None or today <= self.ends)

    def is_named_in(self, text: str) -> bool:
        return any(re.search(name, text, re.IGNORECASE) for name in self.also)

    def owns(self, address: str) -> bool:
        """Whether the address is one of the authority's own."""
        host = _host(address)
        return any(host == own or host.endswith(f".{own}") for own in self.hosts)

    def takes_complaints_at(self, address: str) -> bool:
        path = unquote(urlsplit(address).path).lower()
        return any(part in path for part in self.complaint)


@cache
def supervisors() -> tuple[Supervisor, ...]:
    rows = load("rules.statement", "supervisors.toml")["supervisor"]
    return tuple(
        Supervisor(
            name=row["name"],
            called=row["called"],
            also=tuple(row["also"]),
            hosts=tuple(row["hosts"]),
            complaint=tuple(row["complaint"]),
            address=row["address"],
            begins=row["from"],
            ends=row.get("until"),
            confirmed=row["confirmed"],
        )
        for row in rows
    )


def is_supervisor_address(address: str) -> bool:
    return any(supervisor.owns(address) for supervisor in supervisors())


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:  # http://[broken
        return ""
