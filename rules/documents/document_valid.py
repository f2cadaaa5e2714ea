"""A document does not say itself that its time has passed.

Governing documents carry a last day, or a day for their next review ("aktualitetsprövning"): the best sign of
age there is. Without one, an old document may still hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bs4 import Tag

from auditor.model import (
    Context,
    Document,
    Finding,
    Need,
    Page,
    Severity,
    Text,
    cannot_tell,
    failed,
    fails,
    passed,
    passes,
    rule,
    unclear,
)
from rules.documents.linked import EXAMPLE_LINK, dated, day_of, documents_on, example_with, name_of

VALID = Text(
    sv="”{name}” gäller enligt sin första sida: ”{said}”.", en="“{name}” holds by its first page: “{said}”."
)
PASSED = Text(
    sv="På första sidan i ”{name}” står ”{said}”. Den dagen har gått.",
    en="The first page of “{name}” says “{said}”. That day has passed.",
)
RECENT = Text(sv="”{name}” är från {day}.", en="“{name}” is from {day}.")
OLD = Text(
    sv="”{name}” är från {day} och äldre än sidans gräns, {limit} dagar. Kontrollera om det fortfarande "
    "gäller.",
    en="“{name}” is from {day}, older than the page's limit of {limit} days. Check whether it still holds.",
)
UNDATED = Text(
    sv="”{name}” säger inte när det gjordes. Kontrollera om det fortfarande gäller, och skriv datum på "
    "första sidan.",
    en="“{name}” does not say when it was made. Check whether it still holds, and write the date on its "
    "first page.",
)


@rule(
    id="document-valid",
    title=Text(sv="Dokument har inte gått ut", en="Documents have not expired"),
    remedy=Text(
        sv="Byt ut dokumentet mot det som gäller nu, eller ta bort det. Gäller det fortfarande: förnya "
        "dagen på första sidan.",
        en="Replace the document with the one that holds now, or remove it. If it still holds, renew the "
        "day on its first page.",
    ),
    severity=Severity.MODERATE,
    needs=Need.DOCUMENTS,
    help="https://webbriktlinjer.se/?guideline=26-uppdatera-webbplatsens-innehall-och-lankar-regelbundet",
    blind_spot=Text(
        sv="Regeln läser dokumentets första sidor och filens egna datum. Ett protokoll eller en rapport "
        "får vara gammal, och regeln vet inte alltid vad som är vad.",
        en="The rule reads the document's first pages and the file's own dates. Minutes and reports may be "
        "old, and the rule does not always know which is which.",
    ),
    examples=[
        passes(EXAMPLE_LINK, "made this year", example_with(modified=date(2026, 3, 1))),
        passes(
            EXAMPLE_LINK,
            "holds until next year",
            example_with(valid_until=date(2027, 12, 31), valid_until_text="gäller t.o.m. 2027-12-31"),
        ),
        fails(
            EXAMPLE_LINK,
            "its day has passed",
            example_with(valid_until=date(2021, 12, 31), valid_until_text="Aktualitetsprövning 2021-12-31"),
        ),
        unclear(EXAMPLE_LINK, "three years old", example_with(stated_date=date(2023, 5, 4))),
        unclear(EXAMPLE_LINK, "no date at all", example_with(text_pages=1)),
    ],
)
def documents_have_not_expired(page: Page, context: Context) -> Iterator[Finding]:
    for link, document in documents_on(page):
        yield _judged(link, document, context)


def _judged(link: Tag | None, document: Document, context: Context) -> Finding:
    name, day, limit = name_of(document), dated(document), context.policy.max_age
    if document.valid_until is not None:
        said = {"name": name, "said": document.valid_until_text}
        if document.valid_until < context.today:
            return failed(link, PASSED.fill(**said))
        return passed(link, VALID.fill(**said))
    if day is None:
        return cannot_tell(link, UNDATED.fill(name=name))
    if context.today - day <= limit:
        return passed(link, RECENT.fill(name=name, day=day_of(day)))
    return cannot_tell(link, OLD.fill(name=name, day=day_of(day), limit=limit.days))
