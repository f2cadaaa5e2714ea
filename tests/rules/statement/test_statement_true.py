"""The statement against what was found: which findings count, and which statement is the site's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from auditor.evaluate import judge_site
from auditor.model import Context, Evidence, Finding, Given, Outcome, Text, Verdict, at
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.statement import statement_agrees_with_findings as rule

HOME = EXEMPELBY.start
SAID = Text(sv="ett exempel", en="an example")
CRITERIA = {
    "axe/image-alt": ["1.1.1"],
    "axe/target-size": ["2.5.8"],
    "axe/region": [],
    "link-text": ["2.4.4"],
    "readability": ["3.1.5"],
}
FULLY = (
    "<h1>Tillgänglighetsredogörelse</h1><p>Den här webbplatsen är helt förenlig med lagen om tillgänglighet "
    "till digital offentlig service.</p>"
)
PARTLY = FULLY.replace("helt", "delvis")


def judged(
    html: str,
    found: Mapping[str, Outcome],
    criteria: Mapping[str, Sequence[str]] = CRITERIA,
    others: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    pages = [
        page_from(html),
        *(page_from(text, given=Given(path=f"/{path}")) for path, text in (others or {}).items()),
    ]
    pages = [page.but(depth=number) for number, page in enumerate(pages)]
    verdicts = [Verdict(rule=name, findings=(at(outcome, "", "", SAID),)) for name, outcome in found.items()]
    context = Context(today=TODAY, site=EXEMPELBY, judged={HOME: verdicts}, criteria=criteria)
    return judge_site(rule, Evidence(site=EXEMPELBY, pages=tuple(pages)), context).findings


@pytest.mark.parametrize("name", ["axe/image-alt", "link-text"])
def test_a_failure_of_what_the_law_asks_contradicts_full_compliance(name: str) -> None:
    (finding,) = judged(FULLY, {name: Outcome.FAILED})

    assert finding.outcome is Outcome.FAILED
    assert CRITERIA[name][0] in finding.message.sv
    assert "helt förenlig" in finding.message.sv


@pytest.mark.parametrize("name", ["axe/region", "axe/target-size", "readability", "update-date"])
def test_what_the_law_does_not_ask_contradicts_nothing(name: str) -> None:
    (finding,) = judged(FULLY, {name: Outcome.FAILED})

    assert finding.outcome is Outcome.PASSED


def test_a_doubt_alone_is_for_a_person() -> None:
    (finding,) = judged(FULLY, {"link-text": Outcome.CANNOT_TELL, "axe/image-alt": Outcome.PASSED})

    assert finding.outcome is Outcome.CANNOT_TELL


def test_without_known_criteria_the_rules_of_axe_count() -> None:
    assert judged(FULLY, {"axe/image-alt": Outcome.FAILED}, {})[0].outcome is Outcome.FAILED
    assert judged(FULLY, {"update-date": Outcome.FAILED}, {})[0].outcome is Outcome.PASSED


def test_a_list_of_criteria_without_one_that_fails_is_for_a_person() -> None:
    html = PARTLY + "<h2>Innehåll som inte är tillgängligt</h2><p>Filmer saknar undertexter (WCAG 1.2.2).</p>"
    (finding,) = judged(html, {"axe/image-alt": Outcome.FAILED})

    assert finding.outcome is Outcome.CANNOT_TELL
    assert "1.1.1" in finding.message.en


def test_a_list_of_criteria_with_all_that_fail_agrees() -> None:
    html = PARTLY + "<h2>Innehåll som inte är tillgängligt</h2><p>Bilder saknar text (WCAG 1.1.1).</p>"

    assert judged(html, {"axe/image-alt": Outcome.FAILED})[0].outcome is Outcome.PASSED


def test_a_list_in_words_agrees() -> None:
    html = PARTLY + "<h2>Innehåll som inte är tillgängligt</h2><p>Bilder saknar text.</p>"

    assert judged(html, {"axe/image-alt": Outcome.FAILED})[0].outcome is Outcome.PASSED


def test_the_statement_that_the_start_page_leads_to_counts() -> None:
    home = '<a href="/var">Tillgänglighetsredogörelse</a>'
    others = {"var": FULLY, "annan": PARTLY}

    assert judged(home, {"axe/image-alt": Outcome.FAILED}, others=others)[0].outcome is Outcome.FAILED


def test_of_two_statements_without_a_link_none_counts() -> None:
    others = {"var": FULLY, "annan": PARTLY}

    assert judged("<h1>Exempelby</h1>", {"axe/image-alt": Outcome.FAILED}, others=others) == ()


def test_the_statement_of_an_app_is_not_the_sites() -> None:
    others = {"app": FULLY.replace("redogörelse<", "redogörelse för appen Exempelby<")}

    assert judged("<h1>Exempelby</h1>", {"axe/image-alt": Outcome.FAILED}, others=others) == ()
