"""A document says in which language it is written.

ISO 14289-1 (PDF/UA-1), 7.2; WCAG technique PDF16.
"""

from __future__ import annotations

import re
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

SAID = Text(sv="”{name}” anger språket {language}.", en="“{name}” states the language {language}.")
IN_PARTS = Text(
    sv="”{name}” anger språk för delar av texten ({language}), men inte för hela dokumentet. Kontrollera "
    "att all text omfattas.",
    en="“{name}” states languages for parts of its text ({language}), but none for the whole. Check that "
    "all of the text is covered.",
)
MISSING = Text(
    sv="”{name}” anger inte vilket språk det är skrivet på. En talsyntes kan läsa det med fel uttal.",
    en="“{name}” does not state which language it is written in. A speech synthesiser may mispronounce it.",
)
NO_TAG = Text(
    sv="”{name}” anger språket ”{language}”, som inte är någon giltig språkkod. Svenska skrivs sv-SE.",
    en="“{name}” states the language “{language}”, which is no valid language tag. Swedish is written sv-SE.",
)

_TAG = re.compile(r"^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$", re.IGNORECASE)  # RFC 5646, 2.1, as far as it is in use


@rule(
    id="document-language",
    title=Text(sv="Dokument anger sitt språk", en="Documents state their language"),
    remedy=Text(
        sv="Ange språket i originalet (i Word: Granska, Språk) och spara som pdf igen, eller i "
        "pdf-programmets dokumentegenskaper.",
        en="Set the language in the original (in Word: Review, Language) and save as PDF again, or in the "
        "PDF program's document properties.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("3.1.1")],
    needs=Need.DOCUMENTS,
    help="https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF16",
    blind_spot=Text(
        sv="Regeln jämför inte språket med texten.",
        en="The rule does not compare the language with the text.",
    ),
    examples=[
        passes(EXAMPLE_LINK, "Swedish", example_with(language="sv-SE", text_pages=1)),
        fails(EXAMPLE_LINK, "none", example_with(language="", text_pages=1)),
        fails(EXAMPLE_LINK, "no language tag", example_with(language="Svenska", text_pages=1)),
        unclear(EXAMPLE_LINK, "in parts only", example_with(language="", languages=("sv",), text_pages=1)),
        ignores(EXAMPLE_LINK, "without text there is no language", example_with(language="", image_pages=1)),
    ],
)
def documents_state_their_language(page: Page, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    for link, document in documents_on(page):
        if not document.text_pages:
            continue
        said = {"name": name_of(document), "language": document.language or ", ".join(document.languages)}
        if document.language:
            is_tag = bool(_TAG.match(document.language))
            yield passed(link, SAID.fill(**said)) if is_tag else fault(link, document, NO_TAG.fill(**said))
        elif document.languages:
            yield cannot_tell(link, IN_PARTS.fill(**said))
        else:
            yield fault(link, document, MISSING.fill(**said))
