"""A document has text, and is not only a picture of one.

A scanned page is a picture: it cannot be read aloud, enlarged without blur, searched or copied (WCAG
technique PDF7).
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import (
    Context,
    Finding,
    Need,
    Page,
    Severity,
    Text,
    cannot_tell,
    fails,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from auditor.standards import wcag
from rules.documents.linked import EXAMPLE_LINK, documents_on, example_with, fault, name_of

HAS_TEXT = Text(sv="”{name}” har text.", en="“{name}” has text.")
SCANNED = Text(
    sv="”{name}” är inskannad: sidorna är bilder utan text. Den som inte ser kan inte läsa dokumentet.",
    en="“{name}” was scanned: its pages are images without text. People who do not see cannot read it.",
)
PARTLY = Text(
    sv="”{name}” har {images} sidor som är bilder utan text, av {count} som lästes. Kontrollera om de "
    "sidorna innehåller text.",
    en="“{name}” has {images} pages that are images without text, of {count} that were read. Check whether "
    "those pages have text on them.",
)
NOTHING = Text(
    sv="”{name}” har varken text eller bilder på de sidor som lästes. Öppna dokumentet och se efter.",
    en="“{name}” has neither text nor images on the pages that were read. Open the document and look.",
)


@rule(
    id="document-text",
    title=Text(
        sv="Dokument består av text, inte av bilder av text", en="Documents have text, not images of it"
    ),
    remedy=Text(
        sv="Byt ut filen mot en som är gjord direkt från originalet, till exempel från Word. Finns bara "
        "papperet: skanna med texttolkning (OCR) och rätta texten, eller skriv innehållet på sidan.",
        en="Replace the file with one made straight from the original, such as from Word. If there is only "
        "paper: scan it with text recognition (OCR) and correct the text, or write the content on the page.",
    ),
    severity=Severity.CRITICAL,
    criteria=[wcag("1.1.1"), wcag("1.4.5")],
    needs=Need.DOCUMENTS,
    help="https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF7",
    blind_spot=Text(
        sv="Regeln läser högst 30 sidor av varje dokument. Den ser inte om texttolkningen blev rätt, och "
        "inte text i bilder på sidor som också har annan text.",
        en="The rule reads at most 30 pages of each document. It does not see whether text recognition "
        "came out right, nor text in images on pages that have other text too.",
    ),
    examples=[
        passes(EXAMPLE_LINK, "text on every page", example_with(looked_at=3, text_pages=3, image_pages=0)),
        fails(EXAMPLE_LINK, "every page is an image", example_with(looked_at=3, text_pages=0, image_pages=3)),
        unclear(
            EXAMPLE_LINK, "some pages are images", example_with(looked_at=3, text_pages=2, image_pages=1)
        ),
        unclear(EXAMPLE_LINK, "blank pages alone", example_with(looked_at=1, text_pages=0, image_pages=0)),
        ignores(EXAMPLE_LINK, "could not be read", example_with(unread="http-404")),
    ],
)
def documents_have_text(page: Page, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    for link, document in documents_on(page):
        said = {"name": name_of(document), "count": document.looked_at, "images": document.image_pages}
        if document.text_pages and not document.image_pages:
            yield passed(link, HAS_TEXT.fill(**said))
        elif document.text_pages:
            yield cannot_tell(link, PARTLY.fill(**said))
        elif not document.image_pages:
            yield cannot_tell(link, NOTHING.fill(**said))
        else:
            yield fault(link, document, SCANNED.fill(**said))
