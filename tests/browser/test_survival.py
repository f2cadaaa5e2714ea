"""What goes wrong with a browser costs its page one try at most, and no other page anything."""

from __future__ import annotations

import asyncio
import contextlib
import math
import signal
import threading
import time
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler
from typing import Any

import psutil
import pytest

from auditor.browser import BrowserPool, Failure, Look, LookLimits, Session, find_chromium
from auditor.browser.pool import pool, worker
from auditor.browser.pool.machine import Machine
from auditor.browser.pool.sizing import MIB, Allowance
from auditor.browser.starting.processes import family, members, memory_of
from auditor.browser.tab import tab
from auditor.errors import BrowserError
from auditor.model import Reason
from tests.conftest import Routes, WebSite

type Serve = Callable[[Routes], WebSite]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

PAGE = '<!doctype html><html lang="sv"><title>Prov</title><main><h1>Hej</h1></main></html>'
SHORT = LookLimits(page=6.0, load=3.0, quiet=0.5, media=1.0, script=3.0)
AMPLE = Allowance(renew=1 << 40, end=1 << 40)


class Starts:
    """Starts sessions, and remembers them."""

    def __init__(self, kind: type[Session] = Session, limits: LookLimits | None = None) -> None:
        self.sessions: list[Session] = []
        self._kind, self._limits = kind, limits
        self._chromium = find_chromium()

    def __call__(self) -> Session:
        self.sessions.append(self._kind(self._chromium, self._limits))
        return self.sessions[-1]

    def processes(self) -> Iterable[psutil.Process]:
        return [process for session in self.sessions for process in family(session.profile)]


def look_at(start: Callable[[], Session], urls: Iterable[str], **how: object) -> list[Look | Failure]:
    """Look at the pages one after the other, in one browser at a time."""

    async def look() -> list[Look | Failure]:
        async with BrowserPool(start, 1, **how) as browsers:  # type: ignore[arg-type]
            return [await browsers.look(url) for url in urls]

    return asyncio.run(look())


def reason(result: Look | Failure) -> Reason | None:
    return result.reason if isinstance(result, Failure) else None


def once(work: Callable[[], object]) -> Callable[[BaseHTTPRequestHandler], None]:
    """Answer with a page; before the first answer, do this."""
    first = threading.Event()

    def answer(request: BaseHTTPRequestHandler) -> None:
        if not first.is_set():
            first.set()
            work()
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.send_header("Content-Length", str(len(PAGE)))
        request.end_headers()
        request.wfile.write(PAGE.encode())

    return answer


def each(processes: Iterable[psutil.Process], number: signal.Signals, kind: str = "") -> None:
    for process in processes:
        with contextlib.suppress(psutil.Error):  # it may go with one that was killed before it
            if not kind or kind in " ".join(process.cmdline()):
                process.send_signal(number)


@pytest.mark.parametrize(
    "kind", ["--type=renderer", "--user-data-dir", ""], ids=["renderer", "browser", "all"]
)
def test_a_browser_that_dies_between_two_pages_costs_no_try(
    kind: str, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "TRIES", 1)
    start, url = Starts(), serve({"/": PAGE}).url()

    async def look() -> list[Look | Failure]:
        async with BrowserPool(start, 1) as browsers:
            before = await browsers.look(url)
            each(start.processes(), signal.SIGKILL, kind)
            await asyncio.sleep(0.5)
            return [before, await browsers.look(url)]

    assert [reason(seen) for seen in asyncio.run(look())] == [None, None]


def test_a_browser_that_stops_answering_between_two_pages_costs_no_try(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "TRIES", 1)
    monkeypatch.setattr(tab, "_ALIVE", 2.0)
    start, url = Starts(), serve({"/": PAGE}).url()

    async def look() -> Look | Failure:
        async with BrowserPool(start, 1) as browsers:
            await browsers.look(url)
            each(start.processes(), signal.SIGSTOP)
            return await browsers.look(url)

    assert reason(asyncio.run(look())) is None


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "stopped"])
@pytest.mark.parametrize("kind", ["--type=renderer", "--user-data-dir", "chromedriver", ""])
def test_a_page_whose_browser_ends_under_it_is_looked_at_in_a_fresh_one(
    kind: str, number: signal.Signals, serve: Serve
) -> None:
    start = Starts(limits=SHORT)
    site = serve({"/": once(lambda: each(start.processes(), number, kind))})

    (seen,) = look_at(start, [site.url()])

    assert reason(seen) is None


class Hanging(Session):
    """Waits for the browser without end, whatever the page's time."""

    def look(self, url: str, **what: Any) -> Look:
        super().look(url, **what)
        self.tab.until = math.inf
        self.tab.evaluate("() => new Promise(() => {})", seconds=threading.TIMEOUT_MAX)
        raise AssertionError


def test_a_wait_without_end_is_ended_from_outside(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "GRACE", 1.0)

    (failure,) = look_at(Starts(Hanging, SHORT), [serve({"/": PAGE}).url()])

    assert isinstance(failure, Failure)
    assert (failure.reason, failure.detail.partition(":")[0]) == (
        Reason.BROWSER_TIMEOUT, "the browser was ended",
    )  # fmt: skip


def test_a_thread_that_hangs_for_good_is_left(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "GRACE", 0.5)
    monkeypatch.setattr(pool, "LEAVING", 0.5)
    released = threading.Event()

    class Stuck(Session):
        def look(self, url: str, **what: Any) -> Look:
            if self is start.sessions[0]:
                released.wait(60)
            return super().look(url, **what)

    start = Starts(Stuck, SHORT)
    (seen,) = look_at(start, [serve({"/": PAGE}).url()])
    released.set()

    assert reason(seen) is None
    assert len(start.sessions) == 2


def test_a_session_is_renewed_after_so_many_pages(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "PAGES", 2)
    start = Starts()

    look_at(start, [serve({"/": PAGE}).url()] * 5)

    assert [session.pages for session in start.sessions] == [2, 2, 1]


def test_a_session_whose_memory_has_grown_is_renewed_after_its_page(serve: Serve) -> None:
    slow = '<!doctype html><html lang="sv"><title>x</title><img alt="" src="/slow">'
    start, site = Starts(), serve({"/": slow, "/slow": lambda _: time.sleep(2)})

    seen = look_at(start, [site.url()] * 2, allowance=Allowance(renew=1, end=1 << 40))

    assert [reason(each) for each in seen] == [None, None]
    assert len(start.sessions) == 2


def test_a_page_that_takes_all_memory_is_ended_with_the_reason(serve: Serve) -> None:
    hog = "<!doctype html><script>const all = []; while (true) all.push(new Uint8Array(1e7).fill(1))</script>"
    site = serve({"/": hog, "/vanlig": PAGE})
    allowance = Allowance(renew=700 * MIB, end=900 * MIB)

    seen = look_at(Starts(), [site.url(), site.url("/vanlig")], allowance=allowance)

    assert [reason(each) for each in seen] == [Reason.BROWSER_MEMORY, None]


def test_where_no_browser_starts_any_more_pages_have_the_reason_and_few_starts_are_tried(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "ALONE", (0.0, 0.05, 0.05))
    sound, tries = Starts(), []

    def start() -> Session:
        tries.append(1)
        if len(tries) > 1:
            raise BrowserError("chromium is gone")
        return sound()

    async def look() -> list[Look | Failure]:
        async with BrowserPool(start, 1) as browsers:
            sound.sessions[0].kill()
            return [await browsers.look(url) for _ in range(10)]

    url = serve({"/": PAGE}).url()
    failures = asyncio.run(look())

    assert {(reason(each), getattr(each, "detail", "")) for each in failures} == {
        (Reason.BROWSER_CRASH, "chromium is gone")
    }
    assert len(tries) == 4


@pytest.mark.parametrize("failing", [1, 2], ids=["the first", "a later one"])
def test_a_start_that_fails_once_costs_no_page(
    failing: int, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "ALONE", (0.0, 0.05))
    sound, tries = Starts(), []

    def start() -> Session:
        tries.append(1)
        if len(tries) == failing:
            raise BrowserError("not now")
        return sound()

    async def look() -> Look | Failure:
        async with BrowserPool(start, 1) as browsers:
            sound.sessions[0].kill()
            return await browsers.look(url)

    url = serve({"/": PAGE}).url()

    assert reason(asyncio.run(look())) is None


class Reads(Machine):
    """A machine of two cores and much memory, with so much to do."""

    def __init__(self, busy: float) -> None:
        super().__init__()
        self._told = busy

    @property
    def cores(self) -> int:
        return 1

    def available_memory(self) -> int:
        return 64 * 1024 * MIB

    def busy(self) -> float:
        return self._told


def capacity_after(busy: float, serve: Serve) -> int:
    """How many looks a pool takes at once, after a dozen pages that wait for their server."""

    def slow(request: BaseHTTPRequestHandler) -> None:
        time.sleep(2)
        once(lambda: None)(request)

    site = serve({f"/{n}": slow for n in range(12)})

    async def look() -> int:
        async with BrowserPool(Starts(), machine=Reads(busy), allowance=AMPLE) as browsers:
            assert browsers.capacity == 1
            await asyncio.gather(*(browsers.look(site.url(f"/{n}")) for n in range(12)))
            return browsers.capacity

    return asyncio.run(look())


def test_browsers_are_added_while_pages_wait_for_the_network(serve: Serve) -> None:
    assert capacity_after(0.1, serve) > 1


def test_no_browser_is_added_when_the_processors_are_busy(serve: Serve) -> None:
    assert capacity_after(1.0, serve) == 1


def test_leaving_while_browsers_start_leaves_none(serve: Serve) -> None:
    start, site = Starts(), serve({"/": PAGE})

    async def leave() -> None:
        async with BrowserPool(start, 3) as browsers:
            tasks = [asyncio.create_task(browsers.look(site.url())) for _ in range(3)]
            await asyncio.sleep(0.1)
        for task in tasks:
            task.cancel()

    asyncio.run(leave())
    end = time.monotonic() + 60
    while (threads := [t for t in threading.enumerate() if t.name == "browser"]) and time.monotonic() < end:
        threads[0].join(1)

    assert list(start.processes()) == []


def test_the_memory_of_a_session_is_that_of_its_renderers_too() -> None:
    session = Session(find_chromium())
    session.look("data:text/html,<title>x</title><p>hej")
    read = memory_of(session.leader)
    alone = max(process.memory_full_info().pss for process in members(session.leader))
    session.close()

    assert read > alone > 0


def test_an_estimate_of_memory_that_is_low_enough_will_do() -> None:
    session = Session(find_chromium())
    estimate, exact = memory_of(session.leader, enough=1 << 40), memory_of(session.leader)
    session.close()

    assert estimate >= exact * 0.9


def test_a_page_that_goes_on_for_ever_costs_the_next_one_no_try(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "TRIES", 1)
    monkeypatch.setattr(tab, "_ALIVE", 2.0)
    start, site = Starts(), serve({"/": PAGE})

    async def look() -> Look | Failure:
        async with BrowserPool(start, 1) as browsers:
            await browsers.look(site.url())
            start.sessions[0].tab.tell("Runtime.evaluate", expression="while (true) {}")
            return await browsers.look(site.url())

    assert reason(asyncio.run(look())) is None


def test_a_page_whose_browser_does_not_start_is_left_to_the_others(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "WAITS", (0.0, 0.05))
    sound = Starts()
    lock = threading.Lock()

    def start() -> Session:
        with lock:
            if sound.sessions:
                raise BrowserError("only one")
            return sound()

    site = serve({f"/{n}": PAGE for n in range(8)})

    async def look() -> list[Look | Failure]:
        async with BrowserPool(start, 3) as browsers:
            return await asyncio.gather(*(browsers.look(site.url(f"/{n}")) for n in range(8)))

    assert [reason(seen) for seen in asyncio.run(look())] == [None] * 8
