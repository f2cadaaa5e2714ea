"""PeerTube: every instance has the same open interface."""

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
    origin_of,
    text_at,
    told,
)


class PeerTube:
    """Captions say themselves whether a computer wrote them."""

    name = "PeerTube"
    has_own_hosts = True

    async def ask(self, medium: Medium, get: Get) -> Told:
        film = f"{origin_of(medium.url)}/api/v1/videos/{quote(medium.id, safe='')}"
        listed = await ask_json(get, f"{film}/captions")
        if not isinstance(at(listed, "data"), list):
            raise UntoldError("the instance does not tell of the film's captions")
        about = await ask_json(get, film)
        return told(
            [
                Subtitle(
                    text_at(track, "language", "id"), is_automatic=at(track, "automaticallyGenerated") is True
                )
                for track in items(listed, "data")
            ],
            title=text_at(about, "name"),
            published=day_at(about, "publishedAt"),
            is_live=at(about, "isLive") is True,
            duration=number_at(about, "duration"),
        )
