"""The manual: on the screen, and as the file that is kept with the rules."""

from pathlib import Path

from auditor.manual import markdown
from auditor.plugins import load_rules
from tests.cli.conftest import Run


def test_the_manual_in_the_repository_is_current() -> None:
    kept = Path(__file__).parents[2] / "rules" / "README.md"

    assert kept.read_text(encoding="utf-8") == markdown(load_rules().values()), "run `make manual`"


def test_every_rule_is_listed(auditor: Run) -> None:
    listed = auditor("rules").stdout

    assert [rule_id for rule_id in load_rules() if rule_id not in listed] == []


def test_a_rule_is_explained_in_the_language_asked_for(auditor: Run) -> None:
    rule = load_rules()["update-date"]

    assert rule.title.en in auditor("explain", "update-date", "--language", "en").stdout


def test_a_rule_of_axe_cores_is_found_by_its_own_name(auditor: Run) -> None:
    assert "axe/image-alt" in auditor("explain", "image-alt").stdout
