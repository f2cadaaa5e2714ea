"""How linked addresses answer: other sites are asked as pages come, our own when all have come.

What the crawl itself asked for is not asked for again, so that within the site little is left at the end.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from auditor.crawl import Met, site_of
from auditor.model import LinkAnswer, LinksAsked, NotTested, Page, Reason, Unreached, Untested
from auditor.probes.links import LinkProbe, no_headers

# The server answered, though not with a page to look at.
_ANSWERED = {Reason.NOT_HTML, Reason.EMPTY, Reason.SIGNED_OUT, Reason.LOGIN_REQUIRED}
# What tells nothing of whether the address answers.
_SAYS_NOTHING = {Reason.ROBOTS, Reason.OFF_SITE_REDIRECT, Reason.INTERNAL, Reason.NEVER_OPEN}
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
class Asking:
    """Whom we ask as, which links, what the crawl follows, and what we may ask for.

    `headers_for` an address are those that let us in there; other sites than our own are not told any.
    """

    user_agent: str
    links: LinksAsked
    follows: Callable[[str], bool]
    may: Callable[[str], Awaitable[bool]]
    headers_for: Callable[[str], Mapping[str, str]] = no_headers


@dataclass(kw_only=True)
class _Settled:
    answers: dict[str, LinkAnswer] = field(default_factory=dict)
    gaps: dict[NotTested, set[str]] = field(default_factory=dict)


class Links:
    """The links of a run. Each address is asked for once, however many pages lead there."""

    def __init__(self, asking: Asking, sites: Iterable[tuple[str, int | None]]) -> None:
        self._asking = asking
        self._sites = frozenset(sites)
        self._linked: dict[str, None] = {}
        self._pages: dict[str, LinkAnswer] = {}
        self._outside = LinkProbe(asking.user_agent) if asking.links is LinksAsked.ALL else None
        self._under_way: set[asyncio.Task[dict[str, LinkAnswer]]] = set()
        self._settled: _Settled | None = None

    def note(self, page: Page, met: Met, links: Iterable[str]) -> None:
        """Learn how the page answered and what it links to. Pages are noted in the order of the walk."""
        if self._asking.links is LinksAsked.NONE:
            return
        self._know(
            met, LinkAnswer(url=met.url, final_url=page.final_url, status=page.status, title=page.title)
        )
        new = [url for url in links if url.startswith(("http://", "https://")) and url not in self._linked]
        self._linked.update(dict.fromkeys(new))
        if self._outside is None or self._outside.not_asked:
            return
        if outside := [url for url in new if site_of(url) not in self._sites]:
            task = asyncio.create_task(self._outside.answers(outside))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def settle(self, pages: Iterable[Met], unreached: Iterable[Unreached]) -> None:
        """Ask for what is left, and wait for all answers."""
        if self._asking.links is LinksAsked.NONE:
            return
        for met in pages:
            self._know(met, self._pages[met.url])
        known = self._pages | _known(unreached)
        ours = [url for url in self._linked if site_of(url) in self._sites and url not in known]
        # Of a file that is audited alone only its folder is served: what is above it cannot be asked for.
        alone = {url for url in ours if not self._asking.follows(url) and _is_loopback(url)}
        inside = [url for url in ours if url not in alone and await self._asking.may(url)]
        async with LinkProbe(
            self._asking.user_agent, known=known, headers_for=self._asking.headers_for
        ) as probe:
            answers = await probe.answers([*inside, *(url for url in self._linked if url in known)])
        gaps = {_TOO_MANY: set(probe.not_asked), _CUT_OFF: set(), _ALONE: alone}
        if self._outside is not None:
            outside = [url for url in self._linked if site_of(url) not in self._sites]
            beyond = await self._outside.answers(outside)
            gaps[_TOO_MANY] |= self._outside.not_asked
            if self._is_cut_off(beyond.values()):
                gaps[_CUT_OFF] = set(outside)
            else:
                answers |= beyond
        self._settled = _Settled(answers=answers, gaps=gaps)

    def of(self, links: Iterable[str]) -> tuple[Mapping[str, LinkAnswer] | None, tuple[NotTested, ...]]:
        """How these links answered (None: nobody asked), and what of them was not asked for."""
        if self._settled is None:
            return None, ()
        links = tuple(links)
        missed = tuple(gap for gap, urls in self._settled.gaps.items() if urls.intersection(links))
        answers = self._settled.answers
        return {url: answers[url] for url in links if url in answers}, missed

    async def __aenter__(self) -> Self:
        if self._outside is not None:
            await self._outside.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        under_way = tuple(self._under_way)
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
        if self._outside is not None:
            await self._outside.__aexit__(kind, error, trace)

    def _know(self, met: Met, answer: LinkAnswer) -> None:
        for url in (met.url, *(step.url for step in met.redirects)):
            self._pages[url] = answer

    def _is_cut_off(self, answers: Iterable[LinkAnswer]) -> bool:
        """Whether the failures are our own network's: no other site answered, nor one beyond this machine."""
        answers = tuple(answers)
        if not answers or any(answer.reason not in _OF_THE_NETWORK for answer in answers):
            return False
        return all(_is_loopback(url) for url in self._pages)


def _known(unreached: Iterable[Unreached]) -> dict[str, LinkAnswer]:
    """How the addresses answered that the crawl asked for in vain."""
    known = {}
    for missed in unreached:
        if missed.reason in _ANSWERED:
            known[missed.url] = LinkAnswer(url=missed.url, final_url=missed.url, status=HTTPStatus.OK)
        elif missed.reason not in _SAYS_NOTHING and not missed.reason.value.startswith("browser"):
            known[missed.url] = LinkAnswer(
                url=missed.url, status=missed.status, reason=missed.reason, detail=missed.detail
            )
    return known


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return host in {"localhost", "::1"} or host.startswith("127.")
