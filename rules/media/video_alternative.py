"""What a film shows can be had without seeing it.

Whether the picture tells something that the sound does not is a matter for somebody who watches the film.
What evidence can settle: that the film has no sound track at all and the page offers nothing else, and that
the page gives the film's content as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from auditor.model import (
    Context,
    Finding,
    Given,
    Medium,
    MediumKind,
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
    spoken,
    unclear,
)
from auditor.standards import wcag
from rules.media.alternatives import Alternative, alternative_to, has_text
from rules.media.films import films_on, is_before_the_law
from rules.media.wording import named, shortened

EXEMPT = Text(
    sv="Filmen {film} publicerades {day}, före den 23 september 2020, och omfattas därför inte av lagen.",
    en="The film {film} was published on {day}, before 23 September 2020, and is therefore outside the law.",
)
HAS_TEXT = Text(
    sv="Innehållet i filmen {film} finns som text på sidan, under ”{label}” ({words} ord).",
    en="The content of the film {film} is on the page as text, under “{label}” ({words} words).",
)
DESCRIBED = Text(
    sv="Sidan säger vid filmen {film} att den är syntolkad (”{word}”).",
    en="The page says by the film {film} that its picture is described in the sound (“{word}”).",
)
SHORT = Text(
    sv="Under ”{label}” finns bara {words} ord. Titta på filmen {film} och se om texten återger allt som "
    "visas och sägs.",
    en="There are only {words} words under “{label}”. Watch the film {film} and see whether the text gives "
    "all that is shown and said.",
)
LINKED = Text(
    sv="Vid filmen {film} finns länken ”{link}”. Kontrollera att texten där återger det som syns i bilden, "
    "inte bara det som sägs.",
    en="By the film {film} there is the link “{link}”. Check that the text there gives what the picture "
    "shows, not only what is said.",
)
SILENT = Text(
    sv="Filmen {film} har inget ljudspår, och sidan har ingen text som berättar vad den visar. Den som inte "
    "ser får inte veta något.",
    en="The film {film} has no sound track, and the page has no text that tells what it shows. People who do "
    "not see learn nothing of it.",
)
SILENT_NEAR = Text(
    sv="Filmen {film} har inget ljudspår. Kontrollera att text på sidan berättar allt som filmen visar.",
    en="The film {film} has no sound track. Check that text on the page tells all that the film shows.",
)
UNSPOKEN = Text(
    sv="Filmen {film} har ett spår med beskrivningar (descriptions), men webbläsare läser inte upp sådana. "
    "Titta på filmen: sägs allt viktigt som syns? Lägg annars in en syntolkad version eller en text.",
    en="The film {film} has a track with descriptions, but browsers do not read such tracks aloud. Watch the "
    "film: is all that matters in the picture said? If not, add a version with audio description, or a text.",
)
WATCH = Text(
    sv="Titta på filmen {film}: visar bilden något viktigt som inte sägs, till exempel text, namn eller hur "
    "man gör? Då behövs syntolkning. Sidan har ingen text som är märkt som filmens innehåll.",
    en="Watch the film {film}: does the picture show something that matters and is not said, such as text, "
    "names or how something is done? Then audio description is needed. The page has no text that is marked "
    "as the film’s content.",
)
_BRIEF = 3  # seconds; a shorter silent film is a moving picture
_TEXT = (
    "<h2>Filmen i text</h2><p>Ett rött hus med ett torn i mitten. Porten öppnas, och det tänds i fönstren. "
    "En röst hälsar alla välkomna till museet och berättar om bygden.</p>"
)
_NO_SOUND = Given(media=[{"has_sound": False, "duration": 16.0, "has_picture": True}])


@rule(
    id="video-alternative",
    title=Text(sv="Det filmer visar går att få utan att se", en="What videos show can be had without seeing"),
    remedy=Text(
        sv="Se till att allt viktigt i bilden också sägs i filmen, eller lägg in en syntolkad version. En "
        "film utan ljud behöver en text bredvid som berättar vad den visar. Sätt en rubrik över texten, "
        "till exempel ”Filmen i text”, så att besökaren hittar den.",
        en="See to it that all that matters in the picture is also said in the film, or add a version with "
        "audio description. A film without sound needs a text beside it that tells what it shows. Put a "
        "heading above the text, such as “The film as text”, so that visitors find it.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("1.2.1"), wcag("1.2.3"), wcag("1.2.5")],
    act=["c3232f", "fd26cf", "ee13b5", "d7ba54", "c5a4ea", "ab4d13", "1ea59c", "1ec09b", "1a02b0"],
    help="https://www.digg.se/kunskap-och-stod/regler-och-rekommendationer/regler-och-rekommendationer/"
    "syntolka-och-texta-filmer",
    blind_spot=Text(
        sv="Regeln ser inte filmen och jämför inte texten med den. Den litar på rubriken över texten. En "
        "text räcker för kriterium 1.2.1 och 1.2.3, men 1.2.5 kräver dessutom att bilden är beskriven i "
        "ljudet; det prövas inte där en text finns. Ett ljudspår kan vara tyst. Filmer i okända spelare och "
        "direktsändningar granskas inte.",
        en="The rule does not see the film and does not compare the text with it. It trusts the heading "
        "above the text. A text is enough for criteria 1.2.1 and 1.2.3, but 1.2.5 asks besides that the "
        "picture is described in the sound; that is not tested where there is a text. A sound track may be "
        "silent. Films in unknown players and live broadcasts are not looked at.",
    ),
    needs=Need.RENDERED,
    examples=[
        passes(
            f"<main><h1>Museet</h1><video controls src='museet.webm'></video>{_TEXT}</main>",
            "the film's content as text, under a heading of its own",
            Given(media=[{"duration": 8.0}]),
        ),
        passes(
            "<main><h1>Vision</h1><video controls src='vision.webm'></video><p>Filmen är "
            "syntolkad.</p></main>",
            "the page says that the film has audio description",
        ),
        passes(
            '<iframe src="https://player.vimeo.com/video/1" title="Visionen"></iframe>',
            "published before the law applied",
            Given(media=[{"published": date(2018, 3, 1)}]),
        ),
        fails(
            "<main><h1>Sortera rätt</h1><video controls src='sortera.webm'></video></main>",
            "no sound track, and no text that tells what is shown",
            _NO_SOUND,
        ),
        unclear(
            "<main><h1>Sortera rätt</h1><video controls src='sortera.webm'></video><p>Lägg kartonger och "
            "tidningar i det blå kärlet och matrester i det bruna.</p></main>",
            "no sound track; the text by the film may say what it shows",
            _NO_SOUND,
        ),
        unclear(
            "<main><video controls src='a.webm'></video><a href='a.html'>Transkription</a></main>",
            "a link to a text that may give only what is said",
        ),
        unclear(
            f"<main><video controls src='a.webm'></video>{_TEXT}</main>",
            "too few words for a film of ten minutes",
            Given(media=[{"duration": 600.0}]),
        ),
        unclear(
            "<video controls src='a.webm'><track kind='descriptions' src='a.vtt'></video>",
            "no browser reads a track of descriptions aloud",
        ),
        unclear(
            '<iframe src="https://www.youtube.com/embed/exempel0000" title="Visionen"></iframe>',
            "somebody must watch the film",
        ),
        ignores("<video autoplay loop muted src='vagor.webm'></video>", "a silent background"),
        ignores("<audio controls src='podd.mp3'></audio>", "a sound has no picture"),
        ignores("<a href='film.mp4'>Se filmen</a>", "a link to a film"),
        ignores(
            '<iframe src="https://player.vimeo.com/video/1" title="Mötet"></iframe>',
            "a live broadcast",
            Given(media=[{"is_live": True}]),
        ),
    ],
)
def films_can_be_had_without_seeing(page: Page, _: Context) -> Iterator[Finding]:
    for film in films_on(page):
        is_judged = film.shape is not Shape.STRANGER and not film.is_live and not film.is_third_party
        if is_judged and film.has_picture is not False:
            yield _finding(film, page)


def _finding(film: Medium, page: Page) -> Finding:
    if is_before_the_law(film) and film.published:
        day = spoken(film.published.year, film.published.month, film.published.day)
        return passed(film, EXEMPT.fill(film=named(film), day=day))
    found = alternative_to(film, page)
    if found.described:
        return passed(film, DESCRIBED.fill(film=named(film), word=found.described))
    label = shortened(found.label)
    if label and found.is_enough_for(film):
        return passed(film, HAS_TEXT.fill(film=named(film), label=label, words=found.words))
    if _shows_nothing_else(film, found, page):
        return failed(film, SILENT.fill(film=named(film)))
    doubt = _doubt(film, found).fill(
        film=named(film), label=label, words=found.words, link=shortened(found.link)
    )
    return cannot_tell(film, doubt)


def _doubt(film: Medium, found: Alternative) -> Text:
    if found.link:
        return LINKED
    if found.label and found.words:
        return SHORT
    if film.has_sound is False:
        return SILENT_NEAR
    return UNSPOKEN if any(track.kind == "descriptions" for track in film.tracks) else WATCH


def _shows_nothing_else(film: Medium, found: Alternative, page: Page) -> bool:
    """Whether the film is known to be silent, is there to be watched, and nothing else tells of it."""
    is_silent = film.has_sound is False and bool(film.has_controls)
    is_brief = film.duration is not None and film.duration <= _BRIEF
    if not is_silent or is_brief or film.name or film.tracks:
        return False
    has_sound_beside = any(other.kind is MediumKind.SOUND for other in page.media)
    return not (found.link or found.near or found.words or has_sound_beside or has_text(page))
