"""Whatever a page does, the run goes on: the page has its reason, and no other page suffers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from functools import partial
from typing import Any

import psutil
import pytest

from auditor.browser import BrowserPool, Look, LookLimits, Session
from auditor.browser.page.quiet import Quiet
from auditor.browser.pool import worker
from auditor.browser.pool.sizing import MIB, Allowance
from auditor.config import Looking
from auditor.jobs import audit as audit_job
from auditor.jobs import gathering
from auditor.jobs.gathering import Settings
from auditor.jobs.targets import enter
from auditor.model import Audit, Untested
from auditor.plugins import load_rules
from tests.browser.hostile.pages import HOSTILE, ORDINARY, Hostile
from tests.browser.hostile.site import hostile_site

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1500)]

SHORT = LookLimits(page=20.0, load=4.0, quiet=0.8, media=1.0, script=8.0)
LONG = LookLimits(page=150.0, load=60.0, quiet=3.0, media=1.0, script=60.0)
KINDS = (*HOSTILE, *ORDINARY)
SLOW = {kind.name for kind in HOSTILE if kind.takes_time}


class Impatient(Session):
    """A session that gives a page little time, save those that need it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, limits=SHORT)

    def look(self, url: str, **what: Any) -> Look:
        self.limits = LONG if url.rpartition("/")[2] in SLOW else SHORT
        self._quiet = Quiet(load=self.limits.load, limit=self.limits.quiet, calm=self.limits.calm)
        return super().look(url, **what)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with hostile_site(KINDS) as origin:
        yield origin


@pytest.fixture(scope="module")
def others() -> frozenset[int]:
    """The processes of other tests' browsers."""
    return frozenset(child.pid for child in psutil.Process().children(recursive=True))


@pytest.fixture(scope="module")
def audited(site: str, others: frozenset[int]) -> Iterator[Audit]:  # noqa: ARG001 - seen before the run
    """The whole collection, in one run."""
    with pytest.MonkeyPatch.context() as patch, ExitStack() as servers:
        patch.setattr(gathering, "Session", Impatient)
        allowance = Allowance(renew=1024 * MIB, end=2048 * MIB)
        patch.setattr(gathering, "BrowserPool", partial(BrowserPool, allowance=allowance))
        patch.setattr(worker, "GRACE", LONG.page)  # counted from the shorter limit
        entries = enter([f"{site}/"], servers)
        settings = Settings(visited=date(2026, 11, 24), sessions=3, look=Looking(documents=False))
        yield audit_job.audit(entries, load_rules(), settings, date(2026, 11, 24))


def became(audited: Audit, url: str) -> str:
    for page in (each.page for each in audited.pages):
        if _address(page.url) == url:
            is_restless = any(gap.reason is Untested.NOT_QUIET for gap in page.not_tested)
            return "not quiet" if is_restless else "looked at"
    return next((missed.code for missed in audited.unreached if _address(missed.url) == url), "missing")


def _address(url: str) -> str:
    """Some pages change what follows the path, and are told of by the address that they end at."""
    return url.partition("?")[0]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_page_becomes_what_it_must(kind: Hostile, site: str, audited: Audit) -> None:
    assert became(audited, f"{site}/{kind.name}") in kind.becomes


def test_every_page_is_told_of_exactly_once(site: str, audited: Audit) -> None:
    urls = [each.page.url for each in audited.pages] + [missed.url for missed in audited.unreached]
    told = Counter(map(_address, urls))

    assert {kind.name: told[f"{site}/{kind.name}"] for kind in KINDS} == {kind.name: 1 for kind in KINDS}


def test_no_page_is_taken_for_another(site: str, audited: Audit) -> None:
    titles = {_address(each.page.url): each.page.title for each in audited.pages}

    assert {url: title for url, title in titles.items() if url != f"{site}/{title}"} == {f"{site}/": "Start"}


def test_the_run_is_complete(audited: Audit) -> None:
    assert audited.complete


def test_no_process_is_left(audited: Audit, others: frozenset[int]) -> None:
    assert audited.complete
    left = [child for child in psutil.Process().children(recursive=True) if child.pid not in others]
    assert [child.name() for child in left if "chrom" in child.name()] == []
