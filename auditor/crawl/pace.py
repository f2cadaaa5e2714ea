"""How often one host is asked."""

import asyncio
from collections import defaultdict
from urllib.parse import urlsplit

_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class Pace:
    """Keeps `seconds` between the starts of two requests to the same host; loopback needs no politeness."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._asked: dict[str, float] = {}
        self._next: defaultdict[str, float] = defaultdict(float)

    def ask_for(self, host: str, seconds: float) -> None:
        """Keep more distance to this host, as its robots.txt asks."""
        self._asked[host] = seconds

    async def wait(self, url: str) -> None:
        """Return when it is this request's turn."""
        host = urlsplit(url).hostname or ""
        pause = max(self._asked.get(host, 0.0), 0.0 if host in _LOOPBACK else self._seconds)
        if not pause:
            return
        now = asyncio.get_running_loop().time()
        turn = max(now, self._next[host])
        self._next[host] = turn + pause
        await asyncio.sleep(turn - now)
