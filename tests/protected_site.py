"""A real site on loopback that lets nobody in who has not signed in."""

from __future__ import annotations

import base64
import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, urlsplit

USER = "granskare"
WORD = "korrekt-häst-9"
TOKEN = "nyckel-7f3a91c4"  # noqa: S105 - of this site alone

HTML = (
    '<!doctype html><html lang="sv"><head><title>{0}</title></head>'
    "<body><main><h1>{0}</h1>{1}</main></body></html>"
)
FORM = (
    "<form method=post action=/login><input type=hidden name=csrf value={csrf}>"
    "<label>Användarnamn: <input name=anv></label><label for=l>Lösenord *</label>"
    "<input id=l name=losen type=password><button>Logga  in</button></form>"
)
STEPS = """steps = [
  {open = "/login"},
  {fill = {field = "Användarnamn", value = "granskare"}},
  {fill = {field = "#l", value = "${STAGING_PASSWORD}"}},
  {click = "Logga in"},
  {wait_for = "main"},
]
"""


def page(title: str, body: str = "") -> str:
    return HTML.format(title, body)


@dataclass(frozen=True)
class Asked:
    """One request: path and query, and the headers that might let it in."""

    path: str
    headers: Mapping[str, str] = field(repr=False)

    @property
    def brought(self) -> set[str]:
        """Which of the headers that let somebody in were there."""
        return {name for name in ("Cookie", "Authorization", "X-Preview-Token") if name in self.headers}


class ProtectedSite:
    """Pages by path, shown to who is let in by `door`: form, basic, header or script.

    A session lasts for `lasts` pages (None: for good). `forbidden` are paths that nobody is let in to, `open`
    those that all are. `in_place`: the login form answers at the page's own address. Without `takes` nobody
    can sign in any more.
    """

    def __init__(self, pages: Mapping[str, str], door: str = "form", *, lasts: int | None = None) -> None:
        self.pages = dict(pages)
        self.door = door
        self.lasts = lasts
        self.forbidden: set[str] = set()
        self.open: set[str] = {"/robots.txt"}
        self.in_place = False
        self.takes = True
        self.asked: list[Asked] = []
        self.sign_ins = 0
        self.sessions: dict[str, int] = {}
        self.tokens: set[str] = set()
        self.origin = ""

    def url(self, path: str = "/") -> str:
        return f"{self.origin}{path}"

    def times(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(urlsplit(asked.path).path == path for asked in self.asked)

    def get(self, handler: _Handler) -> None:
        path = urlsplit(handler.path).path
        self.asked.append(Asked(handler.path, dict(handler.headers)))
        if path == "/login":
            self._form(handler)
        elif path == "/logga-ut":
            self.sessions.clear()
            handler.answer(page("Utloggad"))
        elif path not in self.pages:
            handler.answer(page("Finns inte"), 404)
        elif path in self.open or self._lets_in(handler):
            handler.answer(self.pages[path], 403 if path in self.forbidden else 200)
        else:
            self._refuse(handler)

    def post(self, handler: _Handler) -> None:
        body = handler.rfile.read(int(handler.headers.get("Content-Length", "0"))).decode()
        sent = {name: values[0] for name, values in parse_qs(body).items()}
        right = (sent.get("anv"), sent.get("losen")) == (USER, WORD) and sent.get("csrf") in self.tokens
        if not (right and self.takes):
            self._form(handler)
            return
        self.sign_ins += 1
        session = secrets.token_hex(16)
        self.sessions[session] = self.lasts or 1_000_000
        cookie = f"sess={session}; Path=/; HttpOnly; SameSite=Lax"
        handler.answer("", 303, {"Location": "/", "Set-Cookie": cookie})

    def _form(self, handler: _Handler) -> None:
        token = secrets.token_hex(8)
        self.tokens.add(token)
        handler.answer(page("Logga in", FORM.format(csrf=token)))

    def _lets_in(self, handler: _Handler) -> bool:
        if self.door == "basic":
            return handler.headers.get("Authorization") == basic()
        if self.door == "header":
            return handler.headers.get("X-Preview-Token") == TOKEN
        if self.door == "script":
            return True
        session = handler.headers.get("Cookie", "").partition("sess=")[2].partition(";")[0]
        left = self.sessions.get(session, 0)
        self.sessions[session] = left - 1
        return left > 0

    def _refuse(self, handler: _Handler) -> None:
        if self.door == "form" and not self.in_place:
            handler.answer("", 302, {"Location": f"/login?next={quote(handler.path, safe='')}"})
        elif self.door == "form":
            self._form(handler)
        elif self.door == "basic":
            handler.answer(page("Nej"), 401, {"WWW-Authenticate": 'Basic realm="staging"'})
        else:
            handler.answer(page("Nej"), 403)


def basic() -> str:
    return "Basic " + base64.b64encode(f"{USER}:{WORD}".encode()).decode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, body: str, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def running(site: ProtectedSite) -> Iterator[ProtectedSite]:
    """The site, served as long as this lasts."""

    class Handler(_Handler):
        def do_GET(self) -> None:
            site.get(self)

        def do_POST(self) -> None:
            site.post(self)

    server = _Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    site.origin = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
