"""Platforms' answers kept in a folder between runs, so that a nightly audit asks seldom.

That captions are missing is soon mended, so it is believed for a shorter time than that they are there.
What a platform did not tell, and what is said of a broadcast, is never kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from datetime import date, timedelta
from pathlib import Path

from auditor.model import Captions
from auditor.probes.platforms.told import Told, UntoldError, day_at, number_at, read_json, text_at

DAYS = {Captions.PROVIDED: 30, Captions.AUTOMATIC: 2, Captions.NONE: 2}
_LARGEST = 10_000  # characters of one kept answer


class Memory:
    """A folder with a file for each film. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None, today: date) -> None:
        self._folder = folder
        self._today = today

    def recall(self, key: str) -> Told | None:
        """What was told of the film, if that is not too long ago."""
        if self._folder is None:
            return None
        try:
            kept = read_json(self._file(key).read_text(encoding="utf-8")[:_LARGEST])
            captions = Captions(text_at(kept, "captions"))
        except (OSError, UntoldError, ValueError):  # not there, or not ours
            return None
        asked = day_at(kept, "asked")
        if not isinstance(kept, dict) or kept.get("key") != key or asked is None:
            return None
        age = self._today - asked
        if not timedelta(0) <= age <= timedelta(days=DAYS.get(captions, -1)):
            return None
        languages = kept.get("languages")
        return Told(
            captions=captions,
            languages=tuple(str(each) for each in languages) if isinstance(languages, list) else (),
            title=text_at(kept, "title"),
            published=day_at(kept, "published"),
            is_live=False if kept.get("is_live") is False else None,
            duration=number_at(kept, "duration"),
        )

    def keep(self, key: str, told: Told) -> None:
        """Keep what was told; a folder that cannot be written to only costs asking again."""
        if self._folder is None or told.captions not in DAYS or told.is_live:
            return
        kept = {
            "key": key,
            "asked": self._today.isoformat(),
            "captions": told.captions.value,
            "languages": list(told.languages),
            "title": told.title,
            "published": told.published.isoformat() if told.published else None,
            "is_live": told.is_live,
            "duration": told.duration,
        }
        file = self._file(key)
        part = file.with_suffix(f".{os.getpid()}.part")
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
            part.replace(file)

    def _file(self, key: str) -> Path:
        """The film's file: its platform's name, so that people find it, and a digest of the whole key."""
        assert self._folder is not None  # noqa: S101 - told by the callers
        name = re.sub(r"[^a-z0-9]+", "-", key.partition(" ")[0].lower())
        return self._folder / f"{name}-{hashlib.sha256(key.encode()).hexdigest()[:24]}.json"
