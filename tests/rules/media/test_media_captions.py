"""Films are found wherever they are, each once; nobody but a person fails one for its captions."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from auditor import vocabulary
from auditor.evaluate import judge
from auditor.model import Context, Example, Finding, Outcome, Rule
from auditor.testing import EXEMPELBY, TODAY, examples, outcome_of, page_from
from rules.media import films_have_captions as rule
from rules.media.films import Film, Shape, films_on

SAMPLE = Path(__file__).parents[3] / "auditor" / "sample" / "site"
TOLD = Context(today=TODAY, site=EXEMPELBY)
PLAYERS = vocabulary.load("rules.media", "players.toml")
YOUTUBE = "https://www.youtube.com/embed/exempel0000"


def films(html: str) -> list[Film]:
    return films_on(page_from(html))


def findings(html: str) -> tuple[Finding, ...]:
    verdict = judge(rule, page_from(html), TOLD)
    assert verdict is not None
    return verdict.findings


@pytest.mark.parametrize(("rule", "example"), examples([rule]), ids=lambda value: getattr(value, "why", ""))
def test_example(rule: Rule, example: Example) -> None:
    assert outcome_of(rule, example) is example.expected


@pytest.mark.parametrize(
    "html",
    [
        f'<iframe src="{YOUTUBE}?rel=0"></iframe>',
        '<iframe src="//www.youtube-nocookie.com/embed/exempel0000"></iframe>',
        '<iframe src="https://youtu.be/exempel0000"></iframe>',
        '<iframe src="https://www.youtube.com/watch?t=1&amp;v=exempel0000"></iframe>',
        f'<iframe data-src="{YOUTUBE}"></iframe>',
        f'<iframe data-consent-src="{YOUTUBE}" src="about:blank"></iframe>',
        f'<iframe data-cookieblock-src="{YOUTUBE}"></iframe>',
        f'<iframe data-lazy-src="{YOUTUBE}" src=""></iframe>',
        f'<iframe src="https://exempelby.example/kakor?till={quote(YOUTUBE, safe="")}"></iframe>',
        f'<iframe srcdoc="&lt;a href=&quot;{YOUTUBE}&quot;&gt;Spela&lt;/a&gt;"></iframe>',
        f'<noscript><iframe src="{YOUTUBE}"></iframe></noscript>',
        f'<iframe data-src="{YOUTUBE}"></iframe><noscript><iframe src="{YOUTUBE}"></iframe></noscript>',
        f'<div data-oembed-url="https://youtu.be/exempel0000"><iframe src="{YOUTUBE}"></iframe></div>',
        f'<object data="{YOUTUBE}"><embed src="{YOUTUBE}"></object>',
        f'<div data-src="{YOUTUBE}"></div>',
        '<lite-youtube videoid="exempel0000"></lite-youtube>',
        """<video data-setup='{"src": "https:\\/\\/www.youtube.com\\/watch?v=exempel0000"}'></video>""",
    ],
)
def test_a_film_is_found_once_however_it_is_written(html: str) -> None:
    (film,) = films(html)

    assert (film.shape, film.player, film.key) == (Shape.PLAYER, "YouTube", "YouTube exempel0000")


@pytest.mark.parametrize(
    "html",
    [
        f'<a href="{YOUTUBE}">Film</a>',
        '<a href="film.mp4">Film</a>',
        "<p>https://www.youtube.com/watch?v=exempel0000</p>",
        '<iframe src="https://www.google.com/maps/embed?pb=1" title="Karta"></iframe>',
        '<iframe src="https://w.soundcloud.com/player/?url=x" title="Ljud"></iframe>',
        '<iframe src="https://notyoutu.be/exempel0000"></iframe>',
        '<script src="https://www.youtube.com/iframe_api"></script>',
        '<div data-state=\'{"text": "https://www.youtube.com/watch?v=exempel0000"}\'></div>',
        '<object type="application/x-shockwave-flash" data="spel.swf"></object>',
        '<audio controls src="a.mp3"></audio>',
        "<iframe></iframe>",
    ],
)
def test_what_is_no_film(html: str) -> None:
    assert films(html) == []


@pytest.mark.parametrize(
    ("html", "player"),
    [
        ('<iframe src="https://player.vimeo.com/video/123?h=ab"></iframe>', "Vimeo"),
        ('<iframe src="https://api.screen9.com/embed/aBc"></iframe>', "Screen9"),
        (
            '<iframe src="https://film.exempelby.example/v.ihtml/player.html?photo%5fid=1"></iframe>',
            "TwentyThree",
        ),
        (
            '<iframe src="https://cdnapisec.kaltura.com/p/1/sp/100/embedIframeJs?entry_id=0_ab"></iframe>',
            "Kaltura",
        ),
        (
            '<iframe src="https://video.qbrick.com/play2/embed/player?accountId=1&amp;mediaId=2"></iframe>',
            "Qbrick",
        ),
        ('<div data-gobrain-config="x"></div>', "Qbrick"),
        ('<iframe src="//play.mediaflowpro.com/ovp/11/ABC"></iframe>', "Mediaflow"),
        ('<iframe src="https://play.quickchannel.com/play/abc"></iframe>', "Quickchannel"),
        ('<iframe src="https://exempelby.solidtango.com/widgets/embed/abc"></iframe>', "Solidtango"),
        (
            '<iframe src="https://players.brightcove.net/1/x_default/index.html?videoId=2"></iframe>',
            "Brightcove",
        ),
        ('<video-js data-account="1" data-video-id="2"><video></video></video-js>', "Brightcove"),
        ('<iframe src="https://www.dreambroker.com/channel/abc/def"></iframe>', "Dream Broker"),
        ('<iframe src="https://streamio.com/api/v1/videos/abc/public_show"></iframe>', "Streamio"),
        ('<iframe src="https://x.example/Panopto/Pages/Embed.aspx?id=1-2"></iframe>', "Panopto"),
        ('<div class="wistia_embed wistia_async_abc"></div>', "Wistia"),
        ('<script src="https://cdn.jwplayer.com/players/abcd1234-efgh5678.js"></script>', "JW Player"),
        (
            '<iframe src="https://x.example/videos/embed/0a1b2c3d-0000-1111-2222-333344445555"></iframe>',
            "PeerTube",
        ),
        ('<iframe src="https://x.example/Mediasite/Play/abc"></iframe>', "Mediasite"),
        ('<iframe src="https://embed.bambuser.com/channel/x"></iframe>', "Bambuser"),
        ('<iframe src="https://web.microsoftstream.com/embed/video/a-b"></iframe>', "Microsoft Stream"),
        ('<iframe src="https://www.facebook.com/plugins/video.php?href=x"></iframe>', "Facebook"),
    ],
)
def test_a_players_platform_is_named(html: str, player: str) -> None:
    (film,) = films(html)
    (finding,) = findings(html)

    assert (film.shape, film.player) == (Shape.PLAYER, player)
    assert finding.outcome is Outcome.CANNOT_TELL
    assert player in finding.message.sv
    assert player in finding.message.en


@pytest.mark.parametrize(
    ("html", "shape"),
    [
        ('<object data="a.mp4" type="video/mp4"></object>', Shape.FILE),
        ('<embed src="a.webm?x=1">', Shape.FILE),
        ('<iframe srcdoc="&lt;video src=a.mp4&gt;&lt;/video&gt;"></iframe>', Shape.STRANGER),
        ('<iframe src="https://exempelby.example/x" title="Webbsändning"></iframe>', Shape.STRANGER),
        ('<iframe src="https://exempelby.example/video/1"></iframe>', Shape.STRANGER),
        ('<iframe data-src="/film/1"></iframe>', Shape.STRANGER),
        ('<object class="BrightcoveExperience"></object>', Shape.DEAD),
        ('<object type="application/x-shockwave-flash" data="player.swf?file=a.flv"></object>', Shape.DEAD),
    ],
)
def test_other_shapes_of_films_need_a_person(html: str, shape: Shape) -> None:
    (film,) = films(html)

    assert film.shape is shape
    assert [finding.outcome for finding in findings(html)] == [Outcome.CANNOT_TELL]


def test_a_dead_player_is_named() -> None:
    (finding,) = findings(
        '<object class="BrightcoveExperience" type="application/x-shockwave-flash" data="video.swf"></object>'
    )

    assert "Brightcove" in finding.message.sv
    assert "kan inte spelas" in finding.message.sv


def test_the_twin_that_visitors_meet_stands_for_the_film() -> None:
    html = (
        f'<noscript><iframe src="{YOUTUBE}"></iframe></noscript><iframe data-src="{YOUTUBE}" id="f"></iframe>'
    )
    (finding,) = findings(html)

    assert finding.selector == "#f"


def test_the_same_film_without_scripts_is_no_second_film() -> None:
    assert len(films('<video data-src="a.mp4"></video><noscript><video src="a.mp4"></video></noscript>')) == 1


def test_two_films_are_two() -> None:
    lists = "".join(
        f'<iframe src="https://www.youtube.com/embed/videoseries?list=PL{n}"></iframe>' for n in (1, 2)
    )

    assert len(films(lists)) == 2
    assert len(films('<video src="a.mp4"></video><video src="a.mp4"></video>')) == 2


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
        ("<video src=a.mp4><track kind=chapters src=a.vtt></video>", "Inget spår"),
        ("<video src=a.mp4 muted controls></video>", "Inget spår"),
    ],
)
def test_what_is_missing_is_told(video: str, said: str) -> None:
    (finding,) = findings(f'<html lang="sv-SE"><body>{video}</body></html>')

    assert finding.outcome is Outcome.CANNOT_TELL
    assert said in finding.message.sv


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<video title=Visionen src=a.mp4></video>", "”Visionen”"),
        ("<figure><video src=a.mp4></video><figcaption>Så  gick det</figcaption></figure>", "”Så gick det”"),
        ("<video src=a.mp4></video>", "”a.mp4”"),
        ("<video></video>", "utan titel"),
    ],
)
def test_a_film_is_called_what_the_page_calls_it(html: str, title: str) -> None:
    (finding,) = findings(html)

    assert title in finding.message.sv


@pytest.mark.parametrize(
    ("page", "outcomes"),
    [
        ("kultur/museet-pa-film.html", [Outcome.PASSED]),
        ("uppleva/naturreservat.html", [Outcome.CANNOT_TELL]),
        ("om-kommunen/vision-och-vardegrund.html", [Outcome.CANNOT_TELL, Outcome.CANNOT_TELL]),
        ("bygga-bo-och-miljo/bygglov.html", []),
    ],
)
def test_sample(page: str, outcomes: list[Outcome]) -> None:
    html = (SAMPLE / page).read_text("utf-8")

    assert [finding.outcome for finding in findings(html)] == outcomes


def test_the_table_of_players_is_whole() -> None:
    assert PLAYERS["source"]
    for player in PLAYERS["player"]:
        assert player["name"]
        assert player["source"]
        assert player["captions"] in {"open", "closed"}
        assert player.get("addresses") or player.get("elements")
        for address in player.get("addresses", ()):
            re.compile(address)
