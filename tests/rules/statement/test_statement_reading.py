"""What a reader makes of single sentences of a statement."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.model import Given
from auditor.testing import TODAY, page_from
from rules.statement.reading import Conformance, DateOf, Statement, Wording, statement_on

OPENING = (
    "<h1>Tillgänglighetsredogörelse för exempelby.example</h1><p>Om lagen om tillgänglighet till digital "
    "offentlig service.</p><h2>Tillsyn</h2><h2>Hur tillgänglig är webbplatsen?</h2>"
)
LAW = "lagen om tillgänglighet till digital offentlig service"


def reading_of(html: str) -> Statement:
    statement = statement_on(page_from(OPENING + html))
    assert statement
    return statement


@pytest.mark.parametrize(
    ("sentence", "conformance"),
    [
        (f"Den här webbplatsen är helt förenlig med {LAW}.", Conformance.FULL),
        (f"Den här webbplatsen är delvis förenlig med {LAW}, på grund av bristerna.", Conformance.PARTIAL),
        (f"Den här webbplatsen är inte förenlig med {LAW}. Se nedan.", Conformance.NONE),
        (f"Webbplatsen är i dag inte förenlig med {LAW}.", Conformance.NONE),
        ("Exempelby.example är delvis förenlig med nivå AA i WCAG 2.1.", Conformance.PARTIAL),
        ("Status: <b>delvis</b> förenlig", Conformance.PARTIAL),
        ("Innehållet är delvis förenligt med lagkraven.", Conformance.PARTIAL),
    ],
)  # fmt: skip
def test_the_words_of_the_regulations(sentence: str, conformance: Conformance) -> None:
    assert reading_of(f"<p>{sentence}</p>").conformance is conformance


@pytest.mark.parametrize(
    "sentence",
    [
        f"Den här webbplatsen är delvis inte förenlig med {LAW}.",
        f"Webbplatsen är inte i alla delar förenlig med {LAW}.",
        f"Den här webbplatsen är i vissa delar förenlig med {LAW}.",
        f"I huvudsak är webbplatsen förenlig med {LAW}.",
        f"Webbplatsen är helt eller delvis förenlig med {LAW}.",
        f"Den här webbplatsen är förenlig med {LAW}.",
        "Delvis kompatibel",
        "Ej kompatibel",
        "Uppfyller delvis kraven",
        "Webbplatsen uppfyller till stor del lagens krav.",
        "Webbplatsen lever inte upp till kraven i WCAG 2.1.",
    ],
)
def test_other_words(sentence: str) -> None:
    claims = reading_of(f"<p>{sentence}</p>").claims

    assert [claim.wording for claim in claims] == [Wording.OTHER]


@pytest.mark.parametrize(
    "sentence",
    [
        f"Här står hur exempelby.example uppfyller {LAW}.",
        "Meddela oss om du anser att vi inte uppfyller lagens krav.",
        "Vi arbetar för att uppfylla kraven i WCAG 2.1.",
        "Följande innehåll på webbplatsen uppfyller inte kraven.",
        "Bristande förenlighet med lagkraven",
        "Kartan är inte kompatibel med skärmläsare.",
    ],
)
def test_what_tells_no_status(sentence: str) -> None:
    assert reading_of(f"<p>{sentence}</p>").claims == ()


@pytest.mark.parametrize(
    "sentence",
    [
        f"Målet är att webbplatsen ska vara helt förenlig med {LAW}.",
        "Följande innehåll är inte förenligt med lagkraven.",
    ],
)
def test_an_aim_or_a_part_is_in_doubt(sentence: str) -> None:
    claims = reading_of(f"<p>{sentence}</p>").claims

    assert [claim.wording for claim in claims] == [Wording.DOUBTFUL]


@pytest.mark.parametrize(
    ("html", "kind", "day"),
    [
        ("<p>Senaste bedömningen gjordes den 26 februari 2026.</p>", DateOf.ASSESSED, date(2026, 2, 26)),
        ("<p>Senaste bedömingen gjordes den 26\u00a0februari 2026.</p>", DateOf.ASSESSED, date(2026, 2, 26)),
        ("<p>Den 26 februari 2026 gjorde vi senast en bedömning.</p>", DateOf.ASSESSED, date(2026, 2, 26)),
        ("<p>Webbplatsen granskades senast i februari 2026.</p>", DateOf.ASSESSED, date(2026, 2, 28)),
        ("<dl><dt>Senaste bedömning</dt><dd>2026-02-26</dd></dl>", DateOf.ASSESSED, date(2026, 2, 26)),
        ("<p>Webbplatsen publicerades den 4 september 2019.</p>", DateOf.PUBLISHED, date(2019, 9, 4)),
        ("<p>Redogörelsen uppdaterades senast 2026-04-08.</p>", DateOf.UPDATED, date(2026, 4, 8)),
        (
            "<p>Bedömningen gjordes den 2 mars 2026 och redogörelsen uppdaterades den 8 april 2026.</p>",
            DateOf.UPDATED,
            date(2026, 4, 8),
        ),
        (
            "<p>Bedömningen gjordes den 2 mars 2026 och redogörelsen uppdaterades den 8 april 2026.</p>",
            DateOf.ASSESSED,
            date(2026, 3, 2),
        ),
        ("<p>Senast uppdaterad: 8 april 2026</p>", DateOf.PAGE_UPDATED, date(2026, 4, 8)),
    ],
)  # fmt: skip
def test_dates(html: str, kind: DateOf, day: date) -> None:
    found = reading_of(html).latest(kind)

    assert found
    assert found.day() == day


@pytest.mark.parametrize(
    "sentence", ["Nästa granskning av webbplatsen görs i maj 2027.", "Lagen gäller sedan den 1 januari 2019."]
)
def test_what_is_no_date_of_the_statement(sentence: str) -> None:
    assert [found for found in reading_of(f"<p>{sentence}</p>").dates if found.time] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Vår ambition är att ha åtgärdat alla kända tillgänglighetsproblem senast den 23 juni 2021.",
        "Vår ambition är att åtgärda bristerna senast 31 december 2023.",
        "Bristerna åtgärdas under hösten 2024.",
        "Planerad åtgärd: december 2024",
        "Åtgärdas: 2024-12-31",
        "Vi räknar med att filmerna är textade vid årsskiftet 2024/2025.",
        "Detta ska rättas till senast i mars 2025.",
        "Kommunen planerar att byta publiceringssystem 2025.",
    ],
)
def test_a_promised_fix(sentence: str) -> None:
    (promised,) = reading_of(f"<ul><li>{sentence}</li></ul>").promises

    assert promised.is_sure
    assert promised.is_past(TODAY)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dokument publicerade före den 23 september 2018 ska inte anpassas.",
        "Webbplatser ska vara anpassade sedan den 23 september 2020.",
        "Granskningen 2024 visade brister som vi planerar att åtgärda.",
        "Under 2024 åtgärdade vi kontrasten i menyn.",
        "Protokoll från åren 2019–2022 ska göras tillgängliga och åtgärdas.",
        "Vi har åtgärdat bristerna under 2024.",
        "Vi åtgärdar bristerna löpande.",
        "Ska bristerna vara åtgärdade 2024?",
    ],
)
def test_what_is_no_promised_fix(sentence: str) -> None:
    assert reading_of(f"<p>{sentence}</p>").promises == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Exempelby kommun står bakom exempelby.example.",
        "Exempelby.example drivs av Exempelby kommun.",
        "Exempelby kommun ansvarar för webbplatsen.",
        "Det här är Exempelby kommuns officiella webbplats.",
    ],
)
def test_the_actor(sentence: str) -> None:
    assert reading_of(f"<p>{sentence}</p>").names.actor.startswith("Exempelby kommun")


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi ansvarar för webbplatsen.",
        "Myndigheten för digital förvaltning ansvarar för tillsyn.",
        "Kommunen äger den.",
    ],
)
def test_who_is_no_actor(sentence: str) -> None:
    assert reading_of(f"<p>{sentence}</p>").names.actor == ""


def test_a_page_that_lists_statements_is_none() -> None:
    html = (
        "<h1>Tillgänglighetsredogörelse</h1><p>Så här följer våra webbplatser lagen om tillgänglighet till "
        "digital offentlig service:</p><ul><li><a href='/a'>exempelby.example</a></li><li><a "
        "href='/b'>Appen</a></li></ul>"
    )

    assert statement_on(page_from(html)) is None


def test_news_of_a_statement_is_none() -> None:
    html = OPENING + f"<p>Webbplatsen är delvis förenlig med {LAW}.</p>"

    assert statement_on(page_from(html, given=Given(path="/nyheter/ny-redogorelse"))) is None
