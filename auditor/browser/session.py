"""One Chromium: open a page, wait until it is quiet, take the evidence. Everything is bounded."""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from selenium.common.exceptions import (
    InvalidSessionIdException,
    JavascriptException,
    NoSuchWindowException,
    SessionNotCreatedException,
    TimeoutException,
    WebDriverException,
)
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.remote.remote_connection import RemoteConnection
from urllib3.exceptions import HTTPError

from auditor.browser.accessibility_tree import form_controls
from auditor.browser.axe import FramedAxe
from auditor.browser.chromium import Chromium
from auditor.browser.processes import end_session_of
from auditor.errors import BrowserError
from auditor.model import NOT_DRAWN, FormControl, MediaFacts, NotTested, Untested

WINDOW = (1280, 1024)

# One answer to every run: no animation, no first-run pages, no traffic of the browser's own.
_SWITCHES = (
    "--headless=new",
    f"--window-size={WINDOW[0]},{WINDOW[1]}",
    "--lang=sv",
    "--force-prefers-reduced-motion",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--mute-audio",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-search-engine-choice-screen",
    "--enable-blink-features=AudioVideoTracks",  # whether a film has a sound track at all
    "--disable-features=Translate,MediaRouter,OptimizationHints,InterestFeedContentSuggestions",
)

# Quiet: the document is complete, and neither its DOM nor its list of loaded resources has changed for
# `calm` milliseconds. A complete page without scripts cannot change, so it is quiet at once.
_QUIET = """
const [calm, limit, done] = arguments;
const began = performance.now();
let changed = began, resources = -1;
const watcher = new MutationObserver(() => { changed = performance.now(); });
watcher.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
const end = quiet => { watcher.disconnect(); done(quiet); };
const still = () => document.readyState === "complete" && !document.querySelector("script, iframe, frame");
(function look() {
  const now = performance.now(), loaded = performance.getEntriesByType("resource").length;
  if (loaded !== resources) { resources = loaded; if (now > began) changed = now; }
  if (still()) return end(true);
  if (document.readyState === "complete" && now - changed >= calm) return end(true);
  if (now - began >= limit) return end(false);
  setTimeout(look, 25);
})();
"""

# The final DOM, copied into a document where nothing loads or runs; elements that are not drawn are marked in
# the copy (auditor.model.NOT_DRAWN): display: none, visibility: hidden, content-visibility (CSSOM View).
_TAKE = """
const mark = arguments[0];
const doctype = document.doctype ? "<!DOCTYPE " + document.doctype.name + ">" : "";
const controls = "input, select, textarea, button, [role], iframe, frame, [contenteditable]";
const root = document.documentElement;
let html = "";
if (root) {
  const copy = document.implementation.createHTMLDocument("").importNode(root, true);
  if (document.body && root.contains(document.body)) {
    const body = [...root.children].indexOf(document.body);
    const of = start => document.createTreeWalker(start, NodeFilter.SHOW_ELEMENT);
    const [live, copied] = [of(document.body), of(copy.children[body])];
    while (live.nextNode() && copied.nextNode()) {
      const element = live.currentNode;  // display: contents has no box of its own, and yet is drawn
      if (!element.checkVisibility({visibilityProperty: true})
          && getComputedStyle(element).display !== "contents")
        copied.currentNode.setAttribute(mark, "");
    }
  }
  html = copy.outerHTML;
}
return JSON.stringify({
  url: location.href, title: document.title, html: doctype + html,
  controls: document.querySelector(controls) !== null
    || [...document.querySelectorAll("*")].some(e => e.shadowRoot),
  media: document.querySelector("video, audio") !== null
});
"""

# What films and sounds of the page's own are, once their metadata has come; those that do not come in time
# stay unknown. audioTracks is HTML 4.8.11.10, behind a switch in Chromium.
_MEDIA = """
const [limit, done] = arguments;
const all = [...document.querySelectorAll("video, audio")].slice(0, 50);
const came = m => new Promise(r => {
  if (m.readyState >= 1 || m.error || !(m.currentSrc || m.src || m.querySelector("source[src]"))) return r();
  for (const event of ["loadedmetadata", "error", "abort"]) m.addEventListener(event, r, {once: true});
  const last = m.querySelector("source:last-of-type");
  if (last) last.addEventListener("error", r, {once: true});
  if (m.preload === "none" || m.networkState === 0) { m.preload = "metadata"; m.load(); }
});
const facts = m => ({
  source: m.currentSrc || "", error: !!m.error || m.networkState === 3, is_muted: m.muted,
  duration: m.readyState >= 1 && isFinite(m.duration) ? m.duration : null,
  has_sound: m.readyState >= 1 && m.audioTracks ? m.audioTracks.length > 0 : null,
  has_picture: m.readyState >= 1 && m.tagName === "VIDEO" ? m.videoWidth > 0 : null
});
const late = new Promise(r => setTimeout(r, limit));
Promise.race([Promise.all(all.map(came)), late]).then(() => done(JSON.stringify(all.map(facts))));
"""

# A page that asks is answered at once, as by somebody who closes every dialogue.
_ANSWER_DIALOGUES = """
window.alert = () => {}; window.confirm = () => false; window.prompt = () => null; window.print = () => {};
"""

# What chromedriver says when there is no browser behind it any more.
_GONE = (
    "tab crashed",
    "page crash",
    "disconnected",
    "not reachable",
    "session deleted",
    "invalid session id",
    "no such execution context",
    "web view not found",
    "target closed",
)
_NO_START = (WebDriverException, HTTPError, OSError)


class CrashedError(Exception):
    """The browser, its renderer or its driver is gone."""


class StuckError(Exception):
    """The page does not let go of the browser within its time."""


@dataclass(frozen=True, kw_only=True)
class LookLimits:
    """Seconds a page may take.

    To load, to become quiet (and how long it must be so), for the metadata of films, and for each script.
    """

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


class Session:
    """A running Chromium with its driver. Close it, or kill it when it no longer answers."""

    def __init__(self, chromium: Chromium, limits: LookLimits | None = None, agent_note: str = "") -> None:
        self.limits = limits or LookLimits()
        self._profile = tempfile.TemporaryDirectory(prefix="auditor-", ignore_cleanup_errors=True)
        self.sandboxed = not chromium.must_run_unsandboxed
        try:
            self._driver = self._start(chromium)
        except BrowserError:
            self._profile.cleanup()
            raise
        self._prepare(agent_note)

    @property
    def version(self) -> str:
        """The browser's name and version: "chrome 156.0.8078.79"."""
        said = self._driver.capabilities
        return f"{said.get('browserName', 'chromium')} {said.get('browserVersion', '')}".strip()

    def look(self, url: str, *, with_axe: bool = True) -> Look:
        """Open the address and take down what is there; `with_axe`: whether axe-core is run.

        Raises StuckError when the page does not answer in time and CrashedError when the browser is gone;
        after either, kill the session.
        """
        try:
            return self._look(url, with_axe=with_axe)
        except TimeoutException as error:
            raise StuckError(_first_line(error)) from error
        except (InvalidSessionIdException, NoSuchWindowException) as error:
            raise CrashedError(_first_line(error)) from error
        except WebDriverException as error:
            if any(sign in str(error).lower() for sign in _GONE):
                raise CrashedError(_first_line(error)) from error
            raise
        except (HTTPError, OSError) as error:  # the driver itself does not answer
            raise CrashedError(type(error).__name__) from error

    def close(self) -> None:
        """End browser and driver in good order, and by force what does not go."""
        with contextlib.suppress(WebDriverException, HTTPError, OSError):
            self._driver.quit()
        self.kill()

    def kill(self) -> None:
        """End browser and driver by force."""
        process = self._driver.service.process
        if process is not None:
            end_session_of(process.pid)
            with contextlib.suppress(Exception):
                process.wait(timeout=5)
                for pipe in (process.stdin, process.stdout, process.stderr):
                    if pipe is not None:
                        pipe.close()
        self._profile.cleanup()

    def _look(self, url: str, *, with_axe: bool) -> Look:
        self._forget()
        not_tested: list[NotTested] = []
        if not (self._load(url) and self._is_quiet()):
            detail = f"still changing or loading after {self.limits.quiet:g} s; audited as it stood"
            not_tested.append(NotTested(what="page", reason=Untested.NOT_QUIET, detail=detail))
        taken = json.loads(self._driver.execute_script(_TAKE, NOT_DRAWN))
        media = self._media() if taken["media"] else ()
        axe, gaps = self._run_axe() if with_axe else (None, [])
        not_tested += gaps
        controls, gaps = self._controls() if taken["controls"] else ((), [])
        not_tested += gaps
        return Look(
            final_url=taken["url"],
            title=taken["title"].strip(),
            html=taken["html"],
            axe=axe,
            controls=controls,
            media=media,
            not_tested=tuple(not_tested),
        )

    def _load(self, url: str) -> bool:
        """Whether the document arrived in time; one that still loads is stopped and audited as it stands."""
        try:
            self._driver.get(url)
        except TimeoutException:
            self._driver.execute_cdp_cmd("Page.stopLoading", {})
            return False
        return True

    def _is_quiet(self) -> bool:
        try:
            return bool(
                self._driver.execute_async_script(_QUIET, self.limits.calm * 1000, self.limits.quiet * 1000)
            )
        except JavascriptException:  # the document was replaced while we waited: look at the new one
            return bool(
                self._driver.execute_async_script(_QUIET, self.limits.calm * 1000, self.limits.quiet * 1000)
            )

    def _run_axe(self) -> tuple[Mapping[str, Any] | None, list[NotTested]]:
        axe = FramedAxe(self._driver)
        try:
            gaps = axe.inject()
            answer = axe.run()
        except TimeoutException:
            return None, [NotTested(what="axe-core", reason=Untested.AXE_TIMEOUT)]
        except JavascriptException as error:
            return None, [NotTested(what="axe-core", reason=Untested.AXE_FAILED, detail=_first_line(error))]
        if "error" in answer:
            gap = NotTested(what="axe-core", reason=Untested.AXE_FAILED, detail=str(answer["error"])[:200])
            return None, [*gaps, gap]
        return answer, gaps

    def _media(self) -> tuple[MediaFacts, ...]:
        """What the browser knows of the page's own films and sounds; nothing where the page prevents it."""
        try:
            told = self._driver.execute_async_script(_MEDIA, self.limits.media * 1000)
        except JavascriptException:
            return ()
        return tuple(MediaFacts(**facts) for facts in json.loads(told))

    def _controls(self) -> tuple[tuple[FormControl, ...] | None, list[NotTested]]:
        try:
            return form_controls(self._driver)
        except (TimeoutException, InvalidSessionIdException):
            raise
        except WebDriverException as error:
            if any(sign in str(error).lower() for sign in _GONE):
                raise
            gap = NotTested(
                what="form controls", reason=Untested.ACCESSIBILITY_TREE, detail=_first_line(error)
            )
            return None, [gap]

    def _forget(self) -> None:
        """Meet every page as a first-time visitor: no cookies, nothing stored, no page left open."""
        self._driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        for origin in self._origins():
            self._driver.execute_cdp_cmd(
                "Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"}
            )

    def _origins(self) -> Iterator[str]:
        with contextlib.suppress(WebDriverException):
            scheme, _, rest = self._driver.current_url.partition("://")
            if scheme in {"http", "https"}:
                yield f"{scheme}://{rest.partition('/')[0]}"

    def _prepare(self, agent_note: str) -> None:
        self._driver.set_page_load_timeout(self.limits.load)
        self._driver.set_script_timeout(self.limits.script)
        self._driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "deny"})
        self._driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _ANSWER_DIALOGUES})
        FramedAxe(self._driver).inject_early()
        if agent_note:
            agent = self._driver.execute_script("return navigator.userAgent")
            self._driver.execute_cdp_cmd(
                "Network.setUserAgentOverride", {"userAgent": f"{agent} {agent_note}"}
            )

    def _start(self, chromium: Chromium) -> Chrome:
        """Start the browser; where it will not with its sandbox, as in many containers, without."""
        try:
            return self._start_once(chromium)
        except _NO_START as error:
            if not self.sandboxed:
                raise _would_not_start(chromium, error) from error
        # Chromium says only that it exited: whether the sandbox was the reason shows without it.
        self.sandboxed = False
        try:
            return self._start_once(chromium)
        except _NO_START as error:
            raise _would_not_start(chromium, error) from error

    def _start_once(self, chromium: Chromium) -> Chrome:
        options = ChromeOptions()
        options.binary_location = chromium.binary
        options.page_load_strategy = "eager"
        options.unhandled_prompt_behavior = "dismiss"
        for switch in (*_SWITCHES, f"--user-data-dir={self._profile.name}"):
            options.add_argument(switch)
        if not self.sandboxed:
            options.add_argument("--no-sandbox")
        # A session of its own: Ctrl-C in the terminal is ours to handle, and the whole family can be ended.
        service = ChromeService(executable_path=chromium.driver, popen_kw={"start_new_session": True})
        try:
            driver = Chrome(options=options, service=service)
        except SessionNotCreatedException:
            if service.process is not None:
                end_session_of(service.process.pid)
            raise
        # How long the driver itself may be silent before it counts as gone.
        remote = cast(RemoteConnection, driver.command_executor)
        remote.client_config.timeout = int(self.limits.load + self.limits.script)
        return driver


def _would_not_start(chromium: Chromium, error: BaseException) -> BrowserError:
    said = _first_line(error).partition("; For documentation")[0]
    return BrowserError(f"{chromium.binary} would not start: {said}")


def _first_line(error: BaseException) -> str:
    said = getattr(error, "msg", None) or str(error) or type(error).__name__
    return said.strip().splitlines()[0][:200]
