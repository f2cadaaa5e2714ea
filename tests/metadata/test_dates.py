"""How dates are written (domain.md 1.4), one format each."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.metadata.dates import FIRST_YEAR, LAST_YEAR, Order, Reader, order_in
from auditor.metadata.lexicon import languages
from auditor.model import Flaw, Precision
from auditor.vocabulary import load

SWEDISH = Reader(("sv",))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5 februari 2024", "2024-02-05"),
        ("den 20 september 2017", "2017-09-20"),
        ("05 juni 2023", "2023-06-05"),
        ("3 Mars 2024", "2024-03-03"),
        ("24 december 2024", "2024-12-24"),
        ("5 februari, 2024", "2024-02-05"),
        ("5:e mars 2024", "2024-03-05"),
        ("fredag 3 juli 2020", "2020-07-03"),
        ("fredagen den 3 juli 2020", "2020-07-03"),
        ("2024-01-08", "2024-01-08"),
        ("2024/01/08", "2024-01-08"),
        ("20.10.2020", "2020-10-20"),
        ("17.1.2018", "2018-01-17"),
        ("06.04.19", "2019-04-06"),
        ("5. 2. 2024", "2024-02-05"),
        ("15. april 2021", "2021-04-15"),
        ("16. jun. 2023", "2023-06-16"),
        ("Sep 24, 2025", "2025-09-24"),
        ("Tuesday, 5th March 2019", "2019-03-05"),
        ("Tuesday, 10 December 2024", "2024-12-10"),
        ("March 5, 2019", "2019-03-05"),
        ("11/26/2014", "2014-11-26"),
        ("26/11/2014", "2014-11-26"),
        ("04/04/2024", "2024-04-04"),
        ("1er mars 2024", "2024-03-01"),
        ("5 de marzo de 2024", "2024-03-05"),
        ("2024. február 5.", "2024-02-05"),
        ("30/11 2024", "2024-11-30"),
        ("30/11-2024", "2024-11-30"),
        ("3/4 2024", "2024-04-03"),
        ("onsdag 03/04/2024", "2024-04-03"),
        ("9-18-15", "2015-09-18"),
        ("2019-sep-01", "2019-09-01"),
        ("5:e maj 2016", "2016-05-05"),
        ("den femte maj 2015", "2015-05-05"),
        ("söndag den tjugoförste januari tjugohundraarton", "2018-01-21"),
        ("tionde september, två tusen", "2000-09-10"),
    ],
)
def test_day_is_read(text: str, value: str) -> None:
    written = SWEDISH.at(text, 0)

    assert written is not None
    assert (written.value, written.precision, written.end) == (
        date.fromisoformat(value),
        Precision.DAY,
        len(text),
    )


@pytest.mark.parametrize(
    "text",
    [
        "2019-12-09 11.51",
        "2019-12-09 11:51",
        "2019-12-09, 10:11",
        "2019-12-09 9:05",
        "2019-12-09T11:51:00+01:00",
        "2019-12-09 14:13 CET",
        "9 december 2019 15:14",
        "9 december 2019 kl. 15.14",
        "9 december 2019, klockan 15.14",
        "9.12.2019 20:37",
        "09.12.2019 15:44:09",
        "09.12.2019, 01:40 Uhr",
        "9.12.2019 klo 15.44",
        "Dec 9, 2019, 08:31PM",
        "9 December 2019 at 8:31am",
    ],
)
def test_time_of_day_makes_the_date_precise_to_the_minute(text: str) -> None:
    written = SWEDISH.at(text, 0)

    assert written is not None
    assert (written.value, written.precision, written.end) == (date(2019, 12, 9), Precision.MINUTE, len(text))


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("im Dezember 2025", date(2025, 12, 1), Precision.MONTH),
        ("juni 2023", date(2023, 6, 1), Precision.MONTH),
        ("2023", date(2023, 1, 1), Precision.YEAR),
    ],
)
def test_less_than_a_day_is_the_first_one(text: str, value: date, precision: Precision) -> None:
    written = SWEDISH.at(text, 0)

    assert written is not None
    assert (written.value, written.precision) == (value, precision)


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("31 februari 2024", Flaw.IMPOSSIBLE),
        ("2024-02-30", Flaw.IMPOSSIBLE),
        ("2024-13-01", Flaw.IMPOSSIBLE),
        ("31.4.2024", Flaw.IMPOSSIBLE),
        ("31/02/2024", Flaw.IMPOSSIBLE),
        ("1970-01-01", Flaw.IMPOSSIBLE),
        ("1 januari 0001", Flaw.IMPOSSIBLE),
        ("03/04/2024", Flaw.AMBIGUOUS),
        ("11/12,2015", Flaw.AMBIGUOUS),
        ("17-06-12", Flaw.AMBIGUOUS),
        ("21 november, 11:00", Flaw.YEARLESS),
        ("30/11 kl. 21.15", Flaw.YEARLESS),
        ("måndag 13 augusti", Flaw.YEARLESS),
        ("{{modified}}", Flaw.TEMPLATE),
        ("{get_the_modified_date}", Flaw.TEMPLATE),
        ("%{date}", Flaw.TEMPLATE),
        ("${page.modified}", Flaw.TEMPLATE),
        ("NULL", Flaw.TEMPLATE),
        ("Invalid date", Flaw.TEMPLATE),
    ],
)
def test_what_has_no_value_says_why(text: str, flaw: Flaw) -> None:
    written = SWEDISH.at(text, 0)

    assert written is not None
    assert (written.value, written.flaw) == (None, flaw)


def test_ambiguous_date_keeps_both_readings() -> None:
    written = SWEDISH.at("03/04/2024", 0)

    assert written is not None
    assert written.readings == (date(2024, 3, 4), date(2024, 4, 3))


@pytest.mark.parametrize(
    "text", ["", "mars", "kl 12.30", "den", "skrivaren", "1862", "5 äpplen", "12345", "0980-319 200", "1.5"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    written = SWEDISH.at(text, 0)

    assert written is None or written.value is None


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["Möte 11/26/2014"], Order.MONTH_FIRST),
        (["Möte 26/11/2014"], Order.DAY_FIRST),
        (["Möte 11/26/2014", "Möte 26/11/2014"], None),
        (["Möte 03/04/2024", "04/04/2024", "31/02/2024"], None),
        (["2024-11-26"], None),
    ],
)
def test_unmistakable_dates_fix_the_order(texts: list[str], order: Order | None) -> None:
    assert order_in(texts) is order


@pytest.mark.parametrize(
    ("order", "value"), [(Order.DAY_FIRST, date(2024, 4, 3)), (Order.MONTH_FIRST, date(2024, 3, 4))]
)
def test_known_order_decides(order: Order, value: date) -> None:
    written = Reader(("sv",), order).at("03/04/2024", 0)

    assert written is not None
    assert written.value == value


@pytest.mark.parametrize(("language", "month"), [("pl", 11), ("hr", 10)])
def test_one_month_name_in_two_languages_is_read_in_the_labels_own(language: str, month: int) -> None:
    written = Reader((language,)).at("5. listopada 2024", 0)

    assert written is not None
    assert written.value == date(2024, month, 5)


@pytest.mark.parametrize("text", ["mawrth 1, 2024", "Mawrth 1 Mawrth 2024"])
def test_a_word_for_a_weekday_and_a_month_is_read_as_what_it_is_there(text: str) -> None:
    written = Reader(("cy",)).at(text, 0)

    assert written is not None
    assert written.value == date(2024, 3, 1)


def test_month_name_that_means_two_months_is_not_guessed() -> None:
    assert SWEDISH.at("5 listopada 2024", 0) is None


def test_danish_hyphens_are_day_first() -> None:
    written = Reader(("da",)).at("05-02-2024", 0)

    assert written is not None
    assert written.value == date(2024, 2, 5)


VISIT = date(2026, 11, 23)
VISITOR = Reader(("sv",), visited=VISIT)


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("i dag", date(2026, 11, 23), Precision.DAY),
        ("idag kl. 10.15", date(2026, 11, 23), Precision.MINUTE),
        ("i går", date(2026, 11, 22), Precision.DAY),
        ("Igår", date(2026, 11, 22), Precision.DAY),
        ("i förrgår", date(2026, 11, 21), Precision.DAY),
        ("för 3 dagar sedan", date(2026, 11, 20), Precision.DAY),
        ("för tre dagar sedan", date(2026, 11, 20), Precision.DAY),
        ("för 2 timmar sedan", date(2026, 11, 23), Precision.DAY),
        ("för 30 timmar sedan", date(2026, 11, 22), Precision.DAY),
        ("för två veckor sedan", date(2026, 11, 1), Precision.MONTH),
        ("för 11 månader sedan", date(2025, 12, 1), Precision.MONTH),
        ("förra månaden", date(2026, 10, 1), Precision.MONTH),
        ("för ett år sedan", date(2025, 1, 1), Precision.YEAR),
        ("3 days ago", date(2026, 11, 20), Precision.DAY),
        ("for 3 dager siden", date(2026, 11, 20), Precision.DAY),
        ("for 3 dage siden", date(2026, 11, 20), Precision.DAY),
        ("vor 3 Tagen", date(2026, 11, 20), Precision.DAY),
        ("3 päivää sitten", date(2026, 11, 20), Precision.DAY),
    ],
)
def test_an_age_is_counted_from_the_day_of_the_visit(text: str, value: date, precision: Precision) -> None:
    written = VISITOR.at(text, 0)

    assert written is not None
    assert (written.value, written.precision, written.end) == (value, precision, len(text))


@pytest.mark.parametrize("text", ["i går", "för 3 dagar sedan"])
def test_an_age_has_no_value_when_nobody_knows_the_day_of_the_visit(text: str) -> None:
    written = SWEDISH.at(text, 0)

    assert written is not None
    assert (written.value, written.flaw) == (None, Flaw.UNREADABLE)


def test_an_age_from_before_the_web_is_none() -> None:
    written = VISITOR.at("för 999 år sedan", 0)

    assert written is not None
    assert written.value is None


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("måndag 5 februari 2024", False), ("tisdag 5 februari 2024", True), ("5 februari 2024", False)],
)
def test_a_weekday_of_another_day_is_noticed(text: str, wrong: bool) -> None:  # noqa: FBT001
    written = SWEDISH.at(text, 0)

    assert written is not None
    assert (written.value, written.wrong_weekday) == (date(2024, 2, 5), wrong)


def test_a_weekday_narrows_the_year() -> None:
    written = VISITOR.at("måndag 13 augusti", 0)

    assert written is not None
    assert (written.flaw, written.readings[-2:]) == (Flaw.YEARLESS, (date(2012, 8, 13), date(2018, 8, 13)))


def test_without_a_weekday_the_year_is_not_guessed() -> None:
    written = VISITOR.at("13 augusti", 0)

    assert written is not None
    assert (written.flaw, written.readings) == (Flaw.YEARLESS, ())


@pytest.mark.parametrize("text", ["30 februari", "31/4"])
def test_a_day_that_no_year_has_is_impossible_without_its_year_too(text: str) -> None:
    written = SWEDISH.at(text, 0)

    assert written is not None
    assert written.flaw is Flaw.IMPOSSIBLE


def test_dates_in_running_text_are_found_from_left_to_right() -> None:
    text = "Antagen den femte maj 2015, reviderad 2016-06-07 och i går."

    assert [written.value for written in VISITOR.found_in(text)] == [
        date(2015, 5, 5),
        date(2016, 6, 7),
        date(2026, 11, 22),
    ]


DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
NUMERIC = [
    "{0:%Y-%m-%d}",
    "{0:%Y-%m-%d} 11.51",
    "{0.day}.{0.month}.{0.year}",
    "{0:%d.%m.%Y}",
    "{0.year}/{0.month}/{0.day}",
]
WORDED = [
    "{0.day} {1} {0.year}",
    "den {0:%d} {1} {0.year}",
    "{0.day}. {1}, {0.year} 9:05",
    "{1} {0.day}, {0.year}",
]


@given(
    day=DAYS,
    form=st.sampled_from(NUMERIC),
    around=st.sampled_from(["", " ", ". Skriv ut", ", av Gatuenheten"]),
)
def test_any_day_in_figures_is_read_back(day: date, form: str, around: str) -> None:
    written = SWEDISH.at(form.format(day) + around, 0)

    assert written is not None
    assert written.value == day


@given(day=DAYS, form=st.sampled_from(WORDED), language=st.sampled_from(languages()), data=st.data())
def test_any_day_in_words_is_read_back(day: date, form: str, language: str, data: st.DataObject) -> None:
    names = load("auditor.metadata", f"vocabulary/{language}.toml")["months"][day.month - 1].split()
    name = data.draw(st.sampled_from(names))
    # Greek ΐ has no capital of its own: upper() makes three characters of it, as nobody writes.
    written_forms = [form for form in (name, name.upper()) if len(form) == len(name)]
    written = Reader((language,)).at(form.format(day, data.draw(st.sampled_from(written_forms))), 0)

    assert written is not None
    assert written.value == day


@given(day=DAYS)
def test_slashes_are_never_read_wrong(day: date) -> None:
    """Month first on a page that shows no order: the day itself, or an honest doubt that holds it."""
    written = SWEDISH.at(f"{day.month}/{day.day}/{day.year}", 0)

    assert written is not None
    assert day in (written.readings or (written.value,))


@given(text=st.text(max_size=60).filter(lambda text: not any(char.isdigit() for char in text)))
def test_text_without_figures_is_no_date(text: str) -> None:
    written = SWEDISH.at(text, 0)

    assert written is None or written.value is None


@given(text=st.text(alphabet="0123456789-./:, {}%TZåmarsju", max_size=40))
def test_any_text_is_read_without_error_and_within_its_bounds(text: str) -> None:
    written = SWEDISH.at(text, 0)

    assert written is None or 0 < written.end <= len(text)
