"""Rules and reports come in by the plug-in door, and a broken door stops the audit."""

from collections.abc import Iterable
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from auditor import plugins
from auditor.errors import PluginError
from rules import RULES


@pytest.fixture
def doors(monkeypatch: pytest.MonkeyPatch) -> list[EntryPoint]:
    """The entry points that are found; what a test adds is found too."""
    found: list[EntryPoint] = []
    monkeypatch.setattr(
        plugins, "entry_points", lambda group: EntryPoints(e for e in found if e.group == group)
    )
    return found


def door(value: str) -> EntryPoint:
    return EntryPoint(name="prov", value=value, group="auditor.rules")


BROKEN: Iterable[object] = ["ingen regel"]


def test_our_own_rules_are_found_in_their_order() -> None:
    assert list(plugins.load_rules()) == [rule.id for rule in RULES]


def test_our_own_reports_are_found() -> None:
    assert set(plugins.load_reports()) >= {"terminal", "html", "json"}


@pytest.mark.parametrize("value", ["finns_inte:RULES", "rules:FINNS_INTE"])
def test_a_plug_in_that_does_not_load_stops_the_audit(doors: list[EntryPoint], value: str) -> None:
    doors.append(door(value))

    with pytest.raises(PluginError, match="cannot load"):
        plugins.load_rules()


def test_what_is_no_rule_stops_the_audit(doors: list[EntryPoint]) -> None:
    doors.append(door(f"{__name__}:BROKEN"))

    with pytest.raises(PluginError):
        plugins.load_rules()


def test_two_rules_of_one_name_stop_the_audit(doors: list[EntryPoint]) -> None:
    doors += [door("rules:RULES"), door("rules:RULES")]

    with pytest.raises(PluginError, match="twice"):
        plugins.load_rules()


def test_no_rules_at_all_stop_the_audit(doors: list[EntryPoint]) -> None:
    assert doors == []

    with pytest.raises(PluginError, match="install"):
        plugins.load_rules()
