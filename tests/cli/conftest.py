"""The program as a person runs it: a process of its own, with its output and exit status."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

type Run = Callable[..., subprocess.CompletedProcess[str]]
PAGE = (
    '<!doctype html><html lang="sv"><head><title>Bygglov</title></head><body><main><h1>Bygglov</h1>'
    "<p>{text}</p><p>Uppdaterades: 2 november 2026</p><p>Informationsägare: Byggenheten</p>"
    "</main></body></html>"
)
COMMAND = [sys.executable, "-m", "auditor"]


@pytest.fixture
def auditor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("AUDITOR_LANGUAGE", "AUDITOR_BROWSER", "AUDITOR_CONTACT", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **environment},
            timeout=150,
        )

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two pages: one right, one with a promise that has expired."""
    site = tmp_path / "webb"
    site.mkdir()
    (site / "ratt.html").write_text(PAGE.format(text="Ansök i god tid."), encoding="utf-8")
    promise = "Under 2024 kommer kommunen att ta fram en ny plan."
    (site / "lofte.html").write_text(PAGE.format(text=promise), encoding="utf-8")
    return site
