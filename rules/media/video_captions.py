"""Films have captions.

What is known of a film decides: when it was published, and what its tracks or its platform tell. That there
is no track is no proof by itself: captions may be part of the picture. So a film fails only when it came
under the law and is known to have no captions; where something is unknown, a person must look, and is told at
what.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from auditor.model import (
    Captions,
    Context,
    Finding,
    Given,
    Medium,
    Need,
    Page,
    Severity,
    Shape,
    Text,
    Track,
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
from rules.media import caption_messages as say
from rules.media.films import films_on, is_after_the_law, is_before_the_law
from rules.media.wording import named

_YOUTUBE = '<iframe src="https://www.youtube-nocookie.com/embed/exempel0000" title="Visionen"></iframe>'


def _known(**facts: object) -> Given:
    return Given(media=[{"asked": True, **facts}])


@rule(
    id="video-captions",
    title=Text(sv="Filmer har undertexter", en="Videos have captions"),
    remedy=Text(
        sv="Lägg till undertexter där filmen ligger, i filmtjänsten eller som ett textspår i "
        "redigeringsläget. Undertexterna ska återge det som sägs och ljud som har betydelse. Rätta text som "
        "filmtjänsten har skrivit själv. Direktsändningar och filmer som publicerades före den 23 september "
        "2020 omfattas inte av lagen, men en inspelad sändning som ligger kvar längre än 14 dagar ska ha "
        "undertexter.",
        en="Add captions where the film is kept, in the film service or as a text track in the editor. "
        "Captions give what is said, and sounds that matter. Correct text that the film service has written "
        "by itself. Live broadcasts and films published before 23 September 2020 are outside the law, but a "
        "recorded broadcast that stays for more than 14 days needs captions.",
    ),
    severity=Severity.CRITICAL,
    criteria=[wcag("1.2.2")],
    act=["eac66b", "f51b46"],
    help="https://www.digg.se/kunskap-och-stod/regler-och-rekommendationer/regler-och-rekommendationer/"
    "erbjud-textning-av-inspelad-film-eller-inspelat-ljud",
    blind_spot=Text(
        sv="Regeln ser inte filmen och läser inte vad undertexterna säger. Text som ligger i bilden syns "
        "aldrig för ett program. Filmtjänster tillfrågas bara om inställningarna tillåter det, och många "
        "svarar inte. När en film på den egna webbplatsen publicerades är okänt. Filmer utan ljudspår och "
        "ljudlösa bakgrundsfilmer hoppas över. Direktsändningar granskas inte. Vanliga länkar till filmer "
        "granskas inte, och inte heller filmer som ett skript hämtar först när besökaren klickar.",
        en="The rule does not see the film and does not read what the captions say. Text that is part of the "
        "picture is never seen by a program. Film services are asked only if the settings allow it, and many "
        "do not answer. When a film of the site’s own was published is not known. Films without a sound "
        "track and silent background films are passed over. Live broadcasts are not looked at. Plain links "
        "to films are not looked at, nor films that a script fetches only when the visitor clicks.",
    ),
    needs=Need.RENDERED,
    examples=[
        passes(
            '<video controls src="museet.webm"><track kind="captions" srclang="sv" src="museet.vtt"></video>',
            "a caption track that states its language",
        ),
        passes(
            '<html lang="sv"><video controls><source src="museet.webm" type="video/webm">'
            '<track kind="subtitles" srclang="en" src="en.vtt">'
            '<track kind="captions" srclang="sv-SE" src="sv.vtt"></video></html>',
            "a caption track beside a translation",
        ),
        passes(
            f'<html lang="sv">{_YOUTUBE}</html>',
            "the platform tells of captions that somebody has written, in the page's language",
            _known(captions=Captions.PROVIDED, caption_languages=("sv",)),
        ),
        passes(
            _YOUTUBE,
            "published before the law applied",
            _known(captions=Captions.NONE, published=date(2019, 5, 6)),
        ),
        passes(
            '<iframe src="https://www.svt.se/videoplayer-embed/exempel" title="Inslag"></iframe>',
            "a broadcaster's own production, which the municipality does not decide about",
        ),
        fails(
            _YOUTUBE,
            "under the law, and the platform knows of no captions at all",
            _known(captions=Captions.NONE, published=date(2023, 5, 4)),
        ),
        unclear(
            _YOUTUBE,
            "captions that a computer has written must be corrected",
            _known(captions=Captions.AUTOMATIC, published=date(2023, 5, 4)),
        ),
        unclear(_YOUTUBE, "no captions, and no day of publication", _known(captions=Captions.NONE)),
        unclear(_YOUTUBE, "only the platform knows whether there are captions"),
        unclear(
            f'<html lang="sv">{_YOUTUBE}</html>',
            "captions in another language than the page's",
            _known(captions=Captions.PROVIDED, caption_languages=("en",)),
        ),
        unclear('<video controls src="reservatet.webm"></video>', "captions may be part of the picture"),
        unclear(
            '<html lang="sv"><video controls src="a.webm"><track kind="subtitles" srclang="sv" src="a.vtt">'
            "</video></html>",
            "text in the page's language, declared as a translation",
        ),
        unclear(
            '<html lang="sv"><video controls src="a.webm"><track kind="captions" src="a.vtt"></video></html>',
            "captions that do not say in which language they are",
        ),
        unclear(
            '<video controls src="a.webm"><track kind="captions" srclang="sv" src=""></video>',
            "a track without a file holds no captions",
        ),
        unclear(
            '<iframe data-consent-src="https://player.vimeo.com/video/1" title="Visionen"></iframe>'
            '<noscript><iframe src="https://player.vimeo.com/video/1" title="Visionen"></iframe></noscript>',
            "held back until cookies are accepted; one film, although written twice",
        ),
        unclear('<video id="spelare" controls></video>', "a script may fetch the film"),
        ignores(
            '<a href="https://www.youtube.com/watch?v=exempel0000">Se filmen</a><a href="film.mp4">Ladda '
            "ner</a>",
            "links to films, not films",
        ),
        ignores('<video autoplay loop muted src="vagor.webm"></video>', "a silent background"),
        ignores(
            '<video controls src="a.webm"></video>',
            "a film without any sound track says nothing",
            Given(media=[{"has_sound": False}]),
        ),
        ignores(_YOUTUBE, "live broadcasts are outside the law", _known(is_live=True)),
        ignores(
            '<iframe src="https://karta.exempelby.example/" title="Karta"></iframe>', "a frame, not a film"
        ),
    ],
)
def films_have_captions(page: Page, _: Context) -> Iterator[Finding]:
    for film in films_on(page):
        if film.is_live or film.has_sound is False:
            continue
        yield _finding(film, page)


def _finding(film: Medium, page: Page) -> Finding:
    if film.captions is Captions.PROVIDED:
        return _with_captions(film, page)
    if is_before_the_law(film):
        return passed(film, say.EXEMPT.fill(film=named(film), day=_day(film)))
    if film.is_third_party:
        return passed(film, say.THIRD_PARTY.fill(film=named(film), player=film.platform))
    if film.captions is Captions.AUTOMATIC:
        return cannot_tell(film, say.AUTOMATIC.fill(film=named(film), player=film.platform))
    if film.captions is Captions.NONE and is_after_the_law(film):
        return failed(film, say.WITHOUT.fill(film=named(film), day=_day(film)))
    doubt = _doubt(film, page)
    languages = ", ".join(film.caption_languages)
    return cannot_tell(film, doubt.fill(film=named(film), player=film.platform, language=languages))


def _with_captions(film: Medium, page: Page) -> Finding:
    """A film with captions, in the right language or in another."""
    if film.shape is Shape.NATIVE:
        tracks = [track for track in film.tracks if track.kind == "captions" and _has_file(track)]
        if not tracks:
            return cannot_tell(film, say.BROKEN_TRACK.fill(film=named(film)))
        languages = [track.language for track in tracks]
        if not all(languages) and page.language and not _is_among(page.language, filter(None, languages)):
            return cannot_tell(film, say.UNSTATED.fill(film=named(film)))
        languages = [language for language in languages if language]
    else:
        languages = list(film.caption_languages)
    if languages and page.language and not _is_among(page.language, languages):
        return cannot_tell(film, say.TRANSLATION.fill(film=named(film), language=", ".join(languages)))
    return passed(film, say.HAS_CAPTIONS.fill(film=named(film), language=", ".join(languages) or say.UNKNOWN))


def _doubt(film: Medium, page: Page) -> Text:
    if film.shape is Shape.NATIVE:
        return _native_doubt(film, page)
    if film.shape is Shape.FILE:
        return say.FILE
    if film.shape is Shape.STRANGER:
        return say.STRANGER
    if film.captions is Captions.NONE:
        return say.UNDATED
    seen = say.HELD_BACK if film.is_held_back else say.IN_PLAYER
    if film.asked:
        return seen.then(say.NO_ANSWER)
    return seen.then(say.MAY_BE_ASKED) if film.is_askable else seen


def _native_doubt(film: Medium, page: Page) -> Text:
    tracks = [track for track in film.tracks if track.kind in {"captions", "subtitles"}]
    with_file = [track for track in tracks if _has_file(track)]
    if with_file:
        languages = [track.language for track in with_file]
        if not all(languages) or not page.language or _is_among(page.language, languages):
            return say.SUBTITLES
        return say.TRANSLATION
    if tracks:
        return say.BROKEN_TRACK if any(track.url for track in tracks) else say.EMPTY_TRACK
    if not film.sources:
        return say.NO_SOURCE
    return say.NO_TRACK if film.captions is Captions.NONE else say.STREAM


def _has_file(track: Track) -> bool:
    """Whether the track leads to a file, as far as anybody has looked."""
    return bool(track.url) and (track.file is None or track.file.text is not None or not track.file.status)


def _is_among(language: str, others: Iterator[str] | list[str]) -> bool:
    """Whether a language is one of these, whatever country it is spoken in."""
    wanted = language.lower().partition("-")[0]
    return any(other.lower().partition("-")[0] == wanted for other in others)


def _day(film: Medium) -> Text:
    day = film.published
    return spoken(day.year, day.month, day.day) if day else Text(sv="okänd dag", en="an unknown day")
