"""Sign in to a site as its visitors do: open, fill, click, wait for. What it gives lets other sessions in."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from auditor.browser.page import quiet
from auditor.browser.sign_in import sign_in_page
from auditor.browser.tab.devtools import CrashedError, ProtocolError, StuckError
from auditor.browser.tab.tab import NavigatedError, NavigationError, ScriptError, Tab
from auditor.errors import SignInError
from auditor.model.address_pattern import fits, is_address_pattern
from auditor.model.credentials import Cookie, Storage, origin_of

_QUIET = quiet.Quiet(load=20.0, limit=8.0, calm=0.3)
_PAUSE = 0.1  # seconds between two looks for something that has not come yet
_STIR = 1.0  # seconds in which a click shows whether it leads anywhere
_MOST_KEPT = 5 * 1024 * 1024  # characters of one origin's storage


@dataclass(frozen=True)
class Open:
    url: str


@dataclass(frozen=True)
class Fill:
    """`is_open`: the value is known to everybody who reads the configuration, so it is no password."""

    what: str
    value: str = field(repr=False)
    is_open: bool = False


@dataclass(frozen=True)
class Click:
    what: str


@dataclass(frozen=True)
class WaitFor:
    what: str


type Step = Open | Fill | Click | WaitFor


@dataclass(frozen=True, kw_only=True)
class Patience:
    """Seconds: for a step's element to come, for what is waited for, and for all steps together."""

    element: float = 15.0
    wait: float = 30.0
    all: float = 180.0


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """Where the sign-in ended, and what the site gave for it.

    `logins` are the addresses, without query, of the pages that were filled in; `forms` the HTML of those
    with a password, as they were before.
    """

    url: str
    title: str
    html: str = field(repr=False)
    cookies: tuple[Cookie, ...] = field(repr=False)
    storage: dict[str, Storage] = field(repr=False)
    logins: frozenset[str]
    forms: tuple[str, ...] = field(repr=False)


class _UnmetError(Exception):
    """A step could not be taken; the text says why."""


_FAULTS = (_UnmetError, NavigationError, StuckError, CrashedError, ProtocolError, ScriptError)


def sign_in(
    tab: Tab, steps: Sequence[Step], origins: Sequence[str], patience: Patience | None = None
) -> SignedIn:
    """Take the steps in a tab that has been nowhere. Nothing is typed at any but these origins.

    Raises SignInError, which names the step and what was seen instead.
    """
    taking = _Taking(tab, frozenset(origins), patience or Patience())
    tab.until = time.monotonic() + taking.patience.all
    for number, step in enumerate(steps, 1):
        try:
            taking.take(step)
        except _FAULTS as error:
            raise taking.failure(f"sign-in, step {number} ({_told(step)})", error) from None
    try:
        return taking.result()
    except _FAULTS as error:
        raise taking.failure("sign-in, after the last step", error) from None


def _told(step: Step) -> str:
    match step:
        case Open(url):
            return f"open {url}"
        case Fill(name):
            return f"fill “{name}”"
        case Click(what):
            return f"click “{what}”"
        case WaitFor(what):
            return f"wait for “{what}”"


class _Taking:
    """One sign-in under way."""

    def __init__(self, tab: Tab, origins: frozenset[str], patience: Patience) -> None:
        self.patience = patience
        self._tab = tab
        self._origins = origins
        self._logins: set[str] = set()
        self._forms: list[str] = []
        self._typed: set[str] = set()

    def take(self, step: Step) -> None:
        match step:
            case Open(url):
                self._tab.open(url, _QUIET.load)
                self._settle()
            case Fill():
                self._fill(step)
            case Click(what):
                self._click(what)
            case WaitFor(what):
                self._wait_for(what)

    def result(self) -> SignedIn:
        self._settle()
        where = self._where()
        if origin_of(where["url"]) not in self._origins:
            raise _UnmetError(f"it ended at {origin_of(where['url'])}, which is not among sign_in.origins")
        return SignedIn(
            url=where["url"],
            title=where["title"].strip(),
            html=self._asked(sign_in_page.DOCUMENT),
            cookies=tuple(self._cookies()),
            storage=dict(self._storage()),
            logins=frozenset(self._logins),
            forms=tuple(self._forms),
        )

    def failure(self, what: str, error: Exception) -> SignInError:
        """What to raise, with what was seen instead."""
        said = str(error) if isinstance(error, _UnmetError | NavigationError) else _in_words(error)
        return SignInError(self._without_secrets(f"{what}: {said}{self._seen()}"))

    # Steps

    def _fill(self, step: Fill) -> None:
        def ready() -> tuple[str, dict[str, Any]] | None:
            found = self._first(sign_in_page.FIELD, step.what)
            return found if found and found[1]["ready"] else None

        frame, about = self._until(ready, self.patience.element, f"there is no field “{step.what}”")
        if about["origin"] not in self._origins:
            raise _UnmetError(
                f"the field is at {about['origin']}, which is not among sign_in.origins; nothing was typed"
            )
        is_password = about["kind"] == "password"
        if is_password and step.is_open:
            raise _UnmetError('it is a password: take its value from the environment, as "${PASSWORD}"')
        self._logins.add(about["url"])
        if is_password:
            self._forms.append(about["html"])
        if not step.is_open:
            self._typed.add(step.value)
        self._tab.evaluate(sign_in_page.FOCUS, step.what, frame=frame)
        if not about["kind"].startswith("select"):
            self._tab.command("Input.insertText", text=step.value)
        if not self._tab.evaluate(sign_in_page.FILLED, step.what, step.value, frame=frame):
            raise _UnmetError("the field does not take the value")

    def _click(self, what: str) -> None:
        def clicked() -> bool:
            found = self._first(sign_in_page.CLICK, what)
            return found is not None and found[1] == "clicked"

        before = (self._tab.navigations, self._tab.network_changed)
        self._until(clicked, self.patience.element, f"there is no button or link “{what}” to click")
        end = time.monotonic() + _STIR
        while (self._tab.navigations, self._tab.network_changed) == before and time.monotonic() < end:
            time.sleep(_PAUSE / 2)
        self._settle()

    def _wait_for(self, what: str) -> None:
        def came() -> bool:
            if is_address_pattern(what):
                url = self._where()["url"]
                return fits(what, url) and origin_of(url) in self._origins
            return self._first(sign_in_page.SEEN, what) is not None

        self._until(came, self.patience.wait, f"it did not come in {self.patience.wait:g} s")

    # The page

    def _first(self, script: str, wanted: str) -> tuple[str, Any] | None:
        """The first frame where the script gives something, and what it gives."""
        for frame in self._tab.frames():
            if self._tab.ready_for(frame.id):
                found = self._tab.evaluate(script, wanted, frame=frame.id, seconds=self.patience.element)
                if found:
                    return frame.id, found
        return None

    def _until[T](self, ask: Callable[[], T | None], seconds: float, otherwise: str) -> T:
        """What `ask` gives once it gives something; a document that goes meanwhile is followed."""
        end = time.monotonic() + seconds
        while True:
            try:
                if found := ask():
                    return found
            except (NavigatedError, ProtocolError):
                pass
            if time.monotonic() >= end:
                raise _UnmetError(otherwise)
            time.sleep(_PAUSE)

    def _settle(self) -> None:
        """Wait until the page is there and quiet, for a while at most."""
        end = time.monotonic() + _QUIET.load + _QUIET.limit
        while time.monotonic() < end:
            try:
                quiet.arrived(self._tab, _QUIET)
                quiet.settle(self._tab, _QUIET)
            except NavigatedError:
                continue
            return

    def _asked(self, script: str) -> Any:  # noqa: ANN401 - JSON
        return self._until(lambda: self._tab.evaluate(script), self.patience.element, "the page went away")

    def _where(self) -> dict[str, str]:
        where: dict[str, str] = self._asked(sign_in_page.WHERE)
        return where

    def _seen(self) -> str:
        try:
            self._tab.until = time.monotonic() + 5
            where = self._tab.evaluate(sign_in_page.WHERE)
        except (NavigatedError, StuckError, CrashedError, ProtocolError, ScriptError):
            return ""
        if not origin_of(where["url"]):
            return ""
        title = " ".join(where["title"].split())[:100]
        # What follows the path may be anything, a password that a form sent there among it.
        return f"; the page is “{title}” at {urlsplit(where['url'])._replace(query='', fragment='').geturl()}"

    def _without_secrets(self, text: str) -> str:
        for secret in sorted(self._typed, key=len, reverse=True):
            text = text.replace(secret, "…")
        return text

    # What was given

    def _cookies(self) -> Iterator[Cookie]:
        hosts = {urlsplit(origin).hostname or "": urlsplit(origin).scheme for origin in self._origins}
        for told in self._tab.command("Storage.getCookies")["cookies"]:
            host = told["domain"].removeprefix(".")
            below = told["domain"].startswith(".")
            at = [
                scheme
                for name, scheme in hosts.items()
                if name == host or (below and name.endswith(f".{host}"))
            ]
            if at:
                yield Cookie(
                    name=told["name"],
                    value=told["value"],
                    host=host,
                    subdomains=below,
                    path=told["path"],
                    # A session that began over https is not shown over http.
                    secure=told["secure"] or "http" not in at,
                    http_only=told["httpOnly"],
                    same_site=told.get("sameSite", ""),
                )

    def _storage(self) -> Iterator[tuple[str, Storage]]:
        for frame in self._tab.frames():
            if origin_of(frame.origin) not in self._origins or not self._tab.ready_for(frame.id):
                continue
            kept = self._tab.evaluate(sign_in_page.KEPT, frame=frame.id)
            if kept and sum(len(text) for one in kept.values() for text in one.values()) <= _MOST_KEPT:
                yield origin_of(frame.origin), Storage(**kept)


def _in_words(error: Exception) -> str:
    if isinstance(error, StuckError):
        return "the page did not answer in time"
    if isinstance(error, CrashedError):
        return "the browser is gone"
    return "the page does not let itself be worked with"
