"""The statement says when it was updated, and that is within a year.

DIGG: at least once a year; Implementing Decision (EU) 2018/1523, recital 3: regularly, and at least annually.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bs4 import Tag

from auditor.model import (
    Context,
    DateKind,
    DateSource,
    Finding,
    Outcome,
    Page,
    PageDate,
    Precision,
    Severity,
    Text,
    at,
    cannot_tell,
    failed,
    fails,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from rules.expiry.promises import Time
from rules.statement.reading import Dated, DateOf, Statement, statement_on
from rules.statement.telling import HELP, absent, day_of, quoted

RECENT = Text(
    sv="”{sentence}”: redogörelsen uppdaterades {day}, alltså inom ett år.",
    en="“{sentence}”: the statement was updated {day}, so within a year.",
)
SOON = Text(
    sv="”{sentence}”: redogörelsen uppdaterades {day}. Den ska ses över inom ett år; gör det senast {due}.",
    en="“{sentence}”: the statement was updated {day}. It is to be reviewed within a year; do so by {due}.",
)
OVERDUE = Text(
    sv="”{sentence}”: redogörelsen uppdaterades {day}, för mer än ett år sedan. Den ska ses över minst en "
    "gång om året.",
    en="“{sentence}”: the statement was updated {day}, more than a year ago. It is to be reviewed at "
    "least once a year.",
)
IN_FUTURE = Text(
    sv="”{sentence}”: redogörelsen ska ha uppdaterats {day}, en dag som inte har kommit än. Rätta datumet.",
    en="“{sentence}”: the statement is said to have been updated {day}, a day that has not come. Correct it.",
)
PLACEHOLDER = Text(
    sv="”{sentence}”: mallens fält står kvar där datumet skulle stå.",
    en="“{sentence}”: the template's field was left where the date should stand.",
)
UNDATED = Text(
    sv="”{sentence}”: det går inte att läsa något datum. Skriv det med dag, månad och år.",
    en="“{sentence}”: no date can be read. Write it with day, month and year.",
)
MISSING = Text(
    sv="Redogörelsen säger inte när den uppdaterades.",
    en="The statement does not say when it was updated.",
)

_SOON = timedelta(days=274)  # nine months: when Helsingborg's generator of statements begins to remind
_SHOWN = {DateSource.VISIBLE, DateSource.TIME}
_OF_UPDATES = {DateKind.MODIFIED, DateKind.REVIEWED}
_OPENING = (
    "<h1>Tillgänglighetsredogörelse för exempelby.example</h1><p>Webbplatsen är delvis förenlig med lagen om "
    "tillgänglighet till digital offentlig service.</p>"
)


@rule(
    id="statement-updated",
    title=Text(
        sv="Tillgänglighetsredogörelsen är uppdaterad det senaste året",
        en="The accessibility statement was updated within the last year",
    ),
    remedy=Text(
        sv="Gå igenom redogörelsen: Finns bristerna kvar? Har nya kommit till? Har löften infriats? Rätta "
        "texten och skriv sedan ”Redogörelsen uppdaterades senast den …” med dagens datum.",
        en="Go through the statement: Are the faults still there? Are there new ones? Were promises kept? "
        "Correct the text, then write “Redogörelsen uppdaterades senast den …” with today's date.",
    ),
    severity=Severity.SERIOUS,
    help=HELP,
    blind_spot=Text(
        sv="Ett nytt datum betyder inte att någon har gått igenom redogörelsen. Står inget datum i texten "
        "godtas sidans eget uppdateringsdatum.",
        en="A new date does not mean that somebody went through the statement. Where the text gives no "
        "date, the page's own date of update is accepted.",
    ),
    examples=[
        passes(f"{_OPENING}<p>Redogörelsen uppdaterades senast den 5 maj 2026.</p>", "half a year ago"),
        passes(
            f"{_OPENING}<p>Redogörelsen uppdaterades senast den 23 november 2025.</p>",
            "a year ago to the day",
        ),
        passes(f"{_OPENING}<p>Senast uppdaterad: 2026-05-05</p>", "the page's own date"),
        fails(
            f"{_OPENING}<p>Redogörelsen uppdaterades senast den 22 november 2025.</p>", "a year and a day ago"
        ),
        fails(
            f"{_OPENING}<p>Redogörelsen uppdaterades senast den 12 mars 2024.</p><p>Sidan uppdaterades "
            f"2026-05-05</p>",
            "the page was touched, the statement was not",
        ),
        fails(
            f"{_OPENING}<p>Redogörelsen uppdaterades senast den ÅÅÅÅ-MM-DD.</p>",
            "the template was not filled in",
        ),
        fails(
            f"{_OPENING}<p>Redogörelsen uppdaterades senast den 5 maj 2027.</p>", "a day that has not come"
        ),
        fails(f"{_OPENING}<p>Välkommen att kontakta oss.</p>", "no date"),
        unclear(f"{_OPENING}<p>Redogörelsen uppdaterades i våras.</p>", "a time that cannot be read"),
        ignores("<p>Redogörelsen uppdaterades senast den 12 mars 2024.</p>", "the page is no statement"),
    ],
)
def statement_is_recent(page: Page, context: Context) -> Iterator[Finding]:
    statement = statement_on(page)
    if statement is None:
        return
    found = statement.latest(DateOf.UPDATED)
    if found and (found.time or found.is_placeholder):
        yield _judged(found, context)
    elif shown := _page_date(statement):
        yield shown.judged(context)
    elif found := found or statement.latest(DateOf.PAGE_UPDATED):
        yield cannot_tell(found.line.tag, UNDATED.fill(sentence=quoted(found.text)))
    else:
        yield absent(statement, MISSING)


@dataclass(frozen=True)
class _Shown:
    """A day, where it was read and the words it was read from."""

    text: str
    first: date
    last: date
    when: Text
    tag: Tag | None = None
    selector: str = ""

    def judged(self, context: Context) -> Finding:
        outcome, message = _of_age(self, context.today)
        if self.tag is None and self.selector:
            return at(outcome, self.selector, self.text, message)
        return {Outcome.PASSED: passed, Outcome.FAILED: failed}[outcome](self.tag, message)


def _judged(found: Dated, context: Context) -> Finding:
    if found.time is None:
        return failed(found.line.tag, PLACEHOLDER.fill(sentence=quoted(found.text)))
    return _of(found, found.time).judged(context)


def _page_date(statement: Statement) -> _Shown | None:
    """The page's own date of update, as visitors see it."""
    found = statement.latest(DateOf.PAGE_UPDATED)
    if found and found.time:
        return _of(found, found.time)
    for shown in statement.page.metadata.dates:
        if shown.source in _SHOWN and shown.kind in _OF_UPDATES:
            return _of_page(shown)
    return None


def _of(found: Dated, time: Time) -> _Shown:
    return _Shown(found.text, time.first, found.day(), found.when, found.line.tag)


def _of_page(shown: PageDate) -> _Shown:
    """A page's date by its kindest reading: the last day that it may mean."""
    value, last = shown.value, shown.value
    if shown.precision is Precision.YEAR:
        last = value.replace(month=12, day=31)
    elif shown.precision is Precision.MONTH:
        last = value.replace(day=monthrange(value.year, value.month)[1])
    text = shown.text if shown.text.startswith(shown.label) else f"{shown.label} {shown.text}"
    month = shown.text.removeprefix(shown.label).strip(" :")
    when = day_of(value) if value == last else Text(sv=month, en=month)
    return _Shown(text, value, last, when, selector=shown.selector)


def _of_age(shown: _Shown, today: date) -> tuple[Outcome, Text]:
    told = {"sentence": quoted(shown.text), "day": shown.when}
    if shown.first > today:
        return Outcome.FAILED, IN_FUTURE.fill(**told)
    if shown.last < _a_year(today, -1):
        return Outcome.FAILED, OVERDUE.fill(**told)
    if today - shown.last >= _SOON:
        return Outcome.PASSED, SOON.fill(**told, due=day_of(_a_year(shown.last, 1)))
    return Outcome.PASSED, RECENT.fill(**told)


def _a_year(day: date, years: int) -> date:
    """The same day of another year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
