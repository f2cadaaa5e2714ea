"""A quotation that begins must end, or nobody knows whose words the rest are.

Swedish writes ” on both sides, so only the balance of the marks, and what stands around each, tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from bs4 import Tag

from auditor.model import (
    Block,
    Context,
    Finding,
    Page,
    Severity,
    Text,
    cannot_tell,
    failed,
    fails,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)

CLOSED = Text(
    sv="De citat som börjar på sidan slutar också ({number} stycken text med citattecken).",
    en="The quotations that begin on the page end too ({number} pieces of text with quotation marks).",
)
UNCLOSED = Text(
    sv="Här börjar ett citat som aldrig slutar, eftersom ett citattecken saknas: ”{said}",
    en="Here begins a quotation that never ends, since a quotation mark is missing: “{said}",
)
MAYBE_UNCLOSED = Text(
    sv="Kontrollera om ett citattecken saknas. Här börjar ett citat som inte verkar sluta: ”{said}",
    en="Check whether a quotation mark is missing. Here begins a quotation that does not seem to end: "
    "“{said}",
)
UNOPENED = Text(
    sv="Efter ”{said}” står ett citattecken, men inget citat har börjat. Kontrollera om ett tecken saknas "
    "eller är för mycket.",
    en="A quotation mark stands after “{said}”, but no quotation has begun. Check whether a mark is missing, "
    "or is one too many.",
)

_MARKS = '”“„‟«»"'
_MARK = re.compile(f"[{_MARKS}]")
_CODE = ("code", "pre", "samp", "kbd")
_LONGEST = 200_000  # characters of a page that are read
_DEEPEST = 3  # quotations in quotations
_SHOWN = 60
_REACH = 10  # paragraphs that a quotation may go on for
_BEFORE_OPENING = " \n\t\N{NO-BREAK SPACE}([{–—-/"
_AFTER_CLOSING = " \n\t\N{NO-BREAK SPACE}.,;:!?)]}–—-/…"
_ENDS = (".", "!", "?", ":")
_EXCERPT = ("…", "...", "[…]")
_SHOWN_AS_QUOTE = ("blockquote", "figure", "q", "a")


@rule(
    id="unclosed-quote",
    title=Text(sv="Citat som börjar slutar också", en="Quotations that begin also end"),
    remedy=Text(
        sv="Sätt ut det citattecken som saknas, där citatet slutar. På svenska är tecknet ” både före och "
        "efter.",
        en="Put in the quotation mark that is missing, where the quotation ends.",
    ),
    severity=Severity.MINOR,
    blind_spot=Text(
        sv="Två fel i samma stycke som tar ut varandra syns inte, inte heller enkla citattecken (’) eller om "
        "citatet slutar på rätt ställe.",
        en="Two faults in one paragraph that cancel each other are not seen, nor are single quotation marks "
        "(’), nor whether the quotation ends in the right place.",
    ),
    examples=[
        passes("<p>Svara på frågan ”Vad är du stolt över i Exempelby?”</p>", "both marks are there"),
        passes("<p>”Vi är glada”, säger enheten. ”Nu bygger vi.”</p>", "two quotations"),
        passes("<p>Hon sade: «Vi bygger». Og: „Wir bauen“. “We build”.</p>", "other languages' marks"),
        passes("<p>”Vi är glada.</p><p>”Nu bygger vi.”</p>", "a quotation of two paragraphs"),
        passes("<p>Rapporten ”Agenda 2030” är klar.</p>", "a figure before the last mark"),
        fails(
            "<p>Alla har haft möjlighet att svara på frågan ”Vad är du stolt över i Exempelby år 2031?</p>",
            "the last mark is missing",
        ),
        fails('<p>Planen kallas "Ett grönare Exempelby och gäller alla.</p>', "straight marks too"),
        unclear("<p>Planen ”Ett grönare Exempelby</p>", "the text may go on elsewhere"),
        unclear("<p>Ett grönare Exempelby” heter planen.</p>", "no first mark"),
        unclear(
            "<blockquote><p>”Vi är glada att äntligen få bygga.</p></blockquote>",
            "the mark may be an ornament",
        ),
        ignores('<p>En skärm på 24” och en hylla på 60".</p>', "inches"),
        ignores("<p>Låg- och högstadieelever vid ’Exempelskolan.</p>", "no such marks"),
        ignores("<p>”Vi är glada att äntligen få …</p>", "an excerpt"),
        ignores("<table><tr><td>Avgift<tr><td>”</table>", "ditto"),
    ],
)
def quotations_that_begin_also_end(page: Page, _: Context) -> Iterator[Finding]:
    quotes = _quotes_of(page)
    kept = _across(quotes)
    for quote in kept:
        yield _of(quote)
    if len(quotes) > len(kept):
        yield passed(None, CLOSED.fill(number=len(quotes) - len(kept)))


class _Side(Enum):
    """What a mark does, by what stands around it. A measure is an inch sign, or the end of a quotation."""

    OPENS = auto()
    CLOSES = auto()
    EITHER = auto()
    MEASURE = auto()


@dataclass(frozen=True, eq=False)
class _Quotes:
    """A block with quotation marks: its place among the blocks, and the mark that is left over, if any.

    `may_go_on`: the next paragraph begins with a mark, as a quotation of several does.
    """

    block: Block
    place: int
    side: _Side | None = None
    at: int = 0
    may_go_on: bool = False


def _quotes_of(page: Page) -> Sequence[_Quotes]:
    found: list[_Quotes] = []
    left = _LONGEST
    for place, block in enumerate(page.blocks):
        if left <= 0:
            break
        left -= len(block.text)
        if not block.is_main or not any(mark in block.text for mark in _MARKS):
            continue
        quotes = None if block.is_within(*_CODE) else _read(block, place)
        if quotes is not None:
            found.append(quotes)
    return found


def _read(block: Block, place: int) -> _Quotes | None:
    """The block's quotations, None when its marks are inches, ditto signs or cut off."""
    text = block.text
    marks = [(match.start(), _side(text, match.start(), match.end())) for match in _MARK.finditer(text)]
    if all(side is _Side.MEASURE for _, side in marks) or not re.search(r"\w", text):
        return None
    depths = {0}
    opened: list[int] = []
    for at, side in marks:
        after = _after(depths, side)
        if not after:
            return _Quotes(block, place, _Side.CLOSES, at)
        if side is _Side.OPENS:
            opened.append(at)
        elif opened:
            opened.pop()
        depths = after
    if 0 in depths:
        return _Quotes(block, place)
    if text.endswith(_EXCERPT) or not opened:
        return None
    return _Quotes(block, place, _Side.OPENS, opened[-1])


def _after(depths: set[int], side: _Side) -> set[int]:
    """How deep in quotations the text may be after a mark, from how deep it may be before."""
    deeper = {depth + 1 for depth in depths if depth < _DEEPEST}
    out = {depth - 1 for depth in depths if depth}
    match side:
        case _Side.OPENS:
            return deeper
        case _Side.CLOSES:
            return out
        case _Side.EITHER:
            return deeper | out
        case _Side.MEASURE:
            return depths | out


def _side(text: str, start: int, end: int) -> _Side:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    mark = text[start:end]
    if mark == "„":
        return _Side.OPENS
    opens = before in _BEFORE_OPENING and after not in " \n\t\N{NO-BREAK SPACE}"
    closes = after in _AFTER_CLOSING and before not in " \n\t\N{NO-BREAK SPACE}("
    if before.isdigit() and not opens:
        return _Side.MEASURE
    if opens == closes:
        return _Side.EITHER
    return _Side.OPENS if opens else _Side.CLOSES


def _across(quotes: Sequence[_Quotes]) -> list[_Quotes]:
    """Those left over when quotations that go on over several paragraphs are put together."""
    left: list[_Quotes] = []
    for quote in quotes:
        if left and _is_next(left[-1], quote):
            left[-1] = replace(left[-1], may_go_on=True)
        if quote.side is _Side.OPENS:
            left.append(quote)
        elif quote.side is _Side.CLOSES:
            begun = [open_ for open_ in left if open_.side is _Side.OPENS and _reaches(open_, quote)]
            left = [open_ for open_ in left if open_ not in begun] + ([] if begun else [quote])
        elif left and _goes_on(left[-1], quote):
            # "”First paragraph.", "”last paragraph.”": each begins with a mark, the last alone ends with one
            left = [open_ for open_ in left if not _goes_on(open_, quote)]
    return left


def _is_next(begun: _Quotes, later: _Quotes) -> bool:
    return later.place == begun.place + 1 and bool(_MARK.match(later.block.text))


def _reaches(begun: _Quotes, end: _Quotes) -> bool:
    return end.place - begun.place <= _REACH


def _goes_on(begun: _Quotes, later: _Quotes) -> bool:
    """Whether a paragraph that begins with a mark is the quotation's next one."""
    is_next = _reaches(begun, later) and later.place > begun.place
    return begun.side is _Side.OPENS and begun.at == 0 and is_next and bool(_MARK.match(later.block.text))


def _of(quote: _Quotes) -> Finding:
    text = quote.block.text
    if quote.side is _Side.CLOSES:
        words = " ".join(text[max(0, quote.at - _SHOWN) : quote.at].split())
        return cannot_tell(quote.block.tag, UNOPENED.fill(said=words))
    words = " ".join(text[quote.at + 1 : quote.at + 1 + _SHOWN].split())
    said = words if quote.at + 1 + _SHOWN >= len(text) else f"{words}…"
    is_whole = text.endswith(_ENDS) and not quote.block.is_within(*_SHOWN_AS_QUOTE)
    if is_whole and not quote.may_go_on and not _is_ornament(quote.block):
        return failed(quote.block.tag, UNCLOSED.fill(said=said))
    return cannot_tell(quote.block.tag, MAYBE_UNCLOSED.fill(said=said))


def _is_ornament(block: Block) -> bool:
    """Whether a mark stands in an element of its own, as a large sign beside a quotation does."""
    return any(isinstance(node, Tag) and _MARK.fullmatch(node.get_text(strip=True)) for node in block.nodes)
