"""Put rules to evidence."""

import logging
from collections.abc import Iterable
from dataclasses import replace

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

# What is fetched beside the page, unless the user said not to.
_ASKED_FOR = {Need.LINKS, Need.DOCUMENTS}

logger = logging.getLogger(__name__)


def evaluate(rules: Iterable[Rule], evidence: Evidence, context: Context) -> tuple[PageAudit, ...]:
    """Judge every page by every rule. Site rules' verdicts stand at the page the site was entered by."""
    rules = tuple(rules)
    page_rules = [rule for rule in rules if isinstance(rule, PageRule)]
    site_rules = [rule for rule in rules if isinstance(rule, SiteRule)]
    log = CrashLog()
    audited = [_audited(page, page_rules, context, log) for page in evidence.pages]
    judged = {page.page.url: page.verdicts for page in audited}
    criteria = {rule.id: [criterion.number for criterion in rule.criteria] for rule in rules}
    context = replace(context, judged=judged, criteria=criteria)
    of_site = [judge_site(rule, evidence, context) for rule in site_rules] if audited else []
    entered = min(evidence.pages, key=lambda page: (page.depth, page.url), default=None)
    return tuple(
        replace(page, verdicts=(*page.verdicts, *of_site)) if page.page is entered else page
        for page in audited
    )


class CrashLog:
    """Logs a rule's crash with its traceback once; a night of thousands of pages would drown in them."""

    def __init__(self) -> None:
        self._told: set[tuple[str, type[Exception]]] = set()

    def tell(self, rule: Rule, where: str, error: Exception) -> None:
        """Log the crash, unless this rule has crashed in this way before."""
        key = (rule.id, type(error))
        if key not in self._told:
            self._told.add(key)
            logger.error("rule %s crashed on %s", rule.id, where, exc_info=error)


def _audited(page: Page, page_rules: list[PageRule], context: Context, log: CrashLog) -> PageAudit:
    verdicts = [verdict for rule in page_rules if (verdict := judge(rule, page, context, log)) is not None]
    judged = {verdict.rule for verdict in verdicts}
    silent = [rule for rule in page_rules if rule.id not in judged]
    return PageAudit(
        page=page, verdicts=tuple(verdicts), not_tested=page.not_tested + _not_tested(page, silent)
    )


def _not_tested(page: Page, silent: list[PageRule]) -> tuple[NotTested, ...]:
    """Rules that had no evidence to judge; a family of rules ("axe/...") is named once.

    Where the browser looked and something went wrong, the page's own `not_tested` has said so.
    """
    unasked = dict.fromkeys(rule.id for rule in silent if rule.needs in _ASKED_FOR)
    of_browser = dict.fromkeys(
        rule.id.partition("/")[0] for rule in silent if not page.rendered and rule.needs not in _ASKED_FOR
    )
    return (
        *(NotTested(what=family, reason=Untested.NO_BROWSER) for family in of_browser),
        *(NotTested(what=rule_id, reason=Untested.NOT_ASKED) for rule_id in unasked),
    )


def judge(rule: PageRule, page: Page, context: Context, log: CrashLog | None = None) -> Verdict | None:
    """One rule's verdict on one page; None where the evidence it needs was not gathered.

    A rule that crashes cannot tell; the audit goes on.
    """
    if _is_missing(rule.needs, page):
        return None
    try:
        findings = tuple(rule.check(page, context))
    except Exception as error:  # noqa: BLE001 - a plug-in may raise anything; it is logged and told
        (log or CrashLog()).tell(rule, page.url, error)
        return Verdict(rule=rule.id, findings=(_crashed(rule, error),))
    if rule.needs is None or rule.needs in _ASKED_FOR or page.rendered:
        return Verdict(rule=rule.id, findings=findings)
    return Verdict(rule=rule.id, findings=tuple(map(_without_browser, findings))) if findings else None


def _is_missing(need: Need | None, page: Page) -> bool:
    """Whether the evidence without which a rule has nothing to say was not gathered."""
    match need:
        case Need.AXE:
            return page.axe is None
        case Need.CONTROLS:
            return page.controls is None
        case Need.LINKS:
            return page.link_answers is None
        case Need.DOCUMENTS:
            return page.documents is None
        case _:
            return False


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
