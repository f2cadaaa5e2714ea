"""Screen9: the embedded page holds the player's configuration, and that the stream with its subtitles."""

from __future__ import annotations

import re
from urllib.parse import quote

from auditor.model import Medium
from auditor.probes.asking import Get
from auditor.probes.platforms.streams import ask_stream
from auditor.probes.platforms.told import Told, UntoldError, ask_text, items, json_after, text_at, told

_CONFIG = re.compile(r"\bvar\s+config\s*=\s*(?=\{)")
_STREAM = "application/x-mpegurl"


class Screen9:
    """Subtitles belong to the stream; whether a computer wrote them is seldom said."""

    name = "Screen9"
    has_own_hosts = False

    def __init__(self, base: str = "https://api.screen9.com") -> None:
        self._base = base

    async def ask(self, medium: Medium, get: Get) -> Told:
        page = await ask_text(get, f"{self._base}/embed/{quote(medium.id, safe='')}")
        config = json_after(page, _CONFIG)
        streams = [text_at(s, "src") for s in items(config, "src") if text_at(s, "type").lower() == _STREAM]
        stream = next((url for url in streams if url.startswith(("http://", "https://"))), None)
        if stream is None:
            raise UntoldError("the player's configuration names no stream")
        title = text_at(config, "plugins", "title", "title") or text_at(
            config, "plugins", "share", "mediaTitle"
        )
        return told(await ask_stream(get, stream), title=title)
