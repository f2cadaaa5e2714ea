"""HLS: which subtitles a film's list of streams names (RFC 8216, 4.3.4.1)."""

from __future__ import annotations

import re

from auditor.probes.asking import Get
from auditor.probes.platforms.told import Subtitle, UntoldError, ask_text

_MEDIA = "#EXT-X-MEDIA:"
_ATTRIBUTE = re.compile(r'([A-Z0-9-]{1,50})=("[^"]{0,500}"|[^",]{0,500})')
_KINDS = {"SUBTITLES", "CLOSED-CAPTIONS"}
# The second edition's way to say that a computer wrote them.
_MACHINE = "public.machine-generated"
_MOST_LINES = 20_000


async def ask_stream(get: Get, url: str) -> list[Subtitle]:
    """The subtitles of the stream at an address. Raises UntoldError."""
    return subtitles_in(await ask_text(get, url))


def subtitles_in(manifest: str) -> list[Subtitle]:
    """The subtitles that a manifest names. Raises UntoldError when it is none."""
    if not manifest.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").startswith("#EXTM3U"):
        raise UntoldError("the stream's list cannot be read")
    if "#EXT-X-STREAM-INF" not in manifest:
        raise UntoldError("the stream's list names no streams, so it tells nothing of captions")
    found = []
    for line in manifest.splitlines()[:_MOST_LINES]:
        if line.startswith(_MEDIA):
            told = {name: value.strip('"') for name, value in _ATTRIBUTE.findall(line)}
            if told.get("TYPE") in _KINDS:
                is_automatic = _MACHINE in told.get("CHARACTERISTICS", "")
                found.append(Subtitle(told.get("LANGUAGE", ""), is_automatic=is_automatic))
    return found
