"""Each platform's answers, as small as they can be and still be whole: made up, in the shapes they have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from auditor.probes.platforms import Platform
from auditor.probes.platforms.brightcove import Brightcove
from auditor.probes.platforms.dailymotion import Dailymotion
from auditor.probes.platforms.jwplayer import JwPlayer
from auditor.probes.platforms.kaltura import Kaltura
from auditor.probes.platforms.panopto import Panopto
from auditor.probes.platforms.peertube import PeerTube
from auditor.probes.platforms.qbrick import Qbrick
from auditor.probes.platforms.screen9 import Screen9
from auditor.probes.platforms.solidtango import Solidtango
from auditor.probes.platforms.twentythree import TwentyThree
from auditor.probes.platforms.vimeo import Vimeo
from auditor.probes.platforms.wistia import Wistia

KEY = "BCpkADawqM0exempelexempelexempel"
UUID = "0a1b2c3d-0000-4000-8000-000000000001"


@dataclass(frozen=True)
class Case:
    """A platform, the film as the page embeds it, and what is answered: `with_`, `without` captions.

    Addresses begin with {origin} where the server's own is meant.
    """

    platform: Callable[[str], Platform]
    id: str
    url: str
    with_: dict[str, Any]
    without: dict[str, Any]
    title: str = "Så byggs bron"
    published: str = "2023-05-04"
    duration: float | None = 125.0

    @property
    def name(self) -> str:
        return self.platform("").name


def _hls(*lines: str) -> str:
    return "\n".join(["#EXTM3U", *lines, "#EXT-X-STREAM-INF:BANDWIDTH=800000", "film.m3u8", ""])


SUBTITLE = '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subs",NAME="Svenska",LANGUAGE="sv",URI="sv.m3u8"'


def _vimeo(tracks: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "/video/76543210/config": {
            "request": {"files": {}, "text_tracks": tracks},
            "video": {"id": 76543210, "title": "Så byggs bron", "duration": 125, "live_event": None},
        },
        "/api/oembed.json": {"title": "Så byggs bron", "upload_date": "2023-05-04 09:30:00"},
    }


def _screen9(manifest: str) -> dict[str, Any]:
    config = (
        '{"src": [{"type": "application/x-mpegURL", "src": "{origin}/film.m3u8"}], '
        '"plugins": {"title": {"title": "Så byggs bron"}}}'
    )
    return {"/embed/exEmpel-1": f"<script>var config = {config};</script>", "/film.m3u8": manifest}


def _twentythree(flag: str) -> dict[str, Any]:
    return {
        "/api/photo/list": {
            "status": "ok",
            "photos": [
                {
                    "photo_id": "77",
                    "title": "Så byggs bron",
                    "publish_date_ansi": "2023-05-04 09:30:00",
                    "video_length": "125.0",
                    "subtitles_p": flag,
                }
            ],
        },
        "/api/photo/subtitle/list": {"status": "ok", "subtitles": [{"locale": "sv_SE", "draft_p": "0"}]},
    }


def _kaltura(assets: list[dict[str, Any]]) -> dict[str, Any]:
    entry = {"id": "1_exempel", "name": "Så byggs bron", "duration": 125, "createdAt": 1683190000}
    return {
        "/api_v3/index.php": [
            {"ks": "exempel"},
            {"objects": [entry], "totalCount": 1},
            {"objects": assets, "totalCount": len(assets)},
        ]
    }


def _qbrick(*renditions: dict[str, Any]) -> dict[str, Any]:
    film = {"type": "video", "videos": [{"duration": 125.0, "height": 720}]}
    return {
        "/api/v1/public/accounts/A1/medias/M1": {
            "created": "2023-05-04T09:30:00Z",
            "metadata": {"title": "Så byggs bron"},
            "asset": {"resources": [{"type": "video", "renditions": [film, *renditions]}]},
        }
    }


def _solidtango(manifest: str) -> dict[str, Any]:
    xml = (
        "<?xml version='1.0' encoding='UTF-8'?><video><title>Så byggs bron</title><duration>125</duration>"
        "<is-livestream>false</is-livestream><manifest>/film.m3u8</manifest></video>"
    )
    return {"/api/v1/play/abc1.xml": xml, "/film.m3u8": manifest}


def _brightcove(tracks: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "/123456789/spelare_default/index.min.js": f'(function(){{var a={{policyKey:"{KEY}"}}}})()',
        "/playback/v1/accounts/123456789/videos/630001": {
            "id": "630001",
            "name": "Så byggs bron",
            "duration": 125000,
            "published_at": "2023-05-04T09:30:00.000Z",
            "text_tracks": tracks,
        },
    }


def _panopto(languages: list[int]) -> dict[str, Any]:
    delivery = {"SessionName": "Så byggs bron", "Duration": 125.0, "AvailableLanguages": languages}
    return {"/Panopto/Pages/Viewer/DeliveryInfo.aspx": {"Delivery": delivery}}


def _wistia(captions: list[dict[str, str]]) -> dict[str, Any]:
    film = {"hashedId": "exempel001", "name": "Så byggs bron", "duration": 125.0, "createdAt": 1683190000}
    return {"/embed/medias/exempel001.json": {"media": film | {"captions": captions}}}


def _jw(tracks: list[dict[str, str]]) -> dict[str, Any]:
    film = {"mediaid": "ExEmPeL1", "title": "Så byggs bron", "pubdate": 1683190000, "duration": 125}
    return {"/v2/media/ExEmPeL1": {"playlist": [film | {"tracks": tracks}]}}


def _peertube(captions: list[dict[str, Any]]) -> dict[str, Any]:
    film = {
        "name": "Så byggs bron",
        "publishedAt": "2023-05-04T09:30:00.000Z",
        "duration": 125,
        "isLive": False,
    }
    return {
        f"/api/v1/videos/{UUID}": film,
        f"/api/v1/videos/{UUID}/captions": {"total": len(captions), "data": captions},
    }


def _dailymotion(languages: dict[str, Any]) -> dict[str, Any]:
    return {
        "/player/metadata/video/x8exempel": {
            "id": "x8exempel",
            "title": "Så byggs bron",
            "duration": 125,
            "created_time": 1683190000,
            "subtitles": {"enable": bool(languages), "data": languages},
        }
    }


CASES = (
    Case(
        lambda origin: Vimeo(origin, origin),
        "76543210",
        "https://player.vimeo.com/video/76543210?h=0a1b2c3d4e",
        _vimeo([{"lang": "sv", "kind": "captions", "label": "Svenska"}]),
        _vimeo([{"lang": "sv", "kind": "chapters", "label": "Kapitel"}]),
    ),
    Case(
        Screen9,
        "exEmpel-1",
        "https://api.screen9.com/embed/exEmpel-1",
        _screen9(_hls(SUBTITLE)),
        _screen9(_hls()),
        published="",
        duration=None,
    ),
    Case(
        lambda _: TwentyThree(),
        "77",
        "{origin}/v.ihtml/player.html?token=ab12&source=embed&photo%5fid=77",
        _twentythree("1"),
        _twentythree("0"),
    ),
    Case(
        Kaltura,
        "1_exempel",
        "https://cdnapisec.kaltura.com/p/12345/sp/1234500/embedIframeJs?entry_id=1_exempel",
        _kaltura([{"languageCode": "sv", "status": 2, "label": "Svenska", "format": "3"}]),
        _kaltura([{"languageCode": "sv", "status": 1, "label": "Svenska", "format": "3"}]),
    ),
    Case(
        Qbrick,
        "M1",
        "https://video.qbrick.com/play2/embed/player?accountId=A1&mediaId=M1&configId=wcag",
        _qbrick({"type": "subtitle", "language": "sv"}),
        _qbrick(),
    ),
    Case(
        lambda _: Solidtango(),
        "abc1",
        "{origin}/widgets/embed/abc1",
        _solidtango(_hls(SUBTITLE)),
        _solidtango(_hls()),
        published="",
    ),
    Case(
        lambda origin: Brightcove(origin, origin),
        "630001",
        "https://players.brightcove.net/123456789/spelare_default/index.html?videoId=630001",
        _brightcove([{"kind": "captions", "srclang": "sv", "label": "Svenska"}]),
        _brightcove([{"kind": "metadata", "srclang": "", "label": "miniatyrer"}]),
    ),
    Case(
        lambda _: Panopto(),
        UUID,
        f"{{origin}}/Panopto/Pages/Embed.aspx?id={UUID}",
        _panopto([20]),
        _panopto([]),
        published="",
    ),
    Case(
        Wistia,
        "exempel001",
        "https://fast.wistia.net/embed/iframe/exempel001",
        _wistia([{"language": "swe", "text": "1"}]),
        _wistia([]),
    ),
    Case(
        JwPlayer,
        "ExEmPeL1",
        "https://cdn.jwplayer.com/players/ExEmPeL1-12345678.html",
        _jw([{"kind": "captions", "language": "sv", "label": "Svenska"}, {"kind": "thumbnails"}]),
        _jw([{"kind": "thumbnails"}]),
    ),
    Case(
        lambda _: PeerTube(),
        UUID,
        f"{{origin}}/videos/embed/{UUID}",
        _peertube([{"language": {"id": "sv", "label": "Svenska"}, "automaticallyGenerated": False}]),
        _peertube([]),
    ),
    Case(
        Dailymotion,
        "x8exempel",
        "https://www.dailymotion.com/embed/video/x8exempel",
        _dailymotion({"sv": {"label": "Svenska", "urls": []}}),
        _dailymotion({}),
    ),
)

# What a computer wrote, on the platforms that tell.
AUTOMATIC = {
    "Vimeo": _vimeo([{"lang": "sv-x-autogen", "kind": "captions", "label": "Svenska"}]),
    "Screen9": _screen9(_hls(SUBTITLE.replace("URI", 'CHARACTERISTICS="public.machine-generated",URI'))),
    "Kaltura": _kaltura([{"languageCode": "sv", "status": 2, "label": "Svenska (auto-generated)"}]),
    "JW Player": _jw([{"kind": "captions", "language": "sv", "label": "Svenska (Auto)"}]),
    "PeerTube": _peertube([{"language": {"id": "sv"}, "automaticallyGenerated": True}]),
    "Dailymotion": _dailymotion({"sv-auto": {"label": "Svenska", "urls": []}}),
}
