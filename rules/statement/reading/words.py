"""The phrases of Swedish statements, as patterns made once."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from auditor.vocabulary import load


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """Any of the phrases that phrases.toml has under this name."""
    entry: list[str] | str = phrases()[table][name]
    return re.compile(entry if isinstance(entry, str) else "|".join(entry), re.IGNORECASE)


def matches(table: str, name: str, text: str) -> bool:
    """Whether the text holds one of these phrases."""
    return bool(pattern(table, name).search(text))


@cache
def headings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The parts of a statement with the headings they have, in the order in which they are tried."""
    return tuple(
        (str(part["name"]), re.compile("|".join(part["headings"]), re.IGNORECASE))
        for part in phrases()["part"]
    )


def phrases() -> dict[str, Any]:
    return load("rules.statement.reading", "phrases.toml")
