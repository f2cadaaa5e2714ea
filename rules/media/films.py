"""The films and sounds of a page that a rule is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from auditor import vocabulary
from auditor.model import Medium, MediumKind, Page, Shape

_WATCHED = frozenset({Shape.NATIVE, Shape.PLAYER, Shape.FILE})


def films_on(page: Page) -> Iterator[Medium]:
    """The films that somebody may watch; a stranger's frame may hold one."""
    for medium in page.media:
        is_film = medium.kind is MediumKind.FILM and medium.shape is not Shape.DEAD
        if is_film and not medium.is_hidden and not is_background(medium):
            yield medium


def sounds_on(page: Page) -> Iterator[Medium]:
    """The sounds that somebody may listen to."""
    for medium in page.media:
        if medium.kind is MediumKind.SOUND and medium.shape in _WATCHED and not medium.is_hidden:
            yield medium


def is_background(medium: Medium) -> bool:
    """Whether the film plays by itself without sound, over and over, with no way to turn the sound on."""
    return bool(
        medium.autoplays
        and medium.is_muted
        and medium.loops
        and not medium.has_controls
        and not medium.tracks
    )


def law_day() -> date:
    """The day from which what is published comes under the law."""
    day: date = vocabulary.load("rules.media", "law.toml")["applies_to_published_from"]
    return day


def is_before_the_law(medium: Medium) -> bool:
    """Whether it is known to have been published before the law applied to it."""
    return medium.published is not None and medium.published < law_day()


def is_after_the_law(medium: Medium) -> bool:
    """Whether it is known to have been published since the law applies to it."""
    return medium.published is not None and medium.published >= law_day()
