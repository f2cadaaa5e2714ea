"""The crawler shows what lets it in to its own site, and keeps no session as evidence."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from auditor.crawl import Fetched, Fetcher, FetchLimits
from auditor.model import Reason, Unreached
from auditor.model.credentials import Cookie, Credential, Credentials
from tests.conftest import Response, Routes, WebSite

type Serve = Callable[[Routes], WebSite]
QUICK = FetchLimits(seconds=5.0, pause=0.0)
PAGE = "<!doctype html><title>Sida</title>"


def credentials(site: WebSite) -> Credentials:
    cookie = Cookie(name="sess", value="s-1", host="127.0.0.1")
    one = Credential(origins=(site.origin,), basic=("u", "p"), headers={"X-Token": "t"}, cookies=(cookie,))
    return Credentials((one,))


def fetched(
    site: WebSite, *paths: str, leads_out: Callable[[str, str], bool] = lambda _, __: False
) -> list[Fetched | Unreached]:
    async def fetch() -> list[Fetched | Unreached]:
        fetcher = Fetcher("test", QUICK, credentials=lambda: credentials(site), leads_out=leads_out)
        async with fetcher:
            return [await fetcher.fetch_html(path if "://" in path else site.url(path)) for path in paths]

    return asyncio.run(fetch())


def brought(site: WebSite) -> list[dict[str, str]]:
    names = ("Authorization", "Cookie", "X-Token")
    return [{name: headers[name] for name in names if name in headers} for headers in site.headers]


ALL = {"Authorization": "Basic dTpw", "Cookie": "sess=s-1", "X-Token": "t"}


def test_everything_is_sent_to_the_site(serve: Serve) -> None:
    site = serve({"/": PAGE})

    fetched(site, "/")

    assert brought(site) == [ALL]


def test_nothing_is_sent_to_another(serve: Serve) -> None:
    site, other = serve({"/": PAGE}), serve({"/": PAGE})

    fetched(site, "/", other.url())

    assert brought(other) == [{}]


def test_nothing_follows_a_redirect_to_another(serve: Serve) -> None:
    other = serve({"/": PAGE})
    site = serve({"/": Response(status=302, headers={"Location": other.url()})})

    async def follow() -> None:
        async with Fetcher("test", QUICK, credentials=lambda: credentials(site)) as fetcher:
            await fetcher.follow(site.url())

    asyncio.run(follow())

    assert (brought(site), brought(other)) == ([ALL], [{}])


def test_the_sites_own_cookies_are_kept_beside_ours_which_count(serve: Serve) -> None:
    site = serve({"/": Response(PAGE, headers={"Set-Cookie": "a=1"}), "/2": PAGE})
    site.routes["/0"] = Response(PAGE, headers={"Set-Cookie": "sess=ingen"})

    fetched(site, "/0", "/", "/2")

    assert brought(site)[-1]["Cookie"] == "a=1; sess=s-1"


def test_a_session_is_no_evidence(serve: Serve) -> None:
    site = serve({"/": Response(PAGE, headers={"Set-Cookie": "sess=hemlig", "X-Annat": "kvar"})})

    (page,) = fetched(site, "/")

    assert isinstance(page, Fetched)
    assert ("set-cookie" in page.headers, page.headers["x-annat"]) == (False, "kvar")


def test_a_redirect_that_leads_out_is_not_followed_and_told_without_its_query(serve: Serve) -> None:
    site = serve({"/": Response(status=302, headers={"Location": "/login?next=%2F&token=x"}), "/login": PAGE})

    (missed,) = fetched(site, "/", leads_out=lambda _, onward: "/login" in onward)

    assert missed == Unreached(
        url=site.url(), reason=Reason.SIGNED_OUT, detail=f"leads to the sign-in at {site.url('/login')}"
    )
    assert "/login" not in "".join(site.asked)
