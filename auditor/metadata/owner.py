"""Who is named after an owner's label, and what kind of owner that is (domain.md 1.1, lesson 3)."""

from __future__ import annotations

import re
from functools import cache

from auditor.metadata.dates import Reader
from auditor.metadata.lexicon import WORD, fold, lexicon
from auditor.metadata.lines import Line
from auditor.model import OwnerKind

_LONGEST = 120  # characters
_MOST_WORDS = 12
_EDGES = " \t,;:|·•–—-([<>*»›→\u200b"
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
# A sentence ends, but not after an initial, nor in N.N.
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2})[.!?](?=\s|$)|[.!?](?= [A-ZÅÄÖ][a-zåäö]{2,} [a-zåäö])")
_OTHER_LABEL = re.compile(r"[,;]? ?(?<![^\W\d_])[^\W\d_][\w-]{2,20}: ?")
_PHONE = re.compile(r"[,;]? ?\(?\+?0[0-9]{1,3}\)?[-– ][0-9 ]{5,}|[,;]? ?\+[0-9]{2}[0-9 -]{6,}")
_NAME = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]*)*\.?")
_PARTICLES = frozenset("av af von van de der den la le al el bin da di du".split())
_LINK = frozenset({"a"})
_SHORTEST_ENDING = 5  # letters: ab and råd are units only as words of their own, and else end names
_NAMES = range(2, 5)


def owner_text(line: Line, start: int, end: int, reader: Reader) -> str:
    """The name in text[start:end] of a line: up to a date, another label, the end of a sentence."""
    text = line.text[start : min(end, start + 3 * _LONGEST)]
    date = reader.within(line.text, start, start + len(text))
    if date:
        text = text[: date.start - start]
    for edge in sorted(line.breaks):
        if start < edge < start + len(text) and _is_glued(line.text, edge):
            text = text[: edge - start]
            break
    for pattern in (_OTHER_LABEL, _PHONE):
        match = pattern.search(text)
        if match and not _ADDRESS.match(text):
            text = text[: match.start()]
    ending = None if _ADDRESS.match(text) else _SENTENCE_END.search(text)
    text = _without_tail(text[: ending.start()] if ending else text)
    text = text.strip(_EDGES + "])").removesuffix(" den").strip(_EDGES)
    return _address_in(line, start, end) if _is_link_text(text) else text


def is_name(text: str) -> bool:
    """Whether this may be somebody's name: no sentence, and not a word left over from a date."""
    words = WORD.findall(text)
    if not words or len(text) > _LONGEST or len(words) > _MOST_WORDS:
        return False
    known = lexicon()
    folded = fold(text)
    return not (
        folded in known.before_date | known.by | known.types
        or folded in known.functions
        or any(folded.startswith(f"{function} ") for function in known.functions)
        or text.rstrip().endswith(":")
    )


def may_stand_bare(text: str) -> bool:
    """Whether a name is told from running text without a colon before it: capitalised, or a unit or role."""
    if not is_name(text):
        return False
    if not text[0].islower() or _ADDRESS.fullmatch(text):
        return True
    first = text.split(maxsplit=1)[0]  # "ekonomi- och personalkontoret" is a name, "är kommunen" is not
    return first.endswith("-") or _kind_by_word(first) is not None


def is_bare_name(text: str) -> bool:
    """Whether a name is told from any other paragraph: short, or with the word of a unit or role in it."""
    return may_stand_bare(text) and (len(text.split()) <= _NAMES.stop or _kind_by_word(text) is not None)


def kind_of(text: str) -> OwnerKind:
    """A unit unless it is plainly something else; of a unit and a person after it, the first decides."""
    if _ADDRESS.fullmatch(text.strip("<>")):
        return OwnerKind.ADDRESS
    first = re.split(r",| / | \(| på | vid ", text, maxsplit=1)[0].strip()
    return _kind_by_word(first) or (OwnerKind.PERSON if _is_person(first) else OwnerKind.UNIT)


def _kind_by_word(text: str) -> OwnerKind | None:
    for word in (fold(word) for word in WORD.findall(text)):
        if word.endswith(lexicon().roles):
            return OwnerKind.ROLE
        if _is_unit(word):
            return OwnerKind.UNIT
    return None


def _is_unit(word: str) -> bool:
    return word in lexicon().units or word.endswith(_long_units())


def _is_person(text: str) -> bool:
    words = text.split()
    names = [word for word in words if fold(word) not in _PARTICLES]
    return len(names) in _NAMES and all(word[0].isupper() and _NAME.fullmatch(word) for word in names)


def _without_tail(text: str) -> str:
    """Without the page functions and contact words that follow a name on the same line."""
    folded = fold(text)
    cut = len(text)
    for word in WORD.finditer(folded):
        if word.start() == 0:
            continue
        here = word.start()
        if any(folded.startswith(function, here) for function in _functions_by_word().get(word[0], ())) or (
            word[0] in lexicon().contacts and text[here - 1] in " ,;"
        ):
            cut = here
            break
    return text[:cut]


@cache
def _long_units() -> tuple[str, ...]:
    return tuple(unit for unit in lexicon().units if len(unit) >= _SHORTEST_ENDING)


@cache
def _functions_by_word() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for function in lexicon().functions:
        found.setdefault(function.split(" ", 1)[0], []).append(function)
    return found


def _is_glued(text: str, edge: int) -> bool:
    """Whether two elements meet here without a space between their words."""
    return text[edge - 1].isalnum() and text[edge : edge + 1].isalnum()


def _is_link_text(text: str) -> bool:
    return not text or fold(text) in lexicon().contacts


def _address_in(line: Line, start: int, end: int) -> str:
    """The address of a mailto link, when the link's own text does not name anybody."""
    for inner in line.inline:
        href = str(inner.tag.get("href") or "") if inner.tag.name in _LINK else ""
        if inner.start >= start and inner.end <= max(end, start) and href.lower().startswith("mailto:"):
            return href[len("mailto:") :].split("?", 1)[0].strip()
    return ""
