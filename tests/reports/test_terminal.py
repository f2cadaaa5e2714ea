"""The terminal: about one screen, and nothing from the web may command it."""

import re
from dataclasses import replace

import pytest

from auditor.model import Audit, Finding, Language, Outcome, Page, PageAudit, Reason, Text, Unreached, Verdict
from reports.terminal import MOST_LINES, WIDTH, render

COLOURS = re.compile(r"\x1b\[[\d;]*m")


def plain_lines(audit: Audit, language: Language = Language.SWEDISH) -> list[str]:
    return COLOURS.sub("", render(audit, language)).replace("\xa0", " ").splitlines()


@pytest.mark.parametrize("language", Language)
def test_only_colours_reach_the_terminal(language: Language, exempelby: Audit) -> None:
    left = COLOURS.sub("", render(exempelby, language))

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", left)


def test_markup_from_the_web_is_shown_as_it_stands(exempelby: Audit) -> None:
    assert any("</title><script>alert(1)</script>{{ 7 * 7 }} [red" in line for line in plain_lines(exempelby))


@pytest.mark.parametrize("language", Language)
def test_no_line_is_wider_than_the_terminal(language: Language, exempelby: Audit) -> None:
    assert max(len(line) for line in plain_lines(exempelby, language)) <= WIDTH


def test_a_small_site_takes_about_one_screen(exempelby: Audit) -> None:
    assert len(plain_lines(exempelby)) < 50


def test_counts_stand_in_words(exempelby: Audit) -> None:
    lines = plain_lines(exempelby)

    assert "3 av 5 sidor behöver åtgärdas." in lines
    assert "På 1 sida hittades inga fel." in lines
    assert "4 adresser kunde inte granskas." in lines


def test_severity_stands_in_words(exempelby: Audit) -> None:
    assert "  Kritiskt: Filmen saknar textspår.  video-captions" in plain_lines(exempelby)


def test_what_does_not_fit_is_counted(exempelby: Audit) -> None:
    def page(number: int) -> PageAudit:
        finding = Finding(outcome=Outcome.FAILED, message=Text("Fel", "Fault"), snippet=f"<p>{number}</p>")
        return PageAudit(
            page=Page(url=f"https://x.example/{number}", html=""),
            verdicts=(Verdict(rule=exempelby.rules[0].id, findings=(finding,)),),
        )

    lines = plain_lines(replace(exempelby, pages=tuple(page(number) for number in range(100))))
    told = [line for line in lines if line.startswith("  Kritiskt: Fel")]

    assert len(told) == MOST_LINES // 2
    assert f"… och {100 - len(told)} till, se HTML-rapporten." in lines


def test_addresses_of_one_reason_are_cut_short(exempelby: Audit) -> None:
    missed = tuple(Unreached(url=f"https://x.example/{n}", reason=Reason.TLS) for n in range(5))
    lines = plain_lines(replace(exempelby, unreached=missed), Language.ENGLISH)

    assert "  No secure connection: 5 addresses" in lines
    assert "    … and 2 more, see the HTML report." in lines
