"""Films and sounds as a page puts them before its visitors, with what is known of their captions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MediumKind(StrEnum):
    FILM = "film"
    SOUND = "sound"


class Shape(StrEnum):
    """How a film or a sound is put on the page."""

    NATIVE = "native"  # a video or audio element
    PLAYER = "player"  # a known platform's player
    FILE = "file"  # a media file in a frame of its own
    STRANGER = "stranger"  # a frame that may show a film
    DEAD = "dead"  # for a plug-in that no browser runs


class Captions(StrEnum):
    """What is known of a medium's captions. Captions in the picture itself are never seen by a program."""

    PROVIDED = "provided"
    AUTOMATIC = "automatic only"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class TrackFile:
    """A text track's file as it was fetched: `text` is None when it was not, and `detail` says why."""

    url: str
    text: str | None = None
    type: str = ""
    status: int | None = None
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Track:
    """A track element (HTML 4.8.11): `kind` as the browser takes it, `url` absolute, empty without a file.

    `file` is None when nobody fetched it.
    """

    kind: str
    language: str = ""
    label: str = ""
    url: str = ""
    is_default: bool = False
    file: TrackFile | None = None


@dataclass(frozen=True, kw_only=True)
class Medium:
    """A film or a sound.

    `platform` is the player's ("YouTube"; "" for the page's own), `id` the platform's id, `url` where it
    comes from, `title` what the page or the platform calls it. `captions` with `caption_languages` sums up
    what tracks or the platform tell; `asked` says whether the platform was asked. `published` is the medium's
    own day, never the page's. `duration` is in seconds; `has_sound` and `has_picture` say whether there is
    such a track at all; None is not known. `is_held_back`: its frame waits for something, such as consent,
    before it shows. `autoplays`, `is_muted`, `has_controls`, `loops` are the element's or the player's
    settings; None where they cannot be read. `name` is the player's accessible name.

    `is_askable`: the platform lets anybody see what caption tracks a film has. `is_third_party`: it shows its
    own productions, as a broadcaster's player does. `ended` is the day the platform's service closed.
    `loads` is False when the browser could load nothing. `is_hidden`: markup hides it, and the page has no
    script that could show it.
    """

    kind: MediumKind
    shape: Shape
    platform: str = ""
    id: str = ""
    url: str = ""
    title: str = ""
    name: str = ""
    captions: Captions = Captions.UNKNOWN
    caption_languages: tuple[str, ...] = ()
    asked: bool = False
    published: date | None = None
    is_live: bool | None = None
    duration: float | None = None
    has_sound: bool | None = None
    has_picture: bool | None = None
    is_held_back: bool = False
    autoplays: bool | None = None
    is_muted: bool | None = None
    has_controls: bool | None = None
    loops: bool | None = None
    sources: tuple[str, ...] = ()
    tracks: tuple[Track, ...] = ()
    selector: str = ""
    snippet: str = ""
    frame: str | None = None
    is_askable: bool = False
    is_third_party: bool = False
    ended: date | None = None
    loads: bool | None = None
    is_hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class MediaFacts:
    """What a browser knows of a video or audio element once its metadata has loaded.

    They stand in document order, elements inside noscript and template left out. `source` is the file that
    the browser chose; `duration` in seconds, None when unknown or endless; `error` when nothing could be
    loaded. `is_muted` is the state of the player, which scripts may set without a trace in the markup.
    """

    source: str = ""
    duration: float | None = None
    has_sound: bool | None = None
    has_picture: bool | None = None
    error: bool = False
    is_muted: bool | None = None
