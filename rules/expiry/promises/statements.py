"""What a page states in its own words, in its own content: sentences that name a year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bs4 import Tag

from auditor.model import Block, Page
from rules.expiry.promises.sentences import Sentence, sentences_of
from rules.expiry.promises.words import Words, words_for

_YEAR = re.compile(r"20\d\d")
_SPACE = re.compile(r"\s+")
_LONGEST = 1000  # characters; what goes on longer without a stop is a list or data
_WORDS_IN_A_CELL_SENTENCE = 4
_QUOTING = ["q", "cite", "code", "del", "s", "kbd", "samp"]


type _Wanted = Callable[[Tag], bool]


@dataclass(frozen=True)
class Hints:
    """What a sentence has to hold to be read; `stems`, in lower case, are a cheap first look for it."""

    stems: tuple[str, ...]
    pattern: re.Pattern[str]

    def may_be_in(self, text: str) -> bool:
        lower = text.lower()
        for stem in self.stems:  # a loop, since this is asked of every block
            if stem in lower:
                return self.pattern.search(text) is not None
        return False


_DATED = Hints(("20",), _YEAR)


@dataclass(frozen=True, eq=False)
class Statement:
    """A sentence of a block; `own` has blanks for what is quoted, `links` are the link texts of the block."""

    block: Block
    text: str
    own: str
    words: Words
    links: tuple[str, ...]

    def is_linked(self, start: int, end: int) -> bool:
        """Whether this part of the sentence stands in the text of a link."""
        return any(
            (at := self.text.find(link)) >= 0 and at <= start and end <= at + len(link) for link in self.links
        )


def statements_on(page: Page, wanted: Hints = _DATED) -> Iterator[Statement]:
    """Each sentence that the page's own content states, in languages that we can read, with a year in it.

    `wanted` is what else a sentence may have to hold.
    """
    stated = page.once(_Stated)
    for block in page.blocks:
        if wanted.may_be_in(block.text):
            yield from (one for one in stated.by(block) if wanted.pattern.search(one.own))


class _Stated:
    """The sentences of a page's blocks, each block's made when it is first asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page  # keeps the blocks, whose identity is the key
        self._known: dict[int, tuple[Statement, ...]] = {}

    def by(self, block: Block) -> tuple[Statement, ...]:
        if id(block) not in self._known:
            self._known[id(block)] = tuple(_statements_of(block))
        return self._known[id(block)]


def _statements_of(block: Block) -> Iterator[Statement]:
    if not block.is_main or block.is_quoted or _is_signpost(block):
        return
    words = words_for(_language_of(block))
    if words is None:
        return
    links = tuple(_texts(block, lambda tag: tag.name == "a" and _leads_away(tag)))
    quoted = tuple(_texts(block, lambda tag: tag.name in _QUOTING))
    for sentence in sentences_of(block.text, words["sentences"]["abbreviations"], quoted):
        if _is_readable(sentence, block):
            yield Statement(block, sentence.text, sentence.own, words, links)


def _language_of(block: Block) -> str:
    """The language of the nearest element that states one."""
    return next((str(tag["lang"]) for tag in block.ancestors if tag.get("lang")), "")


def _is_signpost(block: Block) -> bool:
    """Whether all of the block is a link or a button: it tells of another page, which is judged by itself."""
    if block.is_within("a"):
        return any(_leads_away(tag) for tag in block.ancestors if tag.name == "a")
    if block.is_within("button", "option", "caption"):
        return not block.is_heading
    inline = [node for node in block.nodes if isinstance(node, Tag) or node.strip()]
    return bool(inline) and all(
        isinstance(node, Tag) and node.name == "a" and (_leads_away(node) or not block.is_heading)
        for node in inline
    )


def _leads_away(link: Tag) -> bool:
    """Whether a link leads to another page, not to a place on its own."""
    href = str(link.get("href") or "")
    return bool(href) and not href.startswith("#")


def _is_readable(sentence: Sentence, block: Block) -> bool:
    if len(sentence.text) > _LONGEST:
        return False
    return _is_full(sentence) or not block.is_within("td", "th")


def _is_full(sentence: Sentence) -> bool:
    """Whether the words are a sentence by themselves, and not what fills a cell of a table."""
    return sentence.text[-1:] in ".!" and len(sentence.text.split()) > _WORDS_IN_A_CELL_SENTENCE


def _texts(block: Block, wanted: _Wanted) -> Iterator[str]:
    """The text of each inline element of this kind, as it stands in the block's text."""
    for node in block.nodes:
        if isinstance(node, Tag):
            for tag in (node, *node.find_all(True)):
                if wanted(tag) and (text := _SPACE.sub(" ", tag.get_text()).strip()):
                    yield text
