"""The documents that pages lead to: read as pages come, each once, and told on the first of those pages."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from auditor.crawl import Met, site_of
from auditor.model import Document
from auditor.probes.documents import DocumentProbe, is_document
from auditor.probes.documents.probe import MOST, Ask


class Documents:
    """Documents of the `sites`, asked for by `ask`; those beyond `most` are told as unread."""

    def __init__(self, ask: Ask, sites: Iterable[tuple[str, int | None]], *, most: int = MOST) -> None:
        self._probe = DocumentProbe(ask, most=1)
        self._sites = frozenset(sites)
        self._most = most
        self._first: dict[str, tuple[int, str]] = {}
        self._reading: dict[str, asyncio.Task[dict[str, Document]]] = {}
        self._read: dict[str, Document] | None = None

    def note(self, met: Met, links: Iterable[str]) -> None:
        """Begin to read what the page leads to. Pages are noted in the order of the walk."""
        place = (met.depth, met.url)
        for url in links:
            if is_document(url) and site_of(url) in self._sites:
                self._first[url] = min(self._first.get(url, place), place)
                if url not in self._reading and len(self._reading) < self._most:
                    self._reading[url] = asyncio.create_task(self._probe.read([url]))

    async def settle(self) -> None:
        """Wait until all are read."""
        read: dict[str, Document] = {}
        for found in await asyncio.gather(*self._reading.values()):
            read |= found
        beyond = f"more than {self._most} documents were found, and this is one of the rest"
        self._read = {url: read.get(url) or Document(url=url, unread=beyond) for url in self._first}

    def told_on(self, page: str, links: Iterable[str]) -> tuple[Document, ...] | None:
        """The documents to tell on the page at this address: those that no page before it leads to."""
        if self._read is None:
            return None
        return tuple(self._read[url] for url in links if self._first.get(url, (0, None))[1] == page)

    @property
    def read(self) -> frozenset[str]:
        """The addresses of all documents that could be read."""
        return frozenset(url for url, document in (self._read or {}).items() if not document.unread)

    async def close(self) -> None:
        """Give up what is still being read."""
        for task in self._reading.values():
            task.cancel()
        await asyncio.gather(*self._reading.values(), return_exceptions=True)
