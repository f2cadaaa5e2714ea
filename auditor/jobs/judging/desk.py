"""One judging process as the audit sees it: started when it is needed, and again when it dies."""

from __future__ import annotations

import asyncio
import contextlib
import json
import pickle
import sys
from typing import Any

from auditor.jobs.judging.judge import Instructions
from auditor.jobs.judging.process import LENGTH, Answer

SECONDS = 300.0  # for one page; a large one takes a few
CLOSING_SECONDS = 2.0
TRIES = 2
MOST_MEMORY = 700 * 1024 * 1024  # bytes; a process that holds more is replaced

# The same modules as here, whatever lies in the folder that the audit is run in.
_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from auditor.jobs.judging import process; "
_PROGRAM = f"{_START}process.main()"


type _Question = tuple[str, tuple[Any, ...]]  # a method of Judge, and what it is given


class LostError(Exception):
    """The page broke the process each time it was tried."""


class Desk:
    """A process that answers one question after the other, in the order they were asked in."""

    def __init__(self, instructions: Instructions, *, seconds: float = SECONDS) -> None:
        self._instructions = instructions
        self._seconds = seconds
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()
        self._asking: set[asyncio.Task[Answer]] = set()

    @property
    def pid(self) -> int | None:
        """The process's number; None when there is none."""
        return self._process.pid if self._process else None

    async def ask(self, name: str, *arguments: Any) -> Answer:  # noqa: ANN401 - as Judge's methods
        """What the judge's method gives. Raises LostError when the process dies, or takes too long, twice.

        When nobody waits for the answer any more, it is waited for here: else it would be taken for the next.
        """
        asking = asyncio.create_task(self._tried((name, arguments)))
        self._asking.add(asking)
        asking.add_done_callback(self._asking.discard)
        return await asyncio.shield(asking)

    async def start(self) -> None:
        """Have the process ready before it is asked."""
        async with self._turn:
            with contextlib.suppress(OSError):  # who asks will be told
                await self._started()

    async def close(self) -> None:
        """End the process; it is killed when it does not end by itself."""
        asking = tuple(self._asking)
        for each in asking:
            each.cancel()
        await asyncio.gather(*asking, return_exceptions=True)
        await (self._kill() if asking else self._end())

    async def _tried(self, question: _Question) -> Answer:
        async with self._turn:
            for _ in range(TRIES):
                try:
                    async with asyncio.timeout(self._seconds):
                        answer = await self._ask(question)
                except (OSError, EOFError, TimeoutError):
                    await self._kill()
                else:
                    if answer.memory > MOST_MEMORY:
                        await self._end()
                    return answer
        raise LostError(question[0])

    async def _ask(self, question: _Question) -> Answer:
        process = await self._started()
        assert process.stdout is not None  # noqa: S101 - it was started with pipes
        await _send(process, question)
        length = int.from_bytes(await process.stdout.readexactly(LENGTH))
        answer: Answer = pickle.loads(await process.stdout.readexactly(length))  # noqa: S301 - our own process
        return answer

    async def _started(self) -> asyncio.subprocess.Process:
        if self._process is None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-P",
                "-c",
                _PROGRAM,
                json.dumps(sys.path),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
            await _send(self._process, self._instructions)
        return self._process

    async def _end(self) -> None:
        process = self._process
        if process is not None and process.returncode is None and process.stdin is not None:
            process.stdin.close()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), CLOSING_SECONDS)
        await self._kill()

    async def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
        await process.wait()
        if process.stdin is not None:
            process.stdin.close()


async def _send(process: asyncio.subprocess.Process, value: object) -> None:
    assert process.stdin is not None  # noqa: S101 - it was started with pipes
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    process.stdin.write(len(data).to_bytes(LENGTH) + data)
    await process.stdin.drain()
