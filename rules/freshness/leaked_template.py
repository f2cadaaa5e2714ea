"""Nothing on the page was left behind by its template: no code, no empty labels, no filling text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

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
    failed,
    fails,
    ignores,
    is_drawn,
    passed,
    passes,
    rule,
    unclear,
)
from auditor.vocabulary import load
from rules.freshness.empty_labels import EmptyLabel, empty_labels

CLEAN = Text(
    sv="Inget på sidan ser ut som kod, utfyllnadstext eller tomma fält från en sidmall.",
    en="Nothing on the page looks like code, filling text or empty fields from a template.",
)
CODE = Text(
    sv="”{leak}” är kod från en sidmall eller ett program som visas för besökaren: ”{text}”. Be den som "
    "sköter webbplatsen att rätta det.",
    en="“{leak}” is code from a template or a program that visitors see: “{text}”. Ask those who run the "
    "site to mend it.",
)
VALUE = Text(
    sv="”{leak}” visas där ett värde skulle ha stått: ”{text}”. Fyll i värdet, eller be den som sköter "
    "webbplatsen att rätta det.",
    en="“{leak}” shows where a value should have been: “{text}”. Fill in the value, or ask those who run the "
    "site to mend it.",
)
FILLING = Text(
    sv="”{leak}” är utfyllnadstext: ”{text}”. Skriv det som ska stå där, eller ta bort det.",
    en="“{leak}” is filling text: “{text}”. Write what should stand there, or remove it.",
)
UNLABELLED = Text(
    sv="Efter ”{leak}” står inget. Fyll i uppgiften, eller ta bort raden.",
    en="Nothing stands after “{leak}”. Fill in what is missing, or remove the line.",
)
ON_PURPOSE = Text(
    sv="Sidan verkar handla om sådant, så det kan vara meningen. Kontrollera.",
    en="The page seems to be about such things, so that it may be meant. Check it.",
)
SCRIPTED = Text(
    sv="Sidan ändras av skript och har inte öppnats i en webbläsare. Titta hur det ser ut på sidan.",
    en="Scripts change the page, and it was not opened in a browser. Look at how it shows on the page.",
)
HIDDEN = Text(
    sv="Det syns inte när sidan öppnas. Kontrollera om besökaren får se det.",
    en="It does not show when the page opens. Check whether visitors get to see it.",
)
LOOK = Text(
    sv="Kontrollera om det är meningen.",
    en="Check whether it is meant.",
)
_LONGEST = 50_000  # characters of a block that are searched
_QUOTED = 120  # characters of a block that are quoted
_SHORT = 60  # characters of a block that is all a prompt or a missing value
_LONGEST_LINES = 1000  # characters of a block whose lines are looked at one by one
_MOST = 30  # findings on a page
_CODE = ["code", "pre", "samp", "kbd", "var", "q"]
_FORM = ("label", "legend", "button", "option", "summary", "caption")
_UNDRAWN_CLASSES = {"ng-cloak", "v-cloak"}
_WORD = re.compile(r"[^\W\d_]+")
_LABELLED = re.compile(r"^[^:\n]{2,40}: ?(?P<value>[^:\n]{1,20})$", re.MULTILINE)


@rule(
    id="leaked-template",
    title=Text(
        sv="Sidan visar inga rester av sin mall",
        en="The page shows no remains of its template",
    ),
    remedy=Text(
        sv="Fyll i det som saknas eller ta bort raden. Är det kod som syns, be den som sköter webbplatsen "
        "att rätta mallen: felet finns då ofta på fler sidor.",
        en="Fill in what is missing, or remove the line. If code shows, ask those who run the site to mend "
        "the template: then the fault is often on more pages.",
    ),
    severity=Severity.MODERATE,
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln känner igen vanliga mallspråk, utfyllnadstexter och etiketter. Den ser inte om ett värde "
        "är fel, bara att det saknas, och inte text i bilder.",
        en="The rule knows the usual template languages, filling texts and labels. It does not see whether a "
        "value is wrong, only that it is missing, nor text in pictures.",
    ),
    examples=[
        passes("<h1>Bygga altan</h1><p>Du behöver sällan bygglov.</p>", "nothing is left behind"),
        passes("<h1>Mall</h1><p>Skriv <code>{{namn}}</code> i mallen.</p>", "code that is shown as code"),
        passes("<p>Datum:</p><p>5 maj 2026</p>", "the value stands in the next paragraph"),
        passes("<dl><dt>Plats</dt><dd><img src='karta.png' alt='Karta'></dd></dl>", "the value is a picture"),
        passes("<p>Ett odefinierat värde är inte noll.</p>", "an ordinary sentence"),
        fails("<p>Hej {{user.name}}!</p>", "a variable of the template"),
        fails("<p>Avgiften är NaN kr.</p>", "a sum that could not be computed"),
        fails("<p>Öppettider: undefined</p>", "a value that was not there"),
        fails("<ul><li>NULL</li></ul>", "an empty field of the database"),
        fails("<p>Lorem ipsum dolor sit amet, consectetur.</p>", "filling text"),
        fails("<h1>Rubrik</h1><p>Välkommen.</p>", "the template's own heading"),
        fails("<h2>Skriv text här</h2>", "a prompt to the editor"),
        fails("<dl><dt>Datum</dt><dd></dd><dt>Plats</dt><dd>Torget</dd></dl>", "a label without a value"),
        fails("<p>Datum:<br>Plats: Torget</p>", "a line without its value"),
        fails('<p>[contact-form-7 id="12" title="Fråga oss"]</p>', "a shortcode that nobody ran"),
        unclear("<h1>Så använder du mallar</h1><p>Skriv {{namn}} där namnet ska stå.</p>", "a page about it"),
        unclear("<h2>Kurs</h2><p>Tid:</p><h2>Kontakt</h2><p>Ring oss.</p>", "perhaps not filled in yet"),
        ignores("", "a page without text"),
    ],
)
def page_is_filled_in(page: Page, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - as all checks
    doubts = _Doubts(page)
    found = 0
    for block in page.blocks:
        finding = _of_block(block, page, doubts)
        if finding is not None:
            yield finding
            found += 1
        if found >= _MOST:
            return
    for label in empty_labels(page):
        yield _of_label(label, doubts)
        found += 1
        if found >= _MOST:
            return
    if page.blocks and not found:
        yield passed(None, CLEAN)


class _Doubts:
    """Why what is found on a page may be no fault; what holds for the page is asked once."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def about(self, block: Block) -> Text | None:
        if not self._is_settled:
            return SCRIPTED
        if not is_drawn(block.tag):
            return HIDDEN
        return ON_PURPOSE if self._is_about_templates else None

    @cached_property
    def _is_settled(self) -> bool:
        return self._page.is_settled

    @cached_property
    def _is_about_templates(self) -> bool:
        headings = self._page.soup.find_all(["title", "h1"], limit=5)
        words = _WORD.findall(" ".join(heading.get_text(" ") for heading in headings)[:1000])
        return not {word.casefold() for word in words}.isdisjoint(_table("guards")["topics"])


def _of_block(block: Block, page: Page, doubts: _Doubts) -> Finding | None:
    """What is wrong with one block of text, the plainest fault first."""
    text = block.text[:_LONGEST]
    leak = _leak(text, block, page)
    if leak is None or block.is_quoted:
        return None
    words, message, is_doubtful = leak
    if _is_shown_as_code(block, words) or block.is_within("label", "legend", "option"):
        return None
    told = message.fill(leak=words, text=cut(text, _QUOTED))
    doubt = doubts.about(block) or (LOOK if is_doubtful else None)
    return cannot_tell(block.tag, told.then(doubt)) if doubt else failed(block.tag, told)


def _leak(text: str, block: Block, page: Page) -> tuple[str, Text, bool] | None:
    """The words that were left behind, what to say of them, and whether they may be meant."""
    if any(mark in text for mark in _table("code")["marks"]) or "#" in text:
        found = _code().search(text)
        if found:
            return found[0], CODE, False
    value = _missing_value(text, page)
    if value:
        return value, VALUE, False
    found = _filling().search(text) if "orem" in text else None
    if found:  # a sentence may speak of it
        is_doubtful = bool(text[: found.start()].strip()) and "dolor" not in found[0].lower()
        return found[0], FILLING, is_doubtful
    return _prompt(text, block)


def _missing_value(text: str, page: Page) -> str | None:
    """A program's word for nothing: all of the block, all that follows a label, or beside a unit."""
    if not any(word in text for word in ("NULL", "null", "undefined", "NaN", "nvalid", "#N/A")):
        return None
    found = _beside_unit().search(text)
    if found:
        return found[0]
    candidates = (
        [text, *(match["value"] for match in _LABELLED.finditer(text))] if len(text) <= _LONGEST_LINES else []
    )
    known = _table("values")
    language = page.language.split("-")[0].lower()
    for candidate in candidates:
        bare = candidate.strip(" .,;")
        if bare in known["alone"] and language not in known["words_in"].get(bare, ()):
            return bare
    return None


def _prompt(text: str, block: Block) -> tuple[str, Text, bool] | None:
    """What an editor's tool writes where text is to come."""
    if len(text) > _SHORT:
        return None
    bare = text.casefold().strip(" .…:!*[]()<>")
    if bare in _prompts() and not block.is_within(*_FORM, "a", "td", "th"):
        return text, FILLING, False
    if bare in _headings() and block.is_heading:
        return text, FILLING, not block.is_within("h1")
    return None


def _of_label(label: EmptyLabel, doubts: _Doubts) -> Finding:
    told = UNLABELLED.fill(leak=label.text)
    doubt = doubts.about(label.block) or (None if label.is_certain else LOOK)
    return cannot_tell(label.block.tag, told.then(doubt)) if doubt else failed(label.block.tag, told)


def _is_shown_as_code(block: Block, words: str) -> bool:
    """Whether the words stand in an element for code, or in one that is filled in before it shows."""
    if any(_UNDRAWN_CLASSES.intersection(tag.get_attribute_list("class")) for tag in block.ancestors):
        return True
    return any(words in tag.get_text() for tag in block.tag.find_all(_CODE) if isinstance(tag, Tag))


def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = load("rules.freshness", "leaks.toml")[name]
    return table


@cache
def _code() -> re.Pattern[str]:
    return re.compile("|".join(_table("code")["patterns"]))


@cache
def _beside_unit() -> re.Pattern[str]:
    return re.compile(_table("values")["in_text"])


@cache
def _filling() -> re.Pattern[str]:
    return re.compile(_table("filling")["anywhere"], re.IGNORECASE)


@cache
def _prompts() -> frozenset[str]:
    return frozenset(_table("filling")["prompts"])


@cache
def _headings() -> frozenset[str]:
    return frozenset(_table("filling")["headings"])
