"""No process is left behind: a driver and the browser it started are known by their profile folder.

A process belongs to a profile when its command line names the folder (the browser and its renderers), when
its environment does (the driver), or when it is in a session (POSIX setsid) with one that does. The folder's
name is unique, so a process number that was given to somebody else is never taken for ours. Also run by the
warden, which has nothing but the standard library and psutil: nothing else is imported.
"""

import contextlib
import os
import shutil
import time

import psutil

MARK = "AUDITOR_PROFILE"  # the variable in the driver's environment that names the profile folder
PATIENCE = 10.0  # seconds that killed processes may take to be gone
_TURN = 0.005  # seconds between two looks


def family(profile: str) -> tuple[psutil.Process, ...]:
    """Every process of the browser with this profile folder, and of its driver; about 30 ms."""
    everyone = tuple(psutil.process_iter())
    marked = [process for process in everyone if _bears(process, profile)]
    sessions = {_session(process.pid) for process in marked} - {None, _session(os.getpid())}
    related = (p for p in everyone if p not in marked and _session(p.pid) in sessions)
    return tuple(process for process in (*marked, *related) if _runs(process))


def end_family(profile: str) -> bool:
    """Kill every process of this profile and see them gone; whether they are."""
    end = time.monotonic() + PATIENCE
    while found := family(profile):
        if time.monotonic() >= end:
            return False
        for process in found:
            with contextlib.suppress(psutil.Error):
                process.kill()
        while any(map(_runs, found)) and time.monotonic() < end:
            time.sleep(_TURN)
    return True


def clear_away(profile: str) -> None:
    """Kill every process of this profile, and remove the folder."""
    end_family(profile)
    shutil.rmtree(profile, ignore_errors=True)


def kill_session(leader: int) -> None:
    """Kill every process in the session that `leader`, a child of ours not yet waited for, leads. At once."""
    for process in members(leader):
        with contextlib.suppress(psutil.Error):
            process.kill()


def members(leader: int) -> tuple[psutil.Process, ...]:
    """The processes in the session that `leader` leads; about 1 ms."""
    found = []
    for pid in psutil.pids():
        if _session(pid) == leader:
            with contextlib.suppress(psutil.Error):
                found.append(psutil.Process(pid))
    return tuple(found)


def memory_of(leader: int, enough: int = 0) -> int:
    """Bytes of memory that the processes of a session take, each shared page counted in part (PSS).

    Reading that takes 30 ms; an estimate takes one: what is not shared, and the greatest share once. Where
    that does not exceed `enough` it is the answer.
    """
    processes = members(leader)
    told = [memory for memory in map(_resident, processes) if memory is not None]
    estimate = sum(private for private, _ in told) + max((shared for _, shared in told), default=0)
    return sum(map(_proportional, processes)) if estimate > enough else estimate


def _bears(process: psutil.Process, profile: str) -> bool:
    try:
        if any(profile in argument for argument in process.cmdline()):
            return True
        return process.environ().get(MARK) == profile
    except (psutil.Error, OSError):
        return False


def _runs(process: psutil.Process) -> bool:
    """Whether it runs: one that has ended, and waits for its parent to notice, does not."""
    try:
        return bool(process.status() not in {psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD})
    except (psutil.Error, OSError):
        return False


def _session(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except OSError:
        return None


def _resident(process: psutil.Process) -> tuple[int, int] | None:
    """What the process keeps in memory for itself, and what it shares."""
    try:
        told = process.memory_info()
    except (psutil.Error, OSError):
        return None
    shared = int(getattr(told, "shared", 0))  # not told on macOS
    return int(told.rss) - shared, shared


def _proportional(process: psutil.Process) -> int:
    try:
        told = process.memory_full_info()
    except (psutil.Error, OSError):
        return 0
    return int(getattr(told, "pss", told.uss))  # macOS tells only what is not shared
