"""A place is a selector that finds the element again, and a snippet that shows it."""

import pytest
from bs4 import BeautifulSoup

from auditor.model import selector_of, snippet_of
from auditor.model.place import SNIPPET_LENGTH

HTML = (
    '<main><div id="box"><p>a</p><p>b</p></div><p>c</p><p class="x">d</p>'
    '<div id="twice"><i>e</i></div><div id="twice"><i>f</i></div><div id="1"><u>g</u></div></main>'
)


@pytest.mark.parametrize("text", ["a", "b", "c", "d", "e", "f", "g"])
def test_the_selector_finds_the_element_and_no_other(text: str) -> None:
    soup = BeautifulSoup(HTML, "lxml")
    element = soup.find(["p", "i", "u"], string=text)
    assert element is not None

    assert soup.select(selector_of(element)) == [element]


def test_a_unique_id_is_where_the_selector_begins() -> None:
    soup = BeautifulSoup(HTML, "lxml")

    assert selector_of(soup.find("p", string="b")) == "#box > p:nth-of-type(2)"


def test_the_page_as_a_whole_has_no_place() -> None:
    assert (selector_of(None), snippet_of(None)) == ("", "")


def test_a_long_snippet_is_cut() -> None:
    soup = BeautifulSoup(f"<p>{'x' * 1000}</p>", "lxml")

    assert len(snippet_of(soup.p)) == SNIPPET_LENGTH


@pytest.mark.parametrize(
    "html",
    [
        '<p class="a b" title=\'say "hi"\'>a &lt; b &amp; c<br><img alt="" src="x?a=1&amp;b=2"></p>',
        "<p><!-- c -->d</p>",
        "<ul><li>a</li> <li hidden>b</li></ul>",
        "<p></p>",
    ],
)
def test_a_short_snippet_is_the_element_as_beautiful_soup_writes_it(html: str) -> None:
    tag = BeautifulSoup(html, "lxml").find(["p", "ul"])
    assert tag is not None

    assert snippet_of(tag) == str(tag)
