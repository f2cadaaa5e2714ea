"""Which dates are the page's own, and which of them comes first (domain.md 1.5)."""

from collections.abc import Callable
from datetime import date

import pytest

from auditor.model import DateKind, Metadata

type Read = Callable[..., Metadata]

DAY = date(2024, 2, 5)
DATED = "Uppdaterad 2024-02-05"


@pytest.mark.parametrize(
    "lines",
    [
        f"<ul><li class='sv-channel-item'><h3>Bron är klar</h3><p>{DATED}</p></li></ul>",
        "<ul><li>Ett <p>Publicerad 2024-02-05</p></li><li>Två <p>Publicerad 2024-02-06</p></li></ul>",
        f"<article><h2>Ett</h2><p>{DATED}</p></article><article><h2>Två</h2><p>Text</p></article>",
        "<div class='x'><p>Publicerad 2024-02-05</p></div><div class='x'><p>Publicerad 2024-02-06</p></div>",
        "<table><tr><th>Uppdaterad</th></tr><tr><td>2024-02-05</td></tr><tr><td>2024-02-06</td></tr></table>",
        "<table><tr><td><a href='taxa.pdf'>Taxa</a></td><td>Uppdaterad</td><td>2024-02-05</td></tr></table>",
        f"<ul><li><a href='/taxa.pdf'>Taxa (pdf, 146 kB)</a> <span>{DATED}</span></li></ul>",
        f"<div><a href='/taxa.pdf?v=2'>Taxa</a><p>{DATED}</p></div>",
        f"<aside><p>{DATED}</p></aside>",
        f"<div role='complementary'><p>{DATED}</p></div>",
        f"<div class='sidebar'><p>{DATED}</p></div>",
        f"<div role='alert'><p>{DATED}</p></div>",
        f"<section class='comments'><p>{DATED}</p></section>",
        f"<blockquote><p>{DATED}</p></blockquote>",
        f"<nav><p>{DATED}</p></nav>",
        f"<p hidden>{DATED}</p>",
    ],
)
def test_dates_of_something_else_are_not_the_pages(read: Read, lines: str) -> None:
    assert read(lines).dates == ()


@pytest.mark.parametrize(
    "above",
    [
        f"<div class='cookie-banner'><p>{DATED}</p></div>",
        f"<div role='alert'>{DATED}</div>",
        f"<div><p>Varning för halka</p><p>{DATED}</p></div>",
    ],
)
def test_what_stands_above_the_content_is_not_the_pages(read: Read, above: str) -> None:
    assert read(above=above).dates == ()


def test_an_alerts_hour_is_not_told_as_the_pages_unreadable_date(read: Read) -> None:
    assert read(above="<p>Varning för halka</p><p>Uppdaterad 21 november, 11:00</p>").unread == ()


@pytest.mark.parametrize(
    "below",
    [
        f"<div class='page-info'><p>{DATED}</p></div>",
        f"<footer><ul class='footer-meta'><li class='modified'>{DATED}</li></ul></footer>",
        f"<footer><div class='page-info'>{DATED}</div></footer>",
    ],
)
def test_page_information_below_the_content_is_the_pages(read: Read, below: str) -> None:
    assert [found.value for found in read(below=below).dates] == [DAY]


def test_list_of_page_information_is_no_teaser_list(read: Read) -> None:
    lines = "<ul><li>Publicerad: 2020-06-23</li><li>Uppdaterad: 2024-02-05</li></ul>"

    assert [found.value for found in read(lines).dates] == [DAY, date(2020, 6, 23)]


def test_article_with_the_heading_is_the_page(read: Read) -> None:
    lines = f"<article><h2>Läs mer</h2></article><div class='sidinfo'>{DATED}</div>"

    assert [found.value for found in read(lines).dates] == [DAY]


def test_box_named_by_its_portlet_is_page_information(read: Read) -> None:
    """Sitevision: the first child of a portlet is an empty div whose id is its name (domain.md 2.2)."""
    box = "<div><div id='Sidinformation'><!-- Sidinformation --></div><p>Uppdaterad 2024-02-05</p></div>"
    metadata = read(top=box, end="<p>Uppdaterad 2020-06-23</p>")

    assert metadata.dates[0].value == DAY


def test_stronger_claims_come_first_among_page_information(read: Read) -> None:
    lines = "<p>Skapad 2019-01-02. Publicerad 2020-01-02. Uppdaterad 2021-01-02. Granskad 2022-01-02.</p>"

    assert [found.kind for found in read(lines).dates] == [
        DateKind.REVIEWED,
        DateKind.MODIFIED,
        DateKind.PUBLISHED,
        DateKind.CREATED,
    ]


def test_end_of_the_content_comes_before_its_top(read: Read) -> None:
    metadata = read(top="<p>Uppdaterad 2020-06-23</p>", end=f"<p>{DATED}</p>")

    assert [found.value for found in metadata.dates] == [DAY, date(2020, 6, 23)]


@pytest.mark.parametrize(
    "top",
    [
        "<p>2024-02-05</p>",
        "<p>5 februari 2024</p>",
        "<p>2024-02-05 11.51</p>",
        "<p>2024-02-05, Arkiverad nyhet</p>",
        "<p>5 februari 2024 | Nyhet</p>",
        "<p>Ingress.</p><p>2024-02-05</p>",
    ],
)
def test_a_date_alone_at_the_head_is_when_it_was_published(read: Read, top: str) -> None:
    (found,) = read(top=top).dates

    assert (found.kind, found.value, found.label) == (DateKind.PUBLISHED, DAY, "")


@pytest.mark.parametrize(
    "top",
    [
        "<p>2024-02-05</p><p>2024-02-06</p>",
        "<ul><li>2024-02-05</li></ul>",
        "<h2>5 februari 2024</h2>",
        "<p>Ett.</p><p>Två.</p><p>2024-02-05</p>",
        "<p>februari 2024</p>",
        "<p>Mötet hölls 2024-02-05</p>",
    ],
)
def test_other_bare_dates_are_not_the_pages(read: Read, top: str) -> None:
    assert read(top=top).dates == ()


def test_a_bare_date_at_the_end_is_not_the_pages(read: Read) -> None:
    assert read("<p>2024-02-05</p>").dates == ()


def test_type_word_is_the_label_of_a_date_alone(read: Read) -> None:
    (found,) = read(top="<p>Tiedote<br>5.2.2024 20:37</p>").dates

    assert (found.kind, found.value, found.label) == (DateKind.PUBLISHED, DAY, "Tiedote")
