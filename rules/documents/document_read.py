"""Documents that could not be read are not dropped: a person has to look at them."""

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
    passed,
    passes,
    rule,
    unclear,
)
from rules.documents.linked import EXAMPLE_LINK, documents_on, example_with, name_of, unread_on

READ = Text(sv="”{name}” kunde läsas.", en="“{name}” could be read.")
UNREAD = Text(
    sv="”{name}” kunde inte läsas: {why}. Öppna dokumentet och granska det för hand.",
    en="“{name}” could not be read: {why}. Open the document and look at it yourself.",
)


@rule(
    id="document-read",
    title=Text(sv="Dokument kan öppnas och läsas", en="Documents can be opened and read"),
    remedy=Text(
        sv="Öppna dokumentet från sidan. Går det inte: lägg upp filen på nytt, eller ta bort länken.",
        en="Open the document from the page. If it does not open, upload the file again or remove the link.",
    ),
    severity=Severity.MODERATE,
    needs=Need.DOCUMENTS,
    blind_spot=Text(
        sv="Stora dokument läses inte, och bara pdf-filer. Länkar som inte svarar tas upp av dead-link.",
        en="Large documents are not read, and only PDF files are. Links that do not answer are told by "
        "dead-link.",
    ),
    examples=[
        passes(EXAMPLE_LINK, "it could be read", example_with(text_pages=1)),
        unclear(EXAMPLE_LINK, "it asks for a password", example_with(unread="it asks for a password")),
    ],
)
def documents_can_be_read(page: Page, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    for link, document in documents_on(page):
        yield passed(link, READ.fill(name=name_of(document)))
    for link, document in unread_on(page):
        yield cannot_tell(link, UNREAD.fill(name=name_of(document), why=document.unread))
