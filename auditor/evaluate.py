"""Put rules to evidence."""

import logging
from collections.abc import Iterable

from auditor.model import (
    Context,
    Evidence,
    Finding,
    Need,
    NotTested,
    Outcome,
    Page,
    PageAudit,
    PageRule,
    Rule,
    SiteRule,
    Text,
    Untested,
    Verdict,
    cannot_tell,
)

CRASHED = Text(
    sv="Regeln {rule} kunde inte köras färdigt på sidan ({error}). Granska sidan för hand.",
    en="The rule {rule} could not finish on this page ({error}). Have a person look at the page.",
)
UNRENDERED = Text(
    sv="Sidan har inte öppnats i en webbläsare. I källkoden syns inget fel, men det räcker inte som besked.",
    en="The page was not opened in a browser. Its source shows no fault, but that is not enough to tell.",
)

logger = logging.getLogger(__name__)


def evaluate(rules: Iterable[Rule], evidence: Evidence, context: Context) -> tuple[PageAudit, ...]:
    """Judge every page by every rule. Site rules' verdicts stand at the page the site was entered by."""
    rules = tuple(rules)
    page_rules = [rule for rule in rules if isinstance(rule, PageRule)]
    site_rules = [rule for rule in rules if isinstance(rule, SiteRule)]
    entered = min(evidence.pages, key=lambda page: (page.depth, page.url), default=None)
    return tuple(
        _audited(page, page_rules, site_rules if page is entered else [], evidence, context)
        for page in evidence.pages
    )


def _audited(
    page: Page,
    page_rules: list[PageRule],
    site_rules: list[SiteRule],
    evidence: Evidence,
    context: Context,
) -> PageAudit:
    verdicts = [verdict for rule in page_rules if (verdict := judge(rule, page, context)) is not None]
    verdicts += [judge_site(rule, evidence, context) for rule in site_rules]
    judged = {verdict.rule for verdict in verdicts}
    silent = [rule.id for rule in page_rules if rule.id not in judged]
    return PageAudit(
        page=page, verdicts=tuple(verdicts), not_tested=page.not_tested + _not_tested(page, silent)
    )


def _not_tested(page: Page, silent: list[str]) -> tuple[NotTested, ...]:
    """Rules that had no evidence to judge; a family of rules ("axe/...") is named once.

    Where the browser looked and something went wrong, the page's own `not_tested` has said so.
    """
    if page.rendered:
        return ()
    families = dict.fromkeys(rule_id.partition("/")[0] for rule_id in silent)
    return tuple(NotTested(what=family, reason=Untested.NO_BROWSER) for family in families)


def judge(rule: PageRule, page: Page, context: Context) -> Verdict | None:
    """One rule's verdict on one page; None where the evidence it needs was not gathered.

    A rule that crashes cannot tell; the audit goes on.
    """
    if (rule.needs is Need.AXE and page.axe is None) or (
        rule.needs is Need.CONTROLS and page.controls is None
    ):
        return None
    try:
        findings = tuple(rule.check(page, context))
    except Exception as error:  # a plug-in may raise anything
        logger.exception("rule %s crashed on %s", rule.id, page.url)
        return Verdict(rule=rule.id, findings=(_crashed(rule, error),))
    if rule.needs is None or page.rendered:
        return Verdict(rule=rule.id, findings=findings)
    return Verdict(rule=rule.id, findings=tuple(map(_without_browser, findings))) if findings else None


def judge_site(rule: SiteRule, evidence: Evidence, context: Context) -> Verdict:
    """One rule's verdict on the whole site."""
    try:
        return Verdict(rule=rule.id, findings=tuple(rule.check(evidence, context)))
    except Exception as error:  # as above
        logger.exception("rule %s crashed on the site", rule.id)
        return Verdict(rule=rule.id, findings=(_crashed(rule, error),))


def _crashed(rule: Rule, error: Exception) -> Finding:
    return cannot_tell(None, CRASHED.fill(rule=rule.id, error=type(error).__name__))


def _without_browser(finding: Finding) -> Finding:
    if finding.outcome is not Outcome.PASSED:
        return finding
    return Finding(
        outcome=Outcome.CANNOT_TELL,
        message=UNRENDERED,
        selector=finding.selector,
        snippet=finding.snippet,
        frame=finding.frame,
    )
