"""Pages that nobody wrote on purpose: judging them ends, soon and without an error."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Context, Page
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.structure import STRUCTURE_RULES

# Tracing makes these pages take several times as long; what they cover is covered elsewhere.
pytestmark = pytest.mark.no_cover

SOON = 30.0  # seconds, with room for a busy machine; each takes less than five alone
N = 20_000

PAGES = {
    "nested links": "<div role=link>läs mer" * N,
    "nested items": "<ul><li>- x" * (N // 4) + "<a href=/a>Läs mer</a>" * 100,
    "many links": "<p>" + "<a href=/a>Här</a> <a href=/b>här</a>" * (N // 4),
    "many links in items": "<ul>" + "<li><a href=/a>Här</a>" * N,
    "many typed items": "<p>" + "- rad<br>" * N,
    "many paragraphs": "<p>• rad</p>" * N,
    "bold paragraphs": "<p><b>Rubrik</b></p><p>" + "ord " * 20 + "</p>" + "<p><b>Rubrik</b></p>" * N,
    "nested tables": "<table><tr><th>a<td>" * 2_000,
    "wide table": "<table><tr>" + "<th colspan=1000 rowspan=9999>a" * 2_000 + "<tr><td>b",
    "long table": "<table><tr><th>a" + "<tr><td>b" * N,
    "nested grids": "<div role=grid><div role=row><b role=columnheader>a</b>" * 1_000,
    "many frames": "<iframe title=x src=/a></iframe>" * N,
    "many images": "<img alt=bild>" * N,
    "long alt": f"<img alt='{'a-' * 500_000}.jpg'>",
    "long link": f"<a href=/a>{'www.' * 500_000}</a>",
    "spaces": f"<a href=/a>{' ' * 1_000_000}</a><img alt='{' ' * 1_000_000}x'>",
    "skip links": "<a href='#a'>Till innehållet</a>" * N,
    "handlers": "<input onblur='x.focus()' onkeydown='return false' onfocus='blur()'>" * 2_000,
    "css": "<style>@media (orientation: portrait) {" + "body { rotate: 90deg }" * N + "}</style>",
    "nested mains": "<main>" * N,
    "nested headings": "<nav><a href=/>x</a></nav>" + "<h1>" * 5_000 + "x" * 100,
    "NULs": "\0<a href='\0'>H\0är</a><img alt=\0>",
    "a frameset": "<frameset><frame title=x src=a><frame title=x src=b></frameset>",
    "nothing": "",
}


def judge_all(page: Page) -> int:
    context = Context(today=TODAY, site=EXEMPELBY)
    return sum(len(tuple(rule.check(page, context))) for rule in STRUCTURE_RULES)


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_judging_ends_soon(html: str) -> None:
    page = Page(url="https://exempelby.example/", html=html, rendered=True)
    assert page.blocks is not None  # parsing is not what is measured
    assert page.names is not None
    started = time.process_time()

    judge_all(page)

    assert time.process_time() - started < SOON


PIECES = st.sampled_from(
    "<p> </p> <div> <main> <nav> </nav> <aside> <h1> </h1> <ul><li> <table><tr><th> <td> </table> <b> "
    "</b> <a|href='#a'> <a|href=/x> </a> <img|alt='bild'> <img|alt='a.jpg'> <iframe|title=x></iframe> - • "
    "1. 2. <br> Läs mer här Bygglov <svg> </svg> <span|id=a|aria-labelledby=a> <div|role=row> "
    "<div|role=grid> <label>".split(" ")
)


@settings(max_examples=100, deadline=None)
@given(pieces=st.lists(PIECES, max_size=25))
def test_any_mixture_is_judged_without_error_and_the_same_twice(pieces: list[str]) -> None:
    html = " ".join(pieces).replace("|", " ")

    assert judge_all(page_from(html)) == judge_all(page_from(html + " "))
