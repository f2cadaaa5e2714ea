"""The pages' dates say something: they are not all from the day when the whole site was published again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from auditor.model import (
    Context,
    DateKind,
    DateSource,
    Evidence,
    Finding,
    Given,
    Outcome,
    Page,
    Precision,
    Severity,
    Text,
    at,
    fails,
    ignores,
    passes,
    site_rule,
    unclear,
)
from rules.freshness.telling import day, number

SPIKE = Text(
    sv="{spike} av {all} sidor med synligt datum säger att de uppdaterades samma dag, {day}. Så många sidor "
    "går ingen igenom på en dag: datumet är troligen från en flytt eller ompublicering och säger inget om "
    "hur aktuella sidorna är. Be den som sköter webbplatsen att visa när innehållet senast ändrades.",
    en="{spike} of {all} pages with a visible date say that they were updated on the same day, {day}. Nobody "
    "goes through that many pages in a day: the date is probably from a migration or a republishing, and "
    "says nothing of how current the pages are. Ask those who run the site to show when the content last "
    "changed.",
)
SPIKE_OF_TODAY = Text(
    sv="{spike} av {all} sidor med synligt datum säger att de uppdaterades samma dag som de besöktes, {day}. "
    "Datumet skrivs troligen när sidan visas och säger inget om hur aktuell den är. Be den som sköter "
    "webbplatsen att visa när innehållet senast ändrades.",
    en="{spike} of {all} pages with a visible date say that they were updated on the very day of the visit, "
    "{day}. The date is probably written when the page is shown, and says nothing of how current it is. Ask "
    "those who run the site to show when the content last changed.",
)
MANY = Text(
    sv="{spike} av {all} sidor med synligt datum säger att de uppdaterades samma dag, {day}. Kontrollera om "
    "de gicks igenom den dagen, eller om de bara publicerades om.",
    en="{spike} of {all} pages with a visible date say that they were updated on the same day, {day}. Check "
    "whether they were gone through on that day, or only published again.",
)
VARIED = Text(
    sv="{all} sidor med synligt datum uppdaterades {days} olika dagar, högst {spike} på samma dag.",
    en="{all} pages with a visible date were updated on {days} different days, at most {spike} on the same "
    "one.",
)

# A year's worth of ordinary work leaves a few pages on each day; a migration leaves most of the site on one.
_FEWEST = 20  # pages on the day
_MOST_OF_THE_SITE = 0.5
_MUCH_OF_THE_SITE = 0.3
_TIMES_THE_NEXT = 3  # as many pages as on the next busiest day, which ordinary work would come near
_UPDATES = {DateKind.MODIFIED, DateKind.REVIEWED}


def _dated(days: list[str]) -> dict[str, str]:
    """Pages of an example, one for each date."""
    return {f"/sida-{number}": f"<p>Uppdaterad {value}</p>" for number, value in enumerate(days)}


_EACH_ITS_OWN = [f"2026-{month:02}-{day:02}" for month in range(1, 9) for day in (3, 9, 17)]
_SAME = ["2024-05-06"] * 24


@site_rule(
    id="update-dates-vary",
    title=Text(
        sv="Sidornas datum är inte alla från samma dag",
        en="The pages' dates are not all from the same day",
    ),
    remedy=Text(
        sv="Låt sidorna visa när innehållet senast ändrades eller granskades av en människa, inte när "
        "systemet publicerade om dem. Lita inte på de datum som är från samma dag när du letar efter gamla "
        "sidor.",
        en="Let pages show when a person last changed or reviewed the content, not when the system published "
        "them again. Do not trust the dates that are from the same day when you look for old pages.",
    ),
    severity=Severity.MODERATE,
    blind_spot=Text(
        sv="Regeln behöver minst 20 sidor från samma dag. En ompublicering som spreds över flera dagar ser "
        "den inte.",
        en="The rule needs at least 20 pages from the same day. It does not see a republishing that was "
        "spread over several days.",
    ),
    examples=[
        passes(
            "<p>Uppdaterad 2026-10-05</p>", "as ordinary work leaves them", Given(pages=_dated(_EACH_ITS_OWN))
        ),
        fails("<p>Uppdaterad 2026-10-05</p>", "most of the site on one day", Given(pages=_dated(_SAME))),
        unclear(
            "<p>Uppdaterad 2026-10-05</p>",
            "much of the site on one day",
            Given(pages=_dated([*_EACH_ITS_OWN, "2025-12-24", "2025-11-20", *_SAME])),
        ),
        ignores("<p>Uppdaterad 2026-10-05</p>", "too few pages to tell"),
        ignores("<p>Publicerad 2026-10-05</p>", "no page says when it was updated"),
    ],
)
def pages_were_updated_on_different_days(evidence: Evidence, context: Context) -> Iterator[Finding]:
    days = Counter(found for page in evidence.pages if (found := _updated(page)))
    total = days.total()
    if total < _FEWEST:
        return
    (spike, count), *others = days.most_common(2)
    told = {"spike": number(count), "all": number(total), "day": day(spike), "days": number(len(days))}
    following = others[0][1] if others else 0
    stands_out = count >= _FEWEST and count >= _TIMES_THE_NEXT * following
    if stands_out and count >= _MOST_OF_THE_SITE * total:
        visits = {page.visited for page in evidence.pages} | {context.today}
        message = SPIKE_OF_TODAY if spike in visits else SPIKE
        yield at(Outcome.FAILED, "", "", message.fill(**told))
    elif stands_out and count >= _MUCH_OF_THE_SITE * total:
        yield at(Outcome.CANNOT_TELL, "", "", MANY.fill(**told))
    else:
        yield at(Outcome.PASSED, "", "", VARIED.fill(**told))


def _updated(page: Page) -> date | None:
    """The day on which visitors are told that the page was updated."""
    shown = (found for found in page.metadata.dates if found.source is DateSource.VISIBLE)
    first = next((found for found in shown if found.kind in _UPDATES), None)
    is_day = first is not None and first.precision in {Precision.DAY, Precision.MINUTE}
    return first.value if first and is_day else None
