"""Findings -> pictures of the elements that they are about: a pass of its own, after all is judged.

What is the same fault on many pages is pictured once. Which elements are pictured, and on which page, follows
from the findings alone; a picture that cannot be taken is left out, and nothing else suffers from it.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import batched
from typing import NamedTuple

from auditor.browser import Failure
from auditor.crawl import Standing
from auditor.errors import BrowserError, SignInError
from auditor.jobs.gathering import Settings, browsers, signing_in
from auditor.model import Audit, Finding, Likeness, Outcome, Picture, likeness

# Opens an address and takes the pictures of these findings there; None for each that could not be taken.
type Take = Callable[[str, Sequence[Finding]], Awaitable[Sequence[Picture | None] | Failure]]

KINDS = 1000  # faults that are told apart for each rule; those met later have no picture
AT_ONCE = 20  # pictures taken while a page is open; of a page with more of them, in several sessions

_WHOLE_PAGE = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """How many bytes the pictures may have all together, and how many seconds they may take."""

    size: int = 3_000_000
    seconds: float = 120.0


class Wanted(NamedTuple):
    """A fault to be pictured: the page where it is met first, by the address to open, and how it is found."""

    kind: Likeness
    page: str
    address: str
    finding: Finding


async def with_pictures(
    audit: Audit, settings: Settings, stop: asyncio.Event, watch: Callable[[Standing], None]
) -> Audit:
    """The audit with pictures of its faults, as many as the settings say.

    Taking them may last for a tenth of the run's time, or for two minutes.
    """
    if not settings.pictures or not settings.browser or stop.is_set():
        return audit
    wanted = await asyncio.to_thread(chosen, audit, settings.pictures)
    if not wanted:
        return audit
    run = audit.run.finished - audit.run.started
    bounds = Bounds(seconds=max(Bounds.seconds, run.total_seconds() / 10))
    try:
        async with signing_in(settings, stop) as signing, browsers(settings, signing.credentials) as pool:
            return replace(audit, pictures=await pictured(wanted, pool.picture, bounds, stop, watch))
    except (BrowserError, SignInError) as error:
        logger.warning("there are no pictures: %s", error)
        return audit


async def pictured(
    wanted: Sequence[Wanted],
    take: Take,
    bounds: Bounds,
    stop: asyncio.Event,
    watch: Callable[[Standing], None] = lambda _: None,
) -> Mapping[Likeness, Picture]:
    """Pictures of the faults, by what makes them the same; taken until `stop` is set."""
    taken: dict[Likeness, Picture] = {}
    visits = _visits(wanted)
    done = 0

    async def visit(address: str, here: Sequence[Wanted]) -> None:
        nonlocal done
        places = {_place(each.finding): each.finding for each in here}  # many faults may stand at one
        pictures = await take(address, list(places.values()))
        if isinstance(pictures, Failure):
            logger.info("no pictures of %s: %s %s", address, pictures.reason, pictures.detail)
            pictures = ()
        by_place = dict(zip(places, pictures, strict=False))
        for each in here:
            if (picture := by_place.get(_place(each.finding))) is not None:
                taken[each.kind] = replace(picture, page=each.page)
        done += 1
        watch(Standing(done=done, queued=len(visits) - done, failed=0, last="pictures"))

    await _until(stop, bounds.seconds, [visit(*each) for each in visits])
    kept = _fitting(((each.kind, taken[each.kind]) for each in wanted if each.kind in taken), bounds.size)
    logger.info("%d pictures of %d faults, from %d visits", len(kept), len(wanted), done)
    return kept


async def _until(stop: asyncio.Event, seconds: float, visits: Iterable[Coroutine[None, None, None]]) -> None:
    """Make the visits, until they are to stop or have had their time."""
    under_way = [asyncio.create_task(visit) for visit in visits]
    stopped = asyncio.create_task(stop.wait())
    all_made = asyncio.gather(*under_way, return_exceptions=True)
    try:
        await asyncio.wait((all_made, stopped), timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (stopped, *under_way):
            task.cancel()
    for result in await asyncio.gather(*under_way, return_exceptions=True):
        if isinstance(result, Exception):
            logger.warning("the pictures of a page could not be taken", exc_info=result)


def _place(finding: Finding) -> tuple[str | None, str, str]:
    return finding.frame, finding.selector, finding.snippet


def _visits(wanted: Iterable[Wanted]) -> list[tuple[str, tuple[Wanted, ...]]]:
    """Which pages are opened, and for what, those with the most telling faults first."""
    by_address: dict[str, list[Wanted]] = {}
    for each in wanted:
        by_address.setdefault(each.address, []).append(each)
    return [(address, some) for address, here in by_address.items() for some in batched(here, AT_ONCE)]


def _fitting(pictures: Iterable[tuple[Likeness, Picture]], size: int) -> dict[Likeness, Picture]:
    """As many of the pictures as fit into `size` bytes."""
    kept: dict[Likeness, Picture] = {}
    seen: set[Picture] = set()
    for kind, picture in pictures:
        size -= 0 if picture in seen else len(picture.image)
        if size < 0:
            break
        seen.add(picture)
        kept[kind] = picture
    return kept


# Choosing


@dataclass
class _Met:
    """A fault, as it has been met so far: where it is nearest to the start, and on how many pages."""

    nearest: tuple[int, str, int]  # how many links away, the page's address, the finding's place on it
    wanted: Wanted
    pages: int = 1


def chosen(audit: Audit, number: int) -> list[Wanted]:
    """The faults to picture, at most so many: the most widespread of every rule, then the next of each.

    Among equals, those of the more serious rule come first.
    """
    ranked = [
        (turn, -audit.rule_by_id[rule].severity.rank, rule, met.wanted)
        for rule, mets in _met(audit).items()
        for turn, met in enumerate(sorted(mets.values(), key=lambda met: (-met.pages, met.nearest)))
    ]
    ranked.sort(key=lambda each: each[:3])
    return [each[-1] for each in ranked[:number]]


def _met(audit: Audit) -> dict[str, dict[Likeness, _Met]]:
    """The faults of each rule that are about an element, told apart."""
    met: dict[str, dict[Likeness, _Met]] = {}
    for audited in audit.pages:
        if Outcome.FAILED not in audited.outcomes.values():
            continue
        page = audited.page
        here: dict[Likeness, _Met] = {}
        for place, (rule, finding) in enumerate(audited.findings(Outcome.FAILED)):
            if finding.selector and finding.snippet and not _WHOLE_PAGE.match(finding.snippet):
                kind = likeness(rule, finding)
                wanted = Wanted(kind, page.url, page.final_url or page.url, finding)
                here.setdefault(kind, _Met((page.depth, page.url, place), wanted))
        for kind, new in here.items():
            _meet(met.setdefault(kind[0], {}), kind, new)
    return met


def _meet(kinds: dict[Likeness, _Met], kind: Likeness, new: _Met) -> None:
    known = kinds.get(kind)
    if known is None:
        if len(kinds) < KINDS:
            kinds[kind] = new
        return
    known.pages += 1
    if new.nearest < known.nearest:
        known.nearest, known.wanted = new.nearest, new.wanted
