"""What holds for every report: the same audit gives the same text, and the text is the one on file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from auditor.model import Audit, Language, Report, Run
from reports import REPORTS

BY_ID = {report.id: report for report in REPORTS}
IN_BOTH_LANGUAGES = [
    pytest.param(report, language, id=f"{report.id}-{language}")
    for report in REPORTS
    for language in Language
]


def test_reports_are_the_three_that_come_with_the_program() -> None:
    assert [(report.id, report.file_name) for report in REPORTS] == [
        ("terminal", None),
        ("html", "report.html"),
        ("json", "report.json"),
    ]


@pytest.mark.parametrize(
    ("id", "language", "file"),
    [
        ("html", Language.SWEDISH, "report.sv.html"),
        ("html", Language.ENGLISH, "report.en.html"),
        ("json", Language.SWEDISH, "report.json"),
        ("json", Language.ENGLISH, "report.json"),
        ("terminal", Language.SWEDISH, "terminal.sv.txt"),
        ("terminal", Language.ENGLISH, "terminal.en.txt"),
    ],
)
def test_report_is_as_expected(
    id: str, language: Language, file: str, exempelby: Audit, expected: Callable[[str, str], None]
) -> None:
    expected(file, BY_ID[id].render(exempelby, language))


@pytest.mark.parametrize(("report", "language"), IN_BOTH_LANGUAGES)
def test_the_same_audit_gives_the_same_text(report: Report, language: Language, exempelby: Audit) -> None:
    assert report.render(exempelby, language) == report.render(replace(exempelby), language)


@pytest.mark.parametrize("report", [BY_ID["html"], BY_ID["terminal"]], ids=lambda report: report.id)
def test_when_the_work_was_done_is_not_told_to_people(report: Report, exempelby: Audit) -> None:
    later = Run(
        started=exempelby.run.started + timedelta(days=1), finished=exempelby.run.finished + timedelta(days=2)
    )

    assert report.render(exempelby, Language.SWEDISH) == report.render(
        replace(exempelby, run=later), Language.SWEDISH
    )


@pytest.mark.parametrize(("report", "language"), IN_BOTH_LANGUAGES)
def test_text_can_be_written_and_ends_with_a_line(
    report: Report, language: Language, exempelby: Audit
) -> None:
    text = report.render(exempelby, language)

    assert text.encode("utf-8")
    assert text.endswith("\n")


@pytest.mark.parametrize(("report", "language"), IN_BOTH_LANGUAGES)
def test_an_audit_of_nothing_can_be_told(report: Report, language: Language, exempelby: Audit) -> None:
    nothing = replace(exempelby, pages=(), unreached=(), rules=(), beyond=0, complete=False)

    assert report.render(nothing, language)


@pytest.mark.parametrize(("report", "language"), IN_BOTH_LANGUAGES)
def test_no_report_says_that_a_page_meets_wcag(report: Report, language: Language, exempelby: Audit) -> None:
    text = report.render(exempelby, language).casefold()

    assert "uppfyller wcag" not in text
    assert "meets wcag" not in text


@pytest.mark.parametrize(("report", "language"), IN_BOTH_LANGUAGES)
def test_terminal_does_not_depend_on_the_environment(
    report: Report, language: Language, exempelby: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = report.render(exempelby, language)
    for name, value in {"NO_COLOR": "1", "COLUMNS": "20", "TERM": "dumb", "LANG": "C"}.items():
        monkeypatch.setenv(name, value)

    assert report.render(exempelby, language) == before
