"""The text tracks of a video or audio element, as HTML reads them (HTML 4.8.11.11, the track element)."""

from __future__ import annotations

from collections.abc import Iterable

from bs4 import Tag

from auditor.media.addresses import sources_of
from auditor.media.inside import parts_called
from auditor.media.joined import absolute
from auditor.media.players import kind_of
from auditor.model import Captions, Track

_KINDS = frozenset({"subtitles", "captions", "descriptions", "chapters", "metadata"})


def tracks_of(tag: Tag, base: str) -> tuple[Track, ...]:
    """The tracks of the element, with absolute addresses."""
    return tuple(_track(track, base) for track in parts_called(tag, "track"))


def captions_of(tag: Tag, tracks: Iterable[Track]) -> tuple[Captions, tuple[str, ...]]:
    """What the tracks tell of captions, and in which languages there is text for what is said.

    Subtitles alone say nothing for certain: they may be a translation. A stream may carry captions of its
    own, and what has no file yet may get both from a script.
    """
    spoken = [track for track in tracks if track.url and track.kind in {"captions", "subtitles"}]
    languages = tuple(dict.fromkeys(track.language for track in spoken if track.language))
    if any(track.kind == "captions" for track in spoken):
        return Captions.PROVIDED, languages
    sources = sources_of(tag)
    is_whole = bool(sources) and not any(kind_of("stream").search(source) for source in sources)
    return Captions.NONE if is_whole and not spoken else Captions.UNKNOWN, languages


def _track(track: Tag, base: str) -> Track:
    return Track(
        kind=_kind(track),
        language=str(track.get("srclang") or "").strip(),
        label=" ".join(str(track.get("label") or "").split()),
        url=absolute(base, str(track.get("src") or "")),
        is_default=track.has_attr("default"),
    )


def _kind(track: Tag) -> str:
    """What the browser takes the track for: one that does not say has subtitles, a strange one metadata."""
    if not track.has_attr("kind"):
        return "subtitles"
    kind = str(track["kind"]).strip().lower()
    return kind if kind in _KINDS else "metadata"
