"""A server on loopback in the place of a platform, and a way to ask it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any

import httpx
import pytest

from auditor.model import Medium, MediumKind, Shape
from auditor.probes.asking import HttpGet
from auditor.probes.platforms import Platform, Told
from tests.conftest import Response


class Paths(dict[str, Any]):
    """Routes by path alone: what stands after the question mark does not choose among them."""

    def get(self, key: str, default: Any = None) -> Any:
        return super().get(key.partition("?")[0], default)


@pytest.fixture
def platform_site(serve: Callable[..., Any]) -> Callable[[Mapping[str, Any]], Any]:
    """A server that answers each path with JSON, or with the text as it stands."""

    def start(answers: Mapping[str, Any]) -> Any:
        bodies = {path: said if isinstance(said, str) else json.dumps(said) for path, said in answers.items()}
        return serve(Paths({path: Response(body, type="application/json") for path, body in bodies.items()}))

    return start


def player(platform: str, id: str, url: str = "", snippet: str = "") -> Medium:
    return Medium(
        kind=MediumKind.FILM, shape=Shape.PLAYER, platform=platform, id=id, url=url, snippet=snippet
    )


@pytest.fixture
def film() -> Callable[..., Medium]:
    """A film in a platform's player."""
    return player


@pytest.fixture
def ask() -> Callable[[Platform, Medium], Told]:
    """Ask a platform over HTTP."""

    def asked(platform: Platform, medium: Medium) -> Told:
        async def asking() -> Told:
            async with httpx.AsyncClient() as client:
                return await platform.ask(medium, HttpGet(client, seconds=5))

        return asyncio.run(asking())

    return asked
