"""Whether a text is in the language that it is said to be in, by two witnesses that must agree.

One is the small words that every text is held together by: "och, att, det" are Swedish, "the, of, and"
English. The other is CLD3, a network trained on the letters of a hundred languages; alone it is too sure of
itself on names, lists and short lines. Where the script decides, neither is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

import gcld3

from auditor.model import Text
from auditor.vocabulary import load

_ENOUGH = 4_000  # characters to tell a language by
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
_SAME: Mapping[str, str] = {"nb": "no", "nn": "no", "hr": "bs", "sr": "bs", "sh": "bs", "iw": "he"}

_SHARE = 0.15  # at least so many of a text's words are small words of its language
_BELIEVED = 0.9  # how sure the network must be
_LETTERS_OF_A_TEXT = 40  # in a script of its own; fewer may be a name
_LETTERS_OF_A_PHRASE = 12


class Match(Enum):
    """How the language that a text is said to be in goes with the one it is in."""

    AGREES = auto()
    UNDECIDED = auto()
    SEEMS_OTHER = auto()
    IS_OTHER = auto()


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A text of so many `words` against the language it is said to be in.

    `other` is the language it seems to be in instead, by `code` and name. Of its small words, `common` are
    only the other's, and `own` only the stated one's.
    """

    match: Match
    words: int
    code: str = ""
    other: Text | None = None
    common: int = 0
    own: int = 0


@dataclass(frozen=True, kw_only=True)
class _Bar:
    """What it takes to say that a text is in another language: words, small words, and how few strays."""

    words: int
    common: int
    strays: float


_SEEMS = _Bar(words=8, common=3, strays=0.25)
_IS = _Bar(words=10, common=5, strays=0.1)
# Swedish, Norwegian and Danish share most words; so do other kin.
_SEEMS_KIN = _Bar(words=25, common=6, strays=0.2)
_IS_KIN = _Bar(words=60, common=15, strays=0.08)
_TOO_NEAR = frozenset({frozenset({"no", "da"})})


def code_of(tag: str) -> str:
    """The language that a language tag names: "sv" of "SV_se"; "no" of "nb-NO", since it is one with "nn"."""
    primary = re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]
    return _SAME.get(primary, primary)


def name_of(code: str) -> Text:
    """What a language is called: svenska, Swedish; one that we have no name for goes by its code."""
    names: dict[str, dict[str, str]] = load("rules.language", "languages.toml")["names"]
    known = names.get(code_of(code))
    return Text(**known) if known else Text(sv=f"språket ”{code}”", en=f"the language “{code}”")


def words_of(text: str) -> list[str]:
    """The words that tell a language: without figures, and without addresses of the web and of mail."""
    text = text[:_ENOUGH]
    if "@" in text or "www." in text or "://" in text:
        text = _ADDRESS.sub(" ", text)
    return _WORD.findall(text)


def compare(words: Sequence[str], stated: str) -> Comparison:
    """How words go with the language, a code, that they are stated to be in."""
    languages = _languages()
    if not words or (stated not in languages.common and stated not in languages.scripts):
        return Comparison(match=Match.UNDECIDED, words=len(words))
    script = _script_of(words)
    if script is not None or stated in languages.scripts:
        return _by_script(words, script, stated)
    return _by_words(words, stated)


def _by_script(words: Sequence[str], script: _Script | None, stated: str) -> Comparison:
    if script is not None and stated in script.languages:
        return Comparison(match=Match.AGREES, words=len(words))
    guess, _ = _network(words)
    if script is None:  # Latin letters in the name of a language that has others
        known = guess in _languages().common
        code, other = (guess, name_of(guess)) if known else ("", _LATIN)
    else:
        known = guess in script.languages[:2]
        code, other = (guess, name_of(guess)) if known else (script.languages[0], script.name)
    return Comparison(match=_by_length(words), words=len(words), code=code, other=other)


_LATIN = Text(sv="latinska bokstäver", en="Latin letters")


def _by_length(words: Iterable[str]) -> Match:
    letters = sum(len(word) for word in words)
    if letters >= _LETTERS_OF_A_TEXT:
        return Match.IS_OTHER
    return Match.SEEMS_OTHER if letters >= _LETTERS_OF_A_PHRASE else Match.UNDECIDED


def _by_words(words: Sequence[str], stated: str) -> Comparison:
    undecided = Comparison(match=Match.UNDECIDED, words=len(words))
    counts = Counter(word.lower() for word in words)
    tally = _tally(counts)
    own = tally[stated]
    best, most = max(
        ((code, n) for code, n in tally.items() if code != stated), key=_by_count, default=("", 0)
    )
    agreed = Comparison(match=Match.AGREES, words=len(words)) if own >= _SHARE * len(words) else undecided
    if own > most:
        return agreed
    guess, sureness = _network(words)
    if own == most:
        return agreed if guess == stated else undecided
    common, strays = _only(counts, best, stated), _only(counts, stated, best)
    if sureness < _BELIEVED or guess == stated:
        return undecided
    if guess == best and common >= _SHARE * len(words):
        match = _weighed(len(words), common, strays, frozenset({stated, best}))
    elif guess not in _languages().common and _is_prose_of_none(words, own):
        match, best, common = Match.SEEMS_OTHER, guess, 0
    else:
        return undecided
    return Comparison(
        match=match, words=len(words), code=best, other=name_of(best), common=common, own=strays
    )


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    """The most small words first; among equals, by the alphabet, so that the answer is always the same."""
    return item[1], item[0]


def _weighed(words: int, common: int, strays: int, pair: frozenset[str]) -> Match:
    def clears(bar: _Bar) -> bool:
        return words >= bar.words and common >= bar.common and strays <= bar.strays * common

    is_kin = pair in _languages().kin
    if pair not in _TOO_NEAR and clears(_IS_KIN if is_kin else _IS):
        return Match.IS_OTHER
    return Match.SEEMS_OTHER if clears(_SEEMS_KIN if is_kin else _SEEMS) else Match.UNDECIDED


def _is_prose_of_none(words: Sequence[str], own: int) -> bool:
    """Whether this is running text with hardly a word of the stated language: no list of names, that is."""
    small = sum(word.islower() for word in words)
    return len(words) >= _WORDS_OF_A_TEXT and small >= len(words) // 2 and own <= len(words) // 20


_WORDS_OF_A_TEXT = 30


def _tally(counts: Mapping[str, int]) -> Counter[str]:
    """How many of the words are small words of each language; many are of more than one."""
    tally: Counter[str] = Counter()
    known = _languages().of_word
    for word, count in counts.items():
        for code in known.get(word, ()):
            tally[code] += count
    return tally


def _only(counts: Mapping[str, int], of: str, but: str) -> int:
    """How many of the words are small words of one language and not of the other."""
    common = _languages().common
    return sum(counts.get(word, 0) for word in common[of] - common[but])


def _script_of(words: Sequence[str]) -> _Script | None:
    """The script, other than Latin, that most letters are in."""
    letters = "".join(words)
    if letters.isascii():
        return None
    for script in _languages().by_script:
        if len(script.letters.findall(letters)) > len(letters) // 2:
            return script
    return None


@cache
def _detector() -> gcld3.NNetLanguageIdentifier:
    return gcld3.NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=_ENOUGH)


def _network(words: Sequence[str]) -> tuple[str, float]:
    """The language that the network takes the words for, and how sure it is, 0 to 1."""
    found = _detector().FindLanguage(" ".join(words))
    return code_of(found.language), found.probability


def has_other_script(text: str) -> bool:
    """Whether any letter is of another script than Latin."""
    return not text.isascii() and bool(_languages().other_letters.search(text))


@dataclass(frozen=True, kw_only=True)
class _Script:
    name: Text
    letters: re.Pattern[str]
    languages: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class _Languages:
    """What languages.toml tells: small words by language and the reverse, kin, and scripts."""

    common: Mapping[str, frozenset[str]]
    of_word: Mapping[str, tuple[str, ...]]
    kin: frozenset[frozenset[str]]
    by_script: tuple[_Script, ...]
    scripts: frozenset[str]
    other_letters: re.Pattern[str]


@cache
def _languages() -> _Languages:
    told = load("rules.language", "languages.toml")
    common = {row["code"]: frozenset(row["common"].split()) for row in told["language"]}
    of_word: dict[str, list[str]] = {}
    for code, words in common.items():
        for word in words:
            of_word.setdefault(word, []).append(code)
    by_script = tuple(
        _Script(
            name=Text(**row["name"]),
            letters=re.compile(f"[{row['letters']}]"),
            languages=tuple(row["languages"]),
        )
        for row in told["script"]
    )
    return _Languages(
        common=common,
        of_word={word: tuple(codes) for word, codes in of_word.items()},
        kin=frozenset(
            frozenset({row["code"], other}) for row in told["language"] for other in row.get("kin", ())
        ),
        by_script=by_script,
        scripts=frozenset(code for script in by_script for code in script.languages),
        other_letters=re.compile(f"[{''.join(row['letters'] for row in told['script'])}]"),
    )
