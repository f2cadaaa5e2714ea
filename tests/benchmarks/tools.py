"""The tools that the benchmark runs side by side: how each is called, and how many pages it told of."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.browser import axe_core_version, find_chromium
from auditor.browser.page.axe import axe_core_path
from auditor.standards import AXE_TAGS

PEERS = Path(__file__).parent / "peers"
INSTALLED = Path(__file__).parents[2] / ".cache" / "peers"
_SWITCHES = ("no-sandbox", "disable-gpu", "disable-dev-shm-usage", "window-size=1280,1024")


@dataclass(frozen=True, kw_only=True)
class Tool:
    """A tool at one setting. `commands` are run side by side over `pages` of the pages (None: all)."""

    name: str
    setting: str
    commands: Callable[[Sequence[str], Path], list[list[str]]]
    told: Callable[[Sequence[Path]], int]
    pages: int | None = None


def install_peers() -> str | None:
    """Install the peers with npm, by their lock. Gives why they cannot be, or None."""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not on this machine: measured without peers"
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc", "lighthouse.mjs"):
        shutil.copyfile(PEERS / name, INSTALLED / name)
    done = subprocess.run([npm, "ci", "--silent"], cwd=INSTALLED, check=False)
    return None if done.returncode == 0 else "npm could not install the peers: measured without them"


def peer_version(package: str) -> str:
    """The version of a peer that is installed."""
    manifest = INSTALLED / "node_modules" / package / "package.json"
    return str(json.loads(manifest.read_text(encoding="utf-8"))["version"])


def ours(*more: str, setting: str) -> Tool:
    """`auditor audit`, as a whole program: crawl, browser, judging, report."""

    def commands(urls: Sequence[str], work: Path) -> list[list[str]]:
        program = [sys.executable, "-m", "auditor", "audit", urls[0], "-q", "--links", "own"]
        output = ["-f", "json", "-o", str(work / "ours.json"), "--max-pages", str(len(urls))]
        return [[*program, *output, *more]]

    def told(outputs: Sequence[Path]) -> int:
        report = outputs[0].parent / "ours.json"
        pages = json.loads(report.read_text(encoding="utf-8"))["pages"]
        report.unlink()
        return sum(any(verdict["rule"].startswith("axe/") for verdict in page["verdicts"]) for page in pages)

    return Tool(name="auditor", setting=setting, commands=commands, told=told)


def bare_loop(sessions: int) -> Tool:
    """Selenium alone: load, inject axe-core, axe.run, next."""

    def commands(urls: Sequence[str], work: Path) -> list[list[str]]:
        program = [sys.executable, "-m", "tests.benchmarks.bare_loop"]
        return [
            [*program, str(_listed(urls[part::sessions], work / f"bare-{part}.txt"))]
            for part in range(sessions)
        ]

    def told(outputs: Sequence[Path]) -> int:
        return sum(int(output.read_text(encoding="utf-8") or 0) for output in outputs)

    return Tool(name="bare loop", setting=f"{sessions} sessions", commands=commands, told=told)


def axe_cli(processes: int) -> Tool:
    """@axe-core/cli with our axe-core and tags."""
    chromium = find_chromium()

    def commands(urls: Sequence[str], work: Path) -> list[list[str]]:  # noqa: ARG001 - a tool's interface
        settings = [
            *("--stdout", "--load-delay", "0", "--tags", ",".join(AXE_TAGS)),
            *("--axe-source", str(axe_core_path()), "--chrome-path", chromium.binary),
            *("--chromedriver-path", str(chromium.driver), f"--chrome-options={','.join(_SWITCHES)}"),
        ]
        return [[_bin("axe"), *urls[part::processes], *settings] for part in range(processes)]

    def told(outputs: Sequence[Path]) -> int:
        return sum(len(_json(output) or ()) for output in outputs)

    return Tool(name="@axe-core/cli", setting=f"{processes} at once", commands=commands, told=told)


def pa11y_ci(concurrency: int) -> Tool:
    """pa11y-ci with its axe runner."""

    def commands(urls: Sequence[str], work: Path) -> list[list[str]]:
        arguments = [f"--{switch}" for switch in _SWITCHES]
        settings = {
            "runners": ["axe"],
            "concurrency": concurrency,
            "useIncognitoBrowserContext": False,
            "timeout": 60000,
            "viewport": {"width": 1280, "height": 1024},
            "chromeLaunchConfig": {"executablePath": find_chromium().binary, "args": arguments},
        }
        config = work / "pa11y.json"
        config.write_text(json.dumps({"defaults": settings, "urls": list(urls)}), encoding="utf-8")
        return [[_bin("pa11y-ci"), "--json", "--config", str(config)]]

    def told(outputs: Sequence[Path]) -> int:
        results = (_json(outputs[0]) or {}).get("results", {})
        return sum(
            not (len(found) == 1 and "message" in found[0] and len(found[0]) == 1)
            for found in results.values()
        )

    return Tool(
        name="pa11y-ci", setting=f"axe runner, concurrency {concurrency}", commands=commands, told=told
    )


def lighthouse(mode: str, pages: int) -> Tool:
    """Lighthouse, accessibility only, in one Chrome for all pages."""

    def commands(urls: Sequence[str], work: Path) -> list[list[str]]:
        listed = _listed(urls, work / "lighthouse.txt")
        return [["node", str(INSTALLED / "lighthouse.mjs"), mode, find_chromium().binary, str(listed)]]

    def told(outputs: Sequence[Path]) -> int:
        return sum(not found.get("error") for found in (_json(outputs[0]) or {}).values())

    return Tool(name="Lighthouse", setting=mode, commands=commands, told=told, pages=pages)


def versions(peers: bool) -> str:  # noqa: FBT001 - whether they are there
    """Which version of each peer, and of axe-core in it, was measured."""
    if not peers:
        return ""
    told = ", ".join(f"{name} {peer_version(name)}" for name in ("@axe-core/cli", "pa11y-ci", "lighthouse"))
    nested = "pa11y/node_modules/axe-core"
    of_pa11y = peer_version(nested if (INSTALLED / "node_modules" / nested).is_dir() else "axe-core")
    return (
        f"- Peers: {told}; axe-core of @axe-core/cli {axe_core_version()} (given), "
        f"of pa11y-ci {of_pa11y}, of Lighthouse {peer_version('axe-core')}\n"
    )


def _bin(name: str) -> str:
    return str(INSTALLED / "node_modules" / ".bin" / name)


def _listed(urls: Sequence[str], file: Path) -> Path:
    file.write_text("\n".join(urls), encoding="utf-8")
    return file


def _json(file: Path) -> dict[str, dict[str, object]] | None:
    """The JSON value that a tool wrote, after whatever lines it put before it."""
    lines = file.read_text(encoding="utf-8").splitlines()
    start = next((number for number, line in enumerate(lines) if line[:1] in {"[", "{"}), len(lines))
    try:
        found: dict[str, dict[str, object]] = json.loads("\n".join(lines[start:]))
    except ValueError:
        return None
    return found
