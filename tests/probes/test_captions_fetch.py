"""Caption files fetched from a real server: what is kept of them, and what it may cost."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import httpx
import pytest

from auditor.model import Medium, MediumKind, Shape, Track, TrackFile
from auditor.probes.asking import HttpGet
from auditor.probes.captions import LARGEST, TrackFiles
from tests.conftest import Response

type Serve = Callable[..., Any]

MUSEUM = "WEBVTT\n\n00:01.000 --> 00:03.500\nVälkommen till museet.\n"


def vtt(body: str | bytes) -> Response:
    return Response(body, type="text/vtt")


def film(*urls: str, kind: str = "captions") -> Medium:
    tracks = tuple(Track(kind=kind, language="sv", url=url) for url in urls)
    return Medium(kind=MediumKind.FILM, shape=Shape.NATIVE, tracks=tracks)


def fetch(*media: Medium, seconds: float = 5.0) -> tuple[Medium, ...]:
    async def fetching() -> tuple[Medium, ...]:
        async with httpx.AsyncClient() as client:
            return await TrackFiles(HttpGet(client, seconds=seconds)).of(media)

    return asyncio.run(fetching())


def file_of(medium: Medium) -> TrackFile:
    file = medium.tracks[0].file
    assert file is not None
    return file


def test_a_file_is_kept_with_its_text_and_its_type(serve: Serve) -> None:
    site = serve({"/sv.vtt": vtt(MUSEUM)})
    url = site.url("/sv.vtt")

    (medium,) = fetch(film(url))

    assert file_of(medium) == TrackFile(url=url, text=MUSEUM, type="text/vtt", status=200)


def test_letters_that_are_not_utf_8_are_lost_as_they_are_in_a_browser(serve: Serve) -> None:
    site = serve({"/sv.vtt": vtt(MUSEUM.encode("cp1252"))})

    (medium,) = fetch(film(site.url("/sv.vtt")))

    assert "V\N{REPLACEMENT CHARACTER}lkommen" in (file_of(medium).text or "")


def test_the_byte_order_mark_is_left_to_the_reader(serve: Serve) -> None:
    site = serve({"/sv.vtt": vtt(b"\xef\xbb\xbfWEBVTT\n")})

    (medium,) = fetch(film(site.url("/sv.vtt")))

    assert file_of(medium).text == "\N{ZERO WIDTH NO-BREAK SPACE}WEBVTT\n"


def test_a_file_that_is_not_there_is_told_with_the_servers_answer(serve: Serve) -> None:
    site = serve({})

    (medium,) = fetch(film(site.url("/sv.vtt")))

    assert (file_of(medium).text, file_of(medium).status) == (None, 404)


def test_a_file_that_is_too_large_is_not_kept_in_part(serve: Serve) -> None:
    site = serve({"/sv.vtt": vtt(b"WEBVTT\n" + b"x" * LARGEST)})

    (medium,) = fetch(film(site.url("/sv.vtt")))

    assert file_of(medium).text is None
    assert file_of(medium).detail == f"more than {LARGEST:,} bytes"


def test_a_server_that_never_ends_is_left(serve: Serve) -> None:
    def trickle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(30):
            handler.wfile.write(b"WEBVTT\n")
            time.sleep(0.1)

    site = serve({"/sv.vtt": trickle})

    (medium,) = fetch(film(site.url("/sv.vtt")), seconds=0.5)

    assert (file_of(medium).text, file_of(medium).detail) == (None, "no answer in time")


def test_a_server_that_is_not_there_is_told() -> None:
    (medium,) = fetch(film("http://127.0.0.1:1/sv.vtt"))

    assert file_of(medium).detail == "nothing answers at this host and port"


def test_a_file_that_two_films_point_to_is_asked_for_once(serve: Serve) -> None:
    site = serve({"/sv.vtt": vtt(MUSEUM)})
    url = site.url("/sv.vtt")

    one, other = fetch(film(url), film(url))

    assert file_of(one) == file_of(other)
    assert site.asked == ["/sv.vtt"]


def test_a_file_that_two_pages_point_to_is_asked_for_once(serve: Serve) -> None:
    site = serve({"/sv.vtt": vtt(MUSEUM)})

    async def fetching() -> None:
        async with httpx.AsyncClient() as client:
            files = TrackFiles(HttpGet(client))
            await files.of([film(site.url("/sv.vtt"))])
            await files.of([film(site.url("/sv.vtt"))])

    asyncio.run(fetching())

    assert site.asked == ["/sv.vtt"]


def test_files_beyond_the_most_are_told_as_such(serve: Serve) -> None:
    site = serve({"/1.vtt": vtt(MUSEUM), "/2.vtt": vtt(MUSEUM)})

    async def fetching() -> tuple[Medium, ...]:
        async with httpx.AsyncClient() as client:
            media = [film(site.url("/1.vtt")), film(site.url("/2.vtt"))]
            return await TrackFiles(HttpGet(client), most=1).of(media)

    first, second = asyncio.run(fetching())

    assert file_of(first).text == MUSEUM
    assert file_of(second).text is None
    assert file_of(second).detail.startswith("more than 1 caption files")


@pytest.mark.parametrize(
    "url", ["", "blob:https://exempelby.example/1", "data:text/vtt,WEBVTT", "file:///etc/hosts"]
)
def test_an_address_that_cannot_be_asked_for_is_left(url: str) -> None:
    medium = film(url)

    assert fetch(medium) == (medium,)


def test_data_for_scripts_is_not_asked_for(serve: Serve) -> None:
    site = serve({})
    medium = film(site.url("/data.vtt"), kind="metadata")

    assert fetch(medium) == (medium,)
    assert site.asked == []
