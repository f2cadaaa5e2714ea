"""One Chromium: open a page, wait until it is quiet, take the evidence. Everything is bounded."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from auditor.browser import quiet
from auditor.browser.accessibility_tree import form_controls
from auditor.browser.axe import FramedAxe, axe_core
from auditor.browser.chromium import Chromium
from auditor.browser.devtools import CrashedError, ProtocolError, StuckError
from auditor.browser.document import Taken, media_facts, take
from auditor.browser.launch import WINDOW, Browser
from auditor.browser.requests import Requests
from auditor.browser.tab import MOST_NAVIGATIONS, NavigatedError, ScriptError, Tab
from auditor.errors import BrowserError
from auditor.model import FormControl, MediaFacts, NotTested, Untested

START = 30.0  # seconds that a new tab may take


class RestlessError(Exception):
    """The page's scripts lead from address to address without end."""


@dataclass(frozen=True, kw_only=True)
class LookLimits:
    """Seconds a page may take.

    In all, enforced from outside the page; to arrive, to become quiet (and how long it must be so), for the
    metadata of films, and for axe-core.
    """

    page: float = 120.0
    load: float = 30.0
    quiet: float = 10.0
    calm: float = 0.2
    media: float = 5.0
    script: float = 60.0


@dataclass(frozen=True, kw_only=True)
class Look:
    """What the browser saw of a page. `axe` and `controls` are None where `not_tested` says why."""

    final_url: str
    title: str
    html: str
    axe: Mapping[str, Any] | None
    controls: tuple[FormControl, ...] | None
    media: tuple[MediaFacts, ...] = ()
    not_tested: tuple[NotTested, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Seen:
    """What was taken of a page that may still change."""

    taken: Taken
    axe: Mapping[str, Any] | None
    not_tested: tuple[NotTested, ...]


class Session:
    """A running Chromium with a tab of ours. Close it, or kill it when it no longer answers.

    Raises BrowserError, with one line, when the browser does not start.
    """

    def __init__(self, chromium: Chromium, limits: LookLimits | None = None, agent_note: str = "") -> None:
        self.limits = limits or LookLimits()
        self._browser = Browser(chromium)
        self._quiet = quiet.Quiet(load=self.limits.load, limit=self.limits.quiet, calm=self.limits.calm)
        self.pages = 0
        try:
            self.tab = Tab(self._browser.devtools, scripts=(axe_core(), quiet.WATCH), start=START)
            self._requests = Requests(self.tab)
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
    def memory(self) -> int:
        """Bytes that the browser, its renderers and its driver take."""
        return self._browser.memory

    def look(self, url: str, *, with_axe: bool = True) -> Look:
        """Open the address and take down what is there; `with_axe`: whether axe-core is run.

        Raises NavigationError when the browser cannot open it, RestlessError when it never stays at one
        address, StuckError when the page does not answer in time and CrashedError when the browser is gone;
        after the last two, kill the session.
        """
        self.pages += 1
        self.tab.until = time.monotonic() + self.limits.page
        self._forget()
        self.tab.open(url, self.limits.load)
        while True:
            try:
                return self._look(with_axe=with_axe)
            except NavigatedError as error:
                if self.tab.navigations > MOST_NAVIGATIONS:
                    raise RestlessError("its scripts lead on and on") from error

    def close(self) -> None:
        """End browser and driver in good order, and by force what does not go."""
        with contextlib.suppress(CrashedError):
            self.tab.close()
        self._browser.close()

    def kill(self) -> None:
        """End browser and driver by force."""
        self._browser.kill()

    def _look(self, *, with_axe: bool) -> Look:
        seen = self._see(with_axe=with_axe)
        media = media_facts(self.tab, self.limits.media) if seen.taken.media else ()
        controls, gaps = self._controls() if seen.taken.controls else ((), [])
        return Look(
            final_url=seen.taken.url,
            title=seen.taken.title.strip(),
            html=seen.taken.html,
            axe=seen.axe,
            controls=controls,
            media=media,
            not_tested=(*seen.not_tested, *gaps),
        )

    def _see(self, *, with_axe: bool) -> _Seen:
        """What the page is like once it is quiet: taken at once, and taken anew if the page changes then."""
        standing = quiet.arrived(self.tab, self._quiet)
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
        taken = take(self.tab)
        axe, gaps = self._run_axe() if with_axe else (None, ())
        return _Seen(taken=taken, axe=axe, not_tested=gaps)

    def _run_axe(self) -> tuple[Mapping[str, Any] | None, tuple[NotTested, ...]]:
        try:
            answer = FramedAxe(self.tab).run(seconds=self.limits.script)
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
        for origin in sorted(self.tab.origins):
            self.tab.tell("Storage.clearDataForOrigin", origin=origin, storageTypes="all")
        self.tab.origins.clear()

    def _prepare(self, agent_note: str) -> None:
        self.tab.tell("Browser.setDownloadBehavior", behavior="deny")
        self.tab.command(
            "Emulation.setDeviceMetricsOverride",
            width=WINDOW[0],
            height=WINDOW[1],
            deviceScaleFactor=1,
            mobile=False,
        )
        if agent_note:
            agent = self.tab.evaluate("() => navigator.userAgent")
            self.tab.tell("Network.setUserAgentOverride", userAgent=f"{agent} {agent_note}")
