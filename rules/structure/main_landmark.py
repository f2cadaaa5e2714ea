"""The page's main content must be there for assistive technology too."""

from __future__ import annotations

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
    failed,
    fails,
    ignores,
    is_drawn,
    passed,
    passes,
    role_of,
    rule,
    unclear,
)
from auditor.standards import wcag
from rules.structure.elements import elements_on

IS_MET = Text(
    sv="Huvudinnehållet är utmärkt och går att nå med skärmläsare.",
    en="The main content is marked and can be reached with a screen reader.",
)
IS_HIDDEN = Text(
    sv='Huvudinnehållet syns, men är dolt för skärmläsare med aria-hidden="true". För den som inte ser är '
    "sidan tom.",
    en='The main content shows, but is hidden from screen readers with aria-hidden="true". To who cannot '
    "see, the page is empty.",
)
HIDDEN_BEHIND = Text(
    sv="Huvudinnehållet är dolt för skärmläsare (aria-hidden) medan något annat är framme, kanske en "
    "dialogruta. Stäng den och kontrollera att innehållet blir läsbart.",
    en="The main content is hidden from screen readers (aria-hidden) while something else is up, perhaps a "
    "dialogue. Close it and check that the content becomes readable.",
)
IS_EMPTY = Text(
    sv="Det som är utmärkt som huvudinnehåll är tomt, men det finns text utanför. Kontrollera att "
    "märkningen omfattar sidans innehåll.",
    en="What is marked as main content is empty, but there is text outside it. Check that the marking takes "
    "in the page's content.",
)


@rule(
    id="main-landmark",
    title=Text(
        sv="Huvudinnehållet går att nå med hjälpmedel",
        en="The main content can be reached with assistive technology",
    ),
    remedy=Text(
        sv="Be webbteamet ta bort aria-hidden från huvudinnehållet i mallen, och låta main-elementet "
        "omfatta allt som är sidans eget. Prova med en skärmläsare att texten går att läsa.",
        en="Ask the web team to remove aria-hidden from the main content in the template, and to let the "
        "main element take in all that is the page's own. Try with a screen reader whether the text can be "
        "read.",
    ),
    severity=Severity.CRITICAL,
    criteria=[wcag("1.3.1"), wcag("2.4.1"), wcag("4.1.2")],
    act=["b40fd1"],
    help="https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA11",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln granskar bara sidor där huvudinnehållet är utmärkt. Saknas märkningen är det "
        "axe/landmark-one-main som säger till.",
        en="The rule only judges pages where the main content is marked. Where the marking is missing, "
        "axe/landmark-one-main tells.",
    ),
    examples=[
        passes("<nav>Meny</nav><main><h1>Bygglov</h1><p>Text</p></main>", "marked and readable"),
        passes("<div role=main><p>Text</p></div>", "marked by its role"),
        fails("<nav>Meny</nav><main aria-hidden=true><h1>Bygglov</h1></main>", "hidden, with nothing else"),
        unclear(
            "<main aria-hidden=true><p>Text</p></main><div role=dialog>Kakor</div>", "a dialogue is open"
        ),
        unclear(
            "<main></main><div><p>Kommunen ansvarar för bygglov och rivningslov. Här hittar du blanketter, "
            "taxor och kontaktuppgifter till handläggarna.</p></div>",
            "it does not hold the text",
        ),
        ignores("<p>Text</p>", "nothing is marked"),
        ignores("<main hidden><p>Text</p></main>", "nobody sees it"),
    ],
)
def main_content_is_met(page: Page, _: Context) -> Iterator[Finding]:
    mains = [tag for tag in _mains(page) if is_drawn(tag)]
    met = [tag for tag in mains if page.names.is_met(tag)]
    filled = next(filter(_holds_something, met), None)
    if filled is not None:
        yield passed(None, IS_MET)
    elif met:
        outside = sum(len(block.text) for block in page.blocks if block.is_main)
        yield cannot_tell(met[0], IS_EMPTY) if outside > _ENOUGH_TEXT else passed(None, IS_MET)
    elif hidden := next(filter(_holds_something, mains), None):
        yield cannot_tell(hidden, HIDDEN_BEHIND) if _is_behind(page) else failed(hidden, IS_HIDDEN)


_ENOUGH_TEXT = 100
_MOST = 10  # a page has one


def _mains(page: Page) -> list[Tag]:
    tags = elements_on(page).named("main", or_with_role=True)
    return [tag for tag in tags if role_of(tag) == "main"][:_MOST]


def _is_dialog(tag: Tag) -> bool:
    role = str(tag.get("role") or "").strip().lower()
    return role in {"dialog", "alertdialog"} or (tag.name == "dialog" and tag.has_attr("open"))


def _is_behind(page: Page) -> bool:
    """Whether something else has come up in front of the content: a dialogue, or text of its own."""
    if any(map(page.names.is_met, filter(_is_dialog, elements_on(page).named("dialog", or_with_role=True)))):
        return True
    return any(block.is_main and page.names.is_met(block.tag) for block in page.blocks)


def _holds_something(tag: Tag) -> bool:
    """Whether there is a word, a picture or a frame in the element, or one of the site's own making."""
    if any(text for text in tag.stripped_strings):
        return True
    return (
        tag.find(lambda inner: inner.name in {"img", "iframe", "svg", "video"} or "-" in inner.name)
        is not None
    )
