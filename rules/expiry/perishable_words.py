"""Words such as "idag" and "just nu" must not stand when the day they were written has gone.

"Badet är stängt idag" is true for a day. Read two years later it keeps people at home for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Context, Finding, Page, Severity, Text, fails, ignores, passes, rule, unclear
from rules.expiry.readings.claim import Matter
from rules.expiry.telling import findings_about

_DATED = "<p>Uppdaterades: 5 februari 2024</p>"


@rule(
    id="perishable-words",
    title=Text(
        sv="Ord som ”idag” och ”just nu” stämmer fortfarande",
        en="Words such as “today” and “right now” are still true",
    ),
    remedy=Text(
        sv="Skriv datum i stället för ”idag”, ”just nu”, ”nästa vecka” och ”till hösten”, eller ta bort "
        "upplysningen när den är över.",
        en="Write a date instead of “today”, “right now”, “next week” and “this autumn”, or remove the "
        "notice when it is over.",
    ),
    severity=Severity.MODERATE,
    blind_spot=Text(
        sv="Regeln läser bara svenska, och räknar från det datum som sidan visar: utan datum säger den "
        "inget. Ett nytt datum på sidan betyder inte att någon har läst ordet. Nyheter granskas inte, och "
        "inte heller meningar om hur det är i allmänhet, som ”kommunen har idag 30 000 invånare”.",
        en="The rule reads Swedish alone, and counts from the date that the page shows: without a date it "
        "says nothing. A new date on the page does not mean that somebody has read the word. News is not "
        "judged, nor are sentences about how things are in general, such as “the municipality has 30,000 "
        "inhabitants today”.",
    ),
    examples=[
        passes("<p>Uppdaterades: 23 november 2026</p><p>Badet är stängt idag.</p>", "written today"),
        passes(
            "<p>Uppdaterades: 1 oktober 2026</p><p>I år bygger vi två skolor.</p>", "the year has not ended"
        ),
        fails(f"{_DATED}<p>Badet är stängt idag.</p>", "a notice about one day, long ago"),
        fails(
            f"{_DATED}<p>Nästa vecka börjar arbetet på Storgatan.</p>",
            "the week after the page's date has gone",
        ),
        fails(f"{_DATED}<p>På torsdag stänger växeln klockan 15.</p>", "the Thursday after the page's date"),
        fails(f"{_DATED}<p>Till hösten öppnar vi en ny förskola.</p>", "the autumn of that year has gone"),
        fails(f"{_DATED}<p>Nästa år ska vi bygga ut reningsverket.</p>", "the next year has gone as well"),
        fails(
            "<p>Från och med idag fredag 3 juli 2020 är badet öppet.</p>", "the sentence tells the day itself"
        ),
        unclear(f"{_DATED}<p>Under kommande år ska lekplatserna rustas upp.</p>", "nobody knows which years"),
        unclear(
            "<p>Uppdaterades: 2 mars 2026</p><p>Just nu pågår ett arbete på Storgatan.</p>", "it may go on"
        ),
        ignores(f"{_DATED}<p>Kommunen har idag 30 000 invånare.</p>", "nowadays"),
        ignores(f"{_DATED}<p>Vi gör det här för vår kommun, i vår kommun.</p>", "our, not spring"),
        ignores(f"{_DATED}<p>Du som fyller 16 år i år får ett brev.</p>", "a rule that holds every year"),
        ignores("<p>Badet är stängt idag.</p>", "no date to count from"),
        ignores(f"<h1>Nyheter</h1>{_DATED}<p>Badet är stängt idag.</p>", "news has a day of its own"),
    ],
)
def passing_words_are_still_true(page: Page, context: Context) -> Iterator[Finding]:
    yield from findings_about(Matter.PASSING, page, context)
