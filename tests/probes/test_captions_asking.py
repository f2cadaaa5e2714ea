"""The way in which probes ask for something small: whatever happens, there is an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import httpx
import pytest

from auditor.probes.asking import Answer, HttpGet
from tests.conftest import Response

type Serve = Callable[..., Any]


def get(url: str, limit: int = 1000, headers: Mapping[str, str] | None = None) -> Answer:
    async def getting() -> Answer:
        async with httpx.AsyncClient() as client:
            return await HttpGet(client, seconds=5)(url, limit=limit, headers=headers)

    return asyncio.run(getting())


def test_an_answer_has_status_type_and_body(serve: Serve) -> None:
    site = serve({"/": Response("hej", type="text/plain")})

    assert get(site.url()) == Answer(status=200, type="text/plain", body=b"hej")


def test_a_redirect_is_followed(serve: Serve) -> None:
    site = serve({"/": Response(status=302, headers={"Location": "/dit"}), "/dit": Response("hej")})

    assert get(site.url()).body == b"hej"


@pytest.mark.parametrize("location", ["/", "file:///etc/hosts", "http://[broken", "ftp://exempelby.example/"])
def test_a_redirect_to_nowhere_is_an_answer_without_a_body(serve: Serve, location: str) -> None:
    site = serve({"/": Response(status=302, headers={"Location": location})})

    answer = get(site.url())

    assert (answer.body, answer.is_whole) == (b"", False)
    assert answer.detail


@pytest.mark.parametrize("url", ["", "http://", "http://[broken", "nej", "http://\0", "http://x:99999/"])
def test_an_address_that_cannot_be_asked_for_is_an_answer_without_a_body(url: str) -> None:
    answer = get(url)

    assert (answer.status, answer.body) == (None, b"")
    assert answer.detail


def test_more_than_the_limit_is_not_read(serve: Serve) -> None:
    site = serve({"/": Response("x" * 2000)})

    answer = get(site.url())

    assert (answer.body, answer.detail, answer.is_whole) == (b"", "more than 1,000 bytes", False)


def test_headers_are_sent(serve: Serve) -> None:
    site = serve({"/": Response("hej")})

    get(site.url(), headers={"X-Exempel": "ja"})

    assert {name.lower(): value for name, value in site.headers[0].items()}["x-exempel"] == "ja"


def test_an_error_page_is_no_whole_answer(serve: Serve) -> None:
    assert get(serve({}).url("/saknas")).is_whole is False
