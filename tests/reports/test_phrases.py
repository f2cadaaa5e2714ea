"""Words and numbers, in both languages."""

import string
from collections.abc import Iterator
from datetime import date

import pytest

from auditor.model import (
    Audit,
    DateKind,
    DateSource,
    NotTested,
    PageDate,
    Precision,
    Reason,
    Severity,
    Text,
    Unreached,
    Untested,
)
from reports import gaps, phrases
from reports.figures import Counted, number, percent
from reports.plain import line, plain


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Counted):
        yield from (value.one, value.many)
    elif isinstance(value, gaps.Explained):
        yield from (value.title, value.meaning)
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)


ALL = [text for module in (phrases, gaps) for value in vars(module).values() for text in texts(value)]


def fields(words: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(words) if name)


@pytest.mark.parametrize("text", ALL, ids=lambda text: text.en[:40])
def test_both_languages_say_something_about_the_same_things(text: Text) -> None:
    assert text.sv.strip()
    assert text.en.strip()
    assert fields(text.sv) == fields(text.en)


@pytest.mark.parametrize(
    ("n", "sv", "en"), [(0, "0 sidor", "0 pages"), (1, "1 sida", "1 page"), (2, "2 sidor", "2 pages")]
)
def test_one_thing_is_not_many(n: int, sv: str, en: str) -> None:
    assert phrases.PAGES(n) == Text(sv, en)


def test_thousands() -> None:
    assert number(1234567) == Text("1\xa0234\xa0567", "1,234,567")


@pytest.mark.parametrize(
    ("share", "sv"), [(1.0, "100\xa0%"), (0.9999, "99\xa0%"), (0.29, "29\xa0%"), (0.0, "0\xa0%")]
)
def test_only_everything_is_a_hundred_per_cent(share: float, sv: str) -> None:
    assert percent(share) == Text(sv, sv.replace("\xa0", ""))


def test_every_reason_severity_and_kind_has_words() -> None:
    assert set(gaps.REASONS) == set(Reason)
    assert set(gaps.UNTESTED) == set(Untested)
    assert set(phrases.SEVERITY) == set(phrases.HINDERS) == set(Severity)
    assert set(phrases.KIND) == set(DateKind)


@pytest.mark.parametrize(
    ("status", "title"),
    [
        (404, "Sidan finns inte (HTTP 404)"),
        (403, "Åtkomst nekad (HTTP 403)"),
        (500, "Servern svarade med ett fel (HTTP 500)"),
        (None, "Servern svarade med ett fel"),
    ],
)
def test_statuses_are_explained(status: int | None, title: str) -> None:
    missed = Unreached(url="x", reason=Reason.HTTP_STATUS, status=status)

    assert gaps.explained(missed).title.sv == title


@pytest.mark.parametrize(
    ("source", "precision", "text", "sv"),
    [
        (DateSource.VISIBLE, Precision.DAY, "Uppdaterad: 5/2 2024", "Uppdaterad: 5/2 2024"),
        (DateSource.TIME, Precision.DAY, "5 februari 2024", "5 februari 2024"),
        (DateSource.META, Precision.DAY, "2024-02-05", "ändrad 5 februari 2024 (syns inte för besökaren)"),
        (DateSource.META, Precision.MONTH, "2024-02", "ändrad februari 2024 (syns inte för besökaren)"),
        (DateSource.META, Precision.YEAR, "2024", "ändrad 2024 (syns inte för besökaren)"),
    ],
)
def test_dates_are_told_as_they_stand(source: DateSource, precision: Precision, text: str, sv: str) -> None:
    told = PageDate(
        kind=DateKind.MODIFIED,
        value=date(2024, 2, 5),
        precision=precision,
        source=source,
        label="Uppdaterad",
        text=text,
    )

    assert phrases.dated(told).sv == sv


@pytest.mark.parametrize(
    ("what", "sv"),
    [
        ("page", "hela sidan"),
        ("axe", "reglerna från axe-core"),
        ("frame 0.1", "ram 0.1"),
        ("acme", "acme"),
    ],
)
def test_parts_have_names(what: str, sv: str) -> None:
    assert gaps.part(NotTested(what=what, reason=Untested.FRAME), {}).sv == sv


def test_a_rule_that_was_not_tested_is_called_by_its_title(exempelby: Audit) -> None:
    rule = exempelby.rules[0]

    assert gaps.part(NotTested(what=rule.id, reason=Untested.NO_BROWSER), {rule.id: rule}) == rule.title


def test_what_cannot_be_seen_is_taken_away() -> None:
    assert plain("a\x1b[31mb\x9b\x00\u202ec\x7f\r") == "a[31mbc"
    assert plain("\ud800") == "�"
    assert line(" two\n lines\t here ") == "two lines here"
