"""What a reader makes of a sentence: of what it speaks, of which time, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from auditor.model import Text
from rules.expiry.promises import Statement, Time


class Matter(StrEnum):
    """What a dated sentence speaks of. Each sentence speaks of one thing, and so one rule reports it."""

    TERM = "a term of office"
    DEADLINE = "the last day to do something"
    EVENT = "something that people may come to"
    FEE = "a fee or an amount"
    PROMISE = "something that will be done"
    PASSING = "a word that passes with the day"


@dataclass(frozen=True, kw_only=True, eq=False)
class Claim:
    """A reading of a statement.

    `time` is what decides; `reading` tells how the sentence was understood, as a phrase that goes on after
    the quoted sentence. `look` is what a person should look at, None when the reading is sure; `is_honest`
    when the page itself says that it is over, so that there is nothing to tell.
    """

    matter: Matter
    statement: Statement
    time: Time
    reading: Text
    look: Text | None = None
    is_honest: bool = False
    spans: tuple[tuple[int, int], ...] = ()
