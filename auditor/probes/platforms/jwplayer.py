"""JW Player: each film has a public list of its sources and tracks."""

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

_KINDS = {"captions", "subtitles"}


class JwPlayer:
    """A label that says so tells that a computer wrote the captions."""

    name = "JW Player"
    has_own_hosts = False

    def __init__(self, base: str = "https://cdn.jwplayer.com") -> None:
        self._base = base

    async def ask(self, medium: Medium, get: Get) -> Told:
        answer = await ask_json(get, f"{self._base}/v2/media/{quote(medium.id, safe='')}")
        film = at(answer, "playlist", 0)
        if text_at(film, "mediaid") != medium.id:
            raise UntoldError("JW Player does not tell of the film")
        tracks = (track for track in items(film, "tracks") if text_at(track, "kind") in _KINDS)
        return told(
            [
                Subtitle(
                    text_at(track, "language") or text_at(track, "srclang"),
                    is_automatic="auto" in text_at(track, "label").lower(),
                )
                for track in tracks
            ],
            title=text_at(film, "title"),
            published=day_at(film, "pubdate"),
            duration=number_at(film, "duration"),
        )
