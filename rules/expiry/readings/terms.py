"""Terms of office: Mandatperioden 2019–2022, ledamöter 2018-10-15 – 2022-10-14."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from auditor.model import Text
from rules.expiry.promises import Role, Time
from rules.expiry.promises.verbs import Kind
from rules.expiry.readings.claim import Claim, Matter
from rules.expiry.readings.layout import Layout
from rules.expiry.readings.parsed import Parsed, is_to_the_day
from rules.expiry.terms_of_office import Body, body_in, ends_of

TERM = Text(
    sv="lästes som en mandatperiod, {time}",
    en="was read as a term of office, {time}",
)
WHICH_BODY = Text(
    sv="Fullmäktige och styrelse byts efter valet i oktober, de flesta nämnder vid årsskiftet. Kontrollera "
    "vilka som avses och om de sitter kvar.",
    en="Councils and executive boards change in October after the election, most boards at the turn of the "
    "year. Check which are meant and whether they still sit.",
)
GOALS = Text(
    sv="Kontrollera om målen eller planerna fortfarande gäller, eller om nya har antagits.",
    en="Check whether the goals or plans still apply, or whether new ones have been adopted.",
)


def read(parsed: Parsed, layout: Layout, today: date) -> Claim | None:
    """The term of office that the sentence tells of, if any."""
    if not parsed.has("term", "nouns") or parsed.has("term", "over"):
        return None
    found = [claim for time in parsed.times if (claim := _weigh(parsed, time, layout, today))]
    if not found:
        return None
    chosen = max(found, key=lambda claim: claim.time.last)
    block = chosen.statement.block
    is_kept = layout.has_newer(block, parsed.words, today, chosen.time.last)
    return replace(chosen, is_honest=True) if chosen.time.is_past(today) and is_kept else chosen


def _weigh(parsed: Parsed, time: Time, layout: Layout, today: date) -> Claim | None:
    is_span = time.last.year > time.first.year and time.first != time.last
    if not is_span and not (time.role is Role.UNTIL and parsed.verbs):
        return None
    if _is_of_deeds(parsed, time) or parsed.is_told_as_past(time) or time.role in {Role.SINCE, Role.EARLIEST}:
        return None
    body = body_in(parsed.own, *reversed(layout.headings(parsed.statement.block)), layout.title)
    term = _until(time, body)
    return Claim(
        matter=Matter.TERM,
        statement=parsed.statement,
        time=term,
        reading=TERM.fill(time=time.text),
        look=_look(parsed, term, body, today),
        spans=((time.start, time.end),),
    )


def _is_of_deeds(parsed: Parsed, time: Time) -> bool:
    """Whether the sentence tells what the elected will do in that time, not how long they sit."""
    verb = parsed.verb_of(time)
    acts = verb is not None and verb.kind in {Kind.MODAL, Kind.INTENTION, Kind.EVENT}
    return acts and not parsed.has("term", "terms")


def _until(time: Time, body: Body | None) -> Time:
    """The time with the last day of the term, where it is told as years."""
    if is_to_the_day(time):
        return time
    last = ends_of(time.first.year, time.last.year, body)
    return replace(time, last=last) if last else time


def _look(parsed: Parsed, term: Time, body: Body | None, today: date) -> Text | None:
    if parsed.has("term", "goals"):
        return GOALS
    if is_to_the_day(term) or term.last.year < today.year:
        return None
    return None if body is not None and body.is_confirmed else WHICH_BODY
