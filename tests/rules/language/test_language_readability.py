"""LIX: what is counted, and what is cut away first."""

from __future__ import annotations

import pytest

from auditor.evaluate import judge
from auditor.model import Context, Finding, Outcome
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.language.readability import text_is_not_very_hard_to_read

# 8 words, of which 2 are longer than six letters
SENTENCE = "Kommunen svarar på frågor om hur du ansöker."


def findings(body: str, lang: str = "sv") -> tuple[Finding, ...]:
    context = Context(today=TODAY, site=EXEMPELBY)
    page = page_from(f"<html lang='{lang}'><main>{body}</main>")
    verdict = judge(text_is_not_very_hard_to_read, page, context)
    return verdict.findings if verdict else ()


def test_the_figure_is_words_a_sentence_and_long_words_in_per_cent() -> None:
    (finding,) = findings(f"<p>{SENTENCE}</p>" * 20)

    # 160 words / 20 sentences + 100 * 40 / 160: "Kommunen" and "ansöker" are longer than six letters
    assert "(LIX) är 33:" in finding.message.sv
    assert "160 ord i 20 meningar" in finding.message.sv


@pytest.mark.parametrize(
    "addition",
    [
        "<p><a href='/a'>Länk till annan webbplats, öppnas i nytt fönster.</a></p>",
        "<p><a href='/a.pdf'>Pdf, 812.7 kB.</a></p>",
        "<ul><li>Kommunstyrelseförvaltningen</li><li>Samhällsbyggnadsförvaltningen</li></ul>",
        "<h2>Kommunstyrelseförvaltningens verksamhetsplan och budget.</h2>",
        "<address>Kommunstyrelseförvaltningen, Storgatan 1, 123 45 Exempelby.</address>",
        "<table><tr><td>Kommunstyrelseförvaltningen ansvarar för alla frågor.</table>",
        "<p>Den här webbplatsen använder kakor för webbanalys och funktionalitet.</p>",
        "<p>Senast uppdaterad av kommunstyrelseförvaltningen den 5 februari.</p>",
        "<p lang='en'>The municipality is responsible for administration.</p>",
    ],
)
def test_what_is_no_running_text_is_cut_away(addition: str) -> None:
    alone, with_addition = findings(f"<p>{SENTENCE}</p>" * 20), findings(f"<p>{SENTENCE}</p>" * 20 + addition)

    assert with_addition == alone


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    (finding,) = findings(
        "<p>Kommunen svarar bl.a. Skolverket och t.ex. Naturvårdsverket på frågor.</p>" * 12
    )

    assert "i 12 meningar" in finding.message.sv


def test_a_hard_text_shows_its_longest_sentence() -> None:
    long = (
        "Kommunstyrelseförvaltningen ansvarar för "
        + "samhällsbyggnadsnämndens tillståndshandläggning och " * 12
    )
    (finding,) = findings(f"<p>{SENTENCE}</p><p>{long}allt.</p><p>{long}mer.</p><p>{long}annat.</p>")

    assert finding.outcome is Outcome.CANNOT_TELL
    assert "Den längsta meningen har" in finding.message.sv


@pytest.mark.parametrize("lang", ["fi", "en", "de", ""])
def test_only_a_language_with_bands_of_its_own_is_counted(lang: str) -> None:
    assert findings(f"<p>{SENTENCE}</p>" * 20, lang) == ()


def test_a_short_text_is_not_counted() -> None:
    assert findings(f"<p>{SENTENCE}</p>" * 12) == ()
