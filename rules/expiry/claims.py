"""Of what each dated sentence of a page speaks. Each speaks of one matter, so that one rule reports it.

The most telling reading wins: a term of office, then the last day to do something, an occasion, a promise,
and a yearly fee where the promise may be none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from auditor.model import Page, Text
from rules.expiry.doubts import LOOK_AT
from rules.expiry.page_dates import last_day_of, shown_date
from rules.expiry.promises import Doubt, Promise, Role, Statement, is_question, read_of, statements_on
from rules.expiry.readings import date_lists, deadlines, events, fees, passing, terms, weekdays
from rules.expiry.readings.claim import Claim, Matter
from rules.expiry.readings.layout import Layout, list_of
from rules.expiry.readings.parsed import Parsed

PROMISED = Text(sv="gäller {time}", en="is about {time}")
MENTIONED = Text(sv="nämner {time}", en="mentions {time}")
BY_WEEKDAY = Text(
    sv="Året står inte där, men veckodagen passar. Kontrollera om det är över.",
    en="The year is not given, but the weekday fits. Check whether it is over.",
)
_MOST = 5000  # sentences of a page that are read; a page with more is data
_YEAR = re.compile(r"20\d\d")
# Where these cast doubt on a promise, a fee for the same time is the better reading.
_RATHER_A_FEE = {Doubt.VALIDITY, Doubt.ABOUT, Doubt.ASIDE, Doubt.UNKNOWN_VERB}


def claims_on(page: Page, today: date) -> tuple[Claim, ...]:
    """Every dated sentence that says something of a time to come, in order."""
    return page.once(_Claims(today))


@dataclass(frozen=True)
class _Claims:
    """What is claimed as of a day, to be made once of a page."""

    today: date

    def __call__(self, page: Page) -> tuple[Claim, ...]:
        return _claims(page, self.today)


def _claims(page: Page, today: date) -> tuple[Claim, ...]:
    layout = page.once(Layout)
    statements = islice(statements_on(page), _MOST)
    dated = [claim for statement in statements if (claim := _claim(statement, layout, today))]
    claims = [*dated, *_listed(dated, layout, today), *_without_year(layout, today)]
    return tuple(_once_a_list(claims))


def _listed(dated: list[Claim], layout: Layout, today: date) -> Iterator[Claim]:
    """Lists of bare days, unless their heading or their rows are told already."""
    told = {list_of(claim.statement.block) for claim in dated}
    headings = {claim.statement.block.text for claim in dated if claim.statement.block.is_heading}
    for claim in date_lists.claims_in(layout.page, layout, today):
        block = claim.statement.block
        if list_of(block) not in told and not headings & {*layout.headings(block), layout.title}:
            yield claim


def _without_year(layout: Layout, today: date) -> Iterator[Claim]:
    """What sentences without a year say of days that their weekday or the page's own date settles."""
    shown = shown_date(layout.page)
    dated = last_day_of(shown) if shown else None
    hints = passing.HINTS if dated else weekdays.HINTS
    for statement in islice(statements_on(layout.page, hints), _MOST):
        if _YEAR.search(statement.own) or is_question(statement.own):
            continue
        claim = _by_weekday(statement, layout, dated, today)
        if claim is None and dated:
            claim = passing.read(Parsed(statement), dated, today)
        if claim:
            yield claim


def _by_weekday(statement: Statement, layout: Layout, dated: date | None, today: date) -> Claim | None:
    """An occasion on a day without a year, which its weekday settles."""
    days = weekdays.days_in(statement.own, statement.words, dated, today)
    claim = events.read(Parsed(statement, days), layout, today) if days else None
    return replace(claim, look=claim.look or BY_WEEKDAY) if claim and dated is None else claim


def _once_a_list(claims: list[Claim]) -> Iterator[Claim]:
    """The claims, but of the occasions in a list the latest alone."""
    latest: dict[int, Claim] = {}
    for claim in claims:
        place = list_of(claim.statement.block) if claim.matter is Matter.EVENT else 0
        if not place:
            yield claim
        elif place not in latest or latest[place].time.last < claim.time.last:
            latest[place] = claim
    yield from latest.values()


def _claim(statement: Statement, layout: Layout, today: date) -> Claim | None:
    if is_question(statement.own):
        return None
    parsed = Parsed(statement)
    if not parsed.times:
        return None
    for reader in (terms.read, deadlines.read, events.read):
        if claim := reader(parsed, layout, today):
            return claim
    return passing.read_dated(parsed) or _promised(parsed, layout, today)


def _promised(parsed: Parsed, layout: Layout, today: date) -> Claim | None:
    """A promise, or the fee of a year where it may be none."""
    statement = parsed.statement
    promise = read_of(statement.own, statement.words, today, parsed.times, parsed.clauses)
    if promise and _is_closed(parsed, promise):
        return None
    fee = promise is None or promise.doubt in _RATHER_A_FEE
    return (fees.read(parsed, layout, today) if fee else None) or _promise(statement, promise)


def _is_closed(parsed: Parsed, promise: Promise) -> bool:
    """Whether it is an honest notice: Ansökan till lägret 2024 är stängd."""
    closed, verb = parsed.find("deadline", "closed"), promise.verb
    if closed is None or verb is None or promise.time.role is Role.UNTIL:
        return False
    return closed.start() <= verb.start < closed.end()


def _promise(statement: Statement, promise: Promise | None) -> Claim | None:
    if promise is None:
        return None
    time, verb = promise.time, promise.verb
    reading = MENTIONED if promise.doubt else PROMISED
    return Claim(
        matter=Matter.PROMISE,
        statement=statement,
        time=time,
        reading=reading.fill(time=time.text),
        look=LOOK_AT[promise.doubt] if promise.doubt else None,
        spans=((time.start, time.end), *([(verb.start, verb.end)] if verb else [])),
    )
