"""Start a Chromium with its driver, by Selenium, and end both: in good order or by force."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
from typing import cast

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.remote.remote_connection import RemoteConnection
from urllib3.exceptions import HTTPError

from auditor.browser.chromium import Chromium
from auditor.browser.devtools import CrashedError, Devtools
from auditor.browser.processes import end_session_of, memory_of
from auditor.errors import BrowserError

WINDOW = (1280, 1024)  # CSS pixels
DRIVER_SILENCE = 60  # seconds that the driver may take to start a browser

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

    Starting raises BrowserError, with one line, when it does not start.
    """

    def __init__(self, chromium: Chromium) -> None:
        self._profile = tempfile.TemporaryDirectory(prefix="auditor-", ignore_cleanup_errors=True)
        self.sandboxed = not chromium.must_run_unsandboxed
        self._services: list[ChromeService] = []
        try:
            self.driver = self._start(chromium)
            self.devtools = Devtools(self.driver.capabilities["goog:chromeOptions"]["debuggerAddress"])
        except CrashedError as error:
            self.kill()
            raise _would_not_start(chromium, error) from error
        except BrowserError:
            self.kill()
            raise

    @property
    def profile(self) -> str:
        """The folder of the browser's own files, of this session alone."""
        return self._profile.name

    @property
    def version(self) -> str:
        """The browser's name and version: "chrome 156.0.8078.79"."""
        said = self.driver.capabilities
        return f"{said.get('browserName', 'chromium')} {said.get('browserVersion', '')}".strip()

    @property
    def memory(self) -> int:
        """Bytes that driver, browser and renderers keep in memory, shared pages counted once each."""
        return sum(memory_of(process.pid) for process in map(_process, self._services) if process)

    def close(self) -> None:
        """End browser and driver in good order, and by force what does not go."""
        with contextlib.suppress(CrashedError):
            self.devtools.tell("Browser.close", {})
        self.kill()

    def kill(self) -> None:
        """End browser and driver by force."""
        if hasattr(self, "devtools"):
            self.devtools.close()
        for service in self._services:
            _end(service)
        self._profile.cleanup()

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
        for switch in (*_SWITCHES, f"--user-data-dir={self._profile.name}"):
            options.add_argument(switch)
        if not self.sandboxed:
            options.add_argument("--no-sandbox")
        # A session of its own: Ctrl-C in the terminal is ours to handle, and the whole family can be ended.
        service = ChromeService(executable_path=chromium.driver, popen_kw={"start_new_session": True})
        self._services.append(service)
        driver = Chrome(options=options, service=service)
        remote = cast(RemoteConnection, driver.command_executor)
        remote.client_config.timeout = DRIVER_SILENCE
        return driver


def _process(service: ChromeService) -> subprocess.Popen[bytes] | None:
    return cast("subprocess.Popen[bytes] | None", service.process)


def _end(service: ChromeService) -> None:
    process = _process(service)
    if process is None:
        return
    end_session_of(process.pid)
    with contextlib.suppress(Exception):
        process.wait(timeout=5)
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
