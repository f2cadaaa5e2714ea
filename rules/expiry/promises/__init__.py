"""Read what a text promises, and for when.

words       the vocabulary of a language: swedish.toml, english.toml
sentences   the sentences of a block, without what is quoted in them
times       the times that a sentence names, each from its first day to its last
verbs       the finite verbs of a sentence, and what they say of time
reading     what the sentence promises: a time, and how sure the reading is
statements  all that a page states in its own words
"""

from rules.expiry.promises.reading import Doubt, Promise, is_question, read, read_of
from rules.expiry.promises.statements import Hints, Statement, statements_on
from rules.expiry.promises.times import Role, Time, times_in
from rules.expiry.promises.words import Words, words_for

__all__ = [
    "Doubt",
    "Hints",
    "Promise",
    "Role",
    "Statement",
    "Time",
    "Words",
    "is_question",
    "read",
    "read_of",
    "statements_on",
    "times_in",
    "words_for",
]
