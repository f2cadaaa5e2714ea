"""Code and empty fields that visitors see are faults; what is shown on purpose is not."""

import time

import pytest

from auditor.evaluate import judge
from auditor.model import Context, Finding, Outcome
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.freshness.leaked_template import page_is_filled_in as rule


def findings(html: str, *, rendered: bool = True) -> tuple[Finding, ...]:
    verdict = judge(rule, page_from(html, rendered=rendered), Context(today=TODAY, site=EXEMPELBY))
    assert verdict is not None
    return verdict.findings


def outcome(html: str) -> Outcome:
    return Outcome.worst(finding.outcome for finding in findings(html))


@pytest.mark.parametrize(
    "html",
    [
        "<p>Välkommen, ${user.firstName}!</p>",
        "<p>Sida <%= page.number %></p>",
        "<p>Kontakta %%owner_mail%% om du undrar.</p>",
        "<p>Pris: [object Object]</p>",
        "<p>{% if news %}Nyheter{% endif %}</p>",
        '<p>[gallery ids="1,2,3"]</p>',
        "<p>null</p>",
        "<table><tr><td>#REF!</td></tr></table>",
        "<p>Du har undefined dagar kvar.</p>",
        "<p>Klicka här för att redigera</p>",
        "<p>Tid: 18.00<br>Plats:<br>Pris: 50 kr</p>",
        "<ul><li>Datum:</li><li>Plats: Torget</li></ul>",
    ],
)
def test_remains_of_a_template_are_faults(html: str) -> None:
    assert outcome(html) is Outcome.FAILED


@pytest.mark.parametrize(
    "html",
    [
        "<pre>{{namn}}</pre>",
        "<p>Använd variabeln <code>${namn}</code>.</p>",
        "<blockquote>NULL</blockquote>",
        "<p>Kostnaden är 100 % av taxan, 50 % för barn.</p>",
        "<p>Läs mer [1] och [2].</p>",
        "<p>[Uppdaterad 2024]</p>",
        "<p>Vi ses på torget {vid fontänen}.</p>",
        "<p>Vi nollställer värdet (null) i morgon bitti.</p>",
        "<p>Test av brandlarm</p>",
        "<h2>Datum</h2><p>5 maj</p>",
        "<p>Telefon:</p><p><a href='tel:+46303000000'></a></p><p>Adress: Torget</p>",
        "<p>Öppettider:</p><h3>Måndag</h3><p>10–16</p>",
        "<p>Kontakt:<br>Telefon: 0303-70 30 00</p>",
        "<p>Kontaktperson:</p><p>E-post: bygg@exempelby.se</p>",
        "<p>Öppettider:</p><p>Datum: 5 maj</p>",
        "<p>Öppettider:</p><table><tr><td>Måndag</td><td>10–16</td></tr></table>",
        "<p>Datum:</p><p>Plats:</p><p>5 maj</p><p>Torget</p>",
        "<form><label>Datum: <input></label><label>Tid: <input></label></form>",
        "<table><tr><th>Datum:</th><th>Tid:</th></tr><tr><td>5 maj</td><td>18</td></tr></table>",
        "<dl><dt>Tid</dt><dt>Plats</dt><dd>Kl. 18 på torget</dd></dl>",
        "<div class='ng-cloak'>{{vm.title}}</div><p>Hej</p>",
        "<p hidden>{{namn}}</p><p>Hej</p>",
    ],
)
def test_what_is_meant_is_no_fault(html: str) -> None:
    assert outcome(f"<main><h1>Altan</h1>{html}</main>") is Outcome.PASSED


def test_zero_in_norwegian_is_a_word() -> None:
    assert outcome("<html lang='nb'><p>Antall saker: null</p>") is Outcome.PASSED


@pytest.mark.parametrize("heading", ["Så skriver du en mall", "API för utvecklare"])
def test_a_page_about_templates_is_for_a_person(heading: str) -> None:
    assert outcome(f"<h1>{heading}</h1><p>Skriv {{{{namn}}}}.</p>") is Outcome.CANNOT_TELL


def test_a_script_may_yet_fill_the_template() -> None:
    html = "<p>{{namn}}</p><script src='app.js'></script>"

    assert [finding.outcome for finding in findings(html, rendered=False)] == [Outcome.CANNOT_TELL]
    assert [finding.outcome for finding in findings(html)] == [Outcome.FAILED]


def test_a_sentence_about_filling_text_is_for_a_person() -> None:
    assert outcome("<h1>Broschyr</h1><p>Ta bort lorem ipsum innan du trycker.</p>") is Outcome.CANNOT_TELL


def test_the_words_left_behind_are_quoted() -> None:
    (finding,) = findings("<p>Hej {{user.name}}, välkommen!</p>")

    assert "”{{user.name}}”" in finding.message.sv
    assert "”Hej {{user.name}}, välkommen!”" in finding.message.sv


def test_a_label_that_is_told_as_the_pages_own_is_not_told_again() -> None:
    assert outcome("<p>Kontaktperson:</p><p>Plats: Torget</p>") is Outcome.PASSED


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "{{" * 200_000,
        "<p>" + "[a b=" * 100_000,
        "<p>" + "%%a" * 200_000,
        "<p>" + "Datum:<br>" * 20_000,
        "<p>Datum:</p>" * 20_000,
        "<dl>" + "<dt>Datum" * 10_000,
        "<p>{{x}}</p>" * 20_000,
    ],
    ids=lambda html: html[:12],
)
def test_judging_ends_soon(html: str) -> None:
    page = page_from("<p>x</p>").but(html=html)
    assert page.blocks
    started = time.process_time()

    judge(rule, page, Context(today=TODAY, site=EXEMPELBY))

    assert time.process_time() - started < 20
