"""Linked addresses -> how each answers, asked once a run however many pages lead there.

Strangers answer here: everything is bounded and timed, and no more is read of a page than its title and main
heading. One host is asked at a pace, by two requests at once, and no longer when it stays silent.
"""

from __future__ import annotations

import asyncio
import html
import logging
import re
import socket
import ssl
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from http import HTTPStatus
from types import MappingProxyType, TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx
from w3lib.encoding import html_to_unicode
from w3lib.url import safe_url_string

from auditor.model import LinkAnswer, Reason
from auditor.vocabulary import load

SECONDS = 20.0  # one address in all, redirects included
HEAD_SECONDS = 6.0  # some servers never answer HEAD
PAUSE = 0.2  # between the starts of two requests to one host
MOST_BYTES = 128 * 1024  # after decoding: room for a title and a main heading
MOST_RAW_BYTES = 512 * 1024  # before it
MOST_REDIRECTS = 10
MOST_SILENCES = 3  # in a row, before a host is left alone

_AT_ONE_HOST = 2
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
_PORTS = {"http": 80, "https": 443}
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip|jpe?g|png|gif|svg|webp|mp[34]|mov|ics)$", re.IGNORECASE
)
_HTML_TYPES = {"text/html", "application/xhtml+xml"}
_ENOUGH = re.compile(rb"</h1", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_SILENCES = {Reason.TIMEOUT, Reason.REFUSED, Reason.DNS}
_BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
_NOBODYS = "sida-som-inte-finns-7f3a91c4"
_NONE: Mapping[str, LinkAnswer] = MappingProxyType({})

logger = logging.getLogger(__name__)


def no_headers(_: str) -> Mapping[str, str]:
    """What lets us in at an address: nothing."""
    return {}


class LinkProbe:
    """Asks linked addresses as `user_agent`; use as an async context manager.

    At most `limit` addresses are asked in all; `not_asked` holds those beyond. `known` are answers that
    somebody has had already. Addresses of other schemes than http and https are passed over. `headers_for` an
    address are sent to it and to no other.

    Of an answer that claims success and says that there is no such page, `detail` holds the words that say
    so; it is empty where what says so is that the address leads to where the host sends made-up ones.
    """

    def __init__(  # noqa: PLR0913 - how it asks, each with its default
        self,
        user_agent: str,
        *,
        limit: int = 2000,
        at_once: int = 20,
        known: Mapping[str, LinkAnswer] = _NONE,
        seconds: float = SECONDS,
        pause: float = PAUSE,
        headers_for: Callable[[str], Mapping[str, str]] = no_headers,
    ) -> None:
        self._headers_for = headers_for
        self.not_asked: set[str] = set()
        self._limit = limit
        self._seconds = seconds
        self._pause = pause
        self._known = {tidied(url) or url: answer for url, answer in known.items()}
        self._asked: dict[str, asyncio.Task[LinkAnswer]] = {}
        self._hosts: dict[str, _Host] = {}
        self._turns = asyncio.Semaphore(at_once)
        self._client = httpx.AsyncClient(
            http2=True,
            headers={
                "User-Agent": user_agent,
                "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
                "Accept-Language": "sv,en;q=0.5",
                "Accept-Encoding": "gzip, deflate",  # what can be unpacked bit by bit
            },
            timeout=httpx.Timeout(seconds, connect=min(seconds, 10.0)),
        )

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._asked.values():
            task.cancel()
        await asyncio.gather(*self._asked.values(), return_exceptions=True)
        await self._client.__aexit__(kind, error, trace)

    async def answers(self, urls: Iterable[str]) -> dict[str, LinkAnswer]:
        """How each address answered, by the address as it was given; those not asked are left out."""
        keys = {url: key for url in dict.fromkeys(urls) if (key := tidied(url)) is not None}
        for url, key in keys.items():
            if key in self._known or key in self._asked:
                continue
            if len(self._asked) < self._limit:
                self._asked[key] = asyncio.create_task(self._answer(key))
            else:
                self.not_asked.add(url)
        waiting = [self._asked[key] for key in dict.fromkeys(keys.values()) if key in self._asked]
        await asyncio.gather(*waiting)
        return {url: replace(answer, url=url) for url, key in keys.items() if (answer := self._told(key))}

    def _told(self, key: str) -> LinkAnswer | None:
        if key in self._known:
            return _doubted(self._known[key])
        return self._asked[key].result() if key in self._asked else None

    async def _answer(self, url: str) -> LinkAnswer:
        host = self._hosts.setdefault(urlsplit(url).netloc, _Host())
        async with host.turns:
            if host.silence is not None:
                return replace(host.silence, url=url)
            await host.wait(0.0 if urlsplit(url).hostname in _LOOPBACK else self._pause)
            async with self._turns:
                answer = await self._ask(url)
            host.note(answer)
        if answer.reason is None and not answer.is_soft_404 and _may_be_thrown_out(url, answer.final_url):
            return replace(answer, is_soft_404=await self._nobodys(url) == answer.final_url)
        return answer

    async def _nobodys(self, url: str) -> str:
        """Where the host leads an address that nobody has ever made; empty when it rightly says no."""
        parts = urlsplit(url)
        made_up = urlunsplit((parts.scheme, parts.netloc, f"/{_NOBODYS}", "", ""))
        host = self._hosts[parts.netloc]
        async with host.made_up:
            if host.leads_astray is None:
                answer = await self._ask(made_up)
                host.leads_astray = answer.final_url if answer.reason is None else ""
        return host.leads_astray

    async def _ask(self, url: str) -> LinkAnswer:
        """The answer where redirects end. A name that is not found is looked up once more."""
        answer = await self._timed(url)
        if answer.reason is Reason.DNS:
            await asyncio.sleep(min(0.5, self._seconds))
            answer = await self._timed(url)
        return answer

    async def _timed(self, url: str) -> LinkAnswer:
        try:
            async with asyncio.timeout(self._seconds):
                return await self._follow(url)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError, ValueError) as error:
            reason, detail = _reason_of(error)
            return LinkAnswer(url=url, reason=reason, detail=detail)
        except Exception as error:  # strangers' answers may bring libraries to fall
            logger.exception("could not ask %s", url)
            return LinkAnswer(url=url, reason=Reason.INTERNAL, detail=type(error).__name__)

    async def _follow(self, url: str) -> LinkAnswer:
        at = url
        seen = {url}
        while True:
            page = await self._look(at)
            if not (300 <= page.status < 400 and page.location):  # noqa: PLR2004 - RFC 9110, 15.4
                return _answer_of(url, at, page)
            onward = tidied(urljoin(at, page.location))
            if onward is None:
                told = f"redirects to {page.location[:200]}"
                return LinkAnswer(
                    url=url, final_url=at, status=page.status, reason=Reason.PROTOCOL, detail=told
                )
            if onward in seen or len(seen) > MOST_REDIRECTS:
                told = f"redirects again to {onward[:200]}"
                return LinkAnswer(url=url, final_url=at, reason=Reason.REDIRECT_LOOP, detail=told)
            seen.add(onward)
            at = onward

    async def _look(self, url: str) -> _Seen:
        """One request: HEAD for what seems to be a file, GET for pages and where HEAD says nothing good.

        A page is asked for by GET at once: HEAD cannot tell its title, and would be a second request.
        """
        if _FILE.search(urlsplit(url).path):
            try:
                async with asyncio.timeout(min(HEAD_SECONDS, self._seconds)):
                    response = await self._client.head(url, headers=self._headers_for(url))
            except (httpx.HTTPError, TimeoutError):
                pass  # GET will tell what is wrong, if anything is
            else:
                seen = _Seen(status=response.status_code, location=response.headers.get("location", ""))
                if seen.status < HTTPStatus.BAD_REQUEST and not _is_html(response):
                    return seen
        async with self._client.stream("GET", url, headers=self._headers_for(url)) as response:
            seen = _Seen(status=response.status_code, location=response.headers.get("location", ""))
            if response.is_success and _is_html(response):
                return _with_words(seen, response.headers.get("content-type", ""), await _start_of(response))
            return seen


@dataclass
class _Host:
    """One host: who waits for it, and whether it still answers."""

    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONE_HOST))
    made_up: asyncio.Lock = field(default_factory=asyncio.Lock)
    leads_astray: str | None = None
    silence: LinkAnswer | None = None
    _silences: int = 0
    _next: float = 0.0

    async def wait(self, pause: float) -> None:
        """Return when it is this request's turn."""
        now = asyncio.get_running_loop().time()
        turn = max(now, self._next)
        self._next = turn + pause
        await asyncio.sleep(turn - now)

    def note(self, answer: LinkAnswer) -> None:
        """Keep in mind a host that does not answer, or says that it is asked too much."""
        if answer.reason not in _SILENCES and answer.status not in _BUSY:
            self._silences = 0
            return
        self._silences += 1
        if self._silences >= MOST_SILENCES or answer.reason is Reason.DNS:
            self.silence = answer


@dataclass(frozen=True, kw_only=True)
class _Seen:
    """One response, as far as it was read."""

    status: int
    location: str = ""
    title: str = ""
    heading: str = ""


def tidied(url: str) -> str | None:
    """The address as it is asked for, without fragment; None when it is not one for HTTP."""
    try:
        parts = urlsplit(safe_url_string(url.strip()))
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not parts.hostname:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    netloc = host if port in {None, _PORTS[parts.scheme]} else f"{host}:{port}"
    return urlunsplit((parts.scheme, netloc, parts.path or "/", parts.query, ""))


def _answer_of(url: str, final_url: str, page: _Seen) -> LinkAnswer:
    if not 200 <= page.status < 300:  # noqa: PLR2004 - RFC 9110, 15.3
        return LinkAnswer(url=url, final_url=final_url, status=page.status, reason=Reason.HTTP_STATUS)
    words = says_not_found(page.title) or says_not_found(page.heading, parts=False)
    return LinkAnswer(
        url=url,
        final_url=final_url,
        status=page.status,
        title=page.title,
        is_soft_404=bool(words),
        detail=words,
    )


def _doubted(answer: LinkAnswer) -> LinkAnswer:
    """An answer that somebody else had, with what its title says."""
    words = says_not_found(answer.title) if answer.reason is None else ""
    return replace(answer, is_soft_404=True, detail=words) if words else answer


def says_not_found(text: str, *, parts: bool = True) -> str:
    """The words of a title, or of one of its parts, that say that there is no such page; else empty."""
    texts = _PARTS.split(text) if parts else [text]
    said = (" ".join(part.split()) for part in (*texts, text))
    return next(
        (part for part in said if len(part) <= _LONGEST and _not_found().fullmatch(part.rstrip(" .!"))), ""
    )


_PARTS = re.compile(r"\s[-–—·•:]\s|\s?[|»›]\s?")
_LONGEST = 120


@cache
def _not_found() -> re.Pattern[str]:
    vocabulary = load("auditor.probes", "links_not_found.toml")
    tables = [table for table in vocabulary.values() if isinstance(table, dict)]
    phrases = "|".join(f"(?:{phrase})" for table in tables for phrase in table["phrases"])
    return re.compile(rf"(?:{phrases})(?:\s+(?:{'|'.join(vocabulary['tails'])}))?", re.IGNORECASE)


_ALIAS = re.compile(
    r"^/(?:[a-z]{2}(?:[-_][a-z]{2})?|(?:index|default|start|startsida|home|hem)(?:\.\w+)?)?/?$", re.IGNORECASE
)
_ASTRAY = re.compile(r"404|error|notfound|not-found|fel(?:sida)?\b|hittades", re.IGNORECASE)


def _may_be_thrown_out(url: str, final_url: str) -> bool:
    """Whether redirects led from a page to a start page, or to what may be a page about errors."""
    asked, met = urlsplit(url), urlsplit(final_url)
    if (asked.netloc, asked.path) == (met.netloc, met.path) or _ALIAS.match(asked.path):
        return False
    return bool(_ALIAS.match(met.path) or _ASTRAY.search(met.path))


def _is_html(response: httpx.Response) -> bool:
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind in _HTML_TYPES or not kind


async def _start_of(response: httpx.Response) -> bytes:
    """The body as far as the end of its first heading; unpacked here, so that no packed bomb goes off."""
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        return b""
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packing not in {"", "identity"} else None
    body = bytearray()
    raw = 0
    async for chunk in response.aiter_raw():
        raw += len(chunk)
        before, room = len(body), MOST_BYTES - len(body)
        try:
            body += unpack.decompress(chunk, room) if unpack else chunk[:room]
        except zlib.error:
            break
        if len(body) >= MOST_BYTES or raw >= MOST_RAW_BYTES or _ENOUGH.search(body, max(0, before - 4)):
            break
    return bytes(body)


def _with_words(seen: _Seen, content_type: str, body: bytes) -> _Seen:
    """The response with its title and its first main heading."""
    text: str = html_to_unicode(content_type, body, default_encoding="utf-8")[1]
    return replace(seen, title=_first("title", text), heading=_first("h1", text))


def _first(name: str, text: str) -> str:
    """The text of the first element of this name."""
    opened = re.search(rf"<{name}(?:\s[^<>]{{0,2000}})?>", text, re.IGNORECASE)
    closed = re.compile(f"</{name}", re.IGNORECASE).search(text, opened.end()) if opened else None
    if opened is None or closed is None:
        return ""
    return " ".join(html.unescape(_TAG.sub(" ", text[opened.end() : closed.start()])).split())[:300]


def _reason_of(error: Exception) -> tuple[Reason, str]:
    causes = list(_causes(error))
    if isinstance(error, (TimeoutError, httpx.TimeoutException)):
        return Reason.TIMEOUT, "no answer in time"
    if name := next((cause for cause in causes if isinstance(cause, socket.gaierror)), None):
        if name.errno in _NO_SUCH_NAME:
            return Reason.DNS, "no such host"
        return Reason.TIMEOUT, "the name server did not answer"
    if tls := next((cause for cause in causes if isinstance(cause, ssl.SSLError)), None):
        return Reason.TLS, getattr(tls, "verify_message", "") or _one_line(tls)
    if isinstance(error, httpx.ConnectError) or any(isinstance(c, ConnectionRefusedError) for c in causes):
        return Reason.REFUSED, "nothing answers at this host and port"
    return Reason.PROTOCOL, _one_line(error) or type(error).__name__


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and everything behind it, members of exception groups too."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        cause = waiting.pop(0)
        if cause is None or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        if isinstance(cause, BaseExceptionGroup):
            waiting += cause.exceptions
        waiting += [cause.__cause__, cause.__context__]


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
