"""Every platform, in the shapes its answers have: captions, none, by a computer; and what tells nothing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import pytest

from auditor.model import Captions, Medium
from auditor.probes.asking import Answer, Get
from auditor.probes.platforms import ALL, UntoldError
from tests.conftest import Response
from tests.probes.platforms.answers_of_platforms import AUTOMATIC, CASES, KEY, Case

type Site = Callable[[Mapping[str, Any]], Any]


def named(case: Case) -> str:
    return case.name


@pytest.fixture
def told(platform_site: Site, ask: Callable[..., Any], film: Callable[..., Medium]) -> Callable[..., Any]:
    """Ask the case's platform, which answers so."""

    def asked(case: Case, answers: Mapping[str, Any]) -> Any:
        site = platform_site(answers)
        for path, answer in site.routes.items():
            said = answer.body.replace("{origin}", site.origin)
            site.routes[path] = Response(said, type=answer.type)
        medium = film(case.name, case.id, case.url.replace("{origin}", site.origin))
        found = ask(case.platform(site.origin), medium)
        return found, site

    return asked


@pytest.mark.parametrize("case", CASES, ids=named)
def test_captions_are_found_with_their_language(case: Case, told: Callable[..., Any]) -> None:
    found, _ = told(case, case.with_)

    assert found.captions is Captions.PROVIDED
    assert [language.partition("-")[0] for language in found.languages] == ["sv"]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_film_without_captions_is_told_as_such(case: Case, told: Callable[..., Any]) -> None:
    found, _ = told(case, case.without)

    assert (found.captions, found.languages) == (Captions.NONE, ())


@pytest.mark.parametrize("case", [case for case in CASES if case.name in AUTOMATIC], ids=named)
def test_what_a_computer_wrote_is_told_as_such(case: Case, told: Callable[..., Any]) -> None:
    found, _ = told(case, AUTOMATIC[case.name])

    assert (found.captions, found.languages) == (Captions.AUTOMATIC, ("sv",))


@pytest.mark.parametrize("case", CASES, ids=named)
def test_title_day_and_length_are_told(case: Case, told: Callable[..., Any]) -> None:
    found, _ = told(case, case.with_)

    assert found.title == case.title
    assert (found.published.isoformat() if found.published else "") == case.published
    assert found.duration == case.duration


@pytest.mark.parametrize("case", CASES, ids=named)
@pytest.mark.parametrize(
    "answer", ["", "{}", "[]", "null", "<html>Logga in</html>", "[" * 100_000, '{"a":' * 9000]
)
def test_an_answer_of_another_shape_never_says_that_there_are_none(
    case: Case, answer: str, told: Callable[..., Any]
) -> None:
    with pytest.raises(UntoldError):
        told(case, dict.fromkeys(case.with_, answer))


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_film_that_is_gone_never_counts_as_one_without_captions(
    case: Case, told: Callable[..., Any]
) -> None:
    with pytest.raises(UntoldError, match="404"):
        told(case, {})


@pytest.mark.parametrize("case", CASES, ids=named)
def test_no_odd_value_anywhere_breaks_the_reading(case: Case, film: Callable[..., Medium]) -> None:
    origin = "https://exempelfilm.example"
    medium = film(case.name, case.id, case.url.replace("{origin}", origin))
    platform = case.platform(origin)
    for path, answer in case.with_.items():
        for odd in _odd(answer) if not isinstance(answer, str) else ():
            try:
                found = asyncio.run(platform.ask(medium, _web(case.with_ | {path: odd}, origin)))
            except UntoldError:
                continue
            assert isinstance(found.title, str)
            json.dumps([found.languages, found.duration, found.detail])


def _web(answers: Mapping[str, Any], origin: str) -> Get:
    """A web that is a table: there are thousands of odd answers, and HTTP is tested above."""

    async def get(url: str, *, limit: int, headers: Mapping[str, str] | None = None) -> Answer:  # noqa: ARG001
        said = answers[urlsplit(url).path]
        text = said.replace("{origin}", origin) if isinstance(said, str) else json.dumps(said)
        return Answer(status=200, type="application/json", body=text.encode())

    return get


def _odd(answer: Any) -> Iterator[Any]:
    """The answer with each of its values replaced by something else."""
    for strange in (None, [], {}, [[1]], {"a": []}, "x", -1, True, 1e308):
        yield from _replaced(answer, strange)


def _replaced(value: Any, strange: Any) -> Iterator[Any]:
    yield strange
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from (value | {name: changed} for changed in _replaced(inner, strange))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from (
                [*value[:place], changed, *value[place + 1 :]] for changed in _replaced(inner, strange)
            )


def test_every_platform_that_is_asked_has_its_answers_here() -> None:
    assert {platform.name for platform in ALL} == {case.name for case in CASES} | {"YouTube"}


def test_brightcove_is_asked_with_the_players_own_key(told: Callable[..., Any]) -> None:
    case = next(case for case in CASES if case.name == "Brightcove")

    _, site = told(case, case.with_)

    assert {name.lower(): value for name, value in site.headers[-1].items()}[
        "accept"
    ] == f"application/json;pk={KEY}"


def test_brightcove_in_the_page_itself_is_known_by_its_attributes(
    platform_site: Site, ask: Callable[..., Any], film: Callable[..., Medium]
) -> None:
    case = next(case for case in CASES if case.name == "Brightcove")
    site = platform_site(case.with_)
    tag = '<video data-account="123456789" data-player="spelare" data-video-id="630001" class="video-js">'

    found = ask(case.platform(site.origin), film("Brightcove", "630001", snippet=tag))

    assert found.captions is Captions.PROVIDED


def test_an_unlisted_film_at_vimeo_is_asked_for_with_its_key(told: Callable[..., Any]) -> None:
    _, site = told(CASES[0], CASES[0].with_)

    assert site.asked[0] == "/video/76543210/config?h=0a1b2c3d4e"


def test_a_broadcast_at_solidtango_has_unknown_captions(told: Callable[..., Any]) -> None:
    case = next(case for case in CASES if case.name == "Solidtango")
    answers = {path: str(said).replace(">false<", ">true<") for path, said in case.with_.items()}

    found, _ = told(case, answers)

    assert (found.captions, found.is_live) == (Captions.UNKNOWN, True)


def test_a_stream_without_a_list_of_streams_tells_nothing(told: Callable[..., Any]) -> None:
    case = next(case for case in CASES if case.name == "Screen9")
    answers = case.without | {"/film.m3u8": "#EXTM3U\n#EXTINF:6.0,\n1.ts\n"}

    with pytest.raises(UntoldError):
        told(case, answers)


def test_twentythree_tells_of_captions_even_where_it_does_not_list_them(told: Callable[..., Any]) -> None:
    case = next(case for case in CASES if case.name == "TwentyThree")

    found, _ = told(case, {"/api/photo/list": case.with_["/api/photo/list"]})

    assert (found.captions, found.languages) == (Captions.PROVIDED, ())


@pytest.mark.parametrize("case", [CASES[3], CASES[4], CASES[6]], ids=named)
def test_an_address_that_does_not_say_whose_the_film_is_is_not_asked_about(
    case: Case, platform_site: Site, ask: Callable[..., Any], film: Callable[..., Medium]
) -> None:
    site = platform_site({})

    with pytest.raises(UntoldError):
        ask(case.platform(site.origin), film(case.name, case.id, "https://exempelby.example/film"))
    assert site.asked == []


def test_an_event_at_vimeo_is_not_asked_about(
    platform_site: Site, ask: Callable[..., Any], film: Callable[..., Medium]
) -> None:
    site = platform_site({})

    with pytest.raises(UntoldError):
        ask(CASES[0].platform(site.origin), film("Vimeo", "4321", "https://vimeo.com/event/4321/embed"))
    assert site.asked == []


@pytest.mark.parametrize("manifest", ["", "<html>", "#EXTM3U\n"])
def test_a_stream_that_cannot_be_read_tells_nothing(manifest: str, told: Callable[..., Any]) -> None:
    case = next(case for case in CASES if case.name == "Screen9")

    with pytest.raises(UntoldError):
        told(case, case.with_ | {"/film.m3u8": manifest})


def test_a_player_without_a_stream_tells_nothing(told: Callable[..., Any]) -> None:
    case = next(case for case in CASES if case.name == "Screen9")
    page = '<script>var config = {"src": [{"type": "video/mp4", "src": "/film.mp4"}]};</script>'

    with pytest.raises(UntoldError):
        told(case, {"/embed/exEmpel-1": page})


def test_xml_that_wants_other_files_is_read_without_them(told: Callable[..., Any]) -> None:
    case = next(case for case in CASES if case.name == "Solidtango")
    xml = "<!DOCTYPE v [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><v><title>&x;</title><m>/film.m3u8</m></v>"

    found, _ = told(case, case.with_ | {"/api/v1/play/abc1.xml": xml})

    assert found.title == ""
