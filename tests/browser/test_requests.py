"""What a page loads in our browser, and what it does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from auditor.browser import Look, Session
from auditor.browser.tab.requests import MEDIA_PART, MEDIA_PARTS, is_tracker
from auditor.vocabulary import load
from tests.conftest import Response, Routes, WebSite

type Serve = Callable[[Routes], WebSite]

SECONDS = 600
RATE = 48_000


class Sound:
    """A WAV file of ten minutes, 58 MB, served in the parts that are asked for; `sent` counts its bytes."""

    def __init__(self) -> None:
        data = SECONDS * RATE * 2
        header = b"RIFF" + (36 + data).to_bytes(4, "little") + b"WAVEfmt " + (16).to_bytes(4, "little")
        header += (1).to_bytes(2, "little") + (1).to_bytes(2, "little") + RATE.to_bytes(4, "little")
        header += (RATE * 2).to_bytes(4, "little") + (2).to_bytes(2, "little") + (16).to_bytes(2, "little")
        self.body = header + b"data" + data.to_bytes(4, "little") + bytes(data)
        self.sent = 0

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        asked = re.match(r"bytes=(\d+)-(\d*)", handler.headers.get("Range", "bytes=0-"))
        assert asked is not None
        start, end = int(asked[1]), int(asked[2] or len(self.body) - 1)
        handler.send_response(206)
        handler.send_header("Content-Type", "audio/wav")
        handler.send_header("Accept-Ranges", "bytes")
        handler.send_header("Content-Range", f"bytes {start}-{end}/{len(self.body)}")
        handler.send_header("Content-Length", str(end + 1 - start))
        handler.end_headers()
        for at in range(start, end + 1, 65536):
            handler.wfile.write(self.body[at : min(at + 65536, end + 1)])
            self.sent += 65536


@pytest.mark.browser
def test_of_a_long_sound_only_the_start_is_loaded(serve: Serve, chromium_session: Session) -> None:
    sound = Sound()
    site = serve(
        {"/": "<title>Ljud</title><audio controls preload=auto src=/a.wav></audio>", "/a.wav": sound}
    )

    chromium_session.look(site.url())

    assert 0 < sound.sent <= (MEDIA_PARTS + 1) * MEDIA_PART


@pytest.mark.browser
def test_what_a_long_sound_is_is_known_all_the_same(serve: Serve, chromium_session: Session) -> None:
    page = "<title>Ljud</title><audio controls preload=auto src=/a.wav></audio>"
    site = serve({"/": page, "/a.wav": Sound()})

    (facts,) = chromium_session.look(site.url()).media

    assert (facts.duration, facts.has_sound, facts.error) == (SECONDS, True, False)


@pytest.mark.browser
@pytest.mark.parametrize("body", ["<img src=/hemlig alt=Bild>", "<iframe src=/hemlig title=Ram></iframe>"])
def test_a_question_for_a_password_does_not_keep_a_page_waiting(
    serve: Serve, chromium_session: Session, body: str
) -> None:
    ask = Response("Hemligt", status=401, headers={"WWW-Authenticate": 'Basic realm="prov"'})
    site = serve({"/": f"<title>Prov</title>{body}", "/hemlig": ask})

    seen: Look = chromium_session.look(site.url())

    assert [gap for gap in seen.not_tested if gap.what == "page"] == []


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google-analytics.com/g/collect?v=2",
        "https://region1.analytics.google.com/g/collect",
        "https://www.facebook.com/tr/?id=1",
    ],
)
def test_what_only_counts_visits_is_not_asked(url: str) -> None:
    assert is_tracker(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.googletagmanager.com/gtm.js",
        "https://www.facebook.com/plugins/page.php",
        "https://notgoogle-analytics.com/",
        "https://www.exempelby.se/tr/",
        "https://[broken",
        "data:text/html,hej",
    ],
)
def test_what_may_put_content_into_the_page_is_loaded(url: str) -> None:
    assert not is_tracker(url)


def test_the_table_of_trackers_has_a_source_a_date_and_hosts() -> None:
    table = load("auditor.browser.tab", "trackers.toml")

    assert table["source"]
    assert table["date"]
    assert all(
        set(entry) <= {"name", "host", "path"} and "/" not in entry["host"] for entry in table["tracker"]
    )
