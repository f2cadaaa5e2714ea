"""Headings in a document go down one level at a time (ISO 14289-1, 7.4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

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
from auditor.standards import wcag
from rules.documents.linked import EXAMPLE_LINK, documents_on, example_with, name_of

IN_ORDER = Text(sv="Rubrikerna i ”{name}” kommer i ordning.", en="The headings in “{name}” come in order.")
SKIPPED = Text(
    sv="Rubrikerna i ”{name}” hoppar över nivåer: {skips}.",
    en="The headings in “{name}” skip levels: {skips}.",
)
_MOST_TOLD = 3


@rule(
    id="document-headings",
    title=Text(sv="Rubriker i dokument hoppar inte över nivåer", en="Headings in documents skip no level"),
    remedy=Text(
        sv="Ordna rubriknivåerna i originalet: Rubrik 1 först, sedan Rubrik 2 under den, och så vidare. "
        "Spara som pdf igen.",
        en="Set the heading levels in the original: Heading 1 first, Heading 2 under it, and so on. Save "
        "as PDF again.",
    ),
    severity=Severity.MINOR,
    criteria=[wcag("1.3.1")],
    needs=Need.DOCUMENTS,
    help="https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF9",
    blind_spot=Text(
        sv="Regeln ser bara det som är taggat som rubrik, inte fet text som ser ut som en rubrik.",
        en="The rule sees only what is tagged as a heading, not bold text that looks like one.",
    ),
    examples=[
        passes(EXAMPLE_LINK, "one step at a time", example_with(heading_levels=(1, 2, 3, 2))),
        unclear(EXAMPLE_LINK, "from 1 to 3", example_with(heading_levels=(1, 3))),
        ignores(EXAMPLE_LINK, "no headings", example_with(heading_levels=())),
    ],
)
def headings_in_documents_are_in_order(page: Page, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    for link, document in documents_on(page):
        levels = document.heading_levels
        if not levels:
            continue
        skips = [(a, b) for a, b in pairwise((0, *levels)) if b - a > 1]
        told = ", ".join(f"{a or '–'} → {b}" for a, b in dict.fromkeys(skips[:_MOST_TOLD]))
        if skips:
            yield cannot_tell(link, SKIPPED.fill(name=name_of(document), skips=told))
        else:
            yield passed(link, IN_ORDER.fill(name=name_of(document)))
