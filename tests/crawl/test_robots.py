"""What a site asks robots to leave alone is left alone (RFC 9309)."""

import asyncio
from collections.abc import Callable

from auditor.crawl import Fetcher, FetchLimits, Robots
from auditor.model import Reason, Unreached
from tests.conftest import Response, Routes, WebSite

type Serve = Callable[[Routes], WebSite]


def refusal(site: WebSite, path: str) -> Unreached | None:
    async def ask() -> Unreached | None:
        async with Fetcher("civic-auditor/test", FetchLimits(seconds=2.0)) as fetcher:
            return await Robots(fetcher.ask, "civic-auditor", fetcher.pace.ask_for).refusal(site.url(path))

    return asyncio.run(ask())


def robots(text: str, status: int = 200) -> Routes:
    return {"/robots.txt": Response(text, status=status, type="text/plain")}


def test_a_disallowed_path_is_refused(serve: Serve) -> None:
    refused = refusal(serve(robots("User-agent: *\nDisallow: /intern/")), "/intern/a.html")

    assert refused is not None
    assert refused.reason is Reason.ROBOTS


def test_other_paths_are_free(serve: Serve) -> None:
    assert refusal(serve(robots("User-agent: *\nDisallow: /intern/")), "/bygga.html") is None


def test_a_group_of_our_own_counts_before_the_one_for_all(serve: Serve) -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: civic-auditor\nAllow: /"

    assert refusal(serve(robots(text)), "/a") is None


def test_no_robots_txt_means_free(serve: Serve) -> None:
    assert refusal(serve({}), "/a") is None


def test_a_server_fault_means_keep_out(serve: Serve) -> None:
    refused = refusal(serve(robots("", status=500)), "/a")

    assert refused is not None
    assert "500" in refused.detail


def test_an_unreachable_host_keeps_its_own_reason() -> None:
    site = WebSite(origin="http://finns-inte.invalid", routes={})

    refused = refusal(site, "/a")

    assert refused is not None
    assert refused.reason is Reason.DNS
