"""A caption track says which language its words are in, and says it rightly.

The browser's menu, and its choice among tracks, go by what the track says. A Swedish text that calls itself
English is not found by those who look for Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator

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
from rules.media.captions.languages import is_known, is_language_tag, is_short, languages_of, meant_by
from rules.media.captions.tracks import CaptionFile, quoted, shown_captions

RIGHT = Text(
    sv="Spåret med {file} anges vara på språket {tag}, och det är texten: ”{words}”.",
    en="The track with {file} is declared to be in the language {tag}, and so the text is: “{words}”.",
)
WRONG = Text(
    sv="Spåret med {file} anges vara på språket {tag} (srclang), men texten är på {found}: ”{words}”. Skriv "
    "srclang=”{right}”, eller lägg in rätt fil.",
    en="The track with {file} is declared to be in the language {tag} (srclang), but the text is in {found}: "
    "“{words}”. Write srclang=“{right}”, or put in the right file.",
)
NO_SUCH = Text(
    sv="Spåret med {file} anges vara på språket ”{tag}” (srclang), men någon sådan språkkod finns inte. "
    "{hint}",
    en="The track with {file} is declared to be in the language “{tag}” (srclang), but there is no such "
    "language code. {hint}",
)
WRITE = Text(sv="Skriv ”{right}”.", en="Write “{right}”.")
LOOK_UP = Text(
    sv="Svenska är ”sv”, engelska ”en”, finska ”fi”.",
    en="Swedish is “sv”, English “en”, Finnish “fi”.",
)
UNDECLARED = Text(
    sv="Spåret med {file} är av slaget subtitles men säger inte vilket språk det är på. Det kräver "
    "HTML-standarden. Ange språket med srclang, till exempel srclang=”sv”.",
    en="The track with {file} is of the kind subtitles but does not say which language it is in. The HTML "
    "standard demands that. Give the language with srclang, for example srclang=“sv”.",
)
UNSAID = Text(
    sv="Spåret med {file} säger inte vilket språk det är på. Har filmen text på flera språk kan den som "
    "tittar inte välja. Ange språket med srclang, till exempel srclang=”sv”.",
    en="The track with {file} does not say which language it is in. If the film has text in several "
    "languages, viewers cannot choose. Give the language with srclang, for example srclang=“sv”.",
)
TOO_SHORT = Text(
    sv="Spåret med {file} anges vara på språket {tag}. Texten är för kort för att språket ska gå att avgöra: "
    "”{words}”. Stämmer det?",
    en="The track with {file} is declared to be in the language {tag}. The text is too short for its "
    "language to be told: “{words}”. Is that right?",
)
NOT_KNOWN = Text(
    sv="Spåret med {file} anges vara på språket {tag}. Det går inte att avgöra härifrån om det stämmer: "
    "”{words}”. Fråga någon som kan språket.",
    en="The track with {file} is declared to be in the language {tag}. Whether that is right cannot be told "
    "from here: “{words}”. Ask somebody who knows the language.",
)
OR = Text(sv="{one} eller {other}", en="{one} or {other}")

_SV = """Välkommen till museet. Här visar vi bilder från kommunens äldsta skolor, och det är många
som har hjälpt till. Vi började samla in dem för tio år sedan, men det var först när en snickare hittade
en låda på vinden som vi förstod hur mycket som fanns kvar. Nu kan alla komma hit och se dem."""


def _film(kind: str, language: str) -> str:
    attribute = f' srclang="{language}"' if language else ""
    return f'<video controls src="museet.webm"><track kind="{kind}"{attribute} src="museet.vtt"></video>'


def _given(words: str) -> Given:
    text = f"WEBVTT\n\n00:01.000 --> 00:30.000\n{words}\n"
    return Given(track_files={"https://exempelby.example/museet.vtt": text})


@rule(
    id="captions-language",
    title=Text(sv="Textspår anger rätt språk", en="Text tracks declare the right language"),
    remedy=Text(
        sv="Ange vilket språk undertexterna är på där filmen läggs in. I koden heter det srclang: ”sv” för "
        "svenska, ”en” för engelska. Är det fel fil som ligger där, byt den.",
        en="Say which language the captions are in where the film is put in. In the code it is called "
        "srclang: “sv” for Swedish, “en” for English. If the wrong file is there, replace it.",
    ),
    severity=Severity.MODERATE,
    help="https://html.spec.whatwg.org/multipage/media.html#attr-track-srclang",
    blind_spot=Text(
        sv="Regeln känner igen svenska, norska, danska, finska, tyska och engelska, och säger emot bara "
        "texter på minst 40 ord. Norska och danska skiljer den inte alltid åt. Den vet inte vilket språk som "
        "talas i filmen, och ser inte enstaka ord på andra språk.",
        en="The rule knows Swedish, Norwegian, Danish, Finnish, German and English, and contradicts only "
        "texts of at least 40 words. Norwegian and Danish it does not always tell apart. It does not know "
        "which language is spoken in the film, and does not see single words in other languages.",
    ),
    examples=[
        passes(_film("captions", "sv"), "Swedish, and called so", _given(_SV)),
        passes(_film("captions", "sv-SE"), "Swedish of Sweden", _given(_SV)),
        passes(
            _film("captions", "sv"),
            "few words, but they agree",
            _given("Här är det museum, och vi har öppet till klockan fem på vardagar."),
        ),
        fails(_film("captions", "en"), "Swedish, but called English", _given(_SV)),
        fails(_film("captions", "se"), "the code of Northern Sami, not of Swedish", _given(_SV)),
        fails(_film("captions", "svenska"), "a name, not a code", _given(_SV)),
        fails(_film("subtitles", ""), "subtitles that do not say their language", _given(_SV)),
        unclear(_film("captions", ""), "captions that do not say their language", _given(_SV)),
        unclear(_film("captions", "sv"), "too few words to tell", _given("Välkommen till museet.")),
        unclear(
            _film("subtitles", "so"),
            "a language that the rule does not know",
            _given("Ku soo dhawoow. " * 20),
        ),
        ignores(_film("captions", "sv"), "nobody fetched the file"),
    ],
)
def tracks_declare_their_language(page: Page, _: Context) -> Iterator[Finding]:
    for captions, cues in shown_captions(page):
        yield _of(captions, " ".join(cue.words for cue in cues))


def _of(captions: CaptionFile, text: str) -> Finding:
    medium, tag = captions.medium, captions.track.language.strip()
    told = {"file": captions.name, "tag": quoted(tag), "words": quoted(text)}
    if not tag:
        is_demanded = captions.track.kind == "subtitles"
        return (
            failed(medium, UNDECLARED.fill(**told))
            if is_demanded
            else cannot_tell(medium, UNSAID.fill(**told))
        )
    if not is_language_tag(tag):
        right = meant_by(tag)
        return failed(medium, NO_SUCH.fill(**told, hint=WRITE.fill(right=right) if right else LOOK_UP))
    found = languages_of(text)
    code = tag.lower().partition("-")[0]
    if any(code in tongue.tags for tongue in found):
        return passed(medium, RIGHT.fill(**told))
    if not found or is_short(text):
        message = TOO_SHORT if is_known(tag) and is_short(text) else NOT_KNOWN
        return cannot_tell(medium, message.fill(**told))
    names = [tongue.name for tongue in found]
    either = names[0] if len(names) == 1 else OR.fill(one=names[0], other=names[1])
    return failed(medium, WRONG.fill(**told, found=either, right=found[0].tags[0]))
