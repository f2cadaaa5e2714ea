"""The day that a site's sitemaps give each of its pages: read once an origin, when its first page comes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from auditor.crawl import Fetcher, Robots, Wish, tidy
from auditor.model import DateKind, DateSource, Page, PageDate, Precision, Unreached
from auditor.probes.sitemaps import read_sitemaps

LARGEST_SITEMAP = 50 * 1024 * 1024  # bytes, the protocol's own limit

type _Days = dict[str, date | None]


class Sitemaps:
    """The sitemaps of the origins of `seeds`, and of whatever other origins pages have.

    `robots` None: what robots.txt names is not asked for.
    """

    def __init__(
        self, fetcher: Fetcher, robots: Robots | None, follows: Callable[[str], bool], seeds: Iterable[str]
    ) -> None:
        self._fetcher = fetcher
        self._robots = robots
        self._follows = follows
        self._entered = tuple(dict.fromkeys(origin_of(seed) for seed in seeds if follows(seed)))
        self._read: dict[str, asyncio.Task[_Days]] = {}

    async def date(self, page: Page) -> Page:
        """The page with the day that a sitemap gives it.

        It waits for the sitemaps of all origins that the audit entered by: whose is read first is chance.
        """
        if not self._follows(page.url):
            return page
        key = tidy(page.url) or ""
        day = None
        for origin in dict.fromkeys((*self._entered, origin_of(page.url))):
            if origin not in self._read:
                self._read[origin] = asyncio.create_task(self._days(origin))
            days = await asyncio.shield(self._read[origin])
            day = day or days.get(key)
        return page if day is None else _with_lastmod(page, day)

    @property
    def addresses(self) -> frozenset[str] | None:
        """Every page that the sitemaps read so far name; None when there is none."""
        read = [task.result() for task in self._read.values() if task.done() and not task.cancelled()]
        return frozenset(url for days in read for url in days) or None

    async def close(self) -> None:
        """Give up what is still being read."""
        for task in self._read.values():
            task.cancel()
        await asyncio.gather(*self._read.values(), return_exceptions=True)

    async def _days(self, origin: str) -> _Days:
        named = await self._robots.sitemaps(origin) if self._robots else ()
        starts = [urljoin(f"{origin}/", url) for url in (*named, "/sitemap.xml")]
        days: _Days = {}
        for url, day in (await read_sitemaps(starts, self._body, self._follows)).items():
            days[tidy(url) or url] = day
        return days

    async def _body(self, url: str) -> bytes | None:
        answer = await self._fetcher.follow(url, Wish(most_bytes=LARGEST_SITEMAP))
        if isinstance(answer, Unreached) or answer.status != HTTPStatus.OK:
            return None
        return answer.body


def origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _with_lastmod(page: Page, day: date) -> Page:
    found = PageDate(
        kind=DateKind.MODIFIED,
        value=day,
        precision=Precision.DAY,
        source=DateSource.SITEMAP,
        label="lastmod",
        text=day.isoformat(),
    )
    return page.but(metadata=replace(page.metadata, dates=(*page.metadata.dates, found)))
