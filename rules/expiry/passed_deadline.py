"""An appeal to do something by a day must not stand when that day has gone.

Visitors who read "Ansök senast den 31 mars 2025" after that day cannot know whether it is too late, whether
there will be another chance, or whether the page was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Context, Finding, Page, Severity, Text, fails, ignores, passes, rule, unclear
from rules.expiry.readings.claim import Matter
from rules.expiry.telling import findings_about


@rule(
    id="passed-deadline",
    title=Text(
        sv="Sidan uppmanar inte till något vars sista dag har gått",
        en="The page asks for nothing whose last day has passed",
    ),
    remedy=Text(
        sv="Skriv nästa sista dag, eller att tiden har gått ut och när det blir nytt tillfälle. Ta bort "
        "uppmaningen om det inte blir något mer.",
        en="Write the next last day, or that the time is over and when there will be another chance. "
        "Remove the appeal if there will be none.",
    ),
    severity=Severity.MODERATE,
    blind_spot=Text(
        sv="Regeln läser svenska och engelska, och bara dagar med utskrivet årtal: ”senast den 1 mars” kan "
        "återkomma varje år och granskas inte. Den ser inte dagar i bilder, filmer, dokument, frågor, "
        "citat och tabellrutor. Står det i närheten att ansökan är stängd, eller finns ett senare "
        "tillfälle i samma lista, är sidan ärlig och anmärks inte.",
        en="The rule reads Swedish and English, and only days with a written year: “by 1 March” may come "
        "back every year and is not judged. It does not see days in images, films, documents, questions, "
        "quotations and table cells. Where it stands near by that applications are closed, or a later "
        "chance stands in the same list, the page is honest and not blamed.",
    ),
    examples=[
        passes("<p>Ansök senast den 31 mars 2027.</p>", "the day is still to come"),
        passes("<p>Sista dag för anmälan är den 23 november 2026.</p>", "the last day is today"),
        fails("<p>Ansök senast den 31 mars 2025.</p>", "an appeal with a day that has passed"),
        fails("<p>Sista ansökningsdag: 15 april 2026</p>", "the last day by name, without a verb"),
        fails("<p>Synpunkter ska ha kommit in senast 2025-05-09.</p>", "what is asked for is to come in"),
        fails("<p lang='en'>Apply by 31 March 2025.</p>", "the same in English"),
        unclear(
            "<p>Om du lämnar in ritningarna senast den 3 mars 2025 får du besked samma månad.</p>",
            "the day stands in a condition",
        ),
        unclear("<p>Ansökan för 2024 görs i vår e-tjänst.</p>", "it may be possible to apply afterwards"),
        ignores("<p>Ansök senast den 31 mars.</p>", "without a year it comes back every year"),
        ignores(
            "<p>Ansök senast den 31 mars 2025.</p><p>Ansökan är nu stängd.</p>", "it says that it is over"
        ),
        ignores("<p>Remissen besvarades senast den 31 mars 2025.</p>", "told as something that happened"),
        ignores(
            "<p>Du som är född senast den 31 december 2010 kan söka.</p>", "a rule about the year of birth"
        ),
        ignores("<h1>Protokoll</h1><p>Ansök senast den 31 mars 2025.</p>", "minutes are kept as they were"),
    ],
)
def page_asks_for_nothing_whose_last_day_has_passed(page: Page, context: Context) -> Iterator[Finding]:
    yield from findings_about(Matter.DEADLINE, page, context)
