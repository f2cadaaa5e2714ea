"""The way of a page from the crawl to disk: probed, judged by what is known of it, and let go of."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

from auditor.crawl import Met, Standing, Walk
from auditor.errors import AuditorError
from auditor.jobs.judging import Judges
from auditor.jobs.probing import Probing, unless
from auditor.keeping import PageShelf, Place, Spool, Told
from auditor.model import Page, Reason, Redirect, Unreached

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Visited:
    """A page that was fetched, opened and read, as the walk asks of it."""

    page: Page
    told: Told

    @property
    def final_url(self) -> str:
        return self.page.final_url

    @property
    def redirects(self) -> tuple[Redirect, ...]:
        return self.page.redirects

    @property
    def links(self) -> list[str]:
        return list(self.told.links)


class Flow:
    """Takes pages from the walk, as many at once as are judged at once: the walk waits with the next.

    `unreached` are pages that were lost on their way, by a fault of ours. Use as an async context manager.
    """

    def __init__(self, probing: Probing, judges: Judges, spool: Spool, stop: asyncio.Event) -> None:
        self.shelf = PageShelf(spool)
        self.first: dict[str, Place] = {}
        self.unreached: list[Unreached] = []
        self._probing = probing
        self._judges = judges
        self._spool = spool
        self._stop = stop
        self._room = asyncio.Semaphore(judges.at_once + 2)  # two are probed while the others are judged
        self._under_way: set[asyncio.Task[None]] = set()
        self._fatal: AuditorError | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        under_way = tuple(self._under_way)
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)

    async def keep(self, visited: Visited, met: Met) -> None:
        """Take a page that the walk has met; returns when there is room for it."""
        await self._room.acquire()
        self._probing.note(visited.page, met, visited.told)
        page = visited.page.but(url=met.url, depth=met.depth)
        task = asyncio.create_task(self._pass_on(page, visited.told))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def settle(self, found: Walk, watch: Callable[[Standing], None]) -> None:
        """Wait for the pages under way, and add to each what hangs on all of them.

        Raises KeepingError when the disk had no room for one.
        """
        await asyncio.gather(*self._under_way)
        if self._fatal is not None:
            raise self._fatal
        missed = [*found.unreached, *self.unreached]
        pages = [met for met in found.pages if met.url in self.shelf]
        told = Standing(done=len(pages), queued=1, failed=len(missed), last="")
        await self._probing.settle(pages, missed, self._stop, lambda name: watch(replace(told, last=name)))
        for met in pages:
            links = self.shelf.told(met.url).links
            self.shelf.settle(met.url, replace(self._probing.late(met.url, links), redirects=met.redirects))
            await asyncio.sleep(0)

    async def _pass_on(self, page: Page, told: Told) -> None:
        """Probe, judge and keep the page. A fault of ours costs this page alone, and is not hidden."""
        try:
            page = await unless(self._stop, self._probing.of(page), page)
            judged = await self._judges.judge(page, told)
            self.first[page.url] = self._spool.write(judged.first)
            self.shelf.put(page.url, judged.sheaf)
        except AuditorError as error:
            self._fatal = error
            self._stop.set()
        except Exception as error:
            logger.exception("%s was lost", page.url)
            self.unreached.append(
                Unreached(url=page.url, reason=Reason.INTERNAL, detail=type(error).__name__)
            )
        finally:
            self._room.release()
