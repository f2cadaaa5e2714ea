"""How probes ask for something small: an address in, an answer out, never an error."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import httpx

SECONDS = 20.0  # one answer in all, redirects and body included
_OK = range(200, 300)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back: `status` is None when nothing did, `type` the Content-Type as it was sent.

    `detail` says what went wrong; the body is empty then, never a part.
    """

    status: int | None = None
    type: str = ""
    body: bytes = b""
    detail: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether this is the thing that was asked for, and all of it."""
        return self.status is not None and self.status in _OK and not self.detail


class Get(Protocol):
    """Asks for an address, follows redirects, and reads at most `limit` bytes. Raises nothing."""

    async def __call__(self, url: str, *, limit: int, headers: Mapping[str, str] | None = None) -> Answer: ...


class HttpGet:
    """Get over an httpx client, which brings its own headers, proxies and pool."""

    def __init__(self, client: httpx.AsyncClient, *, seconds: float = SECONDS) -> None:
        self._client = client
        self._seconds = seconds

    async def __call__(self, url: str, *, limit: int, headers: Mapping[str, str] | None = None) -> Answer:
        try:
            async with asyncio.timeout(self._seconds):
                return await self._read(url, limit, headers)
        except (TimeoutError, httpx.TimeoutException):
            return Answer(detail="no answer in time")
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            return Answer(detail=_said(error))

    async def _read(self, url: str, limit: int, headers: Mapping[str, str] | None) -> Answer:
        async with self._client.stream(
            "GET", url, headers=dict(headers or {}), follow_redirects=True
        ) as response:
            kind = response.headers.get("content-type", "")
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > limit:
                    told = f"more than {limit:,} bytes"
                    return Answer(status=response.status_code, type=kind, detail=told)
            return Answer(status=response.status_code, type=kind, body=bytes(body))


def _said(error: BaseException) -> str:
    cause: BaseException | None = error
    for _ in range(10):
        if cause is None:
            break
        if isinstance(cause, socket.gaierror):
            return "no such host"
        if isinstance(cause, ConnectionRefusedError):
            return "nothing answers at this host and port"
        cause = cause.__cause__ or cause.__context__
    return " ".join(str(error).split())[:200] or type(error).__name__
