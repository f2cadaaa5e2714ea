"""What the machine has to give: cores, memory and idle time, within the limits of the container we are in."""

from __future__ import annotations

import contextlib
import math
import os
import time
from pathlib import Path

import psutil

_CGROUPS = Path("/sys/fs/cgroup")
_MOST = 1 << 60  # bytes; a limit above is none (cgroup v1 writes 2^63 rounded down to a page)


class Machine:
    """What is read of the machine. Not for use by several threads."""

    def __init__(self) -> None:
        self._groups = tuple(_own_groups())
        self._quota = min((q for q in map(_cpu_quota, self._groups) if q), default=0.0)
        self._cores = _allowed_cores()
        self._used = (time.monotonic(), self._cpu_used())
        psutil.cpu_percent(percpu=True)  # the first answer means nothing

    @property
    def cores(self) -> int:
        """How many processors we may use."""
        return min(self._cores, math.ceil(self._quota)) if self._quota else self._cores

    def available_memory(self) -> int:
        """Bytes that could be taken without harm to anybody."""
        return max(0, min([psutil.virtual_memory().available, *map(_memory_left, self._groups)]))

    def busy(self) -> float:
        """Which part of the processors' time was used since the last call, from 0 to 1."""
        percents = psutil.cpu_percent(percpu=True)
        mine = [percents[core] for core in _affinity() if core < len(percents)] or percents or [0.0]
        busy = sum(mine) / len(mine) / 100
        if not self._quota:
            return busy
        then, used = self._used
        self._used = (time.monotonic(), self._cpu_used())
        passed = max(self._used[0] - then, 0.001)
        return max(busy, min((self._used[1] - used) / (passed * self._quota), 1.0))

    def _cpu_used(self) -> float:
        return _number(self._groups[-1] / "cpu.stat", "usage_usec") / 1e6 if self._quota else 0.0


def _affinity() -> tuple[int, ...]:
    if hasattr(os, "sched_getaffinity"):  # not on macOS
        return tuple(sorted(os.sched_getaffinity(0)))
    return tuple(range(os.cpu_count() or 1))


def _allowed_cores() -> int:
    return max(len(_affinity()), 1)


def _own_groups() -> list[Path]:
    """The control groups (cgroup v2) that we are in, from the outermost to our own; none elsewhere."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/cgroup").read_text().splitlines():
            if line.startswith("0::"):
                own = _CGROUPS / line[3:].strip("/")
                groups = [own, *own.parents]
                return [group for group in reversed(groups) if group.is_relative_to(_CGROUPS)]
    return []


def _cpu_quota(group: Path) -> float:
    """How many processors' time the group may use; 0 when there is no limit."""
    with contextlib.suppress(OSError, ValueError):
        quota, period = (group / "cpu.max").read_text().split()
        return int(quota) / int(period)
    return 0.0


def _memory_left(group: Path) -> int:
    """Bytes that the group may still take; what is cached of files can be given back."""
    with contextlib.suppress(OSError, ValueError):
        limit = int((group / "memory.max").read_text())
        used = int((group / "memory.current").read_text())
        return limit - used + int(_number(group / "memory.stat", "inactive_file"))
    return _MOST


def _number(file: Path, name: str) -> float:
    with contextlib.suppress(OSError, ValueError):
        for line in file.read_text().splitlines():
            if line.startswith(f"{name} "):
                return float(line.split()[1])
    return 0.0
