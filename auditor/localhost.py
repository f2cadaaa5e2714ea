"""Serve a folder of HTML on loopback, on a port of the system's choice, for as long as an audit needs it."""

from __future__ import annotations

import os
import re
import threading
import tomllib
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote, urlsplit

HTML_SUFFIXES = {".html", ".htm", ".xhtml"}
_STATES_ENCODING = re.compile(rb"<meta[^>]+charset", re.IGNORECASE)  # HTML 13.2.3.2: looked for in 1024 bytes


def html_files(folder: Path) -> list[Path]:
    """Every HTML file in a folder and those below it, as paths relative to it, sorted."""
    return sorted(
        path.relative_to(folder)
        for path in folder.rglob("*")
        if path.suffix.lower() in HTML_SUFFIXES and path.is_file()
    )


def read_redirects(file: Path) -> dict[str, str]:
    """The `[redirects]` table of a TOML file: path asked for -> where it points."""
    table: dict[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))["redirects"]
    return table


class LocalSite:
    """A folder served at `origin`. Use as a context manager; the server ends with it."""

    def __init__(self, folder: Path, redirects: Mapping[str, str] | None = None) -> None:
        handler = partial(_Handler, directory=str(folder), redirects=dict(redirects or {}))
        self._server = _Server(("127.0.0.1", 0), handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"

    def address_of(self, path: Path) -> str:
        """The address of a file, given as a path relative to the folder."""
        return f"{self.origin}/{quote(path.as_posix())}"

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

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up in the middle of an answer is no news."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - the base class's own table, extended
        **SimpleHTTPRequestHandler.extensions_map,
        ".vtt": "text/vtt; charset=utf-8",
        ".webm": "video/webm",
        ".xhtml": "application/xhtml+xml",
    }

    def __init__(self, *args: object, redirects: dict[str, str], **kwargs: object) -> None:
        self.redirects = redirects
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        target = self.redirects.get(path) or self._index_of(path)
        if target is None:
            super().do_GET()
            return
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _index_of(self, path: str) -> str | None:
        """A folder's index has one address, its file's: the same page is not met under two."""
        if not path.endswith("/"):
            return None
        index = Path(self.translate_path(path), "index.html")
        return f"{path}index.html" if index.is_file() else None

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """A page that states no encoding and is UTF-8 is sent as such, as it would be read from disk."""
        kind = super().guess_type(path)
        if kind != "text/html":
            return kind
        try:
            body = Path(path).read_bytes()
            body.decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return kind
        return kind if _STATES_ENCODING.search(body[:1024]) else f"{kind}; charset=utf-8"

    def list_directory(self, path: object) -> None:  # noqa: ARG002
        """A folder without an index is no page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_header(self, keyword: str, value: str) -> None:
        """A file's time of change says when it was copied, nothing of its content: leave it out."""
        if keyword.lower() != "last-modified":
            super().send_header(keyword, value)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """The audit's own report says what was asked for and what was not there."""
