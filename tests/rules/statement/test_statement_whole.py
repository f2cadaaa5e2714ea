"""A whole statement passes every rule, and each thing taken away from it fails one rule, and no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from auditor.evaluate import judge
from auditor.model import Context, Outcome, Page, PageRule
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.statement import STATEMENT_RULES

HTML = Path(__file__).with_name("exempelby.html").read_text(encoding="utf-8")
PAGE_RULES = [rule for rule in STATEMENT_RULES if isinstance(rule, PageRule)]

REASON = HTML[HTML.index(" Att tolka om dem") : HTML.index("</p>\n    <h3>Innehåll som inte omf")]
METHOD = HTML[HTML.index("Vi har gjort en självskattning") : HTML.index("</p>\n    <p>Senaste")]
COMPLAINT = '<a href="https://www.digg.se/tdosanmalan">digg.se/tdosanmalan</a>'

# The rule that must fail, what is taken away, and what is put in its place.
FAULTS = [
    ("statement-names-service", "Exempelby kommun står bakom", "{aktörens namn} står bakom"),
    ("statement-status", "<strong>delvis förenlig</strong>", "<strong>delvis inte förenlig</strong>"),
    ("statement-status", "<strong>delvis förenlig</strong> med", "i stora delar byggd efter"),
    ("statement-burden-explained", REASON, ""),
    ("statement-promises", "30 juni 2027", "30 juni 2024"),
    ("statement-promises", "30 juni 2027", "30 juni 2026"),
    ("statement-assessed", "Senaste bedömningen gjordes den 26 mars 2026.", ""),
    ("statement-assessed", "den 26 mars 2026", "den ÅÅÅÅ-MM-DD"),
    ("statement-method", METHOD, ""),
    ("statement-updated", "Redogörelsen uppdaterades senast den 8 april 2026.", ""),
    ("statement-updated", "den 8 april 2026", "den 8 april 2025"),
    ("statement-supervisor", COMPLAINT, "digg.se/tdosanmalan"),
    ("statement-supervisor", "https://www.digg.se/tdosanmalan", "https://www.digg.se/"),
]


def outcomes(page: Page, today: date = TODAY) -> dict[str, Outcome]:
    context = Context(today=today, site=EXEMPELBY)
    verdicts = [judge(rule, page, context) for rule in PAGE_RULES]
    return {verdict.rule: verdict.outcome for verdict in verdicts if verdict}


def not_passed(page: Page, today: date = TODAY) -> dict[str, Outcome]:
    return {rule: outcome for rule, outcome in outcomes(page, today).items() if outcome is not Outcome.PASSED}


def test_a_whole_statement_passes_every_rule() -> None:
    assert not_passed(page_from(HTML)) == {}


@pytest.mark.parametrize(("rule", "there", "instead"), FAULTS)
def test_one_fault_fails_one_rule(rule: str, there: str, instead: str) -> None:
    assert there in HTML

    assert not_passed(page_from(HTML.replace(there, instead))) == {rule: Outcome.FAILED}


def test_addresses_alone_fail_the_feedback() -> None:
    html = HTML.replace('"/kontakt/', '"mailto:tillganglighet@exempelby.example?').replace(
        "formuläret", "brev"
    )

    assert not_passed(page_from(html)) == {"statement-feedback": Outcome.FAILED}


def test_a_list_taken_away_fails_the_list() -> None:
    start, end = HTML.index("<h3>Bristande"), HTML.index("<h2>Hur vi testat")

    assert not_passed(page_from(HTML[:start] + HTML[end:])) == {
        "statement-lists-content": Outcome.FAILED,
        "statement-burden-explained": Outcome.INAPPLICABLE,
        "statement-promises": Outcome.INAPPLICABLE,
    }


def test_what_scripts_may_write_is_not_missed() -> None:
    html = HTML.replace("Redogörelsen uppdaterades senast den 8 april 2026.", "<script>x()</script>")

    assert not_passed(page_from(html, rendered=False)) == {"statement-updated": Outcome.CANNOT_TELL}


def test_what_an_accordion_holds_is_read() -> None:
    html = HTML.replace(
        "<h2>Hur vi testat webbplatsen</h2>",
        "<h2><button>Hur vi testat webbplatsen</button></h2><div hidden>",
    )

    assert not_passed(page_from(html)) == {}


def test_a_statement_without_headings_is_read() -> None:
    html = HTML.replace("<h2>", "<p><strong>").replace("</h2>", "</strong></p>")

    assert not_passed(page_from(html)) == {}


def test_it_grows_old() -> None:
    assert not_passed(page_from(HTML), date(2027, 4, 8)) == {}
    assert not_passed(page_from(HTML), date(2027, 4, 9)) == {"statement-updated": Outcome.FAILED}
    assert set(not_passed(page_from(HTML), date(2027, 7, 1))) == {"statement-updated", "statement-promises"}


@pytest.mark.parametrize(
    "html",
    [
        HTML.replace("<title>Tillgänglighet", "<title>Skapa en tillgänglighetsredogörelse: tillgänglighet"),
        HTML.replace("<h1>Tillgänglighet", "<h1>Mall för tillgänglighetsredogörelse: Tillgänglighet"),
        "<h1>Skola</h1><p>Om lagen om tillgänglighet till digital offentlig service.</p>",
        "<h1>Accessibility statement</h1><p>This website is fully compliant.</p>",
        "<h1>Saavutettavuusseloste</h1><p>Sivusto täyttää vaatimukset.</p>",
    ],
    ids=["advice", "a template", "a page about the law", "English", "Finnish"],
)
def test_what_is_no_swedish_statement_is_not_judged(html: str) -> None:
    assert set(outcomes(page_from(html)).values()) == {Outcome.INAPPLICABLE}
