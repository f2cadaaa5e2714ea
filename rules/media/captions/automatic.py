"""What tells that captions were written by a computer and not corrected. None of it is proof."""

from __future__ import annotations

import re
from typing import Any

from auditor import vocabulary
from auditor.model import Text
from rules.media.captions.webvtt import Cue

TIMED = Text(sv="varje ord har en egen tid", en="every word has a time of its own")
UNMARKED = Text(sv="ingen punkt på {count} ord", en="no full stop in {count} words")
SMALL = Text(sv="ingen stor bokstav på {count} ord", en="no capital letter in {count} words")
SOUNDS = Text(sv="ljud som ”{sound}”", en="sounds such as “{sound}”")

_WORD_TIME = re.compile(r"<\d+:[\d:.]+>", re.ASCII)
_END_MARK = re.compile(r"[.!?…。؟]")


def signs_of_automation(cues: tuple[Cue, ...]) -> list[Text]:
    """The signs that a file shows; a sound in brackets is one only beside others, for people write so too."""
    table = _table()
    signs = [TIMED] if _times_words(cues, table["timed_words"]) else []
    sounds = set(table["sounds"])
    words = [cue.words for cue in cues if cue.words.lower() not in sounds]
    text = " ".join(words)
    count = len(text.split())
    if count >= table["fewest_words"]:
        if not _END_MARK.search(text):
            signs.append(UNMARKED.fill(count=count))
        if text == text.lower() and text != text.upper():
            signs.append(SMALL.fill(count=count))
    heard = next((cue.words for cue in cues if cue.words.lower() in sounds), None)
    return [*signs, SOUNDS.fill(sound=heard)] if signs and heard else signs


def _times_words(cues: tuple[Cue, ...], share: float) -> bool:
    timed = sum(len(_WORD_TIME.findall(cue.text)) > 1 for cue in cues)
    return timed > 1 and timed >= share * len(cues)


def _table() -> dict[str, Any]:
    table: dict[str, Any] = vocabulary.load("rules.media.captions", "captions.toml")["automatic"]
    return table
