"""Nothing sounds by itself for longer than three seconds.

A person who listens to a screen reader cannot hear it through another sound, and cannot find the button that
ends it (WCAG 1.4.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urldefrag

from auditor.model import (
    Context,
    Finding,
    Given,
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
from rules.media.wording import named, pattern, seconds, shortened

FOREVER = Text(sv="om och om igen", en="over and over")
SOUNDS = Text(
    sv="{medium} börjar spela av sig själv med ljud ({length}), och det finns ingen knapp att stänga av "
    "ljudet med.",
    en="{medium} starts playing by itself with sound ({length}), and there is no button to turn the sound "
    "off.",
)
WITH_CONTROLS = Text(
    sv="{medium} börjar spela av sig själv med ljud ({length}). Den har knappar, men den som lyssnar på "
    "sidan med skärmläsare måste hitta dem medan ljudet stör. Ligger de först på sidan? Låt annars besökaren "
    "starta själv.",
    en="{medium} starts playing by itself with sound ({length}). It has buttons, but people who listen to "
    "the page with a screen reader must find them through the sound. Are they first on the page? If not, let "
    "visitors start it themselves.",
)
WITH_BUTTON = Text(
    sv="{medium} börjar spela av sig själv med ljud ({length}). Kontrollera att knappen ”{button}” stänger "
    "av ljudet och går att nå först på sidan.",
    en="{medium} starts playing by itself with sound ({length}). Check that the button “{button}” turns the "
    "sound off and can be reached first on the page.",
)
UNHEARD = Text(
    sv="{medium} är inställd att börja spela av sig själv, och är inte tystad. Öppna sidan och lyssna: hörs "
    "något i mer än tre sekunder?",
    en="{medium} is set to start playing by itself, and is not muted. Open the page and listen: is anything "
    "heard for more than three seconds?",
)
BRIEF = Text(
    sv="{medium} börjar spela av sig själv men låter i högst tre sekunder ({length}).",
    en="{medium} starts playing by itself but sounds for three seconds at most ({length}).",
)
_LONGEST = 3.0  # seconds, WCAG 1.4.2
_CLOCK = re.compile(r"(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:\.\d+)?)")
_PART = re.compile(r"(?:^|&)t=(?:npt:)?(?P<start>[\d:.]*)(?:,(?P<end>[\d:.]+))?(?:&|$)")
_LOUD = Given(media=[{"has_sound": True, "duration": 14.0}])


@rule(
    id="media-autoplay",
    title=Text(sv="Inget låter av sig själv", en="Nothing makes sound by itself"),
    remedy=Text(
        sv="Stäng av automatisk start (autoplay), eller starta filmen utan ljud (muted). Låt besökaren själv "
        "sätta på ljudet.",
        en="Turn off automatic start (autoplay), or start the film without sound (muted). Let visitors turn "
        "the sound on themselves.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("1.4.2")],
    act=["80f0bf", "aaa1bf", "4c31df"],
    help="https://www.w3.org/WAI/WCAG21/Understanding/audio-control.html",
    blind_spot=Text(
        sv="Regeln hör inte: ett ljudspår kan vara tyst. Den ser inte ljud som ett skript startar, eller "
        "spelare vars inställningar ligger hos filmtjänsten. Många webbläsare hindrar ljud från att starta "
        "av sig självt, men inte alla och inte alltid.",
        en="The rule does not hear: a sound track may be silent. It does not see sound that a script starts, "
        "nor players whose settings are kept at the film service. Many browsers keep sound from starting by "
        "itself, but not all and not always.",
    ),
    needs=Need.RENDERED,
    examples=[
        passes(
            "<audio autoplay src='pling.mp3'></audio>",
            "a signal of two seconds",
            Given(media=[{"has_sound": True, "duration": 2.0}]),
        ),
        passes("<video autoplay src='a.webm#t=8,10'></video>", "two seconds of a longer film", _LOUD),
        fails("<video autoplay src='a.webm'></video>", "fourteen seconds with sound, and no buttons", _LOUD),
        fails(
            "<audio autoplay loop src='pling.mp3'></audio>",
            "a short sound, over and over",
            Given(media=[{"has_sound": True, "duration": 2.0}]),
        ),
        unclear("<audio autoplay controls src='a.mp3'></audio>", "buttons that must be found first", _LOUD),
        unclear(
            "<button>Pausa</button><video autoplay src='a.webm'></video>", "a button that may end it", _LOUD
        ),
        unclear("<video autoplay src='a.webm'></video>", "nobody knows whether the film has sound"),
        unclear(
            '<iframe title="Film" src="https://www.youtube.com/embed/exempel0000?autoplay=1"></iframe>',
            "a player told to start by itself",
        ),
        ignores("<video autoplay muted src='a.webm'></video>", "muted"),
        ignores(
            "<video autoplay src='a.webm'></video>",
            "a film without a sound track",
            Given(media=[{"has_sound": False}]),
        ),
        ignores("<audio controls src='a.mp3'></audio>", "starts when somebody asks for it"),
        ignores(
            '<iframe title="Film" src="https://player.vimeo.com/video/1?autoplay=1&amp;muted=1"></iframe>',
            "a player told to start without sound",
        ),
    ],
)
def nothing_sounds_by_itself(page: Page, _: Context) -> Iterator[Finding]:
    for medium in page.media:
        is_loud = medium.autoplays and not medium.is_muted and medium.has_sound is not False
        if is_loud and not medium.is_held_back and medium.shape is not Shape.DEAD:
            yield _finding(medium, page)


def _finding(medium: Medium, page: Page) -> Finding:
    played = _played(medium)
    is_known = medium.shape is Shape.NATIVE and None not in {medium.has_sound, medium.is_muted}
    if played is None or not is_known:
        return cannot_tell(medium, UNHEARD.fill(medium=named(medium)))
    length = FOREVER if medium.loops else seconds(played)
    if played <= _LONGEST and not medium.loops:
        return passed(medium, BRIEF.fill(medium=named(medium), length=length))
    if medium.has_controls:
        return cannot_tell(medium, WITH_CONTROLS.fill(medium=named(medium), length=length))
    if button := _button(page):
        return cannot_tell(medium, WITH_BUTTON.fill(medium=named(medium), length=length, button=button))
    return failed(medium, SOUNDS.fill(medium=named(medium), length=length))


def _played(medium: Medium) -> float | None:
    """How long it plays: a fragment in its address may ask for a part (Media Fragments 1.0, 4.2.1)."""
    if medium.duration is None:
        return None
    part = _PART.search(urldefrag(medium.url).fragment)
    if part is None:
        return medium.duration
    start, end = _seconds(part["start"]), _seconds(part["end"] or "")
    until = min(medium.duration, end) if end else medium.duration
    return max(0.0, until - start)


def _seconds(clock: str) -> float:
    """Seconds in 8, 8.5, 01:08 or 00:01:08."""
    told = _CLOCK.fullmatch(clock)
    if told is None:
        return 0.0
    hours, minutes, rest = told.groups()
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(rest)


def _button(page: Page) -> str:
    """The name of a button that may turn the sound off."""
    word = pattern("words.toml", "stops", "word")
    names = (control.name for control in page.controls or () if control.role == "button")
    found = (name for name in names if word.search(name))
    return shortened(next(found, ""))
