"""Pages -> what they point to: sitemaps, caption files, film platforms, documents, where links lead.

All of it is asked for as pages come, and once a run however many pages point there. What hangs on all pages
(how links answer, which page tells of a document) is settled when the last has come.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from auditor.config import Looking
from auditor.crawl import Fetcher, Met, Robots, Wish, site_of
from auditor.jobs.documents import Documents
from auditor.jobs.linking import Asking, Links
from auditor.jobs.sitemaps import Sitemaps
from auditor.keeping import Late, Told
from auditor.model import Page, Unreached
from auditor.probes.asking import Answer
from auditor.probes.captions import TrackFiles
from auditor.probes.links import no_headers
from auditor.probes.platforms import Platforms

LARGEST_DOCUMENT = 30 * 1024 * 1024  # bytes


@dataclass(frozen=True, kw_only=True)
class Manners:
    """How others are asked: as whom, whether robots.txt is obeyed, where answers are kept between runs.

    `follows` says which addresses belong to what is audited, `seeds` are those it is entered by.
    """

    user_agent: str
    follows: Callable[[str], bool]
    seeds: Sequence[str]
    ignore_robots: bool = False
    cache: Path | None = None
    never_opens: Callable[[str], bool] = lambda _: False
    headers_for: Callable[[str], Mapping[str, str]] = no_headers


class Probing:
    """Asks for what pages point to, with the crawler's own fetcher and by the same rules."""

    def __init__(self, look: Looking, fetcher: Fetcher, robots: Robots, manners: Manners) -> None:
        self._look = look
        self._fetcher = fetcher
        self._robots = robots
        self._manners = manners
        sites = [site_of(seed) for seed in manners.seeds]
        named = None if manners.ignore_robots else robots
        self._sitemaps = Sitemaps(fetcher, named, manners.follows, manners.seeds)
        self._tracks = TrackFiles(self._get)
        self._platforms = Platforms(self._get, cache=manners.cache)
        self._documents = Documents(self._document, sites)
        asking = Asking(
            user_agent=manners.user_agent,
            links=look.links,
            follows=manners.follows,
            may=self._may,
            headers_for=manners.headers_for,
        )
        self._links = Links(asking, sites)
        self._one_page = asyncio.Lock()
        self._ending = AsyncExitStack()

    async def __aenter__(self) -> Self:
        self._ending.push_async_callback(self._sitemaps.close)
        self._ending.push_async_callback(self._documents.close)
        await self._ending.enter_async_context(self._links)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._ending.aclose()

    def note(self, page: Page, met: Met, told: Told) -> None:
        """Begin to ask for what the page leads to. Pages are noted in the order of the walk."""
        self._links.note(page, met, told.links)
        if self._look.documents:
            self._documents.note(met, told.links)

    async def of(self, page: Page) -> Page:
        """The page with what sitemaps and film platforms tell of it, and with its caption files."""
        page = await self._sitemaps.date(page)
        if page.media and self._look.captions:
            async with self._one_page:  # what two pages point to is asked for once
                page = page.but(media=await self._tracks.of(page.media))
        if page.media and self._look.platforms:
            page = page.but(media=await self._platforms.ask(page.media))
        return page

    async def settle(
        self,
        pages: Sequence[Met],
        unreached: Iterable[Unreached],
        stop: asyncio.Event,
        tell: Callable[[str], None],
    ) -> None:
        """Learn what hangs on all pages. When `stop` is set, what was not learnt stays unknown."""
        tell("documents")
        if self._look.documents:
            await unless(stop, self._documents.settle(), None)
        tell("links")
        await unless(stop, self._links.settle(pages, unreached), None)

    def late(self, url: str, links: Sequence[str]) -> Late:
        """What was settled of the page at this address, which has these links."""
        answers, gaps = self._links.of(links)
        return Late(link_answers=answers, documents=self._documents.told_on(url, links), not_tested=gaps)

    @property
    def sitemap(self) -> frozenset[str] | None:
        """Every page that the sitemaps name; None when there is none."""
        return self._sitemaps.addresses

    @property
    def documents(self) -> frozenset[str]:
        """The addresses of all documents that could be read."""
        return self._documents.read

    async def _get(self, url: str, *, limit: int, headers: Mapping[str, str] | None = None) -> Answer:
        """What the probes ask through (auditor.probes.asking.Get), with the crawler's manners."""
        answer = await self._fetcher.follow(url, Wish(most_bytes=limit, headers=headers or {}))
        if isinstance(answer, Unreached):
            return Answer(detail=answer.detail or answer.code)
        return Answer(status=answer.status, type=answer.headers.get("content-type", ""), body=answer.body)

    async def _document(self, url: str) -> bytes | str:
        if not await self._may(url):
            return "robots.txt disallows it"
        answer = await self._fetcher.follow(url, Wish(most_bytes=LARGEST_DOCUMENT))
        if isinstance(answer, Unreached):
            return f"{answer.code}: {answer.detail}" if answer.detail else answer.code
        return answer.body if answer.status == HTTPStatus.OK else f"the server answered {answer.status}"

    async def _may(self, url: str) -> bool:
        if self._manners.never_opens(url):
            return False
        return self._manners.ignore_robots or await self._robots.refusal(url) is None


async def unless[T](stop: asyncio.Event, step: Coroutine[Any, Any, T], otherwise: T) -> T:
    """What the step gives, or `otherwise` when the run is stopped first."""
    if stop.is_set():
        step.close()
        return otherwise
    task = asyncio.ensure_future(step)
    stopped = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopped.cancel()
        is_done = task.done()
        if not is_done:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
    return task.result() if is_done else otherwise
