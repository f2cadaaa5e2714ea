"""rules.toml beside the axe-core that is pinned: what it lacks, and what is to be written.

`make axe VERSION=4.15.0` moves axe-core there (main): package.json, its lock, and the copy that the wheel
carries.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from auditor.browser import Session, axe_core_version, find_chromium
from auditor.vocabulary import load
from build_axe_core import fetch, npm

ROOT = Path(__file__).parents[3]
VERSION = re.compile(r"\d+\.\d+\.\d+(?:-[0-9a-z.]+)?")
# The tags by which rules are chosen; axe-core's others say the same as criteria do, or sort its manual.
TAGS = frozenset(
    "wcag2a wcag2aa wcag2aaa wcag2a-obsolete wcag21a wcag21aa wcag21aaa wcag22a wcag22aa best-practice "
    "experimental deprecated review-item".split()
)
_CRITERION = re.compile(r"wcag(\d)(\d)(\d+)")
_LEVEL = re.compile(r"wcag\d+a{1,3}(?:-obsolete)?")
_WORDS = ("title.sv", "title.en", "remedy.sv", "remedy.en")
_TOLD = """
() => axe._audit.rules.map(rule => ({
  id: rule.id, tags: rule.tags, act: rule.actIds || [], severity: rule.impact || "",
  help: axe._audit.data.rules[rule.id]?.help || ""
}))
"""


@dataclass(frozen=True, kw_only=True)
class AxeRule:
    """What axe-core says of a rule of its own."""

    id: str
    tags: tuple[str, ...]
    criteria: tuple[str, ...]
    act: tuple[str, ...]
    severity: str
    help: str

    def entry(self) -> str:
        """The beginning of its entry in rules.toml; the words are still to be written."""
        facts = ("tags", "criteria", "act", "severity")
        lines = ["[[rule]]", f'id = "{self.id}"']
        lines += [f"{name} = {json.dumps(getattr(self, name))}" for name in facts]
        return "\n".join([*lines, *(f'{word} = ""' for word in _WORDS), f"# axe-core says: {self.help}"])


def rules_of(session: Session) -> dict[str, AxeRule]:
    """The rules of the axe-core that runs in this session, by id."""
    session.look("data:text/html,<title>axe</title>", with_axe=False)
    return {told["id"]: _rule(told) for told in session.tab.evaluate(_TOLD)}


def _rule(told: Mapping[str, Any]) -> AxeRule:
    numbers = sorted(".".join(found.groups()) for tag in told["tags"] if (found := _CRITERION.fullmatch(tag)))
    # A level that is not known here yet is kept, so that the table has to take a stand on it.
    tags = [tag for tag in told["tags"] if tag in TAGS or _LEVEL.fullmatch(tag)]
    return AxeRule(
        id=told["id"],
        tags=tuple(sorted(tags)),
        criteria=tuple(numbers),
        act=tuple(told["act"]),
        severity=told["severity"],
        help=told["help"],
    )


def lacks(table: Mapping[str, Any], version: str, rules: Mapping[str, AxeRule]) -> Iterator[str]:
    """What is to be done in rules.toml before it covers these rules; each item says what to write."""
    entries = {entry["id"]: entry for entry in table["rule"]}
    if table["axe_core"] != version:
        yield f'axe_core = "{table["axe_core"]}" is to be "{version}", and the day in `date` when it was read'
    for name in sorted(rules.keys() - entries.keys()):
        yield f"{name} is not covered; write\n\n{rules[name].entry()}"
    for name in sorted(entries.keys() - rules.keys()):
        yield f"{name} is no rule of axe-core {version} any more; take its entry away"
    for name in sorted(entries.keys() & rules.keys()):
        yield from (f"{name}: {what}" for what in _differs(entries[name], rules[name]))


def _differs(entry: Mapping[str, Any], rule: AxeRule) -> Iterator[str]:
    for word in _WORDS:
        kind, language = word.split(".")
        if not entry.get(kind, {}).get(language, "").strip():
            yield f"{word} is not written; axe-core says: {rule.help}"
    if sorted(entry["tags"]) != list(rule.tags):
        yield f"tags = {json.dumps(rule.tags)}"
    if sorted(entry["criteria"]) != list(rule.criteria):
        yield f"criteria = {json.dumps(rule.criteria)}"
    if missing := sorted(set(rule.act) - set(entry["act"])):  # the table may know of more
        yield f"act lacks {json.dumps(missing)}"
    if rule.severity and entry["severity"] != rule.severity:
        yield f'severity = "{rule.severity}"'


def move(version: str) -> None:
    """Pin this version, and carry it. Raises what subprocess.run does when npm will not; then all stays."""
    pinned = {name: (ROOT / name).read_bytes() for name in ("package.json", "package-lock.json")}
    options = ["--package-lock-only", "--save-exact", "--omit-lockfile-registry-resolved"]
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        subprocess.run(
            [*npm(), "install", *options, *quiet, f"axe-core@{version}"],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
            timeout=300,
        )
        fetch(ROOT)
    except (subprocess.SubprocessError, OSError):
        for name, text in pinned.items():
            (ROOT / name).write_bytes(text)
        raise


def main() -> int:
    """Move axe-core to the version that VERSION in the environment names; tell what is to be done then."""
    version = os.environ.get("VERSION", "")
    if not VERSION.fullmatch(version):
        sys.stderr.write(f"make axe VERSION=4.15.0: which version? {axe_core_version()} is pinned.\n")
        return 2
    try:
        move(version)
    except subprocess.CalledProcessError as error:
        lines = [line.removeprefix("npm error ") for line in (error.stderr or "").splitlines()]
        said = next((line for line in lines if line.strip() and not line.startswith("code ")), str(error))
        sys.stderr.write(f"axe-core stays at {axe_core_version()}: {said}\n")
        return 2
    session = Session(find_chromium())
    try:
        rules = rules_of(session)
    finally:
        session.close()
    table = load("rules.axe", "rules.toml")
    known = {entry["id"] for entry in table["rule"]}
    came, went = sorted(rules.keys() - known), sorted(known - rules.keys())
    todo = list(lacks(table, version, rules))
    told = [
        f"axe-core {version} has {len(rules)} rules.",
        f"Came: {', '.join(came) or 'none'}.",
        f"Went: {', '.join(went) or 'none'}.",
        *(["To do in rules/axe/rules.toml:", *todo] if todo else ["rules/axe/rules.toml covers them."]),
    ]
    sys.stdout.write("\n\n".join(told) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
