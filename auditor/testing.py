"""The test that every rule passes, ours and yours: its own examples.

@pytest.mark.parametrize(("rule", "example"), examples(RULES))
def test_example(rule, example):
assert outcome_of(rule, example) is example.expected
"""

from collections.abc import Iterable
from datetime import date

from auditor.evaluate import judge, judge_site
from auditor.metadata import read_metadata
from auditor.metadata.controls import controls_in
from auditor.model import Context, Evidence, Example, Outcome, Page, PageRule, Rule, Site

EXEMPELBY = Site(name="Exempelby", start="https://exempelby.example/")
TODAY = date(2026, 11, 23)


def examples(rules: Iterable[Rule]) -> list[tuple[Rule, Example]]:
    """Every rule with each of its examples."""
    return [(rule, example) for rule in rules for example in rule.examples]


def page_from(html: str, *, url: str = EXEMPELBY.start, rendered: bool = True) -> Page:
    """A page of these lines of HTML, as if a browser had met them; controls are read from the markup."""
    page = Page(url=url, final_url=url, html=html, rendered=rendered, visited=TODAY)
    return page.but(metadata=read_metadata(page), controls=controls_in(page.soup))


def outcome_of(rule: Rule, example: Example, *, today: date = TODAY) -> Outcome:
    """What the rule concludes of the example, as of `today`."""
    return outcome_on(rule, page_from(example.html), today=today)


def outcome_on(rule: Rule, page: Page, *, today: date = TODAY) -> Outcome:
    """What the rule concludes of a page, as of `today`; of a site rule, of a site of that page alone."""
    context = Context(today=today, site=EXEMPELBY)
    if isinstance(rule, PageRule):
        verdict = judge(rule, page, context)
        return verdict.outcome if verdict else Outcome.INAPPLICABLE
    return judge_site(rule, Evidence(site=EXEMPELBY, pages=(page,)), context).outcome
