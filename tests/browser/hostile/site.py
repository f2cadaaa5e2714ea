"""A site of hostile pages and some ordinary ones, all linked from its start page."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.browser.hostile.pages import Hostile, page
from tests.browser.hostile.servers import Serve, answers, asks_for_a_password, event_stream, says_nothing

# A service worker that answers for the whole site, and says nothing true.
_WORKER = """
addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', event => event.respondWith(
  new Response('<title>Kapad</title>', {headers: {'Content-Type': 'text/html'}})));
"""


@contextmanager
def hostile_site(kinds: Iterable[Hostile]) -> Iterator[str]:
    """Serve the pages, whatever is asked of each; the origin is given."""
    paths = _paths(tuple(kinds))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            paths.get(self.path.partition("?")[0], _nothing)(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A browser that was ended in the middle of an answer is no news."""

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def _paths(kinds: tuple[Hostile, ...]) -> Mapping[str, Serve]:
    links = "".join(f'<p><a href="/{kind.name}">{kind.name}</a></p>' for kind in kinds)
    return {
        "/": answers(page("Start", links)),
        "/hemligt": asks_for_a_password,
        "/aldrig": says_nothing,
        "/stream": event_stream,
        "/fil.zip": answers("PK", {"Content-Disposition": "attachment"}, "application/zip"),
        "/kapare.js": answers(_WORKER, kind="text/javascript"),
        **{f"/{kind.name}": _served(kind) for kind in kinds},
    }


def _served(kind: Hostile) -> Serve:
    plain = answers(kind.html)

    def serve(request: BaseHTTPRequestHandler) -> None:
        is_browser = "Mozilla" in request.headers.get("User-Agent", "")
        (kind.serves if kind.serves and is_browser else plain)(request)

    return serve


def _nothing(request: BaseHTTPRequestHandler) -> None:
    request.send_response(404)
    request.send_header("Content-Length", "0")
    request.end_headers()
