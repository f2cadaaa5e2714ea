"""A progress bar while pages are looked at; nothing where there is no terminal to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from auditor.crawl.walk import Standing


@contextmanager
def progress_bar(console: Console, *, quiet: bool) -> Iterator[Callable[[Standing], None]]:
    """What to call with each Standing: pages done and queued, failures, and the time that is left."""
    if quiet or not console.is_terminal:
        yield lambda _: None
        return
    columns = (
        TextColumn(
            "{task.fields[done]} done, {task.fields[queued]} queued, {task.fields[failed]} not reached"
        ),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[last]}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None, done=0, queued=0, failed=0, last="")

        def show(standing: Standing) -> None:
            finished = standing.done + standing.failed
            progress.update(
                task,
                total=finished + standing.queued,
                completed=finished,
                done=standing.done,
                queued=standing.queued,
                failed=standing.failed,
                last=_tail(standing.last),
            )

        yield show


def _tail(url: str, length: int = 40) -> str:
    printable = "".join(character for character in url if character.isprintable())
    return printable if len(printable) <= length else f"…{printable[1 - length :]}"
