"""A text that speaks of a time to come must not stand when that time has gone.

"Under 2024 kommer vi att ..." was true when it was written. Visitors who read it in 2026 cannot know whether
it was done, and an old promise tells them that nobody looks after the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Context, Finding, Page, Severity, Text, fails, ignores, passes, rule, unclear
from rules.expiry.readings.claim import Matter
from rules.expiry.telling import findings_about


@rule(
    id="expired-promise",
    title=Text(
        sv="Sidan lovar inget för en tid som har gått",
        en="The page promises nothing for a time that has passed",
    ),
    remedy=Text(
        sv="Skriv hur det gick: Är det klart? Har det skjutits upp, och i så fall till när? Blev det inte "
        "av? Ta bort meningen om ingen behöver den längre.",
        en="Write how it went: Is it done? Was it postponed, and until when? Did it come to nothing? "
        "Remove the sentence if nobody needs it any more.",
    ),
    severity=Severity.MODERATE,
    blind_spot=Text(
        sv="Regeln läser svenska och engelska, och bara meningar där ett årtal mellan 2000 och 2099 är "
        "utskrivet. Den ser inte ”till hösten”, uppmaningar som ”Ansök senast …”, rubriker utan verb, text "
        "i bilder, filmer och dokument, frågor, citat eller länkar till andra sidor, årtal med två siffror, "
        "tabellrutor utan hela meningar, meningar på över 1 000 tecken eller namn som ”Strategin för "
        "2021–2024”. Historik, protokoll och arkiv granskas inte.",
        en="The rule reads Swedish and English, and only sentences with a written year from 2000 to 2099. "
        "It does not see “this autumn”, appeals such as “Apply by …”, headings without a verb, text in "
        "images, films and documents, questions, quotations or links to other pages, years of two figures, "
        "table cells without whole sentences, sentences of over 1,000 characters, or names such as "
        "“Strategin för 2021–2024”. History, minutes and archives are not judged.",
    ),
    examples=[
        passes("<p>Under 2028 kommer kommunen att bygga en ny simhall.</p>", "the time is still to come"),
        passes("<p>Den nya bron öppnas för trafik i juni 2027.</p>", "a month still to come"),
        passes("<p>Skolgården ska vara klar senast den 31 december 2026.</p>", "the last day has not come"),
        passes("<p lang='en'>The new bridge will open in June 2027.</p>", "the same in English"),
        fails("<h2>Vi tar fram en ny biblioteksplan under 2024</h2>", "a heading in the present tense"),
        fails("<p>Under 2025 kommer kommunen att rusta upp torget.</p>", "the year has passed"),
        fails("<p>Arbetet pågår mellan 2025-03-03 och 2025-06-19.</p>", "a period that has ended"),
        fails(
            "<p>Fullmäktige beslutade 2023 att skolan ska stå klar hösten 2025.</p>", "decided, then promised"
        ),
        fails("<p lang='en'>By 2025, all schools will have solar panels.</p>", "the same in English"),
        unclear("<p>Från och med den 1 januari 2025 införs en ny taxa.</p>", "it may apply since then"),
        unclear("<p>Under 2025 kommer vi inte att höja avgiften.</p>", "it says what will not be"),
        unclear("<p>Riktlinjerna gäller 2021–2024.</p>", "nothing says what applies now"),
        ignores("<p>Under 2024 byggde kommunen en ny skola.</p>", "told as something that happened"),
        ignores("<p>Från och med 2024 ska alla hushåll sortera sitt matavfall.</p>", "in force since then"),
        ignores("<p>Planen antogs 2019 och ska följas av alla nämnder.</p>", "the year is the decision's"),
        ignores("<p>Vad är du stolt över i kommunen år 2031?</p>", "a question"),
        ignores("<blockquote>Under 2024 ska vi bygga en skola.</blockquote>", "somebody else's words"),
        ignores(
            "<h1>Skolans historia</h1><p>Under 2004 ska skolan byggas ut.</p>", "history is kept as it was"
        ),
        ignores("<p>Kommunen ska bygga en ny skola.</p>", "no time is given"),
    ],
)
def page_promises_nothing_for_a_time_past(page: Page, context: Context) -> Iterator[Finding]:
    yield from findings_about(Matter.PROMISE, page, context)
