"""The manual on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from auditor.errors import AuditorError
from auditor.manual import BLIND_SPOT, REMEDY, examples_by_outcome, facts
from auditor.model import Language, Rule


def show_rules(rules: Mapping[str, Rule], language: Language, console: Console) -> None:
    """Every rule on a line: a table where there is a terminal, else fields with tabs between them."""
    if not console.is_terminal:
        for rule in rules.values():
            criteria = ", ".join(criterion.number for criterion in rule.criteria)
            console.out(
                "\t".join((rule.id, rule.severity.value, criteria, rule.title[language])), highlight=False
            )
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("rule", "severity", "WCAG", "holds when it passes"):
        table.add_column(heading, overflow="fold")
    for rule in rules.values():
        criteria = ", ".join(criterion.number for criterion in rule.criteria)
        table.add_row(rule.id, rule.severity.value, criteria, escape(rule.title[language]))
    console.print(table)


def show_rule(rules: Mapping[str, Rule], rule_id: str, language: Language, console: Console) -> None:
    """One rule with everything it says of itself. Raises AuditorError when there is none of that name."""
    rule = rules.get(rule_id) or rules.get(f"axe/{rule_id}")
    if rule is None:
        raise AuditorError(f"there is no rule {rule_id!r}; `auditor rules` lists them all")
    console.print(f"[bold]{rule.id}[/]  {escape(rule.title[language])}")
    for label, value in facts(rule, language):
        console.print(f"  {label}: {escape(value)}")
    console.print(f"\n{REMEDY[language]}")
    console.print(Padding(escape(rule.remedy[language]), (0, 0, 0, 2)))
    if rule.blind_spot:
        console.print(f"\n{BLIND_SPOT[language]}")
        console.print(Padding(escape(rule.blind_spot[language]), (0, 0, 0, 2)))
    for heading, examples in examples_by_outcome(rule, language):
        console.print(f"\n{heading}")
        for example in examples:
            console.print(Padding(f"{escape(example.html)}\n[dim]{escape(example.why)}[/]", (0, 0, 0, 2)))
