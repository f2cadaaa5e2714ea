"""One browser after another, each given page after page, in a thread of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Protocol

from auditor.browser.page.document import TooLargeError
from auditor.browser.session import RestlessError, Session
from auditor.browser.tab.devtools import CrashedError, ProtocolError, StuckError
from auditor.browser.tab.tab import AnsweredError, NavigationError, ScriptError, WentBackError
from auditor.errors import BrowserError
from auditor.model import Reason

TRIES = 2  # for a page, each in a fresh browser
GRACE = 15.0  # seconds after a page's time is up, when its browser is ended from outside
PAGES = 200  # for a browser, before it is replaced by a fresh one


@dataclass(frozen=True, kw_only=True)
class Failure:
    """Why a page could not be looked at, after it was tried again in a fresh session."""

    reason: Reason
    detail: str
    status: int | None = None  # the server's answer to the browser, where that is the reason

    @property
    def is_final(self) -> bool:
        """Whether it would be the same in any other browser."""
        return self.reason in {Reason.HTTP_STATUS, Reason.TOO_LARGE}


@dataclass(eq=False, kw_only=True)
class Job:
    """A page to visit, what is done there, and who waits for what comes of it."""

    url: str
    visit: Callable[[Session, str], Any]
    done: Future[Any] = field(default_factory=Future)
    tries: int = 0
    _is_begun: bool = False

    def begin(self) -> bool:
        """Whether anybody still waits for it; a job that was begun before, and handed back, is waited for."""
        if self._is_begun:
            return True
        self._is_begun = True
        return self.done.set_running_or_notify_cancel()

    def settle(self, result: Any) -> None:  # noqa: ANN401 - what the visit gave, a Failure, or an exception
        """Hand over the result, unless one was handed over before."""
        if self.done.done():
            return
        if isinstance(result, BaseException):
            self.done.set_exception(result)
        else:
            self.done.set_result(result)


class Ending(Enum):
    """Why a browser was ended from outside, in the middle of a page."""

    OVERDUE = auto()
    MEMORY = auto()


class Work(Protocol):
    """What a worker asks of the pool."""

    def next_job(self, worker: Worker) -> Job | None:
        """The next page, waited for; None when the worker is not needed any more."""

    def new_session(self, worker: Worker) -> Session:
        """A fresh browser. Raises BrowserError when none starts."""

    def no_session(self, worker: Worker, job: Job, why: BrowserError) -> bool:
        """No browser starts for this page. Whether the worker stays."""


class Worker:
    """A thread with a browser. The pool watches it from outside, and may end its browser at any time."""

    def __init__(self, work: Work, session: Session | None = None) -> None:
        self._work = work
        self._lock = threading.Lock()
        self._ending: Ending | None = None
        self.session = session
        self.job: Job | None = None
        self.until = 0.0  # of time.monotonic: when the page under way has had its time
        self.is_heavy = False  # its memory has grown: to be replaced after the page
        self.is_abandoned = False
        self.thread = threading.Thread(target=self._run, name="browser", daemon=True)
        self.thread.start()

    def end(self, why: Ending) -> None:
        """End the browser in the middle of its page, from outside."""
        with self._lock:
            session = self.session
            if session is None or self.job is None or self._ending is not None:
                return
            self._ending = why
            session.end_processes()

    def kill(self) -> None:
        """End the browser; nobody waits for its page any more."""
        session = self.session
        if session is not None:
            session.kill()

    def _run(self) -> None:
        try:
            while (job := self._work.next_job(self)) is not None:
                try:
                    goes_on = self._do(job)
                except Exception as error:  # noqa: BLE001 - told to whoever waits for the page
                    job.settle(error)
                    self._give_up()
                    goes_on = True
                if not goes_on or self.is_abandoned:
                    break
        finally:
            self._give_up(in_good_order=True)

    def _do(self, job: Job) -> bool:
        """Look at the page, in one browser or, if that goes wrong, in another; whether the worker goes on."""
        while True:
            try:
                session = self._fit_session()
            except BrowserError as error:
                return self._work.no_session(self, job, error)
            result = self._try(session, job)
            if self.is_abandoned:
                return False
            if not isinstance(result, Failure) or result.is_final or job.tries >= TRIES:
                job.settle(result)
                return True

    def _try(self, session: Session, job: Job) -> Any:  # noqa: ANN401 - as Job.settle
        with self._lock:
            self._ending = None
            self.until = time.monotonic() + session.limits.page + GRACE
            self.job = job
        job.tries += 1
        try:
            return job.visit(session, job.url)
        except _TROUBLE as error:
            if isinstance(error, NavigationError):  # the browser is as sound as before
                return _failure(error, None)
            # An end from outside looks like a crash from inside.
            failure = _failure(error, self._ending)
            self._give_up()
            return failure
        finally:
            with self._lock:
                self.job = None

    def _fit_session(self) -> Session:
        """A browser that answers and is not worn out: the one at hand, or a fresh one."""
        session = self.session
        if session is not None and not self.is_heavy and session.pages < PAGES and session.is_alive():
            return session
        self._give_up(in_good_order=True)
        self.session = self._work.new_session(self)
        return self.session

    def _give_up(self, *, in_good_order: bool = False) -> None:
        session, self.session = self.session, None
        self.is_heavy = False
        if session is not None:
            (session.close if in_good_order else session.kill)()


def _failure(error: Exception, ending: Ending | None) -> Failure:
    if ending is Ending.MEMORY:
        return Failure(reason=Reason.BROWSER_MEMORY, detail="the page took more memory than a page may")
    if ending is Ending.OVERDUE:
        return Failure(reason=Reason.BROWSER_TIMEOUT, detail="the browser was ended: the page's time was up")
    if isinstance(error, AnsweredError):
        return Failure(reason=Reason.HTTP_STATUS, detail="", status=error.status)
    if "ERR_TOO_MANY_REDIRECTS" in str(error):
        return Failure(reason=Reason.REDIRECT_LOOP, detail=str(error)[:200])
    return Failure(reason=_REASON.get(type(error), Reason.BROWSER_ERROR), detail=str(error)[:200])


_TROUBLE = (
    StuckError, CrashedError, RestlessError, WentBackError, TooLargeError,
    NavigationError, ProtocolError, ScriptError,
)  # fmt: skip
_REASON: dict[type[Exception], Reason] = {
    StuckError: Reason.BROWSER_TIMEOUT,
    CrashedError: Reason.BROWSER_CRASH,
    RestlessError: Reason.REDIRECT_LOOP,
    TooLargeError: Reason.TOO_LARGE,
}
