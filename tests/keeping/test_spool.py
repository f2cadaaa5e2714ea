"""What a run keeps lies in a file without a name, and a full disk is told in one line."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from auditor.errors import KeepingError
from auditor.keeping import Spool


def test_values_come_back_as_they_were_kept() -> None:
    spool = Spool()
    values = [{"sida": "å" * 10_000}, (1, None), b"\x00\xff"]
    places = [spool.keep(value) for value in values]

    assert [spool.get(place) for place in reversed(places)] == list(reversed(values))


def test_nothing_is_left_in_the_folder_even_while_the_run_lasts(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.keep("något")

    assert list(tmp_path.iterdir()) == []


def test_the_file_is_closed_with_the_spool() -> None:
    spool = Spool()
    spool.keep("något")
    number = spool._file
    spool.close()

    with pytest.raises(OSError, match="descriptor"):
        os.fstat(number)


def test_a_full_disk_is_told_in_one_line() -> None:
    spool = Spool()
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, spool._file)
    os.close(full)

    with pytest.raises(KeepingError, match="No space left on device") as told:
        spool.keep("något")
    assert "\n" not in str(told.value)


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "borta"))

    with pytest.raises(KeepingError, match="borta"):
        Spool()
