"""Names that are no more: how pages write them, and where they may stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from auditor.model import Context, Finding, Outcome, Page
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.outdated.retired_name import page_uses_the_names_of_today

MSB = "Myndigheten för samhällsskydd och beredskap"


def judged(html: str, *, today: date = TODAY, page: Page | None = None) -> list[Finding]:
    context = Context(today=today, site=EXEMPELBY)
    return list(page_uses_the_names_of_today.check(page or page_from(html), context))


def pointed_out(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.outcome is not Outcome.PASSED]


@pytest.mark.parametrize(
    "text",
    [
        "Vi följer Datainspektionens råd.",
        "Kontakta datainspektionen.",
        "Kommuner och landsting samarbetar.",
        "Landstingets tandvård är gratis.",
        "Vi följer SKL:s riktlinjer för kommuner.",
        "Sveriges Kommuner & Landsting förhandlar.",
        "Ansök hos länsarbetsnämnden.",
        "Toaletten är handikappanpassad.",
        "Följ oss på Twitter.",
        "Läs mer på Smittskyddsinstitutets webbplats.",
        "Socialstyrelsen har tillsyn över socialtjänsten.",
        "Personer med funktionshinder kan få hjälp.",
        "Du kan logga in med NemID.",
        "Sveriges Kommuner\N{NO-BREAK SPACE}och Landsting förhandlar.",
        "Läs mer hos <a href='https://exempelby.example/di'>Datainspektionen</a>.",
        "Läs mer hos <b>Data</b>inspektionen.",
    ],
)
def test_an_old_name_is_pointed_out(text: str) -> None:
    assert len(pointed_out(judged(f"<p>{text}</p>"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "IMY (f.d. Datainspektionen) tar emot klagomål.",
        "Det är f. d. Vägverket som äger marken.",
        "Banverket slogs ihop med flera andra.",
        "Trafikverket bildades av Vägverket och Banverket.",
        "SKR (tidigare SKL) förhandlar för kommuner.",
        "Det som hette landstinget heter nu region.",
        "Regionen och landstinget",
        "Rapporten “Landstingen i siffror” finns på biblioteket.",
        "Artikeln »Vägverket och vi« är från våren.",
        "Beställ Landstingsbostäder eller Vägverksgatan 4.",
        "Ansvaret framgår av lagen (1985:1) om kommuner och landsting.",
        "Vi svarar på remissen, Datainspektionen 2018/345.",
        "Läs <a href='/rapport.pdf'>Vägverkets trafikräkning</a>.",
        "<cite>Vägverket minns</cite> är en bok.",
        "Skriv till registrator@datainspektionen.se eller besök www.datainspektionen.se.",
        "Under 2009 beslutade Vägverket om en ny bro.",
        "Socialstyrelsen ger ut allmänna råd om socialtjänsten.",
        "Länsstyrelsen har tillsyn över djur.",
        "Kontakta Kronofogdemyndigheten i Norrvik.",
        "SMI är en vanlig förkortning, liksom HO, AMS och SRV.",
        "DO tar emot anmälningar.",
        "SKL, det kriminaltekniska laboratoriet, tog emot prover från flera kommuner.",
        "Webbplatsen stöder inte Internet Explorer.",
        "Köp möbler av MSB hos Kristina i Brandbergen.",
        "Foto: Ada Exempelsson, Datainspektionen",
        "Kartan är fri att använda. © Vägverket",
    ],
)
def test_what_may_stay_is_left_alone(text: str) -> None:
    assert pointed_out(judged(f"<p>{text}</p>")) == []


@pytest.mark.parametrize("heading", ["Historik", "Kommunens historia", "Arkiv"])
def test_a_record_of_the_past_is_left_alone(heading: str) -> None:
    assert judged(f"<h1>{heading}</h1><p>{MSB} ansvarar.</p>") == []
    assert judged(f"<h1>Vägar</h1><h2>{heading}</h2><p>{MSB} ansvarar.</p>") == []


def test_a_name_is_told_once_with_its_count() -> None:
    findings = judged(f"<p>{MSB} ansvarar.</p><p>Ring {MSB}.</p><p>{MSB}s råd om vatten.</p>")

    assert len(findings) == 1
    assert "3 gånger" in findings[0].message.sv


def test_a_longer_name_is_not_told_again_by_its_parts() -> None:
    findings = judged("<p>Sveriges Kommuner och Landsting förhandlar.</p>")

    assert len(findings) == 1
    assert "Regioner" in findings[0].message.sv


@pytest.mark.parametrize(
    "text",
    [
        f"Källa: {MSB}",
        "MSB Musik och Scen spelar på skyddsrummets dag.",
        f"Enligt {MSB}s rapport om vatten bör du ha tio liter.",
        f"{MSB} (2019). Om krisen kommer.",
        f"Vi har fått bidrag från {MSB} för 2023.",
    ],
)
def test_what_may_be_a_source_or_told_of_the_past_is_for_a_person(text: str) -> None:
    assert [finding.outcome for finding in judged(f"<p>{text}</p>")] == [Outcome.CANNOT_TELL]


def test_before_its_day_a_name_is_right() -> None:
    assert judged(f"<p>{MSB} ansvarar.</p>", today=date(2025, 12, 31)) == []


def test_on_its_day_a_name_is_outdated() -> None:
    assert judged(f"<p>{MSB} ansvarar.</p>", today=date(2026, 1, 1))[0].outcome is Outcome.FAILED


def test_an_unconfirmed_row_never_fails_a_page() -> None:
    outcomes = {finding.outcome for finding in judged("<p>Ring Datainspektionen eller landstinget.</p>")}

    assert outcomes == {Outcome.CANNOT_TELL}


@pytest.mark.parametrize(
    ("dated", "words"),
    [
        ("<p>Uppdaterades: 3 mars 2026</p>", "redan när sidan fick sitt datum, den 3 mars 2026"),
        ("<p>Uppdaterades: 3 mars 2024</p>", "stämde när sidan fick sitt datum, den 3 mars 2024"),
        ("", "Sidan visar inget datum"),
    ],
)
def test_the_finding_says_since_when_the_text_is_wrong(dated: str, words: str) -> None:
    assert words in judged(f"<p>{MSB} ansvarar.</p>{dated}")[0].message.sv


def test_the_finding_quotes_the_sentence_and_names_what_holds_now() -> None:
    message = judged(f"<p>Det brinner. Ring {MSB} i dag. Vänta.</p>")[0].message

    assert f"”Ring {MSB} i dag.”" in message.sv
    assert "den 1 januari 2026 är det Myndigheten för civilt försvar" in message.sv
    assert "Since 1 January 2026" in message.en


def test_what_surrounds_every_page_is_judged_where_the_audit_began() -> None:
    page = page_from(f"<main><p>Välkommen.</p></main><footer><p>Ring {MSB}.</p></footer>")

    assert pointed_out(judged("", page=page))
    assert not pointed_out(judged("", page=page.but(depth=1)))


def test_swedish_words_are_left_alone_on_pages_in_other_languages() -> None:
    assert judged("<html lang='nb'><p>De er handikappede eller handikappad.</p>") == []


def test_changed_rules_are_pointed_out_on_pages_from_before() -> None:
    text = "<p>Du får bygga attefallshus utan bygglov.</p>"

    assert pointed_out(judged(f"{text}<p>Uppdaterades: 3 mars 2025</p>"))
    assert not pointed_out(judged(f"{text}<p>Uppdaterades: 3 mars 2026</p>"))
    assert not pointed_out(judged(text))
