"""Films and sounds are found wherever they are, each once, with what markup tells of them."""

from __future__ import annotations

import time
from urllib.parse import quote

import pytest

from auditor.media import read_media
from auditor.model import Captions, Medium, MediumKind, Page, Shape
from auditor.testing import page_from

YOUTUBE = "https://www.youtube.com/embed/exempel0000"
SOON = 60.0  # seconds, with room for a busy machine


def media(html: str) -> tuple[Medium, ...]:
    return read_media(page_from(html))


def medium(html: str) -> Medium:
    (found,) = media(html)
    return found


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
        f'<iframe srcdoc="&lt;iframe src=&quot;{YOUTUBE}&quot;&gt;&lt;/iframe&gt;"></iframe>',
        f'<noscript><iframe src="{YOUTUBE}"></iframe></noscript>',
        f'<template><iframe src="{YOUTUBE}"></iframe></template>',
        f'<iframe data-src="{YOUTUBE}"></iframe><noscript><iframe src="{YOUTUBE}"></iframe></noscript>',
        f'<div data-oembed-url="https://youtu.be/exempel0000"><iframe src="{YOUTUBE}"></iframe></div>',
        f'<object data="{YOUTUBE}"><embed src="{YOUTUBE}"></object>',
        f'<div data-src="{YOUTUBE}"></div>',
        f'<a data-fancybox href="{YOUTUBE}"><img src="a.jpg" alt="Spela"></a>',
        f'<a class="knapp glightbox" href="{YOUTUBE}">Spela</a>',
        '<lite-youtube videoid="exempel0000"></lite-youtube>',
        """<video data-setup='{"src": "https:\\/\\/www.youtube.com\\/watch?v=exempel0000"}'></video>""",
    ],
)
def test_a_film_is_found_once_however_it_is_written(html: str) -> None:
    film = medium(html)

    assert (film.kind, film.shape) == (MediumKind.FILM, Shape.PLAYER)
    assert (film.platform, film.id) == ("YouTube", "exempel0000")


@pytest.mark.parametrize(
    "html",
    [
        f'<a href="{YOUTUBE}">Film</a>',
        f'<a href="{YOUTUBE}"><img src="a.jpg" alt="Film"></a>',
        '<a href="film.mp4">Film</a>',
        "<p>https://www.youtube.com/watch?v=exempel0000</p>",
        '<iframe src="https://www.google.com/maps/embed?pb=1" title="Karta"></iframe>',
        '<iframe src="https://app.readspeaker.com/player?audio=1" title="Lyssna"></iframe>',
        '<iframe src="https://notyoutu.be/exempel0000"></iframe>',
        '<script src="https://www.youtube.com/iframe_api"></script>',
        '<div data-state=\'{"text": "https://www.youtube.com/watch?v=exempel0000"}\'></div>',
        '<object type="application/x-shockwave-flash" data="spel.swf"></object>',
        '<embed src="karta.svg">',
        "<iframe></iframe>",
        "<frameset></frameset>",
        "",
    ],
)
def test_what_is_neither_film_nor_sound(html: str) -> None:
    assert media(html) == ()


@pytest.mark.parametrize(
    ("html", "platform"),
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
        ('<iframe src="https://www.dailymotion.com/embed/video/x1"></iframe>', "Dailymotion"),
        (
            '<iframe src="https://x.sharepoint.com/sites/y/_layouts/15/embed.aspx?UniqueId=ab-1"></iframe>',
            "SharePoint",
        ),
        ('<iframe src="https://www.svt.se/videoplayer-embed/abc"></iframe>', "SVT"),
    ],
)
def test_a_films_platform_is_named(html: str, platform: str) -> None:
    film = medium(html)

    assert (film.kind, film.shape, film.platform) == (MediumKind.FILM, Shape.PLAYER, platform)


@pytest.mark.parametrize(
    ("address", "platform", "id_"),
    [
        ("https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1", "SoundCloud", None),
        ("https://open.spotify.com/embed/episode/abc", "Spotify", "abc"),
        ("https://open.spotify.com/embed-podcast/show/abc", "Spotify", "abc"),
        ("https://embed.acast.com/podden/avsnitt-1", "Acast", "podden/avsnitt-1"),
        ("https://sverigesradio.se/embed/publication/1", "Sveriges Radio", "1"),
        ("https://www.podbean.com/player-v2/?from=embed&i=ab-1-pb", "Podbean", "ab-1-pb"),
        ("//html5-player.libsyn.com/embed/episode/id/1/height/90", "Libsyn", "1"),
        ("https://player.megaphone.fm/ABC1", "Megaphone", "ABC1"),
    ],
)
def test_sound_players_are_sounds(address: str, platform: str, id_: str | None) -> None:
    sound = medium(f'<iframe src="{address}"></iframe>')

    assert (sound.kind, sound.shape, sound.platform) == (MediumKind.SOUND, Shape.PLAYER, platform)
    assert id_ is None or sound.id == id_


@pytest.mark.parametrize(
    ("html", "kind", "shape"),
    [
        ("<video src=a.mp4></video>", MediumKind.FILM, Shape.NATIVE),
        ("<audio src=a.mp3></audio>", MediumKind.SOUND, Shape.NATIVE),
        ("<audio src='https://www.buzzsprout.com/1/2.mp3?iframe=1'></audio>", MediumKind.SOUND, Shape.NATIVE),
        ('<object data="a.mp4" type="video/mp4"></object>', MediumKind.FILM, Shape.FILE),
        ('<object data="a" type="audio/mpeg"></object>', MediumKind.SOUND, Shape.FILE),
        ('<embed src="a.webm?x=1">', MediumKind.FILM, Shape.FILE),
        ('<embed src="a.mp3">', MediumKind.SOUND, Shape.FILE),
        ('<iframe src="https://x.example/1" title="Webbsändning"></iframe>', MediumKind.FILM, Shape.STRANGER),
        ('<iframe src="https://exempelby.example/video/1"></iframe>', MediumKind.FILM, Shape.STRANGER),
        ('<iframe data-src="/film/1"></iframe>', MediumKind.FILM, Shape.STRANGER),
        ('<iframe src="https://x.example/1" title="Poddspelare"></iframe>', MediumKind.SOUND, Shape.STRANGER),
        ('<object class="BrightcoveExperience"></object>', MediumKind.FILM, Shape.DEAD),
        (
            '<object type="application/x-shockwave-flash" data="player.swf?file=a.flv"></object>',
            MediumKind.FILM,
            Shape.DEAD,
        ),
    ],
)  # fmt: skip
def test_other_shapes(html: str, kind: MediumKind, shape: Shape) -> None:
    found = medium(html)

    assert (found.kind, found.shape) == (kind, shape)


def test_a_dead_player_gives_way_to_what_browsers_show_inside_it() -> None:
    film = medium(
        '<object type="application/x-shockwave-flash" data="player.swf?file=a.flv">'
        '<embed src="player.swf?file=a.flv"><div><video src="a.mp4"></video></div></object>'
    )

    assert film.shape is Shape.NATIVE


def test_what_is_inside_a_film_is_its_fallback() -> None:
    film = medium(
        '<video src="a.mp4"><object data="a.mp4"></object><p><video src="b.mp4"></video></p></video>'
    )

    assert film.shape is Shape.NATIVE


def test_a_film_in_a_frames_own_document_stands_in_that_frame() -> None:
    film = medium('<iframe id="r" srcdoc="&lt;video autoplay src=a.mp4&gt;&lt;/video&gt;"></iframe>')

    assert (film.shape, film.frame, film.autoplays) == (Shape.NATIVE, "#r", True)


def test_the_twin_that_visitors_meet_stands_for_the_film() -> None:
    film = medium(
        f'<noscript><iframe src="{YOUTUBE}"></iframe></noscript><iframe data-src="{YOUTUBE}" id="f"></iframe>'
    )

    assert (film.selector, film.is_held_back) == ("#f", True)


def test_the_same_film_without_scripts_is_no_second_film() -> None:
    assert len(media('<video data-src="a.mp4"></video><noscript><video src="a.mp4"></video></noscript>')) == 1


def test_two_films_are_two() -> None:
    lists = "".join(
        f'<iframe src="https://www.youtube.com/embed/videoseries?list=PL{n}"></iframe>' for n in (1, 2)
    )

    assert len(media(lists)) == 2
    assert len(media('<video src="a.mp4"></video><video src="a.mp4"></video>')) == 2


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<video title=Visionen src=a.mp4></video>", "Visionen"),
        ("<figure><video src=a.mp4></video><figcaption>Så  gick det</figcaption></figure>", "Så gick det"),
        ("<video src=a.mp4></video>", "a.mp4"),
        ("<video></video>", ""),
    ],
)
def test_a_film_is_called_what_the_page_calls_it(html: str, title: str) -> None:
    assert medium(html).title == title


def test_a_players_name_is_what_assistive_technology_hears() -> None:
    html = f'<h2 id="r">Vår vision</h2><iframe src="{YOUTUBE}" title="x" aria-labelledby="r"></iframe>'

    assert medium(html).name == "Vår vision"


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("<track src=a.vtt>", "subtitles"),
        ("<track kind=captions src=a.vtt>", "captions"),
        ("<track kind=' CAPTIONS' src=a.vtt>", "captions"),
        ("<track kind=caption src=a.vtt>", "metadata"),
        ("<track kind='' src=a.vtt>", "metadata"),
    ],
)
def test_a_tracks_kind_is_the_browsers(tag: str, kind: str) -> None:
    assert medium(f"<video src=a.mp4>{tag}</video>").tracks[0].kind == kind


def test_a_track_is_read_whole() -> None:
    html = "<track kind=captions srclang=sv label='På svenska' default src=a.vtt>"
    (track,) = medium(f"<base href='/film/'><video src=a.mp4>{html}</video>").tracks

    assert (track.language, track.label, track.is_default) == ("sv", "På svenska", True)
    assert track.url == "https://exempelby.example/film/a.vtt"


@pytest.mark.parametrize(
    ("video", "captions", "languages"),
    [
        ("<video src=a.mp4><track kind=captions srclang=sv src=a.vtt></video>", Captions.PROVIDED, ("sv",)),
        ("<video src=a.mp4><track srclang=en src=a.vtt></video>", Captions.UNKNOWN, ("en",)),
        ("<video src=a.mp4><track kind=captions></video>", Captions.NONE, ()),
        ("<video src=a.mp4><track kind=chapters src=a.vtt></video>", Captions.NONE, ()),
        ("<video src=a.mp4></video>", Captions.NONE, ()),
        ("<video src=a.m3u8></video>", Captions.UNKNOWN, ()),
        ("<video src='blob:https://x/1'></video>", Captions.UNKNOWN, ()),
        ("<video></video>", Captions.UNKNOWN, ()),
        ("<object data=a.mp4></object>", Captions.NONE, ()),
        (f"<iframe src='{YOUTUBE}'></iframe>", Captions.UNKNOWN, ()),
    ],
)
def test_what_markup_tells_of_captions(video: str, captions: Captions, languages: tuple[str, ...]) -> None:
    film = medium(video)

    assert (film.captions, film.caption_languages) == (captions, languages)


@pytest.mark.parametrize(
    ("html", "settings"),
    [
        ("<video src=a.mp4></video>", (False, False, False, False)),
        ("<video autoplay muted controls loop src=a.mp4></video>", (True, True, True, True)),
        (f"<iframe src='{YOUTUBE}'></iframe>", (False, False, True, False)),
        (
            f"<iframe src='{YOUTUBE}?autoplay=1&amp;mute=1&amp;controls=0&amp;loop=1'></iframe>",
            (True, True, False, True),
        ),
        (f"<iframe src='{YOUTUBE}?autoplay=0'></iframe>", (False, False, True, False)),
        (f"<iframe data-src='{YOUTUBE}?autoplay=1'></iframe>", (True, False, True, False)),
        (
            "<iframe src='https://player.vimeo.com/video/1?background=1'></iframe>",
            (True, True, False, True),
        ),
        (
            "<iframe src='https://api.screen9.com/embed/abc?autoplay=true'></iframe>",
            (True, None, None, None),
        ),
        ("<object data=a.mp4></object>", (None, None, None, None)),
    ],
)
def test_how_it_starts(html: str, settings: tuple[bool | None, ...]) -> None:
    film = medium(html)

    assert (film.autoplays, film.is_muted, film.has_controls, film.loops) == settings


def test_what_only_the_platform_can_tell_is_known_of_the_platform() -> None:
    youtube, stream, svt = media(
        f"<iframe src='{YOUTUBE}'></iframe>"
        "<iframe src='https://web.microsoftstream.com/embed/video/a-b'></iframe>"
        "<iframe src='https://www.svt.se/videoplayer-embed/abc'></iframe>"
    )

    assert (youtube.is_askable, stream.is_askable) == (True, False)
    assert stream.ended is not None
    assert svt.is_third_party


def test_a_live_channel_is_live() -> None:
    address = "https://www.youtube.com/embed/live_stream?channel=UCexempel"

    assert medium(f"<iframe src='{address}'></iframe>").is_live is True
    assert medium(f"<iframe src='{YOUTUBE}'></iframe>").is_live is None


@pytest.mark.parametrize(
    ("html", "is_hidden"),
    [
        ("<video src=a.mp4 style='display: none'></video>", True),
        ("<div hidden><video src=a.mp4></video></div>", True),
        ("<div hidden><video src=a.mp4></video></div><script>1</script>", False),
        ("<video src=a.mp4></video>", False),
    ],
)
def test_what_nothing_can_show_is_hidden(html: str, is_hidden: bool) -> None:  # noqa: FBT001
    assert medium(html).is_hidden is is_hidden


@pytest.mark.parametrize(
    "html",
    [
        "<video src='http://[x'><track kind=captions src='http://[y'></video>",
        f"<iframe src='{YOUTUBE}?%zz=&&&=;autoplay'></iframe>",
        "<video\0 src=\0><source></video>",
        "<audio class='' id='' src>",
        "<object data><param><param name=x></object>",
        "<base href='::'><video src=a.mp4>",
    ],
)
def test_strange_markup_is_no_obstacle(html: str) -> None:
    assert len(media(html)) <= 1


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "html",
    [
        "".join(f"<div data-src='//www.youtube.com/embed/exempel{n}'>" for n in range(50_000)),
        "<video src=x.mp4>" * 50_000,
        "<object data='x.mp4'>" * 50_000,
        "<video src=x.mp4></video>" * 20_000,
        "<iframe srcdoc='&lt;video src=a.mp4&gt;'></iframe>" * 5_000,
        f"<iframe src='https://cdnapisec.kaltura.com/{'entry_id' * 200_000}'></iframe>",
    ],
    ids=["nested players", "nested films", "nested objects", "films in a row", "documents", "long address"],
)
def test_it_ends_soon_on_pages_made_to_do_harm(html: str) -> None:
    page = Page(url="https://exempelby.example/", html=html)
    started = time.process_time()
    read_media(page)

    assert time.process_time() - started < SOON
