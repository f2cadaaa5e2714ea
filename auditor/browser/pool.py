"""Several sessions at once, each in a thread of its own, replaced when they die."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from auditor.browser.devtools import CrashedError, ProtocolError, StuckError
from auditor.browser.session import Look, RestlessError, Session
from auditor.browser.tab import NavigationError, ScriptError
from auditor.errors import BrowserError
from auditor.model import Reason

TRIES = 2


@dataclass(frozen=True, kw_only=True)
class Failure:
    """Why a page could not be looked at, after it was tried again in a fresh session."""

    reason: Reason
    detail: str


class BrowserPool:
    """`size` sessions made by `start`. Use as an async context manager; the first session starts at once.

    Entering raises BrowserError when the browser does not start.
    """

    def __init__(self, start: Callable[[], Session], size: int) -> None:
        self._start = start
        self._threads = ThreadPoolExecutor(max_workers=size, thread_name_prefix="browser")
        self._idle: queue.SimpleQueue[Session] = queue.SimpleQueue()
        self._all: set[Session] = set()
        self._lock = threading.Lock()
        self._closed = False
        self.version = ""
        self.sandboxed = True

    async def __aenter__(self) -> Self:
        first = await self._run(self._new)
        self.version, self.sandboxed = first.version, first.sandboxed
        self._idle.put(first)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._closed = True
            sessions = tuple(self._all)
        # A session in the middle of a page is ended by force: nobody waits for that page any more.
        idle = set(self._drained())
        await asyncio.gather(
            *(asyncio.to_thread(s.close if s in idle else s.kill) for s in sessions), return_exceptions=True
        )
        self._threads.shutdown(wait=True, cancel_futures=True)

    async def look(self, url: str) -> Look | Failure:
        """Look at a page in the next free session."""
        return await self._run(self._look, url)

    async def _run[**P, T](self, work: Callable[P, T], *args: P.args, **_: P.kwargs) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *args)

    def _look(self, url: str) -> Look | Failure:
        failure = Failure(reason=Reason.BROWSER_ERROR, detail="")
        for _ in range(TRIES):
            try:
                session = self._take()
            except BrowserError as error:
                return Failure(reason=Reason.BROWSER_CRASH, detail=str(error))
            try:
                look = session.look(url)
            except StuckError as error:
                failure = Failure(reason=Reason.BROWSER_TIMEOUT, detail=str(error))
            except CrashedError as error:
                failure = Failure(reason=Reason.BROWSER_CRASH, detail=str(error))
            except RestlessError as error:
                failure = Failure(reason=Reason.REDIRECT_LOOP, detail=str(error))
            except (NavigationError, ProtocolError, ScriptError) as error:
                failure = Failure(reason=Reason.BROWSER_ERROR, detail=str(error)[:200])
            else:
                self._idle.put(session)
                return look
            self._discard(session)
        return failure

    def _take(self) -> Session:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            return self._new()

    def _new(self) -> Session:
        session = self._start()
        with self._lock:
            if self._closed:
                session.kill()
                raise BrowserError("the audit has ended")
            self._all.add(session)
        return session

    def _discard(self, session: Session) -> None:
        with self._lock:
            self._all.discard(session)
        session.kill()

    def _drained(self) -> list[Session]:
        sessions = []
        while True:
            try:
                sessions.append(self._idle.get_nowait())
            except queue.Empty:
                return sessions
