"""W3C's ACT test cases: each a page with an expected outcome for one ACT rule.

`python -m tests.act.cases` prints how many failed cases are found and how many others are called failed, for
all our rules and for axe-core's alone, and a table of all our rules' answers, one row for each ACT rule.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from auditor.config import Looking
from auditor.evaluate import evaluate
from auditor.jobs.gathering import Settings, gather
from auditor.jobs.targets import Entry
from auditor.localhost import LocalSite
from auditor.model import Context, LinksAsked, Outcome, PageAudit, Rule
from auditor.plugins import load_rules

DAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Case:
    """One test case: the ACT rule it belongs to, where it is served from, and what is expected of it."""

    rule: str
    path: str
    expected: Outcome
    html: str


@dataclass(frozen=True)
class Score:
    """Failed cases found by a failure or at least a doubt, and other cases called failed."""

    failed: int
    found: int
    doubted: int
    others: int
    false_alarms: int
    doubts: int = 0

    def __str__(self) -> str:
        return (
            f"{self.found} of {self.failed} failed cases found ({self.found / self.failed:.1%}), "
            f"{self.doubted} more cannot tell; {self.false_alarms} false alarms in {self.others} others "
            f"({self.false_alarms / self.others:.1%})"
        )


def read_cases(corpora: Path) -> list[Case]:
    """The developer half of the selection."""
    rows = json.loads((corpora / "act" / "act_dev.json").read_text(encoding="utf-8"))
    return [Case(row["rule"], row["path"], Outcome(row["expected"]), row["html"]) for row in rows]


def audit_cases(cases: Iterable[Case], corpora: Path, rules: Iterable[Rule]) -> dict[str, PageAudit]:
    """Each case's page, served from its own path and looked at in the browser, with all verdicts, by path."""
    with ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        assets = root / "WAI/content-assets/wcag-act-rules/test-assets"
        shutil.copytree(corpora / "act" / "test-assets", assets)
        for case in cases:
            file = root / case.path.lstrip("/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(case.html, encoding="utf-8")
        site = stack.enter_context(LocalSite(root))
        seeds = tuple(site.origin + case.path for case in cases)
        entry = Entry(name="ACT", seeds=seeds, follow=False, obey_robots=False)
        look = Looking(links=LinksAsked.OWN)
        settings = Settings(visited=DAY, pages=len(seeds), look=look)
        evidence, _ = asyncio.run(gather([entry], settings, lambda _: None, asyncio.Event()))
    audited = evaluate(rules, evidence, Context(today=DAY, site=evidence.site))
    return {page.page.url.removeprefix(site.origin): page for page in audited}


def score(cases: Iterable[Case], audited: dict[str, PageAudit], rules: dict[str, Rule]) -> Score:
    """How the rules that name a case's ACT rule judged it."""
    tally: Counter[str] = Counter()
    for case in cases:
        page = audited.get(case.path)
        said = Outcome.worst(
            verdict.outcome
            for verdict in (page.verdicts if page else ())
            if verdict.rule in rules and case.rule in rules[verdict.rule].act
        )
        if case.expected is Outcome.FAILED:
            tally["failed"] += 1
            tally["found"] += said is Outcome.FAILED
            tally["doubted"] += said is Outcome.CANNOT_TELL
        else:
            tally["others"] += 1
            tally["false_alarms"] += said is Outcome.FAILED
            tally["doubts"] += said is Outcome.CANNOT_TELL
    return Score(**{field.name: tally[field.name] for field in fields(Score)})


def table(cases: list[Case], audited: dict[str, PageAudit], rules: dict[str, Rule]) -> Iterator[str]:
    """One row for each ACT rule, in Markdown."""
    yield "| ACT rule | failed cases | failed | cannot tell | others | failed | cannot tell | by |"
    yield f"|{' --- |' * 8}"
    for act in sorted({case.rule for case in cases}):
        ours = [case for case in cases if case.rule == act]
        found = score(ours, audited, rules)
        by = ", ".join(rule_id for rule_id, rule in rules.items() if act in rule.act)
        figures = [found.failed, found.found, found.doubted, found.others, found.false_alarms, found.doubts]
        yield f"| {act} | {' | '.join(map(str, figures))} | {by} |"


def main() -> None:
    corpora = Path(__file__).parents[3] / "shared" / "data" / "corpora"
    cases, rules = read_cases(corpora), load_rules()
    audited = audit_cases(cases, corpora, rules.values())
    axe = {rule_id: rule for rule_id, rule in rules.items() if rule_id.startswith("axe/")}
    sys.stdout.write(f"{len(cases)} cases, {len(audited)} looked at\n")
    sys.stdout.write(f"all rules:      {score(cases, audited, rules)}\n")
    sys.stdout.write(f"axe-core alone: {score(cases, audited, axe)}\n\n")
    sys.stdout.write("\n".join(table(cases, audited, rules)) + "\n")


if __name__ == "__main__":
    main()
