"""Judging in processes of their own: the same verdicts, and what breaks there breaks there."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine
from datetime import date
from typing import Any

import pytest

from auditor.jobs.judging import Instructions, Judged, Judges, desk
from auditor.jobs.judging.desk import Desk, LostError
from auditor.jobs.reading import Read
from auditor.keeping import page_of, unpacked
from auditor.model import Context, Outcome, Page, PageRule, Rule, Severity, Site, Text
from auditor.plugins import load_rules

SITE = Site(name="Exempelby", start="https://by.example/")
CONTEXT = Context(today=date(2026, 11, 24), site=SITE)
HTML = (
    '<html lang="sv"><title>Lov</title><h1>Lov</h1><p>Under 2024 kommer kommunen att ta fram en plan.</p>'
    "<a href='/a'>A</a><form><label for=n>Namn</label><input id=n></form>"
)
PAGE = Page(url=SITE.start, final_url=SITE.start, html=HTML, visited=CONTEXT.today)
RULES = load_rules()
INSTRUCTIONS = Instructions(rules=("page-title", "unique-titles"), context=CONTEXT)


class Deadly:
    """What ends the process that reads it."""

    def __reduce__(self) -> tuple[Callable[[int], Any], tuple[int]]:
        return os._exit, (9,)


class Noisy:
    """What makes the process that reads it print."""

    def __reduce__(self) -> tuple[Callable[..., None], tuple[str]]:
        return print, ("hej",)


def run[T](work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(asyncio.wait_for(work, 120))


async def judged_by(judges: Judges) -> tuple[Read, Judged]:
    read = await judges.read(PAGE, ())
    return read, await judges.judge(read.of(PAGE), read.told)


async def whole(processes: int, rules: dict[str, Rule] = RULES) -> list[Any]:
    """What a page comes to, from being read to the last verdict."""
    async with Judges(rules, CONTEXT, processes) as judges:
        read, judged = await judged_by(judges)
        leaves = await judges.finish(PAGE.url, judged.sheaf, judged.first)
        return [read, page_of(judged.sheaf), *map(unpacked, leaves)]


def test_a_process_concludes_what_is_concluded_here() -> None:
    assert run(whole(1)) == run(whole(0))


def test_rules_that_are_not_installed_are_put_to_the_page_here() -> None:
    rule = PageRule(
        id="egen", title=Text("a", "a"), remedy=Text("a", "a"), severity=Severity.MINOR, check=_none
    )

    assert Judges({"egen": rule}, CONTEXT, 1).desks == ()
    assert run(whole(1, {"egen": rule}))[-1][0].rule == "egen"


def _none(*_: object) -> tuple[()]:
    return ()


def test_a_process_that_is_killed_costs_no_page() -> None:
    async def killed() -> tuple[int | None, int | None, Read]:
        async with Judges(RULES, CONTEXT, 1) as judges:
            await judges.read(PAGE, ())
            first = judges.desks[0].pid
            os.kill(first or 0, signal.SIGKILL)
            read = await judges.read(PAGE, ())
            return first, judges.desks[0].pid, read

    first, second, read = run(killed())
    assert None not in {first, second}
    assert first != second
    assert read.facts["title"] == "Lov"


def test_what_breaks_every_process_is_given_up() -> None:
    async def deadly() -> None:
        judges = Desk(INSTRUCTIONS)
        try:
            await judges.ask("read", Deadly(), ())
        finally:
            await judges.close()

    with pytest.raises(LostError):
        run(deadly())


def test_what_takes_too_long_is_given_up() -> None:
    async def slow() -> None:
        judges = Desk(INSTRUCTIONS, seconds=0.01)
        try:
            await judges.ask("read", PAGE, ())
        finally:
            await judges.close()

    with pytest.raises(LostError):
        run(slow())


def test_a_page_that_breaks_every_judge_is_told_as_one_that_no_rule_can_tell(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def lost(*_: object) -> None:
        raise LostError

    async def broken() -> list[Any]:
        async with Judges(RULES, CONTEXT, 1) as judges:
            read = await judges.read(PAGE, ())
            monkeypatch.setattr(Desk, "ask", lost)
            judged = await judges.judge(read.of(PAGE), read.told)
            leaves = await judges.finish(PAGE.url, judged.sheaf, judged.first)
            return [page_of(judged.sheaf), *unpacked(leaves.verdicts)]

    with caplog.at_level(logging.CRITICAL):
        page, *verdicts = run(broken())

    assert page.title == "Lov"
    assert {verdict.outcome for verdict in verdicts} == {Outcome.CANNOT_TELL}
    assert len(verdicts) == sum(isinstance(rule, PageRule) for rule in RULES.values())


def test_what_a_rule_prints_is_not_taken_for_an_answer() -> None:
    async def noisy() -> Any:
        judges = Desk(INSTRUCTIONS)
        try:
            await judges.ask("read", Noisy(), ())
            return (await judges.ask("read", PAGE, ())).value
        finally:
            await judges.close()

    assert run(noisy()).facts["title"] == "Lov"


def test_an_answer_that_nobody_waits_for_is_not_taken_for_the_next_one() -> None:
    async def given_up() -> Any:
        judges = Desk(INSTRUCTIONS)
        try:
            await judges.ask("read", PAGE, ())
            forgotten = asyncio.create_task(judges.ask("read", PAGE.but(html="<title>Glömd</title>"), ()))
            await asyncio.sleep(0)
            forgotten.cancel()
            return (await judges.ask("read", PAGE, ())).value
        finally:
            await judges.close()

    assert run(given_up()).facts["title"] == "Lov"


def test_a_process_that_has_grown_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "MOST_MEMORY", 1)

    async def grown() -> int | None:
        judges = Desk(INSTRUCTIONS)
        await judges.ask("read", PAGE, ())
        return judges.pid

    assert run(grown()) is None


def test_no_process_is_left_when_the_audit_is_killed() -> None:
    program = (
        "import asyncio, sys\n"
        "from tests.jobs.test_judging import INSTRUCTIONS, PAGE, Desk\n"
        "async def main():\n"
        "    desk = Desk(INSTRUCTIONS)\n"
        "    await desk.ask('read', PAGE, ())\n"
        "    print(desk.pid, flush=True)\n"
        "    await asyncio.sleep(100)\n"
        "asyncio.run(main())\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as audit:
        assert audit.stdout is not None
        number = int(audit.stdout.readline())
        audit.kill()

    assert _ends(number)


def _ends(number: int) -> bool:
    """Whether the process is gone, or is soon: it has nothing more to do."""
    for _ in range(600):
        try:
            with open(f"/proc/{number}/stat", encoding="ascii") as file:  # noqa: PTH123 - no file to speak of
                if file.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False
