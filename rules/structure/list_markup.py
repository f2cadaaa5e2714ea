"""Lists must be lists, and not lines that begin with a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    cut,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from auditor.standards import wcag
from rules.structure.elements import elements_on

TYPED = Text(
    sv="{number} rader efter varandra börjar med ”{mark}” och ser ut som en lista: ”{first}” … "
    "Kontrollera om det är en lista. Skärmläsare säger då inte hur många punkter den har.",
    en="{number} lines in a row begin with “{mark}” and look like a list: “{first}” … Check whether it is a "
    "list. Screen readers then do not say how many items it has.",
)
REAL = Text(
    sv="Listorna i innehållet är riktiga listor ({number} stycken).",
    en="The lists in the content are real lists ({number} of them).",
)


@rule(
    id="list-markup",
    title=Text(sv="Listor är riktiga listor", en="Lists are real lists"),
    remedy=Text(
        sv="Markera raderna och gör dem till en punktlista eller numrerad lista i publiceringsverktyget. Ta "
        "bort strecken, punkterna eller siffrorna som du har skrivit själv.",
        en="Select the lines and make them a bulleted or numbered list in the CMS. Remove the dashes, "
        "dots or figures that you typed.",
    ),
    severity=Severity.MODERATE,
    criteria=[wcag("1.3.1")],
    help="https://www.w3.org/WAI/WCAG22/Techniques/html/H48",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln ser listor av minst två rader med punkter eller bindestreck, eller med siffror eller "
        "bokstäver i ordning. Repliker med tankstreck räknas inte, och inte listor utan tecken först på "
        "raden.",
        en="The rule sees lists of at least two lines with bullets or hyphens, or with figures or letters in "
        "order. Quoted speech after a dash does not count, nor lists without a sign before each line.",
    ),
    examples=[
        passes("<main><ul><li>Sophämtning</li><li>Återvinning</li></ul></main>", "a real list"),
        unclear("<p>Ta med:<br>- legitimation<br>- ritningar</p>", "lines with hyphens"),
        unclear("<p>• Sophämtning</p><p>• Återvinning</p>", "paragraphs with bullets"),
        unclear("<p>1. Fyll i blanketten.</p><p>2. Skicka den till oss.</p>", "numbered by hand"),
        ignores("<p>– Jag är glad, säger hon.</p><p>– Jag också, säger han.</p>", "speech"),
        ignores("<p>- Jag är glad, säger hon.</p><p>- Det är bra.</p>", "speech, with hyphens"),
        ignores("<p>1. Inledning</p>", "a single line"),
        ignores("<p>2. Bygga</p><p>7. Riva</p>", "figures that do not follow each other"),
        ignores("<p>Text.</p>", "no list"),
    ],
)
def lists_are_lists(page: Page, _: Context) -> Iterator[Finding]:
    for block, mark, lines in _typed_lists(page):
        said = {"number": len(lines), "mark": mark, "first": cut(lines[0], 80)}
        yield cannot_tell(block.tag, TYPED.fill(**said))
    real = [tag for tag in elements_on(page).named("ul", "ol") if _is_of_content(tag)]
    if real:
        yield passed(None, REAL.fill(number=len(real)))


_MARK = re.compile(r"^(?:([•·●▪■◦‣*-])\s*(?=[^\W\d_])|(\d{1,2}|[a-zA-Z])([.)])\s+(?=[^\W\d_]))")
_ALREADY = ["li", "dl", "pre", "code", "table", "blockquote", "nav", "address"]
_FEWEST = 2
# In Swedish, what somebody says begins with a dash, and who says it comes after.
_SPEECH = re.compile(r"[,.!?]\s+(?:säger|sa|sade|berättar|menar|förklarar|tycker|says|said)\b")


def _typed_lists(page: Page) -> Iterator[tuple[Block, str, list[str]]]:
    """Each run of lines that begin alike: the block of the first, its mark, and the lines."""
    run: list[tuple[Block, str, str]] = []
    for block in page.blocks:
        lines = block.text.split("\n")
        is_listed = any(map(_mark_of, lines)) and _is_running_text(block)
        for line in lines if is_listed else [""]:
            mark = _mark_of(line)
            if run and (not mark or not _follows(run, block, mark)):
                yield from _told(run)
                run = []
            if mark:
                run.append((block, mark, line))
    yield from _told(run)


def _is_running_text(block: Block) -> bool:
    if block.tag.name in _ALREADY or block.tag.find_parent(_ALREADY) is not None:
        return False
    return block.is_main and not block.is_heading


def _told(run: list[tuple[Block, str, str]]) -> Iterator[tuple[Block, str, list[str]]]:
    is_speech = len(run[0][1]) == 1 and any(_SPEECH.search(line) for _, _, line in run) if run else False
    if len(run) >= _FEWEST and not is_speech:
        yield run[0][0], run[0][1], [line for _, _, line in run]


def _mark_of(line: str) -> str:
    """The sign that the line begins with: "•", "1." or "a)"; empty when there is none."""
    match = _MARK.match(line)
    if match is None:
        return ""
    return match[1] or f"{match[2]}{match[3]}"


def _follows(run: list[tuple[Block, str, str]], block: Block, mark: str) -> bool:
    """Whether a line goes on with the list: the same bullet or the next number, among the same siblings."""
    last_block, last, _ = run[-1]
    if block is not last_block and block.tag.parent is not last_block.tag.parent:
        return False
    if len(mark) == 1 or len(last) == 1:
        return mark == last
    return mark[-1] == last[-1] and _number(mark) == _number(last) + 1


def _number(mark: str) -> int:
    own = mark[:-1]
    return int(own) if own.isdigit() else ord(own.lower())


def _is_of_content(tag: Tag) -> bool:
    return not any(
        parent.name in {"nav", "header", "footer", "ul", "ol"} or parent.get("role") == "navigation"
        for parent in tag.parents
    )
