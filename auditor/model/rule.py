"""A rule is a value made from a plain function: metadata and examples first, code after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Required, TypedDict, Unpack

from auditor.model.evidence import Evidence, Page, Site
from auditor.model.finding import Finding
from auditor.model.outcome import Outcome, Severity
from auditor.model.text import Text
from auditor.standards import Criterion


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What the site has promised itself. `max_age` is how old a page's update date may be."""

    max_age: timedelta = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Context:
    """As of which day, for which site and by which policy the evidence is judged."""

    today: date
    site: Site
    policy: Policy = Policy()


type PageCheck = Callable[[Page, Context], Iterable[Finding]]
type SiteCheck = Callable[[Evidence, Context], Iterable[Finding]]


@dataclass(frozen=True)
class Example:
    """A few lines of HTML, what the rule must conclude of them, and why."""

    expected: Outcome
    html: str
    why: str


def passes(html: str, why: str) -> Example:
    return Example(Outcome.PASSED, html, why)


def fails(html: str, why: str) -> Example:
    return Example(Outcome.FAILED, html, why)


def unclear(html: str, why: str) -> Example:
    return Example(Outcome.CANNOT_TELL, html, why)


def ignores(html: str, why: str) -> Example:
    return Example(Outcome.INAPPLICABLE, html, why)


@dataclass(frozen=True, kw_only=True)
class _Described:
    """What every rule says of itself.

    `title` is what holds when the rule passes, `remedy` what an editor does when it does not. `criteria` are
    the success criteria a failure counts against, `act` the ids of the W3C ACT rules that it implements,
    `help` an address with more to read, `blind_spot` what the rule cannot see.
    """

    id: str
    title: Text
    remedy: Text
    severity: Severity
    criteria: tuple[Criterion, ...] = ()
    act: tuple[str, ...] = ()
    help: str = ""
    blind_spot: Text | None = None
    examples: tuple[Example, ...] = field(default=(), repr=False)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of EN 301 549 that the criteria stand under."""
        return tuple(criterion.clause for criterion in self.criteria if criterion.clause)


class Need(StrEnum):
    """The evidence without which a rule has nothing to say, or cannot pass a page.

    RENDERED: the page as scripts have made it. CONTROLS: form controls from the accessibility tree. Without
    a browser both kinds of rule judge the source, and what they find no fault with they cannot tell.
    AXE: axe-core's answer; without it the rule is not tested.
    """

    RENDERED = "rendered"
    CONTROLS = "controls"
    AXE = "axe"


@dataclass(frozen=True, kw_only=True)
class PageRule(_Described):
    """A rule that sees one page, and what it `needs` to judge it: None when the source is enough."""

    check: PageCheck = field(repr=False)
    needs: Need | None = None


@dataclass(frozen=True, kw_only=True)
class SiteRule(_Described):
    """A rule that sees all pages; its verdict stands at the page the site was entered by."""

    check: SiteCheck = field(repr=False)


type Rule = PageRule | SiteRule


class Description(TypedDict, total=False):
    """What a rule is described by; see PageRule."""

    id: Required[str]
    title: Required[Text]
    remedy: Required[Text]
    severity: Required[Severity]
    examples: Required[Sequence[Example]]
    criteria: Sequence[Criterion]
    act: Sequence[str]
    help: str
    blind_spot: Text


def rule(*, needs: Need | None = None, **described: Unpack[Description]) -> Callable[[PageCheck], PageRule]:
    """Turn a check of one page into a rule."""
    return lambda check: PageRule(check=check, needs=needs, **_frozen(described))


def site_rule(**described: Unpack[Description]) -> Callable[[SiteCheck], SiteRule]:
    """Turn a check of a whole site into a rule. Each example is a site of one page."""
    return lambda check: SiteRule(check=check, **_frozen(described))


def _frozen(described: Description) -> dict[str, Any]:
    """The description with its sequences as tuples: a rule is a value."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in described.items()}
