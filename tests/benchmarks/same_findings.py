"""Whether our look finds what a plain axe.run finds: the same (rule, target) on every page.

    python -m tests.benchmarks.same_findings [--pages 30]

The plain run is Selenium's: load, inject, axe.run with the same tags, in a window of the same size with the
same switches. What is inside frames, which it does not enter, is left out of the comparison. Exit status 1
when a page differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from auditor.browser import Session, find_chromium
from auditor.browser.page.axe import axe_core
from auditor.browser.starting.launch import Browser
from auditor.localhost import LocalSite, html_files
from auditor.standards import AXE_TAGS
from tests.benchmarks.municipality import write_site
from tests.benchmarks.served import Served

SAMPLE = Path(__file__).parents[2] / "auditor" / "sample" / "site"
_RUN = f"axe.run({{runOnly: {list(AXE_TAGS)}}}).then(arguments[arguments.length - 1])"
_READY = "return document.readyState === 'complete'"
_OF_FRAMES = "frame-tested"

type Found = set[tuple[str, str, str]]


def found(answer: Mapping[str, Any]) -> Found:
    """What an answer says of the page itself: outcome, rule, and target."""
    return {
        (outcome, result["id"], str(node["target"][0]))
        for outcome in ("violations", "incomplete")
        for result in answer[outcome]
        for node in result["nodes"]
        if len(node["target"]) == 1 and result["id"] != _OF_FRAMES
    }


def plain(browser: Browser, url: str) -> Found:
    """axe.run by Selenium alone."""
    driver = browser.driver
    driver.set_script_timeout(60)
    driver.get(url)
    while not driver.execute_script(_READY):
        pass
    driver.execute_script(axe_core())
    return found(driver.execute_async_script(_RUN))


def differences(urls: list[str], browser: Browser, session: Session) -> Iterator[tuple[str, Found, Found]]:
    """For each page, what only the plain run found, and what only ours did."""
    for url in urls:
        theirs, look = plain(browser, url), session.look(url, with_states=False)
        mine = found(look.axe or {"violations": (), "incomplete": ()})
        yield url, theirs - mine, mine - theirs
        sys.stderr.write(".")
        sys.stderr.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=30)
    pages = parser.parse_args().pages
    browser, session = Browser(find_chromium()), Session(find_chromium())
    different = compared = 0
    try:
        with tempfile.TemporaryDirectory() as temporary:
            paths = write_site(Path(temporary), pages)
            with Served(Path(temporary)) as site, LocalSite(SAMPLE) as sample:
                urls = [f"{site.origin}{path}" for path in paths]
                urls += [sample.address_of(file) for file in html_files(SAMPLE)]
                for url, theirs, mine in differences(urls, browser, session):
                    compared += 1
                    different += bool(theirs or mine)
                    for name, which in (("only the plain run", theirs), ("only ours", mine)):
                        for each in sorted(which):
                            sys.stdout.write(f"{url}: {name}: {' '.join(each)}\n")
    finally:
        browser.kill()
        session.kill()
    sys.stdout.write(f"\n{compared} pages compared, {different} differ\n")
    raise SystemExit(1 if different else 0)


if __name__ == "__main__":
    main()
