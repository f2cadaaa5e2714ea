"""Whether memory stays flat: what our processes and the browsers take, while a large site is audited.

    python -m tests.benchmarks.memory [--pages 1000] [--no-browser]

Our own processes count by what is resident, browsers by their share (PSS). How far the audit has come is read
from what the site's server was asked for.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.machine import described
from tests.benchmarks.municipality import write_site
from tests.benchmarks.process_tree import ProcessTree, Sizes
from tests.benchmarks.served import Served

EVERY = 2.0  # seconds


def watched(process: subprocess.Popen[bytes], site: Served) -> list[tuple[int, Sizes]]:
    """Pages asked for, and what was taken of memory then, until the program ends."""
    tree = ProcessTree.of(process)
    readings = []
    while process.poll() is None:
        readings.append((site.pages_asked, tree.sizes()))
        time.sleep(EVERY)
    return readings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--early", type=int, default=200, help="pages after which the first reading counts")
    parser.add_argument("--no-browser", action="store_true")
    asked = parser.parse_args()
    sys.stdout.write(described())
    with tempfile.TemporaryDirectory() as temporary:
        paths = write_site(Path(temporary, "site"), asked.pages)
        with Served(Path(temporary, "site")) as site:
            command = [sys.executable, "-m", "auditor", "audit", f"{site.origin}{paths[0]}", "-q"]
            command += ["--links", "own", "-f", "json", "-o", str(Path(temporary, "report.json"))]
            command += ["--max-pages", str(asked.pages), *(["--no-browser"] if asked.no_browser else [])]
            with subprocess.Popen(command, start_new_session=True) as process:
                readings = watched(process, site)
    _print(readings, asked.early, asked.pages)


def _print(readings: list[tuple[int, Sizes]], early: int, pages: int) -> None:
    first = next((sizes for count, sizes in readings if count >= early), None)
    crawled = next((sizes for count, sizes in readings if count >= pages), None)
    sys.stdout.write("\n| when | our processes, MiB | browsers, MiB |\n| --- | --- | --- |\n")
    rows = [(f"after {early} pages", first), (f"after {pages} pages", crawled), ("last", readings[-1][1])]
    for name, sizes in rows:
        if sizes is not None:
            sys.stdout.write(f"| {name} | {sizes.own:.0f} | {sizes.browsers:.0f} |\n")
    most = max(readings, key=lambda reading: reading[1].own)[1].own
    widest = max(readings, key=lambda reading: reading[1].browsers)[1].browsers
    sys.stdout.write(f"| most, reports included | {most:.0f} | {widest:.0f} |\n")
    if first and crawled:
        sys.stdout.write(f"\n{pages} pages : {early} pages = {crawled.own / first.own:.2f}\n")


if __name__ == "__main__":
    main()
