"""The measure: every label line seen on a real site (labels.tsv), put into a page in each way there is."""

import csv
import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from auditor.metadata import read_metadata
from auditor.model import DateSource, Metadata, Page, Precision

LABELS = Path(__file__).parents[3] / "shared" / "data" / "labels.tsv"
needs_labels = pytest.mark.skipif(not LABELS.exists(), reason="labels.tsv is not in this checkout")

LEAST = 0.97

# What a person reads in the value column; ISO dates are left out.
DAYS = {
    "5 februari 2024": "2024-02-05",
    "20 september 2017": "2017-09-20",
    "11 augusti 2017": "2017-08-11",
    "19 november 2020": "2020-11-19",
    "24 februari 2020 15:14": "2020-02-24",
    "4 maj 2020": "2020-05-04",
    "23 juni 2020": "2020-06-23",
    "6 november 2017": "2017-11-06",
    "11/26/2014": "2014-11-26",
    "04/26/2017": "2017-04-26",
    "20 maj 2021": "2021-05-20",
    "8 juli 2024": "2024-07-08",
    "5 juli 2021": "2021-07-05",
    "26 juli 2022": "2022-07-26",
    "21 juni 2021": "2021-06-21",
    "13 maj 2024": "2024-05-13",
    "05 juni 2023": "2023-06-05",
    "19 september 2022": "2022-09-19",
    "4 december 2017": "2017-12-04",
    "21 juni 2023": "2023-06-21",
    "22 november 2023": "2023-11-22",
    "27 december 2018": "2018-12-27",
    "29 september 2016": "2016-09-29",
    "18 januari 2024": "2024-01-18",
    "16 maj 2022": "2022-05-16",
    "4 juli 2023": "2023-07-04",
    "12 juni 2017": "2017-06-12",
    "2 februari 2023": "2023-02-02",
    "13 februari 2019": "2019-02-13",
    "16 januari 2024": "2024-01-16",
    "20.10.2020": "2020-10-20",
    "14.04.2015": "2015-04-14",
    "08.06.2017": "2017-06-08",
    "17.1.2018": "2018-01-17",
    "06.05.2020 15:44:09": "2020-05-06",
    "06.05.2020 15:44": "2020-05-06",
    "15. april 2021": "2021-04-15",
    "18.03.2020": "2020-03-18",
    "9. januar 2020": "2020-01-09",
    "16. jun. 2023": "2023-06-16",
    "13.4.2021 20:37": "2021-04-13",
    "23.11.2020": "2020-11-23",
    "15.08.2022": "2022-08-15",
    "09.10.2017, 01:40 Uhr": "2017-10-09",
    "18.01.2018": "2018-01-18",
    "06.04.19": "2019-04-06",
    "06.11.2023": "2023-11-06",
    "Sep 24, 2025, 08:31PM": "2025-09-24",
    "Tuesday, 5th March 2019": "2019-03-05",
    "Tuesday, 10 December 2024": "2024-12-10",
}

# Lines whose date is not the page's own, and why (domain.md 1.5, 1.6).
NOT_THE_PAGES = {
    "digg.se": "one table's date, in a sentence about the table",
    "islington.gov.uk": "a file's date, after its format and size",
    "falun.se (age banner)": "an age, not a date",
    "regionorebrolan.se (age banner)": "an age, not a date",
    "vastervik.se Uppdaterad (site-wide alert, not the page)": "an alert's hour, without a year",
}

# Dates that stand on the line besides the one in the value column.
ALSO = {
    "ystad.se": "2013-10-03",
    "ornskoldsvik.se": "2018-08-06",
    "ragunda.se": "2019-12-09",
    "kommun.herjedalen.se": "2019-06-10",
    "havochvatten.se": "2015-06-29",
    "sorsele.se": "2013-06-07",
}

TOP = "<h1>Kommunens arkiv</h1>"
TEXT = (
    "<p>Arkivet grundades 1862 och flyttade den 3 mars 1971 till huset vid torget. Det byggdes om 1998.</p>"
    "<p>Sedan 2004 finns protokollen från 1863 till 1970 att läsa på plats.</p>"
    "<h2>Besök oss</h2><p>Vi har öppet tisdag till torsdag. Ring gärna i förväg.</p>"
)
FOOTER = (
    "<footer><p>Exempelby kommun<br>Storgatan 1<br>Telefon: 0980-319 200</p>"
    "<ul><li><a href='/kontakt'>Kontakt</a></li></ul></footer>"
)


@dataclass(frozen=True)
class Row:
    """A line of labels.tsv."""

    language: str
    host: str
    label: str
    value: str
    literal: str
    kind: str

    @property
    def is_unlabelled(self) -> bool:
        return self.label.startswith("(no label")

    @property
    def is_composite(self) -> bool:
        """Whether the label column describes the line, and is not a label that can stand in an element."""
        return "…" in self.label or "(" in self.label

    @property
    def why_not_the_pages(self) -> str | None:
        for key in (self.host, f"{self.host} {self.label}"):
            if key in NOT_THE_PAGES:
                return NOT_THE_PAGES[key]
        return None

    @property
    def day(self) -> date | None:
        if self.kind != "date" or not self.value or self.why_not_the_pages:
            return None
        iso = re.match(r"\d{4}-\d\d-\d\d", self.value)
        return date.fromisoformat(iso[0] if iso else DAYS[self.value])

    @property
    def allowed(self) -> set[date]:
        also = {date.fromisoformat(ALSO[self.host])} if self.host in ALSO else set()
        return also | ({self.day} if self.day else set())


def rows() -> list[Row]:
    with LABELS.open(encoding="utf-8") as lines:
        table = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(table)
        return [Row(*row) for row in table]


def forms(row: Row) -> Iterator[tuple[str, str]]:
    """The ways a page may hold the line, each with its name."""
    literal = row.literal if row.literal.startswith("<") else html.escape(row.literal, quote=False)
    literal = literal.replace("\\n", "<br>")
    value = html.escape(row.value, quote=False)
    yield "paragraph", literal if literal.startswith("<") else f"<p>{literal}</p>"
    if row.day and value in literal:
        time = f'<time datetime="{row.day.isoformat()}">{value}</time>'
        head, _, tail = literal.rpartition(value)
        yield "time", f"<p>{head}{time}{tail}</p>"
    if row.is_composite or row.is_unlabelled or row.why_not_the_pages:
        return
    label = html.escape(row.label, quote=False)
    yield "siblings: spans", f"<div><span>{label}:</span><span>{value}</span></div>"
    yield "siblings: divs", f"<div><div>{label}:</div><div>{value}</div></div>"
    yield "definition list", f"<dl><dt>{label}</dt><dd>{value}</dd></dl>"
    yield "table row", f"<table><tr><th>{label}</th><td>{value}</td></tr></table>"


def page_of(row: Row, line: str, language: str) -> Page:
    if row.is_unlabelled:  # a date alone is the page's own at its head only
        content = f"{TOP}<div class='preamble'>{line}</div>{TEXT}"
    else:
        content = f"{TOP}{TEXT}<div class='page-info'>{line}</div>"
    return Page(
        url="https://exempelby.example/arkiv",
        html=f"<html lang='{language}'><body><header><p>Exempelby</p></header>"
        f"<main>{content}</main>{FOOTER}</body></html>",
    )


def is_read(row: Row, metadata: Metadata) -> bool:
    """Whether the page says what the value column says."""
    if row.kind == "owner":
        return (metadata.owner.text if metadata.owner else "") == row.value
    if row.day is None:
        return metadata.dates == ()
    visible = [found for found in metadata.dates if found.source is DateSource.VISIBLE]
    precision = Precision.MINUTE if re.search(r"\d[:.]\d\d( |$|PM)", row.value[10:]) else Precision.DAY
    return bool(visible) and (visible[0].value, visible[0].precision) == (row.day, precision)


def is_invented(row: Row, metadata: Metadata) -> bool:
    return any(found.value not in row.allowed for found in metadata.dates)


@needs_labels
@pytest.mark.parametrize("language", ["own", "sv"])
def test_labels_are_read(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked: defaultdict[str, int] = defaultdict(int)
    missed: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows():
        for form, line in forms(row):
            metadata = read_metadata(page_of(row, line, row.language if language == "own" else language))
            asked[form] += 1
            if not is_read(row, metadata):
                missed[form].append(f"{row.host} | {row.label} | {row.literal}")
    with capsys.disabled():
        for form, count in asked.items():
            print(f"\nlang={language} {form}: {count - len(missed[form])}/{count}", end="")  # noqa: T201
            print("".join(f"\n    missed: {miss}" for miss in missed[form]), end="")  # noqa: T201

    for form, count in asked.items():
        assert (count - len(missed[form])) / count >= LEAST, form


@needs_labels
@pytest.mark.parametrize("language", ["own", "sv"])
def test_no_date_is_invented(language: str) -> None:
    invented = []
    for row in rows():
        for form, line in forms(row):
            metadata = read_metadata(page_of(row, line, row.language if language == "own" else language))
            if is_invented(row, metadata):
                invented.append((form, row, metadata.dates))

    assert invented == []


@needs_labels
def test_what_is_not_the_pages_own_has_a_line() -> None:
    """A key that no line has any more would excuse nothing, and hide that."""
    seen = {key for row in rows() for key in (row.host, f"{row.host} {row.label}")}

    assert set(NOT_THE_PAGES) <= seen
