"""Where a page uses a name that is no more, as if it still were; and what casts doubt on that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from urllib.parse import urlsplit

from bs4 import Tag

from auditor.model import Block, Page
from auditor.vocabulary import load
from rules.genres import Genre, genre_of_label, headings_above
from rules.outdated.names import Name, covered, names
from rules.outdated.sentences import is_in_past_tense, is_quoted, sentence_around, tells_of_change, years_in

_MOST = 200  # mentions of one name that are looked at; the rest are counted
_BEFORE = 60
_AFTER = 60
_LAW_OF = re.compile(
    r"\b(?:lag(?:en)?|förordning(?:en)?)\s+(?:\(\d{4}:\d+\)\s+)?om\s+[^.;()]{0,150}$", re.IGNORECASE
)
_NUMBERED = re.compile(r"^\W{0,3}(?:dnr|diarienummer|nr)?\W{0,3}\d{2,}[/:-]\d", re.IGNORECASE)
_SERIES = re.compile(r"\b[A-ZÅÄÖ-]{1,6}FS\s+\d{4}:\d+")
_CAPITAL = re.compile(r" [A-ZÅÄÖ]")
_INLINE = ("a", "q", "cite", "code")


class Doubt(Enum):
    """What makes it uncertain that a mention is outdated."""

    DOCUMENT = "it may be part of a document's title"
    PAST = "the sentence may tell of the time before"
    LETTERS = "the letters may be part of another name"


@dataclass(frozen=True, kw_only=True, eq=False)
class Mention:
    """A name in a block: the literal words, the sentence, and what speaks for leaving it as it is."""

    name: Name
    said: str
    block: Block
    sentence: str
    doubt: Doubt | None = None


def mentions_on(page: Page) -> list[Mention]:
    """Every use of a given-up name on the page that its sentence does not explain."""
    text = text_of(page)
    language = page.language.lower().partition("-")[0]
    candidates = [name for name in names() if name.is_on(text, language)]
    if not candidates:
        return []
    seen: dict[Name, int] = {}
    found = [
        mention
        for block in judged_blocks(page)
        for mention in _in_block(block, candidates, text, seen)
        if not block.is_quoted
    ]
    kept = blocks_kept_as_old(page) if found else set()
    return [mention for mention in found if id(mention.block) not in kept]


def judged_blocks(page: Page) -> Iterator[Block]:
    """The page's own text; on the page that the site was entered by also what surrounds every page."""
    return (block for block in page.blocks if block.is_main or page.depth == 0)


def text_of(page: Page) -> str:
    """The page's text in lower case."""
    return page.once(_lower_text)


def _lower_text(page: Page) -> str:
    return "\n".join(block.text for block in page.blocks).lower()


def blocks_kept_as_old(page: Page) -> set[int]:
    """The blocks (by identity) under headings that say that what follows is kept because it is old."""
    return page.once(_kept_as_old)


def _kept_as_old(page: Page) -> set[int]:
    is_record = cache(lambda text: genre_of_label(text) is Genre.RECORD)
    return {id(block) for block, headings in headings_above(page) if any(map(is_record, headings))}


def _in_block(
    block: Block, candidates: list[Name], page_text: str, seen: dict[Name, int]
) -> Iterator[Mention]:
    lowered = block.text.lower()
    here = [name for name in candidates if name.may_stand_in(lowered)]
    spans = ((*found.span(), name) for name in here for found in name.pattern.finditer(block.text))
    for start, end, name in covered(spans):
        said = block.text[start:end]
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > _MOST or not name.is_meant(said, page_text):
            continue
        mention = _judged(block, name, start, end)
        if mention is not None:
            yield mention


def _judged(block: Block, name: Name, start: int, end: int) -> Mention | None:
    """The mention, unless what stands around it says that it is right as it is."""
    text = block.text
    said, before, after = text[start:end], text[max(0, start - 200) : start], text[end : end + _AFTER]
    sentence = sentence_around(text, start, end)
    if not name.fits(sentence) or (name.today is not None and name.today.search(sentence)):
        return None
    if tells_of_change(before, sentence) or is_quoted(text, start, end) or _LAW_OF.search(before):
        return None
    if (
        _after_colon("credits").search(before)
        or _NUMBERED.match(after)
        or _SERIES.search(after)
        or _is_in_quoting_or_file(block, said)
    ):
        return None
    is_of_then = any(year < name.since.year for year in years_in(sentence))
    if is_of_then and is_in_past_tense(sentence):
        return None
    doubt = _doubt(said, before, after)
    if doubt is None and said in name.acronyms and _CAPITAL.match(after):
        doubt = Doubt.LETTERS
    if doubt is None and (is_of_then or is_in_past_tense(sentence)):
        doubt = Doubt.PAST
    return Mention(name=name, said=said, block=block, sentence=sentence, doubt=doubt)


def _doubt(said: str, before: str, after: str) -> Doubt | None:
    """Whether the name may belong to a document, or name the maker of one."""
    is_maker = said.endswith("s") and _documents().match(after)
    return Doubt.DOCUMENT if is_maker or _after_colon("sources").search(before) else None


@cache
def _after_colon(kind: str) -> re.Pattern[str]:
    words = "|".join(load("rules.outdated", "words.toml")[kind])
    return re.compile(rf"(?:\b(?:{words})\s*:|©)[^.:\n]{{0,60}}$", re.IGNORECASE)


def _is_in_quoting_or_file(block: Block, said: str) -> bool:
    """Whether the words stand in inline quotations, titles or links to documents, and nowhere else."""
    outside = block.text.count(said)
    for node in block.nodes:
        if isinstance(node, Tag):
            for tag in (node, *node.find_all(_INLINE)):
                if tag.name in _INLINE and (tag.name != "a" or _leads_to_file(tag)):
                    outside -= " ".join(tag.get_text().split()).count(said)
    return outside <= 0


def _leads_to_file(link: Tag) -> bool:
    try:
        path = urlsplit(str(link.get("href") or "")).path.lower()
    except ValueError:
        return False
    return path.endswith(tuple(load("rules.outdated", "words.toml")["files"]))


@cache
def _documents() -> re.Pattern[str]:
    words = load("rules.outdated", "words.toml")["documents"]
    return re.compile(rf"\W+(?:\w+\W+){{0,2}}(?:\w*(?:{'|'.join(words)}))", re.IGNORECASE)
