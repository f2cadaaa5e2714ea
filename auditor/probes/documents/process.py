"""Reads a PDF file in a process of its own: what it breaks, it breaks there.

`python -m auditor.probes.documents.process` reads the file from standard input and writes facts as JSON.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import resource
import sys
from typing import Any

SECONDS = 60
MEMORY = 2 * 1024**3  # bytes of address space; PDFium maps much that it does not use


async def read_in_process(body: bytes, *, seconds: float = SECONDS) -> dict[str, Any]:
    """The facts that pdf.read_pdf gives; for what could not be read only `unread`, which says why."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        __spec__.name,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(seconds):
            out, _ = await process.communicate(body)
    except TimeoutError:
        return {"unread": f"it took more than {seconds:g} seconds to read"}
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    try:
        facts: dict[str, Any] = json.loads(out)
    except ValueError:
        return {"unread": "reading it took too much memory, or broke the reader"}
    return facts


def _bound() -> None:
    """Leave the system to end this process when the file asks for too much."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read standard input, write standard output."""
    _bound()
    from auditor.probes.documents.pdf import UnreadablePdfError, read_pdf  # noqa: PLC0415 - bounded too

    try:
        facts = read_pdf(sys.stdin.buffer.read())
    except UnreadablePdfError as error:
        facts = {"unread": str(error)}
    except Exception as error:  # noqa: BLE001 - a stranger's file; what went wrong is told
        facts = {"unread": f"the reader could not make sense of it ({type(error).__name__})"}
    json.dump(facts, sys.stdout)


if __name__ == "__main__":
    main()
