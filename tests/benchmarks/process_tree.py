"""A program, the processes it starts, and what they take of memory."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import psutil

MIB = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """Memory in MiB at a moment: our own processes by what is resident, browsers by their share of it.

    A page of memory that several of the browser's processes share counts once among them (PSS).
    """

    own: float
    browsers: float
    sessions: int


class ProcessTree:
    """What descends from a process, also after a parent on the way has ended."""

    def __init__(self, root: int) -> None:
        self._root = psutil.Process(root)
        self._seen: dict[int, psutil.Process] = {root: self._root}

    @classmethod
    def of(cls, process: subprocess.Popen[bytes]) -> Self:
        return cls(process.pid)

    def living(self) -> Iterator[psutil.Process]:
        """The processes that run now."""
        for known in tuple(self._seen.values()):
            with contextlib.suppress(psutil.Error):
                for child in known.children(recursive=True):
                    self._seen.setdefault(child.pid, child)
        for pid, process in tuple(self._seen.items()):
            if process.is_running():
                yield process
            else:
                del self._seen[pid]

    def sizes(self) -> Sizes:
        """What the processes take now."""
        own = browsers = 0
        sessions = 0
        for process in self.living():
            with contextlib.suppress(psutil.Error):
                name = process.name()
                if name.startswith("chrom"):
                    browsers += process.memory_full_info().pss
                    sessions += name.startswith("chromedriver")
                elif name.startswith(("python", "auditor")):
                    own += process.memory_info().rss
        return Sizes(own=own / MIB, browsers=browsers / MIB, sessions=sessions)


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a program ended. `status` None: it was stopped at its limit."""

    seconds: float
    status: int | None


def run_bounded(commands: Sequence[Sequence[str]], outputs: Sequence[Path], limit: float) -> Ended:
    """Run programs side by side until all have ended; what still runs after `limit` seconds is stopped.

    What each says on standard output goes into its file, and what it complains of into the file beside it.
    """
    began = time.perf_counter()
    with contextlib.ExitStack() as files:
        running = [
            subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=files.enter_context(output.open("wb")),
                stderr=files.enter_context(output.with_suffix(".err").open("wb")),
                start_new_session=True,
                env={**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1", "NO_COLOR": "1"},
            )
            for command, output in zip(commands, outputs, strict=True)
        ]
        try:
            statuses = [_wait(process, began + limit) for process in running]
        finally:
            for process in running:
                _end(process)
    seconds = time.perf_counter() - began
    status = None if None in statuses else max(map(abs, (s for s in statuses if s is not None)))
    return Ended(seconds=seconds, status=status)


def _wait(process: subprocess.Popen[bytes], end: float) -> int | None:
    try:
        return process.wait(timeout=max(0.0, end - time.perf_counter()))
    except subprocess.TimeoutExpired:
        return None


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop what is left of a program of ours, with all that it started in its session and below it."""
    if process.poll() is None:
        left = [*ProcessTree.of(process).living()]
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        for one in left:
            with contextlib.suppress(psutil.Error):
                one.kill()
        process.wait(timeout=10)
