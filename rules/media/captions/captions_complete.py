"""Captions go on for as long as the film has something to hear.

What is heard in a film no text tells. So a gap is only a place to look at; that captions begin after the film
has ended is certain.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
from auditor.standards import wcag
from rules.media.captions.tracks import CaptionFile, clock, quoted, shown_captions
from rules.media.captions.webvtt import Cue

COVERED = Text(
    sv="Undertexterna i {file} följer filmen från {first} till {last}. Filmen är {length} lång.",
    en="The captions in {file} follow the film from {first} to {last}. The film is {length} long.",
)
AFTER_THE_END = Text(
    sv="{count} av {all} undertexter i {file} börjar när filmen redan är slut: filmen är {length} lång, men "
    "”{words}” kommer vid {first}. Filen hör troligen till en annan film eller en längre version. Lägg in "
    "den som hör till den här.",
    en="{count} of {all} captions in {file} begin when the film has already ended: the film is {length} "
    "long, but “{words}” comes at {first}. The file probably belongs to another film or a longer version. "
    "Put in the one that belongs to this one.",
)
ONE_AFTER = Text(
    sv="Undertexten ”{words}” i {file} börjar vid {first}, när filmen redan är slut ({length}), och visas "
    "aldrig. Spela slutet av filmen: fattas något?",
    en="The caption “{words}” in {file} begins at {first}, when the film has already ended ({length}), and "
    "is never shown. Play the end of the film: is anything missing?",
)
SHORT = Text(
    sv="Undertexterna i {file} slutar vid {last}, men filmen är {length} lång. Spela filmen därifrån: sägs "
    "något mer, eller hörs ljud som har betydelse?",
    en="The captions in {file} end at {last}, but the film is {length} long. Play the film from there: is "
    "more said, or are there sounds that matter?",
)
VERY_SHORT = Text(
    sv="Undertexterna i {file} täcker bara början av filmen: de slutar vid {last}, men filmen är {length} "
    "lång och har ljud. Spela filmen därifrån. Är filen bara påbörjad, gör den färdig.",
    en="The captions in {file} cover only the beginning of the film: they end at {last}, but the film is "
    "{length} long and has sound. Play the film from there. If the file was only begun, finish it.",
)
GAP = Text(
    sv="Mellan {first} och {last} har {file} ingen undertext. Spela filmen där: sägs något, eller hörs ljud "
    "som har betydelse?",
    en="Between {first} and {last} {file} has no caption. Play the film there: is something said, or are "
    "there sounds that matter?",
)

_FILM = '<video controls src="museet.webm"><track kind="captions" srclang="sv" src="museet.vtt"></video>'
_TOLERANCE = 1.0  # seconds by which players' idea of a film's length differs
_THIRD = 1 / 3


def _given(text: str, **facts: Any) -> Given:  # noqa: ANN401 - a medium's fields
    return Given(track_files={"https://exempelby.example/museet.vtt": text}, media=[facts])


@rule(
    id="captions-complete",
    title=Text(sv="Undertexter följer hela filmen", en="Captions follow the whole film"),
    remedy=Text(
        sv="Spela filmen från det ställe som anges, med undertexterna på. Sägs något som inte står i texten, "
        "lägg till det. Musik och andra ljud skrivs också, inom parentes, när de har betydelse.",
        en="Play the film from the place that is given, with captions on. If something is said that is not "
        "in the text, add it. Music and other sounds are written too, in brackets, when they matter.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("1.2.2")],
    help="https://www.w3.org/WAI/media/av/captions/",
    blind_spot=Text(
        sv="Regeln hör inte filmen. Den jämför bara tiderna i filen med filmens längd, och vet inte om "
        "texterna återger det som sägs. Där filmens längd är okänd ser den bara luckor inne i filen. Korta "
        "luckor, under en minut, en tiondel av en lång film eller halva en kort, räknas inte.",
        en="The rule does not hear the film. It only compares the times in the file with the film's length, "
        "and does not know whether the captions give what is said. Where the film's length is unknown it "
        "sees only gaps within the file. Short gaps, under a minute, a tenth of a long film or half of a "
        "short one, do not count.",
    ),
    examples=[
        passes(
            _FILM,
            "from the first words to the last",
            _given(
                "WEBVTT\n\n00:01.000 --> 00:06.000\nVälkommen till museet.\n\n"
                "00:20.000 --> 00:26.000\n(orgelmusik)\n\n00:48.000 --> 00:58.000\nVi ses!\n",
                duration=60.0,
                has_sound=True,
            ),
        ),
        fails(
            _FILM,
            "captions of a longer film",
            _given(
                "WEBVTT\n\n00:01.000 --> 00:06.000\nVälkommen till museet.\n\n"
                "01:10.000 --> 01:15.000\nHär är bottenvåningen.\n\n02:10.000 --> 02:15.000\nVi ses!\n",
                duration=60.0,
                has_sound=True,
            ),
        ),
        unclear(
            _FILM,
            "they cover only the beginning",
            _given(
                "WEBVTT\n\n00:01.000 --> 00:06.000\nVälkommen till museet.\n", duration=600.0, has_sound=True
            ),
        ),
        unclear(
            _FILM,
            "a gap of four minutes",
            _given(
                "WEBVTT\n\n00:01.000 --> 00:06.000\nVälkommen till museet.\n\n"
                "04:06.000 --> 04:58.000\nVi ses!\n",
                duration=300.0,
                has_sound=True,
            ),
        ),
        ignores(_FILM, "a silent film", _given("WEBVTT\n\n00:01.000 --> 00:06.000\nHej.\n", has_sound=False)),
        ignores(
            _FILM, "how long the film is, nobody knows", _given("WEBVTT\n\n00:01.000 --> 00:06.000\nHej.\n")
        ),
        ignores(
            _FILM,
            "a broadcast has no length",
            _given("WEBVTT\n\n00:01.000 --> 00:06.000\nHej.\n", is_live=True, duration=60.0),
        ),
    ],
)
def captions_follow_the_film(page: Page, _: Context) -> Iterator[Finding]:
    for captions, cues in shown_captions(page):
        if captions.medium.has_sound is not False and not captions.medium.is_live:
            yield from _of(captions, cues)


@dataclass(frozen=True)
class _Silence:
    """A stretch of a film without a caption, in seconds from its beginning."""

    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


def _of(captions: CaptionFile, cues: tuple[Cue, ...]) -> Iterator[Finding]:
    medium, length = captions.medium, captions.medium.duration
    told: dict[str, object] = {"file": captions.name, "length": clock(length or 0), "all": len(cues)}
    last = max(cue.end for cue in cues)
    late = [cue for cue in cues if length and cue.start >= length + _TOLERANCE]
    if late:
        told |= {"count": len(late), "words": quoted(late[0].words), "first": clock(late[0].start)}
        if len(late) > 1 or len(late) * 10 >= len(cues):
            yield failed(medium, AFTER_THE_END.fill(**told))
        else:
            yield cannot_tell(medium, ONE_AFTER.fill(**told))
        return
    silence = _longest(cues, length)
    if silence.length < _bearable(length or last):
        if length:
            yield passed(
                medium, COVERED.fill(**told, first=clock(cues[0].start), last=clock(min(last, length)))
            )
        return
    if silence.start < last:
        yield cannot_tell(medium, GAP.fill(**told, first=clock(silence.start), last=clock(silence.end)))
        return
    message = VERY_SHORT if medium.has_sound and length and last < length * _THIRD else SHORT
    yield cannot_tell(medium, message.fill(**told, last=clock(last)))


def _longest(cues: tuple[Cue, ...], length: float | None) -> _Silence:
    """The longest stretch without a caption, from the film's beginning to its end where that is known."""
    longest, spoken = _Silence(0, 0), 0.0
    for start, end in [*((cue.start, cue.end) for cue in cues), *([(length, length)] if length else [])]:
        if start - spoken > longest.length:
            longest = _Silence(spoken, start)
        spoken = max(spoken, end)
    return longest


def _bearable(length: float) -> float:
    """How long a film of this length may go on without a caption."""
    limit = vocabulary.load("rules.media.captions", "captions.toml")["limits"]["silence"]
    return min(max(float(limit["seconds"]), length * float(limit["share"])), length * float(limit["most"]))
