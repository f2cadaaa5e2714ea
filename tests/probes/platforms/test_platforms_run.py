"""Asking platforms for a whole run: each film once, at a pace, remembered between nights, errors unknown."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from auditor.model import Captions, Medium, MediumKind, Shape
from auditor.probes.asking import Answer, Get
from auditor.probes.platforms import Platforms, Told, UntoldError, why_silent
from auditor.vocabulary import load

TODAY = date(2026, 11, 24)


class Exempelfilm:
    """A platform that answers as it is told to, and counts."""

    name = "Exempelfilm"

    def __init__(self, answer: Told | Exception | float, *, has_own_hosts: bool = False) -> None:
        self.asked: list[str] = []
        self.has_own_hosts = has_own_hosts
        self._answer = answer

    async def ask(self, medium: Medium, get: Get) -> Told:  # noqa: ARG002
        self.asked.append(medium.id)
        if isinstance(self._answer, float):
            await asyncio.sleep(self._answer)
            return Told()
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


async def nothing(url: str, *, limit: int, headers: Mapping[str, str] | None = None) -> Answer:
    raise AssertionError(url, limit, headers)


def film(id: str = "1", **facts: Any) -> Medium:
    return Medium(
        **({"kind": MediumKind.FILM, "shape": Shape.PLAYER, "platform": "Exempelfilm", "id": id} | facts)
    )


def run(platform: Exempelfilm, *nights: Sequence[Medium], **given: Any) -> tuple[Medium, ...]:
    """Ask page by page in one run; what the last page's films have become."""

    async def asking() -> tuple[Medium, ...]:
        platforms = Platforms(nothing, platforms=[platform], pause=0, **({"today": TODAY} | given))
        found: tuple[Medium, ...] = ()
        for media in nights:
            found = await platforms.ask(media)
        return found

    return asyncio.run(asking())


PROVIDED = Told(captions=Captions.PROVIDED, languages=("sv",), title="Så byggs bron", duration=125.0)
NONE = Told(captions=Captions.NONE)


def test_a_film_has_what_its_platform_tells() -> None:
    (medium,) = run(Exempelfilm(PROVIDED), [film()])

    assert medium == film(
        captions=Captions.PROVIDED,
        caption_languages=("sv",),
        title="Så byggs bron",
        duration=125.0,
        asked=True,
    )


def test_what_the_page_calls_the_film_stands() -> None:
    (medium,) = run(Exempelfilm(PROVIDED), [film(title="Bron")])

    assert medium.title == "Bron"


@pytest.mark.parametrize("error", [UntoldError("the server answered 500"), KeyError("photos")])
def test_an_error_leaves_captions_unknown(error: Exception) -> None:
    (medium,) = run(Exempelfilm(error), [film()])

    assert medium == film(asked=True)


def test_why_captions_are_unknown_is_kept() -> None:
    platforms = Platforms(nothing, platforms=[Exempelfilm(UntoldError("the server answered 500"))], pause=0)

    asyncio.run(platforms.ask([film()]))

    assert platforms.untold == {("Exempelfilm", "1"): "the server answered 500"}


def test_a_platform_that_does_not_answer_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.probes.platforms.platforms.SECONDS", 0.05)

    (medium,) = run(Exempelfilm(5.0), [film()])

    assert medium == film(asked=True)


def test_a_film_on_two_pages_is_asked_about_once() -> None:
    platform = Exempelfilm(NONE)

    run(platform, [film("1"), film("1")], [film("1"), film("2")])

    assert platform.asked == ["1", "2"]


def test_a_film_that_was_not_told_of_is_not_asked_about_again_in_the_run() -> None:
    platform = Exempelfilm(UntoldError("the server answered 500"))

    run(platform, [film()], [film()])

    assert platform.asked == ["1"]


def test_one_id_at_two_hosts_is_two_films() -> None:
    platform = Exempelfilm(NONE, has_own_hosts=True)

    run(
        platform,
        [film(url="https://film.exempelby.example/1"), film(url="https://film.exempelvik.example/1")],
    )

    assert platform.asked == ["1", "1"]


@pytest.mark.parametrize("url", ["", "javascript:x", "https://[broken/film", "https:///film"])
def test_a_film_whose_host_is_not_known_is_left_with_the_reason(url: str) -> None:
    platforms = Platforms(nothing, platforms=[Exempelfilm(NONE, has_own_hosts=True)], pause=0)

    assert asyncio.run(platforms.ask([film(url=url)])) == (film(url=url),)
    assert ("Exempelfilm", "1") in platforms.untold


@pytest.mark.parametrize(
    "medium",
    [
        film(id=""),
        film(platform="Mediaflow"),
        film(platform=""),
        film(shape=Shape.DEAD),
        film(id="x" * 1000),
    ],
)
def test_what_is_not_a_film_of_a_platform_that_tells_is_left(medium: Medium) -> None:
    platform = Exempelfilm(NONE)

    assert run(platform, [medium]) == (medium,)
    assert platform.asked == []


def test_films_beyond_the_most_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.probes.platforms.platforms.MOST", 1)

    one, other = run(Exempelfilm(NONE), [film("1"), film("2")])

    assert (one.captions, other) == (Captions.NONE, film("2"))


def test_there_is_a_pause_between_two_films_of_a_platform() -> None:
    async def asking() -> float:
        platforms = Platforms(nothing, platforms=[Exempelfilm(NONE)], pause=0.1)
        clock = asyncio.get_running_loop().time
        began = clock()
        await platforms.ask([film("1"), film("2"), film("3")])
        return clock() - began

    assert asyncio.run(asking()) >= 0.2


def test_the_next_night_the_answer_is_remembered(tmp_path: Path) -> None:
    run(Exempelfilm(PROVIDED), [film()], cache=tmp_path)
    platform = Exempelfilm(NONE)

    (medium,) = run(platform, [film()], cache=tmp_path, today=TODAY + timedelta(days=1))

    assert (medium.captions, medium.caption_languages, medium.duration) == (Captions.PROVIDED, ("sv",), 125.0)
    assert platform.asked == []


@pytest.mark.parametrize(("told", "days"), [(PROVIDED, 31), (NONE, 3)])
def test_an_answer_is_not_believed_for_ever(tmp_path: Path, told: Told, days: int) -> None:
    run(Exempelfilm(told), [film()], cache=tmp_path)
    platform = Exempelfilm(told)

    run(platform, [film()], cache=tmp_path, today=TODAY + timedelta(days=days))

    assert platform.asked == ["1"]


@pytest.mark.parametrize("told", [Told(detail="the server answered 500"), replace(NONE, is_live=True)])
def test_what_was_not_told_and_what_is_said_of_a_broadcast_is_not_kept(tmp_path: Path, told: Told) -> None:
    run(Exempelfilm(told), [film()], cache=tmp_path)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "kept", ["", "[]", "{}", "[" * 9000, '{"captions": "none"}', '{"captions": "provided", "asked": 7}']
)
def test_a_kept_answer_that_cannot_be_read_is_asked_for_again(tmp_path: Path, kept: str) -> None:
    run(Exempelfilm(PROVIDED), [film()], cache=tmp_path)
    for file in tmp_path.iterdir():
        file.write_text(kept, encoding="utf-8")
    platform = Exempelfilm(PROVIDED)

    run(platform, [film()], cache=tmp_path)

    assert platform.asked == ["1"]


def test_a_kept_answer_says_whose_it_is_and_when_it_was_given(tmp_path: Path) -> None:
    run(Exempelfilm(PROVIDED), [film()], cache=tmp_path)

    (file,) = tmp_path.iterdir()
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert file.name.startswith("exempelfilm-")
    assert (kept["key"], kept["asked"], kept["captions"]) == ("Exempelfilm 1", "2026-11-24", "provided")


def test_a_folder_that_cannot_be_written_to_only_costs_asking_again(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x", encoding="utf-8")

    (medium,) = run(Exempelfilm(PROVIDED), [film()], cache=in_the_way)

    assert medium.captions is Captions.PROVIDED


def test_why_a_platform_is_silent_is_told_in_both_languages() -> None:
    told = why_silent("Mediaflow")

    assert told is not None
    assert told.sv != told.en


def test_a_platform_that_is_asked_is_not_called_silent() -> None:
    assert why_silent("YouTube") is None


@pytest.mark.parametrize("entry", load("auditor.probes.platforms", "silent.toml")["platform"], ids=str)
def test_every_silent_platform_has_reason_source_and_date(entry: dict[str, Any]) -> None:
    assert set(entry) == {"name", "confirmed", "reason", "source", "date"}
    assert entry["confirmed"] is False
    assert isinstance(entry["date"], date)
    assert set(entry["reason"]) == {"sv", "en"}
