"""A player is called what it plays.

People who do not see the picture hear the player's name: "frame, Vår visionsfilm". A name that every player
has, or none at all, leaves them to open it and listen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bs4 import Tag

from auditor.model import (
    Context,
    Finding,
    Medium,
    Need,
    Page,
    Severity,
    Shape,
    Text,
    cannot_tell,
    failed,
    fails,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from auditor.standards import wcag
from rules.media.places import element_at, places_on
from rules.media.wording import named, pattern, shortened

NAMED = Text(sv="Spelaren heter ”{name}”.", en="The player is called “{name}”.")
HEADED = Text(
    sv="Spelaren har inget eget namn, men står under rubriken ”{name}”.",
    en="The player has no name of its own, but stands under the heading “{name}”.",
)
NAMELESS = Text(
    sv="Ramen som visar {medium} har inget namn. Den som använder skärmläsare får inte veta vad den "
    "innehåller.",
    en="The frame that shows {medium} has no name. People who use screen readers are not told what it holds.",
)
NAMELESS_HELD = Text(
    sv="Ramen som väntar på att få visa {medium} har inget namn nu. Godkänn kakorna och kontrollera att den "
    "får ett namn som säger vad filmen handlar om.",
    en="The frame that waits to show {medium} has no name now. Accept the cookies, and check that it is "
    "given a name that says what the film is about.",
)
NAMELESS_NATIVE = Text(
    sv="Spelaren för {medium} har inget namn, och ingen rubrik eller bildtext intill säger vad den spelar.",
    en="The player of {medium} has no name, and no heading or caption beside it says what it plays.",
)
SAYS_NOTHING = Text(
    sv="Spelaren heter ”{name}”. Det säger inte vad den spelar. Kalla den vad filmen eller ljudet heter.",
    en="The player is called “{name}”. That does not say what it plays. Call it what the film or the sound "
    "is called.",
)
SAME = Text(
    sv="{count} spelare på sidan heter ”{name}”, men spelar olika saker. Ge var och en sitt eget namn.",
    en="{count} players on the page are called “{name}”, but play different things. Give each a name of its "
    "own.",
)
IN_PLAYER = Text(sv="spelaren från {player}", en="the player from {player}")
_FRAMES = frozenset({"iframe", "frame", "object", "embed"})
_POINT = frozenset({"0", "1", "0px", "1px"})


@rule(
    id="player-name",
    title=Text(sv="Spelare heter vad de spelar", en="Players are called what they play"),
    remedy=Text(
        sv="Ge ramen med spelaren en titel (title) som säger vad filmen eller ljudet heter. I "
        "redigeringsläget heter fältet ofta Titel eller Beskrivning. ”YouTube video player” räcker inte.",
        en="Give the frame with the player a title that says what the film or the sound is called. In the "
        "editor the field is often called Title or Description. “YouTube video player” is not enough.",
    ),
    severity=Severity.MODERATE,
    criteria=[wcag("4.1.2"), wcag("1.1.1")],
    help="https://www.w3.org/WAI/WCAG21/Techniques/html/H64",
    blind_spot=Text(
        sv="Regeln vet inte vad filmen handlar om, bara att namnet säger mer än att det är en spelare. Ramar "
        "i okända spelare som saknar namn granskas av axe-core. Spelare som ett skript bygger av andra "
        "element granskas inte.",
        en="The rule does not know what the film is about, only that the name says more than that it is a "
        "player. Frames of unknown players without a name are judged by axe-core. Players that a script "
        "builds of other elements are not looked at.",
    ),
    needs=Need.RENDERED,
    examples=[
        passes(
            '<iframe src="https://www.youtube.com/embed/exempel0000" title="Vår visionsfilm"></iframe>',
            "called what the film is called",
        ),
        passes("<h2>Vår vision</h2><video controls src='a.webm'></video>", "the heading says what it plays"),
        passes(
            "<video controls src='a.webm' aria-label='Film om Exempelby museum'></video>",
            "a name of its own",
        ),
        fails('<iframe src="https://www.youtube.com/embed/exempel0000"></iframe>', "a frame without a name"),
        fails(
            '<iframe src="https://open.spotify.com/embed/episode/exempel" title=" "></iframe>',
            "an empty name is none",
        ),
        unclear(
            '<iframe src="https://www.youtube.com/embed/exempel0000" title="YouTube video player"></iframe>',
            "the name that the platform writes for every film",
        ),
        unclear(
            '<iframe src="https://player.vimeo.com/video/1" title="Så sorterar du"></iframe>'
            '<iframe src="https://player.vimeo.com/video/2" title="Så sorterar du"></iframe>',
            "two films of one name",
        ),
        unclear(
            '<iframe data-src="https://www.youtube.com/embed/exempel0000"></iframe>',
            "the frame may get its name with the film",
        ),
        unclear("<video controls src='a.webm'></video>", "nothing says what is played"),
        ignores('<iframe src="https://karta.exempelby.example/"></iframe>', "a frame, not a player"),
        ignores("<video autoplay loop muted src='vagor.webm'></video>", "a background has no player"),
        ignores(
            '<iframe src="https://www.youtube.com/embed/exempel0000" aria-hidden="true"></iframe>',
            "hidden from screen readers",
        ),
    ],
)
def players_are_called_what_they_play(page: Page, _: Context) -> Iterator[Finding]:
    players = [medium for medium in page.media if _is_met(medium, page)]
    names = Counter(name for name, _ in {(_folded(each.name), _played(each)) for each in players})
    for player in players:
        yield _finding(player, page, names)


def _finding(player: Medium, page: Page, names: Counter[str]) -> Finding:
    name = shortened(player.name)
    if not _folded(player.name):
        return _nameless(player, page)
    if pattern("words.toml", "nameless", "name").search(_folded(player.name)):
        return cannot_tell(player, SAYS_NOTHING.fill(name=name))
    if names[_folded(player.name)] > 1:
        return cannot_tell(player, SAME.fill(count=names[_folded(player.name)], name=name))
    return passed(player, NAMED.fill(name=name))


def _nameless(player: Medium, page: Page) -> Finding:
    if player.shape is Shape.NATIVE:
        beside = _said_beside(player, page)
        if beside:
            return passed(player, HEADED.fill(name=shortened(beside)))
        return cannot_tell(player, NAMELESS_NATIVE.fill(medium=named(player)))
    if player.is_held_back or not page.is_settled:
        return cannot_tell(player, NAMELESS_HELD.fill(medium=named(player)))
    return failed(player, NAMELESS.fill(medium=_played_by(player)))


def _said_beside(player: Medium, page: Page) -> str:
    """What stands by an element without a name: a figure's caption, else the heading above."""
    if player.title and player.title != player.url and "/" not in player.title:
        is_file = pattern("words.toml", "nameless", "name").search(_folded(player.title))
        if not is_file:
            return player.title
    places = places_on(page)
    stand = places.of(player)
    heading = places.heading_above(stand.at) if stand is not None else None
    return heading.text if heading is not None else ""


def _is_met(medium: Medium, page: Page) -> bool:
    """Whether it is a player that a screen reader comes upon."""
    if medium.is_hidden or medium.frame is not None or medium.shape is Shape.DEAD:
        return False
    if medium.shape is Shape.NATIVE:
        return bool(medium.has_controls) and not _is_hidden_from_readers(element_at(page, medium.selector))
    tag = element_at(page, medium.selector)
    if tag is None or tag.name not in _FRAMES or _is_hidden_from_readers(tag):
        return False
    is_point = str(tag.get("width") or "") in _POINT or str(tag.get("height") or "") in _POINT
    return not is_point and (medium.shape is not Shape.STRANGER or bool(_folded(medium.name)))


def _is_hidden_from_readers(tag: Tag | None) -> bool:
    return tag is not None and str(tag.get("aria-hidden") or "").strip().lower() == "true"


def _played_by(player: Medium) -> Text:
    return IN_PLAYER.fill(player=player.platform) if player.platform else named(player)


def _played(medium: Medium) -> str:
    return f"{medium.platform} {medium.id}" if medium.id else medium.url


def _folded(name: str) -> str:
    return " ".join(name.lower().split())
