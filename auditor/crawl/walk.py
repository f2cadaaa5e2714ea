"""From page to page, nearest first, each once. What a visit is, is the caller's business."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace

from auditor.crawl.addresses import same_site, site_of, tidy
from auditor.model import Page, Reason, Redirect, Unreached

type Visit = Callable[[str], Awaitable[Page | Unreached]]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How far a walk has come: pages looked at, addresses waiting or not reached, and the last one."""

    done: int
    queued: int
    failed: int
    last: str


@dataclass
class Walk:
    """What a walk has found so far. `beyond` counts known addresses that the limits left out."""

    pages: list[Page] = field(default_factory=list)
    unreached: list[Unreached] = field(default_factory=list)
    beyond: int = 0
    complete: bool = True


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How many pages, how many links away from the start, and how many visits at once."""

    pages: int = 1000
    depth: int | None = None
    at_once: int = 4


async def walk(
    seeds: Iterable[str],
    visit: Visit,
    limits: Limits,
    *,
    follow: Callable[[str], bool] | None = None,
    watch: Callable[[Standing], None] = lambda _: None,
    stop: asyncio.Event | None = None,
) -> Walk:
    """Visit the seeds and every page that they lead to and that `follow` says yes to (default: their hosts').

    Visits overlap, but their results are taken in the order of the queue, so that the same site gives the
    same walk whatever the timing. Setting `stop` ends the walk after the visits under way.
    """
    seeds = list(dict.fromkeys(seeds))
    sites = {site_of(seed) for seed in seeds}
    walker = _Walker(
        visit, limits, follow or (lambda url: site_of(url) in sites), watch, stop or asyncio.Event()
    )
    return await walker.run(seeds)


class _Walker:
    def __init__(
        self,
        visit: Visit,
        limits: Limits,
        follow: Callable[[str], bool],
        watch: Callable[[Standing], None],
        stop: asyncio.Event,
    ) -> None:
        self.visit = visit
        self.limits = limits
        self.follow = follow
        self.watch = watch
        self.stop = stop
        self.found = Walk()
        self.depth: dict[str, int] = {}
        self.linked_from: dict[str, str] = {}
        self.waiting: deque[str] = deque()
        self.under_way: deque[tuple[str, asyncio.Task[Page | Unreached]]] = deque()
        self.aliases: list[Page] = []

    async def run(self, seeds: Iterable[str]) -> Walk:
        for seed in seeds:
            self._queue(seed, 0, None)
        try:
            while not self.stop.is_set() and (self._fill() or self.under_way):
                url, task = self.under_way.popleft()
                result = await self._unless_stopped(task)
                if result is None:
                    self.under_way.appendleft((url, task))
                    break
                self._take(url, result)
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
        while (
            self.waiting
            and len(self.under_way) < self.limits.at_once
            and len(self.found.pages) + len(self.under_way) < self.limits.pages
        ):
            url = self.waiting.popleft()
            self.under_way.append((url, asyncio.create_task(self._visit(url))))
        return len(self.under_way) > before

    async def _visit(self, url: str) -> Page | Unreached:
        return await self.visit(url)

    async def _unless_stopped(self, task: asyncio.Task[Page | Unreached]) -> Page | Unreached | None:
        stopped = asyncio.create_task(self.stop.wait())
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        return task.result() if task.done() else None

    async def _abandon(self) -> None:
        tasks = [task for _, task in self.under_way]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _take(self, url: str, result: Page | Unreached) -> None:
        if isinstance(result, Unreached):
            self.found.unreached.append(replace(result, linked_from=self.linked_from.get(url)))
            return
        page = result.but(depth=self.depth[url])
        final = tidy(page.final_url) or page.final_url
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
        if final != url and page.depth > 0:
            if final in self.depth:
                self.aliases.append(page)
                return
            self.depth[final] = page.depth
            page = page.but(url=final)
        else:
            self.depth.setdefault(final, page.depth)
        self.found.pages.append(page)
        self._follow(page)

    def _follow(self, page: Page) -> None:
        for link in page.links:
            url = tidy(link)
            if url and self.follow(url):
                self._queue(url, page.depth + 1, page.url)

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
        steps: dict[str, list[Redirect]] = {}
        for alias in self.aliases:
            steps.setdefault(tidy(alias.final_url) or "", []).extend(alias.redirects)
        if not steps:
            return
        self.found.pages = [
            page.but(redirects=(*page.redirects, *steps[key]))
            if (key := tidy(page.final_url)) in steps
            else page
            for page in self.found.pages
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
