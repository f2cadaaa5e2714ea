"""From a reading to a finding: whether the time has passed, since when, and where the sentence stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum

from auditor.model import (
    Block,
    Context,
    Finding,
    Page,
    PageDate,
    Text,
    cannot_tell,
    cut,
    failed,
    passed,
    spoken,
)
from rules.expiry.claims import claims_on
from rules.expiry.page_dates import shown_date
from rules.expiry.readings.claim import Claim, Matter
from rules.expiry.readings.layout import Layout
from rules.genres import Genre, genre_of, genre_of_label, is_marked_old

BECAME_UNTRUE = Text(
    sv="”{sentence}” {reading}. Den tiden gick ut den {passed}. Texten stämde när sidan fick sitt "
    "datum, den {dated}, men är nu inaktuell.",
    en="“{sentence}” {reading}. That time ended on {passed}. The text was true on the page's own date, "
    "{dated}, but is out of date now.",
)
WAS_UNTRUE = Text(
    sv="”{sentence}” {reading}. Den tiden gick ut den {passed}, alltså redan innan sidan fick sitt "
    "datum, den {dated}.",
    en="“{sentence}” {reading}. That time ended on {passed}, already before the page's own date, {dated}.",
)
UNDATED = Text(
    sv="”{sentence}” {reading}. Den tiden gick ut den {passed}. Sidan visar inget datum, så det framgår "
    "inte när texten skrevs.",
    en="“{sentence}” {reading}. That time ended on {passed}. The page shows no date, so nobody can "
    "see when the text was written.",
)
STILL_AHEAD = Text(
    sv="”{sentence}” {reading}. Den tiden har inte gått ut.",
    en="“{sentence}” {reading}. That time has not ended.",
)
MAYBE_EXPIRED = Text(
    sv="”{sentence}” {reading}, en tid som gick ut den {passed}. {since}{look}",
    en="“{sentence}” {reading}, a time that ended on {passed}. {since}{look}",
)
SINCE_THEN = Text(
    sv="Det var efter sidans eget datum, den {dated}. ",
    en="That was after the page's own date, {dated}. ",
)
BEFORE_THEN = Text(
    sv="Det var redan före sidans eget datum, den {dated}. ",
    en="That was already before the page's own date, {dated}. ",
)
_NOTHING = Text(sv="", en="")


class Place(Enum):
    """Why the place where a sentence stands casts doubt on it."""

    NEWS = "the page is news, with a date of its own"
    ITEM = "it is one of several dated items"
    TIMELINE = "it is one of several years in a row"
    LINK = "it is the text of a link"


LOOK_AT_PLACE: dict[Place, Text] = {
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


def findings_about(matter: Matter, page: Page, context: Context) -> Iterator[Finding]:
    """What the page says of this matter, each sentence once, unless it stands in a record of the past."""
    claims = [claim for claim in claims_on(page, context.today) if claim.matter is matter]
    told = {claim.statement.text: claim for claim in reversed(claims) if not claim.is_honest}
    genre = page.once(kind_of) if told else Genre.RECORD
    if genre is Genre.RECORD or (matter is Matter.PASSING and genre is Genre.NEWS):
        return
    layout = page.once(Layout)
    for claim in reversed(told.values()):
        if not is_under_record(claim.statement.block, layout):
            yield _judge(claim, layout, genre, context.today)


def kind_of(page: Page) -> Genre:
    """The page's genre; news that tells its visitors that it is old is a record."""
    genre = genre_of(page)
    return Genre.RECORD if genre is Genre.NEWS and is_marked_old(page) else genre


def is_under_record(block: Block, layout: Layout) -> bool:
    """Whether a heading above the block says that it is kept because it is old."""
    return Genre.RECORD in {genre_of_label(text) for text in layout.headings(block)}


def _judge(claim: Claim, layout: Layout, genre: Genre, today: date) -> Finding:
    tag, time = claim.statement.block.tag, claim.time
    said = {"sentence": cut(claim.statement.text), "reading": claim.reading, "passed": day(time.last)}
    if not time.is_past(today):
        return passed(tag, STILL_AHEAD.fill(**said))
    shown = shown_date(layout.page)
    look = claim.look or _look_at_place(claim, layout, genre, shown)
    if look:
        return cannot_tell(tag, MAYBE_EXPIRED.fill(**said, since=_since(time.last, shown), look=look))
    if shown is None:
        return failed(tag, UNDATED.fill(**said))
    message = WAS_UNTRUE if time.last < shown.value else BECAME_UNTRUE
    return failed(tag, message.fill(**said, dated=day(shown.value)))


def _since(last: date, shown: PageDate | None) -> Text:
    """Whether the time ended before the page's own date or after it."""
    if shown is None:
        return _NOTHING
    return (BEFORE_THEN if last < shown.value else SINCE_THEN).fill(dated=day(shown.value))


def day(value: date) -> Text:
    return spoken(value.year, value.month, value.day)


def _look_at_place(claim: Claim, layout: Layout, genre: Genre, shown: PageDate | None) -> Text | None:
    place = _place(claim, layout, genre, shown)
    return LOOK_AT_PLACE[place] if place else None


def _place(claim: Claim, layout: Layout, genre: Genre, shown: PageDate | None) -> Place | None:
    """What the place of the sentence casts doubt by, if anything."""
    block = claim.statement.block
    if genre is Genre.NEWS and shown is not None:
        return Place.NEWS
    if layout.is_dated_item(block):
        return Place.ITEM
    if layout.is_in_timeline(block):
        return Place.TIMELINE
    return Place.LINK if any(claim.statement.is_linked(*span) for span in claim.spans) else None
