"""The sentences of a text, and the text without what is quoted in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_END = re.compile(
    r"""
      [.!?…]+["”»’')\]]*(?=\s|$)      # the usual end
    | [?!](?=[A-ZÅÄÖ])                # glued to the next sentence: sidan?Godkännande
    | (?<=[a-zåäö]{3})\.(?=[A-ZÅÄÖ])
    | \n+                             # a line break
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[\w.]*$")
# Swedish has ” on both sides, so that quotations pair by order, not by sign.
_QUOTATIONS = re.compile(r"”[^”]*”|“[^”“]*[”“]|\"[^\"]*\"|»[^»«]*[»«]|«[^»«]*»|„[^“”]*[“”]")
_UNCLOSED = re.compile(r"[”“\"„»«][^.!?\n]*")


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the same with blanks for what is quoted in it: `own` has `text`'s length."""

    text: str
    own: str
    start: int


def sentences_of(text: str, abbreviations: Iterable[str], quoted: Iterable[str] = ()) -> Iterator[Sentence]:
    """Each sentence of the text; `quoted` are runs of it that are somebody else's words."""
    own = _without_quotations(text, quoted)
    known = frozenset(abbreviations)
    start = 0
    for match in _END.finditer(text):
        if _ends(text, match, known):
            yield from _sentence(text, own, start, match.end())
            start = match.end()
    yield from _sentence(text, own, start, len(text))


def _sentence(text: str, own: str, start: int, end: int) -> Iterator[Sentence]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if end > start:
        yield Sentence(text[start:end].replace("\n", " "), own[start:end].replace("\n", " "), start)


def _ends(text: str, match: re.Match[str], abbreviations: frozenset[str]) -> bool:
    following = text[match.end() :].lstrip()[:1]
    if following.islower():
        return False
    if not match[0].startswith("."):
        return True
    word = _last_word(text, match.start())
    return word not in abbreviations and not (len(word) == 1 and word.isalpha())


def _last_word(text: str, end: int) -> str:
    found = _LAST_WORD.search(text[max(0, end - 20) : end])
    return found[0].lower() if found else ""


def _without_quotations(text: str, quoted: Iterable[str]) -> str:
    for words in quoted:
        text = text.replace(words, " " * len(words))
    return _UNCLOSED.sub(_blank, _QUOTATIONS.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
