"""A page must work both upright and sideways: some have their screen fixed to a wheelchair."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from auditor.model import (
    Context,
    Finding,
    Need,
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
from auditor.standards import wcag
from rules.structure.css import Turn, turns_in

LOCKED = Text(
    sv="Stilmallen vrider hela sidan ({selector}) {degrees} grader när skärmen hålls {held}. Sidan går bara "
    "att använda åt ett håll.",
    en="The style sheet turns the whole page ({selector}) by {degrees} degrees when the screen is held "
    "{held}. The page can only be used one way up.",
)
PART_LOCKED = Text(
    sv="Stilmallen vrider {selector} {degrees} grader när skärmen hålls {held}. Vrid en mobil och "
    "kontrollera att allt går att läsa och använda.",
    en="The style sheet turns {selector} by {degrees} degrees when the screen is held {held}. Turn a phone "
    "and check that everything can be read and used.",
)
FREE = Text(
    sv="Stilmallen vrider inget ett kvarts varv när skärmen vrids.",
    en="The style sheet turns nothing by a quarter when the screen is turned.",
)

_HELD = {
    "portrait": Text(sv="stående", en="upright"),
    "landscape": Text(sv="liggande", en="sideways"),
}


@rule(
    id="orientation-free",
    title=Text(sv="Sidan fungerar både stående och liggande", en="The page works upright and sideways"),
    remedy=Text(
        sv="Be webbteamet ta bort vridningen ur stilmallen och låta innehållet anpassa sig efter skärmens "
        "bredd i stället.",
        en="Ask the web team to remove the turning from the style sheet and to let the content adapt to the "
        "width of the screen instead.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("1.3.4")],
    act=["b33eff"],
    help="https://www.w3.org/WAI/WCAG22/Understanding/orientation.html",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln läser stilmallar som står i sidan själv, inte de som ligger i egna filer. Den ser inte "
        "skript som låser skärmen eller ber besökaren att vrida den.",
        en="The rule reads style sheets that stand in the page itself, not those in files of their own. It "
        "does not see scripts that lock the screen or ask the visitor to turn it.",
    ),
    examples=[
        passes(
            "<style>@media (orientation: portrait) { body { transform: rotate(360deg) } }</style><p>Text",
            "a whole turn changes nothing",
        ),
        fails(
            "<style>@media (orientation: landscape) { html { transform: rotate(-90deg) } }</style><p>Text",
            "the page lies on its side",
        ),
        unclear(
            "<style>@media (orientation: landscape) { #sida { transform: rotateZ(0.25turn) } }</style>"
            "<div id=sida><h1>Rubrik</h1><p>Text</p></div>",
            "a part that holds the page's heading",
        ),
        ignores("<style>body { transform: rotate(90deg) }</style><p>Text", "turned however it is held"),
        ignores(
            "<style>@media print and (orientation: landscape) { body { rotate: 90deg } }</style><p>Text",
            "on paper",
        ),
        ignores(
            "<style>@media (orientation: landscape) { .pil { rotate: 90deg } }</style><i class=pil>›</i>",
            "an ornament",
        ),
    ],
)
def page_works_either_way_up(page: Page, _: Context) -> Iterator[Finding]:
    if not _MENTIONS.search(page.html) or _is_gone(page):
        return
    turns: dict[str, list[Turn]] = defaultdict(list)
    for style in page.soup.find_all("style"):
        for turn in turns_in(style.get_text()):
            turns[turn.selector].append(turn)
    findings = [found for selector, own in turns.items() if (found := _judge(selector, own, page))]
    yield from findings


_MENTIONS = re.compile(r"\(\s*orientation\s*:", re.IGNORECASE)
_WHOLE = {"html", "body", ":root", "html body", "html > body"}
_PLAIN_SELECTOR = re.compile(r"^[a-z]*[.#][\w-]+$", re.IGNORECASE)
_NEAR = 1.0  # degrees, as in the W3C's rule
_QUARTER = 90


def _is_gone(page: Page) -> bool:
    body = page.soup.body
    return body is None or not page.names.is_met(body)


def _judge(selector: str, turns: list[Turn], page: Page) -> Finding | None:
    held = {turn.orientation for turn in turns} - {""}
    is_whole = selector.lower() in _WHOLE
    if not held or not (is_whole or _holds_the_page(selector, page)):
        return None
    ways = {way: _last(turns, way) for way in ("portrait", "landscape")}
    apart = abs(ways["portrait"] - ways["landscape"])
    if abs(apart % (2 * _QUARTER) - _QUARTER) > _NEAR:
        return passed(None, FREE)
    way = max(sorted(held), key=lambda way: abs(ways[way]))
    said = {"selector": selector, "degrees": round(ways[way]), "held": _HELD[way]}
    return failed(None, LOCKED.fill(**said)) if is_whole else cannot_tell(None, PART_LOCKED.fill(**said))


def _last(turns: list[Turn], way: str) -> float:
    """How far the last rule that holds for this way turns; a rule for one way only beats none."""
    return next((turn.degrees for turn in reversed(turns) if turn.orientation in {"", way}), 0.0)


def _holds_the_page(selector: str, page: Page) -> bool:
    """Whether the selector is for something that holds the page's main content or its heading."""
    if not _PLAIN_SELECTOR.match(selector) and selector.lower() != "main":
        return False
    element = page.soup.select_one(selector)
    return element is not None and (element.name == "main" or element.find(["main", "h1"]) is not None)
