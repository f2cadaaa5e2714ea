"""The main job: gather a site's evidence, judge it as it comes, and hand over the audit."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from auditor.crawl import Standing
from auditor.evaluate import entry_of, judge_sites
from auditor.jobs.gathering import Gathered, Settings, gather_and_judge, site_entered
from auditor.jobs.judging import Judges
from auditor.jobs.picturing import with_pictures
from auditor.jobs.relabel import relabel
from auditor.jobs.targets import Entry, local_labels
from auditor.keeping import AuditShelf, KeptVerdicts, leaves_of
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
    complete. Raises BrowserError when a browser is wanted and none will start, and KeepingError when the disk
    has no room for what is gathered.
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
    context = Context(today=today, site=site_entered(entries), policy=policy)
    async with Judges(rules, context, settings.processes) as judges:
        with _stopping(stop):
            gathered = await gather_and_judge(entries, settings, judges, watch, stop)
        shelf = await _finished(gathered, judges, watch)
    await asyncio.to_thread(_judge_site, gathered, rules, context, shelf)
    evidence = gathered.evidence
    told = Audit(
        site=evidence.site,
        today=today,
        tool=gathered.tool,
        run=Run(started=started, finished=datetime.now(UTC)),
        rules=tuple(rules.values()),
        pages=shelf.sequence(),
        unreached=evidence.unreached,
        complete=evidence.complete,
        beyond=evidence.beyond,
    )
    with _stopping(stop):
        told = await with_pictures(told, settings, stop, watch)
    return relabel(told, dict(local_labels(entries)))


async def _finished(gathered: Gathered, judges: Judges, watch: Callable[[Standing], None]) -> AuditShelf:
    """All pages judged by what had to wait for the whole site."""
    shelf = AuditShelf(gathered.spool)
    urls = gathered.shelf.urls
    waiting = iter(urls)
    done = 0

    async def judge() -> None:
        nonlocal done
        for url in waiting:
            first = gathered.spool.read(gathered.first[url])
            shelf.put(url, await judges.finish(url, gathered.shelf.sheaf(url), first))
            done += 1
            missed = len(gathered.evidence.unreached)
            watch(Standing(done=done, queued=len(urls) - done, failed=missed, last="judging"))

    await asyncio.gather(*(judge() for _ in range(judges.at_once)))
    return shelf


def _judge_site(gathered: Gathered, rules: Mapping[str, Rule], context: Context, shelf: AuditShelf) -> None:
    """Put the site rules' verdicts at the page that the site was entered by."""
    audits = shelf.sequence()
    context = replace(context, judged=KeptVerdicts(audits))
    verdicts = judge_sites(rules.values(), gathered.evidence, context)
    entered = entry_of(gathered.evidence.pages)
    if entered is None or not verdicts:
        return
    audited = next(each for each in audits if each.page.url == entered.url)
    shelf.put(entered.url, leaves_of(replace(audited, verdicts=(*audited.verdicts, *verdicts))))


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
