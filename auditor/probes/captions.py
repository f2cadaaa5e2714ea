"""Fetches the files of text tracks, each once, and keeps them with their films."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from auditor.model import Medium, Track, TrackFile
from auditor.probes.asking import Get

LARGEST = 2 * 1024 * 1024  # bytes; ten hours of talk are half of it
MOST = 500  # files of one run
AT_ONCE = 4
_KINDS = {"captions", "subtitles", "descriptions", "chapters"}


class TrackFiles:
    """Fetches files for a run: what several pages point to is asked for once. `most` in all."""

    def __init__(self, get: Get, *, most: int = MOST) -> None:
        self._get = get
        self._most = most
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._known: dict[str, TrackFile] = {}

    async def of(self, media: Sequence[Medium]) -> tuple[Medium, ...]:
        """The media, each track with its file; one whose address cannot be asked for stays as it is."""
        wanted = dict.fromkeys(
            track.url for medium in media for track in medium.tracks if _is_asked_for(track)
        )
        new = [url for url in wanted if url not in self._known]
        await asyncio.gather(*(self._fetch(url) for url in new[: self._room]))
        beyond = f"more than {self._most} caption files were found, and this is one of the rest"
        files = {url: self._known.get(url) or TrackFile(url=url, detail=beyond) for url in wanted}
        return tuple(_with_files(medium, files) for medium in media)

    @property
    def _room(self) -> int:
        return max(0, self._most - len(self._known))

    async def _fetch(self, url: str) -> None:
        async with self._turns:
            answer = await self._get(url, limit=LARGEST)
        text = None
        if answer.is_whole:
            # WebVTT is UTF-8 whatever the server says; the byte order mark is the reader's matter.
            text = answer.body.decode("utf-8", "replace")
        self._known[url] = TrackFile(
            url=url, text=text, type=answer.type, status=answer.status, detail=answer.detail
        )


def _is_asked_for(track: Track) -> bool:
    return track.kind in _KINDS and track.url.startswith(("http://", "https://"))


def _with_files(medium: Medium, files: dict[str, TrackFile]) -> Medium:
    tracks = tuple(
        replace(track, file=files[track.url]) if _is_asked_for(track) else track for track in medium.tracks
    )
    return replace(medium, tracks=tracks) if tracks != medium.tracks else medium
