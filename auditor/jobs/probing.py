"""Pages -> what they point to: where links lead, documents, caption files, film platforms, sitemaps.

All of it is asked for once a run, however many pages point there, after the pages themselves.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from auditor.config import Looking
from auditor.crawl import Fetcher, Robots, Standing, Wish, site_of, tidy
from auditor.model import (
    DateKind,
    DateSource,
    LinkAnswer,
    LinksAsked,
    NotTested,
    Page,
    PageDate,
    Precision,
    Reason,
    Unreached,
    Untested,
)
from auditor.probes.asking import Answer
from auditor.probes.captions import TrackFiles
from auditor.probes.documents import DocumentProbe, is_document
from auditor.probes.links import LinkProbe
from auditor.probes.platforms import Platforms
from auditor.probes.sitemaps import read_sitemaps

LARGEST_DOCUMENT = 30 * 1024 * 1024  # bytes
LARGEST_SITEMAP = 50 * 1024 * 1024  # bytes, the protocol's own limit

# The server answered, though not with a page to look at.
_ANSWERED = {Reason.NOT_HTML, Reason.EMPTY}
# What tells nothing of whether the address answers.
_SAYS_NOTHING = {Reason.ROBOTS, Reason.OFF_SITE_REDIRECT, Reason.INTERNAL}
_OF_THE_NETWORK = {Reason.DNS, Reason.REFUSED, Reason.TIMEOUT}


_CUT_OFF = NotTested(
    what="links to other sites",
    reason=Untested.NOT_ASKED,
    detail="no other site answered: is this machine on the network?",
)
_ALONE = NotTested(
    what="some links",
    reason=Untested.NOT_ASKED,
    detail="the file was audited alone, without the site that its links lead to",
)
_TOO_MANY = NotTested(
    what="some links",
    reason=Untested.NOT_ASKED,
    detail="the site has more links than are asked for in one run",
)


@dataclass(frozen=True, kw_only=True)
class Probed:
    """The pages with what was learnt of what they point to, and the addresses that sitemaps name."""

    pages: tuple[Page, ...]
    sitemap: frozenset[str] | None = None


@dataclass(frozen=True, kw_only=True)
class Manners:
    """How others are asked: as whom, whether robots.txt is obeyed, where answers are kept between runs."""

    user_agent: str
    ignore_robots: bool = False
    cache: Path | None = None


class Probing:
    """Asks for what pages point to, with the crawler's own fetcher and by the same rules."""

    def __init__(
        self,
        look: Looking,
        fetcher: Fetcher,
        robots: Robots,
        follows: Callable[[str], bool],
        manners: Manners,
    ) -> None:
        self._look = look
        self._fetcher = fetcher
        self._robots = robots
        self._follows = follows
        self._manners = manners

    async def probe(
        self,
        pages: Sequence[Page],
        unreached: Iterable[Unreached],
        stop: asyncio.Event,
        watch: Callable[[Standing], None],
    ) -> Probed:
        """Learn what the pages point to. When `stop` is set, what was not asked for yet stays unknown."""
        found = Probed(pages=tuple(pages))
        missed = tuple(unreached)
        steps: list[tuple[str, Callable[[Probed], Awaitable[Probed]]]] = [
            ("sitemaps", self._sitemaps),
            ("caption files", self._tracks),
            ("film platforms", self._platforms),
            ("documents", self._documents),
            ("links", lambda probed: self._links(probed, missed)),
        ]
        for number, (name, step) in enumerate(steps):
            watch(Standing(done=len(pages), queued=len(steps) - number, failed=len(missed), last=name))
            done = await _unless(stop, step(found))
            if done is None:
                break
            found = done
        return found

    # Sitemaps

    async def _sitemaps(self, probed: Probed) -> Probed:
        origins = dict.fromkeys(_origin(page.url) for page in probed.pages if self._follows(page.url))
        starts: list[str] = []
        for origin in origins:
            named = () if self._manners.ignore_robots else await self._robots.sitemaps(origin)
            starts += [urljoin(f"{origin}/", url) for url in (*named, "/sitemap.xml")]
        if not starts:
            return probed
        days = await read_sitemaps(starts, self._body, self._follows)
        if not days:
            return probed
        tidied = {tidy(url) or url: day for url, day in days.items()}
        pages = tuple(_with_lastmod(page, tidied.get(tidy(page.url) or "")) for page in probed.pages)
        return replace(probed, pages=pages, sitemap=frozenset(tidied))

    async def _body(self, url: str) -> bytes | None:
        answer = await self._fetcher.follow(url, Wish(most_bytes=LARGEST_SITEMAP))
        is_there = not isinstance(answer, Unreached) and answer.status == HTTPStatus.OK
        return answer.body if is_there and not isinstance(answer, Unreached) else None

    # Films and sounds

    async def _tracks(self, probed: Probed) -> Probed:
        if not self._look.captions:
            return probed
        return await self._with_media(probed, TrackFiles(self._get).of)

    async def _platforms(self, probed: Probed) -> Probed:
        if not self._look.platforms:
            return probed
        platforms = Platforms(self._get, cache=self._manners.cache)
        return await self._with_media(probed, platforms.ask)

    async def _with_media(self, probed: Probed, ask: Callable[..., Awaitable[object]]) -> Probed:
        pages = [page.but(media=await ask(page.media)) if page.media else page for page in probed.pages]
        return replace(probed, pages=tuple(pages))

    async def _get(self, url: str, *, limit: int, headers: Mapping[str, str] | None = None) -> Answer:
        """What the probes ask through (auditor.probes.asking.Get), with the crawler's manners."""
        answer = await self._fetcher.follow(url, Wish(most_bytes=limit, headers=headers or {}))
        if isinstance(answer, Unreached):
            return Answer(detail=answer.detail or answer.code)
        return Answer(status=answer.status, type=answer.headers.get("content-type", ""), body=answer.body)

    # Documents

    async def _documents(self, probed: Probed) -> Probed:
        if not self._look.documents:
            return probed
        first: dict[str, str] = {}  # each document is told on the first page that leads to it
        for page in sorted(probed.pages, key=lambda page: (page.depth, page.url)):
            for url in page.links:
                if is_document(url) and self._is_own(url, probed):
                    first.setdefault(url, page.url)
        read = await DocumentProbe(self._document).read(first)
        pages = (
            page.but(documents=tuple(read[url] for url in page.links if first.get(url) == page.url))
            for page in probed.pages
        )
        return replace(probed, pages=tuple(pages))

    async def _document(self, url: str) -> bytes | str:
        if not self._manners.ignore_robots and await self._robots.refusal(url) is not None:
            return "robots.txt disallows it"
        answer = await self._fetcher.follow(url, Wish(most_bytes=LARGEST_DOCUMENT))
        if isinstance(answer, Unreached):
            return f"{answer.code}: {answer.detail}" if answer.detail else answer.code
        return answer.body if answer.status == HTTPStatus.OK else f"the server answered {answer.status}"

    def _is_own(self, url: str, probed: Probed) -> bool:
        return site_of(url) in {site_of(page.url) for page in probed.pages}

    # Links

    async def _links(self, probed: Probed, unreached: Sequence[Unreached]) -> Probed:
        if self._look.links is LinksAsked.NONE:
            return probed
        known = _known(probed.pages, unreached)
        linked = dict.fromkeys(url for page in probed.pages for url in page.links)
        wanted = [url for url in linked if url.startswith(("http://", "https://"))]
        own = {site_of(page.url) for page in probed.pages}
        ours = [url for url in wanted if site_of(url) in own and url not in known]
        # Of a file that is audited alone only its folder is served: what is above it cannot be asked for.
        alone = {url for url in ours if not self._follows(url) and _is_loopback(url)}
        inside = [url for url in ours if url not in alone and await self._may(url)]
        outside = [url for url in wanted if site_of(url) not in own and self._look.links is LinksAsked.ALL]
        async with LinkProbe(self._manners.user_agent, known=known) as probe:
            answers = await probe.answers([*inside, *(url for url in wanted if url in known)])
            beyond = await probe.answers(outside)
            too_many = set(probe.not_asked)
        cut_off = _is_cut_off(probed.pages, beyond.values())
        if not cut_off:
            answers |= beyond
        gaps = {_TOO_MANY: too_many, _CUT_OFF: set(outside) if cut_off else set(), _ALONE: alone}
        return replace(probed, pages=tuple(_with_answers(page, answers, gaps) for page in probed.pages))

    async def _may(self, url: str) -> bool:
        return self._manners.ignore_robots or await self._robots.refusal(url) is None


async def _unless(stop: asyncio.Event, step: Awaitable[Probed]) -> Probed | None:
    """What the step gives, or None when the run is stopped first."""
    task = asyncio.ensure_future(step)
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if task.done():
        return task.result()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return None


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _with_lastmod(page: Page, day: date | None) -> Page:
    if day is None:
        return page
    found = PageDate(
        kind=DateKind.MODIFIED,
        value=day,
        precision=Precision.DAY,
        source=DateSource.SITEMAP,
        label="lastmod",
        text=day.isoformat(),
    )
    return page.but(metadata=replace(page.metadata, dates=(*page.metadata.dates, found)))


def _known(pages: Iterable[Page], unreached: Iterable[Unreached]) -> dict[str, LinkAnswer]:
    """How the addresses that the crawl itself asked for answered."""
    known = {
        url: LinkAnswer(url=url, final_url=page.final_url, status=page.status, title=page.title)
        for page in pages
        for url in (page.url, *(step.url for step in page.redirects))
    }
    for missed in unreached:
        if missed.reason in _ANSWERED:
            known[missed.url] = LinkAnswer(url=missed.url, final_url=missed.url, status=HTTPStatus.OK)
        elif missed.reason not in _SAYS_NOTHING and not missed.reason.value.startswith("browser"):
            known[missed.url] = LinkAnswer(
                url=missed.url, status=missed.status, reason=missed.reason, detail=missed.detail
            )
    return known


def _is_cut_off(pages: Iterable[Page], answers: Iterable[LinkAnswer]) -> bool:
    """Whether the failures are our own network's: no other site answered, nor one beyond this machine."""
    answers = tuple(answers)
    if not answers or any(answer.reason not in _OF_THE_NETWORK for answer in answers):
        return False
    return all(_is_loopback(page.url) for page in pages)


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return host in {"localhost", "::1"} or host.startswith("127.")


def _with_answers(page: Page, answers: Mapping[str, LinkAnswer], gaps: Mapping[NotTested, set[str]]) -> Page:
    """The page with its links' answers, and what of its links was not asked for."""
    links = page.links
    missed = tuple(gap for gap, urls in gaps.items() if urls.intersection(links))
    return page.but(
        link_answers={url: answers[url] for url in links if url in answers},
        not_tested=(*page.not_tested, *missed),
    )
