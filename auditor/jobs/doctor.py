"""Is everything here that an audit needs? Each check says what it found and how to mend what is amiss."""

from __future__ import annotations

import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from auditor.browser import Chromium, Session, axe_core_version, find_chromium
from auditor.browser.starting.chromium import INSTALL, version_of
from auditor.errors import AuditorError, BrowserError
from auditor.plugins import load_reports, load_rules

OLDEST_PYTHON = (3, 12)
OLDEST_AXE = (4, 10)


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that an audit needs: whether it is right, what was found, and what to do if it is not."""

    name: str
    is_right: bool
    found: str
    remedy: str = ""


def examine(named: str | None, output: Path, *, install: bool) -> Iterator[Check]:
    """Check Python, Chromium, its driver, axe-core, rules and reports, and the folder reports go to.

    With `install`, a missing Chromium is installed from Debian's packages first.
    """
    yield _python()
    try:
        chromium = find_chromium(named, install=install)
    except BrowserError as error:
        yield Check(name="Chromium", is_right=False, found=str(error), remedy=INSTALL)
    else:
        yield from _browser(chromium)
    yield _axe_core()
    yield _plugins()
    yield _writable(output)


def _python() -> Check:
    return Check(
        name="Python",
        is_right=sys.version_info >= OLDEST_PYTHON,
        found=platform.python_version(),
        remedy="install Python 3.12 or later",
    )


def _browser(chromium: Chromium) -> Iterator[Check]:
    said = version_of(chromium.binary)
    yield Check(
        name="Chromium",
        is_right=said is not None,
        found=f"{said or 'does not say its version'} ({chromium.binary}, {chromium.how})",
        remedy=INSTALL,
    )
    driver = version_of(chromium.driver) if chromium.driver else "Selenium Manager brings it"
    yield Check(
        name="Driver",
        is_right=driver is not None,
        found=f"{driver} ({chromium.driver})" if chromium.driver else str(driver),
        remedy="sudo apt-get install chromium-driver",
    )
    try:
        session = Session(chromium)
    except BrowserError as error:
        yield Check(name="Start", is_right=False, found=str(error), remedy=INSTALL)
        return
    sandbox = "sandboxed" if session.sandboxed else "without its sandbox: run as root or in a container"
    session.close()
    yield Check(name="Start", is_right=True, found=f"{session.version} starts, {sandbox}")


def _axe_core() -> Check:
    version = axe_core_version()
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    return Check(
        name="axe-core",
        is_right=numbers >= OLDEST_AXE,
        found=version,
        remedy="install npm and then civic-auditor again: it then carries the current axe-core",
    )


def _plugins() -> Check:
    try:
        rules, reports = load_rules(), load_reports()
    except AuditorError as error:
        return Check(name="Rules", is_right=False, found=str(error), remedy="install civic-auditor again")
    return Check(name="Rules", is_right=True, found=f"{len(rules)} rules, {len(reports)} report formats")


def _writable(folder: Path) -> Check:
    there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        return Check(
            name="Output",
            is_right=False,
            found=f"{folder} cannot be written ({error.strerror})",
            remedy="choose another folder with --output",
        )
    return Check(name="Output", is_right=True, found=f"{folder} can be written")
