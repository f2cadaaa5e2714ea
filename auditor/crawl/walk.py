"""From page to page, nearest first, each once. What a visit is, is the caller's business."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol

from auditor.crawl.addresses import same_site, site_of, tidy
from auditor.model import Reason, Redirect, Unreached


class Visited(Protocol):
    """What a walk asks of a page that was visited; see Page."""

    @property
    def final_url(self) -> str: ...
    @property
    def redirects(self) -> tuple[Redirect, ...]: ...
    @property
    def links(self) -> list[str]: ...


@dataclass(frozen=True, kw_only=True)
class Met:
    """A page that a walk has met: its address, how many links from the start, and what led there.

    `redirects` are the page's own, then those of other addresses that lead to it.
    """

    url: str
    depth: int
    redirects: tuple[Redirect, ...] = ()


type Visit[V: Visited] = Callable[[str], Awaitable[V | Unreached]]
type Keep[V: Visited] = Callable[[V, Met], Awaitable[None]]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How far a walk has come: pages looked at, addresses waiting or not reached, and the last one."""

    done: int
    queued: int
    failed: int
    last: str


@dataclass
class Walk:
    """What a walk has found so far: addresses, not pages. `beyond` counts those that the limits left out."""

    pages: list[Met] = field(default_factory=list)
    unreached: list[Unreached] = field(default_factory=list)
    beyond: int = 0
    complete: bool = True


AHEAD = 8  # times as many visits as go on at once may wait, done, for one before them


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How many pages, how many links away from the start, and how many visits at once.

    `room` is asked each time, where the number changes during the walk; `at_once` holds where it is None.
    """

    pages: int = 1000
    depth: int | None = None
    at_once: int = 4
    room: Callable[[], int] | None = None

    @property
    def visits(self) -> int:
        """How many visits at once, now."""
        return self.at_once if self.room is None else self.room()


async def _let_go(_: Visited, __: Met) -> None:
    """Keep nothing."""


async def walk[V: Visited](  # noqa: PLR0913 - what a walk may be told
    seeds: Iterable[str],
    visit: Visit[V],
    limits: Limits,
    *,
    keep: Keep[V] = _let_go,
    follow: Callable[[str], bool] | None = None,
    watch: Callable[[Standing], None] = lambda _: None,
    stop: asyncio.Event | None = None,
) -> Walk:
    """Visit the seeds and every page that they lead to and that `follow` says yes to (default: their hosts').

    Visits overlap, but their results are taken in the order of the queue, so that the same site gives the
    same walk whatever the timing; a visit that takes long holds up only those far behind it. Each page is
    handed to `keep` in that order, and the walk goes on when it returns: whoever cannot take more pages makes
    the walk wait. Setting `stop` ends it after the visits under way.
    """
    seeds = list(dict.fromkeys(seeds))
    sites = {site_of(seed) for seed in seeds}
    walker = _Walker(visit, keep, limits, follow or (lambda url: site_of(url) in sites))
    walker.watch = watch
    walker.stop = stop or asyncio.Event()
    return await walker.run(seeds)


class _Walker[V: Visited]:
    watch: Callable[[Standing], None]
    stop: asyncio.Event

    def __init__(self, visit: Visit[V], keep: Keep[V], limits: Limits, follow: Callable[[str], bool]) -> None:
        self.visit = visit
        self.keep = keep
        self.limits = limits
        self.follow = follow
        self.found = Walk()
        self.depth: dict[str, int] = {}
        self.linked_from: dict[str, str] = {}
        self.waiting: deque[str] = deque()
        self.under_way: deque[tuple[str, asyncio.Task[V | Unreached]]] = deque()
        self.finals: list[str] = []  # where the pages found answered
        self.aliases: dict[str, list[Redirect]] = {}  # by the address that they lead to

    async def run(self, seeds: Iterable[str]) -> Walk:
        for seed in seeds:
            self._queue(seed, 0, None)
        try:
            while not self.stop.is_set() and (self._fill() or self.under_way):
                url, task = self.under_way[0]
                result = await self._unless_stopped(task)
                if result is None:
                    break
                self.under_way.popleft()
                await self._take(url, result)
                self._tell(url)
        finally:
            await self._abandon()
        self.found.complete = not self.stop.is_set()
        self.found.beyond += len(self.waiting) + len(self.under_way)
        self._settle_aliases()
        return self.found

    def _fill(self) -> bool:
        """Start visits up to the limits; whether any was started."""
        before = len(self.under_way)
        visits = self.limits.visits
        while (
            self.waiting
            and sum(not task.done() for _, task in self.under_way) < visits
            and len(self.under_way) < visits * AHEAD
            and len(self.found.pages) + len(self.under_way) < self.limits.pages
        ):
            url = self.waiting.popleft()
            self.under_way.append((url, asyncio.create_task(self._visit(url))))
        return len(self.under_way) > before

    async def _visit(self, url: str) -> V | Unreached:
        return await self.visit(url)

    async def _unless_stopped(self, task: asyncio.Task[V | Unreached]) -> V | Unreached | None:
        """What the visit gives, or None when the walk is stopped first; others go on meanwhile."""
        stopped = asyncio.create_task(self.stop.wait())
        while not (task.done() or stopped.done()):
            others = (other for _, other in self.under_way if not other.done())
            await asyncio.wait({task, stopped, *others}, return_when=asyncio.FIRST_COMPLETED)
            self._fill()
        stopped.cancel()
        return task.result() if task.done() else None

    async def _abandon(self) -> None:
        tasks = [task for _, task in self.under_way]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _take(self, url: str, result: V | Unreached) -> None:
        if isinstance(result, Unreached):
            self.found.unreached.append(replace(result, linked_from=self.linked_from.get(url)))
            return
        depth = self.depth[url]
        final = tidy(result.final_url) or result.final_url
        if final != url and not same_site(final, url):  # a script or a meta refresh led away
            self.found.unreached.append(
                Unreached(
                    url=url,
                    reason=Reason.OFF_SITE_REDIRECT,
                    detail=f"the page leads to {final}",
                    linked_from=self.linked_from.get(url),
                )
            )
            return
        if final != url and depth > 0:
            if final in self.depth:
                self.aliases.setdefault(final, []).extend(result.redirects)
                return
            self.depth[final] = depth
            url = final
        else:
            self.depth.setdefault(final, depth)
        met = Met(url=url, depth=depth, redirects=result.redirects)
        self.found.pages.append(met)
        self.finals.append(final)
        self._follow(met, result.links)
        await self.keep(result, met)

    def _follow(self, met: Met, links: Iterable[str]) -> None:
        for link in links:
            url = tidy(link)
            if url and self.follow(url):
                self._queue(url, met.depth + 1, met.url)

    def _queue(self, url: str, depth: int, linked_from: str | None) -> None:
        if url in self.depth:
            return
        self.depth[url] = depth
        if linked_from is not None:
            self.linked_from[url] = linked_from
        if self.limits.depth is not None and depth > self.limits.depth:
            self.found.beyond += 1
        else:
            self.waiting.append(url)

    def _settle_aliases(self) -> None:
        """Make addresses that redirect to a page met under its own address evidence of that page."""
        self.found.pages = [
            replace(met, redirects=(*met.redirects, *self.aliases[final])) if final in self.aliases else met
            for met, final in zip(self.found.pages, self.finals, strict=True)
        ]

    def _tell(self, url: str) -> None:
        self.watch(
            Standing(
                done=len(self.found.pages),
                queued=len(self.waiting) + len(self.under_way),
                failed=len(self.found.unreached),
                last=url,
            )
        )
