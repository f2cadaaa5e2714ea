"""The walk meets each page once, nearest first, and drops nothing."""

import asyncio
import random

import pytest

from auditor.crawl import Limits, Met, Walk, walk
from auditor.model import Page, Reason, Redirect, Unreached

HOME = "https://by.example/"


def links(*paths: str) -> str:
    return "".join(f'<a href="{path}">{path}</a>' for path in paths)


WEB = {
    "/": links("/bygga", "/skola", "/", "https://annan.example/", "mailto:a@by.example"),
    "/bygga": links("/bygga/lov", "/borta"),
    "/skola": links("/bygga", "/skola/lov"),
    "/bygga/lov": "",
    "/skola/lov": links("/"),
}


async def visit(url: str) -> Page | Unreached:
    await asyncio.sleep(random.uniform(0, 0.005))
    path = url.removeprefix("https://by.example")
    if path not in WEB:
        return Unreached(url=url, reason=Reason.HTTP_STATUS, status=404)
    return Page(url=url, final_url=url, html=WEB[path])


def walked(limits: Limits | None = None) -> Walk:
    return asyncio.run(walk([HOME], visit, limits or Limits()))


def paths(found: Walk) -> list[str]:
    return [page.url.removeprefix("https://by.example") for page in found.pages]


def test_meets_every_page_of_the_host_once_nearest_first() -> None:
    assert paths(walked()) == ["/", "/bygga", "/skola", "/bygga/lov", "/skola/lov"]


@pytest.mark.parametrize("at_once", [1, 2, 8])
def test_the_order_does_not_hang_on_timing(at_once: int) -> None:
    assert paths(walked(Limits(at_once=at_once))) == paths(walked(Limits(at_once=1)))


def test_a_dead_link_is_kept_with_the_page_that_has_it() -> None:
    (missed,) = walked().unreached

    assert (missed.url, missed.linked_from) == (f"{HOME}borta", f"{HOME}bygga")


def test_depth_0_is_just_the_pages_given() -> None:
    found = walked(Limits(depth=0))

    assert paths(found) == ["/"]
    assert found.beyond == 2


def test_pages_beyond_the_limit_are_counted() -> None:
    found = walked(Limits(pages=2))

    assert paths(found) == ["/", "/bygga"]
    assert found.beyond == 3


def test_a_page_knows_how_far_from_the_start_it_is() -> None:
    assert {page.url: page.depth for page in walked().pages}[f"{HOME}bygga/lov"] == 2


def test_a_redirect_to_a_page_met_otherwise_is_evidence_of_that_page() -> None:
    async def redirecting(url: str) -> Page | Unreached:
        if url.endswith("/gammal"):
            step = Redirect(url=url, status=301, location="/ny")
            return Page(url=url, final_url=f"{HOME}ny", html="", redirects=(step,))
        return Page(url=url, final_url=url, html=links("/ny", "/gammal") if url == HOME else "")

    found = asyncio.run(walk([HOME], redirecting, Limits()))

    assert [(page.url, len(page.redirects)) for page in found.pages] == [(HOME, 0), (f"{HOME}ny", 1)]


def test_a_page_that_leads_away_by_script_is_not_audited_as_ours() -> None:
    async def leading_away(url: str) -> Page | Unreached:
        return Page(url=url, final_url="https://annan.example/", html="")

    found = asyncio.run(walk([HOME], leading_away, Limits()))

    assert found.pages == []
    assert [missed.reason for missed in found.unreached] == [Reason.OFF_SITE_REDIRECT]


def test_a_stop_ends_the_walk_and_counts_what_is_left() -> None:
    async def stopped() -> Walk:
        stop = asyncio.Event()

        async def stopping(url: str) -> Page | Unreached:
            if url.endswith("/bygga"):
                stop.set()
                await asyncio.sleep(60)
            return await visit(url)

        return await walk([HOME], stopping, Limits(at_once=1), stop=stop)

    found = asyncio.run(stopped())

    assert (paths(found), found.complete, found.beyond) == (["/"], False, 2)


def test_pages_are_handed_on_in_the_order_of_the_queue() -> None:
    handed: list[tuple[str, int]] = []

    async def keep(page: Page, met: Met) -> None:
        handed.append((met.url, met.depth))
        assert page.url == met.url

    found = asyncio.run(walk([HOME], visit, Limits(at_once=8), keep=keep))

    assert handed == [(met.url, met.depth) for met in found.pages]


def test_who_cannot_take_more_pages_makes_the_walk_wait() -> None:
    asked: list[str] = []

    async def counted(url: str) -> Page:
        asked.append(url)
        return Page(url=url, final_url=url, html=links(*(f"/{number}" for number in range(50))))

    async def never(_: Page, __: Met) -> None:
        await asyncio.Event().wait()

    async def walked_for_a_while() -> None:
        walking = asyncio.create_task(walk([HOME], counted, Limits(at_once=4), keep=never))
        for _ in range(200):
            await asyncio.sleep(0)
        walking.cancel()
        await asyncio.gather(walking, return_exceptions=True)

    asyncio.run(walked_for_a_while())

    assert asked == [HOME]


def test_the_walk_holds_addresses_not_pages() -> None:
    assert {type(met) for met in walked().pages} == {Met}


def test_a_page_that_takes_long_does_not_keep_the_others_waiting() -> None:
    """With two visits at once, one of them stuck: the other goes on through the queue."""
    others_are_done = asyncio.Event()
    pages = [f"{HOME}{number}" for number in range(6)]

    async def visit_one(url: str) -> Page:
        if url == pages[0]:
            await asyncio.wait_for(others_are_done.wait(), 5)
        elif url == pages[-1]:
            others_are_done.set()
        return Page(url=url, final_url=url, html="")

    found = asyncio.run(walk(pages, visit_one, Limits(at_once=2)))

    assert [met.url for met in found.pages] == pages
