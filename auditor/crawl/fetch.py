"""One address -> what the server answered, or why it did not.

Everything fetched is hostile: bounded and timed.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import httpx
import stamina
from w3lib.encoding import html_to_unicode

from auditor.crawl.addresses import same_site, tidy
from auditor.crawl.pace import Pace
from auditor.model import Reason, Redirect, Unreached
from auditor.model.credentials import Credentials

HTML_TYPES = {"text/html", "application/xhtml+xml"}
_PASSING = {429, 502, 503, 504}  # worth asking once more
_OK = range(200, 300)
_LEFT_OUT = {"set-cookie", "set-cookie2"}  # a session is no evidence, and whoever reads of it could use it


@dataclass(frozen=True, kw_only=True)
class FetchLimits:
    """What one address may cost: bytes after decoding, seconds in all, redirects; and the pause between."""

    body_bytes: int = 20 * 1024 * 1024
    seconds: float = 60.0
    redirects: int = 10
    pause: float = 0.2


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One response, body and all. `headers` have lower-case names."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """An HTML document: the address that answered in the end, how it was reached, and the text of it."""

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    redirects: tuple[Redirect, ...]
    html: str


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is wanted of an answer: at most so many bytes (None: as for a page), and further headers to send.

    `html_only`: the body of anything else is left on the server.
    """

    most_bytes: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    html_only: bool = False


class TooLargeError(Exception):
    """The body is larger than the limit; reading was stopped."""


class Passing(Exception):  # noqa: N818 - not an error to anybody; it asks for another try
    """The server may answer better in a moment."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer


class Fetcher:
    """Fetches over HTTP/1.1 and HTTP/2, as `user_agent`, at a pace. Use as an async context manager.

    `credentials` gives what lets us in where visitors must sign in, shown to its own origins alone; where
    `leads_out` says that a redirect from one address to another does, we are not signed in.
    """

    def __init__(
        self,
        user_agent: str,
        limits: FetchLimits | None = None,
        credentials: Callable[[], Credentials] = Credentials,
        leads_out: Callable[[str, str], bool] = lambda _, __: False,
    ) -> None:
        self.limits = limits or FetchLimits()
        self._credentials = credentials
        self._leads_out = leads_out
        self.pace = Pace(self.limits.pause)
        self._client = httpx.AsyncClient(
            http2=True,
            headers={
                "User-Agent": user_agent,
                "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
                "Accept-Language": "sv,en;q=0.5",
            },
            timeout=httpx.Timeout(20.0, connect=10.0),
        )

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.__aexit__(kind, error, trace)

    async def ask(self, url: str, wish: Wish | None = None) -> Answer | Unreached:
        """One request, tried twice when the first try meets a passing fault; no redirect is followed."""
        try:
            async for attempt in stamina.retry_context(
                on=(Passing, httpx.TimeoutException), attempts=2, wait_initial=0.5, timeout=None
            ):
                with attempt:
                    return await self._once(url, wish or Wish())
        except Passing as passing:
            return passing.answer
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError, TooLargeError) as error:
            return _unreached(url, error)
        raise AssertionError  # the retry context returns or raises

    async def follow(self, url: str, wish: Wish | None = None) -> Answer | Unreached:
        """The answer where redirects end, wherever they lead."""
        seen = {url}
        at = url
        while True:
            answer = await self.ask(at, wish)
            if isinstance(answer, Unreached):
                return Unreached(url=url, reason=answer.reason, detail=answer.detail)
            location = answer.headers.get("location")
            if not (300 <= answer.status < 400 and location):  # noqa: PLR2004 - RFC 9110, 15.4
                return answer
            onward = tidy(urljoin(at, location))
            if onward is None or onward in seen or len(seen) > self.limits.redirects:
                return Unreached(url=url, reason=Reason.REDIRECT_LOOP, detail=f"redirects to {location}")
            seen.add(onward)
            at = onward

    async def fetch_html(self, url: str) -> Fetched | Unreached:
        """The HTML document at this address, redirects within the site followed and kept as evidence."""
        steps: list[Redirect] = []
        at = url
        while True:
            answer = await self.ask(at, Wish(html_only=True))
            if isinstance(answer, Unreached):
                return Unreached(url=url, reason=answer.reason, detail=answer.detail)
            location = answer.headers.get("location")
            if not (300 <= answer.status < 400 and location):  # noqa: PLR2004 - RFC 9110, 15.4
                return _document(url, answer, tuple(steps))
            steps.append(Redirect(url=at, status=answer.status, location=location))
            onward = tidy(urljoin(at, location))
            if (refused := self._refuse_redirect(url, onward, location, steps)) is not None:
                return refused
            at = str(onward)

    def _refuse_redirect(
        self, url: str, onward: str | None, location: str, steps: list[Redirect]
    ) -> Unreached | None:
        if onward is None:
            return Unreached(url=url, reason=Reason.OFF_SITE_REDIRECT, detail=f"redirects to {location}")
        if self._leads_out(url, onward):
            login = onward.partition("?")[0]
            return Unreached(url=url, reason=Reason.SIGNED_OUT, detail=f"leads to the sign-in at {login}")
        if not same_site(url, onward):
            return Unreached(url=url, reason=Reason.OFF_SITE_REDIRECT, detail=f"redirects to {onward}")
        if len(steps) > self.limits.redirects or any(step.url == onward for step in steps):
            return Unreached(url=url, reason=Reason.REDIRECT_LOOP, detail=f"redirects again to {onward}")
        return None

    async def _once(self, url: str, wish: Wish) -> Answer:
        await self.pace.wait(url)
        most = wish.most_bytes or self.limits.body_bytes
        async with asyncio.timeout(self.limits.seconds), self._stream(url, wish) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            for name in _LEFT_OUT & headers.keys():
                del headers[name]
            body = bytearray()
            if not (wish.html_only and _is_something_else(headers)):
                async for chunk in response.aiter_bytes():
                    body += chunk
                    if len(body) > most:
                        raise TooLargeError(f"more than {most:,} bytes")
            answer = Answer(url=url, status=response.status_code, headers=headers, body=bytes(body))
        if answer.status in _PASSING:
            raise Passing(answer)
        return answer

    @asynccontextmanager
    async def _stream(self, url: str, wish: Wish) -> AsyncIterator[httpx.Response]:
        credentials = self._credentials()
        headers = {**wish.headers, **credentials.headers_for(url)}
        request = self._client.build_request("GET", url, headers=headers)
        if ours := credentials.cookies_for(url):
            request.headers["Cookie"] = _with_cookies(request.headers.get("Cookie", ""), ours)
        response = await self._client.send(request, stream=True)
        try:
            yield response
        finally:
            await response.aclose()


def _with_cookies(sites: str, ours: Mapping[str, str]) -> str:
    """The site's own cookies and ours, which count where both have one of a name."""
    pairs = [pair for pair in sites.split("; ") if pair and pair.partition("=")[0] not in ours]
    return "; ".join([*pairs, *(f"{name}={value}" for name, value in ours.items())])


def _document(url: str, answer: Answer, redirects: tuple[Redirect, ...]) -> Fetched | Unreached:
    if answer.status not in _OK:
        return Unreached(url=url, reason=Reason.HTTP_STATUS, status=answer.status)
    kind = answer.headers.get("content-type", "")
    mime = kind.partition(";")[0].strip().lower()
    if mime not in HTML_TYPES and not (mime == "" and _looks_like_html(answer.body)):
        return Unreached(url=url, reason=Reason.NOT_HTML, detail=mime or "no content type")
    if not answer.body.strip():
        return Unreached(url=url, reason=Reason.EMPTY, detail="the server sent an empty page")
    return Fetched(
        url=url,
        final_url=answer.url,
        status=answer.status,
        headers=answer.headers,
        redirects=redirects,
        html=decode(kind, answer.body),
    )


def _is_something_else(headers: Mapping[str, str]) -> bool:
    """Whether the server says that this is no HTML; where it says nothing, the body tells."""
    mime = headers.get("content-type", "").partition(";")[0].strip().lower()
    return bool(mime) and mime not in HTML_TYPES


def decode(content_type: str, body: bytes) -> str:
    """The text of an HTML body: byte order mark, then header, then meta, then UTF-8 or windows-1252."""
    text: str = html_to_unicode(content_type, body, auto_detect_fun=_guess_encoding)[1]
    return text


def _guess_encoding(body: bytes) -> str:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _looks_like_html(body: bytes) -> bool:
    start = body[:1024].lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))


def _unreached(url: str, error: Exception) -> Unreached:
    causes = list(_causes(error))
    reason, words = _reason_of(error, causes)
    return Unreached(url=url, reason=reason, detail=words or _one_line(causes[-1]) or type(error).__name__)


def _reason_of(error: Exception, causes: list[BaseException]) -> tuple[Reason, str]:  # noqa: PLR0911 - a table
    if isinstance(error, TooLargeError):
        return Reason.TOO_LARGE, str(error)
    if isinstance(error, TimeoutError | httpx.TimeoutException):
        return Reason.TIMEOUT, "no answer in time"
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return Reason.DNS, "no such host"
    if tls := next((cause for cause in causes if isinstance(cause, ssl.SSLError)), None):
        return Reason.TLS, getattr(tls, "verify_message", "") or _one_line(tls)
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return Reason.REFUSED, "nothing answers at this host and port"
    if isinstance(error, httpx.ConnectError):
        return Reason.REFUSED, ""
    return Reason.PROTOCOL, ""


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
