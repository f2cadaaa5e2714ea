"""The family's tables are whole: expressions that compile, with a source and a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from auditor import vocabulary

TABLES = {name: vocabulary.load("rules.media", name) for name in ("announcements.toml", "words.toml")}


def expressions(table: dict[str, Any]) -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from expressions(value)
        elif isinstance(value, list) and name != "source":
            yield from value


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_where_it_comes_from(name: str) -> None:
    assert TABLES[name]["source"]
    assert isinstance(TABLES[name]["date"], date)


@pytest.mark.parametrize("name", TABLES)
def test_every_expression_compiles_and_asks_for_something(name: str) -> None:
    for expression in expressions(TABLES[name]):
        assert not re.compile(expression, re.IGNORECASE).search("")


def test_the_law_has_a_day_and_a_source() -> None:
    law = vocabulary.load("rules.media", "law.toml")

    assert law["applies_to_published_from"] == date(2020, 9, 23)
    assert law["source"]
    assert isinstance(law["date"], date)
