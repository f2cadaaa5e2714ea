"""A document is tagged: its headings, lists and tables are told apart by assistive technology.

ISO 14289-1 (PDF/UA-1), 7.1; WCAG techniques PDF6, PDF9, PDF11 and PDF20 rest on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from auditor.model import (
    Context,
    Finding,
    Need,
    Page,
    Severity,
    Text,
    fails,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from auditor.standards import wcag
from rules.documents.linked import EXAMPLE_LINK, documents_on, example_with, fault, name_of

TAGGED = Text(sv="”{name}” är taggad.", en="“{name}” is tagged.")
UNTAGGED = Text(
    sv="”{name}” är inte taggad. Hjälpmedel kan inte skilja rubriker, listor och tabeller från annan text, "
    "och läsordningen kan bli fel.",
    en="“{name}” is not tagged. Assistive technology cannot tell headings, lists and tables from other text, "
    "and the reading order may be wrong.",
)


@rule(
    id="document-tagged",
    title=Text(sv="Dokument är taggade", en="Documents are tagged"),
    remedy=Text(
        sv="Gör om filen: använd rubrikformat och listor i Word och spara som pdf med "
        "”Dokumentstrukturtaggar för tillgänglighet” valt. Skriv inte ut till pdf. Ännu bättre är ofta att "
        "lägga innehållet på sidan.",
        en="Make the file anew: use heading styles and lists in Word, and save as PDF with “Document "
        "structure tags for accessibility” chosen. Do not print to PDF. Often the content is better put on "
        "the page.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("1.3.1"), wcag("1.3.2")],
    needs=Need.DOCUMENTS,
    help="https://www.w3.org/WAI/WCAG22/Techniques/#pdf",
    blind_spot=Text(
        sv="Regeln ser att det finns taggar, inte om de är rätt. Inskannade dokument utan text tas upp av "
        "document-text.",
        en="The rule sees that there are tags, not whether they are right. Scanned documents without text "
        "are told by document-text.",
    ),
    examples=[
        passes(EXAMPLE_LINK, "marked, with a structure tree", example_with(is_tagged=True, text_pages=1)),
        fails(EXAMPLE_LINK, "no tags", example_with(is_tagged=False, text_pages=1)),
        unclear(
            EXAMPLE_LINK,
            "so old that the law may leave it alone",
            example_with(is_tagged=False, text_pages=1, modified=date(2017, 3, 1)),
        ),
        ignores(
            EXAMPLE_LINK, "a scanned page has nothing to tag", example_with(is_tagged=False, image_pages=1)
        ),
    ],
)
def documents_are_tagged(page: Page, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    for link, document in documents_on(page):
        if document.is_tagged:
            yield passed(link, TAGGED.fill(name=name_of(document)))
        elif document.text_pages:
            yield fault(link, document, UNTAGGED.fill(name=name_of(document)))
