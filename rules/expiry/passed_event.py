"""An invitation must not stand when what it invites to is over.

Visitors plan by lists of meetings and programmes. A list of last year's dates makes them look in vain, and
hides that this year's is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Context, Finding, Page, Severity, Text, fails, ignores, passes, rule, unclear
from rules.expiry.readings.claim import Matter
from rules.expiry.telling import findings_about


@rule(
    id="passed-event",
    title=Text(
        sv="Sidan bjuder inte in till något som redan har varit",
        en="The page invites to nothing that is over",
    ),
    remedy=Text(
        sv="Byt till kommande datum. Ta bort det som har varit, eller flytta det till en sida som visar "
        "att det är historik.",
        en="Change to the dates to come. Remove what is over, or move it to a page that shows that it is "
        "history.",
    ),
    severity=Severity.MODERATE,
    blind_spot=Text(
        sv="Regeln läser svenska och engelska, och bara tider med utskrivet årtal, eller med veckodag på "
        "en daterad sida. Den ser inte kalendrar som fylls av skript, tider i bilder, filmer och dokument, "
        "frågor, citat eller länkar till andra sidor. Ett äldre år bredvid ett nyare av samma slag räknas "
        "som historik. Protokoll och arkiv granskas inte.",
        en="The rule reads Swedish and English, and only times with a written year, or with a weekday on a "
        "dated page. It does not see calendars filled by scripts, times in images, films and documents, "
        "questions, quotations or links to other pages. An older year beside a newer one of the same kind "
        "counts as history. Minutes and archives are not judged.",
    ),
    examples=[
        passes("<h2>Sammanträdestider 2027</h2>", "the year is still to come"),
        passes("<p>Socialnämnden sammanträder den 9 december 2026.</p>", "the day is still to come"),
        passes(
            "<h2>Sammanträdestider 2026</h2><p>9 december</p><h2>Sammanträdestider 2025</h2><p>10 "
            "december</p>",
            "the older list stands beside the newer one",
        ),
        fails("<h2>Sammanträdestider 2023</h2><ul><li>18 januari</li></ul>", "the list of a year past"),
        fails("<p>Den 6 juni 2025 firar vi nationaldagen i parken.</p>", "a celebration that is over"),
        fails(
            "<p>Öppet hus på räddningstjänsten lördag 12 oktober 2024.</p>", "an invitation without a verb"
        ),
        fails("<h2>Möten</h2><ul><li>3 mars 2025</li><li>7 april 2025</li></ul>", "a list of days, all past"),
        fails("<p lang='en'>Welcome to our open house on 3 May 2025.</p>", "the same in English"),
        unclear("<h2>Nationaldagen 2023</h2>", "an invitation or a look back"),
        unclear("<p>Konserten den 3 maj 2025 är inställd.</p>", "the notice may still be needed"),
        ignores(
            "<p>Den 6 juni 2025 firade vi nationaldagen i parken.</p>", "told as something that happened"
        ),
        ignores("<p>Protokoll från sammanträdet den 3 mars 2025.</p>", "a document about a meeting"),
        ignores("<p>Konserten den 3 maj 2025 är flyttad till våren 2027.</p>", "the new time is told"),
        ignores("<p>Biblioteket har öppet måndag–fredag.</p>", "no day is given"),
        ignores("<h1>Nyhetsarkiv</h1><p>Julmarknad den 2 december 2023.</p>", "an archive is kept as it was"),
    ],
)
def page_invites_to_nothing_that_is_over(page: Page, context: Context) -> Iterator[Finding]:
    yield from findings_about(Matter.EVENT, page, context)
