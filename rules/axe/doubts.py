"""Where axe-core says that something fails, and the page itself casts doubt on it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from bs4 import Tag
from soupsieve import SelectorSyntaxError

from auditor.model import Page, Text

SIGNS_DIFFER = Text(
    sv="Det som syns, ”{seen}”, och namnet, ”{name}”, skiljer sig bara åt i skiljetecken eller parentes. "
    "Röststyrning brukar klara det. Prova, eller gör dem lika.",
    en="What shows, “{seen}”, and the name, “{name}”, differ only in punctuation or in brackets. Voice "
    "control usually copes with that. Try it, or make them the same.",
)
MAY_BE_AN_ICON = Text(
    sv="Det står ”{seen}” i koden, men sidan har ett ikontypsnitt som kan visa det som en symbol. Är det en "
    "symbol är namnet, ”{name}”, rätt. Syns ordet ska det ingå i namnet.",
    en="The code says “{seen}”, but the page has an icon font that may show it as a symbol. If it is a "
    "symbol, the name, “{name}”, is right. If the word shows, it must be part of the name.",
)


def doubt_about(axe_id: str, node: Mapping[str, Any], page: Page) -> Text | None:
    """Why the failure cannot be taken for certain, or None. `node` is axe-core's word about one element."""
    judge = _DOUBTS.get(axe_id)
    element = _element(node, page) if judge else None
    return judge(element, page) if judge and element is not None else None


def _label_doubt(element: Tag, page: Page) -> Text | None:
    """Differences between what shows and the name that may not matter to who speaks it (2.5.3)."""
    name, seen = page.names.of(element), page.names.text_of(element)
    bare = _without_signs(_BRACKETED.sub(" ", seen))
    if bare and f" {bare} " in f" {_without_signs(name)} ":
        return SIGNS_DIFFER.fill(seen=seen, name=name)
    if _may_be_an_icon(element, seen, page):
        return MAY_BE_AN_ICON.fill(seen=seen, name=name)
    return None


_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LIGATURE = re.compile(r"^[a-z][a-z0-9_]{1,40}$")
_ICON_FONT = re.compile(
    r"Material[\s+_-]*(?:Icons|Symbols)|icon-?font|font-family:[^;}]{0,200}\bicons?\b", re.IGNORECASE
)
_ICON_CLASS = re.compile(r"\bmaterial-(?:icons|symbols)|\b(?:icon|ikon|glyph)s?\b", re.IGNORECASE)
_PRIVATE = "Co"


def _without_signs(text: str) -> str:
    """The words alone. Hyphens vanish ("non-standard"), spaces stay: "W C A G" is not said as "WCAG"."""
    kept = (letter for letter in text.casefold() if unicodedata.category(letter)[0] != "P")
    return " ".join("".join(kept).split())


def _may_be_an_icon(element: Tag, seen: str, page: Page) -> bool:
    """Whether the text may be drawn as a symbol: by a private character, or as an icon font's ligature."""
    if seen and all(unicodedata.category(letter) == _PRIVATE or letter.isspace() for letter in seen):
        return True
    if not _LIGATURE.match(seen):
        return False
    classes = " ".join(str(tag.get("class") or "") for tag in (element, *element.find_all(True, limit=20)))
    return bool(_ICON_CLASS.search(classes) or _ICON_FONT.search(page.html))


_DOUBTS: dict[str, Callable[[Tag, Page], Text | None]] = {"label-content-name-mismatch": _label_doubt}


def _element(node: Mapping[str, Any], page: Page) -> Tag | None:
    """The element in the page itself; None for one in a frame or a shadow tree, which is not kept."""
    steps = node["target"]
    if len(steps) != 1 or not isinstance(steps[0], str):
        return None
    try:
        return page.soup.select_one(steps[0])
    except (SelectorSyntaxError, NotImplementedError, ValueError):  # axe-core may write what is not read here
        return None
