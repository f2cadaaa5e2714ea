"""The benchmark's pages on loopback, served as a municipality serves them, and what was asked for.

Style sheets, scripts and pictures may be kept by the browser; pages may not.
"""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit


class Served:
    """A folder served at `origin`. Use as a context manager."""

    def __init__(self, folder: Path) -> None:
        self._asked: dict[str, int] = {}
        handler = partial(_Handler, directory=str(folder), asked=self._asked)
        self._server = _Server(("127.0.0.1", 0), handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"

    @property
    def pages_asked(self) -> int:
        """How many different pages were asked for since it began, or since `forget`."""
        return len(self._asked)

    def times_asked(self, path: str) -> int:
        """How often a page was asked for."""
        return self._asked.get(path, 0)

    def forget(self) -> None:
        """Begin to count anew."""
        self._asked.clear()

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up in the middle of an answer is no news."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - the base class's own table, extended
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".vtt": "text/vtt; charset=utf-8",
        ".webm": "video/webm",
    }

    def __init__(self, *args: object, asked: dict[str, int], **kwargs: object) -> None:
        self._asked = asked
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path.endswith(".html"):
            self._asked[path] = self._asked.get(path, 0) + 1
        super().do_GET()

    def end_headers(self) -> None:
        kept = "max-age=3600" if self.path.startswith("/assets/") else "no-cache"
        self.send_header("Cache-Control", kept)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """What was asked for is counted, not told."""
