"""The last day to do something: ansök senast ..., sista dag för anmälan är ..."""

from __future__ import annotations

import re
from datetime import date

from auditor.model import Text
from rules.expiry.promises import Role, Time
from rules.expiry.readings.claim import Claim, Matter
from rules.expiry.readings.layout import Layout
from rules.expiry.readings.parsed import Parsed, is_settled, is_to_the_day

LAST_DAY = Text(
    sv="lästes som en uppmaning att göra något senast {time}",
    en="was read as an appeal to do something by {time}",
)
ABOUT_A_PERIOD = Text(
    sv="lästes som en uppmaning att göra något som gäller {time}",
    en="was read as an appeal to do something that is about {time}",
)
CONDITION = Text(
    sv="Dagen står i ett villkor. Kontrollera om det fortfarande gäller.",
    en="The day stands in a condition. Check whether it still applies.",
)
NEGATED = Text(
    sv="Meningen säger vad som inte går. Kontrollera om den fortfarande behövs.",
    en="The sentence says what cannot be done. Check whether it is still needed.",
)
RECURRING = Text(
    sv="Det verkar återkomma varje år. Kontrollera om årtalet behöver bytas.",
    en="It seems to come back every year. Check whether the year needs to be changed.",
)
LATE = Text(
    sv="Kontrollera om det fortfarande går att göra. Skriv annars att tiden har gått ut, eller när nästa "
    "tillfälle kommer.",
    en="Check whether it can still be done. Otherwise write that the time is over, or when the next chance "
    "comes.",
)
_FROM = re.compile(
    r"\d{1,2}(?::?[ae])?(?:\s+[a-zåäö]+)?\s*(?:–|-|\boch\b|\btill\b|\band\b|\bto\b)\s*(?:den\s*)?$",
    re.IGNORECASE,
)
_LED = re.compile(r"senast\b|no later than\b", re.IGNORECASE)
_LONGEST_TERM = 250  # days: "by 2025" is a promise, not an appeal
# A verb of no list, by its form and what follows: Rapportera senast den 15 januari 2025 ...
_IMPERATIVE = re.compile(r"(?!\w*(?:rna|sta|nna|ndra|lla|ssa)\b)[A-ZÅÄÖ]\w{3,}a\s+(?:\w+\s+){0,3}senast\b")
_BEFORE = 90  # characters before a time in which what is said of the last day stands


def read(parsed: Parsed, layout: Layout, today: date) -> Claim | None:
    """The last day that the sentence sets, if any: one that is still to come, else the latest."""
    found = [claim for time in parsed.times if (claim := _weigh(parsed, time))]
    if not found:
        return None
    chosen = max(found, key=lambda claim: claim.time.last)
    if chosen.time.is_past(today) and _is_over(parsed, chosen, layout, today):
        return _honest(chosen)
    return chosen


def _weigh(parsed: Parsed, time: Time) -> Claim | None:
    """The claim that the time is the last day of what the sentence asks for."""
    if is_settled(time) or time.role in {Role.SINCE, Role.EARLIEST} or _is_of_birth_or_over(parsed, time):
        return None
    if _is_own_duty(parsed):
        return None
    if _is_last_day(parsed, time):
        return _claim(parsed, time, LAST_DAY, _doubt(parsed, time))
    return _about_a_period(parsed, time)


def _is_last_day(parsed: Parsed, time: Time) -> bool:
    if _is_called_last(parsed, time):
        return True
    if not is_to_the_day(time):
        is_month = (time.last - time.first).days < _LONGEST_TERM
        return is_month and time.role is Role.UNTIL and parsed.has("deadline", "led") and _appeals(parsed)
    is_bare = not parsed.verbs or _starts_with_appeal(parsed)
    is_led = is_bare and _LED.match(parsed.own, time.lead) is not None
    is_end = time.role is Role.UNTIL or _is_range(parsed, time)
    return is_led or (is_end and _appeals(parsed))


def _about_a_period(parsed: Parsed, time: Time) -> Claim | None:
    """An appeal that is over when its year or term is: Ansök om sommarjobb 2024."""
    if _seeks(parsed) and not (is_to_the_day(time) and parsed.has("event", "nouns")):
        late = LATE if time.role is Role.ABOUT and not parsed.has("deadline", "now") else None
        return _claim(parsed, time, ABOUT_A_PERIOD, _doubt(parsed, time) or late)
    if time.role in {Role.ABOUT, Role.UNTIL} and _receives(parsed):
        late = None if parsed.has("deadline", "led") else LATE
        return _claim(parsed, time, ABOUT_A_PERIOD, _doubt(parsed, time) or late)
    return None


def _claim(parsed: Parsed, time: Time, reading: Text, look: Text | None) -> Claim:
    return Claim(
        matter=Matter.DEADLINE,
        statement=parsed.statement,
        time=time,
        reading=reading.fill(time=time.text),
        look=look,
        spans=((time.start, time.end),),
    )


def _honest(claim: Claim) -> Claim:
    return Claim(
        matter=claim.matter,
        statement=claim.statement,
        time=claim.time,
        reading=claim.reading,
        is_honest=True,
    )


def _is_of_birth_or_over(parsed: Parsed, time: Time) -> bool:
    """Whether the time belongs to a birth year, or to what has been done already."""
    if parsed.is_told_as_past(time) and not _starts_with_appeal(parsed):
        return True
    clause = parsed.clause(time)
    done = parsed.find("deadline", "not_deadlines", max(clause.start, time.start - _BEFORE), time.start)
    if done is None:
        return False
    return parsed.find("deadline", "already", 0, done.start()) is None


def _is_range(parsed: Parsed, time: Time) -> bool:
    """Whether the time is the end of some days: mellan 15 augusti och 15 oktober 2023."""
    return time.first < time.last or _FROM.search(parsed.own, 0, time.start) is not None


def _is_own_duty(parsed: Parsed) -> bool:
    """Whether it is what the municipality itself will do."""
    return parsed.has("deadline", "own_duty") and not parsed.has("deadline", "last_days")


def _starts_with_appeal(parsed: Parsed) -> bool:
    own = parsed.own.lstrip()
    known = parsed.vocabulary.pattern("deadline", "acts").match(own)
    return bool(known or _IMPERATIVE.match(own))


def _is_called_last(parsed: Parsed, time: Time) -> bool:
    """Whether words such as "sista dag för ansökan" stand before the time, with no other time between."""
    earlier = [other.end for other in parsed.times if other.end <= time.start]
    start = max(0, time.start - _BEFORE, *earlier[-1:])
    if parsed.find("deadline", "last_days", start, time.start):
        return True
    closing = parsed.find("deadline", "closings", start, time.start)
    return closing is not None and parsed.find("deadline", "takers", 0, closing.start()) is not None


def _appeals(parsed: Parsed) -> bool:
    """Whether the sentence asks for something: by a verb, or by a noun alone."""
    return parsed.has("deadline", "acts") or parsed.has("deadline", "delivery") or _receives(parsed)


def _receives(parsed: Parsed) -> bool:
    """Whether the sentence says that something can be handed in."""
    if _starts_with_appeal(parsed):
        return True
    is_open = parsed.has("deadline", "delivery") or parsed.has("deadline", "receipts")
    return parsed.has("deadline", "nouns") and (is_open or not parsed.verbs)


def _seeks(parsed: Parsed) -> bool:
    """Whether the sentence is an appeal, not a rule that mentions one: Ansök till sommarjobb 2024."""
    match = parsed.find("deadline", "seeks")
    if match is None:
        return False
    before = parsed.own[: match.start()].rstrip()
    return before[-1:] in {"", "–", "-", ":", "!"} or " " in match[0].strip()


def _doubt(parsed: Parsed, time: Time) -> Text | None:
    if parsed.is_conditional(time):
        return CONDITION
    if parsed.words.recurrence.search(parsed.own):
        return RECURRING
    return NEGATED if parsed.is_negated(time) else None


def _is_over(parsed: Parsed, claim: Claim, layout: Layout, today: date) -> bool:
    """Whether the page says near by that the time is over, or gives a later one of the same kind."""
    closed = parsed.vocabulary.pattern("deadline", "closed")
    block = claim.statement.block
    if any(layout.tells(closed, other.text) for other in layout.near(block)):
        return True
    return layout.has_newer(block, parsed.words, today, claim.time.last)
