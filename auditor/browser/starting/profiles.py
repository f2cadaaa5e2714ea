"""Profile folders: each a browser's own, and gone when the browser is, whatever becomes of this program."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import psutil

from auditor.browser.starting.processes import clear_away


class _Warded:
    """The profiles in use, and our end of the warden's pipe: open as long as there are any."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._in_use: set[str] = set()
        self._warden: subprocess.Popen[bytes] | None = None
        os.register_at_fork(after_in_child=self._forget)

    def take(self, profile: str) -> None:
        with self._lock:
            self._in_use.add(profile)
            if self._warden is None or not self._tell(f"+{profile}"):
                self._start()

    def release(self, profile: str) -> None:
        with self._lock:
            self._in_use.discard(profile)
            if self._warden is not None and not self._in_use:
                self._end()
            elif self._warden is not None and not self._tell(f"-{profile}"):
                self._start()

    def _start(self) -> None:
        """Start a warden, also in the place of one that was killed."""
        self._end()
        script = str(Path(__file__).with_name("warden.py"))
        with contextlib.suppress(OSError):  # without it, all ends of the program but the violent are covered
            self._warden = subprocess.Popen(  # noqa: S603 - our own script
                [sys.executable, "-I", "-S", script, str(Path(psutil.__file__).parents[1])],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                cwd="/",
                start_new_session=True,  # Ctrl-C in the terminal does not reach it
            )
            for profile in sorted(self._in_use):
                self._tell(f"+{profile}")

    def _tell(self, record: str) -> bool:
        if self._warden is None or self._warden.stdin is None:
            return False
        try:
            self._warden.stdin.write(os.fsencode(record) + b"\0")
        except OSError:
            return False
        return True

    def _end(self) -> None:
        """Have the warden go: it has nothing to do, or is gone already."""
        warden, self._warden = self._warden, None
        if warden is None or warden.stdin is None:
            return
        with contextlib.suppress(OSError):
            warden.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            warden.wait(timeout=5)

    def _forget(self) -> None:
        """A forked child must not hold the pipe open."""
        if self._warden is not None and self._warden.stdin is not None:
            self._warden.stdin.close()
        self._lock, self._warden, self._in_use = threading.Lock(), None, set()


_WARDED = _Warded()


class Profile:
    """A folder for one browser. Until it is removed, whatever runs in it ends with this program.

    Raises OSError when there is no room for it.
    """

    def __init__(self) -> None:
        self.folder = tempfile.mkdtemp(prefix="auditor-")
        _WARDED.take(self.folder)

    def remove(self) -> None:
        """Kill every process that runs in the profile, and remove the folder."""
        clear_away(self.folder)
        _WARDED.release(self.folder)
