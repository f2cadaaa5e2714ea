"""Where reports go: looked into before an audit begins, so that nothing is lost at its end."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from auditor.errors import OutputError
from auditor.model import Audit, Language, Report

DEFAULT_FOLDER = Path("auditor-report")
STANDARD_OUTPUT = Path("-")


@dataclass(frozen=True, kw_only=True)
class Destination:
    """A report with the file it goes to; None means the terminal or standard output."""

    report: Report
    path: Path | None


def destinations(reports: Iterable[Report], output: Path | None) -> list[Destination]:
    """Where each report goes. Folders are made and tried here.

    Raises OutputError when one cannot be written.
    """
    reports = list(reports)
    filed = [report for report in reports if report.file_name]
    paths: dict[str, Path | None] = {}
    if output == STANDARD_OUTPUT:
        if len(filed) != 1 or len(reports) != 1:
            raise OutputError("--output - takes exactly one --format, html or json")
    elif output is not None and len(filed) == 1 and output.suffix and not output.is_dir():
        paths = {filed[0].id: output}
    else:
        folder = output or DEFAULT_FOLDER
        paths = {report.id: folder / str(report.file_name) for report in filed}
    for path in paths.values():
        if path is not None:
            _check_writable(path)
    return [Destination(report=report, path=paths.get(report.id)) for report in reports]


def _check_writable(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
        if path.is_dir() or (path.exists() and not os.access(path, os.W_OK)):
            raise OutputError(f"{path} cannot be written; choose another place with --output")
    except OSError as error:
        raise OutputError(
            f"{path.parent} cannot be written ({error.strerror}); choose another folder with --output"
        ) from error


def tell(audit: Audit, where: Iterable[Destination], language: Language, console: Console) -> list[Path]:
    """Write every report; the files that were written. Each is complete or not there at all."""
    written = []
    for destination in where:
        text = destination.report.render(audit, language)
        if destination.path is not None:
            _write(destination.path, text)
            written.append(destination.path)
        elif destination.report.file_name:
            sys.stdout.write(text)
        else:
            console.print(Text.from_ansi(text), soft_wrap=True)
    return written


def _write(path: Path, text: str) -> None:
    partial = path.with_name(f".{path.name}.part")
    try:
        partial.write_text(text, encoding="utf-8", newline="\n")
        partial.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise OutputError(f"{path} could not be written ({error.strerror})") from error
