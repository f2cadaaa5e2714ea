"""How many browsers there are follows from what is read of machine and queue, and settles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from auditor.browser.pool.sizing import AT_MOST, MIB, NEED, REST, Allowance, Reading, Sizing

PLENTY = 32 * 1024 * MIB


def after(
    seconds: int, sizing: Sizing, *, size: int | None = None, start: int = 0, **read: Any
) -> tuple[int, Sizing]:
    """How many there are to be, and what follows, when it has been like this for a while."""
    size = size or sizing.first
    for at in range(start, start + seconds + 1):
        reading = {"busy": 0.2, "waiting": 3, "memory": PLENTY, **read}
        size, sizing = sizing.next(Reading(at=float(at), sessions=size, **reading), size)
    return size, sizing


def test_begins_with_one_a_core() -> None:
    assert Sizing.adaptive(cores=4, memory=PLENTY).first == 4


def test_begins_with_no_more_than_memory_allows() -> None:
    assert Sizing.adaptive(cores=8, memory=2 * NEED).first == 2


def test_begins_with_one_where_there_is_hardly_any_memory() -> None:
    assert Sizing.adaptive(cores=8, memory=1).first == 1


def test_grows_while_pages_wait_and_the_processors_do_not() -> None:
    assert after(30, Sizing.adaptive(cores=2, memory=PLENTY))[0] > 4


@pytest.mark.parametrize(("cores", "most"), [(2, 8), (64, AT_MOST)])
def test_grows_to_an_end(cores: int, most: int) -> None:
    assert after(600, Sizing.adaptive(cores=cores, memory=PLENTY))[0] == most


def test_does_not_grow_when_no_page_waits() -> None:
    assert after(60, Sizing.adaptive(cores=2, memory=PLENTY), waiting=0)[0] == 2


def test_does_not_grow_when_pages_keep_the_processors_busy() -> None:
    assert after(60, Sizing.adaptive(cores=2, memory=PLENTY), busy=0.9)[0] == 2


def test_does_not_grow_at_a_moments_idleness() -> None:
    assert after(1, Sizing.adaptive(cores=2, memory=PLENTY))[0] == 2


def test_does_not_grow_before_those_there_are_have_started() -> None:
    sizing = Sizing.adaptive(cores=4, memory=PLENTY)
    for at in range(60):
        _, sizing = sizing.next(Reading(at=float(at), sessions=1, waiting=3, busy=0.1, memory=PLENTY), 4)

    assert sizing.next(Reading(at=60.0, sessions=1, waiting=3, busy=0.1, memory=PLENTY), 4)[0] == 4


def test_shrinks_when_memory_gets_scarce() -> None:
    assert after(60, Sizing.adaptive(cores=4, memory=PLENTY), memory=NEED // 2)[0] == 1


def test_shrinks_to_one_a_core_when_the_processors_have_long_been_saturated() -> None:
    sizing = Sizing.adaptive(cores=2, memory=PLENTY)
    size, sizing = after(600, sizing)

    assert after(600, sizing, busy=1.0, size=size, start=601)[0] == 2


def test_does_not_grow_again_at_once() -> None:
    sizing = Sizing.adaptive(cores=4, memory=PLENTY)
    size, sizing = after(3, sizing, memory=NEED // 2)
    shrunk = size

    assert after(int(REST) - 5, sizing, size=size, start=4)[0] == shrunk


def test_grows_again_after_a_rest() -> None:
    sizing = Sizing.adaptive(cores=4, memory=PLENTY)
    size, sizing = after(3, sizing, memory=NEED // 2)

    assert after(int(REST) + 30, sizing, size=size, start=4)[0] > size


def test_a_number_that_was_said_stays() -> None:
    readings: Iterable[tuple[float, int]] = [(0.0, PLENTY), (1.0, 1)]

    assert [after(100, Sizing.fixed(3), busy=busy, memory=memory)[0] for busy, memory in readings] == [3, 3]


@pytest.mark.parametrize(
    ("memory", "sessions", "renew"),
    [(PLENTY, 2, 2048 * MIB), (4096 * MIB, 4, 614 * MIB), (1, 16, NEED)],
    ids=["no more than is good", "a fair part", "no less than a page needs"],
)
def test_each_browser_has_a_fair_part_of_the_memory(memory: int, sessions: int, renew: int) -> None:
    assert Allowance.of(memory, sessions).renew // MIB == renew // MIB
