"""A picture shows the element that the finding is about, in its surroundings, or there is none."""

import base64
from collections.abc import Callable
from typing import Any

import pytest

from auditor.browser import Session
from auditor.browser.picturing.pictures import LARGEST, pictures_of
from auditor.model import Finding, Outcome, Picture, Text
from tests.conftest import Routes, WebSite

type Serve = Callable[[Routes], WebSite]
type Take = Callable[..., Picture | None]
type Colour = list[int]

RED, GREEN, WHITE = [255, 0, 0], [0, 128, 0], [255, 255, 255]
# WebP is lossy: so much may a colour be off.
NEAR = 40
TARGET = '<p id="t" style="background:red;color:red;width:200px;height:40px">Här</p>'
FAR_DOWN = '<div style="height:5000px"></div>'
_PIXELS = """
async (source, points) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  return {size: [image.width, image.height],
    pixels: points.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data].slice(0, 3))};
}
"""


def document(body: str, head: str = "") -> str:
    return f'<!doctype html><html lang="sv"><head><title>Prov</title>{head}</head><body>{body}</body></html>'


def finding(
    selector: str = "#t", snippet: str = '<p id="t" style="background:red', frame: str | None = None
) -> Finding:
    told = Text("Fel", "Fault")
    return Finding(outcome=Outcome.FAILED, message=told, selector=selector, snippet=snippet, frame=frame)


@pytest.fixture
def take(serve: Serve, chromium_session: Session) -> Take:
    """The picture of the finding on a page with this body."""

    def picture(body: str, found: Finding | None = None, **more: str) -> Picture | None:
        routes: Routes = {"/": document(body), **{f"/{name}": html for name, html in more.items()}}
        (taken,) = chromium_session.picture(serve(routes).url(), [found or finding()])
        return taken

    return picture


@pytest.fixture
def colours(chromium_session: Session) -> Callable[..., list[Colour]]:
    """The colours of a picture at these points."""

    def seen(picture: Picture, *points: tuple[float, float]) -> list[Colour]:
        source = f"data:image/webp;base64,{base64.b64encode(picture.image).decode()}"
        told: dict[str, Any] = chromium_session.tab.evaluate(_PIXELS, source, points)

        assert told["size"] == [picture.width, picture.height]
        return list(told["pixels"])

    return seen


@pytest.fixture
def inside(colours: Callable[..., list[Colour]]) -> Callable[[Picture | None], list[Colour]]:
    """The colours in the corners of the first box."""

    def seen(picture: Picture | None) -> list[Colour]:
        assert picture is not None
        box = picture.boxes[0]
        xs, ys = (box.x + 3, box.x + box.width - 3), (box.y + 3, box.y + box.height - 3)
        return colours(picture, *((x, y) for x in xs for y in ys))

    return seen


def are(seen: list[Colour], colour: Colour) -> bool:
    return all(abs(a - b) <= NEAR for pixel in seen for a, b in zip(pixel, colour, strict=True))


@pytest.mark.browser
@pytest.mark.parametrize(
    "body",
    [
        TARGET,
        FAR_DOWN + TARGET + FAR_DOWN,
        f'<div style="height:90px;overflow:auto">{FAR_DOWN}{TARGET}</div>',
        f"<details><summary>Mer</summary>{TARGET}</details>",
        f'<div style="position:sticky;top:0;height:900px;background:blue"></div>{FAR_DOWN}{TARGET}{FAR_DOWN}',
        f'{TARGET}<div style="position:fixed;inset:0;background:blue">Kakor</div>',
        f'{TARGET}<dialog id="d">Kakor</dialog><script>d.showModal()</script>',
        f'<div style="transform:scale(.5)">{TARGET}</div>',
        f'<div style="content-visibility:auto">{FAR_DOWN}{TARGET}</div>',
    ],
    ids=[
        "at-the-top",
        "far-down",
        "scrolled-box",
        "closed-details",
        "sticky",
        "banner",
        "modal",
        "scaled",
        "lazy",
    ],
)
def test_the_box_is_where_the_element_is_drawn(
    body: str, take: Take, inside: Callable[..., list[Colour]]
) -> None:
    assert are(inside(take(body)), RED)


@pytest.mark.browser
def test_an_element_that_floats_is_not_taken_away(take: Take, inside: Callable[..., list[Colour]]) -> None:
    assert are(inside(take(f'<div style="position:fixed;bottom:0">{TARGET}</div>')), RED)


@pytest.mark.browser
@pytest.mark.parametrize("path", ["iframe", "#ram"])
def test_an_element_in_a_frame(path: str, take: Take, inside: Callable[..., list[Colour]]) -> None:
    frame = '<iframe id="ram" src="/inner" style="border:9px solid blue;padding:5px;height:300px"></iframe>'

    taken = take(FAR_DOWN + frame, finding(frame=path), inner=document(FAR_DOWN + TARGET))

    assert are(inside(taken), RED)


@pytest.mark.browser
def test_an_element_in_a_frame_of_a_frame(take: Take, inside: Callable[..., list[Colour]]) -> None:
    outer = document(f'{FAR_DOWN}<div><iframe src="/inner"></iframe></div>')

    taken = take(
        '<div id="d"><iframe src="/outer"></iframe></div>',
        finding(frame="#d > iframe div iframe"),
        outer=outer,
        inner=document(FAR_DOWN + TARGET),
    )

    assert are(inside(taken), RED)


@pytest.mark.browser
def test_an_element_in_a_frame_from_elsewhere(
    serve: Serve, chromium_session: Session, inside: Callable[..., list[Colour]]
) -> None:
    other = serve({"/": document(FAR_DOWN + TARGET)})
    site = serve({"/": document(f'<iframe src="{other.url()}"></iframe>')})

    (taken,) = chromium_session.picture(site.url(), [finding(frame="iframe")])

    assert are(inside(taken), RED)


@pytest.mark.browser
def test_an_element_in_a_shadow_tree(take: Take, inside: Callable[..., list[Colour]]) -> None:
    inner = f"<x-b><template shadowrootmode=open>{TARGET}</template></x-b>"
    shadow = f"<x-a><template shadowrootmode=open>{inner}</template></x-a>"

    assert are(inside(take(shadow, finding("x-a >>> x-b >>> #t"))), RED)


@pytest.mark.browser
def test_the_surroundings_are_shown(take: Take, colours: Callable[..., list[Colour]]) -> None:
    taken = take(f'<div style="padding:200px;background:green">{TARGET}</div>')

    assert taken is not None
    box = taken.boxes[0]
    around = [
        (box.x - 30, box.y),
        (box.x + box.width + 30, box.y),
        (box.x, box.y - 30),
        (box.x, box.y + box.height + 30),
    ]
    assert are(colours(taken, *around), GREEN)


@pytest.mark.browser
def test_nothing_is_drawn_into_the_picture(take: Take, colours: Callable[..., list[Colour]]) -> None:
    taken = take(f'<div style="padding:200px;background:green">{TARGET}</div>')

    assert taken is not None
    box = taken.boxes[0]
    assert are(colours(taken, (box.x - 8, box.y - 8), (box.x + box.width + 8, box.y + 8)), GREEN)


@pytest.mark.browser
def test_a_link_on_two_lines_has_two_boxes(take: Take) -> None:
    link = '<a href="/">avgifter och regler för barnomsorg</a>'
    body = f'<p style="width:260px;font:16px/2 sans-serif">Läs mer om {link}</p>'

    taken = take(body, finding("a", '<a href="/">avgifter'))

    assert taken is not None
    assert len(taken.boxes) == 2


@pytest.mark.browser
def test_a_link_around_an_image_is_as_large_as_the_image(take: Take) -> None:
    image = '<svg width="300" height="200"><rect width="300" height="200" fill="red"/></svg>'

    taken = take(f'<a href="/">{image}</a>', finding("a", '<a href="/"><svg'))

    assert taken is not None
    assert (taken.boxes[0].width, taken.boxes[0].height >= 200) == (300, True)


@pytest.mark.browser
def test_a_paragraph_is_as_wide_as_its_text(take: Take) -> None:
    taken = take('<p id="t">Kort text</p>', finding(snippet='<p id="t">Kort'))

    assert taken is not None
    assert taken.boxes[0].width < 200


@pytest.mark.browser
@pytest.mark.parametrize(
    "hidden",
    [
        '<a href="/x"></a>',
        '<input type="checkbox" style="opacity:0;position:absolute">',
        '<span style="position:absolute;left:-9999px">Dold</span>',
        '<span style="display:none">Dold</span>',
        '<b style="visibility:hidden;position:absolute">Dold</b>',
    ],
    ids=["empty", "transparent", "off-screen", "not-displayed", "hidden"],
)
def test_for_what_shows_nothing_the_nearest_that_does_is_shown(
    hidden: str, take: Take, inside: Callable[..., list[Colour]]
) -> None:
    body = f'<div style="background:red;color:red;width:200px;height:60px" id="p">Text {hidden}</div>'

    taken = take(body, finding("#p > *", hidden))

    assert taken is not None
    assert taken.is_around
    assert are(inside(taken), RED)


@pytest.mark.browser
def test_what_is_around_may_not_be_half_the_page(take: Take) -> None:
    body = f'<main><a href="/x"></a>{FAR_DOWN}</main>'

    assert take(body, finding("a", '<a href="/x"></a>')) is None


@pytest.mark.browser
@pytest.mark.parametrize(
    ("selector", "snippet"),
    [
        ("#t", '<p id="t">Något annat'),
        ("#t", '<a id="t" style="background:red'),
        ("#t", "Något annat"),
        ("#t", ""),
        ("#u", '<p id="t" style="background:red'),
        ("p:nth-of-type(2)", '<p id="t" style="background:red'),
        (":::", '<p id="t" style="background:red'),
        ("html", '<html lang="sv">'),
        ("body", "<body>"),
        ("title", "<title>Prov</title>"),
    ],
)
def test_nothing_else_is_pictured(selector: str, snippet: str, take: Take) -> None:
    assert take(TARGET, finding(selector, snippet)) is None


@pytest.mark.browser
def test_a_frame_that_is_gone_has_no_picture(take: Take) -> None:
    assert take(TARGET, finding(frame="iframe")) is None


@pytest.mark.browser
def test_what_never_stands_still_is_not_pictured(take: Take) -> None:
    move = (
        "setInterval(() => { t.style.marginLeft = (parseInt(t.style.marginLeft || 0) + 7) % 600 + 'px'; }, 4)"
    )

    assert take(f"{TARGET}<script>{move}</script>") is None


@pytest.mark.browser
def test_a_page_that_leads_elsewhere_keeps_the_others_pictures(
    serve: Serve, chromium_session: Session
) -> None:
    leaving = (
        """<details ontoggle="location.href = '/away'"><summary>Mer</summary><p id="u">Mer</p></details>"""
    )
    body = f"{TARGET}{leaving}"
    site = serve({"/": document(body), "/away": document("Borta")})

    first, second = chromium_session.picture(site.url(), [finding(), finding("#u", '<p id="u">')])

    assert first is not None
    assert second is None


@pytest.mark.browser
def test_what_a_consent_banner_hides_is_pictured_and_so_is_the_banner(
    serve: Serve, chromium_session: Session, inside: Callable[..., list[Colour]]
) -> None:
    banner = (
        '<div id="b"><div style="position:fixed;inset:0;background:#0009"></div>'
        '<div style="position:fixed;top:30%;left:30%;width:40%;height:40%;background:green;color:green">'
        "<p>Vi använder kakor (cookies) för att webbplatsen ska fungera.</p><button>Godkänn alla</button>"
        '<button onclick="b.remove()">Avvisa alla</button></div></div>'
    )
    site = serve(
        {"/": document(f"<main><h1>Bygglov</h1>{TARGET}{'<p>Text om bygglov</p>' * 40}</main>{banner}")}
    )

    content, button = chromium_session.picture(
        site.url(), [finding(), finding("#b > div:nth-of-type(2) > p", "<p>Vi använder kakor")]
    )

    assert are(inside(content), RED)
    assert are(inside(button), GREEN)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("shows", "expected"),
    [
        ("<p>hemligt</p>", False),
        ("<input value=hemligt>", False),
        ("<x-a><template shadowrootmode=open>hemligt</template></x-a>", False),
        ("<iframe srcdoc='<p>hemligt</p>'></iframe>", False),
        ("<p>inget</p>", True),
    ],
    ids=["text", "field", "shadow", "frame", "nothing"],
)
def test_a_page_that_shows_a_secret_is_not_pictured(
    *, shows: str, expected: bool, serve: Serve, chromium_session: Session
) -> None:
    chromium_session.look(serve({"/": document(TARGET + shows)}).url(), with_axe=False, with_states=False)

    (taken,) = pictures_of(
        chromium_session.tab, [finding()], 20.0, lambda text: text.replace("hemligt", "[secret]")
    )

    assert (taken is not None) is expected


@pytest.mark.browser
def test_the_page_is_left_as_it_was(serve: Serve, chromium_session: Session) -> None:
    cover = '<div id="b" style="position:fixed;inset:0;background:blue">Kakor</div>'
    site = serve({"/": document(f"<details><summary>Mer</summary>{TARGET}</details>{cover}")})
    chromium_session.look(site.url(), with_axe=False)
    before = chromium_session.tab.evaluate("() => document.body.outerHTML")
    (taken,) = chromium_session.picture(site.url(), [finding()])

    assert taken is not None
    assert chromium_session.tab.evaluate("() => document.body.outerHTML") == before


@pytest.mark.browser
def test_a_large_element_is_shown_from_its_beginning(take: Take) -> None:
    taken = take(f'<p id="t" style="background:red;margin:0">{FAR_DOWN}</p>', finding(snippet='<p id="t"'))

    assert taken is None or (taken.width, taken.height) == (800, 600)


@pytest.mark.browser
def test_no_picture_is_larger_than_it_may_be(take: Take) -> None:
    noise = """<canvas id="t" width="700" height="500"></canvas><script>
      const c = t.getContext("2d"), d = c.createImageData(700, 500);
      for (let i = 0, x = 7; i < d.data.length; i += 1) { x = x * 48271 % 2147483647; d.data[i] = x; }
      c.putImageData(d, 0, 0);</script>"""

    taken = take(noise, finding(snippet='<canvas id="t"'))

    assert taken is None or len(taken.image) <= LARGEST


@pytest.mark.browser
def test_what_stands_in_the_element_is_told(take: Take) -> None:
    taken = take(TARGET)

    assert taken is not None
    assert taken.text == "Här"
