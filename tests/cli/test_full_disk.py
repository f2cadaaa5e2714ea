"""A disk without room for what an audit keeps while it runs is told in one line, and the audit ends."""

from __future__ import annotations

import resource
import subprocess
from pathlib import Path

from tests.cli.conftest import COMMAND

ROOM = 1_000  # bytes of any one file


def test_a_full_disk_is_one_line_and_status_2(folder: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "audit", str(folder), "--no-browser", "-f", "json", "-o", str(tmp_path / "svar.json")],
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM)),
    )

    assert done.returncode == 2
    assert "TMPDIR" in done.stderr
    assert done.stderr.count("\n") == 1
