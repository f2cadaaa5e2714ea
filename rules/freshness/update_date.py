"""Visitors must be able to see how old a page is, and it must not be too old.

Only what a visitor sees counts. A date in the code cannot stand in for one on the page, still less one in an
HTTP header, which is mostly the moment at which the page was put together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from auditor.model import (
    Context,
    DateKind,
    DateSource,
    Finding,
    Flaw,
    Given,
    Outcome,
    Page,
    PageDate,
    PathPolicy,
    Policy,
    Severity,
    Subject,
    Text,
    Unread,
    cannot_tell,
    failed,
    fails,
    passed,
    passes,
    rule,
    unclear,
)
from rules.freshness.policy import Ages, ages_for
from rules.freshness.telling import day, days, either, last_day, located, said, weekday, when
from rules.genres import Genre, declared_genre, genre_of, is_marked_old

DONE: dict[DateKind, Text] = {
    DateKind.CREATED: Text(sv="skapades", en="was created"),
    DateKind.PUBLISHED: Text(sv="publicerades", en="was published"),
    DateKind.MODIFIED: Text(sv="uppdaterades", en="was updated"),
    DateKind.REVIEWED: Text(sv="granskades", en="was reviewed"),
}
FRESH = Text(
    sv="Sidan {done} {when}, för {age} sedan. Gränsen är {limit}.",
    en="The page {done} {when}, {age} ago. The limit is {limit}.",
)
TOO_OLD = Text(
    sv="Sidan {done} {when}, för {age} sedan. Gränsen är {limit}. Gå igenom sidan och uppdatera den.",
    en="The page {done} {when}, {age} ago. The limit is {limit}. Go through the page and update it.",
)
MAY_BE_OLD = Text(
    sv="Sidan {done} {when}, för {age} sedan. Gränsen är {limit}, men den gäller inte nyheter, protokoll och "
    "arkiv.",
    en="The page {done} {when}, {age} ago. The limit is {limit}, but it does not hold for news, minutes and "
    "archives.",
)
EXEMPT = Text(
    sv="Sidan {done} {when}, för {age} sedan. Webbplatsen låter sidor under den här adressen vara gamla.",
    en="The page {done} {when}, {age} ago. The site lets pages under this address be old.",
)
UNREVIEWED = Text(
    sv="Sidan {done} {when}, men säger inte när någon senast granskade den. Sidor här ska ha granskats för "
    "högst {limit} sedan. Gå igenom sidan och skriv när den granskades, till exempel ”Granskad: {today}”.",
    en="The page {done} {when}, but does not say when somebody last reviewed it. Pages here must have been "
    "reviewed no more than {limit} ago. Go through the page and write when it was reviewed, for example "
    "“Reviewed: {today}”.",
)
OLD_BY_NATURE = Text(
    sv="Sidan {done} {when}, för {age} sedan. Gränsen är {limit}. Sidan verkar vara en nyhet, ett protokoll "
    "eller ett arkiv, som får vara gammal. Kontrollera att det framgår för besökaren.",
    en="The page {done} {when}, {age} ago. The limit is {limit}. The page seems to be news, minutes or an "
    "archive, which may be old. Check that visitors can see that it is.",
)
MARKED_OLD = Text(
    sv="Sidan {done} {when}, för {age} sedan. Den talar själv om för besökaren att den är gammal.",
    en="The page {done} {when}, {age} ago. It tells visitors itself that it is old.",
)
MARKED_UNDATED = Text(
    sv="Sidan visar inget datum, men talar själv om för besökaren att den är gammal.",
    en="The page shows no date, but tells visitors itself that it is old.",
)
WRONG_WEEKDAY = Text(
    sv="”{said}”: {date} är en {weekday}. Rätta veckodagen eller datumet.",
    en="“{said}”: {date} is a {weekday}. Correct the weekday or the date.",
)
IN_FUTURE = Text(
    sv="Sidan anger att den {done} {when}. Det är efter dagens datum, {today}. Rätta datumet.",
    en="The page says that it {done} {when}. That is after today, {today}. Correct the date.",
)
MISSING = Text(
    sv="Sidan visar inget datum. Besökaren kan inte se hur gammal den är.",
    en="The page shows no date. Visitors cannot see how old it is.",
)
IN_CODE_ONLY = Text(
    sv="Datumet {when} finns bara i sidans kod ({label}: {text}). Besökaren kan inte se hur gammal sidan är.",
    en="The date, {when}, is only in the page's code ({label}: {text}). Visitors cannot see how old the page "
    "is.",
)
UNSETTLED = Text(
    sv="Inget datum hittades, men sidan ändras av skript och har inte öppnats i en webbläsare. Titta efter "
    "datumet på sidan.",
    en="No date was found, but scripts change the page and it was not opened in a browser. Look for the date "
    "on the page.",
)
NO_SUCH_DAY = Text(
    sv="”{said}”: det finns inget sådant datum. Rätta det.",
    en="“{said}”: there is no such date. Correct it.",
)
TEMPLATE_SHOWS = Text(
    sv="”{said}”: där datumet skulle stå visas sidmallens kod. Be den som sköter webbplatsen att rätta "
    "mallen.",
    en="“{said}”: the code of the page's template shows where the date should be. Ask those who run the site "
    "to mend the template.",
)
EMPTY = Text(
    sv="Efter ”{said}” går det inte att läsa något datum. Kontrollera om det syns på sidan.",
    en="No date can be read after “{said}”. Check whether it shows on the page.",
)
UNREADABLE = Text(
    sv="”{said}” går inte att läsa som ett datum. Skriv det med dag, månad och år, till exempel {today}.",
    en="“{said}” cannot be read as a date. Write it with day, month and year, for example {today}.",
)
AMBIGUOUS = Text(
    sv="”{said}” kan betyda {readings}. Skriv månaden med bokstäver.",
    en="“{said}” may mean {readings}. Write the month as a word.",
)
TOO_OLD_EITHER_WAY = Text(
    sv="”{said}” kan betyda {readings}. Hur det än läses är sidan äldre än gränsen, {limit}. Gå igenom sidan "
    "och skriv månaden med bokstäver.",
    en="“{said}” may mean {readings}. However it is read, the page is older than the limit, {limit}. Go "
    "through the page and write the month as a word.",
)
NO_YEAR = Text(
    sv="”{said}” saknar årtal. Skriv dag, månad och år, till exempel {today}.",
    en="“{said}” has no year. Write day, month and year, for example {today}.",
)
NO_YEAR_BUT_WEEKDAY = Text(
    sv="”{said}” saknar årtal. Veckodagen stämmer med {readings}. Skriv ut året.",
    en="“{said}” has no year. The weekday fits {readings}. Write the year.",
)
TOO_OLD_BY_WEEKDAY = Text(
    sv="”{said}” saknar årtal. Senast veckodagen stämde var {latest}, så sidan är äldre än gränsen, {limit}. "
    "Gå igenom sidan och skriv ut året.",
    en="“{said}” has no year. The weekday last fitted on {latest}, so the page is older than the limit, "
    "{limit}. Go through the page and write the year.",
)

_SHOWN = {DateSource.VISIBLE, DateSource.TIME}
_VOUCHING = {DateKind.MODIFIED, DateKind.REVIEWED}
_ALWAYS_WRONG = {Flaw.IMPOSSIBLE: NO_SUCH_DAY, Flaw.TEMPLATE: TEMPLATE_SHOWS}
# By whether the year is what is missing, and whether the page is too old whatever is meant.
_OF_READINGS = {
    (False, False): AMBIGUOUS,
    (False, True): TOO_OLD_EITHER_WAY,
    (True, False): NO_YEAR_BUT_WEEKDAY,
    (True, True): TOO_OLD_BY_WEEKDAY,
}


def _policy(pattern: str, **own: Any) -> Policy:  # noqa: ANN401 - as PathPolicy
    return Policy(paths=(PathPolicy(pattern=pattern, **own),))


@rule(
    id="update-date",
    title=Text(
        sv="Sidan visar när den uppdaterades, och det är inte för länge sedan",
        en="The page shows when it was updated, and that is not too long ago",
    ),
    remedy=Text(
        sv="Gå igenom sidan: stämmer allt? Rätta det som är fel och spara, så att sidan får ett nytt datum "
        "som besökaren kan se.",
        en="Go through the page: is everything right? Correct what is wrong and save, so that the page gets "
        "a new date that visitors can see.",
    ),
    severity=Severity.MODERATE,
    blind_spot=Text(
        sv="Ett nytt datum betyder inte att någon har läst igenom sidan: många verktyg byter datum när en "
        "mall ändras eller hela webbplatsen publiceras om.",
        en="A new date does not mean that somebody has read the page: many systems change the date when a "
        "template changes or the whole site is published again.",
    ),
    examples=[
        passes("<p>Uppdaterades: 5 oktober 2026</p>", "seven weeks old"),
        passes("<p>Uppdaterades: 23 november 2025</p>", "as old as the limit allows, 365 days"),
        passes("<p>Senast granskad: 2026-11-23</p>", "reviewed today"),
        passes("<p>Publicerad: 5 februari 2024</p>", "news is exempt", Given(path="/nyheter/ny-skola-byggs")),
        passes(
            "<p>Denna nyhet är äldre än 6 månader.</p><p>Publicerad: 5 februari 2024</p>",
            "it tells visitors that it is old",
        ),
        passes(
            "<p>Uppdaterades: 5 februari 2024</p>",
            "the site exempts this path",
            Given(path="/planer/torget", policy=_policy("/planer/**", is_exempt=True)),
        ),
        fails(
            "<p>Uppdaterades: 5 april 2026</p>",
            "pages under this path may be six months old",
            Given(path="/bygga/altan", policy=_policy("/bygga/**", max_age=timedelta(days=183))),
        ),
        fails(
            "<p>Uppdaterades: 5 oktober 2026</p>",
            "updated, but nobody says that it was reviewed",
            Given(path="/bygga/altan", policy=_policy("/bygga/**", review_age=timedelta(days=183))),
        ),
        fails("<p>Uppdaterades: 5 februari 2024</p>", "1,022 days old"),
        fails("<p>Uppdaterades: 22 november 2025</p>", "one day older than the limit"),
        fails("<p>Uppdaterades: 15 mars 2027</p>", "a day that has not come"),
        fails("<p>Uppdaterades: 31 februari 2026</p>", "there is no such day"),
        fails("<p>Senast uppdaterad: {{modified}}</p>", "the template's code shows"),
        fails("<p>Välkommen till kommunen.</p>", "no date at all"),
        fails("<p>Uppdaterad tisdag 5 oktober 2026</p>", "5 October 2026 is a Monday"),
        unclear("<p>Uppdaterades:</p>", "a label without a date"),
        unclear("<p>Uppdaterades 30/11 kl. 21.15</p>", "no year"),
        unclear("<p>Senast uppdaterad: 05/04/2026</p>", "April or May"),
        unclear(
            "<h1>Nyheter</h1><p>Publicerad: 5 februari 2024</p>", "a heading alone tells that it may be news"
        ),
    ],
)
def page_shows_a_recent_date(page: Page, context: Context) -> Iterator[Finding]:
    unread = [label for label in page.metadata.unread if label.subject is Subject.DATE]
    shown = [found for found in page.metadata.dates if found.source in _SHOWN]
    wrong = [label for label in unread if label.flaw in _ALWAYS_WRONG]
    ages = ages_for(page, context.policy)
    for label in wrong:
        yield located(Outcome.FAILED, label, _ALWAYS_WRONG[label.flaw].fill(said=said(label)))
    for found in shown:
        if found.wrong_weekday:
            yield _of_weekday(found)
    if shown:
        yield _of_shown(shown, page, ages, context)
    elif len(unread) > len(wrong):
        yield from (_of_unread(label, page, ages, context) for label in unread if label not in wrong)
    elif not wrong:
        yield _of_nothing(page)


def _of_weekday(found: PageDate) -> Finding:
    told = WRONG_WEEKDAY.fill(said=said(found), date=day(found.value), weekday=weekday(found.value))
    return located(Outcome.FAILED, found, told)


def _of_shown(shown: Sequence[PageDate], page: Page, ages: Ages, context: Context) -> Finding:
    """What the dates that visitors see say: the latest time that somebody went through the page."""
    best = _latest(shown)
    if best.value > context.today:
        told = IN_FUTURE.fill(done=DONE[best.kind], when=when(best), today=day(context.today))
        return located(Outcome.FAILED, best, told)
    if ages.review_age is None or _may_be_old(page, ages):
        return _of_date(best, ages.max_age, page, ages, context)
    reviewed = next((found for found in shown if found.kind is DateKind.REVIEWED), None)
    if reviewed is not None:
        return _of_date(reviewed, ages.review_age, page, ages, context)
    latest = {"done": DONE[best.kind], "when": when(best), "today": day(context.today)}
    return located(Outcome.FAILED, best, UNREVIEWED.fill(**latest, limit=days(ages.review_age)))


def _latest(shown: Sequence[PageDate]) -> PageDate:
    """The most trusted date; a later update or review beside it counts as much."""
    first = shown[0]
    if first.kind not in _VOUCHING:
        return first
    alike = (found for found in shown if found.source is first.source and found.kind in _VOUCHING)
    return max(alike, key=last_day)


def _of_date(found: PageDate, limit: timedelta, page: Page, ages: Ages, context: Context) -> Finding:
    """What a date says, by its kindest reading."""
    age = max(context.today - last_day(found), timedelta(0))
    outcome, message = (Outcome.PASSED, FRESH) if age <= limit else _of_age(page, ages)
    told = message.fill(done=DONE[found.kind], when=when(found), age=days(age), limit=days(limit))
    return located(outcome, found, told)


def _of_age(page: Page, ages: Ages) -> tuple[Outcome, Text]:
    """What a page deserves that is older than the limit."""
    if ages.is_exempt:
        return Outcome.PASSED, EXEMPT
    if is_marked_old(page):
        return Outcome.PASSED, MARKED_OLD
    if ages.is_exempt is None and declared_genre(page) is not Genre.ORDINARY:
        return Outcome.PASSED, MAY_BE_OLD
    if ages.is_exempt is None and genre_of(page) is not Genre.ORDINARY:
        return Outcome.CANNOT_TELL, OLD_BY_NATURE
    return Outcome.FAILED, TOO_OLD


def _may_be_old(page: Page, ages: Ages) -> bool:
    return _of_age(page, ages)[0] is Outcome.PASSED


def _of_unread(label: Unread, page: Page, ages: Ages, context: Context) -> Finding:
    """What a label says whose date cannot be read; what it may mean decides, when all of it is too old."""
    told = {
        "said": said(label),
        "today": day(context.today),
        "limit": days(ages.max_age),
        "readings": either(label.readings),
    }
    if not label.readings:
        message = {Flaw.EMPTY: EMPTY, Flaw.YEARLESS: NO_YEAR}.get(label.flaw, UNREADABLE)
        return located(Outcome.CANNOT_TELL, label, message.fill(**told))
    latest = max(label.readings)
    is_too_old = context.today - latest > ages.max_age and _of_age(page, ages)[0] is Outcome.FAILED
    message = _OF_READINGS[label.flaw is Flaw.YEARLESS, is_too_old].fill(**told, latest=day(latest))
    return located(Outcome.FAILED if is_too_old else Outcome.CANNOT_TELL, label, message)


def _of_nothing(page: Page) -> Finding:
    """What a page without a date that visitors see deserves."""
    if is_marked_old(page):
        return passed(None, MARKED_UNDATED)
    if not page.is_settled:
        return cannot_tell(None, UNSETTLED)
    in_code = next((found for found in page.metadata.dates if found.source is not DateSource.HEADER), None)
    if in_code is None:
        return failed(None, MISSING)
    return failed(None, IN_CODE_ONLY.fill(when=when(in_code), label=in_code.label, text=in_code.text))
