"""Pages per second of `auditor audit` beside other tools, on the same pages in the same run.

    python -m tests.benchmarks.browser [--pages 60] [--rounds 3] [--no-peers]

Every tool is measured as a whole program, start of browser included. Rounds are interleaved; what counts on
a shared machine is the ratio within a round. A tool that did not test all pages is said to.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.benchmarks import tools
from tests.benchmarks.machine import described
from tests.benchmarks.municipality import write_site
from tests.benchmarks.process_tree import run_bounded
from tests.benchmarks.served import Served
from tests.benchmarks.tools import Tool

LIMIT = 900.0  # seconds for a tool in a round
SLOW = 10  # pages for a tool that takes seconds for each


def chosen(sessions: int, peers: bool) -> list[Tool]:  # noqa: FBT001 - as told on the command line
    """What is measured, ours first."""
    number = ("--sessions", str(sessions))
    own = [
        tools.ours(*number, setting=f"{sessions} sessions, everything"),
        tools.ours(*number, "--no-states", setting=f"{sessions} sessions, without the other states"),
        tools.bare_loop(sessions),
    ]
    if not peers:
        return own
    return [
        *own,
        tools.axe_cli(1),
        tools.axe_cli(2),
        tools.pa11y_ci(2),
        tools.pa11y_ci(4),
        tools.lighthouse("snapshot", SLOW),
        tools.lighthouse("navigation", SLOW),
    ]


def measured(tool: Tool, urls: list[str], work: Path) -> tuple[float, int, int]:
    """Pages per second, pages told of, and pages given."""
    given = urls[: tool.pages]
    commands = tool.commands(given, work)
    outputs = [work / f"output-{number}" for number in range(len(commands))]
    ended = run_bounded(commands, outputs, LIMIT)
    told = tool.told(outputs)
    return told / ended.seconds, told, len(given)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sessions", type=int, default=2)
    parser.add_argument("--no-peers", action="store_true")
    asked = parser.parse_args()
    why = None if asked.no_peers else tools.install_peers()
    if why:
        sys.stderr.write(f"{why}\n")
    peers = not asked.no_peers and why is None
    sys.stdout.write(described() + tools.versions(peers))
    rates: dict[str, list[float]] = defaultdict(list)
    short: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder, work = Path(temporary, "site"), Path(temporary, "work")
        work.mkdir()
        paths = write_site(folder, asked.pages)
        with Served(folder) as site:
            urls = [f"{site.origin}{path}" for path in paths]
            all_tools = chosen(asked.sessions, peers)
            for _ in range(asked.rounds):
                for tool in all_tools:
                    rate, told, given = measured(tool, urls, work)
                    key = f"{tool.name} | {tool.setting}"
                    rates[key].append(rate)
                    sys.stderr.write(f"{key}: {rate:.2f} pages/s, {told} of {given}\n")
                    if told < given:
                        short[key] = f"{told} of {given} pages"
    _print(rates, short, asked.pages)


def _print(rates: dict[str, list[float]], short: dict[str, str], pages: int) -> None:
    mine = next(iter(rates.values()))
    sys.stdout.write(f"\n{pages} pages, {len(mine)} rounds (Lighthouse: {SLOW} pages)\n\n")
    sys.stdout.write("| tool | setting | pages/s, median | ours : it, median (least-most) | note |\n")
    sys.stdout.write("| --- | --- | --- | --- | --- |\n")
    for key, theirs in rates.items():
        ratios = [one / other for one, other in zip(mine, theirs, strict=True) if other]
        span = f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})" if ratios else "-"
        sys.stdout.write(f"| {key} | {statistics.median(theirs):.2f} | {span} | {short.get(key, '')} |\n")


if __name__ == "__main__":
    main()
