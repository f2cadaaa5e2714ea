"""Pages that nobody wrote on purpose: reading them ends, soon and without an error."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.metadata import read_metadata
from auditor.model import Metadata, Page

# Tracing makes these pages take several times as long; what they cover is covered elsewhere.
pytestmark = pytest.mark.no_cover

SOON = 30.0  # seconds, with room for a busy machine; each takes less than five alone
N = 100_000

PAGES = {
    "nested blocks": "<div>" * N + "Uppdaterad 2024-02-05",
    "nested inlines": "<p>" + "<span>" * N + "Uppdaterad 2024-02-05",
    "nested headings": "<h1>" * 20_000 + "Uppdaterad 2024-02-05",
    "nested asides": "<aside>" * 20_000 + "Uppdaterad 2024-02-05",
    "many labels on a line": "<p>" + "Uppdaterad: " * 400_000,
    "many owners on a line": "<p>" + "Sidansvarig: " * 400_000,
    "many subjects": "<p>" + "denna sida är senast " * 250_000,
    "many lines": "<p>" + "Uppdaterad:<br>" * 20_000,
    "many items": "<ul>" + "<li>Uppdaterad: 2024-02-05</li>" * 10_000,
    "many columns": "<table><tr>" + "<th>Uppdaterad" * 5_000,
    "many times": "<p>" + "<time datetime='2024-02-05'>Uppdaterad 2024-02-05</time>" * 10_000,
    "many metas": "<head>" + "<meta name='date' content='2024-02-05'>" * 10_000,
    "figures": "<p>Uppdaterad: " + "1" * 5_000_000,
    "spaces": "<p>Uppdaterad:" + " " * 5_000_000 + "x",
    "braces": "<p>Uppdaterad " + "{" * 5_000_000,
    "words": "<main><h1>x</h1><p>" + "Sidan är publicerad av kommunen och uppdaterad. " * 100_000,
    "NULs": "\0<p>Upp\0daterad: 2024\0-02-05\0</p>\0",
    "nothing": "",
    "a comment": "<!-- Uppdaterad 2024-02-05 -->",
}


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_reading_ends_soon(html: str) -> None:
    page = Page(url="https://exempelby.example/", html=html)
    assert page.blocks is not None  # parsing is not what is measured
    started = time.process_time()

    metadata = read_metadata(page)

    assert isinstance(metadata, Metadata)
    assert time.process_time() - started < SOON


PIECES = st.sampled_from(
    "<p> </p> <div> </div> <time> </time> <br> <dl><dt> <dd> <table><tr><th> <td> </table> <span> </span> "
    "Uppdaterad Uppdaterad: Sidansvarig: Publicerad av: den 5 februari 2024 2024-02-05 03/04/2024 11.51 , . "
    "Sidan {{x}} <h1> </h1> <main> </main> <aside> <li> Gatuenheten x@y.example".split(" ")
)


@settings(max_examples=200, deadline=None)
@given(pieces=st.lists(PIECES, max_size=25))
def test_any_mixture_is_read_without_error_and_the_same_twice(pieces: list[str]) -> None:
    page = Page(url="https://exempelby.example/", html=" ".join(pieces))

    assert read_metadata(page) == read_metadata(page)


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200).filter(lambda text: not any(char.isdigit() for char in text)))
def test_page_without_figures_has_no_date(text: str) -> None:
    page = Page(
        url="https://exempelby.example/", html=f"<main><h1>x</h1><p>Senast uppdaterad: {text}</p></main>"
    )

    assert read_metadata(page).dates == ()
