"""What a page may load: all that can change a verdict, and no more.

Every request of a page is stopped for a moment (the protocol's Fetch domain): only then are questions for a
password ours to answer, which would leave the page waiting for somebody to type.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from auditor.browser.tab.tab import Tab
from auditor.vocabulary import load

# Of a film or sound, what tells how long it is and what tracks it has: its start, and its end.
MEDIA_PART = 512 * 1024  # bytes asked for at a time
MEDIA_PARTS = 4  # of one file
_RANGE = re.compile(r"bytes=(\d+)-(\d*)$")

type HeadersFor = Callable[[str], Mapping[str, str]]
type PasswordFor = Callable[[str], tuple[str, str] | None]


def no_headers(_: str) -> Mapping[str, str]:
    """Further headers for this address: none."""
    return {}


def no_password(_: str) -> tuple[str, str] | None:
    """Nobody is signed in at this address."""
    return None


class Requests:
    """Lets a tab's requests through, or not.

    `headers_for` an address are added to what the page asks of it; `password_for` an address answers its
    question for user and password (RFC 7617); None leaves the question without answer.
    """

    def __init__(
        self, tab: Tab, headers_for: HeadersFor = no_headers, password_for: PasswordFor = no_password
    ) -> None:
        self._tab = tab
        self._headers_for = headers_for
        self._password_for = password_for
        self._parts: Counter[str] = Counter()
        self._answered: set[str] = set()
        tab.on("Fetch.requestPaused", self._paused)
        tab.on("Fetch.authRequired", self._asked)
        tab.tell("Fetch.enable", patterns=[{"urlPattern": "*"}], handleAuthRequests=True)

    def forget(self) -> None:
        """Begin a new page."""
        self._parts.clear()
        self._answered.clear()

    def _paused(self, event: Mapping[str, Any]) -> None:
        request, number = event["request"], event["requestId"]
        url = request["url"]
        if is_tracker(url):
            self._tab.tell("Fetch.failRequest", requestId=number, errorReason="BlockedByClient")
            return
        changed: dict[str, str] = dict(self._headers_for(url))
        if event.get("resourceType") == "Media":
            self._parts[url] += 1
            # One that wants more waits for it: a refusal would read as a film that does not play.
            if self._parts[url] > MEDIA_PARTS:
                return
            changed |= _part_of(request["headers"])
        if not changed:
            self._tab.tell("Fetch.continueRequest", requestId=number)
            return
        kept = {name: value for name, value in request["headers"].items() if not _is_in(name, changed)}
        headers = [{"name": name, "value": value} for name, value in (kept | changed).items()]
        self._tab.tell("Fetch.continueRequest", requestId=number, headers=headers)

    def _asked(self, event: Mapping[str, Any]) -> None:
        """Answer a question for a password once; after that, and to everybody else, there is none."""
        url, number = event["request"]["url"], event["requestId"]
        is_proxy = event["authChallenge"].get("source") == "Proxy"
        password = None if is_proxy or number in self._answered else self._password_for(url)
        self._answered.add(number)
        answer = {"response": "CancelAuth"}
        if password is not None:
            user, word = password
            answer = {"response": "ProvideCredentials", "username": user, "password": word}
        self._tab.tell("Fetch.continueWithAuth", requestId=number, authChallengeResponse=answer)


def is_tracker(url: str) -> bool:
    """Whether the address only counts visits (trackers.toml)."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    labels = host.split(".")
    below = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return any(parts.path.startswith(path) for name in below for path in _trackers().get(name, ()))


@cache
def _trackers() -> dict[str, tuple[str, ...]]:
    """Path beginnings by host."""
    found: dict[str, tuple[str, ...]] = {}
    for tracker in load("auditor.browser.tab", "trackers.toml")["tracker"]:
        found[tracker["host"]] = (*found.get(tracker["host"], ()), tracker.get("path", "/"))
    return found


def _part_of(headers: Mapping[str, str]) -> dict[str, str]:
    """The Range header (RFC 9110, 14.2) for the first part of what is asked for."""
    asked = next((value for name, value in headers.items() if name.lower() == "range"), "bytes=0-")
    found = _RANGE.match(asked)
    if found is None:
        return {}
    start = int(found[1])
    end = start + MEDIA_PART - 1
    return {"Range": f"bytes={start}-{min(end, int(found[2])) if found[2] else end}"}


def _is_in(name: str, headers: Mapping[str, str]) -> bool:
    return name.lower() in {other.lower() for other in headers}
