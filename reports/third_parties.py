"""What was found in content from other sites: told by site, apart from what the page's owner can mend."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from auditor.model import Audit, Outcome, Rule


@dataclass
class ThirdParty:
    """Another site whose content pages show in frames.

    `rules` are those that it breaks (or may break), with the number of findings; `pages` the positions of the
    pages that show it so.
    """

    site: str
    faults: Counter[str] = field(default_factory=Counter)
    doubts: Counter[str] = field(default_factory=Counter)
    pages: dict[int, None] = field(default_factory=dict)

    @property
    def rules(self) -> list[str]:
        return list(dict.fromkeys([*self.faults, *self.doubts]))


@dataclass(frozen=True, kw_only=True)
class Breach:
    """A rule that a third party's content breaks, and how often; `doubts` are for a person to look at."""

    rule: Rule
    faults: int
    doubts: int


def third_parties(audit: Audit) -> list[ThirdParty]:
    """The sites with findings in their frames, the one with the most faults first."""
    found: dict[str, ThirdParty] = {}
    for position, audited in enumerate(audit.pages):
        for rule_id, finding in audited.third_party_findings(Outcome.FAILED, Outcome.CANNOT_TELL):
            party = found.setdefault(finding.third_party, ThirdParty(finding.third_party))
            party.pages[position] = None
            (party.faults if finding.outcome is Outcome.FAILED else party.doubts)[rule_id] += 1
    return sorted(found.values(), key=lambda party: (-party.faults.total(), -len(party.pages), party.site))


def breaches(audit: Audit, party: ThirdParty) -> list[Breach]:
    """What the party's content breaks, the most serious first."""
    told = [
        Breach(rule=audit.rule_by_id[rule_id], faults=party.faults[rule_id], doubts=party.doubts[rule_id])
        for rule_id in party.rules
    ]
    return sorted(told, key=lambda each: (-bool(each.faults), -each.rule.severity.rank, each.rule.id))
