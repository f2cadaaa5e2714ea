"""Finding the labels in a line: "Uppdaterades" announces a date, in "Avgiften uppdaterades" it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from auditor.metadata.lexicon import WORD, Label, fold, lexicon
from auditor.metadata.lines import Line
from auditor.metadata.relative import ago_at

_MOST_LABELS = 50  # on a line: more are no page information
_LONGEST_LINE = 20_000
_MOST_WORDS = 6  # before a label, of what a page function or a type word is made: "Kommentera sidan Dela"
_SHORT_CLAUSE = 3  # words that a label still belongs to after a full stop: "Tabell 3. Uppdaterad"
_CONTEXT = 120  # characters before a label that are looked at
_PUNCTUATION = " \t,;:.·•|/–—-()[]<>*»›→\u200b\u00ad"
_COLON = re.compile(r" ?[:：] ?")
_BETWEEN = re.compile(r"[ ,;.(\[–—|-]*[:：]?[ (\[–—-]*")
_SENTENCE_END = re.compile(r"[.!?…”\"»)\]]\s*$")
_SEPARATOR = re.compile(r"[|·•–—,;/]\s*$")
_FILE_SIZE = re.compile(
    r"\(?\b(?:pdf|docx?|xlsx?|pptx?|zip|csv|word|excel)\b[^()]{0,30}\b[kmg]i?b\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Found:
    """A label at text[start:end] of a line; `value_at` is where its value would begin.

    `names_page`: what it says is said of the page ("Denna sida uppdaterades"); `colon`: one stands after it;
    `is_alone`: nothing else stands on the line.
    """

    label: Label
    start: int
    end: int
    value_at: int
    names_page: bool
    colon: bool
    is_alone: bool


def labels_in(line: Line) -> Iterator[Found]:
    """The labels whose words stand in the line, in order; `introduces` says whether they are meant so."""
    folded = fold(line.text[:_LONGEST_LINE])
    words = lexicon()
    end = count = 0
    for start, word in _words(folded, line.breaks):
        if start < end or not (word in words.labels or word in words.subjects):
            continue
        found = _subject(line, folded, start, word) or _label(line, folded, start, start, word)
        if found:
            end = found.end
            yield found
            count += 1
        if count > _MOST_LABELS:
            return


def introduces(line: Line, found: Found, since: int) -> bool:
    """Whether the label begins something new where it stands; `since` is the end of what was read before."""
    before = line.text[max(since, found.start - _CONTEXT) : found.start]
    if _FILE_SIZE.search(before):
        return False
    bare = before.strip(_PUNCTUATION)
    if not bare or (since and fold(bare) in lexicon().joins):
        return True
    words = [fold(word) for word in WORD.findall(bare)]
    begins_sentence = bool(_SENTENCE_END.search(before)) and (found.names_page or len(words) > _SHORT_CLAUSE)
    if not begins_sentence and lexicon().not_page.intersection(words):
        return False
    if not line.text[found.start].isupper():
        return found.names_page and begins_sentence
    # Swedish does not capitalise inside a sentence: what stands before is a page function, or a type word.
    is_short = len(words) <= _MOST_WORDS and not any(char.isdigit() for char in bare)
    return begins_sentence or bool(_SEPARATOR.search(before)) or found.start in line.breaks or is_short


def past_joiners(text: str, position: int) -> int:
    """Where a value begins after "den", "am", "datum" and the like, with punctuation around."""
    for _ in range(3):
        position = _skip(_BETWEEN, text, position)
        word = WORD.match(text, position)
        if not word or fold(word[0]) not in lexicon().before_date or ago_at(text, position):
            break
        after = word.end()
        if after < len(text) and text[after] not in " .:," and not text[after].isdigit():
            break
        position = after
    return position


def _words(folded: str, breaks: frozenset[int]) -> Iterator[tuple[int, str]]:
    """The words with their place; a word across two elements is two: SidansvarigMedborgarkontoret."""
    for match in WORD.finditer(folded):
        start, end = match.span()
        if not breaks:
            yield start, match[0]
            continue
        edges = [start, *(edge for edge in range(start + 1, end) if edge in breaks), end]
        for here, there in pairwise(edges):
            yield here, folded[here:there]


def _subject(line: Line, folded: str, start: int, word: str) -> Found | None:
    """A label after what a page calls itself: denna sida + uppdaterades."""
    for subject in lexicon().subjects.get(word, ()):
        after = start + len(subject)
        if not folded.startswith(subject, start) or not _is_edge(folded, after, line.breaks):
            continue
        at = after + 1 if folded.startswith(" ", after) else after
        first = WORD.match(folded, at)
        found = first and _label(line, folded, start, at, first[0])
        if found:
            return found
    return None


def _label(line: Line, folded: str, start: int, at: int, word: str) -> Found | None:
    """The longest label that begins at `at`; `start` is where its subject does, the same if it has none."""
    for label in lexicon().labels.get(word, ()):
        end = at + len(label.text)
        if folded.startswith(label.text, at) and _is_edge(folded, end, line.breaks):
            return _found(line, label, start, end, names_page=start < at)
    return None


def _found(line: Line, label: Label, start: int, end: int, *, names_page: bool) -> Found:
    text = line.text
    if label.kind is not None and label.role is None:
        end = _with_joiners(text, end)
    colon = _COLON.match(text, end) is not None
    value_at = past_joiners(text, end) if label.kind is not None else _skip(_BETWEEN, text, end)
    alone = len(text) < _CONTEXT and text.strip(_PUNCTUATION) == text[start:value_at].strip(_PUNCTUATION)
    return Found(label, start, end, value_at, names_page, colon, alone)


def _with_joiners(text: str, end: int) -> int:
    """A label reaches over the words that bind it to its date: "Sidan uppdaterad den", "Publicerad datum"."""
    for _ in range(2):
        word = WORD.match(text, end + 1) if text.startswith(" ", end) else None
        if not word or fold(word[0]) not in lexicon().before_date or ago_at(text, end + 1):
            break
        if word.end() < len(text) and text[word.end()] not in " :" and not text[word.end()].isdigit():
            break
        end = word.end()
    return end


def _is_edge(folded: str, at: int, breaks: frozenset[int]) -> bool:
    """Whether a word may end here: before anything but a letter, or at an element's edge."""
    return at >= len(folded) or at in breaks or not (folded[at].isalpha() or folded[at] == "\u00ad")


def _skip(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position
