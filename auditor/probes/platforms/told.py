"""What a platform tells of one film, and how its answers are read: bounded, for strangers write them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from auditor.model import Captions, Medium
from auditor.probes.asking import Get

LARGEST = 2 * 1024 * 1024  # bytes of one answer
_MOST = 200  # tracks looked at
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_SHORT = {
    "swe": "sv",
    "eng": "en",
    "nor": "nb",
    "nob": "nb",
    "dan": "da",
    "fin": "fi",
    "ger": "de",
    "deu": "de",
}


class UntoldError(Exception):
    """The platform did not tell; the words say why. It never means that there are no captions."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a platform tells of a film. Where captions are unknown, `detail` says why."""

    captions: Captions = Captions.UNKNOWN
    languages: tuple[str, ...] = ()
    title: str = ""
    published: date | None = None
    is_live: bool | None = None
    duration: float | None = None
    detail: str = ""

    def of(self, medium: Medium) -> Medium:
        """The medium with what the platform tells; what the page itself calls it stands."""
        is_known = self.captions is not Captions.UNKNOWN
        return replace(
            medium,
            asked=True,
            captions=self.captions if is_known else medium.captions,
            caption_languages=self.languages if is_known else medium.caption_languages,
            title=medium.title or self.title,
            published=self.published or medium.published,
            is_live=medium.is_live if self.is_live is None else self.is_live,
            duration=self.duration if medium.duration is None else medium.duration,
        )


class Platform(Protocol):
    """A platform that tells of its films without a log-in.

    `name` is the one that Medium.platform has; `has_own_hosts` whether each customer has a host, so that an
    id is a film's only together with it.
    """

    name: str
    has_own_hosts: bool

    async def ask(self, medium: Medium, get: Get) -> Told:
        """What the platform tells of the film. Raises UntoldError."""
        ...


@dataclass(frozen=True)
class Subtitle:
    """One of a film's caption tracks: its language, and whether a computer wrote it."""

    language: str
    is_automatic: bool = False


def told_of(tracks: Iterable[Subtitle]) -> dict[str, object]:
    """Captions and languages, as fields of Told, of all the caption tracks that a film has."""
    found = [track for _, track in zip(range(_MOST), tracks, strict=False)]
    by_people = [track for track in found if not track.is_automatic]
    if not found:
        return {"captions": Captions.NONE}
    kind = Captions.PROVIDED if by_people else Captions.AUTOMATIC
    languages = dict.fromkeys(language_of(track.language) for track in by_people or found)
    return {"captions": kind, "languages": tuple(language for language in languages if language)}


def told(tracks: Iterable[Subtitle], **facts: object) -> Told:
    """Told of a film with these caption tracks: all that it has."""
    return Told(**told_of(tracks), **facts)  # type: ignore[arg-type]


async def ask_text(
    get: Get, url: str, *, limit: int = LARGEST, headers: Mapping[str, str] | None = None
) -> str:
    """The text at an address. Raises UntoldError."""
    answer = await get(url, limit=limit, headers=headers)
    if not answer.is_whole:
        raise UntoldError(answer.detail or f"the server answered {answer.status}")
    return answer.body.decode("utf-8", "replace")


async def ask_json(get: Get, url: str, *, headers: Mapping[str, str] | None = None) -> object:
    """The JSON at an address. Raises UntoldError."""
    return read_json(await ask_text(get, url, headers=headers))


def read_json(text: str) -> object:
    """The JSON that a text is. Raises UntoldError."""
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UntoldError("the answer is not JSON") from error
    return found


def json_after(text: str, pattern: re.Pattern[str]) -> object:
    """The first JSON object right after what the pattern finds in a page's script. Raises UntoldError."""
    reader = json.JSONDecoder()
    for _, found in zip(range(5), pattern.finditer(text), strict=False):
        try:
            value: object = reader.raw_decode(text, found.end())[0]
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            return value
    raise UntoldError("the page does not hold what it used to")


def at(value: object, *path: str | int) -> object:
    """What stands at a path in JSON; None when there is nothing."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def items(value: object, *path: str | int) -> list[dict[str, object]]:
    """The objects of the list at a path; empty when there is none."""
    found = at(value, *path)
    return [item for item in found[:_MOST] if isinstance(item, dict)] if isinstance(found, list) else []


def text_at(value: object, *path: str | int) -> str:
    found = at(value, *path)
    return " ".join(found.split())[:500] if isinstance(found, str) else ""


def number_at(value: object, *path: str | int) -> float | None:
    """The positive number at a path, written as one or as text."""
    found = at(value, *path)
    try:
        number = float(found) if isinstance(found, int | float | str) else math.nan
    except (ValueError, OverflowError):
        return None
    return number if 0 < number < 1e12 else None  # noqa: PLR2004 - milliseconds until the year 33000


def day_at(value: object, *path: str | int) -> date | None:
    """The day at a path: written as ISO has it, perhaps with a time, or as seconds since 1970."""
    found = at(value, *path)
    try:
        if isinstance(found, str) and not found.isdigit():
            return date.fromisoformat(found[:10])
        seconds = number_at(found)
        return datetime.fromtimestamp(seconds, UTC).date() if seconds else None
    except (ValueError, OverflowError, OSError):
        return None


def language_of(written: str) -> str:
    """A language tag as platforms write them, as BCP 47 has it: swe, sv_SE -> sv, sv-SE."""
    written = written.strip()
    if not _LANGUAGE.fullmatch(written):
        return ""
    first, *rest = re.split("[-_]", written)
    return "-".join([_SHORT.get(first.lower(), first.lower()), *rest])


def query_of(url: str) -> dict[str, str]:
    """The parameters of an address, names in lower case, the first value of each."""
    try:
        found = parse_qs(urlsplit(url).query, max_num_fields=100)
    except ValueError:
        return {}
    return {name.lower(): values[0] for name, values in found.items()}


def origin_of(url: str) -> str:
    """Scheme and host of an address. Raises UntoldError when it has none."""
    try:
        parts = urlsplit(f"https:{url}" if url.startswith("//") else url)
    except ValueError as error:
        raise UntoldError("the player's address cannot be read") from error
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise UntoldError("the player's address names no host")
    return f"{parts.scheme}://{parts.netloc}"


def found_in(pattern: str, *texts: str, what: str) -> str:
    """The first group that a pattern finds in one of the texts. Raises UntoldError."""
    for text in texts:
        if found := re.search(pattern, unquote(text), re.IGNORECASE):
            return found[1]
    raise UntoldError(f"the player's address does not say {what}")
