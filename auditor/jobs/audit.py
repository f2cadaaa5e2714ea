"""The main job: gather a site's evidence, judge it, and hand over the audit."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime

from auditor.crawl import Standing
from auditor.evaluate import evaluate
from auditor.jobs.gathering import Settings, gather
from auditor.jobs.relabel import relabel
from auditor.jobs.targets import Entry, local_labels
from auditor.model import Audit, Context, Policy, Rule, Run


def audit(
    entries: Iterable[Entry],
    rules: Mapping[str, Rule],
    settings: Settings,
    today: date,
    watch: Callable[[Standing], None] = lambda _: None,
    policy: Policy | None = None,
) -> Audit:
    """Audit what the entries lead to, as of `today` and by the site's own `policy` (None: the default one).

    SIGINT and SIGTERM stop the gathering; what was gathered is judged, and the audit says that it is not
    complete. Raises BrowserError when a browser is wanted and none will start.
    """
    entries = tuple(entries)
    return asyncio.run(_audit(entries, rules, settings, today, watch, policy or Policy()))


async def _audit(
    entries: tuple[Entry, ...],
    rules: Mapping[str, Rule],
    settings: Settings,
    today: date,
    watch: Callable[[Standing], None],
    policy: Policy,
) -> Audit:
    started = datetime.now(UTC)
    stop = asyncio.Event()
    with _stopping(stop):
        evidence, tool = await gather(entries, settings, watch, stop)
    context = Context(today=today, site=evidence.site, policy=policy)
    pages = await asyncio.to_thread(evaluate, rules.values(), evidence, context)
    told = Audit(
        site=evidence.site,
        today=today,
        tool=tool,
        run=Run(started=started, finished=datetime.now(UTC)),
        rules=tuple(rules.values()),
        pages=pages,
        unreached=evidence.unreached,
        complete=evidence.complete,
        beyond=evidence.beyond,
    )
    return relabel(told, dict(local_labels(entries)))


@contextlib.contextmanager
def _stopping(stop: asyncio.Event) -> Iterator[None]:
    """Let the first SIGINT or SIGTERM stop the walk; a second one has its usual effect."""
    loop = asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM)

    def on_signal() -> None:
        stop.set()
        for number in signals:
            loop.remove_signal_handler(number)

    with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):  # not the main thread
        for number in signals:
            loop.add_signal_handler(number, on_signal)
    try:
        yield
    finally:
        with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
            for number in signals:
                loop.remove_signal_handler(number)
