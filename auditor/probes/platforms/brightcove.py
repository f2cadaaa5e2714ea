"""Brightcove: the player's script holds the key with which its films may be asked for."""

from __future__ import annotations

from urllib.parse import quote

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
    found_in,
    items,
    number_at,
    text_at,
    told,
)

_ACCOUNT = r"""(?:brightcove\.net/|data-account=["']?|//[^/]+/)(\d{6,20})"""
_PLAYER = r"""(?:/\d{6,20}/|data-player=["']?)([\w-]+?)(?:_default)?(?:[/"'\s?]|$)"""
_KEY = r"""policyKey\s*:\s*["']([\w-]{20,300})["']"""
_KINDS = {"captions", "subtitles"}
_THOUSAND = 1000


class Brightcove:
    """Account and player stand in the address, or in the element's attributes."""

    name = "Brightcove"
    has_own_hosts = False

    def __init__(
        self,
        base: str = "https://edge.api.brightcove.com",
        player_base: str = "https://players.brightcove.net",
    ) -> None:
        self._base = base
        self._player_base = player_base

    async def ask(self, medium: Medium, get: Get) -> Told:
        account = found_in(_ACCOUNT, medium.url, medium.snippet, what="whose the film is")
        player = found_in(_PLAYER, medium.url, medium.snippet, 'data-player="default"', what="the player")
        script = await ask_text(get, f"{self._player_base}/{account}/{quote(player)}_default/index.min.js")
        key = found_in(_KEY, script, what="how films are asked for")
        url = f"{self._base}/playback/v1/accounts/{account}/videos/{quote(medium.id, safe='')}"
        film = await ask_json(get, url, headers={"Accept": f"application/json;pk={key}"})
        if not isinstance(at(film, "text_tracks"), list):
            raise UntoldError("Brightcove does not tell of the film's text tracks")
        tracks = (track for track in items(film, "text_tracks") if text_at(track, "kind") in _KINDS)
        length = number_at(film, "duration")
        return told(
            [Subtitle(text_at(track, "srclang")) for track in tracks],
            title=text_at(film, "name"),
            published=day_at(film, "published_at"),
            is_live=length is None,
            duration=length / _THOUSAND if length else None,
        )
