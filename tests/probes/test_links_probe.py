"""How linked addresses answer, asked of a real server: what is told, and what it may cost."""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from auditor.model import LinkAnswer, Reason
from auditor.probes.links import MOST_BYTES, MOST_SILENCES, LinkProbe, says_not_found
from auditor.vocabulary import load

type Serve = Callable[..., Any]


def ask(urls: Iterable[str], **given: Any) -> dict[str, LinkAnswer]:
    async def asking() -> dict[str, LinkAnswer]:
        async with LinkProbe("exempel-agent/1.0", **given) as probe:
            return await probe.answers(urls)

    return asyncio.run(asking())


def ask_one(url: str, **given: Any) -> LinkAnswer:
    return ask([url], **given)[url]


def page(title: str, heading: str = "") -> str:
    return (
        f"<html><head><title>{title}</title></head><body><h1>{heading or title}</h1><p>Text</p></body></html>"
    )


def redirect(to: str, status: int = 302) -> Callable[[BaseHTTPRequestHandler], None]:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Location", to)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return respond


def status(code: int) -> Callable[[BaseHTTPRequestHandler], None]:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return respond


def packed(body: bytes, encoding: str = "gzip") -> Callable[[BaseHTTPRequestHandler], None]:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.send_header("Content-Encoding", encoding)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return respond


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>mera text" * 1000)


def never(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(3)
    handler.close_connection = True


# What is told


def test_a_page_tells_its_title(serve: Serve) -> None:
    site = serve({"/": page("Bygglov | Exempelby")})

    answer = ask_one(site.url("/"))

    assert (answer.status, answer.reason, answer.title) == (200, None, "Bygglov | Exempelby")


@pytest.mark.parametrize("code", [403, 404, 410, 429, 500])
def test_a_status_that_is_no_success_is_a_reason(serve: Serve, code: int) -> None:
    answer = ask_one(serve({"/x": status(code)}).url("/x"))

    assert (answer.status, answer.reason) == (code, Reason.HTTP_STATUS)


def test_the_answer_is_told_by_the_address_as_it_was_given(serve: Serve) -> None:
    site = serve({"/en%20sida": page("Sida")})
    url = site.url("/en sida#del")

    assert ask_one(url).url == url


def test_redirects_are_followed(serve: Serve) -> None:
    site = serve({"/old": redirect("/new", 301), "/new": page("Ny")})

    answer = ask_one(site.url("/old"))

    assert (answer.final_url, answer.title) == (site.url("/new"), "Ny")


def test_a_redirect_loop_is_told(serve: Serve) -> None:
    site = serve({"/a": redirect("/b"), "/b": redirect("/a")})

    assert ask_one(site.url("/a")).reason is Reason.REDIRECT_LOOP


def test_a_redirect_to_another_scheme_is_not_followed(serve: Serve) -> None:
    answer = ask_one(serve({"/a": redirect("file:///etc/hosts")}).url("/a"))

    assert answer.reason is Reason.PROTOCOL


def test_a_host_that_refuses_is_told() -> None:
    assert ask_one("http://127.0.0.1:1/").reason is Reason.REFUSED


def test_a_server_that_speaks_no_tls_is_told(serve: Serve) -> None:
    site = serve({"/": page("Sida")})

    assert ask_one(site.url("/").replace("http:", "https:")).reason is Reason.TLS


def test_a_slow_server_is_left_in_time(serve: Serve) -> None:
    started = time.perf_counter()

    answer = ask_one(serve({"/": never}).url("/"), seconds=0.5)

    assert answer.reason is Reason.TIMEOUT
    assert time.perf_counter() - started < 2


def test_an_address_that_is_none_is_told_or_passed_over() -> None:
    assert ask(["mailto:a@exempelby.example", "tel:1", "javascript:x", "http://[x", "file:///x", ""]) == {}


# HEAD and GET


def test_a_page_is_asked_for_once(serve: Serve) -> None:
    site = serve({"/": page("Sida")})

    ask_one(site.url("/"))

    assert site.asked == ["/"]


@pytest.mark.parametrize("code", [404, 405, 501])
def test_a_file_whose_head_is_refused_is_asked_by_get(serve: Serve, code: int) -> None:
    """The server of these tests knows no HEAD and answers 501; a route's own answer is for GET."""
    site = serve({"/plan.pdf": "%PDF-1.7", "/borta.pdf": status(code)})

    answers = ask([site.url("/plan.pdf"), site.url("/borta.pdf")])

    assert [answer.status for answer in answers.values()] == [200, code]


# Soft 404


@pytest.mark.parametrize(
    "title",
    [
        "Sidan finns inte",
        "Sidan kunde inte hittas | Exempelby kommun",
        "Exempelby kommun - Sidan du söker finns inte längre",
        "404",
        "Fel 404 - Exempelby",
        "Tyvärr, sidan hittades inte!",
        "Vi kunde inte hitta sidan",
        "Siden ble ikke funnet – Eksempelby",
        "Siden findes ikke",
        "Sivua ei löydy | Esimerkkilä",
        "Seite nicht gefunden",
        "Page not found",
        "The page you are looking for does not exist",
    ],
)
def test_a_title_says_that_there_is_no_such_page(title: str) -> None:
    assert says_not_found(title)


@pytest.mark.parametrize(
    "title",
    [
        "Bygglov | Exempelby kommun",
        "Så här gör du när sidan inte finns",
        "Kulturhuset 404",
        "Väg 404 stängs av",
        "Sidan uppdateras varje dag",
        "Lost and found",
        "Sidan finns inte på engelska",
        "Page not found: how to write a good error page for your visitors",
        "",
    ],
)
def test_a_title_says_nothing_of_the_kind(title: str) -> None:
    assert not says_not_found(title)


def test_a_success_that_says_no_such_page_is_a_soft_404(serve: Serve) -> None:
    answer = ask_one(serve({"/a": page("Sidan finns inte | Exempelby")}).url("/a"))

    assert (answer.is_soft_404, answer.detail, answer.reason) == (True, "Sidan finns inte", None)


def test_a_main_heading_says_it_too(serve: Serve) -> None:
    answer = ask_one(serve({"/a": page("Exempelby kommun", "Sidan kunde inte hittas")}).url("/a"))

    assert (answer.is_soft_404, answer.detail) == (True, "Sidan kunde inte hittas")


def test_an_address_sent_where_made_up_ones_are_sent_is_a_soft_404(serve: Serve) -> None:
    class Anywhere(dict[str, Any]):
        def get(self, key: str, _: Any = None) -> Any:
            return page("Exempelby kommun") if key == "/" else redirect("/")

    site = serve(Anywhere())

    answer = ask_one(site.url("/bygga/gammal-sida"))

    assert (answer.is_soft_404, answer.detail, answer.final_url) == (True, "", site.url("/"))


def test_an_address_sent_to_the_start_page_on_purpose_is_none(serve: Serve) -> None:
    site = serve({"/": page("Exempelby kommun"), "/bygga/kampanj": redirect("/")})

    assert not ask_one(site.url("/bygga/kampanj")).is_soft_404


def test_what_the_crawl_has_seen_is_not_asked_again(serve: Serve) -> None:
    site = serve({})
    known = {site.url("/"): LinkAnswer(url=site.url("/"), status=200, title="Sidan finns inte")}

    answer = ask_one(site.origin, known=known)

    assert (answer.is_soft_404, site.asked) == (True, [])


# What it costs


def test_an_address_is_asked_once_a_run(serve: Serve) -> None:
    site = serve({"/a": page("A")})

    async def asking() -> None:
        async with LinkProbe("exempel-agent/1.0") as probe:
            await asyncio.gather(probe.answers([site.url("/a")]), probe.answers([site.url("/a#b")]))
            await probe.answers([site.url("/a")])

    asyncio.run(asking())

    assert site.asked == ["/a"]


def test_no_more_than_the_limit_is_asked(serve: Serve) -> None:
    site = serve({f"/{number}": page("Sida") for number in range(5)})

    async def asking() -> tuple[int, int]:
        async with LinkProbe("exempel-agent/1.0", limit=3) as probe:
            answers = await probe.answers([site.url(f"/{number}") for number in range(5)])
            return len(answers), len(probe.not_asked)

    assert asyncio.run(asking()) == (3, 2)


def test_an_endless_page_is_read_no_further_than_needed(serve: Serve) -> None:
    answer = ask_one(serve({"/": endless}).url("/"), seconds=10)

    assert answer.reason is None


def test_a_packed_title_is_read(serve: Serve) -> None:
    body = gzip.compress(page("Sidan finns inte").encode())

    assert ask_one(serve({"/": packed(body)}).url("/")).title == "Sidan finns inte"


def test_a_packed_bomb_does_not_go_off(serve: Serve) -> None:
    body = gzip.compress(b"<title>" + b" " * (200 * MOST_BYTES))

    answer = ask_one(serve({"/": packed(body)}).url("/"))

    assert (answer.reason, answer.title) == (None, "")


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip"])
def test_a_packing_that_cannot_be_read_says_nothing_of_the_title(serve: Serve, encoding: str) -> None:
    answer = ask_one(serve({"/": packed(b"\x00\x01nonsense", encoding)}).url("/"))

    assert (answer.reason, answer.title) == (None, "")


def test_a_silent_host_is_left_alone(serve: Serve) -> None:
    site = serve({f"/{number}": never for number in range(20)})
    started = time.perf_counter()

    answers = ask([site.url(f"/{number}") for number in range(20)], seconds=0.5)

    assert {answer.reason for answer in answers.values()} == {Reason.TIMEOUT}
    assert len(site.asked) <= MOST_SILENCES + 1
    assert time.perf_counter() - started < 5


def test_a_host_is_told_who_asks(serve: Serve) -> None:
    site = serve({"/": page("Sida")})

    ask_one(site.url("/"))

    assert {name.lower(): value for name, value in site.headers[0].items()}[
        "user-agent"
    ] == "exempel-agent/1.0"


def test_the_vocabulary_names_its_source() -> None:
    table = load("auditor.probes", "links_not_found.toml")

    assert table["source"]
    assert table["date"]
    assert all(entry["phrases"] for entry in table.values() if isinstance(entry, dict))
