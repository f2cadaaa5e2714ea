"""Which Chromium, which driver, and how they get onto the machine.

In this order: the one that is named; the one on the machine (Chromium, Chrome); Debian's packages, where
they may be installed; Selenium Manager's download. If none of these works, one line says what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from selenium.webdriver.common.selenium_manager import SeleniumManager

from auditor.errors import BrowserError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
DRIVERS = ("chromedriver", "chromium-driver", "chromium.chromedriver")
PACKAGES = ("chromium", "chromium-driver")
INSTALL = "sudo apt-get install chromium chromium-driver"


@dataclass(frozen=True, kw_only=True)
class Chromium:
    """A browser and its driver, by path; `how` says where they were found.

    A driver of None means that Selenium Manager finds one.
    """

    binary: str
    driver: str | None
    how: str

    @property
    def must_run_unsandboxed(self) -> bool:
        """Chromium refuses to sandbox itself as root."""
        return os.geteuid() == 0


def find_chromium(named: str | None = None, *, install: bool = False) -> Chromium:
    """The Chromium to use. With `install`, Debian's packages are installed when there is none.

    Raises BrowserError with one line that says what to install.
    """
    if named:
        if shutil.which(named) is None:
            raise BrowserError(f"the browser named, {named}, is no program that can be run")
        return Chromium(binary=named, driver=_driver_of(named), how="named")
    if found := on_this_machine():
        return found
    if install and _install_packages() and (found := on_this_machine()):
        return found
    if found := _from_selenium_manager():
        return found
    raise BrowserError(f"no Chromium or Chrome on this machine; install one: {INSTALL}")


def on_this_machine() -> Chromium | None:
    """The first known browser on the PATH."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return Chromium(binary=path, driver=_driver_of(path), how="on this machine")
    return None


def version_of(program: str) -> str | None:
    """What a browser or driver says of itself ("Chromium 156.0.8078.79"), or None when it cannot be run."""
    try:
        said = subprocess.run(  # noqa: S603 - a program the user named or the machine has
            [program, "--version"], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return " ".join(said.stdout.split()[:2]) or None


def _driver_of(binary: str) -> str | None:
    """The driver beside the browser or on the PATH, if it is of the same major version."""
    beside = [str(Path(binary).resolve().parent / name) for name in DRIVERS]
    for candidate in [*beside, *DRIVERS]:
        path = shutil.which(candidate)
        if path and _major(path) == _major(binary):
            return path
    return None


def _major(program: str) -> str | None:
    said = version_of(program)
    digits = (part for part in (said or "").replace(".", " ").split() if part.isdigit())
    return next(digits, None)


def _install_packages() -> bool:
    """Install Debian's packages: as root, or where sudo asks for no password. Whether it went well."""
    apt = shutil.which("apt-get")
    if apt is None:
        return False
    become = _become_root()
    if become is None:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *PACKAGES]):
        done = subprocess.run(  # noqa: S603 - our own arguments
            [*become, apt, *arguments],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=900,
            check=False,
        )
    return done.returncode == 0


def _become_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    asked = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)  # noqa: S603
    return [sudo, "-n"] if asked.returncode == 0 else None


def _from_selenium_manager() -> Chromium | None:
    try:
        paths = SeleniumManager().binary_paths(["--browser", "chrome"])
    except Exception:  # noqa: BLE001 - whatever it is (no network, no platform), there is no browser from here
        return None
    binary, driver = paths.get("browser_path"), paths.get("driver_path")
    return Chromium(binary=binary, driver=driver, how="from Selenium Manager") if binary and driver else None
