"""Addresses -> evidence: fetch a page, open it in the browser, read what it says of itself.

Pages flow: each goes on to the next stage while others are still on their way to the first, and none is let
go of before the next stage can take it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from auditor import __version__
from auditor.browser import BrowserPool, FocusMemory, Look, Session, axe_core_version, find_chromium
from auditor.config import Looking
from auditor.crawl import Fetched, Fetcher, Limits, Robots, Standing, Walk, site_of, walk
from auditor.jobs.flow import Flow, Visited
from auditor.jobs.judging import FaultError, Judges
from auditor.jobs.probing import Manners, Probing
from auditor.jobs.sign_in_plans import Plan
from auditor.jobs.signing_in import SigningIn
from auditor.jobs.targets import Entry
from auditor.keeping import PageShelf, Place, Spool
from auditor.model import Context, Evidence, MediaFacts, Page, Reason, Site, Tool, Unreached
from auditor.model.credentials import Credentials

PRODUCT = "civic-auditor"
FETCHED_AHEAD = 2  # pages

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How evidence is gathered.

    `browser`: whether pages are opened in one; `chromium` names the one to use; `sessions` how many at once
    (None: as suits machine and pages). `contact` is told to the sites visited. `depth` None: as far as the
    links lead. `look` says what is looked at beside the pages; `cache` is where film platforms' answers are
    kept between runs. `processes`: how many read and judge pages (None: by the machine's cores; 0: this one).
    `pictures`: how many faults are pictured at most. `sign_in`: how we do, where visitors must.
    """

    visited: date
    pages: int = 1000
    depth: int | None = None
    browser: bool = True
    chromium: str | None = None
    sessions: int | None = None
    contact: str = ""
    ignore_robots: bool = False
    look: Looking = field(default_factory=Looking)
    cache: Path | None = None
    processes: int | None = None
    pictures: int = 0
    sign_in: tuple[Plan, ...] = ()


def user_agent(contact: str) -> str:
    """How we present ourselves: who we are, what we do, and whom to write to (RFC 9110, 10.1.5)."""
    return f"{PRODUCT}/{__version__} (accessibility and freshness audit; contact: {contact or 'not given'})"


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """What a run has gathered, and where on disk it lies; `first` is where each page's first verdicts are."""

    evidence: Evidence
    tool: Tool
    spool: Spool
    shelf: PageShelf
    first: dict[str, Place]


async def gather(
    entries: Iterable[Entry],
    settings: Settings,
    watch: Callable[[Standing], None],
    stop: asyncio.Event,
) -> tuple[Evidence, Tool]:
    """Everything that the entries lead to, and what it was gathered with, without judging it.

    Raises BrowserError when a browser is wanted and none will start.
    """
    entries = tuple(entries)
    async with Judges({}, Context(today=settings.visited, site=site_entered(entries))) as nobody:
        gathered = await gather_and_judge(entries, settings, nobody, watch, stop)
    return gathered.evidence, gathered.tool


async def gather_and_judge(
    entries: tuple[Entry, ...],
    settings: Settings,
    judges: Judges,
    watch: Callable[[Standing], None],
    stop: asyncio.Event,
) -> Gathered:
    """Gather as `gather` does, each page judged by what is known of it as soon as it has come.

    Raises KeepingError when the disk has no room for it, and SignInError when the site does not let us in.
    """
    spool = Spool()
    async with AsyncExitStack() as stack:
        signing = await stack.enter_async_context(signing_in(settings, stop))
        tool, pool = Tool(version=__version__), None
        if settings.browser:
            pool = await stack.enter_async_context(browsers(settings, signing.credentials))
            tool = Tool(
                version=__version__,
                axe_core=axe_core_version(),
                browser=pool.version,
                sandboxed=pool.sandboxed,
            )
        agent = user_agent(settings.contact)
        fetcher = await stack.enter_async_context(
            Fetcher(agent, credentials=signing.credentials, leads_out=signing.leads_out)
        )
        await signing.prove(fetcher, [seed for entry in entries for seed in entry.seeds])
        visitor = _Visitor(entries, settings, _Means(fetcher, pool, judges, signing))
        probing = await stack.enter_async_context(visitor.probing())
        flow = await stack.enter_async_context(Flow(probing, judges, spool, stop))
        found = await _walk(entries, settings, visitor, flow, watch, stop)
        await flow.settle(found, watch)
    missed = (*found.unreached, *flow.unreached)
    unreached = [each for each in missed if each.url not in probing.documents]  # those were read after all
    evidence = Evidence(
        site=site_entered(entries),
        pages=flow.shelf.sequence(),
        unreached=tuple(sorted(unreached, key=lambda missed: missed.url)),
        complete=found.complete and not stop.is_set(),
        beyond=found.beyond,
        sitemap=probing.sitemap,
    )
    return Gathered(evidence=evidence, tool=tool, spool=spool, shelf=flow.shelf, first=flow.first)


def site_entered(entries: tuple[Entry, ...]) -> Site:
    """The site that an audit is about."""
    return Site(name=", ".join(dict.fromkeys(entry.name for entry in entries)), start=entries[0].seeds[0])


async def _walk(
    entries: tuple[Entry, ...],
    settings: Settings,
    visitor: _Visitor,
    flow: Flow,
    watch: Callable[[Standing], None],
    stop: asyncio.Event,
) -> Walk:
    seeds = [seed for entry in entries for seed in entry.seeds]
    # What was asked for by name is looked at; the limit is for what it leads to.
    pages = max(settings.pages, len(seeds))
    return await walk(
        seeds,
        visitor.visit,
        Limits(pages=pages, depth=settings.depth, at_once=FETCHED_AHEAD, room=visitor.room),
        keep=flow.keep,
        follow=visitor.follows,
        watch=watch,
        stop=stop,
    )


def signing_in(settings: Settings, stop: asyncio.Event | None = None) -> SigningIn:
    """What signs us in where visitors must."""
    note = user_agent(settings.contact)
    return SigningIn(
        settings.sign_in,
        lambda credentials: Session(
            find_chromium(settings.chromium), agent_note=note, credentials=credentials
        ),
        stop,
    )


def browsers(settings: Settings, credentials: Callable[[], Credentials] = Credentials) -> BrowserPool:
    """The browsers that pages are opened in, with what lets them in where visitors must sign in."""
    chromium = find_chromium(settings.chromium)
    note = user_agent(settings.contact)
    memory = FocusMemory()
    return BrowserPool(
        lambda: Session(chromium, agent_note=note, memory=memory, credentials=credentials), settings.sessions
    )


class _Means(NamedTuple):
    """What a page is visited with."""

    fetcher: Fetcher
    pool: BrowserPool | None
    judges: Judges
    signing: SigningIn


class _Visitor:
    """What a visit to one address is."""

    def __init__(self, entries: tuple[Entry, ...], settings: Settings, means: _Means) -> None:
        self._settings = settings
        self._fetcher, self._pool, self._judges, self._signing = means
        self._robots = Robots(self._fetcher.ask, PRODUCT, self._fetcher.pace.ask_for)
        self._seeds = [seed for entry in entries for seed in entry.seeds]
        self._followed = {site_of(seed) for entry in entries if entry.follow for seed in entry.seeds}
        self._open = {site_of(seed) for entry in entries if not entry.obey_robots for seed in entry.seeds}

    def probing(self) -> Probing:
        """What asks for all that the pages point to, as this visitor would."""
        manners = Manners(
            user_agent=user_agent(self._settings.contact),
            follows=self.follows,
            seeds=self._seeds,
            ignore_robots=self._settings.ignore_robots,
            cache=self._settings.cache,
            never_opens=self._signing.never_opens,
            headers_for=self._signing.headers_for,
        )
        return Probing(self._settings.look, self._fetcher, self._robots, manners)

    def room(self) -> int:
        """How many pages to have under way: some are fetched while browsers or judges are at others."""
        return (self._pool.capacity * 2 if self._pool else self._judges.at_once) + FETCHED_AHEAD

    def follows(self, url: str) -> bool:
        return site_of(url) in self._followed

    async def visit(self, url: str) -> Visited | Unreached:
        """Fetch the page, open it, read it. A fault of ours costs this page alone, and is not hidden."""
        try:
            return await self._signing.visit(url, self._visit)
        except FaultError as error:
            logger.error("%s could not be read (%s)", url, error)  # noqa: TRY400 - traced where it was raised
            return Unreached(url=url, reason=Reason.INTERNAL, detail=str(error))
        except Exception as error:
            logger.exception("%s could not be visited", url)
            return Unreached(url=url, reason=Reason.INTERNAL, detail=type(error).__name__)

    async def _visit(self, url: str) -> Visited | Unreached:
        if not self._settings.ignore_robots and site_of(url) not in self._open:
            refusal = await self._robots.refusal(url)
            if refusal is not None:
                return refusal
        fetched = self._signing.checked(url, await self._fetcher.fetch_html(url))
        if isinstance(fetched, Unreached):
            return fetched
        look = None
        if self._pool is not None:
            states = self._settings.look.states
            seen = self._signing.checked(url, await self._pool.look(fetched.final_url, with_states=states))
            if not isinstance(seen, Look):
                return Unreached(url=url, reason=seen.reason, detail=seen.detail, status=seen.status)
            look = seen
        page = _page(fetched, look, self._settings.visited)
        facts: tuple[MediaFacts, ...] = look.media if look else ()
        read = await self._judges.read(page, facts)
        return Visited(page=read.of(page), told=read.told)


def _page(fetched: Fetched, look: Look | None, visited: date) -> Page:
    """Join what the server sent with what the browser saw; nothing is read out of the document here."""
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
        return page
    return page.but(
        final_url=_without_fragment(look.final_url),
        html=look.html,
        rendered=True,
        title=look.title,
        axe=look.axe,
        controls=look.controls,
        frames=look.frames,
        banner=look.banner,
        states=look.states,
        not_tested=look.not_tested,
    )


def _without_fragment(url: str) -> str:
    return urlsplit(url)._replace(fragment="").geturl()
