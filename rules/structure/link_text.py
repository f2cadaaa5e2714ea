"""A link must say where it leads, by its own words or with those around it.

Who uses a screen reader often goes from link to link, or has them all in a list. "Läs mer" tells nothing
there unless the sentence it stands in does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from unicodedata import category
from urllib.parse import urlsplit

from auditor.model import (
    Context,
    Finding,
    Need,
    Page,
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
    unclear,
)
from auditor.standards import wcag
from rules.structure.links import Link, Surroundings, links_on

SAYS_NOTHING = Text(
    sv="Länken heter bara ”{name}”. Inget i samma mening, stycke, listpunkt eller tabellcell säger vad den "
    "leder till, och ingen rubrik står ovanför.",
    en="The link is only called “{name}”. Nothing in the same sentence, paragraph, list item or table cell "
    "says what it leads to, and no heading stands above it.",
)
ONLY_NEAR = Text(
    sv="Länken heter bara ”{name}”, och inget i samma stycke eller cell säger vad den leder till. Närmast "
    "står ”{near}”. Kontrollera att det framgår vart länken leder, och skriv det helst i länken.",
    en="The link is only called “{name}”, and nothing in the same paragraph or cell says what it leads "
    "to. Nearest stands “{near}”. Check that it is clear where the link leads, and preferably write it in "
    "the link.",
)
SYMBOL = Text(
    sv="Länkens text är tecknet ”{name}”. Kontrollera att skärmläsare säger något begripligt, eller skriv "
    "med ord vart länken leder.",
    en="The link's text is the symbol “{name}”. Check that screen readers say something that makes sense, "
    "or write in words where the link leads.",
)
NO_WORDS = Text(
    sv="Länkens text är ”{name}”, utan ord. Skärmläsare säger då inget om vart den leder.",
    en="The link's text is “{name}”, without words. Screen readers then say nothing of where it leads.",
)
ADDRESS = Text(
    sv="Länkens text är en adress: ”{name}”. Kontrollera om adressen säger vart länken leder när den läses "
    "upp tecken för tecken.",
    en="The link's text is an address: “{name}”. Check whether the address says where the link leads when it "
    "is read out character by character.",
)
FILE_NAME = Text(
    sv="Länkens text är ett filnamn: ”{name}”. Kontrollera om namnet säger vad dokumentet handlar om.",
    en="The link's text is a file name: “{name}”. Check whether the name says what the document is about.",
)
CODED_FILE_NAME = Text(
    sv="Länkens text är ett filnamn utan ord, ”{name}”. Ingen kan förstå vad dokumentet handlar om.",
    en="The link's text is a file name without words, “{name}”. Nobody can tell what the document is about.",
)
SAID_AROUND = Text(
    sv="Länken heter ”{name}”, och texten runt den säger vad den leder till: ”{around}”.",
    en="The link is called “{name}”, and the text around it says what it leads to: “{around}”.",
)
SAID = Text(
    sv="Länkarnas texter är inte bara ”här”, ”läs mer”, adresser eller filnamn ({number} stycken).",
    en="The link texts are not just “here”, “read more”, addresses or file names ({number} of them).",
)


@rule(
    id="link-text",
    title=Text(sv="Länkar säger vart de leder", en="Links say where they lead"),
    remedy=Text(
        sv="Skriv i länken vad den leder till: ”Ansök om bygglov” i stället för ”Läs mer” eller ”här”. "
        "Länkar du till ett dokument skriver du dokumentets titel, inte dess filnamn eller adress.",
        en="Write in the link what it leads to: “Apply for a building permit” instead of “Read more” or "
        "“here”. If you link to a document, write the document's title, not its file name or address.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("2.4.4")],
    act=["5effbb", "aizyf1"],
    help="https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln känner igen intetsägande länktexter på svenska, norska, danska, finska, tyska och "
        "engelska, samt adresser och filnamn. Om andra länktexter stämmer med sidan de leder till prövas "
        "inte, och inte heller om texten runt länken verkligen handlar om länkens mål.",
        en="The rule knows empty link texts in Swedish, Norwegian, Danish, Finnish, German and English, and "
        "addresses and file names. It does not test whether other link texts fit the page they lead to, nor "
        "whether the text around a link really is about what it leads to.",
    ),
    examples=[
        passes("<p><a href='/bygglov'>Ansök om bygglov</a></p>", "the link says it"),
        passes("<p>Så ansöker du om bygglov: <a href='/bygglov'>läs mer</a>.</p>", "its sentence says it"),
        passes("<a href='/b'>Läs mer<span> om bygglov</span></a>", "words for screen readers count"),
        passes("<a href='/b' aria-label='Läs mer om bygglov'>Läs mer</a>", "so does its label"),
        passes(
            "<table><tr><th>Blankett<th>Fil<tr><th>Ansökan om bygglov<td><a href='/a'>PDF</a></table>",
            "the row's header says it",
        ),
        passes(
            "<p>Se <a href='https://www.exempelby.example/'>www.exempelby.example</a></p>", "a site's name"
        ),
        fails("<div><a href='/b'>Klicka här</a></div>", "nothing says it"),
        fails("<div><p>Bygglov</p><ul><li><a href='/b.pdf'>PDF</a></ul></div>", "only a format"),
        fails("<div><a href='/b'>&raquo;</a></div>", "no words at all"),
        fails("<p><a href='/b'>18.3a7f20c1.pdf</a></p>", "a file name that is a code"),
        fails(
            "<div><a href='/b'>Läs mer <span>Länk till annan webbplats, öppnas i nytt "
            "fönster.</span></a></div>",
            "what the CMS adds says how it opens",
        ),
        unclear("<table><tr><td>Bygglov<td><a href='/a'>Visa</a></table>", "a cell beside it may say it"),
        unclear("<h2>Bygglov</h2><p>Om du ska bygga.</p><a href='/b'>Läs mer</a>", "a heading may say it"),
        unclear("<p><a href='https://a.example/x/y-1'>https://a.example/x/y-1</a></p>", "an address"),
        unclear("<p><a href='/b.pdf'>ansokan_bygglov.pdf</a></p>", "a file name with words"),
        ignores("<a href='/b' role='button'>Här</a>", "not a link"),
        ignores("<a href='/b'></a>", "no name: axe-core's to judge"),
        ignores("<p hidden><a href='/b'>Här</a></p>", "nobody meets it"),
    ],
)
def links_say_where_they_lead(page: Page, _: Context) -> Iterator[Finding]:
    surroundings: Surroundings | None = None
    headings: dict[int, str] | None = None
    said = 0
    for link in links_on(page):
        message = _of_itself(link)
        if message is not None:
            yield (failed if message == CODED_FILE_NAME else cannot_tell)(link.tag, _about(message, link))
        elif link.kind is not None or not link.key:
            surroundings = surroundings or Surroundings(page)
            headings = _headings_above(page) if headings is None else headings
            near = surroundings.row_of(link) or headings.get(id(link.tag), "")
            yield _in_context(link, surroundings.of(link), near)
        else:
            said += 1
    if said:
        yield passed(None, SAID.fill(number=said))


def _in_context(link: Link, around: str, near: str) -> Finding:
    if around:
        return passed(link.tag, SAID_AROUND.fill(name=link.name, around=cut(around, 120)))
    if near:
        return cannot_tell(link.tag, ONLY_NEAR.fill(name=link.name, near=cut(near, 80)))
    if link.kind is None and any(category(letter) in _SYMBOLS for letter in link.name):
        return cannot_tell(link.tag, SYMBOL.fill(name=cut(link.name, 20)))
    return failed(link.tag, (SAYS_NOTHING if link.kind else NO_WORDS).fill(name=cut(link.name, 40)))


def _about(message: Text, link: Link) -> Text:
    return message.fill(name=cut(link.name, 120))


def _headings_above(page: Page) -> dict[int, str]:
    """The nearest heading before each link, by the link's identity."""
    above: dict[int, str] = {}
    heading = ""
    for tag in page.soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6", "a", "area", "span", "div"]):
        if tag.name in _HEADINGS or tag.get("role") == "heading":
            heading = page.names.of(tag) or heading
        else:
            above[id(tag)] = heading
    return above


_SYMBOLS = {"So", "Co"}  # pictographs, which have names of their own, and what icon fonts use
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_FILE = re.compile(
    r"^[^\s/]{1,120}\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|csv|zip|html?|aspx)$", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_]{4,}")
_LONG_ADDRESS = 60
_CODE = re.compile(r"^[0-9a-f]{6,}$")


def _of_itself(link: Link) -> Text | None:
    """What is wrong with the link's text whatever stands around it, if anything."""
    if "." not in link.name and "://" not in link.name:
        return None
    if _ADDRESS.match(link.name):
        return ADDRESS if _is_long(link.name) else None
    if _FILE.match(link.name):
        stem = PurePosixPath(link.name).stem.casefold()
        words = [word for word in _WORDS.findall(stem) if not _CODE.match(word)]
        return FILE_NAME if words else CODED_FILE_NAME
    return None


def _is_long(address: str) -> bool:
    """Whether an address is more than a site's name, or a name and one plain step."""
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
    except ValueError:
        return True
    has_more = parts.query or parts.fragment or "/" in parts.path.strip("/")
    return bool(has_more) or len(address) > _LONG_ADDRESS
