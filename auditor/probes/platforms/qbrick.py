"""Qbrick: a public address for each film tells its renditions, subtitles among them."""

from __future__ import annotations

from urllib.parse import quote

from auditor.model import Medium
from auditor.probes.asking import Get
from auditor.probes.platforms.told import (
    Subtitle,
    Told,
    UntoldError,
    ask_json,
    day_at,
    found_in,
    items,
    number_at,
    text_at,
    told,
)

_ACCOUNT = r"(?:accountid=|accounts/)([\w-]+)"
_FILM = r"(?:mediaid=|medias/)([\w-]+)"


class Qbrick:
    """Account and film stand in the player's address, or in data-gobrain-data."""

    name = "Qbrick"
    has_own_hosts = False

    def __init__(self, base: str = "https://video.qbrick.com") -> None:
        self._base = base

    async def ask(self, medium: Medium, get: Get) -> Told:
        account = found_in(_ACCOUNT, medium.url, medium.snippet, what="whose the film is")
        film = found_in(_FILM, medium.url, medium.snippet, f"mediaid={medium.id}", what="which film it is")
        url = f"{self._base}/api/v1/public/accounts/{quote(account)}/medias/{quote(film)}"
        answer = await ask_json(get, url)
        resources = items(answer, "asset", "resources")
        if not resources:
            raise UntoldError("Qbrick does not tell of the film")
        renditions = [each for resource in resources for each in items(resource, "renditions")]
        videos = [video for each in renditions for video in items(each, "videos")]
        return told(
            [
                Subtitle(text_at(each, "language"))
                for each in renditions
                if text_at(each, "type") == "subtitle"
            ],
            title=text_at(answer, "metadata", "title"),
            published=day_at(answer, "published") or day_at(answer, "created"),
            duration=next((length for video in videos if (length := number_at(video, "duration"))), None),
        )
