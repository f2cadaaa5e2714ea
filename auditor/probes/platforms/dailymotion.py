"""Dailymotion: what its player asks for tells the subtitles, language by language."""

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
    number_at,
    text_at,
    told,
)


class Dailymotion:
    """What a computer wrote has a language that ends in -auto."""

    name = "Dailymotion"
    has_own_hosts = False

    def __init__(self, base: str = "https://www.dailymotion.com") -> None:
        self._base = base

    async def ask(self, medium: Medium, get: Get) -> Told:
        film = await ask_json(get, f"{self._base}/player/metadata/video/{quote(medium.id, safe='')}")
        subtitles = at(film, "subtitles")
        if text_at(film, "id") != medium.id or not isinstance(subtitles, dict):
            raise UntoldError("Dailymotion does not tell of the film")
        listed = at(subtitles, "data")
        languages = list(listed)[:200] if isinstance(listed, dict) else []
        return told(
            [Subtitle(each.removesuffix("-auto"), is_automatic=each.endswith("-auto")) for each in languages],
            title=text_at(film, "title"),
            published=day_at(film, "created_time"),
            is_live=at(film, "mode") == "live",
            duration=number_at(film, "duration"),
        )
