"""Headings must be headings, and not paragraphs in bold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bs4 import Tag

from auditor.model import (
    Block,
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
from rules.structure.elements import HEADINGS, elements_on

LOOKS_LIKE_ONE = Text(
    sv="Stycket ”{text}” är helt i fetstil och står före ett vanligt stycke. Kontrollera om det är en "
    "rubrik: den som hoppar mellan rubriker hittar den inte.",
    en="The paragraph “{text}” is all bold and stands before an ordinary one. Check whether it is a heading: "
    "who jumps between headings does not find it.",
)
REAL = Text(
    sv="Inget helt stycke i fetstil står som rubrik ({number} riktiga rubriker).",
    en="No paragraph all in bold stands as a heading ({number} real headings).",
)


@rule(
    id="bold-as-heading",
    title=Text(sv="Rubriker är riktiga rubriker", en="Headings are real headings"),
    remedy=Text(
        sv="Är det en rubrik väljer du rubrikformat på rätt nivå i publiceringsverktyget och tar bort "
        "fetstilen. Är det ingen rubrik kan det stå kvar.",
        en="If it is a heading, choose the heading style of the right level in the CMS and remove the bold. "
        "If it is none, it may stay.",
    ),
    severity=Severity.MODERATE,
    criteria=[wcag("1.3.1")],
    help="https://www.w3.org/WAI/WCAG22/Techniques/failures/F2",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln ser fetstil som är gjord med strong eller b, inte med stilmallar. Den ser inte rubriker "
        "som bara är större eller har en annan färg.",
        en="The rule sees bold made with strong or b, not with style sheets. It does not see headings that "
        "are only larger or of another colour.",
    ),
    examples=[
        passes(
            "<h2>Avgifter</h2><p>Du betalar en avgift för bygglovet när beslutet är fattat.</p>",
            "a real heading",
        ),
        unclear(
            "<p><strong>Avgifter</strong></p><p>Du betalar en avgift för bygglovet när beslutet är "
            "fattat.</p>",
            "a paragraph in bold",
        ),
        ignores(
            "<p><strong>Observera:</strong> Du betalar en avgift när beslutet är fattat.</p>",
            "the paragraph goes on",
        ),
        ignores(
            "<p><strong>Kommunen bygger en ny skola på Storgatan nästa år, och den ska vara klar till "
            "höstterminens början.</strong></p><p>Skolan får plats för trehundra elever.</p>",
            "a whole sentence, such as a preamble",
        ),
        ignores("<p><b>Avgifter</b></p><p>900 kr</p>", "hardly any text below"),
    ],
)
def headings_are_headings(page: Page, _: Context) -> Iterator[Finding]:
    found = False
    for block, following in pairwise(page.blocks):
        if _looks_like_a_heading(block) and _is_text_below(block, following):
            found = True
            yield cannot_tell(block.tag, LOOKS_LIKE_ONE.fill(text=block.text))
    headings = elements_on(page).named(*HEADINGS)
    if headings and not found:
        yield passed(None, REAL.fill(number=len(headings)))


_LONGEST = 70
_A_PARAGRAPH = 50
_BOLD = {"strong", "b"}
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_ENDS_A_SENTENCE = re.compile(r"[.!:;,…]$")
_NOT_HEADINGS = (
    "li dt dd td th caption figcaption label legend summary button a h1 h2 h3 h4 h5 h6 blockquote address "
    "form footer header"
).split()


def _looks_like_a_heading(block: Block) -> bool:
    text = block.text
    if len(text) > _LONGEST or "\n" in text or _ENDS_A_SENTENCE.search(text) or not _LETTERS.search(text):
        return False
    return _is_bold(block) and not block.is_within(*_NOT_HEADINGS) and block.is_main


def _is_bold(block: Block) -> bool:
    inline = [node for node in block.nodes if isinstance(node, Tag) or node.strip()]
    inline = [node for node in inline if not (isinstance(node, Tag) and node.name == "br")]
    return bool(inline) and all(isinstance(node, Tag) and node.name in _BOLD for node in inline)


def _is_text_below(block: Block, following: Block) -> bool:
    """Whether the next block is an ordinary paragraph beside this one."""
    return (
        following.tag.parent is block.tag.parent
        and following.tag.name == "p"
        and len(following.text) >= _A_PARAGRAPH
        and not _is_bold(following)
    )
