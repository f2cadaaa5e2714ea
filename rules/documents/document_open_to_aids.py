"""Encryption does not shut assistive technology out (ISO 32000-1, 7.6.3.2; ISO 14289-1, 7.16)."""

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
    passed,
    passes,
    rule,
    unclear,
)
from auditor.standards import wcag
from rules.documents.linked import EXAMPLE_LINK, documents_on, example_with, fault, name_of

OPEN = Text(sv="”{name}” kan läsas av hjälpmedel.", en="“{name}” can be read by assistive technology.")
SHUT = Text(
    sv="”{name}” är låst så att hjälpmedel inte får läsa texten.",
    en="“{name}” is locked so that assistive technology may not read its text.",
)


@rule(
    id="document-open-to-aids",
    title=Text(
        sv="Dokument är inte låsta för hjälpmedel", en="Documents are not locked against assistive technology"
    ),
    remedy=Text(
        sv="Spara filen utan lösenordsskydd, eller tillåt ”textåtkomst för skärmläsare” i "
        "säkerhetsinställningarna.",
        en="Save the file without password security, or allow “text access for screen reader devices” in its "
        "security settings.",
    ),
    severity=Severity.CRITICAL,
    criteria=[wcag("4.1.2")],
    needs=Need.DOCUMENTS,
    help="https://pdfa.org/resource/iso-14289-pdfua/",
    blind_spot=Text(
        sv="Dokument som kräver lösenord för att öppnas kan inte läsas; de tas upp av document-read.",
        en="Documents that ask for a password before they open cannot be read; document-read tells of them.",
    ),
    examples=[
        passes(EXAMPLE_LINK, "not locked", example_with(aids_may_read=True)),
        fails(EXAMPLE_LINK, "locked", example_with(aids_may_read=False)),
        unclear(
            EXAMPLE_LINK, "locked long ago", example_with(aids_may_read=False, modified=date(2015, 1, 2))
        ),
    ],
)
def documents_are_open_to_aids(page: Page, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    for link, document in documents_on(page):
        if document.aids_may_read is None:
            continue
        if document.aids_may_read:
            yield passed(link, OPEN.fill(name=name_of(document)))
        else:
            yield fault(link, document, SHUT.fill(name=name_of(document)))
