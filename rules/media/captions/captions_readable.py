"""Captions can be read in the time that they are shown.

Guides differ on how fast captions may go. So a file fails only where a quarter of it is faster than a quick
guide allows by half as much again, or longer than what fits on two lines; in between a person decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from auditor import vocabulary
from auditor.model import (
    Context,
    Finding,
    Given,
    Page,
    Severity,
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
from rules.media.captions.automatic import signs_of_automation
from rules.media.captions.tracks import CaptionFile, clock, quoted, shown_captions
from rules.media.captions.webvtt import Cue

READABLE = Text(
    sv="Man hinner läsa undertexterna i {file}: medianen är {median} tecken i sekunden.",
    en="There is time to read the captions in {file}: the median is {median} characters a second.",
)
TOO_FAST = Text(
    sv="{count} av {all} undertexter i {file} går fortare än {limit} tecken i sekunden, till exempel "
    "”{words}” ({clock}, {speed} tecken i sekunden). Så fort hinner få läsa. Riktvärdet är högst {calm}. Låt "
    "texterna ligga kvar längre, eller korta dem.",
    en="{count} of {all} captions in {file} go faster than {limit} characters a second, for example "
    "“{words}” ({clock}, {speed} characters a second). Few people read that fast. The guide is {calm} at "
    "most. Let the captions stay longer, or shorten them.",
)
TOO_MUCH = Text(
    sv="{count} av {all} undertexter i {file} har mer text än vad som ryms på två rader, {limit} tecken, "
    "till exempel ”{words}” ({clock}, {size} tecken). Dela upp dem.",
    en="{count} of {all} captions in {file} have more text than fits on two lines, {limit} characters, for "
    "example “{words}” ({clock}, {size} characters). Divide them.",
)
FAST = Text(
    sv="{count} av {all} undertexter i {file} går fortare än riktvärdet, {calm} tecken i sekunden, till "
    "exempel ”{words}” ({clock}, {speed} tecken i sekunden). Spela filmen och se om du hinner läsa dem.",
    en="{count} of {all} captions in {file} go faster than the guide, {calm} characters a second, for "
    "example “{words}” ({clock}, {speed} characters a second). Play the film and see whether you have time "
    "to read them.",
)
BRIEF = Text(
    sv="{count} av {all} undertexter i {file} visas kortare tid än {limit} sekunder, till exempel ”{words}” "
    "({clock}). Spela filmen och se om de hinner uppfattas.",
    en="{count} of {all} captions in {file} are shown for less than {limit} seconds, for example “{words}” "
    "({clock}). Play the film and see whether they can be made out.",
)
LINES = Text(
    sv="{count} av {all} undertexter i {file} har fler än två rader, eller rader på mer än {limit} tecken, "
    "till exempel ”{words}” ({clock}). Spela filmen i ett litet fönster och se om texten täcker för mycket "
    "av bilden.",
    en="{count} of {all} captions in {file} have more than two lines, or lines of more than {limit} "
    "characters, for example “{words}” ({clock}). Play the film in a small window and see whether the text "
    "covers too much of the picture.",
)
AUTOMATIC = Text(
    sv="Texten i {file} ser ut att vara skriven av en dator och inte rättad: {signs}. Läs igenom den mot "
    "filmen. Fel i namn, siffror och facktermer är vanliga.",
    en="The text in {file} looks as if it was written by a computer and not corrected: {signs}. Read it "
    "against the film. Mistakes in names, figures and terms are common.",
)
AND = Text(sv=" och ", en=" and ")

_FILM = '<video controls src="museet.webm"><track kind="captions" srclang="sv" src="museet.vtt"></video>'
_UNCORRECTED = "och det var då vi såg att de var på väg\nin i hus nu och vi tog en bild av allt"


def _given(seconds: float, words: str) -> Given:
    """A file with four captions alike, each shown for some seconds."""
    times = ((start, start + seconds) for start in (0, 15, 30, 45))
    cues = (f"00:{start:06.3f} --> 00:{end:06.3f}\n{words}\n" for start, end in times)
    return Given(track_files={"https://exempelby.example/museet.vtt": "WEBVTT\n\n" + "\n".join(cues)})


@rule(
    id="captions-readable",
    title=Text(sv="Man hinner läsa undertexterna", en="There is time to read captions"),
    remedy=Text(
        sv="Låt varje undertext ligga kvar så länge att man hinner läsa den: två hela rader behöver fem till "
        "sex sekunder. Skriv högst två rader på vardera 42 tecken. Korta det som sägs, men behåll "
        "innehållet.",
        en="Let each caption stay long enough to be read: two full lines need five to six seconds. Write at "
        "most two lines of 42 characters each. Shorten what is said, but keep the content.",
    ),
    severity=Severity.MINOR,
    help="https://www.vgregion.se/ov/varumarkesmanual/Sprak/den-lasvanliga-undertexten/",
    blind_spot=Text(
        sv="Regeln räknar tecken och sekunder i filen. Den ser inte hur stor texten är, vad den täcker i "
        "bilden eller om den är begriplig. Att en text är skriven av en dator märks inte alltid.",
        en="The rule counts characters and seconds in the file. It does not see how large the text is, what "
        "it covers in the picture or whether it can be understood. That a text was written by a computer "
        "does not always show.",
    ),
    examples=[
        passes(_FILM, "thirty characters in three seconds", _given(3, "Välkommen till vårt museum. Hej!")),
        passes(
            _FILM,
            "two lines in six seconds",
            _given(6, "Här hänger bilderna från 1900-talet,\nalla skänkta."),
        ),
        fails(
            _FILM,
            "sixty characters in two seconds",
            _given(2, "Välkommen till museet, som har öppet alla dagar utom måndag."),
        ),
        fails(
            _FILM,
            "a whole paragraph at a time",
            _given(
                12,
                "Museet byggdes som skola och har sedan dess varit bibliotek, kontor och lager. Nu är "
                "det museum.",
            ),
        ),
        unclear(
            _FILM,
            "twenty characters a second",
            _given(3, "Välkommen till museet, som har öppet alla helger.\nKom!"),
        ),
        unclear(_FILM, "half a second each", _given(0.5, "Kom hit!")),
        unclear(_FILM, "four lines", _given(6, "Välkommen\ntill\nvårt\nmuseum.")),
        unclear(_FILM, "neither capitals nor full stops", _given(6, _UNCORRECTED)),
        ignores(_FILM, "nobody fetched the file"),
    ],
)
def captions_can_be_read_in_time(page: Page, _: Context) -> Iterator[Finding]:
    for captions, cues in shown_captions(page):
        yield _of(captions, cues)


def _of(captions: CaptionFile, cues: tuple[Cue, ...]) -> Finding:  # noqa: PLR0911 - a table
    limits, medium = _limits(), captions.medium
    calm, fast = limits["speed"]["calm"], limits["speed"]["fast"]
    size, line = limits["block"]["characters"], limits["line"]["characters"]
    brief = limits["duration"]["seconds"]
    told = {"file": captions.name, "calm": calm}
    if odd := _many(cues, lambda cue: speed_of(cue) > fast):
        return failed(medium, _told(TOO_FAST, odd, cues, limit=fast, **told))
    if odd := _many(cues, lambda cue: len(cue.words) > size):
        return failed(medium, _told(TOO_MUCH, odd, cues, limit=size, **told))
    if signs := signs_of_automation(cues):
        return cannot_tell(medium, AUTOMATIC.fill(file=captions.name, signs=_listed(signs)))
    if odd := _many(cues, lambda cue: speed_of(cue) > calm):
        return cannot_tell(medium, _told(FAST, odd, cues, **told))
    if odd := _many(cues, lambda cue: cue.end - cue.start < brief):
        seconds = Text(sv=f"{brief:.1f}".replace(".", ","), en=f"{brief:.1f}")
        return cannot_tell(medium, _told(BRIEF, odd, cues, limit=seconds, **told))
    lines = limits["block"]["lines"]
    if odd := _many(cues, lambda cue: len(cue.lines) > lines or max(map(len, cue.lines)) > line):
        return cannot_tell(medium, _told(LINES, odd, cues, limit=line, **told))
    median = sorted(map(speed_of, cues))[len(cues) // 2]
    return passed(medium, READABLE.fill(file=captions.name, median=round(median)))


def speed_of(cue: Cue) -> float:
    """Characters a second."""
    return len(cue.words) / (cue.end - cue.start)


def _many(cues: tuple[Cue, ...], is_odd: Callable[[Cue], bool]) -> list[Cue]:
    """The odd ones among the cues, worst first, if they are enough to be told."""
    odd = [cue for cue in cues if is_odd(cue)]
    share = _limits()["share"]
    if len(odd) < share["fewest"] or len(odd) < share["share"] * len(cues):
        return []
    return odd


def _told(message: Text, odd: list[Cue], cues: tuple[Cue, ...], **more: object) -> Text:
    worst = max(odd, key=speed_of)
    return message.fill(
        count=len(odd),
        all=len(cues),
        words=quoted(worst.words),
        clock=clock(worst.start),
        speed=round(speed_of(worst)),
        size=len(worst.words),
        **more,
    )


def _listed(signs: list[Text]) -> Text:
    return Text(
        sv=_joined([sign.sv for sign in signs], AND.sv), en=_joined([sign.en for sign in signs], AND.en)
    )


def _joined(parts: list[str], conjunction: str) -> str:
    return conjunction.join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)


def _limits() -> dict[str, Any]:
    limits: dict[str, Any] = vocabulary.load("rules.media.captions", "captions.toml")["limits"]
    return limits
