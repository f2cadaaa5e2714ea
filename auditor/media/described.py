"""A film or a sound as it is written -> what a rule may know of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

from bs4 import Tag

from auditor.media import addresses
from auditor.media.inside import parts_called, parts_of
from auditor.media.joined import absolute
from auditor.media.players import Placed, kind_of
from auditor.media.settings import Settings, settings_of_address, settings_of_element
from auditor.media.tracks import captions_of, tracks_of
from auditor.media.written import Written
from auditor.model import Captions, MediaFacts, Medium, MediumKind, Page, Shape, cut, selector_of, snippet_of

_MOST_PARTS = 50  # of an element, for its snippet to be all of it
_NEAR = 10  # elements around it, where a figure may be
_DEEPEST = 500  # elements around it, for its place to be told


@dataclass(frozen=True)
class Around:
    """What is the same for all media of a page."""

    page: Page
    base: str
    has_scripts: bool


def described(medium: Written, around: Around, fact: MediaFacts | None) -> Medium:
    """The medium, with what its element, its address and the browser tell."""
    inner = medium.frame is not None
    seen = medium.frame if medium.frame is not None else medium.tag
    bare = Medium(
        kind=medium.kind,
        shape=medium.shape,
        url=absolute(around.base, medium.address),
        title=_title(medium),
        name=_own_name(medium.tag) if inner else around.page.names.of(medium.tag),
        is_held_back=medium.is_held_back,
        selector=_selector(medium.tag),
        snippet=_snippet(medium.tag),
        frame=_selector(seen) if inner else None,
        is_hidden=not around.has_scripts and medium.is_hidden,
    )
    if medium.shape is Shape.NATIVE:
        return _with_element(bare, medium.tag, around, fact or MediaFacts())
    return _with_player(bare, medium.placed)


def _with_element(medium: Medium, tag: Tag, around: Around, fact: MediaFacts) -> Medium:
    tracks = tracks_of(tag, around.base)
    captions, languages = captions_of(tag, tracks)
    is_sound = medium.kind is MediumKind.SOUND or (fact.has_picture is False and fact.has_sound is True)
    known = replace(
        medium,
        kind=MediumKind.SOUND if is_sound else MediumKind.FILM,
        url=absolute(around.base, fact.source) or medium.url,
        captions=captions,
        caption_languages=languages,
        tracks=tracks,
        sources=tuple(absolute(around.base, each) or each for each in addresses.sources_of(tag)),
        duration=fact.duration,
        has_sound=fact.has_sound,
        has_picture=False if medium.kind is MediumKind.SOUND else fact.has_picture,
        loads=False if fact.error else _has_come(fact),
    )
    settings = settings_of_element(tag)
    return _with_settings(known, replace(settings, is_muted=_is_muted(settings, around, fact)))


def _is_muted(settings: Settings, around: Around, fact: MediaFacts) -> bool | None:
    """Whether it starts without sound: a script may mute it and leave no trace in the markup."""
    if settings.is_muted or fact.is_muted is not None:
        return settings.is_muted or fact.is_muted
    return None if around.has_scripts else False


def _has_come(fact: MediaFacts) -> bool | None:
    return True if fact.duration is not None or fact.has_picture is not None else None


def _with_player(medium: Medium, placed: Placed | None) -> Medium:
    known = replace(medium, sources=(medium.url,) if medium.url else ())
    if medium.shape is Shape.FILE and medium.url and not kind_of("stream").search(medium.url):
        return replace(known, captions=Captions.NONE)  # no track can be added to a file in a frame
    if placed is None:
        return known
    player = placed.player
    known = replace(
        known,
        platform=player.name,
        id=placed.id,
        is_live=placed.is_live,
        is_askable=player.is_askable,
        is_third_party=player.is_third_party,
        ended=player.ended,
    )
    return _with_settings(known, settings_of_address(medium.url, player))


def _with_settings(medium: Medium, settings: Settings) -> Medium:
    return replace(
        medium,
        autoplays=settings.autoplays,
        is_muted=settings.is_muted,
        has_controls=settings.has_controls,
        loops=settings.loops,
    )


def _title(medium: Written) -> str:
    """What the page calls the film, else where it comes from."""
    named = (
        medium.tag.get("title"),
        medium.tag.get("aria-label"),
        medium.frame.get("title") if medium.frame is not None else "",
        _caption(medium.tag),
        medium.address,
    )
    return next((text for name in named if (text := " ".join(str(name or "").split()))), "")


def _own_name(tag: Tag) -> str:
    """The name of an element in a document of its own, by its attributes alone."""
    named = (tag.get("aria-label"), tag.get("title"))
    return next((text for name in named if (text := " ".join(str(name or "").split()))), "")


def _caption(tag: Tag) -> str:
    """The caption of the figure around it."""
    for parent in islice(tag.parents, _NEAR):
        if parent.name == "figure":
            captions = parts_called(parent, "figcaption")
            return captions[0].get_text(" ", strip=True) if captions else ""
    return ""


def _selector(tag: Tag) -> str:
    """Its place; that of the page as a whole when it lies deeper than anybody would write."""
    is_deep = sum(1 for _ in islice(tag.parents, _DEEPEST)) >= _DEEPEST
    return "" if is_deep else selector_of(tag)


def _snippet(tag: Tag) -> str:
    """The element's HTML: all of it when it is small, else how it begins."""
    parts = sum(1 for _ in islice(parts_of(tag), _MOST_PARTS))
    return cut(snippet_of(tag if parts < _MOST_PARTS else Tag(name=tag.name, attrs=tag.attrs)))
