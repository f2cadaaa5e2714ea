"""Start a Chromium with its driver, by Selenium, and end both: in good order or by force."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
from typing import cast

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.remote.remote_connection import RemoteConnection
from urllib3.exceptions import HTTPError

from auditor.browser.starting.chromium import Chromium
from auditor.browser.starting.processes import MARK, PATIENCE, end_family, kill_session
from auditor.browser.starting.profiles import Profile
from auditor.browser.tab.devtools import CrashedError, Devtools, StuckError
from auditor.errors import BrowserError

WINDOW = (1280, 1024)  # CSS pixels
START = 60  # seconds that driver and browser may take to start

# The last two put frames from other sites into the page's own process: looked at like any other frame.
_FEATURES_OFF = (
    "Translate",
    "MediaRouter",
    "OptimizationHints",
    "InterestFeedContentSuggestions",
    "IsolateOrigins",
    "site-per-process",
)
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
    "--deny-permission-prompts",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-search-engine-choice-screen",
    "--disable-site-isolation-trials",
    "--enable-blink-features=AudioVideoTracks",  # whether a film has a sound track at all
    f"--disable-features={','.join(_FEATURES_OFF)}",
)
_NO_START = (WebDriverException, HTTPError, OSError, CrashedError)


class Browser:
    """A running Chromium with its driver and our connection to it.

    Starting raises BrowserError, with one line, when it does not start in time.
    """

    def __init__(self, chromium: Chromium) -> None:
        try:
            self._profile = Profile()
        except OSError as error:
            raise BrowserError(f"there is no room for a browser's files: {error}") from error
        self.sandboxed = not chromium.must_run_unsandboxed
        self._service: ChromeService | None = None
        self._ending, self._ended = threading.Lock(), False
        # Selenium's own waits have no common end: without its processes it waits for nothing.
        limit = threading.Timer(START, end_family, (self._profile.folder,))
        limit.daemon = True
        limit.start()
        try:
            self.driver = self._start(chromium)
            self.devtools = Devtools(self.driver.capabilities["goog:chromeOptions"]["debuggerAddress"])
        except BaseException as error:
            self.kill()
            if isinstance(error, CrashedError):
                raise _would_not_start(chromium, error) from error
            raise
        finally:
            limit.cancel()

    @property
    def profile(self) -> str:
        """The folder of the browser's own files, of this session alone."""
        return self._profile.folder

    @property
    def version(self) -> str:
        """The browser's name and version: "chrome 156.0.8078.79"."""
        said = self.driver.capabilities
        return f"{said.get('browserName', 'chromium')} {said.get('browserVersion', '')}".strip()

    @property
    def leader(self) -> int:
        """The driver's process, which leads the session (POSIX setsid) that all the others are in."""
        process = _process(self._service)
        return process.pid if process else 0

    def close(self) -> None:
        """End browser and driver in good order, and by force what does not go."""
        with contextlib.suppress(CrashedError, StuckError):
            self.devtools.tell("Browser.close", {})
        self.kill()

    def kill(self) -> None:
        """End browser and driver by force. May be called again, and from any thread."""
        with self._ending:
            if self._ended:
                return
            self._ended = True
            self._profile.remove()
            if hasattr(self, "devtools"):
                self.devtools.close()
            _bury(_process(self._service))

    def end_processes(self) -> None:
        """Kill driver, browser and renderers at once, from any thread: whoever waits for them goes on."""
        if self.leader:
            kill_session(self.leader)

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
        options.page_load_strategy = "none"
        options.unhandled_prompt_behavior = "ignore"  # they are answered over our own connection
        for switch in (*_SWITCHES, f"--user-data-dir={self.profile}"):
            options.add_argument(switch)
        if not self.sandboxed:
            options.add_argument("--no-sandbox")
        # A session of its own: Ctrl-C in the terminal is ours to handle, and the whole family can be ended.
        _bury(_process(self._service))  # of a start that failed: Selenium has ended it
        self._service = ChromeService(
            executable_path=chromium.driver,
            env={**os.environ, MARK: self.profile},
            popen_kw={"start_new_session": True},
        )
        driver = Chrome(options=options, service=self._service)
        remote = cast(RemoteConnection, driver.command_executor)
        remote.client_config.timeout = START
        return driver


def _process(service: ChromeService | None) -> subprocess.Popen[bytes] | None:
    return cast("subprocess.Popen[bytes] | None", getattr(service, "process", None))


def _bury(process: subprocess.Popen[bytes] | None) -> None:
    """Wait for a killed child, so that its number can be given to others, and close its pipes."""
    if process is None:
        return
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=PATIENCE)
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()


def _would_not_start(chromium: Chromium, error: BaseException) -> BrowserError:
    said = first_line(error).partition("; For documentation")[0]
    return BrowserError(f"{chromium.binary} would not start: {said}")


def first_line(error: BaseException) -> str:
    """What the error says, in one line."""
    said = getattr(error, "msg", None) or str(error) or type(error).__name__
    return str(said).strip().splitlines()[0][:200]
