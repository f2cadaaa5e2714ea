"""A long document can be found one's way in: by bookmarks (WCAG technique PDF2)."""

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

LONG = 20  # pages

HAS_BOOKMARKS = Text(
    sv="”{name}” har {pages} sidor och {count} bokmärken.",
    en="“{name}” has {pages} pages and {count} bookmarks.",
)
NO_BOOKMARKS = Text(
    sv="”{name}” har {pages} sidor, men varken bokmärken eller rubriker att hitta med.",
    en="“{name}” has {pages} pages, but neither bookmarks nor headings to find one's way by.",
)
HEADINGS_ONLY = Text(
    sv="”{name}” har {pages} sidor och rubriker, men inga bokmärken. Kontrollera att det finns en "
    "innehållsförteckning med länkar.",
    en="“{name}” has {pages} pages and headings, but no bookmarks. Check that there is a linked table of "
    "contents.",
)


@rule(
    id="document-bookmarks",
    title=Text(sv="Långa dokument har bokmärken", en="Long documents have bookmarks"),
    remedy=Text(
        sv="Spara om filen från originalet med ”Skapa bokmärken med hjälp av rubriker” valt.",
        en="Save the file anew from the original with “Create bookmarks using headings” chosen.",
    ),
    severity=Severity.MINOR,
    criteria=[wcag("2.4.5")],
    needs=Need.DOCUMENTS,
    help="https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF2",
    blind_spot=Text(
        sv="Regeln ser inte om bokmärkena leder rätt, eller om innehållsförteckningen har länkar. Gränsen "
        "på 20 sidor är vår egen.",
        en="The rule does not see whether the bookmarks lead right, nor whether a table of contents has "
        "links. The limit of 20 pages is our own.",
    ),
    examples=[
        passes(EXAMPLE_LINK, "bookmarks", example_with(pages=40, bookmarks=12)),
        fails(EXAMPLE_LINK, "forty pages and nothing to find them by", example_with(pages=40, bookmarks=0)),
        unclear(
            EXAMPLE_LINK, "headings alone", example_with(pages=40, bookmarks=0, heading_levels=(1, 2, 2))
        ),
        ignores(EXAMPLE_LINK, "short", example_with(pages=4, bookmarks=0)),
    ],
)
def long_documents_have_bookmarks(page: Page, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    for link, document in documents_on(page):
        if (document.pages or 0) < LONG:
            continue
        said = {"name": name_of(document), "pages": document.pages, "count": document.bookmarks}
        if document.bookmarks:
            yield passed(link, HAS_BOOKMARKS.fill(**said))
        elif document.heading_levels:
            yield cannot_tell(link, HEADINGS_ONLY.fill(**said))
        else:
            yield fault(link, document, NO_BOOKMARKS.fill(**said))
