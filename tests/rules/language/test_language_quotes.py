"""Quotation marks that balance, and those that do not."""

from __future__ import annotations

import pytest

from auditor.evaluate import judge
from auditor.model import Context, Finding, Outcome
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.language.unclosed_quote import quotations_that_begin_also_end


def findings(html: str) -> tuple[Finding, ...]:
    context = Context(today=TODAY, site=EXEMPELBY)
    verdict = judge(quotations_that_begin_also_end, page_from(f"<main>{html}</main>"), context)
    return verdict.findings if verdict else ()


def outcomes(text: str) -> set[Outcome]:
    return {finding.outcome for finding in findings(f"<p>{text}</p>")}


@pytest.mark.parametrize(
    "text",
    [
        "Hen sade: ”Det är bra.” ”Jag håller med”, sade enheten.",
        "Ett 5” rör och ett ”rör” av 10” längd.",
        "Låg- och högstadieelever i ”Skola 2.0”-projektet.",
        '"Vi vill", säger förvaltningen, "att alla ska få plats".',
        "Boken »Lagen» och »Rätten« finns.",
        "”Lagen om stöd och service”s regler",
        "(”LSS”) och (”SoL”).",
        "Välj ”Ja”/”Nej”.",
        'Citat: ”bla bla "inre" bla”.',
        "”En skärm på 24” är bra”, skriver enheten.",
        'Måtten är 60" x 40" och bordet ”Ek” kostar 500 kr.',
        "— ”Hej” — sade enheten.",
        "Den s.k. ”6-timmarsdagen” och ”90-konto”.",
        "Tidningen skriver “Bra jobbat!” och ”Heja!”",
    ],
)
def test_what_balances_is_no_fault(text: str) -> None:
    assert outcomes(text) <= {Outcome.PASSED}


@pytest.mark.parametrize(
    "text",
    [
        "Alla kunde svara på frågan ”Vad är du stolt över i Exempelby år 2031?",
        "Se ”Vision 2031” och ”Mål 2040.",
        "Ordet ”skola” (från latinets ”schola).",
        "Märk kuvertet ”Anbud – får ej öppnas.",
        "The plan “A greener Exempelby is open for comments.",
    ],
)
def test_a_quotation_without_an_end_is_found(text: str) -> None:
    assert outcomes(text) == {Outcome.FAILED}


def test_the_words_from_the_mark_on_are_told() -> None:
    (finding,) = findings("<p>Planen ”Ett grönare Exempelby är klar.</p>")

    assert finding.message.sv.endswith("”Ett grönare Exempelby är klar.")
    assert finding.selector.endswith("p")


@pytest.mark.parametrize(
    "html",
    [
        "<p>”Vi är glada.</p><p>Nu bygger vi”, säger enheten.</p>",
        "<p>”Vi är glada.</p><p>”Vi bygger.</p><p>”Nu är det klart.”</p>",
        "<p>”Ett.</p><p>Två.</p><p>Tre.”</p>",
    ],
)
def test_a_quotation_may_go_on_in_the_next_paragraphs(html: str) -> None:
    assert {finding.outcome for finding in findings(html)} <= {Outcome.PASSED}


@pytest.mark.parametrize(
    "html",
    [
        "<p>Mått: 24”</p>",
        '<pre>print("a)</pre>',
        "<p>Låg- och högstadieelever</p>",
        "<p>”Vi är glada över att …</p>",
    ],
)
def test_other_marks_are_passed_over(html: str) -> None:
    assert findings(html) == ()


def test_a_paragraph_that_begins_with_a_mark_may_go_on_with_the_quotation() -> None:
    found = findings("<p>Enheten säger: ”Vi är glada.</p><p>”Nu är det klart.”</p>")

    assert Outcome.FAILED not in {finding.outcome for finding in found}
    assert Outcome.CANNOT_TELL in {finding.outcome for finding in found}


def test_a_menu_is_not_read() -> None:
    assert findings("<nav><p>Frågan ”Vad är du stolt över?</p></nav>") == ()
