"""The sample site yields what its README says, page by page, rule by rule."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from auditor.localhost import html_files

pytestmark = pytest.mark.browser
SAMPLE = Path(__file__).parents[1] / "auditor" / "sample"
VISION = "om-kommunen/vision-och-vardegrund.html"
ROW = re.compile(r"^\| ([\w./-]+\.html) \|([^|]*)\|([^|]*)\| [^|]+ \|$", re.MULTILINE)


def expected() -> list[tuple[str, set[str], set[str]]]:
    """The table of the README: page, rules that fail, rules that cannot tell."""
    table = (SAMPLE / "README.md").read_text(encoding="utf-8")
    return [
        (page, set(re.findall(r"`([^`]+)`", failed)), set(re.findall(r"`([^`]+)`", doubtful)))
        for page, failed, doubtful in ROW.findall(table)
    ]


def demo() -> str:
    """The JSON report of one run, as it stands."""
    command = [sys.executable, "-m", "auditor", "demo", "--format", "json", "--output", "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ))
    assert done.returncode == 1, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def text() -> str:
    return demo()


@pytest.fixture(scope="module")
def report(text: str) -> dict[str, Any]:
    return dict(json.loads(text))


@pytest.fixture(scope="module")
def vision(report: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The seed page's findings, by rule."""
    (page,) = (page for page in report["pages"] if page["url"] == VISION)
    return {verdict["rule"]: verdict["findings"] for verdict in page["verdicts"]}


def rules_that(report: dict[str, Any], url: str, outcome: str) -> set[str]:
    (page,) = (page for page in report["pages"] if page["url"] == url)
    return {verdict["rule"] for verdict in page["verdicts"] if verdict["outcome"] == outcome}


@pytest.mark.parametrize(("page", "failed", "doubtful"), expected(), ids=[row[0] for row in expected()])
def test_a_page_yields_what_the_readme_says(
    report: dict[str, Any], page: str, failed: set[str], doubtful: set[str]
) -> None:
    assert rules_that(report, page, "failed") == failed
    assert rules_that(report, page, "cantTell") == doubtful


def test_the_readme_names_every_page_that_may_be_visited(report: dict[str, Any]) -> None:
    files = {path.as_posix() for path in html_files(SAMPLE / "site")} - {"intern/planering.html"}

    assert {row[0] for row in expected()} == files
    assert {page["url"] for page in report["pages"]} == files


def test_what_was_not_looked_at_is_named_with_its_reason(report: dict[str, Any]) -> None:
    missed = {(missed["url"], missed["reason"], missed["linked_from"]) for missed in report["unreached"]}

    assert missed == {
        ("uppleva/borttagen-sida.html", "http-404", "uppleva/vandringsleder.html"),
        ("intern/planering.html", "robots", "index.html"),
    }


def test_a_redirect_is_evidence_of_the_page_it_leads_to(report: dict[str, Any]) -> None:
    (page,) = (page for page in report["pages"] if page["url"] == "bygga-bo-och-miljo/bygglov.html")

    assert [(step["url"], step["status"]) for step in page["redirects"]] == [("bygglov", 301)]


def test_the_seed_pages_date_is_1022_days_old(vision: dict[str, list[dict[str, Any]]]) -> None:
    assert "1,022 days" in vision["update-date"][0]["message"]["en"]


def test_the_seed_pages_owner_is_read(report: dict[str, Any]) -> None:
    (page,) = (page for page in report["pages"] if page["url"] == VISION)

    assert page["owner"] == {
        "text": "Kommunledningsförvaltningen", "kind": "unit", "label": "Informationsägare",
    }  # fmt: skip
    assert "information-owner" in rules_that(report, VISION, "passed")


def test_the_seed_page_breaks_two_promises_and_keeps_its_vision(
    vision: dict[str, list[dict[str, Any]]],
) -> None:
    broken = [f["message"]["sv"] for f in vision["expired-promise"] if f["outcome"] != "passed"]

    assert len(broken) == 2
    assert not [message for message in broken if "2031" in message]


def test_the_seed_pages_two_films_need_a_person(vision: dict[str, list[dict[str, Any]]]) -> None:
    assert [finding["outcome"] for finding in vision["video-captions"]] == ["cantTell", "cantTell"]


@pytest.mark.parametrize("rule", ["consent-label", "required-marking"])
def test_the_seed_pages_consent_field_is_quoted_word_for_word(
    vision: dict[str, list[dict[str, Any]]], rule: str
) -> None:
    messages = [f["message"]["sv"] for f in vision[rule] if f["outcome"] == "failed"]

    assert any(
        "Godkännande av datalagring (obligatorisk) * (obligatorisk)" in message for message in messages
    )


def test_the_seed_pages_office_holders_are_to_be_confirmed(vision: dict[str, list[dict[str, Any]]]) -> None:
    (finding,) = vision["expired-term"]

    assert finding["outcome"] == "cantTell"
    assert all(title in finding["message"]["sv"] for title in ("kommunalråd", "oppositionsråd", "ordförande"))


def test_what_a_screen_reader_says_of_the_seed_pages_consent_is_told(
    vision: dict[str, list[dict[str, Any]]],
) -> None:
    (said,) = (f["message"]["sv"] for f in vision["label-said-once"] if f["outcome"] == "failed")

    assert "Godkännande av datalagring obligatorisk stjärna obligatorisk" in said


def test_the_seed_pages_quotation_never_ends(vision: dict[str, list[dict[str, Any]]]) -> None:
    (finding,) = (f for f in vision["unclosed-quote"] if f["outcome"] == "failed")

    assert "Vad är du stolt över i Ale år 2031?" in finding["message"]["sv"]


@pytest.mark.parametrize(
    "words", ["låg- och högstadieelever", "arbeta i visionens riktning", "Sveriges längsta småstad"]
)
def test_what_is_right_on_the_seed_page_is_not_pointed_out(
    vision: dict[str, list[dict[str, Any]]], words: str
) -> None:
    told = [f["message"]["sv"] for found in vision.values() for f in found if f["outcome"] != "passed"]

    assert not [message for message in told if f"”{words}" in message]


def test_a_year_to_come_in_a_vision_is_no_promise_broken(vision: dict[str, list[dict[str, Any]]]) -> None:
    about_time = ("expired-promise", "passed-deadline", "passed-event", "perishable-words", "expired-term")
    told = [f["message"]["sv"] for rule in about_time for f in vision[rule] if f["outcome"] != "passed"]

    assert not [message for message in told if "2031" in message]


def test_two_runs_give_the_same_report_but_for_their_times(text: str) -> None:
    def timeless(report: str) -> str:
        return re.sub(r'"run": \{[^}]*\}', '"run": {}', report)

    assert timeless(demo()) == timeless(text)
