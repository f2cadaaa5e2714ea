"""A document says who answers for it."""

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
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from rules.documents.linked import EXAMPLE_LINK, documents_on, example_with, name_of

NAMED = Text(sv="”{name}” anger vem som ansvarar: {owner}.", en="“{name}” says who answers for it: {owner}.")
AUTHOR_ONLY = Text(
    sv="”{name}” anger ingen ansvarig på första sidan. I filens egenskaper står {owner}. Kontrollera om "
    "det är rätt.",
    en="“{name}” names nobody responsible on its first page. The file's properties say {owner}. Check "
    "whether that is right.",
)
NOBODY = Text(
    sv="”{name}” säger inte vem som ansvarar för det.",
    en="“{name}” does not say who answers for it.",
)


@rule(
    id="document-owner",
    title=Text(sv="Dokument säger vem som ansvarar för dem", en="Documents say who answers for them"),
    remedy=Text(
        sv="Skriv på första sidan vilken enhet som ansvarar för dokumentet, till exempel ”Dokumentansvarig: "
        "Miljökontoret”.",
        en="Write on the first page which unit answers for the document, such as “Document owner: "
        "Environment office”.",
    ),
    severity=Severity.MINOR,
    needs=Need.DOCUMENTS,
    blind_spot=Text(
        sv="Regeln läser de två första sidorna och känner igen de vanligaste sätten att skriva det. Den "
        "gäller dokument med text.",
        en="The rule reads the first two pages and knows the usual ways to write it. It is about documents "
        "with text.",
    ),
    examples=[
        passes(EXAMPLE_LINK, "a unit", example_with(text_pages=1, stated_owner="Miljökontoret")),
        unclear(EXAMPLE_LINK, "only an author in the file", example_with(text_pages=1, author="Kansliet")),
        unclear(EXAMPLE_LINK, "nobody", example_with(text_pages=1)),
        ignores(EXAMPLE_LINK, "a scanned document cannot be read for it", example_with(image_pages=1)),
    ],
)
def documents_name_their_owner(page: Page, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    for link, document in documents_on(page):
        if not document.text_pages:
            continue
        name, owner = name_of(document), document.stated_owner
        if owner:
            yield passed(link, NAMED.fill(name=name, owner=owner))
        elif document.author:
            yield cannot_tell(link, AUTHOR_ONLY.fill(name=name, owner=document.author))
        else:
            yield cannot_tell(link, NOBODY.fill(name=name))
