"""Every way a fetch can end has a reason code; what succeeds keeps how it was reached."""

import asyncio
import gzip
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from auditor.crawl import Fetched, Fetcher, FetchLimits, Wish
from auditor.crawl.fetch import Answer
from auditor.model import Reason, Unreached
from tests.conftest import Response, Routes, WebSite

type Serve = Callable[[Routes], WebSite]
QUICK = FetchLimits(body_bytes=10_000, seconds=1.0, redirects=3)


def fetch(url: str, limits: FetchLimits = QUICK) -> Fetched | Unreached:
    async def once() -> Fetched | Unreached:
        async with Fetcher("civic-auditor/test", limits) as fetcher:
            return await fetcher.fetch_html(url)

    return asyncio.run(once())


def reason(url: str, limits: FetchLimits = QUICK) -> Reason:
    result = fetch(url, limits)
    assert isinstance(result, Unreached)
    return result.reason


def test_gives_the_document_with_status_and_headers(serve: Serve) -> None:
    site = serve({"/": Response("<p>Hej</p>", headers={"X-Test": "ja"})})

    page = fetch(site.url())

    assert isinstance(page, Fetched)
    assert (page.status, page.html, page.headers["x-test"]) == (200, "<p>Hej</p>", "ja")


def test_says_who_it_is(serve: Serve) -> None:
    site = serve({"/": "<p>Hej</p>"})

    fetch(site.url())

    assert site.headers[0]["User-Agent"] == "civic-auditor/test"


def test_follows_redirects_and_keeps_them(serve: Serve) -> None:
    site = serve({"/gammal": Response(status=301, headers={"Location": "/ny"}), "/ny": "<p>Ny</p>"})

    page = fetch(site.url("/gammal"))

    assert isinstance(page, Fetched)
    assert page.final_url == site.url("/ny")
    assert [(step.url, step.status, step.location) for step in page.redirects] == [
        (site.url("/gammal"), 301, "/ny")
    ]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<p>Å</p>".encode("iso-8859-1"), "text/html; charset=iso-8859-1"),
        ("<meta charset=iso-8859-1><p>Å</p>".encode("iso-8859-1"), "text/html"),
        ("<p>Å</p>".encode("windows-1252"), "text/html"),
        ("<p>Å</p>".encode(), "text/html"),
        (b"\xef\xbb\xbf" + "<p>Å</p>".encode(), "text/html; charset=iso-8859-1"),
    ],
    ids=["header", "meta", "unstated-latin", "unstated-utf8", "byte-order-mark"],
)
def test_reads_the_text_in_the_encoding_it_is_in(serve: Serve, body: bytes, content_type: str) -> None:
    page = fetch(serve({"/": Response(body, type=content_type)}).url())

    assert isinstance(page, Fetched)
    assert "<p>Å</p>" in page.html


def test_unknown_host() -> None:
    assert reason("http://finns-inte.invalid/") is Reason.DNS


def test_refused_port() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    assert reason(f"http://127.0.0.1:{port}/") is Reason.REFUSED


def test_missing_page_keeps_its_status(serve: Serve) -> None:
    missed = fetch(serve({}).url("/borta"))

    assert isinstance(missed, Unreached)
    assert missed.code == "http-404"


def test_redirect_loop(serve: Serve) -> None:
    site = serve(
        {
            "/a": Response(status=302, headers={"Location": "/b"}),
            "/b": Response(status=302, headers={"Location": "/a"}),
        }
    )

    assert reason(site.url("/a")) is Reason.REDIRECT_LOOP


@pytest.mark.parametrize("location", ["https://annan.example/", "ftp://annan.example/"])
def test_redirect_away_from_the_site(serve: Serve, location: str) -> None:
    site = serve({"/": Response(status=302, headers={"Location": location})})

    assert reason(site.url()) is Reason.OFF_SITE_REDIRECT


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", "text/plain"])
def test_what_is_not_html(serve: Serve, content_type: str) -> None:
    assert reason(serve({"/": Response("%PDF-1.7", type=content_type)}).url()) is Reason.NOT_HTML


def test_html_without_a_content_type_is_recognised(serve: Serve) -> None:
    page = fetch(serve({"/": Response("<!doctype html><p>Hej</p>", type=None)}).url())

    assert isinstance(page, Fetched)


def test_an_empty_answer_is_no_page(serve: Serve) -> None:
    assert reason(serve({"/": Response(" \n")}).url()) is Reason.EMPTY


def test_a_body_over_the_limit_is_not_read_on(serve: Serve) -> None:
    assert reason(serve({"/": "x" * 20_000}).url()) is Reason.TOO_LARGE


def test_a_compressed_bomb_is_not_unpacked(serve: Serve) -> None:
    bomb = gzip.compress(b"0" * 5_000_000)
    site = serve({"/": Response(bomb, headers={"Content-Encoding": "gzip"})})

    assert reason(site.url()) is Reason.TOO_LARGE


def test_a_server_that_drips_is_left(serve: Serve) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(40):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.1)

    assert reason(serve({"/": drip}).url()) is Reason.TIMEOUT


def test_a_broken_answer_is_a_fault_of_protocol(serve: Serve) -> None:
    def break_off(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"this is not HTTP\r\n\r\n")
        handler.close_connection = True

    assert reason(serve({"/": break_off}).url()) is Reason.PROTOCOL


def test_a_passing_fault_is_tried_once_more(serve: Serve) -> None:
    site = serve({})

    def recover(handler: BaseHTTPRequestHandler) -> None:
        site.routes["/"] = "<p>Uppe igen</p>"
        handler.send_response(503)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    site.routes["/"] = recover

    assert isinstance(fetch(site.url(), FetchLimits()), Fetched)


def test_a_lasting_fault_keeps_its_status(serve: Serve) -> None:
    missed = fetch(serve({"/": Response("Fel", status=503)}).url())

    assert isinstance(missed, Unreached)
    assert missed.code == "http-503"


@pytest.fixture
def untrusted_server(tmp_path: Path) -> Iterator[str]:
    """A server over TLS whose certificate nobody has signed."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out",
         str(certificate), "-days", "1", "-subj", "/CN=localhost"],
        check=True,
        capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    class Server(HTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"https://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_certificate_nobody_trusts(untrusted_server: str) -> None:
    missed = fetch(untrusted_server)

    assert isinstance(missed, Unreached)
    assert missed.reason is Reason.TLS
    assert "self-signed" in missed.detail


def follow(url: str, most_bytes: int | None = None) -> Answer | Unreached:
    async def once() -> Answer | Unreached:
        async with Fetcher("civic-auditor/test", QUICK) as fetcher:
            return await fetcher.follow(url, Wish(most_bytes=most_bytes))

    return asyncio.run(once())


def test_follow_ends_where_redirects_do(serve: Serve) -> None:
    site = serve({"/a": Response(status=302, headers={"Location": "/b"}), "/b": Response("x", type="a/b")})
    answer = follow(site.url("/a"))

    assert isinstance(answer, Answer)
    assert (answer.url, answer.body) == (site.url("/b"), b"x")


def test_follow_keeps_to_its_own_limit(serve: Serve) -> None:
    answer = follow(serve({"/b": Response("x" * 100)}).url("/b"), 50)

    assert isinstance(answer, Unreached)
    assert answer.reason is Reason.TOO_LARGE


def test_follow_gives_a_loop_up(serve: Serve) -> None:
    answer = follow(serve({"/a": Response(status=302, headers={"Location": "/a"})}).url("/a"))

    assert isinstance(answer, Unreached)
    assert answer.reason is Reason.REDIRECT_LOOP


def test_the_body_of_what_is_no_page_is_left_on_the_server(serve: Serve) -> None:
    large = Response("x" * (QUICK.body_bytes + 1), type="application/pdf")

    assert reason(serve({"/a": large}).url("/a")) is Reason.NOT_HTML
