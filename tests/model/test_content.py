"""The text of a page comes as blocks: never glued together, never torn apart."""

import pytest
from bs4 import BeautifulSoup

from auditor.model import Page


def texts(html: str) -> list[str]:
    return [block.text for block in Page(url="", html=html).blocks]


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>Ett</p><p>Två</p>", ["Ett", "Två"]),
        ("<p>Grön <strong>prick: i</strong>nga fel</p>", ["Grön prick: inga fel"]),
        ("<div>Före<p>Inne</p>efter</div>", ["Före", "Inne", "efter"]),
        ("<span>Fick du hjälp?</span><div>Ja</div>", ["Fick du hjälp?", "Ja"]),
        ("<p>Rad ett<br>rad två</p>", ["Rad ett\nrad två"]),
        ("<p>  Mycket \n   luft </p>", ["Mycket luft"]),
        ("<dl><dt>Uppdaterad</dt><dd>5 maj</dd></dl>", ["Uppdaterad", "5 maj"]),
        ("<span><div>Block i rad</div></span>", ["Block i rad"]),
        ("<p>Synligt<span hidden>dolt</span></p>", ["Synligt"]),
        ('<p style="display: none">Dolt</p><p>Synligt</p>', ["Synligt"]),
        ("<script>var a = 1</script><style>p{}</style><p>Text</p>", ["Text"]),
        ("<p>Text<!-- anteckning --></p>", ["Text"]),
        ("<noscript>Slå på JavaScript</noscript><p>Text</p>", ["Text"]),
    ],
)
def test_reads_blocks(html: str, blocks: list[str]) -> None:
    assert texts(html) == blocks


@pytest.mark.parametrize(
    ("html", "is_main"),
    [
        ("<main><p>a</p></main>", True),
        ("<p>a</p>", True),
        ("<nav><p>a</p></nav>", False),
        ("<header><p>a</p></header>", False),
        ("<main><header><p>a</p></header></main>", True),
        ("<footer><p>a</p></footer>", False),
        ('<div role="alert"><p>a</p></div>', False),
    ],
)
def test_tells_a_pages_own_content_from_what_surrounds_every_page(html: str, *, is_main: bool) -> None:
    (block,) = Page(url="", html=html).blocks

    assert block.is_main is is_main


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote><p>a</p></blockquote>",
        "<p><q>a</q></p>",
        "<p><code>a</code> </p>",
        "<pre>a</pre>",
    ],
)
def test_knows_what_is_somebody_elses_words(html: str) -> None:
    (block,) = Page(url="", html=html).blocks

    assert block.is_quoted


def test_a_page_that_quotes_a_word_is_not_a_quotation() -> None:
    (block,) = Page(url="", html="<p>Skriv <code>alt</code> här.</p>").blocks

    assert not block.is_quoted


@pytest.mark.parametrize("tag", ["div", "b"], ids=["blocks", "inline"])
def test_ends_on_a_page_nested_beyond_reason(tag: str) -> None:
    html = f"<{tag}>" * 20_000 + "Botten" + f"</{tag}>" * 20_000

    assert len(Page(url="", html=html).blocks) <= 1


def test_a_page_without_a_body_has_no_blocks() -> None:
    assert texts("") == []


def test_documents_are_never_changed_by_reading_them() -> None:
    html = "<main><p>a <b>b</b></p></main>"
    page = Page(url="", html=html)

    _ = page.blocks

    assert str(page.soup) == str(BeautifulSoup(html, "lxml"))
