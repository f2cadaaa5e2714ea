"""What a site asks robots to leave alone: RFC 9309, read by protego."""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from protego import Protego

from auditor.crawl.fetch import Answer
from auditor.model import Reason, Unreached

LONGEST_DELAY = 30.0
READ_BYTES = 500 * 1024  # RFC 9309, 2.5: at least this much must be read

type Ask = Callable[[str], Awaitable[Answer | Unreached]]


class Robots:
    """The rules of every host met, each fetched once with `ask`.

    `slow_down` is called with host and seconds when a robots.txt names a Crawl-delay (not in RFC 9309, but
    asked for by many; bounded by LONGEST_DELAY).
    """

    def __init__(self, ask: Ask, product: str, slow_down: Callable[[str, float], None]) -> None:
        self._ask = ask
        self._product = product
        self._slow_down = slow_down
        self._read: dict[str, asyncio.Task[Protego | Unreached]] = {}

    async def refusal(self, url: str) -> Unreached | None:
        """Why this address must be left alone, or None when it may be fetched."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._read:
            self._read[origin] = asyncio.create_task(self._rules(origin))
        rules = await self._read[origin]
        if isinstance(rules, Unreached):
            return Unreached(url=url, reason=rules.reason, status=rules.status, detail=rules.detail)
        if rules.can_fetch(url, self._product):
            return None
        return Unreached(url=url, reason=Reason.ROBOTS, detail="robots.txt disallows it")

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the host's robots.txt names; none when it could not be read."""
        await self.refusal(url)
        parts = urlsplit(url)
        rules = await self._read[f"{parts.scheme}://{parts.netloc}"]
        return () if isinstance(rules, Unreached) else tuple(rules.sitemaps)

    async def _rules(self, origin: str) -> Protego | Unreached:
        answer = await self._ask(f"{origin}/robots.txt")
        if isinstance(answer, Unreached):  # 2.3.1.4: unreachable means keep out
            return answer
        if answer.status >= 500:  # noqa: PLR2004 - 2.3.1.4
            return Unreached(
                url=answer.url,
                reason=Reason.ROBOTS,
                detail=f"robots.txt answered {answer.status}, which means keep out (RFC 9309, 2.3.1.4)",
            )
        if answer.status >= 400:  # noqa: PLR2004 - 2.3.1.3: unavailable means free
            return Protego.parse("")
        rules = Protego.parse(answer.body[:READ_BYTES].decode("utf-8", "replace"))
        delay = rules.crawl_delay(self._product)
        if delay:
            self._slow_down(urlsplit(origin).hostname or "", min(float(delay), LONGEST_DELAY))
        return rules
