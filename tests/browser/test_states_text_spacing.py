"""Text as real sites set it, spaced out: what is lost, and what only looks as if it were."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.browser import Look, Session
from auditor.model import Context, Loss, Outcome, Page, Verdict
from auditor.testing import EXEMPELBY, TODAY
from rules.states import text_has_room_for_spacing
from tests.conftest import Routes, WebSite

type Serve = Callable[[Routes], WebSite]
pytestmark = pytest.mark.browser

SAID = "Kommunen ansvarar för avfall från hushåll och för den service som invånarna behöver i vardagen. "
P = f"<p>{SAID * 3}</p>"
BUTTON = "display:block;width:100px;height:20px;overflow:hidden;font-size:16px"

GOOD = {
    "plain text": P,
    "a box that grows": f"<div style='min-height:90px;width:300px;overflow:hidden'>{SAID}</div>",
    "a box with room to spare": f"<div style='height:300px;width:300px;overflow:hidden'>{SAID}</div>",
    "a box that scrolls": f"<div style='height:60px;width:300px;overflow:auto'>{SAID}</div>",
    "text for screen readers": (
        f"<p style='position:absolute;width:1px;height:1px;overflow:hidden;white-space:nowrap'>{SAID}</p>{P}"
    ),
    "a collapsed panel": f"<div style='max-height:0;overflow:hidden'>{P}</div>{P}",
    "a closed details element": f"<details><summary>Mer</summary>{P}</details>",
    "text that was cut off before": f"<div style='{BUTTON};line-height:1.2'>{SAID}</div>",
    "a sticky header over the page": (
        f"<header style='position:sticky;top:0;height:30px'>Exempelby kommun</header>{P}"
    ),
    "a symbol from a font of symbols": f"<b style='{BUTTON};width:16px'>&#xE001;&#xE002;&#xE003;</b>{P}",
    "a table": f"<table style='width:300px'><tr><th>Avgift<td>{SAID}</table>",
    "a label placed in its field": (
        "<div style='position:relative;height:40px'><label style='position:absolute;left:5px;top:5px'>Namn"
        f"</label></div>{P}"
    ),
    "a menu in a row": (
        "<nav style='display:flex;flex-wrap:wrap;gap:1rem'><a href='#a'>Bygga och bo</a>"
        "<a href='#b'>Kultur och fritid</a></nav>"
    ),
    "text over a picture": (
        "<div style='position:relative;height:120px'><h1 style='position:absolute;bottom:0'>Exempelby</h1>"
        f"</div>{P}"
    ),
}
BAD = {
    "a button of fixed size": (f"<a href='#b' style='{BUTTON}'>Boka tid nu</a>", Loss.CUT),
    "a button whose changes are slow": (
        f"<style>*{{transition:all .5s}}</style><a href='#b' style='{BUTTON}'>Boka tid nu</a>",
        Loss.CUT,
    ),
    "a card of fixed height": (
        (
            "<div style='height:110px;width:300px;overflow:hidden;font-size:16px;line-height:1.2'>"
            f"{SAID}{SAID[:40]}</div>"
        ),
        Loss.CUT,
    ),
    "a line of fixed height above another": (
        "<div style='height:24px;width:200px'>Nyheter från kommunen</div><div>Boka tid här</div>",
        Loss.OVERLAP,
    ),
    "a button in a shadow tree": (
        f"<x-a><template shadowrootmode=open><a href='#b' style='{BUTTON}'>Boka tid nu</a></template></x-a>",
        Loss.CUT,
    ),
}
DOUBTFUL = {
    "a carousel": f"<div class=slick-list style='{BUTTON}'>Boka tid nu</div>",
    "an ellipsis": f"<a href='#b' style='{BUTTON};white-space:nowrap;text-overflow:ellipsis'>Boka tid nu</a>",
    "a clamped teaser": (
        "<p style='width:420px;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;"
        f"overflow:hidden;line-height:1.2;font-size:16px'>{SAID}</p>"
    ),
}


@pytest.fixture
def look(serve: Serve, chromium_session: Session) -> Callable[[str], Look]:
    def at(html: str) -> Look:
        page = f"<!doctype html><html lang=sv><title>Prov</title><body>{html}</body></html>"
        return chromium_session.look(serve({"/": page}).url(), with_axe=False)

    return at


def judged(seen: Look) -> Verdict:
    page = Page(url=seen.final_url, html=seen.html, rendered=True, states=seen.states)
    context = Context(today=TODAY, site=EXEMPELBY)
    return Verdict(rule="text-spacing", findings=tuple(text_has_room_for_spacing.check(page, context)))


@pytest.mark.parametrize("name", GOOD)
def test_is_passed(look: Callable[[str], Look], name: str) -> None:
    assert judged(look(GOOD[name])).outcome is Outcome.PASSED


@pytest.mark.parametrize("name", BAD)
def test_fails_with_the_kind_of_loss(look: Callable[[str], Look], name: str) -> None:
    html, loss = BAD[name]

    seen = look(html)

    assert judged(seen).outcome is Outcome.FAILED
    assert seen.states.text_spacing is not None
    assert [lost.loss for lost in seen.states.text_spacing.losses] == [loss]


@pytest.mark.parametrize("name", DOUBTFUL)
def test_is_left_to_a_person(look: Callable[[str], Look], name: str) -> None:
    assert judged(look(DOUBTFUL[name])).outcome is Outcome.CANNOT_TELL


@pytest.mark.parametrize("name", [*BAD, *DOUBTFUL])
def test_the_page_is_laid_out_as_before(look: Callable[[str], Look], name: str) -> None:
    seen = look((BAD | {key: (html, None) for key, html in DOUBTFUL.items()})[name][0]).states.text_spacing

    assert seen is not None
    assert seen.is_restored


def test_leaves_no_style_sheet_behind(look: Callable[[str], Look], chromium_session: Session) -> None:
    look(f"<a href='#b' style='{BUTTON}'>Boka tid nu</a> <a href='#c'>Avboka</a>")

    assert chromium_session.tab.evaluate("() => document.adoptedStyleSheets.length") == 0


def test_the_page_s_scripts_hear_of_no_change(look: Callable[[str], Look], chromium_session: Session) -> None:
    watch = (
        "<script>onload = () => new MutationObserver(() => { document.title = 'ändrad'; })"
        ".observe(document, {subtree: true, childList: true, attributes: true})</script>"
    )

    look(f"<a href='#b' style='{BUTTON}'>Boka tid nu</a>{watch}")

    assert chromium_session.tab.evaluate("() => document.title") == "Prov"
