"""Pages as real sites make them, in a window 320 pixels wide: what is called a fault, and what is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.browser import Look, Session
from auditor.model import Context, Outcome, Page, Reach, Verdict
from auditor.testing import EXEMPELBY, TODAY
from rules.states import content_reflows
from tests.conftest import Routes, WebSite

type Serve = Callable[[Routes], WebSite]
pytestmark = pytest.mark.browser

SAID = "Kommunen ansvarar för avfall från hushåll och för den service som invånarna behöver i vardagen. "
P = f"<p>{SAID * 3}</p>"
MENU = "".join(f"<li><a href='#{n}'>Bygga och bo {n}</a></li>" for n in range(8))
HEADERS = "".join(f"<th>Kolumn{n}lång</th>" for n in range(9))
WIDE_TABLE = f"<table><tr>{HEADERS}</tr></table>"
COLUMN = f"<div style='float:left;width:300px'>{P}</div>"
WIDE = f"<div style='width:900px'>{SAID}</div>"
PICTURE = """src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>" alt=Parken"""
SCRIPTED = """<nav id=n></nav><script>
const fill = () => { n.innerHTML = innerWidth < 700 ? "<button>Meny</button>"
  : "<div style='width:900px'>Bygga Kultur Omsorg Skola Trafik</div>"; };
addEventListener("resize", fill); fill();</script>"""

GOOD = {
    "plain text": P,
    "a table in a box that scrolls": f"{P}<div style='overflow-x:auto'>{WIDE_TABLE}</div>",
    "a table that makes the page scroll": f"{P}{WIDE_TABLE}",
    "text for screen readers, clipped": (
        f"<p style='position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0);"
        f"white-space:nowrap'>{SAID}</p>{P}"
    ),
    "text for screen readers, by clip-path": (
        f"<p style='position:absolute;clip-path:inset(50%);white-space:nowrap'>{SAID}</p>{P}"
    ),
    "a skip link out of sight": f"<a href='#m' style='position:absolute;left:-9999px'>Till innehållet</a>{P}",
    "a closed menu moved out by transform": (
        "<style>body{overflow-x:hidden} nav{position:fixed;right:0;top:0;width:280px;"
        f"transform:translateX(100%)}}</style><nav><ul>{MENU}</ul></nav>{P}"
    ),
    "a closed menu that is invisible": (
        f"<nav style='visibility:hidden;position:absolute;left:100%;width:280px'><ul>{MENU}</ul></nav>{P}"
    ),
    "a menu behind a button": (
        "<style>ul{display:none} @media(min-width:700px){ul{display:flex}}</style>"
        f"<nav><button>Meny</button><ul>{MENU}</ul></nav>{P}"
    ),
    "a menu that a script makes anew": f"{SCRIPTED}{P}",
    "a carousel": (
        "<div class=swiper style='overflow:hidden'><div style='display:flex;transform:translateX(-304px)'>"
        + "".join(f"<div style='flex:0 0 100%'><h2>Bild {n}</h2>{P}</div>" for n in range(4))
        + f"</div></div>{P}"
    ),
    "cards in a row that scrolls": (
        "<div style='display:flex;overflow-x:auto'>"
        + "".join(f"<div style='flex:0 0 240px'><h2>Kort {n}</h2>{P}</div>" for n in range(4))
        + f"</div>{P}"
    ),
    "columns with gutters": (
        f"<style>.row{{margin:0 -15px;display:flex}} .col{{flex:1;padding:0 15px}}</style>"
        f"<div class=row><div class=col>{P}</div></div>"
    ),
    "an ornament": f"<div style='width:1200px;height:4px;background:red'></div>{P}",
    "a cookie banner": (
        "<div style='position:fixed;bottom:0;left:0;right:0'><p>Vi använder kakor.</p><button>Neka</button>"
        f" <button>Godkänn</button></div>{P}"
    ),
    "a sticky header": f"<header style='position:sticky;top:0'><a href='#'>Exempelby</a></header>{P}",
    "a map": f"<div class=leaflet-container style='width:600px;overflow:hidden'><b>{SAID}</b></div>{P}",
    "preformatted text": f"<pre>{SAID}</pre>{P}",
    "a closed details element": f"<details><summary>Mer</summary>{WIDE}</details>{P}",
    "a collapsed panel": f"<div style='max-height:0;overflow:hidden'>{WIDE}</div>{P}",
}
BAD = {
    "a body of fixed width": (f"<style>body{{width:980px}}</style>{P}{P}", "html > body"),
    "a container of fixed width": (f"<div style='width:960px'>{P}{P}</div>", "html > body > div"),
    "a smallest width": (f"<style>html{{min-width:1024px}}</style>{P}{P}", "html > body"),
    "a layout table": (
        f"<table width=980><tr><td><ul>{MENU}</ul><td><h1>Hej</h1>{P}</table>",
        "html > body > table",
    ),
    "a heading that may not wrap": (
        f"<h1 style='white-space:nowrap'>Ansökan om bygglov och andra ärenden</h1>{P}",
        "html > body > h1",
    ),
    "a word too long": ("<h1>Dataskyddsombudsmannaorganisationsutredningen</h1>", "html > body > h1"),
    "text stretched by a table beside it": (
        f"<div style='display:grid'><main>{P}{WIDE_TABLE}</main></div>",
        "html > body > div > main",
    ),
    "text cut at the window": (
        f"<style>body{{overflow-x:hidden}}</style><div style='width:900px'>{P}</div>",
        "html > body > div",
    ),
    "a banner that cannot be scrolled": (
        f"<div style='position:fixed;bottom:0;left:0;width:900px'><p>{SAID}</p></div>{P}",
        "html > body > div",
    ),
    "a field of fixed width": ("<label for=a>Namn</label><input id=a style='width:500px'>", "#a"),
    "two columns side by side": (
        f"<div style='width:640px'>{COLUMN}{COLUMN}</div>",
        "html > body > div",
    ),
    "text in a shadow tree": (
        f"<x-a><template shadowrootmode=open>{WIDE}</template></x-a>",
        "html > body > x-a",
    ),
}
DOUBTFUL = {
    "a wide picture": f"<img {PICTURE} style='width:800px;height:90px'>{P}",
    "a wide frame": f"<iframe title=Karta style='width:800px'></iframe>{P}",
    "text shortened in the narrow window only": (
        "<p style='white-space:nowrap;overflow:hidden;text-overflow:ellipsis'>Vi svarar på frågor om avfall "
        "och återvinning</p>"
    ),
    "a line that the edge of a box cuts through": (
        "<div style='height:30px;overflow:hidden;line-height:20px'>Vi svarar på frågor om avfall och "
        "återvinning varje dag året om</div>"
    ),
    "a table without headers": (
        f"<table style='width:700px'><tr><td>Ett<td style='text-align:right'>Två</table>{P}"
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
    return Verdict(rule="reflow", findings=tuple(content_reflows.check(page, context)))


@pytest.mark.parametrize("name", GOOD)
def test_is_passed(look: Callable[[str], Look], name: str) -> None:
    assert judged(look(GOOD[name])).outcome is Outcome.PASSED


@pytest.mark.parametrize("name", BAD)
def test_fails_once_at_the_outermost_element_that_is_too_wide(look: Callable[[str], Look], name: str) -> None:
    html, cause = BAD[name]

    failed = [f for f in judged(look(html)).findings if f.outcome is Outcome.FAILED]

    assert [finding.selector.partition(" >>> ")[0] for finding in failed] == [cause]


@pytest.mark.parametrize("name", DOUBTFUL)
def test_is_left_to_a_person(look: Callable[[str], Look], name: str) -> None:
    assert judged(look(DOUBTFUL[name])).outcome is Outcome.CANNOT_TELL


def test_tells_how_far_the_text_reaches_outside(look: Callable[[str], Look]) -> None:
    reflow = look(f"<div style='width:600px;text-align:right'>{P}</div>").states.reflow

    assert reflow is not None
    (overflow,) = reflow.overflows
    assert overflow.reach is Reach.PAGE
    assert 270 < overflow.beyond <= 288
    assert overflow.spot.text.startswith("Kommunen ansvarar")


def test_hundreds_of_faults_are_counted_not_listed(look: Callable[[str], Look]) -> None:
    reflow = look("<p style='width:900px;text-align:right'>Bygga och bo</p>" * 300).states.reflow

    assert reflow is not None
    assert len(reflow.overflows) + reflow.left_out == 300
    assert len(reflow.overflows) < 50


def test_the_page_has_its_own_window_again(serve: Serve, chromium_session: Session) -> None:
    chromium_session.look(serve({"/": f"<title>x</title>{P}"}).url(), with_axe=False)

    assert chromium_session.tab.evaluate("() => [innerWidth, innerHeight, scrollY]") == [1280, 1024, 0]


def test_a_page_that_never_rests_in_the_narrow_window_is_not_failed(look: Callable[[str], Look]) -> None:
    script = (
        "addEventListener('resize', () => setInterval(() => { document.body.dataset.n = Math.random(); }, 1))"
    )

    verdict = judged(look(f"<style>body{{width:980px}}</style>{P}<script>{script}</script>"))

    assert verdict.outcome is Outcome.CANNOT_TELL
