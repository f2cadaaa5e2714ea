"""The table of players is whole, and says where each row comes from."""

import re
from datetime import date

import pytest

from auditor import vocabulary

TABLE = vocabulary.load("auditor.media", "players.toml")
COLUMNS = {
    "name", "kind", "captions", "settings", "live", "third_party", "ended", "confirmed", "source",
    "addresses", "elements",
}  # fmt: skip


def test_the_table_has_a_source_and_a_date() -> None:
    assert TABLE["source"]
    assert isinstance(TABLE["date"], date)


@pytest.mark.parametrize("player", TABLE["player"], ids=lambda player: player["name"])
def test_a_player_is_whole(player: dict[str, object]) -> None:
    assert player.keys() <= COLUMNS
    assert player["name"]
    assert player["source"]
    assert player["captions"] in {"open", "closed"}
    assert player.get("kind", "film") in {"film", "sound"}
    assert player.get("settings", "address") == "address"
    assert player.get("addresses") or player.get("elements")


@pytest.mark.parametrize("player", TABLE["player"], ids=lambda player: player["name"])
def test_its_addresses_are_expressions(player: dict[str, list[str]]) -> None:
    for address in player.get("addresses", []):
        re.compile(address)


def test_no_two_players_share_a_name() -> None:
    names = [player["name"] for player in TABLE["player"]]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("table", ["stranger", "overlay", "files", "plugins"])
def test_the_other_tables_have_a_source(table: str) -> None:
    assert TABLE[table]["source"]
