"""One Chromium: open a page, wait until it is quiet, take the evidence. Everything is bounded."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from auditor.browser.page import banner, lazy, quiet
from auditor.browser.page.accessibility_tree import form_controls
from auditor.browser.page.axe import FramedAxe, axe_core
from auditor.browser.page.document import Taken, media_facts, take
from auditor.browser.page.frames import Loads
from auditor.browser.picturing.pictures import pictures_of
from auditor.browser.sign_in.admission import Admission
from auditor.browser.starting.chromium import Chromium
from auditor.browser.starting.launch import WINDOW, Browser
from auditor.browser.states import FocusMemory, other_states
from auditor.browser.tab.devtools import CrashedError, ProtocolError, StuckError
from auditor.browser.tab.requests import Requests
from auditor.browser.tab.tab import (
    MOST_NAVIGATIONS,
    NavigatedError,
    NavigationError,
    ScriptError,
    Tab,
    WentBackError,
)
from auditor.errors import BrowserError
from auditor.model import (
    UNTRIED,
    Banner,
    Finding,
    FormControl,
    MediaFacts,
    NotTested,
    PageFrame,
    Picture,
    States,
    Untested,
)
from auditor.model.credentials import Credentials

START = 30.0  # seconds that a new tab may take
# What pages keep beside cookies; "all" takes the browser twenty times as long.
_STORED = "local_storage,indexeddb,cache_storage,service_workers,file_systems"


class RestlessError(Exception):
    """The page's scripts lead from address to address without end."""


@dataclass(frozen=True, kw_only=True)
class LookLimits:
    """Seconds a page may take.

    In all, enforced from outside the page; to arrive, to become quiet (and how long it must be so), for the
    metadata of films, for axe-core, for the page's other states, and for pictures of what failed.
    """

    page: float = 120.0
    load: float = 30.0
    quiet: float = 10.0
    calm: float = 0.3
    media: float = 5.0
    script: float = 60.0
    states: float = 40.0
    pictures: float = 30.0


@dataclass(frozen=True, kw_only=True)
class Look:
    """What the browser saw of a page. `axe` and `controls` are None where `not_tested` says why."""

    final_url: str
    title: str
    html: str
    axe: Mapping[str, Any] | None
    controls: tuple[FormControl, ...] | None
    media: tuple[MediaFacts, ...] = ()
    frames: tuple[PageFrame, ...] = ()
    banner: Banner | None = None
    states: States = UNTRIED
    not_tested: tuple[NotTested, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Seen:
    """What was taken of a page that may still change."""

    taken: Taken
    axe: Mapping[str, Any] | None
    frames: tuple[PageFrame, ...]
    not_tested: tuple[NotTested, ...]


class _AstrayError(Exception):
    """The button that rejects a banner leads to another page."""


class Session:
    """A running Chromium with a tab of ours. Close it, or kill it when it no longer answers.

    `credentials` gives what lets us in where visitors must sign in; it is asked for every page anew.
    `memory` is shared by all sessions of a run. Raises BrowserError, with one line, when the browser does not
    start.
    """

    def __init__(
        self,
        chromium: Chromium,
        limits: LookLimits | None = None,
        agent_note: str = "",
        credentials: Callable[[], Credentials] = Credentials,
        memory: FocusMemory | None = None,
    ) -> None:
        self.limits = limits or LookLimits()
        self._memory = memory or FocusMemory()
        self._browser = Browser(chromium)
        self._quiet = quiet.Quiet(load=self.limits.load, limit=self.limits.quiet, calm=self.limits.calm)
        self.pages = 0
        try:
            self.tab = Tab(self._browser.devtools, scripts=(axe_core(), quiet.WATCH, lazy.WATCH), start=START)
            self._loads = Loads(self.tab)
            self._requests = Requests(
                self.tab,
                headers_for=lambda url: credentials().headers_for(url),
                password_for=lambda url: credentials().basic_for(url),
            )
            self._admission = Admission(self.tab, credentials)
            self._prepare(agent_note)
        except (CrashedError, StuckError, ProtocolError) as error:
            self._browser.kill()
            raise BrowserError(f"{chromium.binary} would not open a tab: {error}") from error

    @property
    def version(self) -> str:
        """The browser's name and version: "chrome 156.0.8078.79"."""
        return self._browser.version

    @property
    def profile(self) -> str:
        """The folder of the browser's own files, of this session alone."""
        return self._browser.profile

    @property
    def sandboxed(self) -> bool:
        """Whether Chromium runs in its sandbox."""
        return self._browser.sandboxed

    @property
    def leader(self) -> int:
        """The process that leads all the others of this session (POSIX setsid)."""
        return self._browser.leader

    def is_alive(self) -> bool:
        """Whether the browser still answers; to be asked before it is given a page."""
        return self.tab.is_alive()

    def look(self, url: str, *, with_axe: bool = True, with_states: bool = True) -> Look:
        """Open the address and take down what is there.

        `with_axe`: whether axe-core is run; `with_states`: whether the page is met in its other states too.

        Raises NavigationError when the browser cannot open it, RestlessError when it never stays at one
        address, StuckError when the page does not answer in time and CrashedError when the browser is gone;
        after the last two, kill the session.
        """
        self._open(url)
        work = partial(self._look, with_axe=with_axe, with_states=with_states)
        try:
            return self._stayed_at(work)
        except _AstrayError:
            self._open(url)
            return self._stayed_at(partial(work, reject=False))

    def picture(self, url: str, findings: Sequence[Finding]) -> tuple[Picture | None, ...]:
        """Open the address and picture the elements that the findings are about, as `pictures_of` does.

        Raises as `look` does.
        """
        self._open(url)
        self._stayed_at(self._become_quiet)
        met = banner.meet(self.tab)
        if met is None or not met.banner.hides or met.button is None:
            return self._pictures(findings)
        self._reject(met)
        behind = self._pictures(findings)
        lost = [finding for finding, picture in zip(findings, behind, strict=True) if picture is None]
        if not lost:
            return behind
        self._open(url)  # what stands on the banner itself went with it
        self._stayed_at(self._become_quiet)
        before = iter(self._pictures(lost))
        return tuple(picture or next(before) for picture in behind)

    def close(self) -> None:
        """End browser and driver in good order, and by force what does not go."""
        with contextlib.suppress(CrashedError, StuckError):
            self.tab.close()
        self._browser.close()

    def kill(self) -> None:
        """End browser and driver by force. May be called again, and from any thread."""
        self._browser.kill()

    def end_processes(self) -> None:
        """Kill all its processes at once, from any thread: a look under way raises CrashedError."""
        self._browser.end_processes()

    def _pictures(self, findings: Sequence[Finding]) -> tuple[Picture | None, ...]:
        return pictures_of(self.tab, findings, self.limits.pictures, self._admission.masked)

    def _open(self, url: str) -> None:
        self.pages += 1
        self.tab.until = time.monotonic() + self.limits.page
        self._forget()
        self.tab.open(url, self.limits.load)

    def _stayed_at[T](self, work: Callable[[], T]) -> T:
        """What the work makes of the page, begun anew each time that scripts of the page lead elsewhere."""
        while True:
            try:
                return work()
            except NavigatedError as error:
                if self.tab.navigations > MOST_NAVIGATIONS:
                    raise RestlessError("its scripts lead on and on") from error

    def _become_quiet(self) -> None:
        standing, _ = self._arrived()
        if not quiet.held(self.tab, standing, self._quiet):
            quiet.settle(self.tab, self._quiet)

    def _arrived(self) -> tuple[quiet.Standing, tuple[NotTested, ...]]:
        """The page as it stands once it is complete and was scrolled through; what scrolling left unseen."""
        standing = quiet.arrived(self.tab, self._quiet)
        if not standing.complete:
            standing, _ = quiet.settle(self.tab, self._quiet)
        scrolled = lazy.scroll_through(self.tab)
        if scrolled.steps:
            standing = quiet.arrived(self.tab, self._quiet)
        return standing, scrolled.gaps

    def _look(self, *, with_axe: bool, with_states: bool, reject: bool = True) -> Look:
        seen, met = self._past_banner(self._see(with_axe=with_axe), with_axe=with_axe, reject=reject)
        media = media_facts(self.tab, self.limits.media) if seen.taken.media else ()
        controls, gaps = self._controls() if seen.taken.controls else ((), [])
        states = UNTRIED
        if with_states:
            states, missed = other_states(self.tab, self._memory, self.limits.states)
            gaps = [*gaps, *missed]
        return Look(
            final_url=seen.taken.url,
            title=seen.taken.title.strip(),
            html=seen.taken.html,
            axe=seen.axe,
            controls=controls,
            media=media,
            frames=seen.frames,
            banner=met,
            states=states,
            not_tested=(*seen.not_tested, *gaps),
        )

    def _past_banner(self, first: _Seen, *, with_axe: bool, reject: bool) -> tuple[_Seen, Banner | None]:
        """The page, and the consent banner it was met with; one that hides the content is rejected first.

        Then the page is what it is after that: nobody reads what is behind. What axe-core found only before
        is kept beside its answer. A banner that stays is told as a gap, and the page is what it was at first.
        """
        met = banner.meet(self.tab)
        if met is None or not met.banner.hides:
            return first, met.banner if met else None
        if met.button is None or not reject:
            why = (
                "no button on it rejects" if met.button is None else "its reject button leads to another page"
            )
            return _hidden(first, why), met.banner
        held = banner.inside(self.tab, met, first.axe)
        self._reject(met)
        second = self._stayed_at(lambda: self._see(with_axe=with_axe))
        if _place(second.taken.url) != _place(first.taken.url):
            raise _AstrayError
        again = banner.meet(self.tab)
        if again is not None and again.banner.hides:
            return _hidden(first, "it stayed when its reject button was pressed"), met.banner
        if first.axe is not None and second.axe is not None:
            before = banner.seen_with_banner(first.axe, second.axe, held)
            second = replace(second, axe={**second.axe, "with_banner": before})
        return second, replace(met.banner, rejected=True)

    def _reject(self, met: banner.Met) -> None:
        """Press the banner's reject button, and wait until what it does is done; some load the page anew."""
        with contextlib.suppress(NavigatedError):
            banner.press(self.tab, met)
            quiet.settle(self.tab, self._quiet)

    def _see(self, *, with_axe: bool) -> _Seen:
        """What the page is like once it is quiet: taken at once, and taken anew if the page changes then."""
        standing, gaps = self._arrived()
        seen = self._see_from(standing, with_axe=with_axe)
        return replace(seen, not_tested=(*gaps, *seen.not_tested))

    def _see_from(self, standing: quiet.Standing, *, with_axe: bool) -> _Seen:
        if standing.complete:
            seen = self._take(with_axe=with_axe)
            if quiet.held(self.tab, standing, self._quiet):
                return seen
        _, is_quiet = quiet.settle(self.tab, self._quiet)
        seen = self._take(with_axe=with_axe)
        if is_quiet:
            return seen
        detail = f"still changing or loading after {self.limits.quiet:g} s; audited as it stood"
        gap = NotTested(what="page", reason=Untested.NOT_QUIET, detail=detail)
        return replace(seen, not_tested=(gap, *seen.not_tested))

    def _take(self, *, with_axe: bool) -> _Seen:
        navigations = self.tab.navigations
        taken = take(self.tab)
        _see_that_it_is_a_page(taken)
        if self.tab.has_gone_back():
            raise WentBackError("its scripts go back to the page before it")
        answer, gaps = self._run_axe() if with_axe else (None, ())
        frames = answer.pop("frames") if answer else ()
        if self.tab.navigations != navigations:
            raise NavigatedError("the document was replaced")
        return _Seen(taken=taken, axe=answer, frames=frames, not_tested=gaps)

    def _run_axe(self) -> tuple[dict[str, Any] | None, tuple[NotTested, ...]]:
        try:
            answer = FramedAxe(self.tab, self._loads).run(seconds=self.limits.script)
        except ScriptError as error:
            return None, (NotTested(what="axe-core", reason=Untested.AXE_FAILED, detail=str(error)),)
        except StuckError:
            if time.monotonic() >= self.tab.until:
                raise
            self.tab.command("Runtime.terminateExecution")
            return None, (NotTested(what="axe-core", reason=Untested.AXE_TIMEOUT),)
        untested = tuple(answer.pop("untested"))
        return answer, untested

    def _controls(self) -> tuple[tuple[FormControl, ...] | None, list[NotTested]]:
        try:
            return form_controls(self.tab)
        except (ProtocolError, ScriptError) as error:
            gap = NotTested(what="form controls", reason=Untested.ACCESSIBILITY_TREE, detail=str(error)[:200])
            return None, [gap]

    def _forget(self) -> None:
        """Meet every page as a first-time visitor: no cookies, nothing stored, no page left open."""
        self._requests.forget()
        self.tab.tell("Network.clearBrowserCookies")
        # Waited for, or the next page may still read what is on its way out.
        clear = [{"origin": origin, "storageTypes": _STORED} for origin in sorted(self.tab.origins)]
        self.tab.commands("Storage.clearDataForOrigin", clear)
        self._admission.restore(self.tab.origins)
        self.tab.origins.clear()

    def _prepare(self, agent_note: str) -> None:
        self.tab.tell("Browser.setDownloadBehavior", behavior="deny")
        self.tab.tell("Page.addScriptToEvaluateOnNewDocument", source=lazy.OBSERVED)
        self.tab.command(
            "Emulation.setDeviceMetricsOverride",
            width=WINDOW[0],
            height=WINDOW[1],
            deviceScaleFactor=1,
            mobile=False,
        )
        if agent_note:
            self.tab.ready_for(self.tab.id)  # the empty first document was there before our scripts
            agent = self.tab.evaluate("() => navigator.userAgent")
            self.tab.tell("Network.setUserAgentOverride", userAgent=f"{agent} {agent_note}")


def _see_that_it_is_a_page(taken: Taken) -> None:
    """A page that leads to about:blank, or whose text never comes, is no page without faults."""
    if taken.url.startswith("about:"):
        raise NavigationError(f"its scripts lead to {taken.url[:100]}")
    if not taken.html:
        raise NavigationError("there is nothing in the document")


def _hidden(seen: _Seen, why: str) -> _Seen:
    """The page as it was seen, with the gap that its content is hidden."""
    gap = NotTested(what="page", reason=Untested.BANNER, detail=why)
    return replace(seen, not_tested=(gap, *seen.not_tested))


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.netloc, parts.path
