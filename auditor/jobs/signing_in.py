"""Signed in while a site is audited: begun before the first page, noticed when it ends, and begun again.

A page that shows the sign-in in its place is never taken for the page.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import unquote

from auditor.browser import Failure, Look, Session
from auditor.browser.sign_in.sign_in import SignedIn, sign_in
from auditor.crawl import Fetched, Fetcher
from auditor.errors import BrowserError, SignInError
from auditor.jobs.rewriting import rewritten
from auditor.jobs.sign_in_plans import Plan
from auditor.jobs.signed_out import Signs, password_forms
from auditor.model import Reason, Unreached
from auditor.model.credentials import MASK, Credential, Credentials, origin_of

VISITS = 3  # of a page, each after the session was begun again, by it or by another page
_REFUSED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
# A page that nobody is let in to looks like the end of a session. When signing in again did not help one, it
# is not tried for the next before the session has shown that it holds, or might have ended since.
_PAGES_BETWEEN = 10
_SECONDS_BETWEEN = 30.0

type Start = Callable[[Callable[[], Credentials]], Session]

logger = logging.getLogger(__name__)


class SignedOutError(Exception):
    """The sign-in came in place of the page."""

    def __init__(self, unreached: Unreached) -> None:
        super().__init__(unreached.detail)
        self.unreached = unreached


@dataclass(kw_only=True)
class _Standing:
    """How we stand at one site: the session's number, and why there can be no more of them."""

    plan: Plan
    credential: Credential
    signs: Signs
    ended: str = ""
    number: int = 0
    lost: str = ""
    began: float = 0.0
    good: int = 0
    in_vain: bool = False
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def may_begin_again(self) -> bool:
        is_due = self.good >= _PAGES_BETWEEN or time.monotonic() - self.began > _SECONDS_BETWEEN
        return bool(self.plan.steps) and (is_due or not self.in_vain)


class SigningIn:
    """Where visitors must sign in, by these plans; `start` starts a browser to take steps in.

    Use as an async context manager: entering signs in, unless `stop` is set meanwhile. It raises SignInError,
    with one line, when the site does not let us in, and BrowserError when a browser is needed and does not
    start.
    """

    def __init__(self, plans: Iterable[Plan], start: Start, stop: asyncio.Event | None = None) -> None:
        self._start = start
        self._stop = stop or asyncio.Event()
        self._standings = [
            _Standing(plan=plan, credential=plan.credential, signs=plan.signs) for plan in plans
        ]
        self._credentials = Credentials(tuple(standing.credential for standing in self._standings))
        self._turn = threading.Lock()
        self._sessions: set[Session] = set()
        self._closed = False

    async def __aenter__(self) -> Self:
        beginning = asyncio.ensure_future(self._begin_all())
        stopped = asyncio.ensure_future(self._stop.wait())
        try:
            await asyncio.wait({beginning, stopped}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopped.cancel()
            if not beginning.done():
                await self._end()
                await asyncio.gather(beginning, return_exceptions=True)
        if not self._closed:
            beginning.result()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._end()

    async def _end(self) -> None:
        """Kill the browser that takes steps, if there is one: they are waited for by nobody any more."""
        with self._turn:
            self._closed = True
            sessions = tuple(self._sessions)
        await asyncio.gather(*(asyncio.to_thread(session.kill) for session in sessions))

    def credentials(self) -> Credentials:
        """What lets us in, now. May be asked from any thread."""
        return self._credentials

    @property
    def told(self) -> list[str]:
        """Where each sign-in ended, and how much the site gave; no secret."""
        return [line for standing in self._standings for line in _told(standing)]

    def headers_for(self, url: str) -> dict[str, str]:
        """All that a request to this address carries for our sake, cookies too."""
        headers = self._credentials.headers_for(url)
        if cookies := self._credentials.cookies_for(url):
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        return headers

    def never_opens(self, url: str) -> bool:
        """Whether the address would end the session, or is the sign-in itself."""
        standing = self._at(url)
        return standing is not None and bool(_why_closed(standing, url))

    def leads_out(self, url: str, onward: str) -> bool:
        """Whether the redirect from one address to the other says that we are not signed in."""
        standing = self._at(url)
        return standing is not None and standing.signs.is_login(onward) and not standing.signs.is_login(url)

    async def prove(self, fetcher: Fetcher, seeds: Iterable[str]) -> None:
        """Raise SignInError where the site refuses what is shown from the start."""
        seeds = tuple(seeds)
        for standing in self._standings:
            seed = next((url for url in seeds if self._at(url) is standing), None)
            if seed is None or standing.plan.steps:
                continue
            answer = await fetcher.ask(seed)
            if not isinstance(answer, Unreached) and answer.status == HTTPStatus.UNAUTHORIZED:
                raise SignInError(f"sign-in: {seed} answers 401 to what [sign_in] sends; is it right?")

    async def visit[V](self, url: str, visit: Callable[[str], Awaitable[V | Unreached]]) -> V | Unreached:
        """Visit a page; where the sign-in has come in its place, sign in again, once, and visit it again."""
        standing = self._at(url)
        if standing is None:
            return await _visited(url, visit)
        if why := _why_closed(standing, url):
            return Unreached(url=url, reason=Reason.NEVER_OPEN, detail=why)
        for number in range(VISITS):
            if standing.lost:
                return Unreached(url=url, reason=Reason.SIGNED_OUT, detail=standing.lost)
            session = standing.number
            try:
                result = await visit(url)
            except SignedOutError as error:
                missed = error.unreached
            else:
                standing.good += 1
                standing.in_vain = standing.in_vain and number == 0
                if isinstance(result, Unreached):
                    return replace(result, detail=self._credentials.masked(result.detail))
                return result
            if number + 1 == VISITS or not await self._begun_again(standing, session):
                break
        standing.in_vain = True
        return missed

    def checked[S: Fetched | Look | Failure | Unreached](self, url: str, seen: S) -> S:
        """What was fetched or seen, without secrets of ours. Raises SignedOutError when it is the sign-in."""
        standing = self._at(url)
        if isinstance(seen, Failure | Unreached):
            is_out = standing and (seen.reason is Reason.SIGNED_OUT or seen.status in _REFUSED)
            if is_out:
                raise SignedOutError(
                    Unreached(url=url, reason=seen.reason, status=seen.status, detail=seen.detail)
                )
            return seen
        signs = standing.signs if standing else Signs()
        if why := signs.told_by(url, seen.final_url, seen.html):
            reason = Reason.SIGNED_OUT if standing else Reason.LOGIN_REQUIRED
            raise SignedOutError(Unreached(url=url, reason=reason, detail=why))
        return _without_secrets(seen, self._credentials) if self._standings else seen

    def _at(self, url: str) -> _Standing | None:
        origin = origin_of(url)
        return next((one for one in self._standings if origin in one.credential.origins), None)

    async def _begun_again(self, standing: _Standing, session: int) -> bool:
        """Whether there is another session than this one now, or none any more."""
        async with standing.lock:
            if standing.number != session or standing.lost:
                return True
            if not standing.may_begin_again():
                return False
            try:
                await self._begin(standing)
            except (SignInError, BrowserError) as error:
                standing.lost = f"the session ended, and signing in again failed: {error}"
                logger.warning("%s", standing.lost)
        return True

    async def _begin_all(self) -> None:
        for standing in self._standings:
            if standing.plan.steps:
                await self._begin(standing)

    async def _begin(self, standing: _Standing) -> None:
        done = await asyncio.to_thread(self._take_steps, standing.plan)
        standing.signs = _signs(standing.plan, done)
        standing.ended = _page(standing.plan, done)
        standing.credential = replace(
            standing.plan.credential,
            cookies=(*standing.plan.credential.cookies, *done.cookies),
            storage=done.storage,
        )
        self._credentials = Credentials(tuple(one.credential for one in self._standings))
        standing.number += 1
        standing.began, standing.good = time.monotonic(), 0

    def _take_steps(self, plan: Plan) -> SignedIn:
        session = self._start(lambda: Credentials((plan.credential,)))
        with self._turn:
            self._sessions.add(session)
            is_closed = self._closed
        try:
            if is_closed:
                raise SignInError("sign-in: the audit has ended")
            return sign_in(session.tab, plan.steps, plan.credential.origins)
        finally:
            with self._turn:
                self._sessions.discard(session)
            with contextlib.suppress(Exception):
                session.close()


async def _visited[V](url: str, visit: Callable[[str], Awaitable[V | Unreached]]) -> V | Unreached:
    try:
        return await visit(url)
    except SignedOutError as error:
        return error.unreached


def _why_closed(standing: _Standing, url: str) -> str:
    if standing.plan.never_opens(url):
        return "it would end the session (sign_in.never_open)"
    if MASK in unquote(url):
        return "it holds a secret, which was masked where it was read"
    return "it is the page to sign in at; --no-sign-in shows it" if standing.signs.is_login(url) else ""


def _signs(plan: Plan, done: SignedIn) -> Signs:
    """What tells of the sign-in from now on. Raises SignInError when it shows on the page that came last."""
    forms = frozenset[frozenset[str]]().union(*map(password_forms, done.forms))
    # Where the page that signs in is at the same address as what is behind it, the address tells nothing.
    logins = done.logins - {_bare(done.url)}
    signs = replace(plan.signs, forms=forms, logins=logins)
    if why := signs.told_by("", done.url, done.html):
        raise SignInError(
            f"sign-in, after the last step: the page {why}; it is {_page(plan, done)}. "
            "Are user and password right?"
        )
    return signs


def _page(plan: Plan, done: SignedIn) -> str:
    """The page that came last, in words."""
    title = " ".join(done.title.split())[:100]
    return Credentials((plan.credential,)).masked(f"“{title}” at {_bare(done.url)}")


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("?")[0]


def _told(standing: _Standing) -> Iterator[str]:
    credential = standing.credential
    where = ", ".join(credential.origins)
    shown = [f"{len(credential.all_headers)} headers"] if credential.all_headers else []
    shown += [f"{len(credential.cookies)} cookies"] if credential.cookies else []
    shown += ["what its pages keep in the browser"] if any(credential.storage.values()) else []
    if standing.ended:
        yield f"Signed in; it ended at the page {standing.ended}."
    yield f"Shown to {where} from now on: {', '.join(shown) or 'nothing'}."


def _without_secrets[S: Fetched | Look](seen: S, credentials: Credentials) -> S:
    html = credentials.masked(seen.html)
    if isinstance(seen, Fetched):
        return replace(seen, html=html)
    return replace(
        rewritten(seen, credentials.masked),
        html=html,
        axe=credentials.masked_json(seen.axe),
        controls=rewritten(seen.controls, credentials.masked),
    )
