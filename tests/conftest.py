"""A real web server on loopback, and a real browser, for the tests that need them."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from auditor.browser import Session, find_chromium

# The program that tests start asks no other site than the tests' own.
os.environ.setdefault("AUDITOR_LINKS", "own")

SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"


@dataclass(frozen=True)
class Response:
    """What the server answers at a path. Without a content type none is sent."""

    body: str | bytes = b""
    status: int = 200
    type: str | None = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


type Respond = Callable[[BaseHTTPRequestHandler], None]
type Routes = dict[str, str | Response | Respond]


@dataclass
class WebSite:
    """A running server: what it was asked for, and where it is."""

    origin: str
    routes: Routes
    asked: list[str] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        return f"{self.origin}{path}"


@pytest.fixture
def serve() -> Iterator[Callable[[Routes], WebSite]]:
    """Start a server for these routes; a path without a route answers 404."""
    servers: list[ThreadingHTTPServer] = []

    def start(routes: Routes) -> WebSite:
        site = WebSite(origin="", routes=routes)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers.append(dict(self.headers))
                answer = site.routes.get(self.path, Response("Not here", status=404))
                if callable(answer):
                    answer(self)
                    return
                response = Response(answer) if isinstance(answer, str) else answer
                body = response.body.encode() if isinstance(response.body, str) else response.body
                self.send_response(response.status)
                if response.type:
                    self.send_header("Content-Type", response.type)
                for name, value in response.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                pass

        server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        servers.append(server)
        site.origin = f"http://127.0.0.1:{server.server_port}"
        return site

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def chromium_session() -> Iterator[Session]:
    """One browser for all tests that only look."""
    session = Session(find_chromium())
    yield session
    session.close()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Third-party corpora beside the project; tests that read them are skipped where they are absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the corpora are not here")
    return SHARED_DATA
