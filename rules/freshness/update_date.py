"""Visitors must be able to see how old a page is, and it must not be too old.

Only what a visitor sees counts. A date in the code cannot stand in for one on the page, still less one in an
HTTP header, which is mostly the moment at which the page was put together.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from auditor.model import (
    Context,
    DateKind,
    DateSource,
    Finding,
    Flaw,
    Outcome,
    Page,
    PageDate,
    Precision,
    Severity,
    Subject,
    Text,
    Unread,
    at,
    cannot_tell,
    failed,
    fails,
    passes,
    rule,
    spoken,
    unclear,
)
from rules.genres import Genre, genre_of, is_marked_old

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
OLD_BY_NATURE = Text(
    sv="Sidan {done} {when}, för {age} sedan. Gränsen är {limit}. Sidan verkar vara en nyhet, ett protokoll "
    "eller ett arkiv, som får vara gammal. Kontrollera att det framgår för besökaren.",
    en="The page {done} {when}, {age} ago. The limit is {limit}. The page seems to be news, minutes or an "
    "archive, which may be old. Check that visitors can see that it is.",
)
MARKED_OLD = Text(
    sv="Sidan {done} {when}, för {age} sedan. Den är en nyhet eller ett arkiv och säger själv att den är "
    "gammal.",
    en="The page {done} {when}, {age} ago. It is news or an archive, and says itself that it is old.",
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
    en="The date, {when}, is only in the page's code ({label}: {text}). Visitors cannot see how old the "
    "page is.",
)
UNSETTLED = Text(
    sv="Inget datum hittades, men sidan ändras av skript och har inte öppnats i en webbläsare. "
    "Titta efter datumet på sidan.",
    en="No date was found, but scripts change the page and it was not opened in a browser. "
    "Look for the date on the page.",
)
NO_SUCH_DAY = Text(
    sv="”{said}”: det finns inget sådant datum. Rätta det.",
    en="“{said}”: there is no such date. Correct it.",
)
TEMPLATE_SHOWS = Text(
    sv="”{said}”: där datumet skulle stå visas sidmallens kod. Be den som sköter webbplatsen att rätta "
    "mallen.",
    en="“{said}”: the code of the page's template shows where the date should be. Ask those who run the "
    "site to mend the template.",
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
    sv="”{said}” kan betyda {readings}. Hur det än läses är sidan äldre än gränsen, {limit}. "
    "Gå igenom sidan och skriv månaden med bokstäver.",
    en="“{said}” may mean {readings}. However it is read, the page is older than the limit, {limit}. "
    "Go through the page and write the month as a word.",
)
OR = Text(sv=" eller ", en=" or ")

_SHOWN = {DateSource.VISIBLE, DateSource.TIME}
_ALWAYS_WRONG = {Flaw.IMPOSSIBLE: NO_SUCH_DAY, Flaw.TEMPLATE: TEMPLATE_SHOWS}


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
        fails("<p>Uppdaterades: 5 februari 2024</p>", "1,022 days old"),
        fails("<p>Uppdaterades: 22 november 2025</p>", "one day older than the limit"),
        fails("<p>Uppdaterades: 15 mars 2027</p>", "a day that has not come"),
        fails("<p>Uppdaterades: 31 februari 2026</p>", "there is no such day"),
        fails("<p>Senast uppdaterad: {{modified}}</p>", "the template's code shows"),
        fails("<p>Välkommen till kommunen.</p>", "no date at all"),
        unclear("<p>Uppdaterades:</p>", "a label without a date"),
        unclear("<p>Senast uppdaterad: 05/04/2026</p>", "April or May"),
        unclear("<h1>Nyheter</h1><p>Publicerad: 5 februari 2024</p>", "news may be old"),
    ],
)
def page_shows_a_recent_date(page: Page, context: Context) -> Iterator[Finding]:
    unread = [label for label in page.metadata.unread if label.subject is Subject.DATE]
    shown = [found for found in page.metadata.dates if found.source in _SHOWN]
    wrong = [label for label in unread if label.flaw in _ALWAYS_WRONG]
    for label in wrong:
        yield _located(Outcome.FAILED, label, _ALWAYS_WRONG[label.flaw].fill(said=_said(label)))
    if shown:
        yield _of_date(shown[0], page, context)
    elif len(unread) > len(wrong):
        yield from (_of_unread(label, context) for label in unread if label not in wrong)
    elif not wrong:
        yield _of_nothing(page)


def _of_date(found: PageDate, page: Page, context: Context) -> Finding:
    """What the date that visitors see says, by its kindest reading."""
    told = {"done": DONE[found.kind], "when": _when(found)}
    if found.value > context.today:
        return _located(Outcome.FAILED, found, IN_FUTURE.fill(**told, today=_day(context.today)))
    age = max(context.today - _last_day(found), timedelta(0))
    outcome, message = _of_age(age, page, context)
    return _located(outcome, found, message.fill(**told, age=_days(age), limit=_days(context.policy.max_age)))


def _of_age(age: timedelta, page: Page, context: Context) -> tuple[Outcome, Text]:
    if age <= context.policy.max_age:
        return Outcome.PASSED, FRESH
    if genre_of(page) is Genre.ORDINARY:
        return Outcome.FAILED, TOO_OLD
    return (Outcome.PASSED, MARKED_OLD) if is_marked_old(page) else (Outcome.CANNOT_TELL, OLD_BY_NATURE)


def _of_unread(label: Unread, context: Context) -> Finding:
    """What a label says whose date cannot be read."""
    if label.flaw is Flaw.AMBIGUOUS and label.readings:
        return _of_readings(label, context)
    message = EMPTY if label.flaw is Flaw.EMPTY else UNREADABLE
    return _located(Outcome.CANNOT_TELL, label, message.fill(said=_said(label), today=_day(context.today)))


def _of_readings(label: Unread, context: Context) -> Finding:
    """The days that an ambiguous date may mean decide when they agree."""
    readings = _either(label.readings)
    if all(context.today - day > context.policy.max_age for day in label.readings):
        limit = _days(context.policy.max_age)
        message = TOO_OLD_EITHER_WAY.fill(said=_said(label), readings=readings, limit=limit)
        return _located(Outcome.FAILED, label, message)
    return _located(Outcome.CANNOT_TELL, label, AMBIGUOUS.fill(said=_said(label), readings=readings))


def _of_nothing(page: Page) -> Finding:
    """What a page without a date that visitors see deserves."""
    if not page.is_settled:
        return cannot_tell(None, UNSETTLED)
    in_code = next((found for found in page.metadata.dates if found.source is not DateSource.HEADER), None)
    if in_code is None:
        return failed(None, MISSING)
    return failed(None, IN_CODE_ONLY.fill(when=_when(in_code), label=in_code.label, text=in_code.text))


def _located(outcome: Outcome, where: PageDate | Unread, message: Text) -> Finding:
    return at(outcome, where.selector, _said(where), message)


def _said(where: PageDate | Unread) -> str:
    """The words on the page: the label, unless it is among the words read, and the value."""
    if where.text.startswith(where.label):
        return where.text
    return ": ".join(part for part in (where.label, where.text) if part)


def _last_day(found: PageDate) -> date:
    """The last day that a date with only a month or a year may mean."""
    year = found.value.year
    match found.precision:
        case Precision.YEAR:
            return date(year, 12, 31)
        case Precision.MONTH:
            return found.value.replace(day=monthrange(year, found.value.month)[1])
        case _:
            return found.value


def _when(found: PageDate) -> Text:
    """When that was, as people write it: 5 februari 2024; i februari 2024; år 2024."""
    day = _day(found.value)
    match found.precision:
        case Precision.YEAR:
            return Text(sv=f"år {found.value.year}", en=f"in {found.value.year}")
        case Precision.MONTH:
            return Text(sv=f"i {day.sv.split(' ', 1)[1]}", en=f"in {day.en.split(' ', 1)[1]}")
        case _:
            return Text(sv=f"den {day.sv}", en=f"on {day.en}")


def _day(value: date) -> Text:
    return spoken(value.year, value.month, value.day)


def _either(days: tuple[date, ...]) -> Text:
    told = [_day(day) for day in days]
    return Text(sv=OR.sv.join(day.sv for day in told), en=OR.en.join(day.en for day in told))


def _days(length: timedelta) -> Text:
    """A number of days as people write it: 1 022 dagar, 1,022 days."""
    number = f"{length.days:,}"
    one = abs(length.days) == 1
    return Text(
        sv=f"{number.replace(',', '\N{NO-BREAK SPACE}')} {'dag' if one else 'dagar'}",
        en=f"{number} {'day' if one else 'days'}",
    )
