"""What the rules about films and sounds say beyond their examples: to whom, of what, and in which words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from auditor.evaluate import judge
from auditor.model import Captions, Context, Finding, Given, Outcome, PageRule, TrackFile
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.media import MEDIA_RULES

SAMPLE = Path(__file__).parents[3] / "auditor" / "sample" / "site"
TOLD = Context(today=TODAY, site=EXEMPELBY)
RULES = {rule.id: rule for rule in MEDIA_RULES if isinstance(rule, PageRule)}
YOUTUBE = '<iframe src="https://www.youtube.com/embed/exempel0000" title="Visionen"></iframe>'
FLASH = '<object class="BrightcoveExperience" type="application/x-shockwave-flash" data="video.swf"></object>'
SPEECH = "Välkommen till podden. " * 10


def findings(rule: str, html: str, *, rendered: bool = True, **facts: object) -> tuple[Finding, ...]:
    given = Given(media=[facts]) if facts else Given()
    verdict = judge(RULES[rule], page_from(html, rendered=rendered, given=given), TOLD)
    return verdict.findings if verdict is not None else ()


def finding(rule: str, html: str, *, rendered: bool = True, **facts: object) -> Finding:
    (found,) = findings(rule, html, rendered=rendered, **facts)
    return found


@pytest.mark.parametrize(
    ("video", "said"),
    [
        ("<video src=a.mp4></video>", "Inget spår"),
        ("<video src=a.m3u8></video>", "strömmas"),
        ("<video src='blob:https://x/1'></video>", "strömmas"),
        ("<video></video>", "ingen film"),
        ("<video src=''><source src=''></video>", "ingen film"),
        ("<video src=a.mp4><track kind=captions></video>", "utan fil"),
        ("<video src=a.mp4><track src=a.vtt srclang=sv></video>", "på sidans språk"),
        ("<video src=a.mp4><track src=a.vtt></video>", "på sidans språk"),
        ("<video src=a.mp4><track src=a.vtt srclang=en></video>", "annat språk än sidans (en)"),
        ("<video src=a.mp4><track kind=captions src=a.vtt srclang=en></video>", "annat språk än sidans (en)"),
        ("<video src=a.mp4><track kind=captions src=a.vtt></video>", "inte anger sitt språk"),
        ("<video src=a.mp4><track kind=chapters src=a.vtt></video>", "Inget spår"),
        ("<video src=a.mp4 muted controls></video>", "Inget spår"),
        ('<object data="a.mp4" type="video/mp4"></object>', "som en fil"),
        ('<iframe src="https://x.example/1" title="Webbsändning"></iframe>', "okänd spelare"),
        (YOUTUBE.replace("src", "data-src"), "godkänna kakor"),
        (YOUTUBE, "YouTube"),
    ],
)
def test_what_is_missing_of_captions_is_told(video: str, said: str) -> None:
    found = finding("video-captions", f'<html lang="sv-SE"><body>{video}</body></html>')

    assert found.outcome is Outcome.CANNOT_TELL
    assert said in found.message.sv


def test_captions_whose_file_is_gone_are_none() -> None:
    html = "<video src=a.mp4><track kind=captions srclang=sv src=a.vtt></video>"
    page = page_from(html)
    (film,) = page.media
    gone = TrackFile(url=film.tracks[0].url, status=404)
    track = type(film.tracks[0])(kind="captions", language="sv", url=film.tracks[0].url, file=gone)
    verdict = judge(RULES["video-captions"], page.but(media=(replaced(film, tracks=(track,)),)), TOLD)

    assert verdict is not None
    assert verdict.outcome is Outcome.CANNOT_TELL
    assert "gick inte att hämta" in verdict.findings[0].message.sv


def replaced[T](thing: T, **changes: object) -> T:
    return type(thing)(**{**vars(thing), **changes})


def test_a_film_that_fails_is_told_with_its_day_and_what_to_look_for() -> None:
    found = finding("video-captions", YOUTUBE, captions=Captions.NONE, published=date(2020, 9, 23))

    assert found.outcome is Outcome.FAILED
    assert "23 september 2020" in found.message.sv
    assert "i bilden" in found.message.sv


def test_the_day_before_the_law_is_outside_it() -> None:
    found = finding("video-captions", YOUTUBE, captions=Captions.NONE, published=date(2020, 9, 22))

    assert found.outcome is Outcome.PASSED
    assert "omfattas därför inte av lagen" in found.message.sv


def test_a_platform_that_was_asked_and_did_not_tell_is_named() -> None:
    assert "tillfrågades" in finding("video-captions", YOUTUBE, asked=True).message.sv


def test_a_dead_player_is_a_matter_of_playing_and_not_of_captions() -> None:
    found = finding("film-plays", FLASH)

    assert findings("video-captions", FLASH) == ()
    assert found.outcome is Outcome.FAILED
    assert "Brightcove" in found.message.sv


def test_a_dead_player_in_the_source_may_be_replaced_by_a_script() -> None:
    found = finding("film-plays", f"<script>byt()</script>{FLASH}", rendered=False)

    assert found.outcome is Outcome.CANNOT_TELL


def test_a_label_counts_for_the_film_it_follows() -> None:
    film = "<video controls src='a.webm'></video>"
    text = f"<h3>Filmen i text</h3><p>{'Ett rött hus med torn. ' * 8}</p>"
    html = f"<main><h2>Ett</h2>{film}<h2>Två</h2>{film}{text}</main>"

    assert [f.outcome for f in findings("video-alternative", html)] == [Outcome.CANNOT_TELL, Outcome.PASSED]


def test_a_silent_film_without_controls_is_not_called_a_fault() -> None:
    found = finding("video-alternative", "<main><video src=a.webm></video></main>", has_sound=False)

    assert found.outcome is Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    ("label", "outcome"),
    [
        ("Transkription", Outcome.PASSED),
        ("Textversion av avsnittet", Outcome.PASSED),
        ("Läs avsnittet", Outcome.PASSED),
        ("Poddavsnittet som text", Outcome.PASSED),
        ("Transcript", Outcome.PASSED),
        ("Om podden", Outcome.CANNOT_TELL),
        ("Kontakt", Outcome.CANNOT_TELL),
    ],
)
def test_what_a_transcript_is_called(label: str, outcome: Outcome) -> None:
    html = f"<main><h1>Podd</h1><audio controls src=a.mp3></audio><h2>{label}</h2><p>{SPEECH}</p></main>"

    assert finding("audio-transcript", html).outcome is outcome


@pytest.mark.parametrize(
    ("fragment", "outcome"),
    [
        ("t=8,10", Outcome.PASSED),
        ("t=npt:0:08,0:10", Outcome.PASSED),
        ("t=12", Outcome.PASSED),
        ("t=,2", Outcome.PASSED),
        ("t=8,13", Outcome.FAILED),
        ("t=1", Outcome.FAILED),
        ("kapitel", Outcome.FAILED),
    ],
)
def test_a_fragment_says_how_long_it_sounds(fragment: str, outcome: Outcome) -> None:
    html = f"<video autoplay src='a.webm#{fragment}'></video>"

    assert finding("media-autoplay", html, has_sound=True, duration=14.0).outcome is outcome


def test_a_script_may_have_muted_what_markup_does_not_say_is_muted() -> None:
    html = "<script>tysta()</script><video autoplay src='a.webm'></video>"

    assert finding("media-autoplay", html, has_sound=True, duration=14.0).outcome is Outcome.CANNOT_TELL


def test_a_film_that_waits_for_consent_does_not_start_by_itself() -> None:
    html = '<iframe data-src="https://www.youtube.com/embed/exempel0000?autoplay=1" title="x"></iframe>'

    assert findings("media-autoplay", html) == ()


@pytest.mark.parametrize(
    "name",
    [
        "YouTube video player", "youtube", "Vimeo-spelare", "video", "Film", "iframe", "Inbäddat innehåll",
        "Embedded video", "https://www.youtube.com/embed/x", "film_2.mp4", "Untitled",
    ],
)  # fmt: skip
def test_names_that_say_nothing(name: str) -> None:
    html = f'<iframe src="https://www.youtube.com/embed/exempel0000" title="{name}"></iframe>'

    assert finding("player-name", html).outcome is Outcome.CANNOT_TELL


@pytest.mark.parametrize("name", ["Vår vision", "Film om museet", "Video: så sorterar du"])
def test_names_that_say_something(name: str) -> None:
    html = f'<iframe src="https://www.youtube.com/embed/exempel0000" title="{name}"></iframe>'

    assert finding("player-name", html).outcome is Outcome.PASSED


def test_the_same_film_twice_may_have_one_name() -> None:
    twice = '<iframe src="https://x.example/video/1" title="Vår vision"></iframe>' * 2

    assert {found.outcome for found in findings("player-name", twice)} == {Outcome.PASSED}


def test_the_films_that_the_starting_page_announces_are_missed_when_they_are_gone() -> None:
    html = (
        "<html lang='sv'><main><h1>Vision och värdegrund</h1><h2>Vår visionsfilm</h2>"
        "<h2>Så arbetar vi utifrån visionen</h2><p>Visionen skapar en gemensam bild av vart vi är på väg.</p>"
        "<h2>Våra ledande politiker beskriver sina tankar om visionen</h2>"
        "<p>I filmen hör du kommunalrådet beskriva sina tankar om kommunens vision.</p></main></html>"
    )
    found = findings("film-announced", html)

    assert [each.outcome for each in found] == [Outcome.CANNOT_TELL] * 2
    assert "Vår visionsfilm" in found[0].message.sv
    assert "I filmen hör du" in found[1].message.sv


@pytest.mark.parametrize(
    "text",
    [
        "<h2>Film och teater</h2>",
        "<h2>Filmfestivalen i mars</h2>",
        "<h2>Se filmen på bio den 4 mars</h2>",
        "<p>Filmen är ovanligt lång.</p>",
        "<p>Kommunen filmar mötet.</p>",
        "<p>Sändningarna görs om efter varje möte.</p>",
        "<h2><a href='a.html'>Se filmen</a></h2>",
        "<p><button>Se filmen</button></p>",
        "<blockquote><p>I filmen hör du mig.</p></blockquote>",
        "<nav><h2>Se filmen</h2></nav>",
    ],
)
def test_what_announces_no_film(text: str) -> None:
    assert findings("film-announced", f"<main>{text}</main>") == ()


@pytest.mark.parametrize(
    ("beside", "outcome"),
    [
        ("<p><a href='https://youtu.be/exempel0000'>Öppna</a></p>", Outcome.PASSED),
        ("<p><a href='x.html'>Till filmen</a></p>", Outcome.PASSED),
        ("<iframe src='https://x.example/1'></iframe>", Outcome.CANNOT_TELL),
        ("<div class='video-placeholder'></div>", Outcome.CANNOT_TELL),
        ("<button>Spela upp</button>", Outcome.CANNOT_TELL),
        ("<p>Du måste godkänna kakor för att se innehållet.</p>", Outcome.CANNOT_TELL),
        ("<p>Museet ligger vid torget.</p>", Outcome.FAILED),
        ("<p><a href='museet.html'>Läs mer</a></p>", Outcome.CANNOT_TELL),
        ("<h2>Annat</h2><p><a href='https://youtu.be/exempel0000'>Öppna</a></p>", Outcome.CANNOT_TELL),
        ("<h2>Annat</h2><p><a href='museet.html'>Läs mer</a></p>", Outcome.FAILED),
        (
            "<footer role='contentinfo'><a href='https://www.youtube.com/x'>YouTube</a></footer>",
            Outcome.FAILED,
        ),
        ("<nav><a href='film.html'>Film</a></nav>", Outcome.FAILED),
    ],
)
def test_what_may_be_the_announced_film(beside: str, outcome: Outcome) -> None:
    html = f"<main><h2>Se filmen om museet</h2>{beside}</main>"

    assert finding("film-announced", html).outcome is outcome


def test_before_scripts_have_run_nothing_announced_is_missing() -> None:
    html = "<main><script>hamta()</script><h2>Se filmen om museet</h2></main>"

    assert finding("film-announced", html, rendered=False).outcome is Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    ("page", "outcomes"),
    [
        ("kultur/museet-pa-film.html", [Outcome.PASSED]),
        ("uppleva/naturreservat.html", [Outcome.CANNOT_TELL]),
        ("om-kommunen/vision-och-vardegrund.html", [Outcome.CANNOT_TELL, Outcome.CANNOT_TELL]),
        ("bygga-bo-och-miljo/bygglov.html", []),
    ],
)
@pytest.mark.parametrize("rule", ["video-captions", "video-alternative"])
def test_the_sample_sites_films(rule: str, page: str, outcomes: list[Outcome]) -> None:
    html = (SAMPLE / page).read_text("utf-8")

    assert [found.outcome for found in findings(rule, html)] == outcomes
