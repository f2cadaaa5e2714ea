"""Something that people may come to: meetings, concerts, markets, and the lists of them."""

from __future__ import annotations

import re
from datetime import date

from auditor.model import Text
from rules.expiry.promises import Role, Time
from rules.expiry.promises.times import times_alone
from rules.expiry.promises.verbs import Kind
from rules.expiry.readings.claim import Claim, Matter
from rules.expiry.readings.layout import Layout
from rules.expiry.readings.parsed import Parsed, is_named, is_settled, is_to_the_day

OCCASION = Text(
    sv="lästes som en inbjudan till något som äger rum {time}",
    en="was read as an invitation to something that takes place {time}",
)
SCHEDULE = Text(
    sv="lästes som rubrik eller ingress till tider för {time}",
    en="was read as the heading of, or the words before, a schedule for {time}",
)
MAYBE_A_RECORD = Text(
    sv="Det kan vara en inbjudan eller en återblick. Är det en inbjudan: ta bort den. Är det en återblick: "
    "skriv det i rubriken.",
    en="It may be an invitation or a look back. If it is an invitation: remove it. If it is a look back: "
    "say so in the heading.",
)
CONDITION = Text(
    sv="Tiden står i ett villkor. Kontrollera om det fortfarande gäller.",
    en="The time stands in a condition. Check whether it still applies.",
)
CANCELLED = Text(
    sv="Meningen säger att något inte blir av eller flyttas. Kontrollera om upplysningen fortfarande behövs.",
    en="The sentence says that something is cancelled or moved. Check whether the notice is still needed.",
)
RECURRING = Text(
    sv="Det verkar återkomma varje år. Kontrollera om årtalet behöver bytas.",
    en="It seems to come back every year. Check whether the year needs to be changed.",
)
_KNOWN_BY = ("nouns", "invitations", "day_invitations", "schedules", "occasions", "calls", "hours", "labels")
_LONGEST = 1000  # characters of a block that is looked at for another day
_OPENS = re.compile(r"(?:^|[:!?–-])\W*$")
_LABEL = re.compile(r"\W*:\s*")
_WORDS_IN_A_HEADING = 14
_WORDS_OF_WHAT = 3  # words before a day and an hour that tell of what they are


def read(parsed: Parsed, layout: Layout, today: date) -> Claim | None:
    """The occasion that the sentence invites to, if any: one that is still to come, else the latest."""
    is_event = any(parsed.has("event", name) for name in _KNOWN_BY)
    if not is_event or parsed.has("event", "records"):
        return None
    found = [claim for time in parsed.times if (claim := _weigh(parsed, time))]
    if not found:
        return None
    chosen = max(found, key=lambda claim: claim.time.last)
    if chosen.time.is_past(today) and _is_honest(parsed, chosen, layout, today):
        return _claim(parsed, chosen.time, chosen.reading, None, is_honest=True)
    return chosen


def _is_honest(parsed: Parsed, claim: Claim, layout: Layout, today: date) -> bool:
    """Whether a later one of the same kind stands on the page, or the day that it was moved to."""
    block = claim.statement.block
    if layout.has_newer(block, parsed.words, today, claim.time.last):
        return True
    if not parsed.has("event", "cancelled") or len(block.text) > _LONGEST:
        return False
    return any(time.last >= today for time in times_alone(block.text, parsed.words))


def _weigh(parsed: Parsed, time: Time) -> Claim | None:
    if parsed.is_told_as_past(time) or time.role in {Role.SINCE, Role.EARLIEST}:
        return None
    if is_settled(time) and not _names_a_list(parsed, time):
        return None
    if is_to_the_day(time):
        return _to_the_day(parsed, time)
    if not parsed.verbs and len(parsed.own.split()) <= _WORDS_IN_A_HEADING:
        return _heading(parsed, time)
    is_pointed_to = parsed.has("event", "pointers") and parsed.has("event", "schedules")
    if is_pointed_to or parsed.has("event", "yearly"):
        return _claim(parsed, time, SCHEDULE.fill(time=time.text), _doubt(parsed, time))
    return None


def _to_the_day(parsed: Parsed, time: Time) -> Claim | None:
    if parsed.has("event", "invitations"):
        return _claim(parsed, time, OCCASION.fill(time=time.text), _doubt(parsed, time))
    if parsed.has("event", "references"):
        return None
    if not parsed.verbs and parsed.has("event", "schedules"):
        return _claim(parsed, time, SCHEDULE.fill(time=time.text), _doubt(parsed, time))
    if not (parsed.has("event", "nouns") or _is_on_a_day(parsed, time) or _has_an_hour(parsed, time)):
        return None
    return _claim(parsed, time, OCCASION.fill(time=time.text), _doubt(parsed, time))


def _is_on_a_day(parsed: Parsed, time: Time) -> bool:
    """Whether the sentence tells readers what they can do that day, with a verb that promises nothing."""
    if _calls(parsed, time):
        return True
    verb = parsed.verb_of(time)
    promises = verb is not None and verb.kind not in {Kind.NEUTRAL, Kind.ONGOING}
    return not promises and parsed.has("event", "day_invitations")


def _calls(parsed: Parsed, time: Time) -> bool:
    """Whether an appeal to come begins the sentence, or a part of it: Träffa oss på torget den 3 maj 2025."""
    calls = parsed.vocabulary.pattern("event", "calls").finditer(parsed.own)
    return time.role is Role.DURING and any(_OPENS.search(parsed.own, 0, call.start()) for call in calls)


def _has_an_hour(parsed: Parsed, time: Time) -> bool:
    """Whether a day and an hour, without a verb, are those of an occasion: När: 3 maj 2025 klockan 18."""
    label = parsed.vocabulary.pattern("event", "labels").match(parsed.own)
    if label and _LABEL.match(parsed.own, label.end()):
        return True
    if parsed.verbs or parsed.has("event", "stamps"):
        return False
    if parsed.find("event", "hour_ranges", time.end):
        return True
    is_on_weekday = parsed.find("event", "weekdays", time.lead, time.start) is not None
    is_written = not time.text[:4].isdigit()  # 2025-03-04 is the date of a document
    is_told = is_on_weekday or (is_written and len(parsed.own[: time.lead].split()) >= _WORDS_OF_WHAT)
    return is_told and parsed.find("event", "hours", time.end) is not None


def _heading(parsed: Parsed, time: Time) -> Claim | None:
    """What a year or a season makes of words without a verb: Sammanträdestider 2023, Kulturnatten 2024."""
    if parsed.has("event", "schedules"):
        return _claim(parsed, time, SCHEDULE.fill(time=time.text), _doubt(parsed, time))
    is_of_a_season = not time.text[:1].isdigit() and parsed.has("event", "nouns")
    if is_of_a_season or parsed.has("event", "occasions"):
        return _claim(parsed, time, OCCASION.fill(time=time.text), MAYBE_A_RECORD)
    return None


def _names_a_list(parsed: Parsed, time: Time) -> bool:
    """Whether the year directly follows what it is the list of: Jävsnämndens sammanträden 2018."""
    if parsed.verbs and not parsed.has("event", "pointers"):
        return False
    if is_named(parsed, time, "event", "schedules"):
        return True
    lists = parsed.vocabulary.pattern("event", "schedules").finditer(parsed.own)
    return any(found.start() < time.start < found.end() for found in lists)  # Kulturprogram hösten


def _doubt(parsed: Parsed, time: Time) -> Text | None:
    if parsed.is_conditional(time):
        return CONDITION
    if parsed.has("event", "cancelled") or parsed.is_negated(time):
        return CANCELLED
    return RECURRING if parsed.words.recurrence.search(parsed.own) else None


def _claim(parsed: Parsed, time: Time, reading: Text, look: Text | None, *, is_honest: bool = False) -> Claim:
    return Claim(
        matter=Matter.EVENT,
        statement=parsed.statement,
        time=time,
        reading=reading,
        look=look,
        is_honest=is_honest,
        spans=((time.start, time.end),),
    )
