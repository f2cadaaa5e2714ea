"""The sentence a word stands in, and whether that sentence tells of the past."""

from __future__ import annotations

import re
from functools import cache

from auditor.vocabulary import load

_WIDEST = 400  # characters on each side; a longer sentence is judged by what stands nearest
_END = re.compile(r"[.!?…]\s+(?=[A-ZÅÄÖÆØ”\"“(–-])|\n")
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:f\.\s?d|fd|t\.?\s?ex|bl\.?\s?a|s\.?\s?k|m\.?\s?m|dvs|ca|nr|kap|jfr|resp|dnr|tidl|[A-ZÅÄÖ])\.$"
)
_YEAR = re.compile(r"(?<![\d:/–-])(?:1[89]|20)\d\d(?![\d:/])")
_WORD = re.compile(r"\w+")
# Endings of the Swedish past tense, in words of some length; -ande and -ende are others.
_PAST_ENDINGS = tuple("ade ades gde gdes mde mdes kte ktes pte ptes tte ttes dde ddes nde ndes".split())
_OTHER_ENDINGS = tuple("ande andes ende endes".split())
_PAST_WORDS = frozenset(
    (
        "gjorde gjordes förde fördes hörde hördes körde kördes lärde styrde styrdes började var fanns blev "
        "fick gick tog togs kom gav gavs lät stod låg hade skrev skrevs skulle kunde bad såg sågs fann drev "
        "drevs bröt bröts slöt slöts slog slogs höll hölls beslöt beslöts was were "
        "had did became decided built"
    ).split()
)
_SHORTEST_WITH_ENDING = 5
_QUOTE = re.compile(r"[”\"“„»«]")
_LONGEST_QUOTE = 200


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that text[start:end] stands in; "f.d." and the like end none."""
    low, high = max(0, start - _WIDEST), min(len(text), end + _WIDEST)
    first = low
    for stop in _END.finditer(text, low, start):
        if not _SHORTENED.search(text[low : stop.start() + 1]):
            first = stop.end()
    last = next(
        (
            stop.start() + 1
            for stop in _END.finditer(text, end, high)
            if not _SHORTENED.search(text[max(low, stop.start() - 10) : stop.start() + 1])
        ),
        high,
    )
    return text[first:last].strip()


def years_in(sentence: str) -> list[int]:
    """The years that the sentence names; numbers of laws and cases are none."""
    return [int(found[0]) for found in _YEAR.finditer(sentence)]


def is_in_past_tense(sentence: str) -> bool:
    """Whether any word of the sentence is a verb in the past tense, as far as its ending tells."""
    return any(map(_is_past, _WORD.findall(sentence.lower())))


def _is_past(word: str) -> bool:
    if word in _PAST_WORDS:
        return True
    return (
        len(word) >= _SHORTEST_WITH_ENDING
        and word.endswith(_PAST_ENDINGS)
        and not word.endswith(_OTHER_ENDINGS)
    )


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] stands between quotation marks: a title, or somebody else's words."""
    before = list(_QUOTE.finditer(text, max(0, start - _LONGEST_QUOTE), start))
    after = _QUOTE.search(text, end, end + _LONGEST_QUOTE)
    if not before or not after or after[0] == "„":
        return False
    opener = before[-1]
    inside = text[opener.end() : start]
    if inside[:1].isspace() or text[after.start() - 1].isspace():  # ” word: it closed, and did not open
        return False
    return len(before) % 2 == 1 or opener[0] in "“„»"


def tells_of_change(before: str, sentence: str) -> bool:
    """Whether the words just before, or the sentence, say that this is a name or a law of the past."""
    near, lowered = before[-_JUST_BEFORE:].lower(), sentence.lower()
    is_near = any(word in near for word in _words()["before"]) and _just_before().search(near)
    is_told = any(word in lowered for word in _words()["sentence"]) and _somewhere().search(lowered)
    return bool(is_near or is_told)


_JUST_BEFORE = 60


@cache
def _just_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(_words()['before'])})\W+(?:\w+\W+){{0,2}}$")


@cache
def _somewhere() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(_words()['sentence'])})(?!\w)")


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in words)


def _words() -> dict[str, list[str]]:
    return load("rules.outdated", "words.toml")
