"""Findings, sorted for people: what recurs on many pages told once, the rest page by page, worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from auditor.model import (
    Audit,
    Finding,
    Likeness,
    NotTested,
    Outcome,
    PageAudit,
    Rule,
    Text,
    Unreached,
    Untested,
    likeness,
)

# On so many pages a finding is told once, and no longer page by page.
RECURS = 3
# So many places on a page are shown for each rule; report.json has them all. Of a large audit less is shown,
# or no browser would open the report.
PLACES = 20
PLACES_OF_MANY = 3
MANY_PAGES = 200


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What one rule found on one page. `findings` are those to show, `left_out` counts the others."""

    rule: Rule
    findings: tuple[Finding, ...]
    left_out: int = 0

    @property
    def count(self) -> int:
        return len(self.findings) + self.left_out

    @property
    def by_message(self) -> list[tuple[Text, list[Finding]]]:
        """The findings under the message that they share."""
        grouped: dict[Text, list[Finding]] = {}
        for finding in self.findings:
            grouped.setdefault(finding.message, []).append(finding)
        return list(grouped.items())


@dataclass(frozen=True, kw_only=True)
class Recurring:
    """The same finding on several pages: `finding` as the first page has it.

    `number` is its place among the recurring ones, from 1; `pages` are positions in the audit; `count` says
    how many times it was found.
    """

    number: int
    rule: Rule
    finding: Finding
    pages: tuple[int, ...]
    count: int


@dataclass(frozen=True, kw_only=True)
class PageFaults:
    """One page's faults: its own, and those it has in common with other pages."""

    position: int
    audited: PageAudit
    own: tuple[Fault, ...]
    recurring: tuple[Recurring, ...]

    @property
    def own_count(self) -> int:
        return sum(fault.count for fault in self.own)


@dataclass(frozen=True, kw_only=True)
class Faults:
    """Every finding with one outcome, sorted; `count` is how many there are."""

    recurring: tuple[Recurring, ...]
    pages: tuple[PageFaults, ...]
    count: int


@dataclass(frozen=True, kw_only=True)
class OwnedPages:
    """The pages with faults that one owner answers for; `owner` is None where no page says whose it is."""

    owner: str | None
    pages: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class RuleCount:
    """On how many pages a rule had each outcome."""

    rule: Rule
    pages: Counter[Outcome]


def faults(audit: Audit, outcome: Outcome) -> Faults:
    """The findings with this outcome, the worst and most frequent first."""
    found = [
        [_Keyed(likeness(rule_id, finding), finding) for rule_id, finding in audited.findings(outcome)]
        for audited in audit.pages
    ]
    recurring = _recurring(audit, found)
    pages = (_page_faults(audit, position, keyed, recurring) for position, keyed in enumerate(found) if keyed)
    return Faults(
        recurring=tuple(recurring.values()),
        pages=tuple(sorted(pages, key=_worst_first)),
        count=sum(map(len, found)),
    )


def is_large(audit: Audit) -> bool:
    """Whether there are so many pages that each must be told briefly."""
    return len(audit.pages) > MANY_PAGES


def rule_counts(audit: Audit) -> list[RuleCount]:
    """Every rule of the audit, in its order."""
    counts: dict[str, Counter[Outcome]] = {rule.id: Counter() for rule in audit.rules}
    for audited in audit.pages:
        for rule_id, outcome in audited.outcomes.items():
            counts[rule_id][outcome] += 1
    return [RuleCount(rule=rule, pages=counts[rule.id]) for rule in audit.rules]


def broken_rules(audit: Audit, *outcomes: Outcome) -> list[RuleCount]:
    """The rules with one of these outcomes on some page, the most serious and most frequent first."""
    found = [counted for counted in rule_counts(audit) if any(counted.pages[outcome] for outcome in outcomes)]
    return sorted(
        found,
        key=lambda counted: (
            -bool(counted.pages[outcomes[0]]),
            -counted.rule.severity.rank,
            *(-counted.pages[outcome] for outcome in outcomes),
        ),
    )


def owners(audit: Audit, positions: Iterable[int]) -> list[OwnedPages]:
    """These pages by owner, the owner with the most pages first, those of no owner last."""
    owned: dict[str | None, list[int]] = {}
    for position in sorted(positions):
        owner = audit.pages[position].page.metadata.owner
        owned.setdefault(" ".join(owner.text.split()) if owner else None, []).append(position)
    return [
        OwnedPages(owner=owner, pages=tuple(pages))
        for owner, pages in sorted(
            owned.items(), key=lambda item: (item[0] is None, -len(item[1]), str(item[0]).casefold())
        )
    ]


def by_code(unreached: Iterable[Unreached]) -> list[tuple[str, list[Unreached]]]:
    """Unreached addresses by reason: what we failed to look at before what the site itself answered."""
    ordered = sorted(unreached, key=lambda missed: (not missed.is_gap, missed.code))
    return [(code, list(same)) for code, same in groupby(ordered, key=lambda missed: missed.code)]


def by_untested(audit: Audit) -> list[tuple[Untested, dict[int, list[NotTested]]]]:
    """What was not tested, by reason, and under it by page."""
    found: dict[Untested, dict[int, list[NotTested]]] = {}
    for position, audited in enumerate(audit.pages):
        for gap in audited.not_tested:
            found.setdefault(gap.reason, {}).setdefault(position, []).append(gap)
    return [(reason, found[reason]) for reason in Untested if reason in found]


class _Keyed(NamedTuple):
    key: Likeness
    finding: Finding


def _recurring(audit: Audit, found: list[list[_Keyed]]) -> dict[Likeness, Recurring]:
    where: dict[Likeness, list[int]] = {}
    first: dict[Likeness, Finding] = {}
    for position, keyed in enumerate(found):
        for key, finding in keyed:
            where.setdefault(key, []).append(position)
            first.setdefault(key, finding)
    pages = {key: tuple(dict.fromkeys(positions)) for key, positions in where.items()}
    often = [key for key in where if len(pages[key]) >= RECURS]
    often.sort(key=lambda key: (-audit.rule_by_id[key[0]].severity.rank, -len(pages[key]), key[0], key[2]))
    return {
        key: Recurring(
            number=number,
            rule=audit.rule_by_id[key[0]],
            finding=first[key],
            pages=pages[key],
            count=len(where[key]),
        )
        for number, key in enumerate(often, 1)
    }


def _page_faults(
    audit: Audit, position: int, found: list[_Keyed], recurring: dict[Likeness, Recurring]
) -> PageFaults:
    own: dict[str, list[Finding]] = {}
    shared: dict[int, Recurring] = {}
    for key, finding in found:
        if key in recurring:
            shared[recurring[key].number] = recurring[key]
        else:
            own.setdefault(key[0], []).append(finding)
    return PageFaults(
        position=position,
        audited=audit.pages[position],
        own=tuple(_faults_by_rule(audit, own)),
        recurring=tuple(shared[number] for number in sorted(shared)),
    )


def _faults_by_rule(audit: Audit, own: dict[str, list[Finding]]) -> Iterator[Fault]:
    places = PLACES_OF_MANY if is_large(audit) else PLACES
    for rule_id in sorted(own, key=lambda rule_id: -audit.rule_by_id[rule_id].severity.rank):
        findings = own[rule_id]
        yield Fault(
            rule=audit.rule_by_id[rule_id],
            findings=tuple(findings[:places]),
            left_out=len(findings[places:]),
        )


def _worst_first(page: PageFaults) -> tuple[int, int, int, int]:
    worst_own = max((fault.rule.severity.rank for fault in page.own), default=-1)
    worst = max((common.rule.severity.rank for common in page.recurring), default=-1)
    return -worst_own, -page.own_count, -worst, page.position
