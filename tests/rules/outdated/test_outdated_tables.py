"""The tables of names and acts: each row is whole, and says where it comes from."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from auditor.vocabulary import load
from rules.outdated.citations import acts, by_number
from rules.outdated.names import TABLES, names

REQUIRED = {"words", "new", "new_words", "from", "confirmed"}
OPTIONAL = {"acronyms", "signs", "unless", "near", "languages", "only_on_older_pages", "source", "date"}
ACT_REQUIRED = {"sfs", "name", "new", "new_sfs", "from", "confirmed"}
ACT_OPTIONAL = {"short", "signs", "new_words", "source", "date"}
TABLES_OF_ALL = (*TABLES, "acts.toml", "words.toml")


def rows() -> list[dict[str, Any]]:
    return [row for table in TABLES for row in load("rules.outdated", table)["names"]]


def act_rows() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load("rules.outdated", "acts.toml")["acts"]
    return found


@pytest.mark.parametrize("table", TABLES_OF_ALL)
def test_a_table_names_its_source_and_day(table: str) -> None:
    loaded = load("rules.outdated", table)

    assert loaded["source"]
    assert date.fromisoformat(loaded["date"])


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["words"][0])
def test_a_name_is_whole(row: dict[str, Any]) -> None:
    assert set(row) >= REQUIRED
    assert set(row) <= REQUIRED | OPTIONAL
    assert isinstance(row["from"], date)
    assert isinstance(row["confirmed"], bool)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["words"][0])
def test_letters_need_a_sign(row: dict[str, Any]) -> None:
    assert not row.get("acronyms") or row.get("signs")


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["words"][0])
def test_what_is_looked_for_in_the_pages_text_is_in_lower_case(row: dict[str, Any]) -> None:
    words = [*row.get("signs", []), *row.get("unless", [])]

    assert words == [word.lower() for word in words]


@pytest.mark.parametrize("row", [*rows(), *act_rows()], ids=str)
def test_what_is_confirmed_has_a_source_of_its_own(row: dict[str, Any]) -> None:
    assert not row["confirmed"] or "http" in row["source"]


@pytest.mark.parametrize("row", act_rows(), ids=lambda row: row["sfs"][0])
def test_an_act_is_whole(row: dict[str, Any]) -> None:
    assert set(row) >= ACT_REQUIRED
    assert set(row) <= ACT_REQUIRED | ACT_OPTIONAL
    assert isinstance(row["from"], date)
    assert all(re.fullmatch(r"\d{4}:\d+", number) for number in (*row["sfs"], *row["new_sfs"]))


def test_no_number_is_in_two_rows() -> None:
    assert len(by_number()) == sum(len(act.sfs) for act in acts())


def test_no_act_in_force_is_in_the_table_of_the_repealed() -> None:
    in_force = set(load("rules.outdated", "acts.toml")["in_force"]["sfs"])

    assert in_force.isdisjoint(by_number())


def test_what_came_after_is_not_itself_repealed_by_today() -> None:
    told = {number for act in acts() for number in re.findall(r"\d{4}:\d+", act.new)}

    assert told.isdisjoint(by_number())


def test_no_word_is_in_two_rows() -> None:
    words = [word.lower() for name in names() for word in name.words]

    assert sorted(words) == sorted(set(words))
