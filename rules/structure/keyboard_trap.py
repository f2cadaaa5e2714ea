"""What takes the keyboard's focus must let it go again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from auditor.model import (
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

CALLS_BACK = Text(
    sv="När fokus lämnar elementet flyttar koden fokus igen: {code}. Kontrollera med tabbtangenten att du "
    "kan komma vidare åt båda håll.",
    en="When focus leaves the element, its code moves focus again: {code}. Check with the Tab key that you "
    "can go on in both directions.",
)
STOPS_TAB = Text(
    sv="Koden hejdar tabbtangenten: {code}. Kontrollera att du kan komma vidare med tabb och skift+tabb, "
    "eller att sidan säger vilken tangent som gäller.",
    en="The code stops the Tab key: {code}. Check that you can go on with Tab and Shift+Tab, or that the "
    "page says which key to use.",
)
STOPS_KEYS = Text(
    sv="Koden hejdar alla tangenter: {code}. Kontrollera att du kan komma vidare med tabbtangenten.",
    en="The code stops every key: {code}. Check that you can go on with the Tab key.",
)
LETS_GO = Text(
    sv="Elementets kod för tangenter och fokus flyttar inte fokus och hejdar inte tabbtangenten.",
    en="The element's code for keys and focus neither moves focus nor stops the Tab key.",
)


@rule(
    id="keyboard-trap",
    title=Text(sv="Tangentbordet fastnar inte", en="The keyboard does not get stuck"),
    remedy=Text(
        sv="Gå genom sidan med tabbtangenten och skift+tabb. Fastnar du behöver webbteamet ta bort koden "
        "som flyttar fokus tillbaka eller hejdar tangenten.",
        en="Go through the page with Tab and Shift+Tab. If you get stuck, the web team needs to remove the "
        "code that moves focus back or stops the key.",
    ),
    severity=Severity.CRITICAL,
    criteria=[wcag("2.1.2")],
    act=["a1b64e", "80af7b"],
    help="https://www.w3.org/WAI/WCAG22/Understanding/no-keyboard-trap.html",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln läser bara kod som står direkt på elementen (onblur, onkeydown och liknande). Det mesta "
        "står i skriptfiler och syns inte här. Den underkänner aldrig: det krävs att någon provar.",
        en="The rule only reads code that stands on the elements themselves (onblur, onkeydown and the "
        "like). Most of it is in script files and is not seen here. It never fails a page: somebody has "
        "to try.",
    ),
    examples=[
        passes("<input onblur='check(this)'>", "leaving it moves no focus"),
        passes("<input onkeydown='if (event.key === \"Enter\") sok()'>", "another key"),
        unclear("<input onblur='this.focus()'>", "it calls the focus back"),
        unclear("<div tabindex=0 onkeydown='if (event.key==\"Tab\") event.preventDefault()'>x</div>", "Tab"),
        unclear("<input onkeydown='return false'>", "every key is stopped"),
        ignores("<button>Sök</button>", "no such code"),
        ignores("<input hidden onblur='this.focus()'>", "nobody comes to it"),
    ],
)
def keyboard_is_let_go(page: Page, _: Context) -> Iterator[Finding]:
    if not _MENTIONS.search(page.html):
        return
    for tag in page.soup.find_all(_is_listening):
        if page.names.is_met(tag):
            yield _judge(tag)


_LEAVING = ("onblur", "onfocusout")
_KEYS = ("onkeydown", "onkeypress")
_MENTIONS = re.compile(r"\bon(?:blur|focusout|keydown|keypress)\s*=", re.IGNORECASE)
_MOVES = re.compile(r"\.focus\s*\(")
_TAB = re.compile(r"""["']Tab["']|\b(?:keyCode|which|charCode)\s*={2,3}\s*9\b""")
_STOPS = re.compile(r"preventDefault\s*\(|\breturn\s+false\b")
_CONDITION = re.compile(r"\bif\b|\?|&&|\|\||\bswitch\b")


def _judge(tag: Tag) -> Finding:
    for code in _codes(tag, _LEAVING):
        if _MOVES.search(code):
            return cannot_tell(tag, CALLS_BACK.fill(code=cut(code, 120)))
    for code in _codes(tag, _KEYS):
        stops = _STOPS.search(code)
        if _TAB.search(code) and (stops or _MOVES.search(code)):
            return cannot_tell(tag, STOPS_TAB.fill(code=cut(code, 120)))
        if stops and not _CONDITION.search(code):
            return cannot_tell(tag, STOPS_KEYS.fill(code=cut(code, 120)))
    return passed(tag, LETS_GO)


def _is_listening(tag: Tag) -> bool:
    return any(tag.has_attr(name) for name in (*_LEAVING, *_KEYS))


def _codes(tag: Tag, names: tuple[str, ...]) -> Iterator[str]:
    return (" ".join(str(tag[name]).split()) for name in names if tag.has_attr(name))
