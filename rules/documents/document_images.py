"""Figures in a document say in words what they show (ISO 14289-1, 7.3; WCAG technique PDF1)."""

from __future__ import annotations

from collections.abc import Iterator

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
)
from auditor.standards import wcag
from rules.documents.linked import EXAMPLE_LINK, documents_on, example_with, fault, name_of

ALL_TOLD = Text(
    sv="Alla {count} figurer i ”{name}” har text i stället för bild.",
    en="All {count} figures in “{name}” have alternative text.",
)
SILENT = Text(
    sv="{silent} av {count} figurer i ”{name}” saknar textalternativ.",
    en="{silent} of {count} figures in “{name}” have no alternative text.",
)


@rule(
    id="document-images",
    title=Text(sv="Bilder i dokument har textalternativ", en="Images in documents have alternative text"),
    remedy=Text(
        sv="Skriv alternativtext för varje bild i originalet (i Word: högerklicka på bilden, Visa "
        "alternativtext), eller markera den som dekorativ. Spara som pdf igen.",
        en="Write alternative text for each image in the original (in Word: right-click the image, View "
        "Alt Text), or mark it as decorative. Save as PDF again.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("1.1.1")],
    needs=Need.DOCUMENTS,
    help="https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF1",
    blind_spot=Text(
        sv="Regeln ser bara bilder som är taggade som figurer, och inte om texten säger det som bilden "
        "visar.",
        en="The rule sees only images that are tagged as figures, and not whether the text says what they "
        "show.",
    ),
    examples=[
        passes(EXAMPLE_LINK, "all have text", example_with(is_tagged=True, figures=3)),
        fails(EXAMPLE_LINK, "one has none", example_with(is_tagged=True, figures=3, figures_without_text=1)),
        ignores(EXAMPLE_LINK, "no figures", example_with(is_tagged=True)),
        ignores(EXAMPLE_LINK, "untagged: nothing to see figures by", example_with(is_tagged=False)),
    ],
)
def images_in_documents_have_text(page: Page, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    for link, document in documents_on(page):
        said = {
            "name": name_of(document),
            "count": document.figures,
            "silent": document.figures_without_text,
        }
        if document.figures_without_text:
            yield fault(link, document, SILENT.fill(**said))
        elif document.figures:
            yield passed(link, ALL_TOLD.fill(**said))
