"""What goes wrong while a page is tried in other states costs no other evidence, and is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.browser import Look, LookLimits, Session, find_chromium
from auditor.keeping import packed, unpacked
from auditor.model import Untested
from tests.conftest import Routes, WebSite

type Serve = Callable[[Routes], WebSite]
pytestmark = pytest.mark.browser

LINKS = "<a href='#a'>Bygga</a> <a href='#b'>Kultur</a>"


def document(html: str) -> str:
    return f"<!doctype html><html lang=sv><title>Prov</title><body><h1>Hej</h1>{html}</body></html>"


def gaps(seen: Look) -> set[str]:
    return {gap.what for gap in seen.not_tested if gap.reason is Untested.STATE}


def test_all_three_states_are_looked_at(serve: Serve, chromium_session: Session) -> None:
    states = chromium_session.look(serve({"/": document(LINKS)}).url(), with_axe=False).states

    assert None not in {states.reflow, states.text_spacing, states.focus}


def test_a_page_that_leaves_when_it_gets_focus_keeps_its_other_evidence(
    serve: Serve, chromium_session: Session
) -> None:
    leaving = "<input aria-label=x onfocus=\"location = '/annan'\">"
    site = serve({"/": document(f"{leaving}{LINKS}"), "/annan": document("")})

    seen = chromium_session.look(site.url(), with_axe=False)

    assert "<h1>Hej</h1>" in seen.html
    assert gaps(seen) == {"focus-visible", "tab-moves-on"}


def test_a_page_that_hangs_in_a_narrow_window_keeps_its_other_evidence(serve: Serve) -> None:
    hanging = "<script>addEventListener('resize', () => { while (innerWidth < 700); })</script>"
    session = Session(find_chromium(), LookLimits(states=3.0))
    try:
        seen = session.look(serve({"/": document(LINKS + hanging)}).url(), with_axe=False)
        after = session.look(serve({"/": document(LINKS)}).url(), with_axe=False)
    finally:
        session.kill()

    assert "<h1>Hej</h1>" in seen.html
    assert gaps(seen) == {"reflow", "focus-visible", "tab-moves-on"}
    assert gaps(after) == set()


def test_a_page_that_never_stops_changing_is_looked_at_all_the_same(
    serve: Serve, chromium_session: Session
) -> None:
    changing = "<script>setInterval(() => { document.body.dataset.n = Math.random(); }, 20)</script>"

    seen = chromium_session.look(serve({"/": document(LINKS + changing)}).url(), with_axe=False)

    assert seen.states.focus is not None


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<frameset cols='50%,50%'><frame src='about:blank'></frameset>",
        "<svg xmlns='http://www.w3.org/2000/svg'><a href='#a'><text y='20'>Ett</text></a></svg>",
        "<a href='#a' id='1 \" > x'>Ett</a><a href='#b' id='a.b:c'>Två</a>",
        "<div>" * 400 + LINKS,
        "<span>" * 3000 + LINKS,
        f"<template>{LINKS}</template><object data='x'></object>",
    ],
    ids=["empty", "frameset", "svg", "odd ids", "deep", "deeper than the parser goes", "template"],
)
def test_odd_pages_are_looked_at_too(serve: Serve, chromium_session: Session, html: str) -> None:
    seen = chromium_session.look(serve({"/": html}).url(), with_axe=False)

    assert gaps(seen) == set()


def test_the_evidence_can_be_kept_on_disk(serve: Serve, chromium_session: Session) -> None:
    html = document(f"<div style='width:900px'>Kommunen ansvarar för avfall från hushåll. {LINKS}</div>")
    states = chromium_session.look(serve({"/": html}).url(), with_axe=False).states

    assert unpacked(packed(states)) == states


def test_ten_looks_are_alike(serve: Serve, chromium_session: Session) -> None:
    html = document(
        f"<style>a{{outline:none}} p{{width:700px;height:20px;overflow:hidden}}</style><p>{LINKS} "
        "Kommunen ansvarar för avfall från hushåll och för mycket annat i hela kommunen, året om.</p>"
        "<button>Sök</button><input aria-label=Namn>"
    )
    site = serve({"/": html})

    looks = [chromium_session.look(site.url(), with_axe=False).states for _ in range(10)]

    assert looks == looks[:1] * 10
