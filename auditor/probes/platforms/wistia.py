"""Wistia: what its player asks for tells the captions, language by language."""

from __future__ import annotations

from urllib.parse import quote

from auditor.model import Medium
from auditor.probes.asking import Get
from auditor.probes.platforms.told import (
    Subtitle,
    Told,
    UntoldError,
    ask_json,
    at,
    day_at,
    items,
    number_at,
    text_at,
    told,
)


class Wistia:
    """Whether people or a computer wrote the captions is not told."""

    name = "Wistia"
    has_own_hosts = False

    def __init__(self, base: str = "https://fast.wistia.net") -> None:
        self._base = base

    async def ask(self, medium: Medium, get: Get) -> Told:
        answer = await ask_json(get, f"{self._base}/embed/medias/{quote(medium.id, safe='')}.json")
        film = at(answer, "media")
        if text_at(film, "hashedId") != medium.id:
            raise UntoldError("Wistia does not tell of the film")
        return told(
            [Subtitle(text_at(track, "language")) for track in items(film, "captions")],
            title=text_at(film, "name"),
            published=day_at(film, "createdAt"),
            duration=number_at(film, "duration"),
        )
