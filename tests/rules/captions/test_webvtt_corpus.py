"""The Web Platform Tests' WebVTT files, read as browsers read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rules.media.captions.webvtt import read_webvtt

# What is not read as expected, one by one, and why. stylesheets.vtt states no number of cues: the test it
# comes from is about styles, which a reader of words passes over.
UNSTATED = {"stylesheets.vtt"}
DIFFERING: dict[str, str] = {}


@pytest.fixture(scope="module")
def cases(shared_data: Path) -> list[dict[str, Any]]:
    folder = shared_data / "corpora" / "vtt"
    found: list[dict[str, Any]] = json.loads((folder / "cases.json").read_text(encoding="utf-8"))
    return [case | {"path": folder / case["file"]} for case in found]


def read(path: Path) -> list[list[float]] | None:
    webvtt = read_webvtt(path.read_bytes().decode("utf-8", "replace"))
    return None if webvtt is None else [[cue.start, cue.end] for cue in webvtt.cues]


def differs(case: dict[str, Any]) -> bool:
    times = read(case["path"])
    if times is None or len(times) != case["cues"]:
        return True
    return case["times"] is not None and times != case["times"]


def test_every_file_is_read_as_browsers_read_it(cases: list[dict[str, Any]]) -> None:
    stated = [case for case in cases if case["file"] not in UNSTATED]
    differing = {case["file"] for case in stated if differs(case)}

    assert differing == set(DIFFERING)
    assert 1 - len(differing) / len(stated) >= 0.95


def test_only_the_files_named_here_state_no_number_of_cues(cases: list[dict[str, Any]]) -> None:
    assert {case["file"] for case in cases if case["cues"] is None} == UNSTATED


def test_styles_are_passed_over_and_the_cues_among_them_are_read(cases: list[dict[str, Any]]) -> None:
    (path,) = (case["path"] for case in cases if case["file"] in UNSTATED)

    assert read(path) == [[0.0, 1.0], [0.0, 1.0]]
