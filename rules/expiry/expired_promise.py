"""A text that speaks of a time to come must not stand when that time has gone.

"Under 2024 kommer vi att ..." was true when it was written. Visitors who read it in 2026 cannot know whether
it was done, and an old promise tells them that nobody looks after the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import Enum

from bs4 import Tag

from auditor.model import (
    Block,
    Context,
    DateSource,
    Finding,
    Page,
    PageDate,
    Severity,
    Text,
    cannot_tell,
    cut,
    failed,
    fails,
    ignores,
    passed,
    passes,
    rule,
    spoken,
    unclear,
)
from rules.expiry.promises import Doubt, Promise, Statement, read, statements_on
from rules.genres import Genre, genre_of, genre_of_label, headings_above, is_marked_old

BECAME_UNTRUE = Text(
    sv="”{sentence}” gäller {time}. Den tiden gick ut den {passed}. Texten stämde när sidan fick sitt "
    "datum, den {dated}, men är nu inaktuell.",
    en="“{sentence}” is about {time}. That time ended on {passed}. The text was true on the page's own date, "
    "{dated}, but is out of date now.",
)
WAS_UNTRUE = Text(
    sv="”{sentence}” gäller {time}. Den tiden gick ut den {passed}, alltså redan innan sidan fick sitt "
    "datum, den {dated}.",
    en="“{sentence}” is about {time}. That time ended on {passed}, already before the page's own date, "
    "{dated}.",
)
UNDATED = Text(
    sv="”{sentence}” gäller {time}. Den tiden gick ut den {passed}. Sidan visar inget datum, så det framgår "
    "inte när texten skrevs.",
    en="“{sentence}” is about {time}. That time ended on {passed}. The page shows no date, so nobody can "
    "see when the text was written.",
)
STILL_AHEAD = Text(
    sv="”{sentence}” gäller {time}. Den tiden har inte gått ut.",
    en="“{sentence}” is about {time}. That time has not ended.",
)
MAYBE_EXPIRED = Text(
    sv="”{sentence}” nämner {time}, en tid som gick ut den {passed}. {look}",
    en="“{sentence}” mentions {time}, a time that ended on {passed}. {look}",
)


class Place(Enum):
    """Why the place where a promise stands casts doubt on it."""

    NEWS = "the page is news, with a date of its own"
    ITEM = "it is one of several dated items"
    TIMELINE = "it is one of several years in a row"
    LINK = "it is the text of a link"


LOOK_AT: dict[Doubt | Place, Text] = {
    Doubt.NEGATED: Text(
        sv="Meningen säger vad som inte ska ske. Kontrollera om den fortfarande behövs.",
        en="The sentence says what will not happen. Check whether it is still needed.",
    ),
    Doubt.CONDITION: Text(
        sv="Meningen har ett villkor. Kontrollera om villkoret blev uppfyllt och vad som hände sedan.",
        en="The sentence has a condition. Check whether the condition came true and what happened then.",
    ),
    Doubt.LAW: Text(
        sv="Meningen återger vad en lag kräver. Kontrollera om kravet beskrivs som det är i dag.",
        en="The sentence tells what a law demands. Check whether it is described as it is today.",
    ),
    Doubt.FORECAST: Text(
        sv="Meningen återger en prognos. Kontrollera om det finns en nyare, eller skriv vad utfallet blev.",
        en="The sentence gives a forecast. Check whether there is a newer one, or write how it turned out.",
    ),
    Doubt.RECURRING: Text(
        sv="Det verkar återkomma varje år. Kontrollera om årtalet behöver bytas.",
        en="It seems to come back every year. Check whether the year needs to be changed.",
    ),
    Doubt.STARTED: Text(
        sv="Om det har börjat gälla: skriv att det gäller nu, inte att det kommer.",
        en="If it has begun to apply: write that it applies now, not that it is to come.",
    ),
    Doubt.EARLIEST: Text(
        sv="Det är den tidigaste tiden som nämns. Kontrollera om det har hänt och om tidplanen är aktuell.",
        en="It is the earliest time that is mentioned. Check whether it has happened and whether the plan "
        "holds.",
    ),
    Doubt.ABOUT: Text(
        sv="Tiden kan höra till ett namn eller en sak, inte till det som ska ske. Kontrollera om texten är "
        "aktuell.",
        en="The time may belong to a name or a thing, not to what will happen. Check whether the text is "
        "current.",
    ),
    Doubt.DECIDED: Text(
        sv="Meningen återger ett beslut. Kontrollera om det har genomförts, och skriv i så fall det.",
        en="The sentence tells of a decision. Check whether it was carried out, and if so write that.",
    ),
    Doubt.VALIDITY: Text(
        sv="Kontrollera om det fortfarande gäller, eller om något nytt har ersatt det.",
        en="Check whether it still applies, or whether something new has replaced it.",
    ),
    Doubt.OFFER: Text(
        sv="Kontrollera om erbjudandet finns kvar, eller ta bort det.",
        en="Check whether the offer still stands, or remove it.",
    ),
    Doubt.LATER: Text(
        sv="En annan del av meningen gäller en tid som inte har gått ut. Skriv vad som redan har hänt.",
        en="Another part of the sentence is about a time that has not ended. Write what has happened "
        "already.",
    ),
    Doubt.ASIDE: Text(
        sv="Tiden står inom parentes. Kontrollera om den hör till det som ska ske.",
        en="The time stands in brackets. Check whether it belongs to what will happen.",
    ),
    Doubt.UNKNOWN_VERB: Text(
        sv="Granskningen kan inte avgöra om det handlar om något som ska ske. Läs meningen.",
        en="The audit cannot tell whether it is about something to come. Read the sentence.",
    ),
    Place.NEWS: Text(
        sv="Sidan är en nyhet med eget datum. Kontrollera om den ska arkiveras eller märkas som gammal.",
        en="The page is news with a date of its own. Check whether to archive it or to mark it as old.",
    ),
    Place.ITEM: Text(
        sv="Texten hör till en daterad post i en lista. Kontrollera om posten ska vara kvar.",
        en="The text belongs to a dated item in a list. Check whether the item should stay.",
    ),
    Place.TIMELINE: Text(
        sv="Texten är en av flera rader som börjar med ett årtal. Är det historik behöver inget göras. "
        "Är det en tidplan: skriv vad som har hänt.",
        en="The text is one of several lines that begin with a year. If they tell of the past, nothing "
        "needs to be done. If they are a plan: write what has happened.",
    ),
    Place.LINK: Text(
        sv="Orden står i en länk. Kontrollera om länkens mål är aktuellt.",
        en="The words stand in a link. Check whether what it leads to is current.",
    ),
}


@rule(
    id="expired-promise",
    title=Text(
        sv="Sidan lovar inget för en tid som har gått",
        en="The page promises nothing for a time that has passed",
    ),
    remedy=Text(
        sv="Skriv hur det gick: Är det klart? Har det skjutits upp, och i så fall till när? Blev det inte "
        "av? Ta bort meningen om ingen behöver den längre.",
        en="Write how it went: Is it done? Was it postponed, and until when? Did it come to nothing? "
        "Remove the sentence if nobody needs it any more.",
    ),
    severity=Severity.MODERATE,
    blind_spot=Text(
        sv="Regeln läser svenska och engelska, och bara meningar där ett årtal mellan 2000 och 2099 är "
        "utskrivet. Den ser inte ”till hösten”, uppmaningar som ”Ansök senast …”, rubriker utan verb, text "
        "i bilder, filmer och dokument, frågor, citat eller länkar till andra sidor, årtal med två siffror, "
        "tabellrutor utan hela meningar, meningar på över 1 000 tecken eller namn som ”Strategin för "
        "2021–2024”. Historik, protokoll och arkiv granskas inte.",
        en="The rule reads Swedish and English, and only sentences with a written year from 2000 to 2099. "
        "It does not see “this autumn”, appeals such as “Apply by …”, headings without a verb, text in "
        "images, films and documents, questions, quotations or links to other pages, years of two figures, "
        "table cells without whole sentences, sentences of over 1,000 characters, or names such as "
        "“Strategin för 2021–2024”. History, minutes and archives are not judged.",
    ),
    examples=[
        passes("<p>Under 2028 kommer kommunen att bygga en ny simhall.</p>", "the time is still to come"),
        passes("<p>Den nya bron öppnas för trafik i juni 2027.</p>", "a month still to come"),
        passes("<p>Skolgården ska vara klar senast den 31 december 2026.</p>", "the last day has not come"),
        passes("<p lang='en'>The new bridge will open in June 2027.</p>", "the same in English"),
        fails("<h2>Vi tar fram en ny biblioteksplan under 2024</h2>", "a heading in the present tense"),
        fails("<p>Under 2025 kommer kommunen att rusta upp torget.</p>", "the year has passed"),
        fails("<p>Arbetet pågår mellan 2025-03-03 och 2025-06-19.</p>", "a period that has ended"),
        fails(
            "<p>Fullmäktige beslutade 2023 att skolan ska stå klar hösten 2025.</p>", "decided, then promised"
        ),
        fails("<p lang='en'>By 2025, all schools will have solar panels.</p>", "the same in English"),
        unclear("<p>Från och med den 1 januari 2025 införs en ny taxa.</p>", "it may apply since then"),
        unclear("<p>Under 2025 kommer vi inte att höja avgiften.</p>", "it says what will not be"),
        unclear("<p>Riktlinjerna gäller 2021–2024.</p>", "nothing says what applies now"),
        ignores("<p>Under 2024 byggde kommunen en ny skola.</p>", "told as something that happened"),
        ignores("<p>Från och med 2024 ska alla hushåll sortera sitt matavfall.</p>", "in force since then"),
        ignores("<p>Planen antogs 2019 och ska följas av alla nämnder.</p>", "the year is the decision's"),
        ignores("<p>Vad är du stolt över i kommunen år 2031?</p>", "a question"),
        ignores("<blockquote>Under 2024 ska vi bygga en skola.</blockquote>", "somebody else's words"),
        ignores(
            "<h1>Skolans historia</h1><p>Under 2004 ska skolan byggas ut.</p>", "history is kept as it was"
        ),
        ignores("<p>Kommunen ska bygga en ny skola.</p>", "no time is given"),
    ],
)
def page_promises_nothing_for_a_time_past(page: Page, context: Context) -> Iterator[Finding]:
    told = _promises_on(page, context.today)
    genre = genre_of(page) if told else Genre.RECORD
    if genre is Genre.RECORD or (genre is Genre.NEWS and is_marked_old(page)):
        return
    above = _headings(page)
    for statement, promise in told.values():
        if Genre.RECORD not in {genre_of_label(text) for text in above[id(statement.block)]}:
            yield _judge(statement, promise, page, genre, context.today)


def _promises_on(page: Page, today: date) -> dict[str, tuple[Statement, Promise]]:
    """Each sentence that promises something, once, with its promise."""
    found = ((statement, read(statement.own, statement.words, today)) for statement in statements_on(page))
    told: dict[str, tuple[Statement, Promise]] = {}
    for statement, promise in found:
        if promise is not None:
            told.setdefault(statement.text, (statement, promise))
    return told


def _headings(page: Page) -> dict[int, tuple[str, ...]]:
    return {id(block): texts for block, texts in headings_above(page)}


def _judge(statement: Statement, promise: Promise, page: Page, genre: Genre, today: date) -> Finding:
    tag = statement.block.tag
    said = {
        "sentence": cut(statement.text),
        "time": promise.time.text,
        "passed": _day(promise.time.last),
    }
    if not promise.time.is_past(today):
        return passed(tag, STILL_AHEAD.fill(**said))
    shown = _shown_date(page)
    doubt = promise.doubt or _place(statement, promise, page, genre, shown)
    if doubt:
        return cannot_tell(tag, MAYBE_EXPIRED.fill(**said, look=LOOK_AT[doubt]))
    if shown is None:
        return failed(tag, UNDATED.fill(**said))
    message = WAS_UNTRUE if promise.time.last < shown.value else BECAME_UNTRUE
    return failed(tag, message.fill(**said, dated=_day(shown.value)))


def _day(value: date) -> Text:
    return spoken(value.year, value.month, value.day)


def _shown_date(page: Page) -> PageDate | None:
    """The date that visitors see on the page."""
    shown = {DateSource.VISIBLE, DateSource.TIME}
    return next((found for found in page.metadata.dates if found.source in shown), None)


def _place(
    statement: Statement, promise: Promise, page: Page, genre: Genre, shown: PageDate | None
) -> Place | None:
    """What the place of the statement casts doubt by, if anything."""
    if genre is Genre.NEWS and shown is not None:
        return Place.NEWS
    if _is_dated_item(statement.block):
        return Place.ITEM
    if _is_in_timeline(statement.block, page):
        return Place.TIMELINE
    time, verb = promise.time, promise.verb
    linked = statement.is_linked(time.start, time.end) or (verb and statement.is_linked(verb.start, verb.end))
    return Place.LINK if linked else None


def _is_dated_item(block: Block) -> bool:
    """Whether the block stands in one of several items that each carry a time element: a list of news."""
    item = next((tag for tag in block.ancestors if tag.name in {"article", "li"} and tag.find("time")), None)
    if item is None or not isinstance(item.parent, Tag):
        return False
    return sum(bool(other.find("time")) for other in item.parent.find_all(item.name, recursive=False)) > 1


_ROWS_IN_A_TIMELINE = 3
_DATED_ROW = re.compile(r"(?:19|20)\d\d\b|(?:\S+\s+){1,2}(?:19|20)\d\d\s*[:–-]")


def _is_in_timeline(block: Block, page: Page) -> bool:
    """Whether the block begins with a year, or a date and a colon, as others beside it do."""
    if not _DATED_ROW.match(block.text):
        return False
    rows = Counter(id(other.tag.parent) for other in page.blocks if _DATED_ROW.match(other.text))
    return rows[id(block.tag.parent)] >= _ROWS_IN_A_TIMELINE
