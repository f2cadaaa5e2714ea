"""What a person types becomes addresses to start from, or one line that says what is wrong."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from auditor.errors import TargetError
from auditor.jobs.targets import Entry, enter


@pytest.fixture
def servers() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "webb").mkdir()
    for name in ("webb/index.html", "webb/ut.html", "en.html"):
        (tmp_path / name).write_text("<p>Hej</p>", encoding="utf-8")
    (tmp_path / "blankett.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "tom").mkdir()
    return tmp_path


def paths(entry: Entry) -> list[str]:
    return [seed.split("/", 3)[3] for seed in entry.seeds]


def test_an_address_is_entered_as_it_is(servers: ExitStack) -> None:
    (entry,) = enter(["https://By.Example/a"], servers)

    assert (entry.seeds, entry.follow) == (("https://by.example/a",), True)


def test_every_html_file_of_a_folder_is_a_start(folder: Path, servers: ExitStack) -> None:
    (entry,) = enter([str(folder / "webb")], servers)

    assert paths(entry) == ["index.html", "ut.html"]


def test_a_file_is_just_that_file(folder: Path, servers: ExitStack) -> None:
    (entry,) = enter([str(folder / "en.html")], servers)

    assert (paths(entry), entry.follow) == (["en.html"], False)


def test_the_paths_of_a_single_folder_are_relative_to_it(folder: Path, servers: ExitStack) -> None:
    (entry,) = enter([str(folder / "webb")], servers)

    assert list(entry.labels.values()) == [""]


@pytest.mark.usefixtures("folder")
def test_the_paths_of_several_targets_can_be_told_apart(servers: ExitStack) -> None:
    entries = enter(["webb", "en.html"], servers)

    assert [list(entry.labels.values()) for entry in entries] == [["webb/"], [""]]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("tom", "no HTML file in this folder"),
        ("blankett.pdf", "no HTML file"),
        ("finns-inte.html", "no such file"),
        ("www.example.se", "https://www.example.se"),
        ("ftp://example.se/", "only http and https"),
        ("https:///sida", "no address"),
        ("vad som helst", "no such file or folder"),
    ],
)
def test_what_cannot_be_audited_is_one_line(servers: ExitStack, target: str, says: str) -> None:
    with pytest.raises(TargetError) as caught:
        enter([target], servers)

    assert says in str(caught.value)
    assert target.rstrip("/") in str(caught.value)
    assert "\n" not in str(caught.value)
