"""Pages per second of `auditor audit`, beside a bare loop over the same pages in the same run.

    python -m tests.benchmarks.throughput [--pages 100] [--rounds 3]

The bare loop is one Selenium session: load, inject axe-core, axe.run with the same tags, nothing else. These
machines are shared: the ratio of the two is what counts, round by round, not the seconds.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions, ChromeService

from auditor.browser import axe_core_version, find_chromium
from auditor.browser.axe import axe_core_path
from auditor.localhost import LocalSite, html_files
from auditor.standards import AXE_TAGS
from tests.benchmarks.pages import write_pages

SAMPLE = Path(__file__).parents[2] / "auditor" / "sample" / "site"


def ours(folder: Path, output: Path, *more: str) -> float:
    """Seconds that `auditor audit` takes for the folder, start of program and browsers included."""
    began = time.perf_counter()
    command = [
        sys.executable,
        "-m",
        "auditor",
        "audit",
        str(folder),
        "-f",
        "json",
        "-o",
        str(output),
        "-q",
        "--links",
        "own",
        *more,
    ]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def bare(folder: Path) -> float:
    """Seconds that the bare loop takes for the folder, as a process of its own like ours."""
    began = time.perf_counter()
    command = [sys.executable, "-m", __spec__.name, "--bare-loop", str(folder)]
    subprocess.run(command, check=True)
    return time.perf_counter() - began


def bare_loop(folder: Path) -> None:
    """Load each page in one Selenium session and run axe-core in it."""
    chromium = find_chromium()
    options = ChromeOptions()
    options.binary_location = chromium.binary
    for switch in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"):
        options.add_argument(switch)
    script = axe_core_path().read_text(encoding="utf-8")
    run = f"axe.run({{runOnly: {list(AXE_TAGS)}}}).then(arguments[arguments.length - 1])"
    with ExitStack() as stack:
        site = stack.enter_context(LocalSite(folder))
        driver = Chrome(options=options, service=ChromeService(executable_path=chromium.driver))
        stack.callback(driver.quit)
        driver.set_script_timeout(60)
        for file in html_files(folder):
            driver.get(site.address_of(file))
            driver.execute_script(script)
            driver.execute_async_script(run)


def measure(name: str, folder: Path, rounds: int, output: Path) -> None:
    """Print the medians and the ratio for one set of pages."""
    pages = len(html_files(folder))
    pairs = [
        (ours(folder, output), ours(folder, output, "--sessions", "1"), bare(folder)) for _ in range(rounds)
    ]
    mine, single, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratios = [theirs / mine for mine, _, theirs in pairs]
    sys.stdout.write(
        f"| {name} | {pages} | {pages / mine:.2f} | {pages / single:.2f} | {pages / theirs:.2f} | "
        f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f}) |\n"
    )
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--bare-loop", type=Path, help="only run the bare loop over this folder")
    asked = parser.parse_args()
    if asked.bare_loop:
        bare_loop(asked.bare_loop)
        return
    sys.stdout.write(f"axe-core {axe_core_version()}; pages per second, medians of {asked.rounds} rounds\n\n")
    sys.stdout.write("| pages | number | auditor | auditor, 1 session | bare loop | auditor : bare loop |\n")
    sys.stdout.write("| --- | --- | --- | --- | --- | --- |\n")
    with tempfile.TemporaryDirectory() as temporary:
        generated = Path(temporary, "site")
        write_pages(generated, asked.pages)
        measure("sample site", SAMPLE, asked.rounds, Path(temporary, "sample.json"))
        measure("generated", generated, asked.rounds, Path(temporary, "generated.json"))


if __name__ == "__main__":
    main()
