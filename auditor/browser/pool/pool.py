"""Several sessions at once, each in a thread of its own, watched from outside and replaced when they die.

A page is tried in one session and, when that goes wrong, once more in a fresh one. How many sessions there
are follows what the machine has to give, unless it is said.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self

from auditor.browser.pool.machine import Machine
from auditor.browser.pool.sizing import SPARE, Allowance, Reading, Sizing
from auditor.browser.pool.worker import TRIES, Ending, Failure, Job, Worker
from auditor.browser.session import Look, Session
from auditor.browser.starting.processes import memory_of
from auditor.errors import BrowserError
from auditor.model import Finding, Picture, Reason

TICK = 0.5  # seconds between two looks at the sessions
WAITS = (0.0, 1.0, 4.0)  # seconds before each try to start a browser, while others are at work
ALONE = (*WAITS, 15.0, 30.0, 60.0, 60.0, 120.0)  # the same, when there is no other: the trouble may pass
BARREN = 60.0  # seconds in which none is tried after all these failed
LEAVING = 10.0  # seconds that leaving may take, when threads do not let go

logger = logging.getLogger(__name__)


class BrowserPool:
    """`size` sessions made by `start`; None: as many as suit the machine, and as pages and network allow.

    Use as an async context manager; the first session starts at once, the others when pages wait.
    `allowance`: of memory for each (None: a fair part of what there is). Entering raises BrowserError when
    the browser does not start.
    """

    def __init__(
        self,
        start: Callable[[], Session],
        size: int | None = None,
        *,
        machine: Machine | None = None,
        allowance: Allowance | None = None,
    ) -> None:
        self._start = start
        self._machine = machine or Machine()
        memory = self._machine.available_memory()
        self._sizing = Sizing.fixed(size) if size else Sizing.adaptive(self._machine.cores, memory)
        self._size = self._sizing.first
        self._allowance = allowance or Allowance.of(memory, self._size)
        self._changed = threading.Condition(threading.RLock())
        self._waiting: deque[Job] = deque()
        self._workers: set[Worker] = set()
        self._idle = 0
        self._barren_until, self._why_barren = 0.0, ""
        self._hires_from = 0.0
        self._closed = threading.Event()
        self.version = ""
        self.sandboxed = True

    @property
    def capacity(self) -> int:
        """How many looks it takes at once, now; it grows only when more than these are asked for."""
        return self._size

    async def __aenter__(self) -> Self:
        starting = asyncio.to_thread(self._fresh, WAITS[:2])
        try:
            first = await asyncio.shield(task := asyncio.ensure_future(starting))
        except asyncio.CancelledError:
            self._closed.set()  # the session being started is ended when it is there
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
            raise
        self.version, self.sandboxed = first.version, first.sandboxed
        with self._changed:
            self._workers.add(Worker(self, first))
        threading.Thread(target=self._watch, name="browsers", daemon=True).start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changed:
            self._closed.set()
            self._changed.notify_all()
            workers = tuple(self._workers)
            abandoned, self._waiting = tuple(self._waiting), deque()
        for job in abandoned:
            job.done.cancel()
        await asyncio.to_thread(_see_off, workers)

    async def look(self, url: str, *, with_states: bool = True) -> Look | Failure:
        """Look at a page in the next free session, as Session.look does."""
        job = Job(url=url, visit=lambda session, url: session.look(url, with_states=with_states))
        look: Look | Failure = await self._visit(job)
        return look

    async def picture(self, url: str, findings: Sequence[Finding]) -> tuple[Picture | None, ...] | Failure:
        """Picture what was found on a page, in the next free session."""
        job = Job(url=url, visit=lambda session, url: session.picture(url, findings))
        pictures: tuple[Picture | None, ...] | Failure = await self._visit(job)
        return pictures

    async def _visit(self, job: Job) -> Any:  # noqa: ANN401 - what the job's visit gives, or a Failure
        with self._changed:
            if self._closed.is_set():
                raise BrowserError("the audit has ended")
            self._waiting.append(job)
            self._hire()
            self._changed.notify()
        return await asyncio.wrap_future(job.done)

    # What workers ask

    def next_job(self, worker: Worker) -> Job | None:
        """The next page, waited for; None when the worker is not needed any more."""
        with self._changed:
            self._idle += 1
            try:
                while not self._is_superfluous(worker):
                    while self._waiting:
                        job = self._waiting.popleft()
                        if job.begin():
                            return job
                    self._changed.wait()
                self._workers.discard(worker)
                return None
            finally:
                self._idle -= 1

    def new_session(self, worker: Worker) -> Session:
        """A fresh browser. Raises BrowserError when none starts.

        Where there is no other browser that costs five minutes, once; after that, it is seen once a minute
        whether one starts, and the pages do not wait for it.
        """
        if time.monotonic() < self._barren_until:
            raise BrowserError(self._why_barren)
        with self._changed:
            is_alone = not self._has_others(worker)
        try:
            session = self._fresh(ALONE if is_alone and not self._why_barren else WAITS)
        except BrowserError as error:
            if is_alone and not self._closed.is_set():
                logger.warning("no browser starts: %s", error)
                self._why_barren, self._barren_until = str(error), time.monotonic() + BARREN
            raise
        self._why_barren = ""
        return session

    def no_session(self, worker: Worker, job: Job, why: BrowserError) -> bool:
        """No browser starts for this page: it is left to the other workers, where there are any."""
        with self._changed:
            if self._closed.is_set():
                job.settle(why)
                return False
            if self._has_others(worker):
                self._hires_from = time.monotonic() + BARREN
                self._waiting.appendleft(job)
                self._workers.discard(worker)
                self._changed.notify()
                return False
        job.settle(Failure(reason=Reason.BROWSER_CRASH, detail=str(why)[:200]))
        return True

    # Inside

    def _fresh(self, waits: tuple[float, ...]) -> Session:
        """A browser, tried for once after each of these waits."""
        trouble = BrowserError("the audit has ended")
        for wait in waits:
            if self._closed.wait(wait):
                break
            try:
                session = self._start()
            except BrowserError as error:
                trouble = error
                continue
            except (OSError, RuntimeError) as error:  # no memory for a process, or for a thread
                trouble = BrowserError(str(error) or type(error).__name__)
                continue
            if not self._closed.is_set():
                return session
            session.kill()
        raise trouble

    def _has_others(self, worker: Worker) -> bool:
        """Whether other workers have a browser."""
        return any(other.session is not None for other in self._workers - {worker})

    def _is_superfluous(self, worker: Worker) -> bool:
        return self._closed.is_set() or worker.is_abandoned or len(self._workers) > self._size

    def _hire(self) -> None:
        """Have another worker where pages wait and there may be more; the caller holds the lock."""
        if self._workers and time.monotonic() < self._hires_from:
            return
        if self._idle < len(self._waiting) and len(self._workers) < self._size:
            self._workers.add(Worker(self))

    # Watching, from a thread of its own

    def _watch(self) -> None:
        while not self._closed.wait(TICK):
            try:
                self._end_the_overdue()
                self._see_to_memory()
                self._resize()
            except Exception:
                logger.exception("the browsers could not be watched")

    def _end_the_overdue(self) -> None:
        now = time.monotonic()
        for worker in tuple(self._workers):
            job = worker.job
            if job is None or now < worker.until:
                continue
            worker.end(Ending.OVERDUE)
            if now > worker.until + LEAVING:  # its thread hangs in something that no browser's end ends
                self._abandon(worker, job)

    def _abandon(self, worker: Worker, job: Job) -> None:
        logger.warning("%s: the thread that looks at it hangs, and is left", job.url)
        with self._changed:
            worker.is_abandoned = True
            self._workers.discard(worker)
            if job.tries < TRIES:
                self._waiting.appendleft(job)
            else:
                job.settle(Failure(reason=Reason.BROWSER_TIMEOUT, detail="the look did not end"))
            self._hire()

    def _see_to_memory(self) -> None:
        used: dict[Worker, int] = {}
        for worker in tuple(self._workers):
            session = worker.session
            if session is None or worker.job is None:
                continue
            used[worker] = memory_of(session.leader, enough=self._allowance.renew)
            worker.is_heavy = worker.is_heavy or used[worker] > self._allowance.renew
            if used[worker] > self._allowance.end:
                worker.end(Ending.MEMORY)
        if used and self._machine.available_memory() < SPARE:
            greatest = max(used, key=lambda worker: used[worker])
            if used[greatest] > self._allowance.renew:
                greatest.end(Ending.MEMORY)

    def _resize(self) -> None:
        with self._changed:
            now = Reading(
                at=time.monotonic(),
                sessions=len(self._workers),
                waiting=len(self._waiting),
                busy=self._machine.busy(),
                memory=self._machine.available_memory(),
            )
            self._size, self._sizing = self._sizing.next(now, self._size)
            self._hire()
            self._changed.notify_all()


def _see_off(workers: tuple[Worker, ...]) -> None:
    """End the workers: those in the middle of a page by force, for nobody waits for that page any more."""
    busy = [worker for worker in workers if worker.job is not None]
    killers = [threading.Thread(target=worker.kill, daemon=True) for worker in busy]
    for killer in killers:
        killer.start()
    end = time.monotonic() + LEAVING
    for thread in (*killers, *(worker.thread for worker in workers)):
        thread.join(max(end - time.monotonic(), 0))
