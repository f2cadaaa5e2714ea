"""No process is left behind: a driver and the browser it started are ended together."""

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path


def end_session_of(leader: int) -> None:
    """Kill every process of the session that `leader` was made the leader of (POSIX setsid)."""
    for process in _members(leader):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(process, signal.SIGKILL)


def _members(leader: int) -> Iterator[int]:
    yield leader
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            # pid (comm) state ppid pgrp session ...; comm may hold anything, also brackets: proc(5)
            after_name = stat.read_text(errors="replace").rpartition(")")[2].split()
            if int(after_name[3]) == leader:
                yield int(stat.parent.name)
