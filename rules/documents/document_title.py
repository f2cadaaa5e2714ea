"""A document has a title that says what it is, and readers show it instead of the file's name.

ISO 14289-1 (PDF/UA-1), 7.1; WCAG technique PDF18.
"""

from __future__ import annotations

import re
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
    passed,
    passes,
    rule,
    unclear,
)
from auditor.standards import wcag
from rules.documents.linked import EXAMPLE_LINK, documents_on, example_with, fault, name_of

TITLED = Text(sv="”{name}” har titeln ”{title}”.", en="“{name}” has the title “{title}”.")
MISSING = Text(sv="”{name}” har ingen titel.", en="“{name}” has no title.")
LEFT_OVER = Text(
    sv="”{name}” har titeln ”{title}”. Den kommer från programmet eller filen och säger inte vad "
    "dokumentet är.",
    en="“{name}” has the title “{title}”. It comes from the program or the file, and does not say what the "
    "document is.",
)
HIDDEN = Text(
    sv="”{name}” har titeln ”{title}”, men är inställd på att visa filens namn i stället.",
    en="“{name}” has the title “{title}”, but is set to show the file's name instead.",
)

# What programs write when nobody gave a title.
_LEFT_OVER = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b.*|powerpoint[- "
    r"]presentation.*|presentation|untitled.*|namnlös.*|dokument ?\d*|document ?\d*|bild ?\d+|slide "
    r"?\d+|(?:scan|skanna)\w*[\W\d_]*|title|titel|.*\.(?:docx?|pdf|pptx?|xlsx?|odt|indd|rtf|dot[xm]?)|[\W\d_]*)$",
    re.IGNORECASE,
)


@rule(
    id="document-title",
    title=Text(sv="Dokument har en titel som visas", en="Documents have a title, and show it"),
    remedy=Text(
        sv="Skriv titeln i dokumentets egenskaper (i Word: Arkiv, Info, Titel) och spara som pdf igen. "
        "Välj i pdf-programmet att titeln ska visas i fönstret.",
        en="Write the title in the document's properties (in Word: File, Info, Title) and save as PDF "
        "again. In the PDF program, choose that the window shows the title.",
    ),
    severity=Severity.MODERATE,
    criteria=[wcag("2.4.2")],
    needs=Need.DOCUMENTS,
    help="https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF18",
    blind_spot=Text(
        sv="Regeln ser om det finns en titel, inte om den passar innehållet.",
        en="The rule sees that there is a title, not whether it fits the content.",
    ),
    examples=[
        passes(EXAMPLE_LINK, "a title, shown", example_with(title="Taxa för avfall 2026", shows_title=True)),
        fails(EXAMPLE_LINK, "no title", example_with(title="")),
        fails(
            EXAMPLE_LINK,
            "what the program left",
            example_with(title="Microsoft Word - Taxa.docx", shows_title=True),
        ),
        fails(
            EXAMPLE_LINK,
            "the file's name is shown",
            example_with(title="Taxa för avfall 2026", shows_title=False),
        ),
        unclear(
            EXAMPLE_LINK,
            "so old that the law may leave it alone",
            example_with(title="", created=date(2016, 3, 1), modified=date(2016, 5, 2)),
        ),
    ],
)
def documents_have_titles(page: Page, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    for link, document in documents_on(page):
        title = document.title or ""
        said = {"name": name_of(document), "title": title}
        if not title:
            yield fault(link, document, MISSING.fill(**said))
        elif _LEFT_OVER.match(title):
            yield fault(link, document, LEFT_OVER.fill(**said))
        elif not document.shows_title:
            yield fault(link, document, HIDDEN.fill(**said))
        else:
            yield passed(link, TITLED.fill(**said))
