"""TwentyThree: each customer's own site answers what a film is, when its interface is open."""

from __future__ import annotations

from urllib.parse import urlencode

from auditor.model import Captions, Medium
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
    query_of,
    text_at,
    told,
)

_YES = {"1", "t", "true", "yes"}
_NO = {"0", "f", "false", "no"}


class TwentyThree:
    """The flag subtitles_p tells whether there are subtitles; a list of them is not always given."""

    name = "TwentyThree"
    has_own_hosts = True

    async def ask(self, medium: Medium, get: Get) -> Told:
        origin = origin_of(medium.url)
        asked = {"format": "json", "raw": "1", "photo_id": medium.id}
        if token := query_of(medium.url).get("token"):
            asked["token"] = token
        answer = await ask_json(get, f"{origin}/api/photo/list?{urlencode(asked)}")
        film = next((p for p in items(answer, "photos") if str(at(p, "photo_id")) == medium.id), None)
        if film is None:
            raise UntoldError("the site does not tell of the film")
        flag = str(at(film, "subtitles_p")).lower()
        if flag not in _YES | _NO:
            raise UntoldError("the site does not tell whether the film has subtitles")
        facts = {
            "title": text_at(film, "title"),
            "published": day_at(film, "publish_date_ansi") or day_at(film, "publish_date_epoch"),
            "duration": number_at(film, "video_length"),
        }
        if flag in _NO:
            return told([], **facts)
        listed = await _listed(get, f"{origin}/api/photo/subtitle/list?{urlencode(asked)}")
        return told(listed, **facts) if listed else Told(captions=Captions.PROVIDED, **facts)  # type: ignore[arg-type]


async def _listed(get: Get, url: str) -> list[Subtitle]:
    """The subtitles one by one, where the site tells."""
    try:
        answer = await ask_json(get, url)
    except UntoldError:
        return []
    return [
        Subtitle(text_at(each, "locale") or text_at(each, "language"))
        for each in items(answer, "subtitles")
        if str(at(each, "draft_p")) not in _YES
    ]
