"""Caption files are such that a browser shows what is in them.

A browser says nothing of a file that it cannot read: the film plays, the button for captions is there, and no
words come. Whoever put the film there has seen the button.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import vocabulary
from auditor.model import (
    Context,
    Finding,
    Given,
    Page,
    Severity,
    Text,
    Track,
    TrackFile,
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
from rules.media.captions.formats import Format, format_of
from rules.media.captions.tracks import CaptionFile, caption_files, clock, parts_of, quoted, shown_cues
from rules.media.captions.webvtt import Cue, Fault, Kind, WebVtt

VALID = Text(
    sv="Filen {file} går att läsa som WebVTT. Antal undertexter: {count}, från {first} till {last}.",
    en="The file {file} can be read as WebVTT. Number of captions: {count}, from {first} to {last}.",
)
GONE = Text(
    sv="Filen {file} finns inte (servern svarar {status}), så filmen visas utan undertexter. Lägg dit filen "
    "igen, eller rätta adressen {url}.",
    en="The file {file} does not exist (the server answers {status}), so the film is shown without captions. "
    "Put the file back, or correct the address {url}.",
)
NOT_FETCHED = Text(
    sv="Filen {file} kunde inte hämtas ({why}). Spela filmen och se om undertexterna visas.",
    en="The file {file} could not be fetched ({why}). Play the film and see whether captions are shown.",
)
EMPTY = Text(
    sv="Filen {file} är tom, så filmen visas utan undertexter.",
    en="The file {file} is empty, so the film is shown without captions.",
)
WEB_PAGE = Text(
    sv="I stället för undertexter ger adressen till {file} en webbsida: ”{start}”. Filmen visas utan "
    "undertexter. Ofta är det ett felmeddelande eller en inloggning.",
    en="Instead of captions the address of {file} gives a web page: “{start}”. The film is shown without "
    "captions. Often it is an error message or a log-in.",
)
OTHER_FORMAT = Text(
    sv="Filen {file} är i formatet {format}. En webbläsare visar bara WebVTT, så filmen visas utan "
    "undertexter. Spara filen som WebVTT (.vtt).",
    en="The file {file} is in the format {format}. A browser shows only WebVTT, so the film is shown without "
    "captions. Save the file as WebVTT (.vtt).",
)
OTHER_PLAYER = Text(
    sv="Filen {file} är i formatet SubRip (SRT). En webbläsare visar bara WebVTT, men sidan verkar ha en "
    "spelare som kan läsa SRT. Spela filmen och se om undertexterna visas, även på en telefon.",
    en="The file {file} is in the format SubRip (SRT). A browser shows only WebVTT, but the page seems to "
    "have a player that can read SRT. Play the film and see whether captions are shown, on a telephone too.",
)
HEADLESS = Text(
    sv="Filen {file} börjar med ”{start}”, inte med WEBVTT. Då visar webbläsaren ingenting av den. Skriv "
    "WEBVTT på första raden.",
    en="The file {file} begins with “{start}”, not with WEBVTT. A browser then shows nothing of it. Write "
    "WEBVTT on the first line.",
)
UTF_16 = Text(
    sv="Filen {file} är sparad som UTF-16. WebVTT måste vara UTF-8, annars visar webbläsaren ingenting. "
    "Spara om filen som UTF-8.",
    en="The file {file} is saved as UTF-16. WebVTT must be UTF-8; otherwise the browser shows nothing. Save "
    "the file again as UTF-8.",
)
UNKNOWN = Text(
    sv="Filen {file} är ingen undertextfil som en webbläsare kan läsa. Den börjar så här: ”{start}”. Filmen "
    "visas utan undertexter.",
    en="The file {file} is no caption file that a browser can read. It begins like this: “{start}”. The film "
    "is shown without captions.",
)
NO_CUES = Text(
    sv="Filen {file} är en WebVTT-fil men har ingen text att visa.",
    en="The file {file} is a WebVTT file but has no text to show.",
)
NO_TIMES = Text(
    sv="Ingen av texterna i filen {file} visas, för tiderna går inte att läsa. Rad {line}: ”{shows}”. "
    "Tider skrivs 00:01:02.500 --> 00:01:05.000, med punkt före tusendelarna.",
    en="None of the captions in the file {file} is shown, because the times cannot be read. Line {line}: "
    "“{shows}”. Times are written 00:01:02.500 --> 00:01:05.000, with a full stop before the thousandths.",
)
LOST = Text(
    sv="Filen {file} har text som aldrig visas, för tiden går inte att läsa. Antal ställen: {count}. Rad "
    "{line}: ”{shows}”, med texten ”{words}”.",
    en="The file {file} has words that are never shown, because the time cannot be read. Number of places: "
    "{count}. Line {line}: “{shows}”, with the words “{words}”.",
)
BACKWARDS = Text(
    sv="Filen {file} har text som aldrig visas, för den ska sluta innan den har börjat. Antal ställen: "
    "{count}. Rad {line}: ”{shows}”, med texten ”{words}”.",
    en="The file {file} has words that are never shown, because they are to end before they have begun. "
    "Number of places: {count}. Line {line}: “{shows}”, with the words “{words}”.",
)
BROKEN_LETTERS = Text(
    sv="Bokstäver är förstörda i filen {file}: ”{words}” ({clock}). Troligen är den inte sparad som UTF-8, "
    "som WebVTT måste vara. Spara om originalet som UTF-8.",
    en="Letters are broken in the file {file}: “{words}” ({clock}). It is probably not saved as UTF-8, as "
    "WebVTT must be. Save the original again as UTF-8.",
)
STRAY = Text(
    sv="Text i filen {file} står utanför alla tider och visas inte. Rad {line}: ”{words}”. Är det en del av "
    "en undertext, ta bort tomraden före den. Är det en anmärkning, skriv NOTE framför.",
    en="Words in the file {file} stand outside all times and are not shown. Line {line}: “{words}”. If they "
    "are part of a caption, remove the blank line before them. If they are a remark, write NOTE first.",
)
DISORDER = Text(
    sv="Texterna i filen {file} står inte i tidsordning: rad {line}, ”{shows}”, börjar före en text längre "
    "upp. WebVTT kräver ordning. Webbläsare visar texterna i rätt tid ändå, men filen kan vara hopsatt fel. "
    "Spela filmen där och se om rätt text visas.",
    en="The captions in the file {file} are not in the order of time: line {line}, “{shows}”, begins before "
    "one further up. WebVTT demands order. Browsers show them at their times even so, but the file may have "
    "been put together wrongly. Play the film there and see whether the right words are shown.",
)
ELSEWHERE = Text(
    sv="Filen {file} ligger på en annan webbplats ({host}), och då hämtar webbläsaren den bara om filmens "
    "element har attributet crossorigin. Det saknas här. Spela filmen och se om undertexterna visas.",
    en="The file {file} is on another site ({host}), and then the browser fetches it only if the film's "
    "element has the attribute crossorigin. It is missing here. Play the film and see whether captions are "
    "shown.",
)

ANSWERS = Text(sv="servern svarar {status}", en="the server answers {status}")
# What fetching says of itself, in the words of an audit's log.
_WHY = {
    "no answer in time": Text(sv="servern svarar inte i tid", en="the server does not answer in time"),
    "no such host": Text(sv="servern finns inte", en="there is no such server"),
    "nothing answers at this host and port": Text(sv="ingen server svarar", en="no server answers"),
}
_GONE = {404, 410}
_LOST = "\N{REPLACEMENT CHARACTER}"
# UTF-8 read as if it were Windows-1252 and saved again: å, ä, ö, Å, Ä, Ö, é, ü become these pairs.
_TWICE = re.compile("Ã[¥¤¶…„–©¼]")
_HEADER_LIKE = re.compile(r"[\w-]{1,40}\s*[:=]")
_FORMATS = {Format.EMPTY: EMPTY, Format.HTML: WEB_PAGE, Format.HEADLESS: HEADLESS, Format.UTF_16: UTF_16}

_FILM = '<video controls src="museet.webm"><track kind="captions" srclang="sv" src="museet.vtt"></video>'


def _given(text: str) -> Given:
    return Given(track_files={"https://exempelby.example/museet.vtt": text})


def _unfetched(**facts: object) -> Given:
    url = "https://exempelby.example/museet.vtt"
    track = Track(kind="captions", language="sv", url=url, file=TrackFile(url=url, **facts))  # type: ignore[arg-type]
    return Given(media=[{"tracks": (track,)}])


@rule(
    id="captions-valid",
    title=Text(
        sv="Undertextfiler går att läsa för webbläsaren",
        en="Caption files can be read by the browser",
    ),
    remedy=Text(
        sv="Be den som gjorde undertexterna om en fil i formatet WebVTT (.vtt), sparad som UTF-8. De flesta "
        "program för undertexter kan spara så. Lägg in filen på nytt, spela filmen och slå på undertexterna.",
        en="Ask whoever made the captions for a file in the format WebVTT (.vtt), saved as UTF-8. Most "
        "captioning programs can save so. Put the file in again, play the film and turn the captions on.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("1.2.2")],
    help="https://www.w3.org/TR/webvtt1/",
    blind_spot=Text(
        sv="Regeln ser bara filer som sidan själv pekar ut med ett textspår, inte undertexter i filmtjänster "
        "och strömmar. Den vet inte om orden stämmer med det som sägs, eller om de kommer i rätt ögonblick.",
        en="The rule sees only files that the page itself points to by a text track, not captions in film "
        "services and streams. It does not know whether the words are what is said, nor whether they come "
        "at the right moment.",
    ),
    examples=[
        passes(
            _FILM,
            "two captions",
            _given(
                "WEBVTT\n\n00:01.000 --> 00:03.500\nVälkommen till museet.\n\n"
                "00:04.000 --> 00:06.000\n(dörren knarrar)\n"
            ),
        ),
        passes(
            _FILM,
            "a style, a remark and ids",
            _given(
                "WEBVTT Museet\n\nSTYLE\n::cue { color: white }\n\nNOTE Rättad av Museet\n\n"
                "1\n00:01.000 --> 00:03.500 align:start\nVälkommen till museet.\n"
            ),
        ),
        fails(_FILM, "SubRip", _given("1\n00:00:01,000 --> 00:00:03,500\nVälkommen till museet.\n")),
        fails(_FILM, "an error page in its place", _given("<!DOCTYPE html><title>Sidan finns inte</title>")),
        fails(_FILM, "nothing in the file", _given("")),
        fails(_FILM, "no captions in the file", _given("WEBVTT\n\nNOTE Här ska det bli text\n")),
        fails(
            _FILM,
            "the first line is missing",
            _given("00:01.000 --> 00:03.500\nVälkommen till museet.\n"),
        ),
        fails(
            _FILM,
            "SubRip's times under WebVTT's first line",
            _given("WEBVTT\n\n1\n00:00:01,000 --> 00:00:03,500\nVälkommen till museet.\n"),
        ),
        fails(
            _FILM,
            "one caption ends before it begins",
            _given(
                "WEBVTT\n\n00:01.000 --> 00:03.500\nVälkommen.\n\n00:09.000 --> 00:06.000\nHär är entrén.\n"
            ),
        ),
        fails(
            _FILM,
            "letters are lost",
            _given("WEBVTT\n\n00:01.000 --> 00:03.500\nV\N{REPLACEMENT CHARACTER}lkommen till museet.\n"),
        ),
        fails(_FILM, "the server has no such file", _unfetched(status=404, detail="404")),
        unclear(_FILM, "the server did not answer", _unfetched(detail="no answer in time")),
        unclear(
            _FILM,
            "a blank line inside a caption hides the rest of it",
            _given("WEBVTT\n\n00:01.000 --> 00:03.500\nVälkommen\n\ntill museet.\n"),
        ),
        unclear(
            _FILM,
            "not in the order of time",
            _given(
                "WEBVTT\n\n00:09.000 --> 00:12.000\nHär är entrén.\n\n00:01.000 --> 00:03.500\nVälkommen.\n"
            ),
        ),
        ignores(_FILM, "nobody fetched the file"),
        ignores('<video controls src="museet.webm"></video>', "no caption file"),
    ],
)
def caption_files_can_be_read(page: Page, _: Context) -> Iterator[Finding]:
    for captions in caption_files(page):
        if captions.medium.has_sound is not False:
            yield _of(captions, page)


def _of(captions: CaptionFile, page: Page) -> Finding:
    if captions.file.text is None:
        return _of_missing(captions)
    webvtt = captions.webvtt
    if webvtt is None:
        return _of_other(captions, page)
    cues = shown_cues(webvtt)
    fault = _of_nothing(captions, webvtt) if not cues else _of_faults(captions, webvtt, cues)
    if fault is not None:
        return fault
    if host := _other_host(captions, page):
        return cannot_tell(captions.medium, ELSEWHERE.fill(file=captions.name, host=host))
    first, last = clock(cues[0].start), clock(max(cue.end for cue in cues))
    told = VALID.fill(file=captions.name, count=len(cues), first=first, last=last)
    return passed(captions.medium, told)


def _of_missing(captions: CaptionFile) -> Finding:
    """A file that did not come. That it does not exist is certain; why else, is not."""
    file = captions.file
    if file.status in _GONE:
        told = GONE.fill(file=captions.name, status=file.status, url=quoted(file.url))
        return failed(captions.medium, told)
    if file.status is not None and not 200 <= file.status < 300:  # noqa: PLR2004 - RFC 9110, 15.3
        why = ANSWERS.fill(status=file.status)
    else:
        why = _WHY.get(file.detail) or Text(sv=quoted(file.detail), en=quoted(file.detail))
    return cannot_tell(captions.medium, NOT_FETCHED.fill(file=captions.name, why=why))


def _of_other(captions: CaptionFile, page: Page) -> Finding:
    """A file of another kind than a browser shows."""
    kind = format_of(captions.text)
    if kind is Format.SUBRIP and _reads_subrip(page):
        return cannot_tell(captions.medium, OTHER_PLAYER.fill(file=captions.name))
    message = UNKNOWN if kind is Format.UNKNOWN else _FORMATS.get(kind, OTHER_FORMAT)
    start = quoted(captions.text[:2000].lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\0", ""))
    return failed(captions.medium, message.fill(file=captions.name, start=start, format=kind.value))


def _of_nothing(captions: CaptionFile, webvtt: WebVtt) -> Finding:
    """A WebVTT file of which nothing is shown."""
    lost = next((fault for fault in webvtt.faults if fault.kind is Kind.TIMES), None)
    if lost is None:
        return failed(captions.medium, NO_CUES.fill(file=captions.name))
    told = NO_TIMES.fill(file=captions.name, line=lost.line, shows=quoted(lost.shows))
    return failed(captions.medium, told)


def _of_faults(captions: CaptionFile, webvtt: WebVtt, cues: tuple[Cue, ...]) -> Finding | None:
    """The worst fault of a file that is shown in part or whole; None when there is none."""
    shown = {cue.words for cue in cues}
    for kind, message in ((Kind.TIMES, LOST), (Kind.BACKWARDS, BACKWARDS)):
        if lost := [fault for fault in _faults(webvtt, kind) if fault.words not in shown]:
            return failed(captions.medium, _told(message, captions, lost))
    if broken := _broken(cues):
        told = BROKEN_LETTERS.fill(file=captions.name, words=quoted(broken.words), clock=clock(broken.start))
        return failed(captions.medium, told)
    stray = [fault for fault in _faults(webvtt, Kind.STRAY) if not _HEADER_LIKE.match(fault.words)]
    for faults, message in ((stray, STRAY), (_faults(webvtt, Kind.DISORDER), DISORDER)):
        if faults:
            return cannot_tell(captions.medium, _told(message, captions, faults))
    return None


def _told(message: Text, captions: CaptionFile, faults: list[Fault]) -> Text:
    first = faults[0]
    return message.fill(
        file=captions.name,
        count=len(faults),
        line=first.line,
        shows=quoted(first.shows),
        words=quoted(first.words),
    )


def _faults(webvtt: WebVtt, kind: Kind) -> list[Fault]:
    return [fault for fault in webvtt.faults if fault.kind is kind]


def _broken(cues: tuple[Cue, ...]) -> Cue | None:
    """The first caption with broken letters. One odd pair may be meant; two are not."""
    twice = [cue for cue in cues if _TWICE.search(cue.words)]
    return next((cue for cue in cues if _LOST in cue.words), twice[0] if len(twice) > 1 else None)


def _reads_subrip(page: Page) -> bool:
    signs = vocabulary.load("rules.media.captions", "captions.toml")["subrip_players"]["signs"]
    return any(sign in page.html for sign in signs)


def _other_host(captions: CaptionFile, page: Page) -> str:
    """The host of a file that the browser may not fetch (HTML 4.8.11.11.3), or empty."""
    there, here = parts_of(captions.track.url), parts_of(page.final_url or page.url)
    if there.scheme not in {"http", "https"} or here.scheme not in {"http", "https"}:
        return ""
    if (there.scheme, there.netloc) == (here.scheme, here.netloc) or captions.medium.frame:
        return ""
    allowed = page.soup.find(["video", "audio"], crossorigin=True) is not None
    return "" if allowed else there.netloc
