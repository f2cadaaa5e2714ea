"""One host is not asked more often than is polite."""

import asyncio

from auditor.crawl.pace import Pace


def waited(pace: Pace, *urls: str) -> float:
    async def ask() -> float:
        loop = asyncio.get_running_loop()
        began = loop.time()
        for url in urls:
            await pace.wait(url)
        return loop.time() - began

    return asyncio.run(ask())


def test_requests_to_one_host_keep_their_distance() -> None:
    assert waited(Pace(0.1), *["https://by.example/"] * 3) >= 0.2


def test_loopback_needs_no_politeness() -> None:
    assert waited(Pace(60.0), *["http://127.0.0.1:8000/"] * 3) < 30


def test_a_host_may_ask_for_more_distance() -> None:
    pace = Pace(0.0)
    pace.ask_for("by.example", 0.1)

    assert waited(pace, *["https://by.example/"] * 2) >= 0.1
