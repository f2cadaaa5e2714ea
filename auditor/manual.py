"""The rule manual, made from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from auditor.model import Example, Language, Outcome, PageRule, Rule, Text

_HEADINGS = {
    Outcome.PASSED: Text("Godkänns", "Passes"),
    Outcome.FAILED: Text("Underkänns", "Fails"),
    Outcome.CANNOT_TELL: Text("Behöver bedömas av en människa", "Needs a person"),
    Outcome.INAPPLICABLE: Text("Berörs inte", "Does not apply"),
}
SEVERITY = Text("Allvarlighet", "Severity")
CRITERIA = Text("WCAG", "WCAG")
CLAUSES = Text("EN 301 549", "EN 301 549")
ACT = Text("W3C ACT-regler", "W3C ACT rules")
REMEDY = Text("Så här gör du", "What to do")
BLIND_SPOT = Text("Det här ser regeln inte", "What the rule does not see")
MORE = Text("Läs mer", "Read more")


def facts(rule: Rule, language: Language) -> list[tuple[str, str]]:
    """What a rule is: label and value, those that have one."""
    rows = [
        (SEVERITY, rule.severity.value),
        (CRITERIA, ", ".join(f"{c.number} {c[language]} ({c.level})" for c in rule.criteria)),
        (CLAUSES, ", ".join(rule.clauses)),
        (ACT, ", ".join(rule.act)),
        (MORE, rule.help),
    ]
    return [(label[language], value) for label, value in rows if value]


def examples_by_outcome(rule: Rule, language: Language) -> Iterator[tuple[str, list[Example]]]:
    """The rule's examples, grouped, each group with its heading."""
    order = list(_HEADINGS)
    ordered = sorted(rule.examples, key=lambda example: order.index(example.expected))
    for outcome, group in groupby(ordered, key=lambda example: example.expected):
        yield _HEADINGS[outcome][language], list(group)


def markdown(rules: Iterable[Rule]) -> str:
    """The manual of all rules, in English with Swedish titles, as Markdown: what rules/README.md holds."""
    rules = tuple(rules)
    own = [rule for rule in rules if rule.examples]
    engine = [rule for rule in rules if not rule.examples]
    lines = [
        "# Rules",
        "",
        "Made from the rules by `make manual`; a test keeps it current. `auditor explain RULE` shows one.",
        "",
        f"{len(own)} rules of our own, {len(engine)} of axe-core's.",
        "",
        *_table(own, link=True),
        "",
    ]
    for rule in own:
        lines += _section(rule)
    lines += ["## Rules of axe-core", "", *_table(engine, link=False)]
    return "\n".join(lines) + "\n"


def _table(rules: Iterable[Rule], *, link: bool) -> list[str]:
    """One row a rule; with `link`, leading to its section."""
    lines = ["| rule | holds when it passes | severity | WCAG |", "| --- | --- | --- | --- |"]
    for rule in rules:
        name = f"[`{rule.id}`](#{rule.id})" if link else f"`{rule.id}`"
        numbers = ", ".join(criterion.number for criterion in rule.criteria)
        lines.append(f"| {name} | {rule.title.en} | {rule.severity.value} | {numbers} |")
    return lines


def _section(rule: Rule) -> list[str]:
    english = Language.ENGLISH
    lines = [f"## `{rule.id}`", "", f"**{rule.title.en}.** ({rule.title.sv}.)", ""]
    lines += [f"- {label}: {value}" for label, value in facts(rule, english)]
    needs = rule.needs.value if isinstance(rule, PageRule) and rule.needs else None
    lines += [f"- Needs: {needs}"] if needs else []
    lines += ["", f"{REMEDY.en}: {rule.remedy.en}", ""]
    if rule.blind_spot:
        lines += [f"{BLIND_SPOT.en}: {rule.blind_spot.en}", ""]
    for heading, group in examples_by_outcome(rule, english):
        lines += [f"{heading}:", "", "```html"]
        lines += [f"{example.html}  <!-- {example.why} -->" for example in group]
        lines += ["```", ""]
    return lines
