"""An audit: every verdict on every page of a site, as of one day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from auditor.model.evidence import NotTested, Page, Site, Unreached
from auditor.model.finding import Finding, Verdict
from auditor.model.likeness import Likeness
from auditor.model.outcome import Outcome
from auditor.model.picture import Picture
from auditor.model.rule import Rule


@dataclass(frozen=True, kw_only=True)
class Tool:
    """What did the work: our version, axe-core's and the browser's (None: did not take part)."""

    version: str
    axe_core: str | None = None
    browser: str | None = None
    sandboxed: bool = True


@dataclass(frozen=True, kw_only=True)
class Run:
    """When the work was done. The only part of an audit that differs between two equal runs."""

    started: datetime
    finished: datetime


@dataclass(frozen=True, kw_only=True)
class PageAudit:
    """A page with its verdicts, in the order of the rules, and what of it was not tested.

    In an audit that was kept on disk the page has been put away: of its document only the html element's
    start tag is left, and of the links' answers those that tell of a fault.
    """

    page: Page
    verdicts: tuple[Verdict, ...]
    not_tested: tuple[NotTested, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """The worst verdict; what was not tested keeps a page from having passed."""
        gaps = [Outcome.CANNOT_TELL] if self.not_tested else []
        return Outcome.worst([*self.outcomes.values(), *gaps])

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """What each rule concluded, by the rule's id; much less to read than the verdicts."""
        return {verdict.rule: verdict.outcome for verdict in self.verdicts}

    def findings(self, *outcomes: Outcome) -> Iterator[tuple[str, Finding]]:
        """Each finding with one of these outcomes, with its rule's id; not those in third parties' frames."""
        for verdict in self.verdicts:
            for finding in verdict.findings:
                if finding.outcome in outcomes and not finding.third_party:
                    yield verdict.rule, finding

    def third_party_findings(self, *outcomes: Outcome) -> Iterator[tuple[str, Finding]]:
        """Each finding with one of these outcomes in a frame of another site, with its rule's id."""
        if not any(frame.third_party for frame in self.page.frames):
            return
        for verdict in self.verdicts:
            for finding in verdict.findings:
                if finding.outcome in outcomes and finding.third_party:
                    yield verdict.rule, finding


@dataclass(frozen=True, kw_only=True)
class Audit:
    """Every verdict on every page of a site. Pages and unreached addresses are sorted by address.

    `pictures` show failed elements, by what their finding has in common with those that are the same fault.
    They are no evidence: nothing is judged by them, and they may differ between machines.
    """

    site: Site
    today: date
    tool: Tool
    run: Run
    rules: tuple[Rule, ...]
    pages: Sequence[PageAudit]
    unreached: tuple[Unreached, ...] = ()
    complete: bool = True
    beyond: int = 0
    pictures: Mapping[Likeness, Picture] = field(default_factory=dict, repr=False)

    @cached_property
    def rule_by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def outcomes(self) -> Counter[Outcome]:
        """How many verdicts (rule x page) have each outcome."""
        return Counter(outcome for audited in self.pages for outcome in audited.outcomes.values())

    @property
    def coverage(self) -> float:
        """The share, 0 to 1, of addresses that may hold a page and were looked at; 0 when none was."""
        gaps = sum(missed.is_gap for missed in self.unreached)
        return len(self.pages) / (len(self.pages) + gaps) if self.pages else 0.0
