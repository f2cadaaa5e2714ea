"""Labelled dates: how a label and its value may stand, one way each (domain.md 1.4, 1.5)."""

from collections.abc import Callable
from datetime import date

import pytest

from auditor.model import DateKind, DateSource, Flaw, Metadata, Precision, Subject, Unread

type Read = Callable[..., Metadata]

DAY = date(2024, 2, 5)


def visible(metadata: Metadata) -> list[tuple[DateKind, date]]:
    return [(found.kind, found.value) for found in metadata.dates if found.source is DateSource.VISIBLE]


def test_date_keeps_its_evidence(read: Read) -> None:
    (found,) = read("<div class='sidinfo'><p>Uppdaterades: 5 februari 2024</p></div>").dates

    assert (found.kind, found.value, found.precision) == (DateKind.MODIFIED, DAY, Precision.DAY)
    assert (found.label, found.text) == ("Uppdaterades", "Uppdaterades: 5 februari 2024")
    assert found.selector == "html > body > main > div > p"


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Uppdaterad", DateKind.MODIFIED),
        ("Senast ändrad", DateKind.MODIFIED),
        ("Texten uppdaterad", DateKind.MODIFIED),
        ("Denna sida uppdaterades", DateKind.MODIFIED),
        ("Den här sidan är senast uppdaterad", DateKind.MODIFIED),
        ("Granskad/uppdaterad den", DateKind.MODIFIED),
        ("Publicerad", DateKind.PUBLISHED),
        ("Artikeln publicerades", DateKind.PUBLISHED),
        ("Publiceringsdatum", DateKind.PUBLISHED),
        ("Skapad", DateKind.CREATED),
        ("Granskad", DateKind.REVIEWED),
        ("Informationen granskades", DateKind.REVIEWED),
        ("Sidan senast granskad den", DateKind.REVIEWED),
        ("Siste faglige endring", DateKind.REVIEWED),
        ("Last reviewed", DateKind.REVIEWED),
    ],
)
def test_label_says_what_the_date_is(read: Read, label: str, kind: DateKind) -> None:
    (found,) = read(f"<p>{label} 2024-02-05</p>").dates

    assert (found.kind, found.label) == (kind, label)


@pytest.mark.parametrize("line", ["Uppdaterad i februari 2024", "Senast uppdaterad: februari 2024"])
def test_a_month_is_read_as_a_month(read: Read, line: str) -> None:
    (found,) = read(f"<p>{line}</p>").dates

    assert (found.value, found.precision) == (date(2024, 2, 1), Precision.MONTH)


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Senast uppdaterad 5 februari 2024</p>",
        "<p>SENAST UPPDATERAD 5 FEBRUARI 2024</p>",
        "<p>Senast uppdaterad:5 februari 2024</p>",
        "<p>Senast uppdaterad den 5 februari 2024.</p>",
        "<p>Senast uppdaterad den: 5 februari 2024</p>",
        "<p>Senast uppdaterad – 5 februari 2024</p>",
        "<p>[Senast uppdaterad: 5 februari 2024]</p>",
        "<p>Senast uppdaterad&nbsp;5&nbsp;februari&nbsp;2024</p>",
        "<p>Senast uppdaterad: <b>5 februari</b> 2024</p>",
        "<p><b>S</b>enast uppdaterad: 5 februari 2024</p>",
        "<p>Senast uppdaterad:<br>5 februari 2024</p>",
        "<p>Sidinformation<br><br>Senast uppdaterad 5 februari 2024</p>",
        "<p>Senast uppdaterad 5 februari 2024 Kommentera sidan</p>",
        "<p>Skriv ut Senast uppdaterad: 5 februari 2024</p>",
        "<p>Allt detta gör vi tillsammans. Senast uppdaterad 5 februari 2024.</p>",
        "<p>Avgiften höjs 2020. Sidan uppdaterades den 5 februari 2024.</p>",
        "<p>Du betalar avgiften en gång om året. Senast uppdaterad 5 februari 2024.</p>",
        "<p>Senast uppdaterad 5 februari 2024 | Sidan 3 av 4</p>",
        "<div><span>Senast uppdaterad</span><span>5 februari 2024</span></div>",
        "<div><span>Senast uppdaterad den</span><span>5 februari 2024</span></div>",
        "<div><span>Senast uppdaterad</span> <span>5 februari 2024</span></div>",
        "<div><div>Senast uppdaterad:</div><div>5 februari 2024</div></div>",
        "<div>Senast uppdaterad:<p>5 februari 2024</p></div>",
        "<p>Senast uppdaterad:</p><p>5 februari 2024</p>",
        "<h2>Senast uppdaterad</h2><p>5 februari 2024</p>",
        "<dl><dt>Senast uppdaterad</dt><dd>5 februari 2024</dd></dl>",
        "<dl><div><dt>Senast uppdaterad:</dt><dd>5 februari 2024</dd></div></dl>",
        "<dl><dt><span>Senast uppdaterad</span></dt><dd><p>5 februari 2024</p></dd></dl>",
        "<table><tr><th>Senast uppdaterad</th><td>5 februari 2024</td></tr></table>",
        "<table><tr><td>Senast uppdaterad</td><td>5 februari 2024</td></tr></table>",
        "<table><tr><th>Senast uppdaterad</th></tr><tr><td>5 februari 2024</td></tr></table>",
        "<table><tr><th>Nr</th><th>Uppdaterad</th></tr><tr><td>7</td><td>2024-02-05</td></tr></table>",
        "<table><tr><td>Sidansvar</td><td>Ändrad</td></tr><tr><td>HR</td><td>2024-02-05</td></tr></table>",
        "<ul><li>Senast uppdaterad: 5 februari 2024</li></ul>",
        "<p>Last updated on Monday, 5th February 2024</p>",
        "<p>Sist endret: 05.02.2024</p>",
        "<p>Sist endra 5. februar 2024</p>",
        "<p>Sidst opdateret den 5. februar 2024</p>",
        "<p>Viimeksi päivitetty 5.2.2024</p>",
        "<p>Stand: 05.02.2024</p>",
        "<p>Dernière mise à jour le 5 février 2024</p>",
    ],
)
def test_value_is_found_where_it_stands(read: Read, lines: str) -> None:
    assert visible(read(lines)) == [(DateKind.MODIFIED, DAY)]


@pytest.mark.parametrize("lang", ["sv", "en", "", "x"])
def test_labels_are_known_in_every_language_whatever_the_page_says(read: Read, lang: str) -> None:
    assert visible(read("<p>Senast uppdaterad 5 februari 2024</p>", lang=lang)) == [(DateKind.MODIFIED, DAY)]


@pytest.mark.parametrize(
    "line",
    [
        "Publicerad den 23 juni 2020, senast ändrad den 5 februari 2024",
        "Publicerad 2020-06-23, Uppdaterad 2024-02-05",
        "Publicerad 2020-06-23 och uppdaterad 2024-02-05",
        "Publicerad: 2020-06-23 Uppdaterad: 2024-02-05",
        "Uppdaterad 5 februari 2024, 18:07Publicerad 23 juni 2020, 12:50",
        "Publicerad 2020-06-23<br>Uppdaterad 2024-02-05",
        "Publicerad<br>2020-06-23<br>Uppdaterad<br>2024-02-05",
    ],
)
def test_each_date_belongs_to_the_label_right_before_it(read: Read, line: str) -> None:
    found = visible(read(f"<p>{line}</p>"))

    assert found == [(DateKind.MODIFIED, DAY), (DateKind.PUBLISHED, date(2020, 6, 23))]


def test_time_of_day_is_part_of_the_text(read: Read) -> None:
    (found,) = read("<p>Sidan uppdaterad 2024-02-05 13.45</p>").dates

    assert (found.precision, found.text) == (Precision.MINUTE, "Sidan uppdaterad 2024-02-05 13.45")


@pytest.mark.parametrize(
    "sentence",
    [
        "Avgiften uppdaterades den 3 mars 2024 av fullmäktige.",
        "Webbplatsen publicerades den 4 september 2019.",
        "Dokument publicerade före den 23 september 2018 omfattas inte.",
        "Tabellen Granskade webbplatser uppdaterades den 2 februari 2023.",
        "Statistik uppdaterades: 2024-02-05",
        "Tabell 3 Uppdaterad: 2024-02-05",
        "Tabell 3. Uppdaterad: 2024-02-05",
        "Senaste inspektion: 2024-02-05",
        "Publicerad 5 mars 2024 i lokaltidningen.",
        "Uppdaterad information om avgifterna 2024 kommer i mars.",
        "Uppdaterad: så här ansöker du",
        "Denna nyhet är äldre än 6 månader och kanske inaktuell.",
        "(pdf, 146 KB) Last updated Sep 24, 2025, 08:31PM",
        "Från 5 februari 2024",
        "Stand 5 februari 2024",
        "Nästa granskning: 2027-02-05",
    ],
)
def test_a_sentence_about_something_else_gives_no_date(read: Read, sentence: str) -> None:
    metadata = read(f"<p>{sentence}</p>")

    assert (metadata.dates, metadata.unread) == ((), ())


@pytest.mark.parametrize(
    ("line", "flaw", "text"),
    [
        ("Senast uppdaterad:", Flaw.EMPTY, ""),
        ("Senast uppdaterad", Flaw.EMPTY, ""),
        ("Senast uppdaterad: <time></time>", Flaw.EMPTY, ""),
        ("Senast uppdaterad {{modified}}", Flaw.TEMPLATE, "{{modified}}"),
        ("Senast uppdaterad: {get_the_modified_date}", Flaw.TEMPLATE, "{get_the_modified_date}"),
        ("Senast uppdaterad %{date}", Flaw.TEMPLATE, "%{date}"),
        ("Senast uppdaterad: NULL", Flaw.TEMPLATE, "NULL"),
        ("Senast uppdaterad 31 februari 2024", Flaw.IMPOSSIBLE, "31 februari 2024"),
        ("Senast uppdaterad 21 november, 11:00", Flaw.YEARLESS, "21 november, 11:00"),
        ("Senast uppdaterad 30/11 kl. 21.15", Flaw.YEARLESS, "30/11 kl. 21.15"),
        ("Senast uppdaterad: igår", Flaw.UNREADABLE, "igår"),
        ("Senast uppdaterad: för 3 dagar sedan", Flaw.UNREADABLE, "för 3 dagar sedan"),
    ],
)
def test_label_without_a_readable_value_is_told(read: Read, line: str, flaw: Flaw, text: str) -> None:
    metadata = read(f"<p>{line}</p>")

    assert metadata.dates == ()
    assert metadata.unread == (
        Unread(
            subject=Subject.DATE,
            flaw=flaw,
            label="Senast uppdaterad",
            text=text,
            kind=DateKind.MODIFIED,
            selector="html > body > main > p:nth-of-type(5)",
        ),
    )


def test_ambiguous_date_is_told_with_its_readings(read: Read) -> None:
    metadata = read("<p>Senast uppdaterad: 03/04/2024</p>")

    assert metadata.dates == ()
    assert [(one.flaw, one.readings) for one in metadata.unread] == [
        (Flaw.AMBIGUOUS, (date(2024, 3, 4), date(2024, 4, 3)))
    ]


@pytest.mark.parametrize(
    ("other", "value"), [("11/26/2014", date(2024, 3, 4)), ("26/11/2014", date(2024, 4, 3))]
)
def test_an_unmistakable_date_on_the_page_fixes_the_order(read: Read, other: str, value: date) -> None:
    found = read(f"<p>Nästa möte hölls {other}.</p><p>Senast uppdaterad: 03/04/2024</p>")

    assert visible(found) == [(DateKind.MODIFIED, value)]


@pytest.mark.parametrize(
    "lines",
    [
        "<p><a href='?sort=date'>Senast uppdaterad</a></p>",
        "<button>Senast uppdaterad</button>",
        "<form><label for='d'>Publicerad</label><input id='d'></form>",
        "<table><tr><th>Uppdaterad</th></tr><tr><td>x</td></tr><tr><td>y</td></tr></table>",
    ],
)
def test_a_control_or_column_head_is_no_empty_label(read: Read, lines: str) -> None:
    assert read(lines).unread == ()


def test_label_without_a_value_after_one_with_is_told(read: Read) -> None:
    metadata = read("<p>Publicerad 2024-02-05 Uppdaterad</p>")

    assert [(one.flaw, one.label) for one in metadata.unread] == [(Flaw.EMPTY, "Uppdaterad")]


def test_date_under_the_next_column_is_not_the_editors(read: Read) -> None:
    head, row = "<td>Skapad av</td><td>Ändrad</td>", "<td>Arkivet</td><td>2024-02-05</td>"

    assert visible(read(f"<table><tr>{head}</tr><tr>{row}</tr></table>")) == [(DateKind.MODIFIED, DAY)]


def test_short_labels_count_as_terms(read: Read) -> None:
    metadata = read("<dl><dt>Stand</dt><dd>05.02.2024</dd><dt>From</dt><dd>Gatuenheten</dd></dl>")

    assert visible(metadata) == [(DateKind.MODIFIED, DAY)]
    assert metadata.owner
    assert metadata.owner.text == "Gatuenheten"


def test_nothing_is_twice(read: Read) -> None:
    metadata = read("<p>Uppdaterad 2024-02-05</p><p>Uppdaterad 5 februari 2024</p>")

    assert len(metadata.dates) == 1


def test_page_without_dates_has_no_metadata(read: Read) -> None:
    assert read() == Metadata()


@pytest.mark.parametrize(
    "line",
    [
        "Uppdaterad för 3 dagar sedan",
        "Senast uppdaterad: för 3 dagar sedan",
        "Uppdaterad för tre dagar sedan av Webbredaktionen",
        "Last updated 3 days ago",
    ],
)
def test_an_age_after_a_label_is_a_date(read: Read, line: str) -> None:
    assert visible(read(f"<p>{line}</p>", visited=date(2024, 2, 8))) == [(DateKind.MODIFIED, DAY)]


@pytest.mark.parametrize("words", ["i går", "igår", "i går kl. 10.15"])
def test_yesterday_after_a_label_is_a_date(read: Read, words: str) -> None:
    metadata = read(f"<p>Uppdaterad {words}</p>", visited=date(2024, 2, 6))

    assert visible(metadata) == [(DateKind.MODIFIED, DAY)]
    assert metadata.dates[0].label == "Uppdaterad"


def test_today_alone_under_the_heading_is_no_date(read: Read) -> None:
    assert read(top="<p>Idag</p>", visited=date(2024, 2, 6)).dates == ()


def test_a_label_that_needs_a_colon_does_without_one_before_a_time_element(read: Read) -> None:
    assert visible(read("<p>Stand <time>05.02.2024</time></p>")) == [(DateKind.MODIFIED, DAY)]
    assert visible(read("<p>Stand 05.02.2024</p>")) == []


def test_a_wrong_weekday_is_told_of_the_date(read: Read) -> None:
    wrong = read("<p>Uppdaterad tisdag 5 februari 2024</p>").dates[0]
    right = read("<p>Uppdaterad måndag 5 februari 2024</p>").dates[0]

    assert (wrong.value, wrong.wrong_weekday) == (DAY, True)
    assert (right.value, right.wrong_weekday) == (DAY, False)


def test_a_weekday_without_a_year_leaves_the_years_that_it_fits(read: Read) -> None:
    (label,) = read("<p>Uppdaterades måndag 13 augusti</p>", visited=date(2019, 1, 1)).unread

    assert (label.flaw, label.readings[-1]) == (Flaw.YEARLESS, date(2018, 8, 13))


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("<div class='page-info'><p>2024-02-05</p></div>", [(DateKind.PUBLISHED, DAY)]),
        ("<div class='entry-meta'><time datetime='2024-02-05'>5 februari 2024</time></div>",
         [(DateKind.PUBLISHED, DAY)]),
        ("<div class='page-info'><p>2024-02-05</p><p>2024-03-05</p></div>", []),
        ("<p>2024-02-05</p>", []),
        ("<p>Exempelby den 5 februari 2024</p>", []),
        ("<footer><p>2024-02-05</p></footer>", []),
    ],
)  # fmt: skip
def test_a_date_without_a_label_is_the_pages_in_a_box_of_page_information_only(
    read: Read, line: str, read_as: list[tuple[DateKind, date]]
) -> None:
    assert visible(read(line)) == read_as
