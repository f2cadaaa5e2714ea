"""The tables that rules judge by: each says where it comes from, and when that was read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

RULES = Path(__file__).parents[2] / "rules"
TABLES = sorted(RULES.rglob("*.toml"))
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def unsourced(
    table: dict[str, Any], name: str = "", inherited: frozenset[str] = frozenset()
) -> Iterator[str]:
    """The names of tables that have neither source nor date, of their own or from what they stand in."""
    has = inherited | ({"source", "date"} & table.keys())
    if {"source", "date"} <= has:
        return
    inner = [(key, entry) for key, value in table.items() for entry in entries(value)]
    if not inner:
        yield name or "the file"
    for key, entry in inner:
        yield from unsourced(entry, f"{name}.{key}".strip("."), has)


def entries(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value]
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def dates(table: dict[str, Any]) -> Iterator[object]:
    if "date" in table:
        yield table["date"]
    for value in table.values():
        for entry in entries(value):
            yield from dates(entry)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.relative_to(RULES).as_posix())
def test_every_table_names_its_source_and_its_day(path: Path) -> None:
    assert list(unsourced(tomllib.loads(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.relative_to(RULES).as_posix())
def test_the_days_are_days(path: Path) -> None:
    for day in dates(tomllib.loads(path.read_text(encoding="utf-8"))):
        assert isinstance(day, date) or DAY.match(str(day))


def test_no_table_names_a_source_that_was_not_there() -> None:
    empty = [path for path in TABLES if re.search(r'source\s*=\s*(?:""|\[\s*\])', path.read_text("utf-8"))]

    assert empty == []
