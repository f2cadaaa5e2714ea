"""However the program ends, it leaves no process and no profile folder behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from auditor.browser.starting.processes import family
from tests.conftest import Routes, WebSite

type Serve = Callable[[Routes], WebSite]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

PATIENCE = 60.0  # seconds for what takes one; the machine may have much to do
_CRASHES = """
import asyncio, os, sys
from auditor.browser import BrowserPool, Session, find_chromium

async def main():
    async with BrowserPool(lambda: Session(find_chromium()), 1) as pool:
        await pool.look(sys.argv[1])
        print("looked", flush=True)
        {ends}

asyncio.run(main())
"""


@pytest.fixture
def site(serve: Serve) -> str:
    links = "".join(f'<p><a href="/{n}">{n}</a></p>' for n in range(40))
    page = f'<!doctype html><html lang="sv"><title>Prov</title><main><h1>Hej</h1>{links}</main></html>'
    return serve({"/": page, **{f"/{n}": page for n in range(40)}}).url()


@pytest.fixture
def temporary() -> Iterator[Path]:
    """Where the program's temporary files go; Chromium's sockets bear no long path."""
    with tempfile.TemporaryDirectory(prefix="end-") as folder:
        yield Path(folder)


@pytest.fixture
def audits(site: str, tmp_path: Path, temporary: Path) -> Iterator[subprocess.Popen[bytes]]:
    """An audit of forty pages, under way."""
    arguments = ["audit", site, "--sessions", "2", "--output", str(tmp_path / "report"), "--links", "none"]
    yield from _program([sys.executable, "-m", "auditor", *arguments], temporary)


def _program(command: list[str], temporary: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as program:
        yield program
        program.kill()


def profiles(temporary: Path) -> list[Path]:
    return list(temporary.glob("auditor-*"))


def running(temporary: Path) -> list[psutil.Process]:
    """The processes of all browsers that were started for the test, their drivers too."""
    return list(family(str(temporary)))


def wait_until(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


def has_ended(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def renderers(temporary: Path) -> int:
    return sum("--type=renderer" in " ".join(_command(process)) for process in running(temporary))


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


@pytest.mark.parametrize(
    "signals",
    [
        [signal.SIGTERM],
        [signal.SIGINT],
        [signal.SIGHUP],
        [signal.SIGINT, signal.SIGINT],
        [signal.SIGINT, signal.SIGINT, signal.SIGINT],
        [signal.SIGTERM, signal.SIGTERM],
        [signal.SIGKILL],
    ],
    ids=lambda signals: "-".join(each.name for each in signals),
)
def test_nothing_is_left_after(
    signals: list[signal.Signals], audits: subprocess.Popen[bytes], temporary: Path
) -> None:
    assert wait_until(lambda: renderers(temporary) > 0)
    children = psutil.Process(audits.pid).children(recursive=True)

    for number in signals:
        audits.send_signal(number)
        time.sleep(0.3)

    audits.wait(PATIENCE)
    assert wait_until(lambda: running(temporary) == [])
    assert wait_until(lambda: profiles(temporary) == [])
    assert wait_until(lambda: all(map(has_ended, children)))


def test_nothing_is_left_after_an_end_while_the_first_browser_starts(
    audits: subprocess.Popen[bytes], temporary: Path
) -> None:
    assert wait_until(lambda: profiles(temporary) != [])
    audits.send_signal(signal.SIGINT)
    audits.send_signal(signal.SIGINT)

    audits.wait(PATIENCE)
    assert wait_until(lambda: running(temporary) == [])
    assert wait_until(lambda: profiles(temporary) == [])


@pytest.mark.parametrize(
    "ends",
    ["raise ValueError", "os._exit(3)", "os.abort()", "return"],
    ids=["exception", "exit-at-once", "abort", "return"],
)
def test_nothing_is_left_after_the_programs_own_end(ends: str, site: str, temporary: Path) -> None:
    command = [sys.executable, "-c", _CRASHES.replace("{ends}", ends), site]
    for program in _program(command, temporary):
        assert program.stdout is not None
        assert program.stdout.readline() == b"looked\n"
        program.wait(PATIENCE)

    assert wait_until(lambda: running(temporary) == [])
    assert wait_until(lambda: profiles(temporary) == [])


def test_a_warden_that_is_killed_is_replaced(site: str, temporary: Path) -> None:
    ends = """
        import psutil
        warden = next(p for p in psutil.Process().children() if "warden" in " ".join(p.cmdline()))
        warden.kill()
        await asyncio.to_thread(warden.wait)
        other = Session(find_chromium())
        os._exit(3)"""
    for program in _program([sys.executable, "-c", _CRASHES.replace("{ends}", ends), site], temporary):
        program.wait(PATIENCE)

    assert wait_until(lambda: running(temporary) == [])
    assert wait_until(lambda: profiles(temporary) == [])
