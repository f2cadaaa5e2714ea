"""What comes only when it is scrolled to is there when the page is looked at; the page stands as before."""

from collections.abc import Callable

import pytest

from auditor.browser import Look, Session
from auditor.browser.page.lazy import MOST_STEPS, Scrolled, scroll_through
from auditor.model import Untested
from tests.conftest import Response, Routes, WebSite

type Serve = Callable[[Routes], WebSite]
pytestmark = pytest.mark.browser

SECTIONS = "".join(f"<section style='height:600px'>Avsnitt {n}</section>" for n in range(12))
SHOW = "section.firstElementChild || section.append(new Image())"
OBSERVES = (
    "<script>const eye = new IntersectionObserver(seen => seen.forEach(each => { const section = each.target;"
    f" if (each.isIntersecting) {SHOW}; }}));"
    " document.querySelectorAll('section').forEach(s => eye.observe(s));</script>"
)
LISTENS = (
    "<script>addEventListener('scroll', () => document.querySelectorAll('section').forEach(section => {"
    f" if (section.getBoundingClientRect().top < innerHeight) {SHOW}; }}));</script>"
)
SMOOTH = "<style>html { scroll-behavior: smooth }</style>"
INSIDE = "<style>body { margin: 0; overflow: hidden } main { height: 100vh; overflow: auto }</style>"
ENDLESS = (
    "<footer>Slut</footer><script>new IntersectionObserver(seen => { if (seen.at(-1).isIntersecting) "
    "document.querySelector('main').insertAdjacentHTML('beforeend', '<p style=height:1500px>mer</p>'); })"
    ".observe(document.querySelector('footer'))</script>"
)


def document(body: str) -> str:
    return f'<!doctype html><html lang="sv"><head><title>Prov</title></head><body>{body}</body></html>'


@pytest.fixture
def look(serve: Serve, chromium_session: Session) -> Callable[[str], Look]:
    return lambda body: chromium_session.look(serve({"/": document(body)}).url(), with_states=False)


@pytest.fixture
def scrolled(look: Callable[[str], Look], chromium_session: Session) -> Callable[[str], Scrolled]:
    """What another scrolling through comes to."""

    def through(body: str) -> Scrolled:
        look(body)
        return scroll_through(chromium_session.tab)

    return through


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<main>{SECTIONS}</main>{OBSERVES}", id="IntersectionObserver"),
        pytest.param(f"<main>{SECTIONS}</main>{LISTENS}", id="scroll listener"),
        pytest.param(f"{SMOOTH}<main>{SECTIONS}</main>{OBSERVES}", id="smooth scrolling"),
        pytest.param(f"{INSIDE}<main>{SECTIONS}</main>{OBSERVES}", id="inside an element that scrolls"),
    ],
)
def test_what_shows_when_it_is_scrolled_to_is_there(
    body: str, look: Callable[[str], Look], chromium_session: Session
) -> None:
    seen = look(body)

    assert seen.html.count("<img") == 12
    assert seen.not_tested == ()
    assert chromium_session.tab.evaluate("() => [scrollY, document.querySelector('main').scrollTop]") == [
        0,
        0,
    ]


def test_lazy_pictures_are_loaded(serve: Serve, chromium_session: Session) -> None:
    far = "<div style='height:9000px'></div><img loading=lazy alt='' src=/karta.png>"
    site = serve({"/": document(f"<main>{far}</main>"), "/karta.png": Response(b"", type="image/png")})

    chromium_session.look(site.url(), with_states=False)

    assert "/karta.png" in site.asked


def test_a_page_that_never_ends_is_left_after_a_while_and_that_is_told(look: Callable[[str], Look]) -> None:
    seen = look(f"<main>{SECTIONS}</main>{ENDLESS}")

    assert [(gap.what, gap.reason) for gap in seen.not_tested] == [("page", Untested.LAZY)]
    assert str(MOST_STEPS) in seen.not_tested[0].detail


def test_a_long_page_that_does_not_change_has_no_gap(look: Callable[[str], Look]) -> None:
    assert look(f"<main><div style='height:90000px'></div></main>{LISTENS}").not_tested == ()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<main>{SECTIONS}</main>", id="no scripts"),
        pytest.param(f"<main>{SECTIONS}</main><script>document.title = 'x'</script>", id="nobody listens"),
        pytest.param(f"<main><p>kort</p></main>{LISTENS}", id="nothing to scroll"),
        pytest.param("<main><img loading=lazy alt='' src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"
                     "</main>", id="a lazy picture that is there"),
    ],
)  # fmt: skip
def test_nothing_is_scrolled_where_nothing_waits_for_it(
    body: str, scrolled: Callable[[str], Scrolled]
) -> None:
    assert scrolled(body).steps == 0


def test_a_page_made_for_scrolling_knows_nothing_of_it(
    look: Callable[[str], Look], chromium_session: Session
) -> None:
    look(f"<main>{SECTIONS}</main>{OBSERVES}")
    asked = (
        "[IntersectionObserver.name, IntersectionObserver.length,"
        " new IntersectionObserver(() => 1) instanceof IntersectionObserver,"
        " IntersectionObserver.prototype.constructor === IntersectionObserver]"
    )

    told = chromium_session.tab.command("Runtime.evaluate", expression=asked, returnByValue=True)

    assert told["result"]["value"] == ["IntersectionObserver", 1, True, True]


def test_a_header_that_changes_with_scrolling_is_as_at_the_top(look: Callable[[str], Look]) -> None:
    header = (
        "<header>Hej</header><script>addEventListener('scroll', () => "
        "document.querySelector('header').classList.toggle('liten', scrollY > 100))</script>"
    )

    assert 'class="liten"' not in look(f"{header}<main>{SECTIONS}</main>").html
