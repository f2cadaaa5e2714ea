"""An address -> the document there. Each is asked for once a run, however many pages lead to it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from auditor.model import Document
from auditor.probes.documents.process import read_in_process
from auditor.probes.documents.stated import stated_in

LARGEST = 30 * 1024 * 1024  # bytes
MOST = 500  # documents of one run
AT_ONCE = 2

# Gives the body at an address, or the words that say why there is none.
type Ask = Callable[[str], Awaitable[bytes | str]]


def is_document(url: str) -> bool:
    """Whether an address is a PDF file's, as far as the address tells."""
    return urlsplit(url).path.lower().endswith(".pdf")


class DocumentProbe:
    """Reads documents, a few at a time. `most` in all; what is beyond is told as unread, with the reason."""

    def __init__(self, ask: Ask, *, most: int = MOST) -> None:
        self._ask = ask
        self._most = most
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def read(self, urls: Iterable[str]) -> dict[str, Document]:
        """The document at each address, in the order given."""
        urls = list(dict.fromkeys(urls))
        read = await asyncio.gather(*(self._read(url) for url in urls[: self._most]))
        found = {document.url: document for document in read}
        beyond = f"more than {self._most} documents were found, and this is one of the rest"
        return found | {url: Document(url=url, unread=beyond) for url in urls[self._most :]}

    async def _read(self, url: str) -> Document:
        async with self._turns:
            body = await self._ask(url)
            if isinstance(body, str):
                return Document(url=url, unread=body)
            if b"%PDF-" not in body[:1024]:  # ISO 32000-1, annex H, 3.4.1
                return Document(url=url, unread="what the server sent is no PDF file", size=len(body))
            facts = await read_in_process(body)
        if "unread" in facts:
            return Document(url=url, unread=facts["unread"], size=len(body))
        stated = await asyncio.to_thread(stated_in, facts.pop("words"), url)
        return Document(url=url, **_typed(facts), **stated)


def _typed(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts as the model has them: days as dates, lists as tuples."""
    told = {name: facts.get(name) for name in ("created", "modified")}
    days = {name: date.fromisoformat(day) if day else None for name, day in told.items()}
    lists = {name: tuple(value) for name, value in facts.items() if isinstance(value, list)}
    return facts | days | lists
