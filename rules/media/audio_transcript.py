"""What is said in a recording can be read.

A text under a heading that says so, or a link called a transcript, is what a program can find. Without one a
person must listen: music needs none, and a sound may repeat what the page already says.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

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
    ignores,
    passed,
    passes,
    rule,
    spoken,
    unclear,
)
from auditor.standards import wcag
from rules.media.alternatives import alternative_to
from rules.media.films import is_before_the_law, sounds_on
from rules.media.wording import named, pattern, shortened

EXEMPT = Text(
    sv="Ljudet {sound} publicerades {day}, före den 23 september 2020, och omfattas därför inte av lagen.",
    en="The sound {sound} was published on {day}, before 23 September 2020, and is therefore outside the "
    "law.",
)
HAS_TEXT = Text(
    sv="Ljudet {sound} finns som text på sidan, under ”{label}” ({words} ord).",
    en="The sound {sound} is on the page as text, under “{label}” ({words} words).",
)
LINKED = Text(
    sv="Vid ljudet {sound} finns en länk till texten: ”{link}”.",
    en="By the sound {sound} there is a link to the text: “{link}”.",
)
SHORT = Text(
    sv="Under ”{label}” finns bara {words} ord. Lyssna på {sound} och se om texten återger allt som sägs.",
    en="There are only {words} words under “{label}”. Listen to {sound} and see whether the text gives all "
    "that is said.",
)
NEAR = Text(
    sv="Ingen text är märkt som innehållet i ljudet {sound}. Lyssna, och jämför med texten intill: återger "
    "den allt som sägs? Sätt i så fall en rubrik över den, till exempel ”Avsnittet i text”.",
    en="No text is marked as the content of the sound {sound}. Listen, and compare with the text beside it: "
    "does it give all that is said? If so, put a heading above it, such as “The episode as text”.",
)
NOTHING = Text(
    sv="Ingen text hittades för ljudet {sound}. Lyssna. Sägs något i inspelningen, så ska det också finnas "
    "som text. Bara musik behöver ingen. Inspelningar från tiden före den 23 september 2020 omfattas inte "
    "av lagen.",
    en="No text was found for the sound {sound}. Listen. If anything is said in the recording, it must also "
    "be there as text. Music alone needs none. Recordings from before 23 September 2020 are outside the law.",
)
_BRIEF = 3  # seconds; a shorter sound is a signal


@rule(
    id="audio-transcript",
    title=Text(sv="Inspelat tal finns som text", en="Recorded speech can be read"),
    remedy=Text(
        sv="Skriv ut det som sägs. Lägg texten på sidan under en rubrik som ”Avsnittet i text”, eller länka "
        "till den intill ljudet. Ange vem som talar, och ljud som har betydelse.",
        en="Write out what is said. Put the text on the page under a heading such as “The episode as text”, "
        "or link to it beside the sound. Say who speaks, and note sounds that matter.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("1.2.1")],
    act=["e7aa44", "2eb176"],
    help="https://www.w3.org/WAI/media/av/transcripts/",
    blind_spot=Text(
        sv="Regeln hör inte ljudet. Den vet inte om det är tal eller musik, och jämför inte texten med det "
        "som sägs. En länk som heter transkription räcker; dess mål läses inte. Ljud som en tjänst läser upp "
        "från sidan, ljud utan spelare och vanliga länkar till ljudfiler granskas inte.",
        en="The rule does not hear the sound. It does not know whether it is speech or music, and does not "
        "compare the text with what is said. A link called a transcript is enough; where it leads is not "
        "read. Sound that a service reads aloud from the page, sound without a player and plain links to "
        "sound files are not looked at.",
    ),
    needs=Need.RENDERED,
    examples=[
        passes(
            "<main><h1>Podden</h1><audio controls src='a.mp3'></audio><a "
            "href='a.html'>Transkribering</a></main>",
            "a link to a transcript",
        ),
        passes(
            "<main><h1>Podden</h1><audio controls src='a.mp3'></audio><h2>Avsnittet som "
            "text</h2><p>Välkommen till podden. I dag talar vi om hur du sorterar ditt matavfall, och varför "
            "det är viktigt att göra det.</p></main>",
            "the episode as text, on the page",
        ),
        passes(
            '<iframe title="Podden" src="https://open.spotify.com/embed/episode/exempel"></iframe>',
            "published before the law applied",
            Given(media=[{"published": date(2019, 1, 8)}]),
        ),
        unclear("<main><h1>Podden</h1><audio controls src='a.mp3'></audio></main>", "no text at all"),
        unclear(
            '<iframe title="Podden" src="https://w.soundcloud.com/player/?url=exempel"></iframe>',
            "a platform's player, and no text",
        ),
        unclear(
            "<main><h1>Podden</h1><p>I det här avsnittet talar vi om hur du sorterar ditt matavfall.</p>"
            "<audio controls src='a.mp3'></audio></main>",
            "text beside the sound may be a summary",
        ),
        unclear(
            "<main><audio controls src='a.mp3'></audio><h2>Transkription</h2><p>Kommer snart.</p></main>",
            "a heading, and hardly any text",
        ),
        ignores("<audio src='pling.mp3'></audio>", "nothing plays it, and nobody can"),
        ignores(
            "<audio controls src='pling.mp3'></audio>",
            "a signal of one second",
            Given(media=[{"duration": 1.0}]),
        ),
        ignores(
            "<div class='rs_player'><audio controls src='https://app.readspeaker.com/x.mp3'></audio></div>",
            "the page itself, read aloud",
        ),
        ignores("<a href='a.mp3'>Ladda ner avsnittet</a>", "a link to a sound"),
        ignores("<video controls src='a.webm'></video>", "a film"),
    ],
)
def recorded_speech_can_be_read(page: Page, _: Context) -> Iterator[Finding]:
    for sound in sounds_on(page):
        if _is_listened_to(sound):
            yield _finding(sound, page)


def _finding(sound: Medium, page: Page) -> Finding:
    if is_before_the_law(sound) and sound.published:
        day = spoken(sound.published.year, sound.published.month, sound.published.day)
        return passed(sound, EXEMPT.fill(sound=named(sound), day=day))
    found = alternative_to(sound, page)
    label = shortened(found.label)
    if label and found.is_enough_for(sound):
        return passed(sound, HAS_TEXT.fill(sound=named(sound), label=label, words=found.words))
    if found.link:
        return passed(sound, LINKED.fill(sound=named(sound), link=shortened(found.link)))
    doubt = SHORT if found.words else NEAR if found.near else NOTHING
    return cannot_tell(sound, doubt.fill(sound=named(sound), label=label, words=found.words))


def _is_listened_to(sound: Medium) -> bool:
    """Whether it is a recording that visitors are given, not a signal or the page read aloud."""
    is_signal = sound.duration is not None and sound.duration <= _BRIEF
    is_dumb = sound.shape is Shape.NATIVE and not sound.has_controls and not sound.autoplays
    signs = pattern("words.toml", "read_aloud", "word")
    is_read_aloud = signs.search(f"{sound.url} {sound.name} {sound.snippet}")
    return not (is_signal or is_dumb or is_read_aloud)
