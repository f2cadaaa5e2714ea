"""What a field asks for, if it is something of the user's own. The labels are in purposes.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from auditor import vocabulary
from auditor.model import FormControl
from rules.forms.marks import read

_TYPED = frozenset({"textbox", "searchbox", "combobox", "spinbutton"})
_LONGEST = 60  # characters: what is longer is a question


def purpose_of(control: FormControl) -> str:
    """The token for what the field asks for, or empty."""
    label = _label(control.name)
    if control.role not in _TYPED or control.type == "search" or not label or len(label) > _LONGEST:
        return ""
    plain = next((entry["token"] for entry in _table()["purpose"] if _bare(label) in entry["plain"]), "")
    pattern = next((entry["token"] for entry in _table()["purpose"][::-1] if _matches(entry, label)), "")
    return plain or pattern


def tokens_for(purpose: str) -> frozenset[str]:
    """The tokens that fit a field with this purpose."""
    entry = next(entry for entry in _table()["purpose"] if entry["token"] == purpose)
    return frozenset({purpose, *entry["also"]})


def is_plain(name: str) -> bool:
    """Whether a label says the thing and no more: "Namn", "Din e-post", but not "Namn på kontaktperson"."""
    label = _bare(_label(name))
    return any(label in entry["plain"] for entry in _table()["purpose"])


def about_others(control: FormControl) -> bool:
    """Whether the label, or the group's heading, speaks of somebody or something else than the user."""
    return bool(_others().search(f"{control.group} {control.name}".lower()))


def _label(name: str) -> str:
    return " ".join(read(name).words.lower().strip(" :?.").split())


def _bare(label: str) -> str:
    return " ".join(word for word in label.split() if word not in _table()["plain_words"])


def _matches(entry: dict[str, Any], label: str) -> bool:
    return bool(re.search(entry["pattern"], label))


@cache
def _others() -> re.Pattern[str]:
    return re.compile(_table()["others"])


def _table() -> dict[str, Any]:
    return vocabulary.load("rules.forms", "purposes.toml")
