"""The rules as a body: each is whole, and its examples come out as they say, in a real browser too."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest

from auditor.browser import Session
from auditor.evaluate import judge
from auditor.localhost import LocalSite
from auditor.model import Context, Example, Need, Outcome, Page, PageRule, Rule
from auditor.testing import EXEMPELBY, TODAY, complete, examples, outcome_of, outcome_on, page_from
from rules import RULES
from rules.axe import AXE_RULES

OF_STATES = {Need.REFLOW, Need.TEXT_SPACING, Need.FOCUS}
OF_THE_BROWSER = {Need.RENDERED, Need.CONTROLS, Need.AXE, *OF_STATES}
OWN = [rule for rule in RULES if rule not in AXE_RULES]


def named(value: object) -> str:
    return getattr(value, "id", None) or getattr(value, "why", "")


@pytest.mark.parametrize(("rule", "example"), examples(RULES), ids=named)
def test_example(rule: Rule, example: Example) -> None:
    assert outcome_of(rule, example) is example.expected


@pytest.mark.browser
@pytest.mark.parametrize("rule", OWN, ids=named)
def test_examples_come_out_the_same_in_a_browser(
    rule: Rule, chromium_session: Session, tmp_path: Path
) -> None:
    differing = []
    for number, example in enumerate(rule.examples):
        (tmp_path / f"{number}.html").write_text(example.html, encoding="utf-8")
    with LocalSite(tmp_path) as site:
        for number, example in enumerate(rule.examples):
            seen = chromium_session.look(
                site.address_of(Path(f"{number}.html")),
                with_axe=False,
                with_states=isinstance(rule, PageRule) and rule.needs in OF_STATES,
            )
            url = urljoin(EXEMPELBY.start, example.given.path)
            page = Page(
                url=url,
                final_url=url,
                html=seen.html,
                rendered=True,
                visited=TODAY,
                controls=seen.controls,
                axe=seen.axe,
                states=seen.states,
            )
            page = complete(page, example.given)
            if outcome_on(rule, page, given=example.given) is not example.expected:
                differing.append(example.why)

    assert differing == []


@pytest.mark.parametrize("rule", [rule for rule in OWN if isinstance(rule, PageRule)], ids=named)
def test_without_a_browser_no_example_is_passed_that_needs_one(rule: PageRule) -> None:
    passed = []
    for example in rule.examples:
        page = page_from(example.html, rendered=False, given=example.given)
        verdict = judge(rule, page, Context(today=TODAY, site=EXEMPELBY, policy=example.given.policy))
        if rule.needs in OF_THE_BROWSER and verdict and verdict.outcome is Outcome.PASSED:
            passed.append(example.why)

    assert passed == []


@pytest.mark.parametrize("rule", OWN, ids=named)
def test_shows_both_sides(rule: Rule) -> None:
    shown = {example.expected for example in rule.examples}

    assert Outcome.PASSED in shown
    assert shown & {Outcome.FAILED, Outcome.CANNOT_TELL}


@pytest.mark.parametrize("rule", OWN, ids=named)
def test_says_what_it_does_not_see(rule: Rule) -> None:
    assert rule.blind_spot is not None


@pytest.mark.parametrize("rule", RULES, ids=named)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_speaks_both_languages(rule: Rule, language: str) -> None:
    assert rule.title[language].strip()
    assert rule.remedy[language].strip()
    assert rule.title.sv != rule.title.en
    assert rule.remedy.sv != rule.remedy.en


def test_no_two_rules_share_a_name() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
