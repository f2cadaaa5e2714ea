"""Outlives the program, by a moment: ends the browsers that a killed program could not end itself.

A process of its own, and of its own session, that reads which profiles are in use from a pipe. When the pipe
closes, the program is over, however it ended (SIGKILL included): what is still in use is cleared away. It
is started by path, without the package, and loads nothing more until it has something to do: 10 ms and 9 MB.

    python -I -S warden.py FOLDER_OF_PSUTIL
    +/tmp/auditor-abc\0-/tmp/auditor-abc\0
"""  # noqa: D301 - the backslash is the protocol's

import os
import signal
import sys


def watch(pipe: int) -> set[str]:
    """The profiles that are in use when the pipe closes."""
    in_use: set[str] = set()
    rest = b""
    while chunk := os.read(pipe, 65536):
        *records, rest = (rest + chunk).split(b"\0")
        for record in map(os.fsdecode, records):
            (in_use.add if record[:1] == "+" else in_use.discard)(record[1:])
    return in_use


def main() -> None:
    """Wait for the end of the program, and clear away what it left."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    left = watch(0)
    if not left:
        return
    sys.path += [sys.argv[1], os.path.dirname(os.path.abspath(__file__))]  # noqa: PTH100, PTH120 - no pathlib
    from processes import clear_away  # type: ignore[import-not-found]  # noqa: PLC0415 - this file's neighbour

    for profile in sorted(left):
        clear_away(profile)


if __name__ == "__main__":
    main()
