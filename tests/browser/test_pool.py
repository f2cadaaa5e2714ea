"""A browser that dies costs no page, and none is left behind."""

import asyncio
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from auditor.browser import BrowserPool, Chromium, Look, LookLimits, Session, find_chromium
from auditor.errors import BrowserError
from auditor.model import Reason
from tests.conftest import Routes, WebSite

type Serve = Callable[[Routes], WebSite]
pytestmark = pytest.mark.browser

PAGE = '<!doctype html><html lang="sv"><title>Prov</title><main><h1>Hej</h1></main></html>'


def processes_of(session: Session) -> Iterator[int]:
    """Every process that runs in the session's temporary profile."""
    for command in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if session.profile.encode() in command.read_bytes():
                yield int(command.parent.name)
        except OSError:
            continue


def test_looks_at_pages_side_by_side(serve: Serve) -> None:
    site = serve({"/a": PAGE, "/b": PAGE, "/c": PAGE})

    async def look() -> list[object]:
        async with BrowserPool(lambda: Session(find_chromium()), 2) as pool:
            return await asyncio.gather(*(pool.look(site.url(path)) for path in ("/a", "/b", "/c")))

    assert all(isinstance(seen, Look) for seen in asyncio.run(look()))


def test_a_browser_killed_under_a_page_is_replaced_and_the_page_looked_at(serve: Serve) -> None:
    site = serve({"/": PAGE})
    started: list[Session] = []

    def start() -> Session:
        started.append(Session(find_chromium()))
        return started[-1]

    async def look() -> object:
        async with BrowserPool(start, 1) as pool:
            for process in processes_of(started[0]):
                os.kill(process, signal.SIGKILL)
            return await pool.look(site.url())

    assert isinstance(asyncio.run(look()), Look)
    assert len(started) == 2


def test_a_page_that_kills_every_browser_is_not_reached_with_the_reason(serve: Serve) -> None:
    site = serve({"/": "<!doctype html><script>while (true) {}</script>"})
    limits = LookLimits(page=4.0, load=2.0, quiet=0.5, script=2.0)

    async def look() -> object:
        async with BrowserPool(lambda: Session(find_chromium(), limits), 1) as pool:
            return await pool.look(site.url())

    failure = asyncio.run(look())

    assert getattr(failure, "reason", None) is Reason.BROWSER_TIMEOUT


def test_no_process_is_left_behind(serve: Serve) -> None:
    site = serve({"/": PAGE})
    session = Session(find_chromium())
    session.look(site.url())
    running = list(processes_of(session))

    session.close()
    time.sleep(0.2)

    assert running
    assert list(processes_of(session)) == []


def test_leaving_does_not_wait_for_a_page_under_way(serve: Serve) -> None:
    reached = threading.Event()

    def hang(_: object) -> None:
        reached.set()
        time.sleep(20)

    site = serve({"/": hang})

    async def leave() -> float:
        async with BrowserPool(lambda: Session(find_chromium()), 1) as pool:
            task = asyncio.create_task(pool.look(site.url()))
            await asyncio.to_thread(reached.wait, 10)
            began = time.monotonic()
        task.cancel()
        return time.monotonic() - began

    assert asyncio.run(leave()) < 15


def test_a_browser_that_will_not_start_is_one_clear_line(tmp_path: Path) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    driver = find_chromium().driver

    with pytest.raises(BrowserError) as caught:
        Session(Chromium(binary=str(broken), driver=driver, how="named"))

    assert str(broken) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_browser_named_that_is_none_is_refused() -> None:
    with pytest.raises(BrowserError, match="no program that can be run"):
        find_chromium("/nowhere/chromium")


def test_the_driver_chosen_is_of_the_browsers_version() -> None:
    chromium = find_chromium()

    said = [
        subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
        for program in (chromium.binary, chromium.driver or "")
    ]

    assert len({text.split()[1].split(".")[0] for text in said}) == 1


def test_where_chromium_cannot_sandbox_itself_it_runs_without_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A browser that exits unless it is told --no-sandbox, as in a container without user namespaces."""
    real = find_chromium()
    picky = tmp_path / "chromium"
    picky.write_text(
        f'#!/bin/sh\ncase "$*" in *--no-sandbox*|*--version*) exec {real.binary} "$@";; *) exit 1;; esac\n'
    )
    picky.chmod(0o755)
    monkeypatch.setattr(Chromium, "must_run_unsandboxed", property(lambda _: False))

    session = Session(Chromium(binary=str(picky), driver=real.driver, how="named"))
    session.close()

    assert session.sandboxed is False
