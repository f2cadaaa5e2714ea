"""Vimeo: the player's configuration holds the text tracks, oEmbed the day of the upload."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

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
    query_of,
    text_at,
    told,
)

_KINDS = {"captions", "subtitles"}
_AUTOMATIC = re.compile(r"-x-autogen.*", re.IGNORECASE)
_UNLISTED = re.compile(r"[0-9a-f]{6,20}", re.IGNORECASE)


class Vimeo:
    """Vimeo gives what a computer wrote a language of its own: sv-x-autogen."""

    name = "Vimeo"
    has_own_hosts = False

    def __init__(
        self, base: str = "https://vimeo.com", player_base: str = "https://player.vimeo.com"
    ) -> None:
        self._base = base
        self._player_base = player_base

    async def ask(self, medium: Medium, get: Get) -> Told:
        if not medium.id.isdecimal() or "/event/" in medium.url:
            raise UntoldError("it is an event, not one film")
        key = query_of(medium.url).get("h", "")
        unlisted = key if _UNLISTED.fullmatch(key) else ""
        asked = f"?h={unlisted}" if unlisted else ""
        config = await ask_json(get, f"{self._player_base}/video/{quote(medium.id)}/config{asked}")
        if not isinstance(at(config, "request"), dict) or str(at(config, "video", "id")) != medium.id:
            raise UntoldError("Vimeo does not show it here")
        live = text_at(config, "video", "live_event", "status")
        return told(
            _tracks(config),
            title=text_at(config, "video", "title"),
            published=await self._published(medium.id, unlisted, get),
            is_live=live in {"pending", "ready", "streaming", "started"},
            duration=number_at(config, "video", "duration"),
        )

    async def _published(self, film: str, unlisted: str, get: Get) -> object:
        address = f"https://vimeo.com/{film}" + (f"/{unlisted}" if unlisted else "")
        try:
            about = await ask_json(get, f"{self._base}/api/oembed.json?{urlencode({'url': address})}")
        except UntoldError:
            return None
        return day_at(about, "upload_date")


def _tracks(config: object) -> list[Subtitle]:
    return [
        Subtitle(
            _AUTOMATIC.sub("", text_at(track, "lang")),
            is_automatic=bool(_AUTOMATIC.search(text_at(track, "lang"))),
        )
        for track in items(config, "request", "text_tracks")
        if text_at(track, "kind") in _KINDS
    ]
