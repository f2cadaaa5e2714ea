"""The built wheel has everything that it needs at run time."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and unpacked: what an installation puts on the path."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(unpacked: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=unpacked.parent,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_is_the_wheel_that_runs(unpacked: Path) -> None:
    where = run(unpacked, "-c", "import auditor; print(auditor.__file__)").stdout

    assert str(unpacked) in where


@pytest.mark.browser
def test_it_audits_the_sample_site_it_carries(unpacked: Path) -> None:
    done = run(unpacked, "-m", "auditor", "demo")

    assert done.returncode == 1, done.stderr
    assert (unpacked.parent / "auditor-report" / "report.html").is_file()


@pytest.mark.parametrize("name", ["axe.min.js", "LICENSE"])
def test_it_carries_axe_core_and_its_licence(unpacked: Path, name: str) -> None:
    assert (unpacked / "auditor" / "browser" / "axe_core" / name).is_file()


def test_it_carries_what_its_packages_read(unpacked: Path) -> None:
    here = {
        path.relative_to(ROOT) for package in ("auditor", "rules", "reports") for path in data_files(package)
    }

    assert [path for path in sorted(here) if not (unpacked / path).is_file()] == []


def data_files(package: str) -> list[Path]:
    return [
        path
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".py"} and "__pycache__" not in path.parts
    ]
