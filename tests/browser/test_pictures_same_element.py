"""The element in the browser is the one that the finding quotes, however the two wrote it down."""

import pytest

from auditor.browser.picturing.pictures import is_same


@pytest.mark.parametrize(
    ("snippet", "html", "text"),
    [
        ('<img alt="" src="a.png"/>', "<img alt='' src=\"a.png\">", ""),
        ('<a href="/?a=1&amp;b=2">Å &amp; Ä…', '<a href="/?a=1&amp;b=2">Å &amp; Ä och Ö</a>', ""),
        ('<p class="a b">\n  Hej', '<p class="a   b"> Hej</p>', ""),
        ("<p>Fem\u00a0kronor</p>", "<p>Fem&nbsp;kronor</p>", ""),
        (
            '<a class="very-long-class-nam..." href="/x">',
            '<a class="very-long-class-name-it-is" href="/x">Text</a>',
            "",
        ),
        ('<p id="svid12_4f8a90c2">', '<p id="svid12_77aa11bb">Hej</p>', ""),
        ('<svg viewbox="0 0 1 1">', '<svg viewBox="0 0 1 1"></svg>', ""),
        ("<p>Mat &am…", "<p>Mat &amp; dryck</p>", ""),
        ("Uppdaterades: 5 februari 2024", "<p>…</p>", "Sidan Uppdaterades:  5 februari 2024 av oss"),
        ("… betalar du 1 250 kronor …", "<p>…</p>", "I år betalar du 1\u00a0250 kronor om året"),
    ],
)
def test_the_same_element_written_by_others_is_the_same(snippet: str, html: str, text: str) -> None:
    assert is_same(snippet, html, text)


@pytest.mark.parametrize(
    ("snippet", "html", "text"),
    [
        ('<a href="/x">', '<a href="/y">Hej</a>', "Hej"),
        ("<p>Hej", "<div><p>Hej</p></div>", "Hej"),
        ("Hej då", "<p>Hej</p>", "Hej"),
        ("…", "<p>Hej</p>", "Hej"),
        ("", "<p>Hej</p>", "Hej"),
        ('<a class="lång..." href="/x">', '<a class="lång-klass" href="/y">Text</a>', ""),
    ],
)
def test_another_element_is_not_the_same(snippet: str, html: str, text: str) -> None:
    assert not is_same(snippet, html, text)
