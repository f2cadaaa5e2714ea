"""A fee or an amount of a year must not stand for what is to be paid now, when that year has gone."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Context, Finding, Page, Severity, Text, fails, ignores, passes, rule, unclear
from rules.expiry.readings.claim import Matter
from rules.expiry.telling import findings_about


@rule(
    id="year-bound-fee",
    title=Text(
        sv="Sidan anger årets avgifter och belopp, inte ett tidigare års",
        en="The page gives this year's fees and amounts, not those of a year past",
    ),
    remedy=Text(
        sv="Skriv vad som gäller i år, och från vilken dag. Är beloppet oförändrat: byt årtalet, eller skriv "
        "”gäller från och med” i stället för ett år.",
        en="Write what applies this year, and from which day. If the amount is unchanged: change the year, "
        "or write “applies from” instead of a year.",
    ),
    severity=Severity.MODERATE,
    blind_spot=Text(
        sv="Regeln vet inte vad som kostar vad. Den läser svenska och engelska meningar och rubriker med "
        "utskrivet årtal, inte tabellrutor, bilder och dokument. Bara belopp som staten räknar om varje "
        "år, till exempel maxtaxa, prisbasbelopp och riksnorm, anmärks säkert, och först efter den 1 "
        "februari. Statistik, beslut och årsredovisningar granskas inte.",
        en="The rule does not know what costs what. It reads Swedish and English sentences and headings "
        "with a written year, not table cells, images and documents. Only amounts that the state sets anew "
        "every year, such as the maximum childcare fee, the price base amount and the national norm, are "
        "blamed for sure, and not before 1 February. Statistics, decisions and annual reports are not "
        "judged.",
    ),
    examples=[
        passes("<h2>Avgifter 2026</h2>", "the year has not ended"),
        passes("<p>Maxtaxan 2026 är 1 688 kronor i månaden.</p>", "this year's amount"),
        fails("<p>Maxtaxan 2024 är 1 645 kronor i månaden.</p>", "set anew by the state every year"),
        fails("<h1>Avgift för förskola</h1><h2>Avgifter 2025</h2>", "the main heading tells which fees"),
        unclear("<h2>Avgifter 2019</h2>", "the fee may be unchanged"),
        unclear("<p>Vi debiterar enligt taxa 2022.</p>", "the same fees may apply"),
        unclear("<p>Priserna gäller 2021 och 2022.</p>", "nothing says what applies now"),
        unclear("<p lang='en'>Fees 2023</p>", "the same in English"),
        ignores("<p>Avgiften gäller från och med den 1 januari 2019.</p>", "in force since then"),
        ignores("<p>Taxa antagen 2019 av kommunfullmäktige.</p>", "the year is the decision's"),
        ignores("<p>Under 2022 var avgiften 300 kronor.</p>", "told as something past"),
        passes(
            "<h2>Avgifter 2026</h2><p>300 kr</p><h2>Avgifter 2025</h2><p>290 kr</p>", "both years stand there"
        ),
        ignores("<p>Avgiften beräknas på inkomsten 2024.</p>", "the year is the income's"),
    ],
)
def page_gives_the_fees_of_this_year(page: Page, context: Context) -> Iterator[Finding]:
    yield from findings_about(Matter.FEE, page, context)
