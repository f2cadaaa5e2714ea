"""Whether words speak of the same thing as a text does: by their stems, roughly, and without a dictionary."""

from __future__ import annotations

import re
from functools import cache

from auditor.vocabulary import load

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3  # letters of a word that says something


def topic_words(text: str) -> list[str]:
    """The words, in lower case, that say what a text is about: no small words, no figures."""
    words = (word.lower() for word in _WORD.findall(text))
    return [word for word in words if len(word) >= _SHORTEST and word not in _small_words()]


def speaks_of(word: str, text: str) -> bool:
    """Whether a text, in lower case, has the word, a form of it, or a compound that begins or ends like it.

    "Harvesting" is spoken of where "harvest" stands, "simhallen" where "sporthallen" does: kind on purpose,
    since a doubt that is raised in vain costs more than one that is not raised.
    """
    if len(word) <= _WHOLE:
        return word in text
    return word[:_WHOLE] in text or word[-_WHOLE - 1 :] in text


_WHOLE = 4  # letters; shorter words are looked for as they are


@cache
def _small_words() -> frozenset[str]:
    rows = load("rules.language", "languages.toml")["language"]
    return frozenset(word for row in rows for word in row["common"].split())
