"""What a page offers instead of a film or a sound: its content as text, a link to that, words nearby."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag

from auditor.model import Block, Medium, Page, is_hidden
from rules.media.places import Places, Stand, level_of, places_on
from rules.media.wording import pattern

_LONGEST_LABEL = 120  # characters; longer is no label, but speaks of one
_FEWEST_WORDS = 15
_WORDS_A_SECOND = 0.5  # a slow speaker says two; a film may be silent for long
_FEWEST_CHARACTERS = 40  # of a text that may say something


@dataclass(frozen=True)
class Alternative:
    """What was found. `label` is what the text, or the link to it, is called; `words` how many it has.

    `near` says that there is unlabelled text by the film, which may or may not be its content.
    """

    label: str = ""
    words: int = 0
    link: str = ""
    described: str = ""
    near: bool = False

    def is_enough_for(self, medium: Medium) -> bool:
        """Whether the labelled text is as long as the content of a film of this length may be."""
        return self.words >= max(_FEWEST_WORDS, _WORDS_A_SECOND * (medium.duration or 0))


def alternative_to(medium: Medium, page: Page) -> Alternative:
    """What the page offers instead of the medium, between its neighbours."""
    places = places_on(page)
    stand = places.of(medium)
    if stand is None:
        return Alternative(near=True)  # nobody knows where it stands, so nobody knows what is near
    is_alone = len(page.media) == 1
    start = 0 if is_alone else stand.at
    label = _label(places, start, stand)
    return Alternative(
        label=label.text if label is not None else "",
        words=_words_under(places, label, stand) if label is not None else 0,
        link=_link(places, page, start, stand),
        described=_described(places, 0 if is_alone else stand.before, stand),
        near=any(_says_something(block) for block in places.section_of(stand)),
    )


def has_text(page: Page) -> bool:
    """Whether anything but headings and links stands in the page's own content."""
    places = places_on(page)
    return any(_says_something(block) for block in places.texts(0, places.end))


def _label(places: Places, start: int, stand: Stand) -> Block | None:
    """The heading or the short text above the content as text."""
    label = pattern("words.toml", "transcript", "label")
    for block in places.texts(start, stand.after):
        is_short = len(block.text) <= _LONGEST_LABEL and not _is_link(block)
        if is_short and label.search(block.text):
            return block
    return None


def _words_under(places: Places, label: Block, stand: Stand) -> int:
    texts = places.under(places.place_of(label) + 1, level_of(label), stand.after)
    return sum(len(block.text.split()) for block in texts if not block.is_heading)


def _link(places: Places, page: Page, start: int, stand: Stand) -> str:
    """The name of a link to the content as text."""
    label = pattern("words.toml", "transcript", "label")
    for link in places.tags("a", start, stand.after):
        if not link.has_attr("href") or is_hidden(link):
            continue
        name = page.names.of(link)
        if len(name) <= _LONGEST_LABEL and label.search(name):
            return name
    return ""


def _described(places: Places, start: int, stand: Stand) -> str:
    """What says that the picture is described in the sound."""
    word = pattern("words.toml", "described", "word")
    found = (match for block in places.texts(start, stand.after) if (match := word.search(block.text)))
    first = next(found, None)
    return first[0] if first is not None else ""


def _is_link(block: Block) -> bool:
    """Whether the text is a link and nothing else."""
    linked = sum(len(link.get_text(" ", strip=True)) for link in _links_in(block))
    return linked >= len(block.text) > 0


def _links_in(block: Block) -> Iterator[Tag]:
    for node in block.nodes:
        if isinstance(node, Tag):
            yield from [node] if node.name == "a" else node.find_all("a", limit=20)


def _says_something(block: Block) -> bool:
    return len(block.text) >= _FEWEST_CHARACTERS and not block.is_heading and not _is_link(block)
