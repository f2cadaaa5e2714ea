"""Fees and amounts that belong to a year: Avgifter 2019, enligt taxa 2022, maxtaxan 2024 är ..."""

from __future__ import annotations

from datetime import date

from auditor.model import Text
from rules.expiry.promises import Role, Time
from rules.expiry.readings.claim import Claim, Matter
from rules.expiry.readings.layout import Layout
from rules.expiry.readings.parsed import Parsed, is_named, is_settled

AMOUNT = Text(
    sv="lästes som ett belopp som gäller {time}",
    en="was read as an amount that applies to {time}",
)
INDEXED = Text(
    sv="lästes som ett belopp som gäller {time} och som räknas om varje år",
    en="was read as an amount that applies to {time} and is set anew every year",
)
MAYBE_STILL = Text(
    sv="Beloppet kan vara oförändrat. Kontrollera vad som gäller i år, och skriv det.",
    en="The amount may be unchanged. Check what applies this year, and write that.",
)
ANOTHER_YEAR = Text(
    sv="Meningen kan handla om ett annat år med avsikt. Kontrollera vad som gäller i år.",
    en="The sentence may be about another year on purpose. Check what applies this year.",
)
_SET_BY = (2, 1)  # by the first of February the new amounts of a year are known everywhere
_LONGEST = 30  # words


def read(parsed: Parsed, layout: Layout, today: date) -> Claim | None:
    """The amount of a year that the sentence tells, if any."""
    if not _is_of_money(parsed) or parsed.has("fee", "others"):
        return None
    found = [claim for time in parsed.times if (claim := _weigh(parsed, time, layout))]
    if not found:
        return None
    chosen = max(found, key=lambda claim: claim.time.last)
    if chosen.time.is_past(today) and _is_honest(parsed, chosen, layout, today):
        return _claim(parsed, chosen.time, chosen.reading, None, is_honest=True)
    return chosen


def _is_of_money(parsed: Parsed) -> bool:
    """Whether the sentence names a fee, or an amount and who pays it."""
    if parsed.has("fee", "nouns"):
        return True
    return parsed.has("fee", "amounts") and parsed.has("fee", "payers")


def _weigh(parsed: Parsed, time: Time, layout: Layout) -> Claim | None:
    if time.role in {Role.SINCE, Role.EARLIEST} or parsed.is_told_as_past(time):
        return None
    if is_settled(time) and not is_named(parsed, time, "fee", "nouns"):
        return None
    if len(parsed.own.split()) > _LONGEST:
        return None
    if not _is_indexed(parsed, layout):
        return _claim(parsed, time, AMOUNT.fill(time=time.text), MAYBE_STILL)
    doubtful = parsed.is_conditional(time) or parsed.is_negated(time)
    return _claim(parsed, time, INDEXED.fill(time=time.text), ANOTHER_YEAR if doubtful else None)


def _is_indexed(parsed: Parsed, layout: Layout) -> bool:
    """Whether the state sets the amount anew each year, by the sentence's words or the headings above it."""
    pattern = parsed.vocabulary.pattern("fee", "indexed")
    if parsed.has("fee", "indexed"):
        return True
    texts = (*layout.headings(parsed.statement.block), layout.title)
    return any(layout.tells(pattern, text) for text in texts)


def _is_honest(parsed: Parsed, claim: Claim, layout: Layout, today: date) -> bool:
    """Whether the amounts of this year may not be known yet, or stand on the page as well."""
    is_new_year = claim.time.last.year == today.year - 1 and (today.month, today.day) <= _SET_BY
    return is_new_year or layout.has_newer(claim.statement.block, parsed.words, today, claim.time.last)


def _claim(parsed: Parsed, time: Time, reading: Text, look: Text | None, *, is_honest: bool = False) -> Claim:
    return Claim(
        matter=Matter.FEE,
        statement=parsed.statement,
        time=time,
        reading=reading,
        look=look,
        is_honest=is_honest,
        spans=((time.start, time.end),),
    )
