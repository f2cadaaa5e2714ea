"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from auditor.browser import axe_core_version, find_chromium
from auditor.browser.starting.chromium import version_of


def described() -> str:
    """The machine and the versions of what all tools share, one line of Markdown each."""
    chromium = find_chromium()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    busy = os.getloadavg()[0]
    lines = (
        (
            f"Machine: {os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB of memory, "
            f"{platform.system()}, load {busy:.1f} before the run; {datetime.now(UTC):%Y-%m-%d}"
        ),
        f"Browser: {version_of(chromium.binary) or 'unknown'}; driver: {_driver(chromium.driver)}",
        (
            f"Python {platform.python_version()}, Node {node_version() or 'not there'}, "
            f"axe-core of ours and of the bare loop {axe_core_version()}"
        ),
    )
    return "".join(f"- {line}\n" for line in lines)


def node_version() -> str | None:
    """Node's version, such as "20.20.2"; None where there is none."""
    node = shutil.which("node")
    said = version_of(node) if node else None
    return said.lstrip("v") if said else None


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _driver(path: str | None) -> str:
    if path is None:
        return "Selenium Manager's"
    said = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30, check=False).stdout
    return " ".join(said.split()[:2])
