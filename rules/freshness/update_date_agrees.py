"""What a page tells its readers of its age must be what it tells search engines and other machines.

Only dates of one kind are compared: a page may well be published on one day and updated on another. An HTTP
header is told of, but never decides: mostly it is the moment at which the page was put together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from auditor.model import (
    Context,
    DateKind,
    DateSource,
    Finding,
    Given,
    Outcome,
    Page,
    PageDate,
    Precision,
    Severity,
    Text,
    fails,
    ignores,
    passes,
    rule,
    unclear,
)
from rules.freshness.telling import last_day, located, said, when

# More than a day: a time zone may move midnight.
_MAY_DIFFER = {
    Precision.MINUTE: timedelta(days=1),
    Precision.DAY: timedelta(days=1),
    Precision.MONTH: timedelta(days=31),
    Precision.YEAR: timedelta(days=366),
}
_WEAK = timedelta(days=1)  # between a sitemap's date and the visit: it was made for the visit

AGREE = Text(
    sv="”{said}” stämmer med {others}.",
    en="“{said}” agrees with {others}.",
)
TIME_DIFFERS = Text(
    sv="”{said}” står på sidan, men i elementets kod (datetime) står ”{literal}”, alltså {when}. Besökare "
    "och sökmotorer får olika besked. Be den som sköter sidmallen att rätta det.",
    en="“{said}” stands on the page, but in the element's code (datetime) it says “{literal}”, that is "
    "{when}. Visitors and search engines are told different things. Ask those who run the template to "
    "correct it.",
)
NEWER = Text(
    sv="”{said}” står på sidan, men {others}. Antingen har sidan ändrats utan att datumet för besökaren "
    "ändrades, eller så har den bara publicerats om. Kontrollera vilket.",
    en="“{said}” stands on the page, but {others}. Either the page was changed without the date for visitors "
    "being changed, or it was only published again. Check which.",
)
OLDER = Text(
    sv="”{said}” står på sidan, men {others}. Sökmotorer kan tro att sidan är äldre än den är. Kontrollera "
    "vilket datum som stämmer.",
    en="“{said}” stands on the page, but {others}. Search engines may take the page to be older than it is. "
    "Check which date is right.",
)
SAYS = Text(sv="{source} säger {when}", en="{source} says {when}")
AND = Text(sv=" och ", en=" and ")
NOT_WEIGHED = Text(
    sv="HTTP-huvudet Last-Modified säger {when}, men det är oftast bara tidpunkten då sidan skapades för "
    "besöket.",
    en="The HTTP header Last-Modified says {when}, but that is mostly just the moment when the page was made "
    "for the visit.",
)

NAMES = {
    DateSource.TIME: Text(sv="datetime ({label})", en="datetime ({label})"),
    DateSource.JSON_LD: Text(sv="sidans JSON-LD ({label})", en="the page's JSON-LD ({label})"),
    DateSource.META: Text(sv="sidans meta-element ({label})", en="the page's meta element ({label})"),
    DateSource.SITEMAP: Text(sv="webbplatskartan ({label})", en="the sitemap ({label})"),
}
_LD = '<script type="application/ld+json">{"@type": "WebPage", "dateModified": "%s"}</script>'


@rule(
    id="update-date-agrees",
    title=Text(
        sv="Sidans datum är detsamma för besökare och för sökmotorer",
        en="The page's date is the same for visitors and for search engines",
    ),
    remedy=Text(
        sv="Ta reda på vilket datum som stämmer. Är det sidans synliga datum som är fel, gå igenom sidan och "
        "spara den på nytt. Är det datumet i koden, be den som sköter webbplatsen att låta båda komma från "
        "samma uppgift.",
        en="Find out which date is right. If the date that shows is wrong, go through the page and save it "
        "again. If the date in the code is wrong, ask those who run the site to take both from the same "
        "source.",
    ),
    severity=Severity.MINOR,
    blind_spot=Text(
        sv="Regeln jämför bara datum av samma slag: ett synligt ”Publicerad” jämförs inte med ett ”modified” "
        "i koden. Den vet inte vilket av två datum som stämmer.",
        en="The rule compares dates of one kind only: a visible “Published” is not compared with a "
        "“modified” in the code. It does not know which of two dates is right.",
    ),
    examples=[
        passes(
            '<p>Uppdaterad <time datetime="2026-10-05">5 oktober 2026</time></p>', "the element says the same"
        ),
        passes(
            "<p>Uppdaterad 5 oktober 2026</p>" + _LD % "2026-10-04T23:10:00Z", "midnight, another time zone"
        ),
        passes(
            '<p>Uppdaterad <time datetime="2026-10-05">i oktober 2026</time></p>',
            "a month that holds the day",
        ),
        fails(
            '<p>Uppdaterad <time datetime="2019-10-05">5 oktober 2026</time></p>',
            "the element contradicts itself",
        ),
        unclear("<p>Uppdaterad 5 februari 2024</p>" + _LD % "2026-10-05", "changed, or only published again"),
        unclear(
            '<meta name="dcterms.modified" content="2019-03-01"><p>Uppdaterad 5 oktober 2026</p>',
            "the code has an older date",
        ),
        unclear(
            "<p>Uppdaterad 5 februari 2024</p>",
            "the sitemap has a later one",
            Given(lastmod=date(2026, 3, 1)),
        ),
        ignores("<p>Uppdaterad 5 oktober 2026</p>", "nothing to compare with"),
        ignores(
            "<p>Uppdaterad 5 februari 2024</p>",
            "a header is mostly the moment of the visit",
            Given(headers={"last-modified": "Mon, 23 Nov 2026 08:00:00 GMT"}),
        ),
        ignores(
            "<p>Uppdaterad 5 februari 2024</p>",
            "so is a sitemap made today",
            Given(lastmod=date(2026, 11, 23)),
        ),
        ignores(
            '<meta property="article:published_time" content="2019-03-01"><p>Uppdaterad 5 oktober 2026</p>',
            "published is another kind of date",
        ),
    ],
)
def page_tells_one_date(page: Page, context: Context) -> Iterator[Finding]:
    dates = page.metadata.dates
    visited = page.visited or context.today
    for kind in DateKind:
        shown = next((found for found in dates if _is_shown(found, kind)), None)
        if shown is None:
            continue
        others = [found for found in dates if found.kind is kind and _is_weighed(found, visited)]
        if others:
            yield _of_kind(shown, others, _header(dates, shown))


def _is_shown(found: PageDate, kind: DateKind) -> bool:
    return found.kind is kind and found.source is DateSource.VISIBLE


def _is_weighed(found: PageDate, visited: date) -> bool:
    """Whether the date is for machines, and more than the moment of the visit."""
    if found.source is DateSource.SITEMAP:
        return abs(visited - found.value) > _WEAK
    return found.source in NAMES


def _of_kind(shown: PageDate, others: Sequence[PageDate], header: Text | None) -> Finding:
    """The date that visitors see against those of its kind that machines read."""
    differing = [other for other in others if _differ(shown, other)]
    own = next((other for other in differing if _is_of_words(other, shown)), None)
    if own is not None:
        told = TIME_DIFFERS.fill(said=said(shown), literal=own.text, when=when(own))
        return located(Outcome.FAILED, shown, told)
    if not differing:
        told = AGREE.fill(said=said(shown), others=_joined([_named(other) for other in others]))
        return located(Outcome.PASSED, shown, told.then(header) if header else told)
    message = NEWER if differing[0].value > shown.value else OLDER
    told = message.fill(said=said(shown), others=_joined([_says(other) for other in differing]))
    return located(Outcome.CANNOT_TELL, shown, told.then(header) if header else told)


def _is_of_words(other: PageDate, shown: PageDate) -> bool:
    """Whether it is the attribute of the element in which the visible date stands."""
    is_inside = other.selector.startswith((shown.selector, "#"))
    return other.source is DateSource.TIME and other.label == shown.label and is_inside


def _differ(shown: PageDate, other: PageDate) -> bool:
    slack = max(_MAY_DIFFER[shown.precision], _MAY_DIFFER[other.precision])
    return other.value - last_day(shown) > slack or shown.value - last_day(other) > slack


def _header(dates: Sequence[PageDate], shown: PageDate) -> Text | None:
    """What the HTTP header adds, when it says something else."""
    found = next((found for found in dates if found.source is DateSource.HEADER), None)
    if found is None or found.kind is not shown.kind or not _differ(shown, found):
        return None
    return NOT_WEIGHED.fill(when=when(found))


def _named(found: PageDate) -> Text:
    return NAMES[found.source].fill(label=found.label)


def _says(found: PageDate) -> Text:
    return SAYS.fill(source=_named(found), when=when(found))


def _joined(told: Sequence[Text]) -> Text:
    return Text(sv=AND.sv.join(one.sv for one in told), en=AND.en.join(one.en for one in told))
