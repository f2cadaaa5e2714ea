"""Every frame of a page is tested, or told with the reason why not; the browser's own error pages never."""

import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from auditor.browser import Look, LookLimits, Session, find_chromium
from auditor.model import FrameState, PageFrame, Untested
from tests.conftest import Response, Routes, WebSite

type Serve = Callable[[Routes], WebSite]
type LookAt = Callable[[str, Routes], Look]
pytestmark = pytest.mark.browser

FAULT = "<img src='a.png'>"


def document(body: str) -> str:
    return f'<!doctype html><html lang="sv"><head><title>Prov</title></head><body>{body}</body></html>'


def page(frames: str) -> str:
    return document(f"<main><h1>Hej</h1>{frames}</main>")


@pytest.fixture
def look(serve: Serve, chromium_session: Session) -> LookAt:
    """Look at a page whose frames come from these routes of the same server."""

    def at(html: str, routes: Routes) -> Look:
        site = serve(routes)
        # By its other name, the same server is another site.
        site.routes["/"] = html.replace("OTHER", site.origin.replace("127.0.0.1", "localhost"))
        return chromium_session.look(site.url(), with_states=False)

    return at


def faults(seen: Look) -> list[object]:
    """Where the images without alternatives are, as axe-core writes it."""
    assert seen.axe is not None
    found = [each for each in seen.axe["violations"] if each["id"] == "image-alt"]
    return [node["target"] for each in found for node in each["nodes"]]


def gaps(seen: Look) -> list[tuple[str, Untested]]:
    return [(gap.what, gap.reason) for gap in seen.not_tested]


@pytest.mark.parametrize(
    ("frame", "where"),
    [
        pytest.param("<iframe title=a src=/f></iframe>", ["iframe", "img"], id="same origin"),
        pytest.param("<iframe title=a src=OTHER/f></iframe>", ["iframe", "img"], id="cross-origin"),
        pytest.param(f'<iframe title=a srcdoc="{FAULT}"></iframe>', ["iframe", "img"], id="srcdoc"),
        pytest.param("<iframe title=a src=/outer></iframe>", ["iframe", "iframe", "img"], id="nested"),
        pytest.param("<iframe title=a src=OTHER/outer></iframe>", ["iframe", "iframe", "img"],
                     id="nested in another site's"),
        pytest.param("<iframe title=a sandbox src=OTHER/f></iframe>", ["iframe", "img"],
                     id="sandboxed without scripts"),
        pytest.param(f'<iframe title=a src="data:text/html,{FAULT}"></iframe>', ["iframe", "img"],
                     id="data:"),
        pytest.param("<iframe title=a id=b></iframe><script>b.contentDocument.body.innerHTML = "
                     f'"{FAULT}"</script>', ["#b", "img"], id="about:blank, written by a script"),
        pytest.param("<div id=h></div><script>h.attachShadow({mode: 'open'}).innerHTML = "
                     "'<iframe title=a src=/f></iframe>'</script>",
                     [["#h", "iframe"], "img"], id="in a shadow tree"),
        pytest.param("<object data=OTHER/f type=text/html width=300 height=200></object>",
                     ["object", "img"], id="object"),
        pytest.param("<embed src=/f type=text/html width=300 height=200>", ["embed", "img"], id="embed"),
        pytest.param("<div style='height:9000px'></div><iframe title=a loading=lazy src=/f></iframe>",
                     ["iframe", "img"], id="loaded when it is scrolled to"),
        pytest.param("<iframe title=a src=/shadow></iframe>", ["iframe", ["div", "img"]],
                     id="with a shadow tree in it"),
    ],
)  # fmt: skip
def test_a_frame_is_tested(frame: str, where: list[object], look: LookAt) -> None:
    attach = 'document.querySelector("div").attachShadow({mode: "open"})'
    shadow = f'<div></div><script>{attach}.innerHTML = "{FAULT}"</script>'
    routes: Routes = {
        "/f": document(FAULT),
        "/outer": document("<iframe title=b src=/f></iframe>"),
        "/shadow": document(shadow),
    }

    seen = look(page(frame), routes)

    assert faults(seen) == [where]
    assert gaps(seen) == []
    assert {told.state for told in seen.frames} == {FrameState.TESTED}


def test_a_frameset_is_tested(look: LookAt) -> None:
    html = (
        "<!doctype html><html lang=sv><title>Prov</title><frameset cols='50%,50%'><frame title=a src=/f>"
        "<frame title=b src=OTHER/f></frameset></html>"
    )

    assert len(faults(look(html, {"/f": document(FAULT)}))) == 2


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(Response(document(FAULT), headers={"X-Frame-Options": "DENY"}), Untested.FRAME_REFUSED,
                     id="X-Frame-Options"),
        pytest.param(Response(document(FAULT), headers={"Content-Security-Policy": "frame-ancestors 'none'"}),
                     Untested.FRAME_REFUSED, id="frame-ancestors"),
        pytest.param(Response("", status=204), Untested.FRAME_NOT_LOADED, id="no content"),
        pytest.param(Response("x", headers={"Content-Disposition": "attachment"}), Untested.FRAME_NOT_LOADED,
                     id="a download"),
    ],
)  # fmt: skip
def test_a_frame_that_shows_nothing_of_its_own_is_told(
    answer: Response, reason: Untested, look: LookAt
) -> None:
    seen = look(page(f"{FAULT}<iframe title=a src=OTHER/f></iframe>"), {"/f": answer})

    assert gaps(seen) == [("frame iframe", reason)]
    assert faults(seen) == [["img"]]
    assert [told.state for told in seen.frames] == [FrameState.NOT_TESTED]


def test_a_frame_of_a_site_that_does_not_exist_is_told_with_the_browsers_word(look: LookAt) -> None:
    seen = look(page('<iframe title=a src="http://finns-inte.invalid/"></iframe>'), {})

    assert [(gap.reason, gap.detail) for gap in seen.not_tested] == [
        (Untested.FRAME_NOT_LOADED, "net::ERR_NAME_NOT_RESOLVED")
    ]
    assert seen.frames[0].third_party == "finns-inte.invalid"


def test_an_error_page_of_the_sites_own_is_content(look: LookAt) -> None:
    seen = look(page("<iframe title=a src=/f></iframe>"), {"/f": Response(document(FAULT), status=404)})

    assert faults(seen) == [["iframe", "img"]]


def test_a_hidden_frame_is_left_out_as_hidden_content_is(look: LookAt) -> None:
    seen = look(page("<iframe title=a hidden src=/f></iframe>"), {"/f": document(FAULT)})

    assert (faults(seen), gaps(seen)) == ([], [])
    assert [told.state for told in seen.frames] == [FrameState.HIDDEN]


def test_whose_a_frame_is(look: LookAt) -> None:
    frames = (
        "<iframe id=a title=a src=/f></iframe><iframe id=b title=b src=OTHER/outer></iframe>"
        "<iframe id=c title=c srcdoc='<p>hej</p>'></iframe>"
    )
    outer = document("<iframe id=d title=d srcdoc='<p>hej</p>'></iframe>")

    seen = look(page(frames), {"/f": document("a"), "/outer": outer})

    assert {told.selector: told.third_party for told in seen.frames} == {
        "#a": "", "#b": "localhost", "#b #d": "localhost", "#c": "",
    }  # fmt: skip


def test_frames_too_deep_are_told(look: LookAt) -> None:
    routes: Routes = {f"/{n}": document(f"<iframe title=a src=/{n + 1}></iframe>") for n in range(8)} | {
        "/8": document("x")
    }

    seen = look(page("<iframe title=a src=/0></iframe>"), routes)

    assert [gap.reason for gap in seen.not_tested] == [Untested.FRAME_LIMIT]


def test_frames_too_many_are_counted(look: LookAt) -> None:
    seen = look(page("<iframe title=a srcdoc='<p>a</p>'></iframe>" * 53), {})

    assert [(gap.what, gap.detail) for gap in seen.not_tested] == [
        ("frames", "3 more than the 50 that were tested")
    ]
    assert sum(told.state is FrameState.NOT_TESTED for told in seen.frames) == 3


def test_a_frame_that_never_answers_costs_the_page_nothing_else(serve: Serve) -> None:
    def hang(_: BaseHTTPRequestHandler) -> None:
        time.sleep(8)

    site = serve({"/": page(f"{FAULT}<iframe title=a src=/f></iframe>"), "/f": hang})
    session = Session(find_chromium(), LookLimits(page=30.0, quiet=1.0))

    seen = session.look(site.url(), with_states=False)
    session.close()

    assert faults(seen) == [["img"]]
    assert ("frame iframe", Untested.FRAME_NOT_LOADED) in gaps(seen)


def test_a_frame_that_never_comes_to_rest_is_tested_as_it_stands(look: LookAt) -> None:
    tick = "setInterval(() => { document.querySelector('p').textContent += '.'; }, 20)"
    restless = document(f"{FAULT}<p></p><script>{tick}</script>")

    seen = look(page("<iframe title=a src=/f></iframe>"), {"/f": restless})

    assert faults(seen) == [["iframe", "img"]]
    assert gaps(seen) == [("frame iframe", Untested.NOT_QUIET)]


def test_what_a_frames_script_adds_is_waited_for(look: LookAt) -> None:
    late = document(f'<script>setTimeout(() => document.body.innerHTML = "{FAULT}", 120)</script>')

    assert faults(look(page("<iframe title=a src=/f></iframe>"), {"/f": late})) == [["iframe", "img"]]


def test_a_page_with_hidden_frames_alone_is_answered_as_one_without(look: LookAt) -> None:
    bare, framed = (look(page(FAULT + frame), {}) for frame in ("", "<iframe hidden srcdoc='x'></iframe>"))

    assert bare.axe == framed.axe


def test_controls_in_open_shadow_trees_are_read(look: LookAt) -> None:
    script = (
        "const h = document.querySelector('div'); h.attachShadow({mode: 'open'}).innerHTML = "
        "'<p><slot></slot></p><span></span>'; h.shadowRoot.querySelector('span').attachShadow({mode: 'open'})"
        ".innerHTML = '<button>Inre</button>';"
    )

    seen = look(page(f"<div><button>I springan</button></div><script>{script}</script>"), {})

    assert seen.controls is not None
    assert {control.name for control in seen.controls} == {"I springan", "Inre"}


def test_frames_say_the_same_each_time(look: LookAt) -> None:
    html = page("<iframe title=a src=OTHER/f></iframe><iframe title=b src=/f></iframe>")

    def told(seen: Look) -> list[PageFrame]:
        return [
            PageFrame(url="", state=f.state, selector=f.selector, third_party=f.third_party)
            for f in seen.frames
        ]

    first, *others = (look(html, {"/f": document(FAULT)}) for _ in range(3))

    assert all((told(each), faults(each)) == (told(first), faults(first)) for each in others)
