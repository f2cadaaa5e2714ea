"""What judging costs: milliseconds a page for all our rules, beside the browser's time for the same page.

    python -m tests.benchmarks.judging [--rounds 5]

The pages are the sample site's and the largest ones that can be made of it. The browser's look (load,
axe-core, controls) is measured in the same run; on a shared machine the share counts, not the time.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path

from auditor.browser import Session, find_chromium
from auditor.evaluate import judge
from auditor.localhost import LocalSite, html_files
from auditor.model import Context, LinkAnswer, Page, PageRule, Rule
from auditor.plugins import load_rules
from auditor.testing import EXEMPELBY, TODAY, complete

SAMPLE = Path(__file__).parents[2] / "auditor" / "sample" / "site"
CORPORA = Path(__file__).parents[3] / "shared" / "data" / "corpora"
LARGE = 30  # times the content of a page of the sample
DEAREST = 3


def enlarged(html: str, times: int) -> str:
    """The page with the content of its main element repeated."""
    before, start, rest = html.partition("<main")
    content, end, after = rest.partition("</main>")
    opening, _, inner = content.partition(">")
    return before + start + opening + ">" + inner * times + end + after


def own(rules: dict[str, Rule]) -> list[PageRule]:
    return [rule for rule in rules.values() if isinstance(rule, PageRule) and not rule.id.startswith("axe/")]


def judged(page: Page, rules: list[PageRule], spent: dict[str, float]) -> float:
    """Seconds that all rules take for one page, parsing included, and those of each rule added to `spent`."""
    context = Context(today=TODAY, site=EXEMPELBY)
    fresh = page.but(html=f"{page.html}<!-- {time.perf_counter_ns()} -->")  # not parsed before
    began = time.perf_counter()
    assert fresh.blocks is not None
    for rule in rules:
        start = time.perf_counter()
        judge(rule, fresh, context)
        spent[rule.id] += time.perf_counter() - start
    return time.perf_counter() - began


def looked(session: Session, url: str) -> tuple[float, Page]:
    began = time.perf_counter()
    look = session.look(url)
    took = time.perf_counter() - began
    page = Page(
        url=EXEMPELBY.start,
        final_url=EXEMPELBY.start,
        html=look.html,
        rendered=True,
        title=look.title,
        axe=look.axe,
        controls=look.controls,
        visited=TODAY,
    )
    page = complete(page)
    answers = {link: LinkAnswer(url=link, final_url=link, status=200) for link in page.links}
    return took, page.but(link_answers=answers, documents=())


def measure(name: str, folder: Path, rules: list[PageRule], session: Session, rounds: int) -> None:
    """Print what judging the folder's pages costs, beside looking at them."""
    looking: list[float] = []
    judging: list[float] = []
    spent: dict[str, float] = defaultdict(float)
    with LocalSite(folder) as site:
        for file in html_files(folder):
            times = [looked(session, site.address_of(file)) for _ in range(rounds)]
            if not judging:
                judged(times[0][1], rules, defaultdict(float))  # tables are read and patterns made once a run
            looking.append(statistics.median(took for took, _ in times))
            judging.append(statistics.median(judged(times[0][1], rules, spent) for _ in range(rounds)))
    dearest = sorted(spent, key=lambda rule: -spent[rule])[:DEAREST]
    told = ", ".join(f"{rule} {spent[rule] / rounds / len(judging) * 1000:.1f}" for rule in dearest)
    shares = [mine / theirs for mine, theirs in zip(judging, looking, strict=True)]
    cells = [
        name,
        str(len(judging)),
        f"{statistics.median(judging) * 1000:.0f} ({max(judging) * 1000:.0f})",
        f"{statistics.median(looking) * 1000:.0f}",
        f"{statistics.median(shares):.1%} ({max(shares):.1%})",
        told,
    ]
    sys.stdout.write(f"| {' | '.join(cells)} |\n")


def write_largest(folder: Path, number: int = 10) -> None:
    """The largest pages of the ACT cases, where they lie beside the project."""
    file = CORPORA / "act" / "act_dev.json"
    rows = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else []
    rows.sort(key=lambda row: -len(row["html"]))
    for place, row in enumerate(rows[:number]):
        (folder / f"{place}.html").write_text(row["html"], encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    rules = own(load_rules())
    sys.stdout.write(f"{len(rules)} page rules of our own\n\n")
    sys.stdout.write("| pages | number | judging, ms: median (most) | looking, ms | share: median (most) |")
    sys.stdout.write(" dearest rules, ms a page |\n| --- | --- | --- | --- | --- | --- |\n")
    with ExitStack() as stack:
        session = Session(find_chromium())
        stack.callback(session.close)
        measure("the sample site", SAMPLE, rules, session, rounds)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for file in html_files(SAMPLE):
            html = enlarged((SAMPLE / file).read_text(encoding="utf-8"), LARGE)
            (folder / f"{file.stem}.html").write_text(html, encoding="utf-8")
        measure(f"the same, content {LARGE} times", folder, rules, session, max(rounds // 2, 1))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        write_largest(folder)
        if html_files(folder):
            measure("the largest ACT cases", folder, rules, session, rounds)


if __name__ == "__main__":
    main()
