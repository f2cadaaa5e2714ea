"""What lets the audit in where visitors must sign in, and which origins it is shown to. Never evidence."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import cast
from urllib.parse import quote, urlsplit

_PORTS = {"http": 80, "https": 443}
MASK = "[secret]"
# What the site itself has made up and is long and mixed enough to be no word of its content.
_TOKEN = re.compile(r"(?=.*\d)(?=.*[A-Za-z])\S{16,}")
_SHORTEST, _LONGEST = 6, 8192  # characters; what is shorter is found everywhere, what is longer no token


def origin_of(url: str) -> str:
    """Scheme, host and port of an address (RFC 6454), or "" for what is not one for HTTP."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in _PORTS or not parts.hostname:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}" + ("" if port in {None, _PORTS[parts.scheme]} else f":{port}")


@dataclass(frozen=True, kw_only=True)
class Cookie:
    """A cookie (RFC 6265). `host` is the one that it goes to; `subdomains`: and to those below it."""

    name: str
    value: str = field(repr=False)
    host: str
    subdomains: bool = False
    path: str = "/"
    secure: bool = False
    http_only: bool = False
    same_site: str = ""

    def goes_to(self, url: str) -> bool:
        """Whether the cookie is sent to this address (5.1.3, 5.1.4, 5.4)."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if host != self.host and not (self.subdomains and host.endswith(f".{self.host}")):
            return False
        if self.secure and parts.scheme != "https":
            return False
        path = parts.path or "/"
        return path == self.path or path.startswith(self.path.rstrip("/") + "/")


@dataclass(frozen=True, kw_only=True)
class Storage:
    """What a site keeps in the browser for an origin: for good, and for as long as the tab is open."""

    local: Mapping[str, str] = field(default_factory=dict, repr=False)
    session: Mapping[str, str] = field(default_factory=dict, repr=False)

    def __bool__(self) -> bool:
        return bool(self.local or self.session)


@dataclass(frozen=True, kw_only=True)
class Credential:
    """What lets us in at some origins: shown to them, and to nobody else.

    `basic` is user and password (RFC 7617). `typed` are passwords that were typed in, kept only to be masked
    where somebody else writes them.
    """

    origins: tuple[str, ...]
    basic: tuple[str, str] | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    cookies: tuple[Cookie, ...] = field(default=(), repr=False)
    storage: Mapping[str, Storage] = field(default_factory=dict, repr=False)
    typed: tuple[str, ...] = field(default=(), repr=False)

    @property
    def all_headers(self) -> dict[str, str]:
        """The headers, that of basic authentication among them; cookies are no part of it."""
        if self.basic is None:
            return dict(self.headers)
        return {"Authorization": f"Basic {_base64(':'.join(self.basic))}", **self.headers}

    @property
    def secrets(self) -> frozenset[str]:
        """The texts that must not be told on."""
        given = [*self.typed, *self.headers.values(), *(self.basic or ())[1:]]
        given += [word for value in self.headers.values() for word in value.split()[1:]]
        given += [self.all_headers["Authorization"].split()[1]] if self.basic else []
        kept = [cookie.value for cookie in self.cookies]
        for storage in self.storage.values():
            kept += [*storage.local.values(), *storage.session.values()]
        return frozenset(
            text for text in (*given, *filter(_TOKEN.fullmatch, kept)) if _SHORTEST <= len(text) <= _LONGEST
        )


@dataclass(frozen=True)
class Credentials:
    """All that lets us in somewhere; of those for one origin, the first one counts."""

    all: tuple[Credential, ...] = ()

    def at(self, url: str) -> Credential | None:
        """What lets us in at this address: same scheme, host and port."""
        origin = origin_of(url)
        return next((one for one in self.all if origin in one.origins), None)

    def headers_for(self, url: str) -> dict[str, str]:
        """The headers that a request to this address carries for our sake."""
        one = self.at(url)
        return one.all_headers if one else {}

    def basic_for(self, url: str) -> tuple[str, str] | None:
        """User and password, where this address asks for them (RFC 7617)."""
        one = self.at(url)
        return one.basic if one else None

    def cookies_for(self, url: str) -> dict[str, str]:
        """Name and value of the cookies that a request to this address carries for our sake."""
        one = self.at(url)
        # The longest path comes first (RFC 6265, 5.4), and the first of a name is the one that counts.
        cookies = sorted(one.cookies, key=lambda cookie: -len(cookie.path)) if one else []
        found: dict[str, str] = {}
        for cookie in cookies:
            if cookie.goes_to(url):
                found.setdefault(cookie.name, cookie.value)
        return found

    @property
    def cookies(self) -> tuple[Cookie, ...]:
        return tuple(cookie for one in self.all for cookie in one.cookies)

    @property
    def storage(self) -> dict[str, Storage]:
        """What is kept in the browser, by origin."""
        return {origin: storage for one in self.all for origin, storage in one.storage.items()}

    def masked(self, text: str) -> str:
        """The text without the secrets that a server may have written into it."""
        for form in self._forms:
            if form in text:
                text = text.replace(form, MASK)
        return text

    def masked_json[T](self, value: T) -> T:
        """The same for everything in a value made of what JSON has."""
        if not self.all:
            return value
        text = json.dumps(value, ensure_ascii=False)
        masked = self.masked(text)
        return value if masked == text else cast(T, json.loads(masked))

    @cached_property
    def _forms(self) -> list[str]:
        """Every secret as it is, and as it stands in HTML, in addresses and in JSON; longest first."""
        forms = set()
        for secret in frozenset[str]().union(*(one.secrets for one in self.all)):
            forms |= {secret, escape(secret), escape(secret, quote=False), quote(secret), quote(secret, "")}
            forms |= {json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}
        return sorted(forms, key=lambda form: (-len(form), form))


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()
