"""Addresses -> evidence: fetch a page, open it in the browser, read what it says of itself."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from auditor import __version__
from auditor.browser import BrowserPool, Look, Session, axe_core_version, find_chromium
from auditor.config import Looking
from auditor.crawl import Fetched, Fetcher, Limits, Robots, Standing, site_of, walk
from auditor.jobs.probing import Manners, Probed, Probing
from auditor.jobs.targets import Entry
from auditor.media import read_media
from auditor.metadata import read_metadata
from auditor.metadata.controls import controls_in
from auditor.model import Evidence, Page, Reason, Site, Tool, Unreached

PRODUCT = "civic-auditor"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How evidence is gathered.

    `browser`: whether pages are opened in one; `chromium` names the one to use; `sessions` how many at once.
    `contact` is told to the sites visited. `depth` None: as far as the links lead. `look` says what is looked
    at beside the pages; `cache` is where film platforms' answers are kept between runs.
    """

    visited: date
    pages: int = 1000
    depth: int | None = None
    browser: bool = True
    chromium: str | None = None
    sessions: int = 2
    contact: str = ""
    ignore_robots: bool = False
    look: Looking = field(default_factory=Looking)
    cache: Path | None = None


def user_agent(contact: str) -> str:
    """How we present ourselves: who we are, what we do, and whom to write to (RFC 9110, 10.1.5)."""
    return f"{PRODUCT}/{__version__} (accessibility and freshness audit; contact: {contact or 'not given'})"


async def gather(
    entries: Iterable[Entry],
    settings: Settings,
    watch: Callable[[Standing], None],
    stop: asyncio.Event,
) -> tuple[Evidence, Tool]:
    """Everything that the entries lead to, and what it was gathered with.

    Raises BrowserError when a browser is wanted and none will start.
    """
    entries = tuple(entries)
    async with AsyncExitStack() as stack:
        tool = Tool(version=__version__)
        pool: BrowserPool | None = None
        if settings.browser:
            pool = await stack.enter_async_context(_pool(settings))
            tool = Tool(
                version=__version__,
                axe_core=axe_core_version(),
                browser=pool.version,
                sandboxed=pool.sandboxed,
            )
        fetcher = await stack.enter_async_context(Fetcher(user_agent(settings.contact)))
        visitor = _Visitor(entries, settings, fetcher, pool)
        seeds = [seed for entry in entries for seed in entry.seeds]
        # What was asked for by name is looked at; the limit is for what it leads to.
        pages = max(settings.pages, len(seeds))
        found = await walk(
            seeds,
            visitor.visit,
            Limits(pages=pages, depth=settings.depth, at_once=settings.sessions + 2),
            follow=visitor.follows,
            watch=watch,
            stop=stop,
        )
        probed = await visitor.probing().probe(found.pages, found.unreached, stop, watch)
    site = Site(name=", ".join(dict.fromkeys(entry.name for entry in entries)), start=entries[0].seeds[0])
    evidence = Evidence(
        site=site,
        pages=tuple(sorted(probed.pages, key=lambda page: page.url)),
        unreached=tuple(sorted(_still_missed(found.unreached, probed), key=lambda missed: missed.url)),
        complete=found.complete and not stop.is_set(),
        beyond=found.beyond,
        sitemap=probed.sitemap,
    )
    return evidence, tool


def _still_missed(unreached: Iterable[Unreached], probed: Probed) -> list[Unreached]:
    """The addresses that were not looked at, without the documents that were read after all."""
    read = {document.url for page in probed.pages for document in page.documents or () if not document.unread}
    return [missed for missed in unreached if missed.url not in read]


def _pool(settings: Settings) -> BrowserPool:
    chromium = find_chromium(settings.chromium)
    note = user_agent(settings.contact)
    return BrowserPool(lambda: Session(chromium, agent_note=note), settings.sessions)


class _Visitor:
    """What a visit to one address is."""

    def __init__(
        self, entries: tuple[Entry, ...], settings: Settings, fetcher: Fetcher, pool: BrowserPool | None
    ) -> None:
        self._settings = settings
        self._fetcher = fetcher
        self._pool = pool
        self._robots = Robots(fetcher.ask, PRODUCT, fetcher.pace.ask_for)
        self._followed = {site_of(seed) for entry in entries if entry.follow for seed in entry.seeds}
        self._open = {site_of(seed) for entry in entries if not entry.obey_robots for seed in entry.seeds}

    def probing(self) -> Probing:
        """What asks for all that the pages point to, as this visitor would."""
        return Probing(
            self._settings.look,
            self._fetcher,
            self._robots,
            self.follows,
            Manners(
                user_agent=user_agent(self._settings.contact),
                ignore_robots=self._settings.ignore_robots,
                cache=self._settings.cache,
            ),
        )

    def follows(self, url: str) -> bool:
        return site_of(url) in self._followed

    async def visit(self, url: str) -> Page | Unreached:
        """Fetch the page, open it, read it. A fault of ours costs this page alone, and is not hidden."""
        try:
            return await self._visit(url)
        except Exception as error:
            logger.exception("%s could not be visited", url)
            return Unreached(url=url, reason=Reason.INTERNAL, detail=type(error).__name__)

    async def _visit(self, url: str) -> Page | Unreached:
        if not self._settings.ignore_robots and site_of(url) not in self._open:
            refusal = await self._robots.refusal(url)
            if refusal is not None:
                return refusal
        fetched = await self._fetcher.fetch_html(url)
        if isinstance(fetched, Unreached):
            return fetched
        look = None
        if self._pool is not None:
            seen = await self._pool.look(fetched.final_url)
            if not isinstance(seen, Look):
                return Unreached(url=url, reason=seen.reason, detail=seen.detail)
            look = seen
        return await asyncio.to_thread(_page, fetched, look, self._settings.visited)


def _page(fetched: Fetched, look: Look | None, visited: date) -> Page:
    """Join what the server sent with what the browser saw, and read what the page says of itself."""
    page = Page(
        url=fetched.url,
        final_url=fetched.final_url,
        status=fetched.status,
        headers=fetched.headers,
        redirects=fetched.redirects,
        visited=visited,
        html=fetched.html,
    )
    if look is None:
        title = page.soup.title.get_text(" ", strip=True) if page.soup.title else ""
        page = page.but(title=title, controls=controls_in(page.soup))
    else:
        page = replace(
            page,
            final_url=_without_fragment(look.final_url),
            html=look.html,
            rendered=True,
            title=look.title,
            axe=look.axe,
            controls=look.controls,
            not_tested=look.not_tested,
        )
    facts = look.media if look else ()
    return page.but(metadata=read_metadata(page), media=read_media(page, facts))


def _without_fragment(url: str) -> str:
    return urlsplit(url)._replace(fragment="").geturl()
