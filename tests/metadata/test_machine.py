"""Dates for machines, and their rank below what a reader sees (domain.md 1.5)."""

from collections.abc import Callable
from datetime import date

import pytest

from auditor.metadata.machine import html_date
from auditor.model import DateKind, DateSource, Metadata, PageDate, Precision

type Read = Callable[..., Metadata]

DAY = date(2024, 2, 5)


def json_ld(text: str) -> str:
    return f"<script type='application/ld+json'>{text}</script>"


def told(metadata: Metadata) -> list[tuple[DateKind, date, DateSource, str]]:
    return [(found.kind, found.value, found.source, found.label) for found in metadata.dates]


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2024-02-05", DAY, Precision.DAY),
        ("2024-02", date(2024, 2, 1), Precision.MONTH),
        ("2024-02-05T10:11", DAY, Precision.MINUTE),
        ("2024-02-05 10:11:12.345", DAY, Precision.MINUTE),
        ("2024-02-05T10:11:12Z", DAY, Precision.MINUTE),
        ("2024-02-05T10:11:12+0100", DAY, Precision.MINUTE),
        ("20240205", DAY, Precision.DAY),
    ],
)
def test_html_date_strings(text: str, value: date, precision: Precision) -> None:
    assert html_date(text) == (value, precision)


@pytest.mark.parametrize(
    "text", ["", "1707123456", "1707123456789", "2024-02-30", "2024", "5 februari 2024", "NULL"]
)
def test_other_strings_are_no_html_dates(text: str) -> None:
    assert html_date(text) is None


def test_time_element_gives_what_is_seen_and_what_is_meant(read: Read) -> None:
    metadata = read("<p>Uppdaterades: <time datetime='2024-02-05'>5 februari 2024</time></p>")

    assert told(metadata) == [
        (DateKind.MODIFIED, DAY, DateSource.VISIBLE, "Uppdaterades"),
        (DateKind.MODIFIED, DAY, DateSource.TIME, "Uppdaterades"),
    ]
    assert metadata.dates[1] == PageDate(
        kind=DateKind.MODIFIED,
        value=DAY,
        precision=Precision.DAY,
        source=DateSource.TIME,
        label="Uppdaterades",
        text="2024-02-05",
        selector="html > body > main > p:nth-of-type(5) > time",
    )


def test_time_elements_that_disagree_are_both_told(read: Read) -> None:
    metadata = read("<p>Uppdaterades: <time datetime='2020-01-02'>5 februari 2024</time></p>")

    assert [found.value for found in metadata.dates] == [DAY, date(2020, 1, 2)]


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Uppdaterades: <time datetime='2024-02-05'></time></p>",
        "<dl><dt>Uppdaterades</dt><dd><time datetime='2024-02-05'></time></dd></dl>",
        "<div>Uppdaterades:</div><div><time datetime='2024-02-05'></time></div>",
        "<p>Uppdaterades: <time datetime='2024-02-05'>5 februari</time></p>",
    ],
)
def test_time_element_without_readable_text_is_read_by_its_attribute(read: Read, lines: str) -> None:
    metadata = read(lines)

    assert told(metadata) == [(DateKind.MODIFIED, DAY, DateSource.TIME, "Uppdaterades")]
    assert metadata.unread == ()


@pytest.mark.parametrize(
    "line",
    [
        "Uppdaterades: <time datetime='1707123456'>5 februari 2024</time>",
        "Uppdaterades: 5 februari 2024</time>",
        "Uppdaterades: <time>5 februari 2024</time></time>",
    ],
)
def test_faulty_time_element_does_not_hide_the_text(read: Read, line: str) -> None:
    assert told(read(f"<p>{line}</p>")) == [(DateKind.MODIFIED, DAY, DateSource.VISIBLE, "Uppdaterades")]


def test_label_inside_the_time_element(read: Read) -> None:
    metadata = read("<time datetime='2024-02-05'>Publicerad 5 februari 2024</time>")

    assert [found.source for found in metadata.dates] == [DateSource.VISIBLE, DateSource.TIME]


def test_unlabelled_time_elements_of_teasers_are_not_the_pages(read: Read) -> None:
    item = "<li><h3>Bron</h3><time datetime='2024-02-05'>5 februari 2024</time></li>"

    assert read(f"<ul>{item}{item}</ul>").dates == ()


@pytest.mark.parametrize(
    ("tag", "kind", "label"),
    [
        ("<time pubdate datetime='2024-02-05'>i går</time>", DateKind.PUBLISHED, "pubdate"),
        (
            "<time itemprop='dateModified' datetime='2024-02-05'>i går</time>",
            DateKind.MODIFIED,
            "dateModified",
        ),
        ("<time itemprop='datePublished'>5 februari 2024</time>", DateKind.PUBLISHED, "datePublished"),
    ],
)
def test_time_element_that_says_what_it_is(read: Read, tag: str, kind: DateKind, label: str) -> None:
    assert told(read(f"<p>Skrivet av oss {tag}</p>")) == [(kind, DAY, DateSource.TIME, label)]


def test_date_in_a_teaser_is_not_the_pages_whatever_it_says_it_is(read: Read) -> None:
    teaser = "<div class='teaser'><time itemprop='datePublished' datetime='2024-02-05'>x</time></div>"

    assert read(teaser).dates == ()


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "WebPage", "dateModified": "2024-02-05"}',
        '[{"@type": ["NewsArticle", "Thing"], "dateModified": "2024-02-05T10:00:00+01:00"}]',
        '{"@graph": [{"@type": "Organization"}, {"@type": "WebPage", "dateModified": "2024-02-05"}]}',
        '{"@type": "Thing", "mainEntityOfPage": {"@type": "AboutPage", "dateModified": "2024-02-05"}}',
    ],
)
def test_json_ld_about_the_page(read: Read, text: str) -> None:
    assert told(read(head=json_ld(text))) == [(DateKind.MODIFIED, DAY, DateSource.JSON_LD, "dateModified")]


def test_json_ld_kinds(read: Read) -> None:
    days = '"dateCreated": "2022-01-02", "datePublished": "2023-01-02", "dateModified": "2024-01-02"'
    text = f'{{"@type": "Article", {days}}}'

    assert {found.kind for found in read(head=json_ld(text)).dates} == {
        DateKind.CREATED,
        DateKind.PUBLISHED,
        DateKind.MODIFIED,
    }


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "Event", "dateModified": "2024-02-05"}',
        '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "dateModified": "2024-02-05"}]}',
        '[{"@type": "Article", "dateCreated": "2024-02-05"}, {"@type": "Report", "dateCreated": "2023"}]',
        '{"@type": "WebPage", "dateModified": 20240205}',
        '{"@type": "WebPage", "dateModified": "1707123456"}',
        '{"@type": "WebPage", "dateModified": "2024-02-05"',
        "[" * 100_000,
        "",
        "null",
    ],
)
def test_json_ld_about_something_else_or_broken_is_ignored(read: Read, text: str) -> None:
    assert read(head=json_ld(text)).dates == ()


def test_one_of_many_articles_may_be_the_page(read: Read) -> None:
    text = (
        '[{"@type": "Article", "url": "https://exempelby.example/arkiv", "dateModified": "2024-02-05"},'
        ' {"@type": "Article", "url": "https://exempelby.example/bad", "dateModified": "2024-02-06"}]'
    )

    assert [found.value for found in read(head=json_ld(text)).dates] == [DAY]


@pytest.mark.parametrize(
    ("attributes", "kind"),
    [
        ("property='article:modified_time' content='2024-02-05T10:00:00Z'", DateKind.MODIFIED),
        ("property='article:published_time' content='2024-02-05'", DateKind.PUBLISHED),
        ("property='og:updated_time' content='2024-02-05'", DateKind.MODIFIED),
        ("name='DCTERMS.modified' content='2024-02-05'", DateKind.MODIFIED),
        ("name='dcterms.issued' content='2024-02-05'", DateKind.PUBLISHED),
        ("name='dcterms.created' content='20240205'", DateKind.CREATED),
        ("name='DC.date.modified' content='2024-02-05'", DateKind.MODIFIED),
        ("name='last-modified' content='Mon, 05 Feb 2024 10:00:00 GMT'", DateKind.MODIFIED),
        ("http-equiv='Last-Modified' content='2024-02-05 10:00'", DateKind.MODIFIED),
        ("name='date' content='5 februari 2024'", DateKind.PUBLISHED),
        ("itemprop='dateModified' content='2024-02-05'", DateKind.MODIFIED),
    ],
)
def test_meta_elements(read: Read, attributes: str, kind: DateKind) -> None:
    (found,) = read(head=f"<meta {attributes}>").dates

    assert (found.kind, found.value, found.source) == (kind, DAY, DateSource.META)


@pytest.mark.parametrize(
    "content", ["", "NULL", "{{modified}}", "1707123456", "03/04/2024", "2024", "x" * 10_000]
)
def test_meta_element_without_a_date_is_ignored(read: Read, content: str) -> None:
    assert read(head=f"<meta property='article:modified_time' content='{content}'>").dates == ()


def test_http_header(read: Read) -> None:
    (found,) = read(headers={"last-modified": "Mon, 05 Feb 2024 10:00:00 GMT"}).dates

    assert (found.kind, found.value, found.source, found.selector) == (
        DateKind.MODIFIED,
        DAY,
        DateSource.HEADER,
        "",
    )


def test_faulty_http_header_is_ignored(read: Read) -> None:
    assert read(headers={"last-modified": "i går"}).dates == ()


def test_what_a_reader_sees_is_trusted_most(read: Read) -> None:
    metadata = read(
        "<p>Uppdaterades: <time datetime='2024-02-04'>3 februari 2024</time></p>",
        head="<meta name='last-modified' content='2024-02-06'>"
        + json_ld('{"@type": "WebPage", "dateModified": "2024-02-05"}'),
        headers={"last-modified": "Wed, 07 Feb 2024 10:00:00 GMT"},
    )

    read_from_page = [source for source in DateSource if source is not DateSource.SITEMAP]
    assert [found.source for found in metadata.dates] == read_from_page
    assert [found.value.day for found in metadata.dates] == [3, 4, 5, 6, 7]
