"""Several judging processes, or none: then all is done here."""

from __future__ import annotations

import asyncio
import logging
import os
import zlib
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from auditor.jobs.judging.desk import Desk, LostError
from auditor.jobs.judging.judge import Crash, Instructions, Judge, Judged, unfinished, unjudged
from auditor.jobs.judging.process import Answer
from auditor.jobs.reading import Read
from auditor.keeping import Leaves, Sheaf, Told
from auditor.model import Context, MediaFacts, Page, Rule
from auditor.plugins import load_rules

MOST = 4  # processes
_LOST = "the process that judged it ended"

logger = logging.getLogger(__name__)


class FaultError(Exception):
    """Reading the page failed; its text is the name of what went wrong."""


class Judges:
    """Reads and judges pages, in `processes` beside this one. Use as an async context manager.

    Without processes (0) all is done in a thread of this one, as it must be for rules that are not installed.
    """

    def __init__(self, rules: Mapping[str, Rule], context: Context, processes: int | None = None) -> None:
        self.rules: Sequence[Rule] = tuple(rules.values())
        count = how_many() if processes is None else processes
        if not _are_installed(rules):
            count = 0
        instructions = Instructions(rules=tuple(rules), context=context)
        self.desks = tuple(Desk(instructions) for _ in range(count))
        self._here = Judge(self.rules, context)
        self._turn = asyncio.Lock()
        self._told: set[tuple[str, str]] = set()
        self._starting: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        if self.desks:
            self._starting = asyncio.create_task(self.desks[0].start())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._starting is not None:
            self._starting.cancel()
            await asyncio.gather(self._starting, return_exceptions=True)
        await asyncio.gather(*(desk.close() for desk in self.desks))

    @property
    def at_once(self) -> int:
        """How many pages may wait for us or be under way, so that no process is idle."""
        return 2 * max(1, len(self.desks))

    async def read(self, page: Page, media: Sequence[MediaFacts]) -> Read:
        """What the page says of itself. Raises FaultError when it cannot be read."""
        try:
            answer = await self._ask(page.final_url, "read", page, media)
        except LostError:
            raise FaultError(_LOST) from None
        if answer.error:
            raise FaultError(answer.error)
        read: Read = answer.value
        return read

    async def judge(self, page: Page, told: Told) -> Judged:
        """The page judged by what is known of it; a page that breaks the judge cannot be told."""
        try:
            answer = await self._ask(page.final_url, "judge", page, told)
        except LostError:
            answer = Answer(error=_LOST)
        if answer.error:
            logger.error("%s could not be judged (%s)", page.url, answer.error)
            return unjudged(page, told, self.rules, answer.error)
        judged: Judged = answer.value
        return judged

    async def finish(self, url: str, sheaf: Sheaf, first: bytes) -> Leaves:
        """The page judged by all that had to wait."""
        try:
            answer = await self._ask(url, "finish", sheaf, first)
        except LostError:
            answer = Answer(error=_LOST)
        if answer.error:
            logger.error("%s could not be judged to the end (%s)", url, answer.error)
            return unfinished(sheaf, first, self.rules, answer.error)
        leaves: Leaves = answer.value
        return leaves

    async def _ask(self, url: str, name: str, *arguments: Any) -> Answer:  # noqa: ANN401 - as Judge's methods
        if self.desks:
            # What is asked of a page twice is asked where its document has been parsed.
            desk = self.desks[zlib.crc32(url.encode("utf-8", "replace")) % len(self.desks)]
            answer = await desk.ask(name, *arguments)
        else:
            async with self._turn:
                answer = await asyncio.to_thread(self._do, name, arguments)
        self._log(answer.crashes)
        return answer

    def _do(self, name: str, arguments: tuple[Any, ...]) -> Answer:
        try:
            value = getattr(self._here, name)(*arguments)
        except Exception as error:  # as in a process
            logger.exception("could not %s a page", name)
            return Answer(error=type(error).__name__)
        return Answer(value=value, crashes=self._here.crashes.taken())

    def _log(self, crashes: Sequence[Crash]) -> None:
        for crash in crashes:
            if (crash.rule, crash.error) not in self._told:
                self._told.add((crash.rule, crash.error))
                logger.error("%s", crash.words)


def how_many() -> int:
    """As many processes as leave the browser its share of the machine."""
    return max(1, min(len(os.sched_getaffinity(0)) // 2, MOST))


def _are_installed(rules: Mapping[str, Rule]) -> bool:
    """Whether another process finds the very same rules."""
    installed = load_rules() if rules else {}
    return bool(rules) and all(installed.get(name) is rule for name, rule in rules.items())
