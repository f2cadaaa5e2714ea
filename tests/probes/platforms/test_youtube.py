"""YouTube: what the watch page tells, and what it must never be taken to tell."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from auditor.model import Captions
from auditor.probes.platforms import UntoldError
from auditor.probes.platforms.youtube import YouTube

FILM = "exempel0000"


def page(tracks: list[dict[str, str]] | None, **changes: Any) -> str:
    response: dict[str, Any] = {
        "playabilityStatus": {"status": "OK"},
        "videoDetails": {"videoId": FILM, "title": "Så byggs bron", "lengthSeconds": "125"},
        "microformat": {"playerMicroformatRenderer": {"publishDate": "2023-05-04T02:00:00-07:00"}},
    }
    if tracks is not None:
        response["captions"] = {"playerCaptionsTracklistRenderer": {"captionTracks": tracks}}
    response |= changes
    return (
        f"<html><script>var ytInitialPlayerResponse = {json.dumps(response)};var meta = {{}};</script></html>"
    )


MANUAL = {"languageCode": "sv", "vssId": ".sv"}
AUTOMATIC = {"languageCode": "sv", "vssId": "a.sv", "kind": "asr"}


@pytest.mark.parametrize(
    ("tracks", "captions", "languages"),
    [
        ([MANUAL], Captions.PROVIDED, ("sv",)),
        ([MANUAL, AUTOMATIC, {"languageCode": "en", "vssId": ".en"}], Captions.PROVIDED, ("sv", "en")),
        ([AUTOMATIC], Captions.AUTOMATIC, ("sv",)),
        ([], Captions.NONE, ()),
        (None, Captions.NONE, ()),
    ],
)
def test_tracks_by_people_and_by_computers_are_told_apart(
    platform_site: Callable[..., Any],
    ask: Callable[..., Any],
    film: Callable[..., Any],
    tracks: list[dict[str, str]] | None,
    captions: Captions,
    languages: tuple[str, ...],
) -> None:
    site = platform_site({"/watch": page(tracks)})

    told = ask(YouTube(site.origin), film("YouTube", FILM))

    assert (told.captions, told.languages) == (captions, languages)


def test_title_day_and_length_are_told(
    platform_site: Callable[..., Any], ask: Callable[..., Any], film: Callable[..., Any]
) -> None:
    site = platform_site({"/watch": page([MANUAL])})

    told = ask(YouTube(site.origin), film("YouTube", FILM))

    assert (told.title, told.published, told.duration, told.is_live) == (
        "Så byggs bron",
        date(2023, 5, 4),
        125.0,
        False,
    )


def test_a_broadcast_is_told(
    platform_site: Callable[..., Any], ask: Callable[..., Any], film: Callable[..., Any]
) -> None:
    about = {"publishDate": "2026-11-24", "liveBroadcastDetails": {"isLiveNow": True}}
    site = platform_site({"/watch": page([], microformat={"playerMicroformatRenderer": about})})

    assert ask(YouTube(site.origin), film("YouTube", FILM)).is_live is True


@pytest.mark.parametrize("status", ["LOGIN_REQUIRED", "ERROR", "UNPLAYABLE", "AGE_CHECK_REQUIRED"])
def test_a_film_that_is_not_played_here_has_unknown_captions(
    platform_site: Callable[..., Any], ask: Callable[..., Any], film: Callable[..., Any], status: str
) -> None:
    site = platform_site(
        {
            "/watch": page(None, playabilityStatus={"status": status}),
            "/oembed": {"title": "Så byggs bron", "author_name": "Exempelby"},
        }
    )

    told = ask(YouTube(site.origin), film("YouTube", FILM))

    assert told.captions is Captions.UNKNOWN
    assert status in told.detail
    assert told.title == "Så byggs bron"


def test_the_answer_about_another_film_tells_nothing(
    platform_site: Callable[..., Any], ask: Callable[..., Any], film: Callable[..., Any]
) -> None:
    site = platform_site({"/watch": page([], videoDetails={"videoId": "enannanfilm"})})

    assert ask(YouTube(site.origin), film("YouTube", FILM)).captions is Captions.UNKNOWN


def test_a_form_about_cookies_tells_nothing(
    platform_site: Callable[..., Any], ask: Callable[..., Any], film: Callable[..., Any]
) -> None:
    site = platform_site({"/watch": "<html><form>Before you continue</form></html>"})

    assert ask(YouTube(site.origin), film("YouTube", FILM)).captions is Captions.UNKNOWN


def test_a_playlist_is_not_asked_about(
    platform_site: Callable[..., Any], ask: Callable[..., Any], film: Callable[..., Any]
) -> None:
    site = platform_site({})

    with pytest.raises(UntoldError):
        ask(YouTube(site.origin), film("YouTube", "PLexempel-en-hel-lista"))
    assert site.asked == []
