"""Which controls ask for consent, and what their words say of it. The words are in consent.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from auditor import vocabulary
from auditor.model import FormControl
from rules.forms.marks import read

_LONGEST = 2_000
_TICKED = frozenset({"checkbox", "switch"})


def is_ticked_off(control: FormControl) -> bool:
    """Whether the control is one to tick: a check box or a switch."""
    return control.role in _TICKED


def asks_consent(text: str) -> bool:
    """Whether a text speaks of consent."""
    patterns = (pattern for entry in _vocabulary()["asks"] for pattern in entry["patterns"])
    return any(re.search(pattern, text[:_LONGEST], re.IGNORECASE) for pattern in patterns)


def says_nothing(text: str) -> bool:
    """Whether a text says at most that somebody consents: "Ja", "Jag godkänner (obligatorisk)"."""
    return set(words(text)) <= _wordless()


def lacks_purpose(text: str) -> bool:
    """Whether a text says that data are kept or used, but not what for."""
    return _speaks_of("data", text) and not _speaks_of("purpose", text)


def says_purpose(text: str) -> bool:
    """Whether a text says what data are for."""
    return _speaks_of("purpose", text)


def says_storage_time(text: str) -> bool:
    """Whether a text says how long data are kept."""
    return _speaks_of("storage_time", text)


def is_about_data(text: str) -> bool:
    """Whether a text speaks of data that are kept or used."""
    return _speaks_of("data", text)


def speaks_of_terms(text: str) -> bool:
    """Whether a text speaks of terms, rules or fees."""
    return _speaks_of("terms", text)


def purposes_in(text: str) -> int:
    """How many different uses of data a text names, of those that are known by their words."""
    return sum(
        bool(re.search(entry["pattern"], text[:_LONGEST], re.IGNORECASE)) for entry in _vocabulary()["uses"]
    )


def is_about_terms(text: str) -> bool:
    """Whether what is accepted are terms alone: an agreement, which may well be required."""
    return _speaks_of("terms", text) and not _speaks_of("data", text)


def refuses(text: str) -> bool:
    """Whether choosing this means no."""
    return _speaks_of("refuses", text)


def agrees(text: str) -> bool:
    """Whether choosing this means yes."""
    return _speaks_of("agrees", text) and not refuses(text)


def words(text: str) -> list[str]:
    """The words of a label, without its marks, in lower case."""
    return re.findall(r"\w+", read(text).words.lower())


def _speaks_of(kind: str, text: str) -> bool:
    return any(
        re.search(entry["pattern"].strip(), text[:_LONGEST], re.IGNORECASE) for entry in _vocabulary()[kind]
    )


@cache
def _wordless() -> frozenset[str]:
    return frozenset(word for entry in _vocabulary()["wordless"] for word in entry["words"].split())


def _vocabulary() -> dict[str, Any]:
    return vocabulary.load("rules.forms", "consent.toml")
