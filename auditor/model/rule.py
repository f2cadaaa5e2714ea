"""A rule is a value made from a plain function: metadata and examples first, code after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Required, TypedDict, Unpack

from auditor.model.evidence import Evidence, Page, Site
from auditor.model.finding import Finding, Verdict
from auditor.model.linked import Document, LinkAnswer
from auditor.model.outcome import Outcome, Severity
from auditor.model.states import UNTRIED, States
from auditor.model.text import Text
from auditor.standards import Criterion


@dataclass(frozen=True, kw_only=True)
class PathPolicy:
    """What holds for the pages whose path matches `pattern` ("/bygga/**": ** any path, * one step).

    None: as for the rest of the site. `max_age` and `review_age` as in Policy; `is_exempt`: pages that may be
    old, such as news and archives.
    """

    pattern: str
    max_age: timedelta | None = None
    review_age: timedelta | None = None
    is_exempt: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What the site has promised itself.

    `max_age` is how old a page's update date may be. `review_age`: how long ago somebody may have reviewed
    the page; None when an update counts as a review. `paths`: other ages for parts of the site, the last that
    matches wins. `directory` names the units, roles and addresses that may own pages, None when the site has
    given none; `ended` maps owners that no longer exist to who came after them ("" when nobody did).
    """

    max_age: timedelta = timedelta(days=365)
    review_age: timedelta | None = None
    paths: tuple[PathPolicy, ...] = ()
    directory: tuple[str, ...] | None = None
    ended: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Context:
    """As of which day, for which site and by which policy the evidence is judged.

    `judged` holds the page rules' verdicts by the page's address, `criteria` the numbers of the success
    criteria that each rule's failures count against; only site rules, which come after, see any.
    """

    today: date
    site: Site
    policy: Policy = Policy()
    judged: Mapping[str, Sequence[Verdict]] = field(default_factory=dict, repr=False)
    criteria: Mapping[str, Sequence[str]] = field(default_factory=dict, repr=False)


type PageCheck = Callable[[Page, Context], Iterable[Finding]]
type SiteCheck = Callable[[Evidence, Context], Iterable[Finding]]


@dataclass(frozen=True, kw_only=True)
class Given:
    """What is known beside an example's HTML, where a rule needs it.

    `path` is the page's path, `headers` its HTTP headers (lower-case names), `links` how addresses answered,
    `track_files` the text of caption files by absolute address, `media` facts known of the films and sounds,
    in order (each a mapping of Medium's fields), `documents` what is linked to, `pages` other pages of the
    site by path, `lastmod` the sitemap's date of the page, `sitemap` the addresses that it names, `judged`
    outcomes of other rules on this page by rule id, `criteria` what those count against, `policy` what the
    site promises itself, `states` what a browser would measure of the page in its other states.
    """

    path: str = "/"
    headers: Mapping[str, str] = field(default_factory=dict)
    links: Sequence[LinkAnswer] | None = None
    track_files: Mapping[str, str] = field(default_factory=dict)
    media: Sequence[Mapping[str, Any]] = ()
    documents: Sequence[Document] | None = None
    pages: Mapping[str, str] = field(default_factory=dict)
    lastmod: date | None = None
    sitemap: frozenset[str] | None = None
    judged: Mapping[str, Outcome] = field(default_factory=dict)
    criteria: Mapping[str, Sequence[str]] = field(default_factory=dict)
    policy: Policy = Policy()
    states: States = UNTRIED


@dataclass(frozen=True)
class Example:
    """A few lines of HTML, what the rule must conclude of them, and why; `given` what else is known."""

    expected: Outcome
    html: str
    why: str
    given: Given = Given()


def passes(html: str, why: str, given: Given = Given()) -> Example:
    return Example(Outcome.PASSED, html, why, given)


def fails(html: str, why: str, given: Given = Given()) -> Example:
    return Example(Outcome.FAILED, html, why, given)


def unclear(html: str, why: str, given: Given = Given()) -> Example:
    return Example(Outcome.CANNOT_TELL, html, why, given)


def ignores(html: str, why: str, given: Given = Given()) -> Example:
    return Example(Outcome.INAPPLICABLE, html, why, given)


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
    AXE, LINKS, DOCUMENTS: axe-core's answer, how linked addresses answered, what linked documents tell.
    REFLOW, TEXT_SPACING, FOCUS: the page measured in these states. Without these the rule is not tested.
    """

    RENDERED = "rendered"
    CONTROLS = "controls"
    AXE = "axe"
    LINKS = "links"
    DOCUMENTS = "documents"
    REFLOW = "reflow"
    TEXT_SPACING = "text-spacing"
    FOCUS = "focus"


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
