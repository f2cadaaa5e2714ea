"""YouTube: the watch page holds what its player is told, caption tracks among it."""

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
    ask_text,
    at,
    day_at,
    items,
    json_after,
    number_at,
    text_at,
    told,
)

LARGEST_PAGE = 5 * 1024 * 1024  # bytes
_FILM = re.compile(r"[\w-]{11}", re.ASCII)
_RESPONSE = re.compile(r"ytInitialPlayerResponse\s*=\s*(?=\{)")
# Says that the visitor has refused cookies; without it Europeans get a form to fill in.
_REFUSES_COOKIES = {"Cookie": "SOCS=CAI"}
_PLAYS = {"OK", "LIVE_STREAM_OFFLINE"}


class YouTube:
    """Tracks whose kind is asr were written by a computer."""

    name = "YouTube"
    has_own_hosts = False

    def __init__(self, base: str = "https://www.youtube.com") -> None:
        self._base = base

    async def ask(self, medium: Medium, get: Get) -> Told:
        if not _FILM.fullmatch(medium.id):
            raise UntoldError("it is a list or a channel, not one film")
        try:
            return await self._watched(medium.id, get)
        except UntoldError as untold:
            return Told(title=await self._title(medium.id, get), detail=str(untold))

    async def _watched(self, film: str, get: Get) -> Told:
        url = f"{self._base}/watch?v={quote(film)}&hl=en"
        page = await ask_text(get, url, limit=LARGEST_PAGE, headers=_REFUSES_COOKIES)
        response = json_after(page, _RESPONSE)
        status = text_at(response, "playabilityStatus", "status")
        if status not in _PLAYS or text_at(response, "videoDetails", "videoId") != film:
            raise UntoldError(f"YouTube does not play it here: {status or 'no reason given'}")
        about = at(response, "microformat", "playerMicroformatRenderer")
        live = at(about, "liveBroadcastDetails", "isLiveNow")
        return told(
            _tracks(response),
            title=text_at(response, "videoDetails", "title"),
            published=day_at(about, "publishDate"),
            is_live=live is True
            or at(response, "videoDetails", "isLive") is True
            or status == "LIVE_STREAM_OFFLINE",
            duration=number_at(response, "videoDetails", "lengthSeconds"),
        )

    async def _title(self, film: str, get: Get) -> str:
        """What the film is called, when nothing else is told of it."""
        asked = urlencode({"url": f"https://www.youtube.com/watch?v={film}", "format": "json"})
        try:
            return text_at(await ask_json(get, f"{self._base}/oembed?{asked}"), "title")
        except UntoldError:
            return ""


def _tracks(response: object) -> list[Subtitle]:
    tracks = items(response, "captions", "playerCaptionsTracklistRenderer", "captionTracks")
    return [
        Subtitle(
            text_at(track, "languageCode"),
            is_automatic=text_at(track, "kind") == "asr" or text_at(track, "vssId").startswith("a."),
        )
        for track in tracks
    ]
