"""An audit whose browsers are killed all the time: every page is audited or has its reason, once.

python -m tests.browser.killing --pages 200 --every 20
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import psutil

from auditor.jobs import audit as audit_job
from auditor.jobs.gathering import Settings
from auditor.jobs.targets import enter
from auditor.model import Audit
from auditor.plugins import load_rules

_PAGE = '<!doctype html><html lang="sv"><title>Sida {n}</title><main><h1>Sida {n}</h1><p>Text.</main></html>'


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of the pages, and how often a browser or a renderer was killed."""

    pages: int
    audited: int
    unreached: Counter[str]
    details: Counter[str]
    doubles: tuple[str, ...]
    missing: tuple[str, ...]
    kills: Counter[str]
    seconds: float


def audit_under_fire(pages: int, every: float, sessions: int) -> Outcome:
    """Audit a site of so many small pages, while one Chromium process is killed every so many seconds."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        for n in range(pages):
            Path(folder, f"{n:04}.html").write_text(_PAGE.format(n=n), encoding="utf-8")
        under_way = threading.Event()
        kills = stack.enter_context(_killing(every, under_way))
        entries = enter([folder], stack)
        settings = Settings(visited=date(2026, 11, 24), sessions=sessions)
        audited = audit_job.audit(
            entries, load_rules(), settings, settings.visited, lambda _: under_way.set()
        )
    return _outcome(audited, pages, kills, time.monotonic() - began)


def _outcome(audited: Audit, pages: int, kills: Counter[str], seconds: float) -> Outcome:
    told = Counter([each.page.url for each in audited.pages] + [missed.url for missed in audited.unreached])
    names = Counter(url.rpartition("/")[2].partition(".")[0] for url in told.elements())
    return Outcome(
        pages=pages,
        audited=len(audited.pages),
        unreached=Counter(missed.code for missed in audited.unreached),
        details=Counter(missed.detail for missed in audited.unreached),
        doubles=tuple(sorted(name for name, times in names.items() if times > 1)),
        missing=tuple(sorted({f"{n:04}" for n in range(pages)} - set(names))),
        kills=kills,
        seconds=seconds,
    )


@contextmanager
def _killing(every: float, under_way: threading.Event) -> Iterator[Counter[str]]:
    """Kill a browser or one of its renderers, by turns, from when the run is under way to the block's end."""
    kills: Counter[str] = Counter()
    over = threading.Event()
    chance = random.Random(4)
    others = {os.getsid(process.pid) for process in _chromium()}  # browsers that are no business of ours

    def kill() -> None:
        under_way.wait()
        while not over.wait(every):
            kind = ("browser", "renderer")[kills.total() % 2]
            if targets := [each for each in _chromium() if _kind(each) == kind and _sid(each) not in others]:
                with suppress(psutil.Error):
                    chance.choice(targets).kill()
                    kills[kind] += 1

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    yield kills
    over.set()
    under_way.set()
    killer.join()


def _chromium() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def _sid(process: psutil.Process) -> int:
    """The POSIX session, which a browser has for itself; 0 when the process has ended."""
    with suppress(ProcessLookupError):
        return os.getsid(process.pid)
    return 0


def _kind(process: psutil.Process) -> str:
    """Which part of a browser it is; "" for what is none."""
    with suppress(psutil.Error):
        command = " ".join(process.cmdline())
        if "--type=renderer" in command:
            return "renderer"
        if "--user-data-dir=" in command and "--type=" not in command and "crashpad" not in command:
            return "browser"
    return ""


def main() -> None:
    """Print the figures; exit status 1 when a page is missing, told of twice, or has another reason."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--pages", type=int, default=200)
    asked.add_argument("--every", type=float, default=20.0, help="seconds between two kills")
    asked.add_argument("--sessions", type=int, default=2)
    told = audit_under_fire(**vars(asked.parse_args()))
    print(  # noqa: T201 - what it is for
        f"{told.pages} pages in {told.seconds:.0f} s, killed: {dict(told.kills)}\n"
        f"audited {told.audited}, not reached {dict(told.unreached)}, "
        f"twice {len(told.doubles)}, missing {len(told.missing)}\n{dict(told.details)}"
    )
    sys.exit(bool(told.doubles or told.missing or set(told.unreached) - {"browser-crash"}))


if __name__ == "__main__":
    main()
