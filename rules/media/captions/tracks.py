"""The caption files of a page, and how messages speak of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from auditor.model import Medium, Page, Text, Track, TrackFile
from rules.media.captions.webvtt import Cue, WebVtt, read_webvtt

CAPTION_KINDS = {"captions", "subtitles"}
NAMED = Text(sv="”{name}”", en="“{name}”")
_LONGEST = 80  # characters of a quotation


@dataclass(frozen=True, eq=False)
class CaptionFile:
    """A caption file that was asked for: whose it is, and what was found."""

    medium: Medium
    track: Track
    file: TrackFile

    @property
    def text(self) -> str:
        return self.file.text or ""

    @property
    def webvtt(self) -> WebVtt | None:
        return read_webvtt(self.text)

    @property
    def name(self) -> Text:
        """What people know the file by: its name, else its address."""
        path = parts_of(self.track.url or self.file.url).path
        last = unquote(path.rstrip("/").rpartition("/")[2])
        return NAMED.fill(name=quoted(last or self.track.label or self.file.url))


def caption_files(page: Page) -> Iterator[CaptionFile]:
    """Every caption file of the page that somebody asked for, once for each film."""
    seen: set[tuple[str, str]] = set()
    for medium in page.media:
        for track in medium.tracks:
            key = (medium.selector or str(id(medium)), track.url)
            if track.kind in CAPTION_KINDS and track.file is not None and key not in seen:
                seen.add(key)
                yield CaptionFile(medium, track, track.file)


def shown_captions(page: Page) -> Iterator[tuple[CaptionFile, tuple[Cue, ...]]]:
    """Every caption file of which a browser shows something, with the cues that are shown, by time."""
    for captions in caption_files(page):
        webvtt = captions.webvtt if captions.file.text is not None else None
        if webvtt and (cues := shown_cues(webvtt)):
            yield captions, cues


def shown_cues(webvtt: WebVtt) -> tuple[Cue, ...]:
    """The cues that have words and a time to be read in, in the order in which they are shown."""
    shown = (cue for cue in webvtt.cues if cue.end > cue.start and cue.words)
    return tuple(sorted(shown, key=lambda cue: (cue.start, cue.end)))


def parts_of(url: str) -> SplitResult:
    """The parts of an address; none where it cannot be read."""
    try:
        return urlsplit(url)
    except ValueError:  # http://[broken
        return urlsplit("")


def quoted(words: str) -> str:
    """Words short enough to be quoted in a message, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def clock(seconds: float) -> str:
    """A time as players show it: 1:05, 1:02:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
