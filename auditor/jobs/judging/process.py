"""The process that reads and judges: asked over standard input, answering over standard output.

Both carry values in pickled form, each after its length (eight bytes): first the instructions, then what is
asked. It ends when its standard input does, whatever ended the audit.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import logging
import os
import pickle
import signal
from typing import Any, BinaryIO, NamedTuple

from auditor.jobs.judging.judge import Crash, Instructions, Judge
from auditor.plugins import load_rules

LENGTH = 8  # bytes
_PR_SET_PDEATHSIG = 1  # prctl(2)


class Answer(NamedTuple):
    """What came of a question: `error` is the name of what was raised, `memory` what we hold, in bytes."""

    value: Any = None
    error: str = ""
    words: str = ""
    crashes: tuple[Crash, ...] = ()
    memory: int = 0


def main() -> None:
    """Answer until there are no more questions."""
    logging.basicConfig(level=logging.WARNING, format="auditor: %(message)s")
    _outlive_nobody()
    asked, answers = _own_channels()
    instructions: Instructions = _next(asked)
    known = load_rules()
    judge = Judge([known[name] for name in instructions.rules], instructions.context)
    gc.collect()
    gc.freeze()  # rules and tables stay: no need to look through them for garbage at every page
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            name, arguments = _next(asked)
            data = pickle.dumps(_answer(judge, name, arguments), pickle.HIGHEST_PROTOCOL)
            answers.write(len(data).to_bytes(LENGTH) + data)
            answers.flush()


def _answer(judge: Judge, name: str, arguments: tuple[Any, ...]) -> Answer:
    try:
        value = getattr(judge, name)(*arguments)
    except Exception as error:  # noqa: BLE001 - it is told, and logged where the audit runs
        return Answer(error=type(error).__name__, words=str(error)[:500], memory=_memory())
    return Answer(value=value, crashes=judge.crashes.taken(), memory=_memory())


def _next(asked: BinaryIO) -> Any:  # noqa: ANN401 - what the audit asks
    length = int.from_bytes(_exactly(asked, LENGTH))
    return pickle.loads(_exactly(asked, length))  # noqa: S301 - from the process that started this one


def _exactly(asked: BinaryIO, length: int) -> bytes:
    data = asked.read(length)
    if len(data) < length:
        raise EOFError
    return data


def _own_channels() -> tuple[BinaryIO, BinaryIO]:
    """The channels to the audit; a rule that prints or reads does so elsewhere."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return asked, answers


def _outlive_nobody() -> None:
    """Leave it to the audit what an interruption means, and end with it even in the middle of a rule."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with contextlib.suppress(OSError, AttributeError):  # Linux knows it
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _memory() -> int:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file to speak of
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


if __name__ == "__main__":
    main()
