"""Servers that answer a browser in bad faith; each is bounded, so that no test waits for one."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from http.server import BaseHTTPRequestHandler

type Serve = Callable[[BaseHTTPRequestHandler], None]

PATIENCE = 60.0  # seconds that an answer is drawn out at most
HTML = "text/html; charset=utf-8"


def answers(body: str, headers: Mapping[str, str] | None = None, kind: str = HTML) -> Serve:
    """A plain answer with these headers."""

    def serve(request: BaseHTTPRequestHandler) -> None:
        _head(request, {"Content-Type": kind, "Content-Length": str(len(body.encode())), **(headers or {})})
        request.wfile.write(body.encode())

    return serve


def asks_for_a_password(request: BaseHTTPRequestHandler) -> None:
    """A question that a browser would put to a person."""
    _head(request, {"WWW-Authenticate": 'Basic realm="x"', "Content-Length": "0"}, status=401)


def endless_redirects(request: BaseHTTPRequestHandler) -> None:
    """Somewhere else, each time."""
    _head(request, {"Location": f"{request.path}?", "Content-Length": "0"}, status=302)


def hangs_up(request: BaseHTTPRequestHandler) -> None:
    """No answer at all."""
    request.close_connection = True


def says_nothing(request: BaseHTTPRequestHandler) -> None:
    """Takes the question and never answers."""
    for _ in _while_waited_for(request):
        pass


def stalls(request: BaseHTTPRequestHandler) -> None:
    """Promises a page and sends none of it."""
    _head(request, {"Content-Type": HTML, "Content-Length": "1000"})
    for _ in _while_waited_for(request):
        pass


def drips(request: BaseHTTPRequestHandler) -> None:
    """Sends the page, and then a letter at a time without end."""
    _head(request, {"Content-Type": HTML, "Content-Length": "1000000"})
    request.wfile.write(
        b'<!doctype html><html lang="sv"><title>never-finishes</title><main><h1>never-finishes</h1>'
    )
    for _ in _while_waited_for(request):
        request.wfile.write(b".")
        request.wfile.flush()


def streams(request: BaseHTTPRequestHandler) -> None:
    """Sends one paragraph after the other, without end."""
    _head(request, {"Content-Type": HTML, "Connection": "close"})
    request.wfile.write(b'<!doctype html><html lang="sv"><title>streams-on</title><main><h1>streams-on</h1>')
    for _ in _while_waited_for(request):
        request.wfile.write(b"<p>mer")
        request.wfile.flush()


def bomb(request: BaseHTTPRequestHandler) -> None:
    """A few kilobytes that become 60 megabytes."""
    _head(request, {"Content-Type": HTML, "Content-Encoding": "gzip", "Content-Length": str(len(_packed()))})
    request.wfile.write(_packed())


def event_stream(request: BaseHTTPRequestHandler) -> None:
    """Events without end."""
    _head(request, {"Content-Type": "text/event-stream", "Connection": "close"})
    for _ in _while_waited_for(request):
        request.wfile.write(b"data: x\n\n")
        request.wfile.flush()


@cache
def _packed() -> bytes:
    return gzip.compress(b"<!doctype html><html lang=sv><title>x</title><p>" + b"x" * 60_000_000)


def _head(request: BaseHTTPRequestHandler, headers: Mapping[str, str], status: int = 200) -> None:
    request.send_response(status)
    for name, value in headers.items():
        request.send_header(name, value)
    request.end_headers()
    request.wfile.flush()


def _while_waited_for(request: BaseHTTPRequestHandler) -> Iterator[None]:
    """Turns of a tenth of a second, for as long as is bearable."""
    request.close_connection = True
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        yield
        time.sleep(0.1)
