"""No process is left behind: a driver and the browser it started are ended together."""

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path


def end_session_of(leader: int) -> None:
    """Kill every process of the session that `leader` was made the leader of (POSIX setsid)."""
    for process in tuple(members(leader)):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(process, signal.SIGKILL)


def members(leader: int) -> Iterator[int]:
    """The processes of the session that `leader` was made the leader of, itself included."""
    yield leader
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            # pid (comm) state ppid pgrp session ...; comm may hold anything, also brackets: proc(5)
            after_name = stat.read_text(errors="replace").rpartition(")")[2].split()
            if int(after_name[3]) == leader and int(stat.parent.name) != leader:
                yield int(stat.parent.name)


def memory_of(leader: int) -> int:
    """Bytes of memory that the processes of a session take, each shared page counted in part (PSS)."""
    return sum(map(_proportional, members(leader)))


def _proportional(process: int) -> int:
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024  # proc(5): in kB
    return 0
