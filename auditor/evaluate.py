"""Put rules to evidence.

All at once (`evaluate`), or as evidence comes: `judge_first` by what is known of a page when it has been
looked at, `judge_page` the rest when the whole site has been, and last the site's own rules (`judge_sites`).
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NoReturn

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
# The page met in other ways than it opens, unless the user said not to.
_STATES = {Need.REFLOW, Need.TEXT_SPACING, Need.FOCUS}

logger = logging.getLogger(__name__)


# What is learnt of a page only after it was looked at.
_LATE = ("link_answers", "documents", "redirects", "not_tested")


def evaluate(rules: Iterable[Rule], evidence: Evidence, context: Context) -> tuple[PageAudit, ...]:
    """Judge every page by every rule. Site rules' verdicts stand at the page the site was entered by."""
    rules = tuple(rules)
    log = CrashLog()
    audited = [judge_page(rules, page, context, log) for page in evidence.pages]
    context = replace(context, judged={page.page.url: page.verdicts for page in audited})
    of_site = judge_sites(rules, evidence, context)
    entered = entry_of(evidence.pages)
    return tuple(
        replace(page, verdicts=(*page.verdicts, *of_site)) if page.page is entered else page
        for page in audited
    )


def entry_of(pages: Iterable[Page]) -> Page | None:
    """The page that the site was entered by."""
    return min(pages, key=lambda page: (page.depth, page.url), default=None)


class CrashLog:
    """Logs a rule's crash with its traceback once; a night of thousands of pages would drown in them."""

    def __init__(self) -> None:
        self._told: set[tuple[str, type[Exception]]] = set()

    def tell(self, rule: Rule, where: str, error: Exception) -> None:
        """Log the crash, unless this rule has crashed in this way before."""
        key = (rule.id, type(error))
        if key not in self._told:
            self._told.add(key)
            self._log(rule, where, error)

    def _log(self, rule: Rule, where: str, error: Exception) -> None:
        logger.error("rule %s crashed on %s", rule.id, where, exc_info=error)


@dataclass(frozen=True, kw_only=True)
class First:
    """The verdicts that a page has had, by rule, and the rules that must `wait` until more is known."""

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    wait: frozenset[str] = frozenset()


def judge_first(rules: Iterable[Rule], page: Page, context: Context, log: CrashLog) -> First:
    """Judge a page before it is known what its links lead to; rules that ask for that must wait."""
    seen = _PageSoFar.of(page)
    verdicts: dict[str, Verdict] = {}
    wait: set[str] = set()
    for rule in _page_rules(rules):
        try:
            verdict = judge(rule, seen, context, log)
        except _NotYetError:
            wait.add(rule.id)
        else:
            if verdict is not None:
                verdicts[rule.id] = verdict
    return First(verdicts=verdicts, wait=frozenset(wait))


def judge_page(
    rules: Iterable[Rule], page: Page, context: Context, log: CrashLog, first: First | None = None
) -> PageAudit:
    """Judge a page by all page rules; when it has been judged `first`, by those that had to wait."""
    page_rules = _page_rules(rules)
    verdicts = dict(first.verdicts) if first else {}
    for rule in page_rules:
        if first is None or rule.id in first.wait:
            verdict = judge(rule, page, context, log)
            if verdict is not None:
                verdicts[rule.id] = verdict
    return concluded(page_rules, page, verdicts)


def concluded(rules: Iterable[Rule], page: Page, verdicts: Mapping[str, Verdict]) -> PageAudit:
    """The page with its verdicts in the order of the rules, and what was not tested."""
    page_rules = _page_rules(rules)
    silent = [rule for rule in page_rules if rule.id not in verdicts]
    return PageAudit(
        page=page,
        verdicts=tuple(verdicts[rule.id] for rule in page_rules if rule.id in verdicts),
        not_tested=page.not_tested + _not_tested(page, silent),
    )


def crashed(rule: Rule, name: str) -> Verdict:
    """The verdict of a rule that could not finish; `name` is the error's."""
    return Verdict(rule=rule.id, findings=(cannot_tell(None, CRASHED.fill(rule=rule.id, error=name)),))


def _page_rules(rules: Iterable[Rule]) -> list[PageRule]:
    return [rule for rule in rules if isinstance(rule, PageRule)]


class _NotYetError(BaseException):
    """A rule asks for what is not known yet. Not an Exception: no rule shall take it for its own."""


class _NotYet:
    def __get__(self, page: Page | None, _: type | None = None) -> NoReturn:
        raise AttributeError if page is None else _NotYetError


class _PageSoFar(Page):
    """A page of which it is not known yet what its links lead to."""

    @staticmethod
    def of(page: Page) -> Page:
        seen = object.__new__(_PageSoFar)
        for name, value in vars(page).items():
            if name not in _LATE:
                object.__setattr__(seen, name, value)
        return seen


for _name in _LATE:
    setattr(_PageSoFar, _name, _NotYet())


def _not_tested(page: Page, silent: list[PageRule]) -> tuple[NotTested, ...]:
    """Rules that had no evidence to judge; a family of rules ("axe/...") is named once.

    Where the browser looked and something went wrong, the page's own `not_tested` has said so.
    """
    told = {gap.what for gap in page.not_tested}
    unasked = dict.fromkeys(
        rule.id
        for rule in silent
        if rule.needs in _ASKED_FOR or (rule.needs in _STATES and page.rendered and rule.id not in told)
    )
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
        return crashed(rule, type(error).__name__)
    if rule.needs is None or rule.needs in _ASKED_FOR or page.rendered:
        return Verdict(rule=rule.id, findings=findings)
    return Verdict(rule=rule.id, findings=tuple(map(_without_browser, findings))) if findings else None


def _is_missing(need: Need | None, page: Page) -> bool:
    """Whether the evidence without which a rule has nothing to say was not gathered."""
    return need is not None and need in _EVIDENCE and _EVIDENCE[need](page) is None


_EVIDENCE: Mapping[Need, Callable[[Page], object]] = {
    Need.AXE: lambda page: page.axe,
    Need.CONTROLS: lambda page: page.controls,
    Need.LINKS: lambda page: page.link_answers,
    Need.DOCUMENTS: lambda page: page.documents,
    Need.REFLOW: lambda page: page.states.reflow,
    Need.TEXT_SPACING: lambda page: page.states.text_spacing,
    Need.FOCUS: lambda page: page.states.focus,
}


def judge_sites(rules: Iterable[Rule], evidence: Evidence, context: Context) -> list[Verdict]:
    """The site rules' verdicts, by the page rules' that the context holds; none where there is no page."""
    rules = tuple(rules)
    criteria = {rule.id: [criterion.number for criterion in rule.criteria] for rule in rules}
    context = replace(context, criteria=criteria)
    site_rules = [rule for rule in rules if isinstance(rule, SiteRule)] if evidence.pages else []
    return [judge_site(rule, evidence, context) for rule in site_rules]


def judge_site(rule: SiteRule, evidence: Evidence, context: Context) -> Verdict:
    """One rule's verdict on the whole site."""
    try:
        return Verdict(rule=rule.id, findings=tuple(rule.check(evidence, context)))
    except Exception as error:
        logger.exception("rule %s crashed on the site", rule.id)
        return crashed(rule, type(error).__name__)


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
