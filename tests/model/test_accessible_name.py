"""What assistive technology calls an element, as markup tells it."""

import time

import pytest
from bs4 import BeautifulSoup, Tag

from auditor.model import Names, Page, role_of

SOON = 20.0  # seconds, with room for a busy machine


def document(html: str) -> tuple[BeautifulSoup, Names]:
    soup = BeautifulSoup(html, "lxml")
    return soup, Names(soup)


def name(html: str, selector: str) -> str:
    soup, names = document(html)
    found = soup.select_one(selector)
    assert isinstance(found, Tag)
    return names.of(found)


@pytest.mark.parametrize(
    ("html", "selector", "expected"),
    [
        ("<a href=x>Sök <b>bygg</b>lov</a>", "a", "Sök bygglov"),
        ("<a href=x><img src=y alt='Till startsidan'></a>", "a", "Till startsidan"),
        ("<a href=x><img src=y alt=''></a>", "a", ""),
        ("<a href=x><i class=icon title=Sök></i></a>", "a", "Sök"),
        ("<a href=x title=Sök><i class=icon></i></a>", "a", "Sök"),
        ("<a href=x>Ett<div>två</div>tre</a>", "a", "Ett två tre"),
        ("<a href=x aria-label=Hem>Start</a>", "a", "Hem"),
        ("<p id=a>Bygglov</p><a href=x aria-labelledby='b a' id=b>Läs mer</a>", "a", "Läs mer Bygglov"),
        ("<p id=a>Bygglov</p><a href=x><i aria-labelledby=a></i></a>", "a", "Bygglov"),
        ("<svg><a xlink:href=x><text>Karta</text></a></svg>", "a", "Karta"),
        ("<svg><a xlink:href=x xlink:title=Karta><path></path></a></svg>", "a", "Karta"),
        ("<span role=link>Karta</span>", "span", "Karta"),
        ("<h2>Om <abbr title='Plan- och bygglagen'>PBL</abbr></h2>", "h2", "Om PBL"),
        ("<div role=heading>Rubrik</div>", "div", "Rubrik"),
        ("<img alt='  Ett  träd '>", "img", "Ett träd"),
        ("<img title=Träd>", "img", "Träd"),
        ("<iframe title=Karta></iframe>", "iframe", "Karta"),
        ("<iframe>reservtext</iframe>", "iframe", ""),
        ("<object title=Karta>reservtext</object>", "object", "Karta"),
        ("<details><summary>Läs <i>mer</i></summary><p>x</p></details>", "summary", "Läs mer"),
        ("<table><caption>Taxa</caption><tr><td>1</td></tr></table>", "table", "Taxa"),
        ("<table><tr><th>Avgift <br>kr</th></tr></table>", "th", "Avgift kr"),
        ("<figure><img alt=x><figcaption>Torget</figcaption></figure>", "figure", "Torget"),
        ("<fieldset><legend>Svar</legend><input></fieldset>", "fieldset", "Svar"),
        ("<svg role=img><title>Vapen</title></svg>", "svg", "Vapen"),
        ("<button>Stäng<span aria-hidden=true> ×</span></button>", "button", "Stäng"),
        ("<p>Text</p>", "p", ""),
        ("<div title=Titel>Text</div>", "div", "Titel"),
    ],
)
def test_name(html: str, selector: str, expected: str) -> None:
    assert name(html, selector) == expected


def test_what_a_browser_does_not_draw_is_not_said() -> None:
    assert name("<a href=x>Ladda <b data-auditor-not-drawn>ner</b> filen</a>", "a") == "Ladda filen"


def test_what_is_drawn_inside_an_element_without_a_box_is_said() -> None:
    assert name("<a href=x><b data-auditor-not-drawn><i>filen</i></b></a>", "a") == "filen"


def test_an_element_that_only_points_to_itself_is_called_by_its_words() -> None:
    assert name("<a href=x id=a aria-labelledby=a>Hem</a>", "a") == "Hem"


def test_two_that_point_to_each_other_end() -> None:
    each = "<b id=a aria-labelledby=c>Ett</b><b id=c><i aria-labelledby=a>två</i></b>"

    assert name(f"{each}<a href=x aria-labelledby=c>", "a") == "två"


@pytest.mark.parametrize(
    ("html", "is_met"),
    [
        ("<i>x</i>", True),
        ("<div hidden><i>x</i></div>", False),
        ("<div aria-hidden=true><i>x</i></div>", False),
        ("<div style='display: none'><i>x</i></div>", False),
        ("<i data-auditor-not-drawn>x</i>", False),
        ("<div data-auditor-not-drawn><i>x</i></div>", True),
    ],
)
def test_what_is_hidden_is_not_met(html: str, *, is_met: bool) -> None:
    soup, names = document(html)

    assert names.is_met(soup.i) is is_met  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("html", "role"),
    [
        ("<a href=x>", "link"),
        ("<a>", ""),
        ("<a href=x role=button>", "button"),
        ("<a href=x role='nytt link'>", "link"),
        ("<h3>", "heading"),
        ("<section aria-label=x>", "region"),
        ("<section>", ""),
        ("<input type=hidden>", ""),
        ("<input type=checkbox>", "checkbox"),
        ("<b>", ""),
    ],
)
def test_role(html: str, role: str) -> None:
    tag = BeautifulSoup(html, "lxml").body.contents[0]  # type: ignore[union-attr]

    assert isinstance(tag, Tag)
    assert role_of(tag) == role


def test_a_page_gives_names_of_its_own_elements() -> None:
    page = Page(url="https://exempelby.example/", html="<a href=x>Bygglov</a>")

    assert page.names.of(page.soup.a) == "Bygglov"  # type: ignore[arg-type]


N = 20_000
LARGE = {
    "nested links": "<div role=link>x" * N,
    "nested empty links": "<div role=link>" * N,
    "nested references": "<div role=link aria-labelledby=a>" * N + "<b id=a>x",
    "nested labels": "<label>x<b>" * 5_000 + "<input>" * 5_000,
    "one long link": "<a href=x>" + "ord " * 1_000_000,
    "nested with long text": "<div role=link>" * N + "ord " * 1_000_000,
    "hidden and nested": "<div hidden role=link>x" * N,
    "nested svg": "<svg>" * 5_000 + "<title>x</title>",
}


@pytest.mark.parametrize("html", LARGE.values(), ids=LARGE)
def test_naming_ends_soon(html: str) -> None:
    soup = BeautifulSoup(html, "lxml")
    started = time.process_time()

    names = Names(soup)
    for tag in soup.find_all(True):
        names.of(tag)

    assert time.process_time() - started < SOON
