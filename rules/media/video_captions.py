"""Films have captions.

A caption track is what a program can find. That there is none is no proof: captions may be part of the
picture, and a platform's player keeps its tracks to itself. So this rule never fails a film; it says which
films a person must look at, and where. W3C's ACT rules allow "cannot tell" there, and axe-core answers so.

A film with a track passes although nobody has read the track; hence no ACT rule is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from auditor.model import (
    Context,
    Finding,
    Need,
    Page,
    Severity,
    Text,
    cannot_tell,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from auditor.standards import wcag
from rules.media.films import Film, Shape, films_on, is_stream, sources_of

HAS_CAPTIONS = Text(
    sv="Filmen {film} har ett spår med undertexter.",
    en="The film {film} has a track with captions.",
)
SUBTITLES = Text(
    sv="Filmen {film} har ett textspår på sidans språk. Det är angivet som översättning, inte som "
    "undertexter för den som inte hör. Titta på filmen: återger texten allt som sägs, och viktiga ljud? "
    "Ange i så fall spåret som undertexter (captions).",
    en="The film {film} has a text track in the page's language. It is declared as a translation, not as "
    "captions for people who do not hear. Watch the film: does the text give all that is said, and sounds "
    "that matter? If so, declare the track as captions.",
)
TRANSLATION = Text(
    sv="Filmen {film} har ett textspår på ett annat språk än sidans ({language}). Kontrollera om filmen "
    "också har undertexter på det språk som talas i den.",
    en="The film {film} has a text track in another language than the page's ({language}). Check whether the "
    "film also has captions in the language that is spoken in it.",
)
EMPTY_TRACK = Text(
    sv="Filmen {film} har ett textspår utan fil. Lägg till filen med undertexter, eller kontrollera att "
    "texten finns i bilden.",
    en="The film {film} has a text track without a file. Add the file with captions, or check that the text "
    "is part of the picture.",
)
NO_TRACK = Text(
    sv="Inget spår med undertexter hittades för filmen {film}. Titta på filmen. Texten kan ligga i bilden, "
    "och en film utan tal och viktiga ljud behöver ingen.",
    en="No track with captions was found for the film {film}. Watch the film. The text may be part of the "
    "picture, and a film without speech or sounds that matter needs none.",
)
STREAM = Text(
    sv="Inget spår med undertexter hittades för filmen {film}, men filmen strömmas och texten kan följa med "
    "strömmen. Titta på filmen och se om det går att slå på undertexter.",
    en="No track with captions was found for the film {film}, but the film is streamed and the text may come "
    "with the stream. Watch the film and see whether captions can be turned on.",
)
NO_SOURCE = Text(
    sv="Här finns en plats för en film, men ingen film ({film}). Den kan hämtas av ett skript. Öppna sidan "
    "och se om någon film visas och om den har undertexter.",
    en="There is a place for a film here, but no film ({film}). A script may fetch it. Open the page and see "
    "whether a film is shown, and whether it has captions.",
)
IN_PLAYER = Text(
    sv="Filmen {film} visas i en spelare från {player}. Härifrån syns inte om den har undertexter. Titta på "
    "filmen. Text som datorn har skrivit själv räcker bara om den är rättad.",
    en="The film {film} is shown in a player from {player}. From here it cannot be seen whether it has "
    "captions. Watch the film. Text that a computer has written is enough only if it has been corrected.",
)
HELD_BACK = Text(
    sv="Filmen {film} från {player} visas inte direkt, troligen för att besökaren först ska godkänna kakor. "
    "Härifrån syns inte om den har undertexter. Öppna sidan, godkänn kakorna och titta på filmen. Text som "
    "datorn har skrivit själv räcker bara om den är rättad.",
    en="The film {film} from {player} is not shown at once, probably because the visitor must first accept "
    "cookies. From here it cannot be seen whether it has captions. Open the page, accept the cookies and "
    "watch the film. Text that a computer has written is enough only if it has been corrected.",
)
FILE = Text(
    sv="Filmen {film} är inlagd som en fil och kan inte ha något spår med undertexter. Titta på filmen. "
    "Ligger ingen text i bilden, lägg in filmen med en spelare som kan visa undertexter.",
    en="The film {film} is embedded as a file and cannot have a track with captions. Watch the film. If no "
    "text is part of the picture, embed the film in a player that can show captions.",
)
STRANGER = Text(
    sv="Ramen {film} kan innehålla en film i en okänd spelare. Se efter, och kontrollera i så fall att "
    "filmen har undertexter.",
    en="The frame {film} may hold a film in an unknown player. Take a look, and if so check that the film "
    "has captions.",
)
DEAD = Text(
    sv="Filmen {film} är inlagd för ett insticksprogram som inga webbläsare längre kör{player}. Den kan inte "
    "spelas. Ta bort den, eller lägg in filmen på nytt med undertexter.",
    en="The film {film} is embedded for a plug-in that browsers no longer run{player}. It cannot be played. "
    "Remove it, or embed the film anew, with captions.",
)
OF_PLAYER = Text(sv=" (en gammal spelare från {player})", en=" (an old player from {player})")
NONE = Text(sv="", en="")
TITLED = Text(sv="”{title}”", en="“{title}”")
UNTITLED = Text(sv="utan titel", en="without a title")


@rule(
    id="video-captions",
    title=Text(sv="Filmer har undertexter", en="Videos have captions"),
    remedy=Text(
        sv="Lägg till undertexter där filmen ligger, i filmtjänsten eller som ett textspår i "
        "redigeringsläget. Undertexterna ska återge det som sägs och ljud som har betydelse. Rätta text som "
        "filmtjänsten har skrivit själv. Direktsändningar och filmer som publicerades före den 23 september "
        "2020 omfattas inte av lagen.",
        en="Add captions where the film is kept, in the film service or as a text track in the editor. "
        "Captions give what is said, and sounds that matter. Correct text that the film service has written "
        "by itself. Live broadcasts and films published before 23 September 2020 are outside the law.",
    ),
    severity=Severity.CRITICAL,
    criteria=[wcag("1.2.2")],
    help="https://www.digg.se/kunskap-och-stod/regler-och-rekommendationer/regler-och-rekommendationer/"
    "erbjud-textning-av-inspelad-film-eller-inspelat-ljud",
    blind_spot=Text(
        sv="Regeln ser inte filmen. Den läser inte undertexterna, ser inte text som ligger i bilden och "
        "frågar inte filmtjänsten. Den vet inte när filmen publicerades. Ljudlösa filmer som spelas som "
        "bakgrund hoppas över. Länkar till filmer granskas inte, och inte heller filmer som ett skript "
        "hämtar först när besökaren klickar.",
        en="The rule does not see the film. It does not read the captions, does not see text that is part of "
        "the picture and does not ask the film service. It does not know when the film was published. "
        "Silent films that play as a background are passed over. Links to films are not looked at, nor "
        "films that a script fetches only when the visitor clicks.",
    ),
    needs=Need.RENDERED,
    examples=[
        passes(
            '<video controls src="museet.webm"><track kind="captions" srclang="sv" src="museet.vtt"></video>',
            "a caption track",
        ),
        passes(
            '<video controls><source src="museet.webm" type="video/webm">'
            '<track kind="subtitles" srclang="en" src="en.vtt"><track kind="captions" src="sv.vtt"></video>',
            "a caption track beside a translation",
        ),
        unclear('<video controls src="reservatet.webm"></video>', "captions may be part of the picture"),
        unclear(
            '<html lang="sv"><video controls src="a.webm"><track kind="subtitles" srclang="sv" src="a.vtt">'
            "</video></html>",
            "text in the page's language, declared as a translation",
        ),
        unclear(
            '<video controls src="a.webm"><track kind="captions" src=""></video>',
            "a track without a file holds no captions",
        ),
        unclear(
            '<iframe src="https://www.youtube-nocookie.com/embed/exempel0000" title="Visionen"></iframe>',
            "only the platform knows whether there are captions",
        ),
        unclear(
            '<iframe data-consent-src="https://player.vimeo.com/video/1" title="Visionen"></iframe>'
            '<noscript><iframe src="https://player.vimeo.com/video/1" title="Visionen"></iframe></noscript>',
            "held back until cookies are accepted; one film, although written twice",
        ),
        unclear(
            '<object class="BrightcoveExperience"><param name="@videoPlayer" value="1"></object>',
            "a player that has not worked since browsers dropped its plug-in",
        ),
        unclear('<video id="spelare" controls></video>', "a script may fetch the film"),
        ignores(
            '<a href="https://www.youtube.com/watch?v=exempel0000">Se filmen</a><a href="film.mp4">Ladda '
            "ner</a>",
            "links to films, not films",
        ),
        ignores('<video autoplay loop muted src="vagor.webm"></video>', "a silent background"),
        ignores(
            '<iframe src="https://karta.exempelby.example/" title="Karta"></iframe>', "a frame, not a film"
        ),
    ],
)
def films_have_captions(page: Page, _: Context) -> Iterator[Finding]:
    for film in films_on(page):
        if film.shape is not Shape.NATIVE:
            yield _elsewhere(film)
        elif not _is_background(film.tag):
            yield _native(film, page)


def _elsewhere(film: Film) -> Finding:
    """A film whose captions the page itself cannot show."""
    told = {
        Shape.PLAYER: HELD_BACK if film.held_back else IN_PLAYER,
        Shape.FILE: FILE,
        Shape.STRANGER: STRANGER,
        Shape.DEAD: DEAD,
    }[film.shape]
    player: object = film.player
    if film.shape is Shape.DEAD:
        player = OF_PLAYER.fill(player=film.player) if film.player else NONE
    return cannot_tell(film.tag, told.fill(film=_named(film), player=player))


def _native(film: Film, page: Page) -> Finding:
    tracks = [track for track in film.tag.find_all("track") if _kind(track) in {"captions", "subtitles"}]
    with_file = [track for track in tracks if str(track.get("src") or "").strip()]
    if any(_kind(track) == "captions" for track in with_file):
        return passed(film.tag, HAS_CAPTIONS.fill(film=_named(film)))
    return cannot_tell(film.tag, _without_captions(film, tracks, with_file, page))


def _without_captions(film: Film, tracks: list[Tag], with_file: list[Tag], page: Page) -> Text:
    if with_file:
        languages = [str(track.get("srclang") or "").strip() for track in with_file]
        if any(_is_same(language, page.language) for language in languages):
            return SUBTITLES.fill(film=_named(film))
        return TRANSLATION.fill(film=_named(film), language=", ".join(languages))
    if tracks:
        return EMPTY_TRACK.fill(film=_named(film))
    sources = sources_of(film.tag)
    if not sources:
        return NO_SOURCE.fill(film=_named(film))
    return (STREAM if any(map(is_stream, sources)) else NO_TRACK).fill(film=_named(film))


def _kind(track: Tag) -> str:
    """What a track is for; one that does not say is for subtitles (HTML 4.8.11.1)."""
    return str(track.get("kind", "subtitles")).strip().lower()


def _is_same(language: str, page_language: str) -> bool:
    """Whether two language tags name one language; where one of them is missing, they may."""
    one, other = (tag.lower().partition("-")[0] for tag in (language, page_language))
    return not one or not other or one == other


def _is_background(video: Tag) -> bool:
    """Whether the film plays by itself without sound, and gives no way to turn the sound on."""
    plays_silently = all(video.has_attr(name) for name in ("autoplay", "loop", "muted"))
    return plays_silently and not video.has_attr("controls") and video.find("track") is None


def _named(film: Film) -> Text:
    return TITLED.fill(title=film.title) if film.title else UNTITLED
