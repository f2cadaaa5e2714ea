"""Where the Tab key stops on pages as real sites make them, and what it draws there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.browser import FocusMemory, Session, find_chromium
from auditor.browser.states.focus import MOST_KINDS
from auditor.model import Focus, Shown
from tests.conftest import Routes, WebSite

type Serve = Callable[[Routes], WebSite]
pytestmark = pytest.mark.browser

LINKS = "<a href='#a'>Bygga och bo</a> <a href='#b'>Kultur</a>"
LINE = "<p>Kommunen ansvarar för avfall från hushåll i hela kommunen.</p>"
BOX = (
    "input{position:absolute;opacity:0} label{position:relative;padding-left:30px} "
    "label::before{content:'';position:absolute;left:0;width:16px;height:16px;border:1px solid}"
)
CHECKBOX = f"<input type=checkbox id=c><label for=c>Jag vill ha nyhetsbrev</label> {LINKS}"
COVER = "<div style='position:fixed;inset:0;background:#fff'>Laddar</div>"

# What the page is, and what the first stop must be called.
SHOWN = {
    "the browser's own frame": (LINKS, Shown.DRAWN),
    "a frame for the keyboard only": (
        f"<style>a:focus{{outline:none}} a:focus-visible{{box-shadow:0 0 0 3px navy}}</style>{LINKS}",
        Shown.DRAWN,
    ),
    "another background": (f"<style>a:focus{{outline:none;background:gold}}</style>{LINKS}", Shown.DRAWN),
    "an underline": (
        f"<style>a{{outline:none;text-decoration:none}} a:focus{{text-decoration:underline}}</style>{LINKS}",
        Shown.DRAWN,
    ),
    "a change that takes its time": (
        f"<style>a{{outline:none;transition:all .4s}} a:focus{{background:gold}}</style>{LINKS}",
        Shown.DRAWN,
    ),
    "a frame around the box of a label": (
        f"<style>{BOX} input:focus+label::before{{outline:2px solid navy}}</style>{CHECKBOX}",
        Shown.DRAWN,
    ),
    "an invisible box whose label is far from it": (
        (
            "<style>input{opacity:0} label{display:block;margin-top:200px} input:focus+label{background:gold}"
            f"</style><div><input type=checkbox id=c><label for=c>Jag vill</label></div>{LINKS}"
        ),
        Shown.DRAWN,
    ),
    "a row that lights up": (
        (
            "<style>a{outline:none} li:focus-within{background:gold}</style>"
            "<ul><li><a href='#a'>Ett</a><li><a href='#b'>Två</a></ul>"
        ),
        Shown.DRAWN,
    ),
    "a mark at the other end of the window": (
        (
            "<style>a{outline:none} a:focus~b{background:red} "
            f"b{{position:fixed;right:9px;bottom:9px;width:40px;height:40px}}</style>{LINKS}<b></b>"
        ),
        Shown.DRAWN,
    ),
    "a class that a script sets when Tab is pressed": (
        (
            f"<style>*{{outline:none}} .keys :focus{{outline:3px solid navy}}</style>{LINKS}<script>"
            "addEventListener('keydown', e => { if (e.key === 'Tab') document.body.classList.add('keys'); })"
            "</script>"
        ),
        Shown.DRAWN,
    ),
    "a skip link that appears": (
        (
            "<style>.s{position:absolute;left:-9999px} .s:focus{left:0}</style>"
            f"<a class=s href='#m'>Till innehållet</a>{LINKS}"
        ),
        Shown.DRAWN,
    ),
    "a button with a picture": (
        "<button aria-label=Sök><svg width=20 height=20><circle cx=10 cy=10 r=8 /></svg></button>" + LINKS,
        Shown.DRAWN,
    ),
    "far down the page": (f"<div style='height:3000px'></div>{LINKS}{LINE * 90}", Shown.DRAWN),
    "far down a page that scrolls softly": (
        f"<style>html{{scroll-behavior:smooth}}</style><div style='height:3000px'></div>{LINKS}",
        Shown.DRAWN,
    ),
    "a link that fills a box that clips": (
        (
            "<style>div{overflow:hidden;width:120px;height:30px} a{display:block;height:30px}</style>"
            "<div><a href='#a'>Bygga</a></div><div><a href='#b'>Kultur</a></div>"
        ),
        Shown.DRAWN,
    ),
    "beside a picture that moves by CSS": (
        (
            "<style>@keyframes x{to{left:200px}} b{position:absolute;top:60px;width:20px;height:20px;"
            f"background:red;animation:x 1s infinite}}</style>{LINKS}<b></b>"
        ),
        Shown.DRAWN,
    ),
    "a fold-out": (f"<details><summary>Mer</summary>{LINE}</details>{LINKS}", Shown.DRAWN),
    "after a frame": (f"<iframe srcdoc='<a href=#>i</a>' title=Ram></iframe>{LINKS}", Shown.DRAWN),
    "a text field without a frame": (
        "<style>input{outline:none}</style><input aria-label=Namn> <input aria-label=Gata>",
        Shown.CARET,
    ),
    "no frame at all": (f"<style>*:focus{{outline:none}}</style>{LINKS}", Shown.NOTHING),
    "a frame in the colour of the page": (
        f"<style>body{{background:#fff}} a:focus{{outline:3px solid #fff}}</style>{LINKS}",
        Shown.NOTHING,
    ),
    "a colour that is the same": (
        f"<style>a{{outline:none;color:#00e}} a:focus{{color:#0000ee}}</style>{LINKS}",
        Shown.NOTHING,
    ),
    "a list of choices without a frame": (
        f"<style>select{{outline:none}}</style><select aria-label=Val><option>Ett</select>{LINKS}",
        Shown.NOTHING,
    ),
    "a button in a shadow tree without a frame": (
        (
            "<x-a><template shadowrootmode=open><style>button{outline:none}</style><button>Sök</button>"
            f"</template></x-a>{LINKS}"
        ),
        Shown.NOTHING,
    ),
    "a box whose label shows nothing": (f"<style>{BOX}</style>{CHECKBOX}", Shown.UNSEEN),
    "a skip link that stays away": (
        f"<a style='position:absolute;left:-9999px' href='#m'>Till innehållet</a>{LINKS}",
        Shown.UNSEEN,
    ),
    "something over the page": (f"<style>a{{outline:none}}</style>{LINKS}{COVER}", Shown.COVERED),
    "a picture that a script moves": (
        (
            f"<style>a{{outline:none}}</style>{LINKS}<canvas id=c width=300 height=90></canvas><script>"
            "const g = c.getContext('2d'); let n = 0;"
            "(function draw() { g.fillStyle = `hsl(${n += 7},80%,50%)`; "
            "g.fillRect(0, 0, 300, 90); requestAnimationFrame(draw); })()</script>"
        ),
        Shown.MOVING,
    ),
    "a link that lets go of focus": (
        f"<a href='#c' onfocus='this.blur()'>Trafik</a>{LINKS}",
        Shown.UNREACHED,
    ),
}


def document(html: str) -> str:
    return f"<!doctype html><html lang=sv><title>Prov</title><body>{html}</body></html>"


@pytest.fixture
def focus(serve: Serve, chromium_session: Session) -> Callable[[str], Focus]:
    def on(html: str) -> Focus:
        seen = chromium_session.look(serve({"/": document(html)}).url(), with_axe=False).states.focus
        assert seen is not None
        return seen

    return on


@pytest.mark.parametrize("name", SHOWN)
def test_what_focus_draws(focus: Callable[[str], Focus], name: str) -> None:
    html, shown = SHOWN[name]

    assert focus(html).stops[0].shown is shown


def test_what_cannot_be_reached_is_no_stop(focus: Callable[[str], Focus]) -> None:
    hidden = (
        "<button hidden>a</button><button disabled>b</button><a href='#x' tabindex=-1>c</a>"
        "<div inert><button>d</button></div><div style='visibility:hidden'><button>e</button></div>"
        "<details><summary>f</summary><button>g</button></details><a>h</a><input type=hidden>"
    )

    assert focus(hidden + LINKS).total == 3


def test_a_group_of_radio_buttons_is_one_stop(focus: Callable[[str], Focus]) -> None:
    assert focus("<input type=radio name=r><input type=radio name=r checked>" + LINKS).total == 3


def test_stops_that_look_alike_are_told_once(focus: Callable[[str], Focus]) -> None:
    stops = focus(
        "<ul>" + "".join(f"<li><a href='#{n}'>Sida {n}</a></li>" for n in range(50)) + "</ul>"
    ).stops

    assert [stop.alike for stop in stops] == [50]


def test_kinds_beyond_the_bound_are_counted(focus: Callable[[str], Focus]) -> None:
    seen = focus(
        "".join(f"<a class=k{chr(97 + n // 26)}{chr(97 + n % 26)} href='#'>x</a> " for n in range(60))
    )

    assert len(seen.stops) == MOST_KINDS
    assert seen.left_out == seen.total - MOST_KINDS == 20


def test_a_single_stop_is_not_looked_at(focus: Callable[[str], Focus]) -> None:
    assert focus("<a href='#a'>Bygga</a>") == Focus(total=1)


def test_a_field_that_holds_the_tab_key_is_told(focus: Callable[[str], Focus]) -> None:
    trap = "<textarea onkeydown=\"if (event.key === 'Tab') event.preventDefault()\"></textarea>"

    assert [stop.is_stuck for stop in focus(f"<a href='#a'>Bygga</a>{trap}<a href='#b'>Kultur</a>").stops][1]


@pytest.mark.parametrize(
    "html",
    [
        "<video controls src='a.webm'></video>",
        "<input type=date aria-label=Dag>",
        "<input type=file aria-label=Bilaga>",
        (
            "<x-b tabindex=0></x-b><script>customElements.define('x-b', class extends HTMLElement {"
            "constructor() { super();"
            "this.attachShadow({mode: 'closed'}).innerHTML = '<button>Ett</button>'; } })</script>"
        ),
    ],
    ids=["film", "date", "file", "closed shadow tree"],
)
def test_what_holds_stops_of_its_own_is_no_trap(focus: Callable[[str], Focus], html: str) -> None:
    assert not [stop for stop in focus(f"{html}{LINKS}").stops if stop.is_stuck]


def test_a_button_that_moves_focus_on_a_little_later_is_not_called_unseen(
    focus: Callable[[str], Focus],
) -> None:
    html = (
        "<button onblur='setTimeout(() => this.nextElementSibling.focus(), 10)'>Ett</button>"
        "<button onblur='setTimeout(() => this.previousElementSibling.focus(), 10)'>Två</button>"
    )

    assert not {stop.shown for stop in focus(html + LINKS).stops} & {Shown.NOTHING, Shown.UNSEEN}


def test_a_dialogue_that_draws_focus_to_itself_is_told(focus: Callable[[str], Focus]) -> None:
    dialogue = (
        "<p role=dialog id=d><button>Neka</button></p><script>addEventListener('focusin', e => "
        "{ if (!d.contains(e.target)) d.firstElementChild.focus(); })</script>"
    )

    assert focus(f"{LINKS}{dialogue}").stops[0].went == "#d > button"


def test_the_page_is_left_without_focus_where_it_was(serve: Serve, chromium_session: Session) -> None:
    chromium_session.look(serve({"/": document(f"{LINE * 200}{LINKS}")}).url(), with_axe=False)

    state = "() => [document.activeElement === document.body, scrollY, document.adoptedStyleSheets.length]"
    assert chromium_session.tab.evaluate(state) == [True, 0, 0]


def test_what_was_seen_on_one_page_is_the_same_on_the_next(serve: Serve) -> None:
    routes = {
        f"/{name}": document(f"<style>a{{outline:none}} .m a:focus{{outline:2px solid}}</style>{body}")
        for name, body in {
            "ett": f"<nav class=m>{LINKS}</nav>{LINE}<p>{LINKS}</p>",
            "tva": f"{LINE * 60}<p>{LINKS}</p><nav class=m>{LINKS}</nav>",
        }.items()
    }
    site = serve({**routes})

    def shown(*order: str) -> dict[str, list[tuple[str, Shown]]]:
        session = Session(find_chromium(), memory=FocusMemory())
        try:
            looks = {name: session.look(site.url(f"/{name}"), with_axe=False) for name in order}
        finally:
            session.close()
        return {
            name: [(stop.spot.selector, stop.shown) for stop in look.states.focus.stops]
            for name, look in looks.items()
            if look.states.focus is not None
        }

    assert shown("ett", "tva") == shown("tva", "ett")
