"""What is the page's own must have a heading, so that one can go straight to it past the menus."""

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
    cut,
    failed,
    fails,
    ignores,
    passed,
    passes,
    role_of,
    rule,
    unclear,
)
from rules.structure.elements import HEADINGS, elements_on

HAS_HEADING = Text(
    sv="Sidans innehåll har en rubrik: ”{heading}”.",
    en="The page's content has a heading: “{heading}”.",
)
NO_HEADING = Text(
    sv="Sidan har en meny och text, ”{text}”, men ingen rubrik i innehållet.",
    en="The page has a menu and text, “{text}”, but no heading in the content.",
)
ONLY_IN_MENU = Text(
    sv="Innehållet, ”{text}”, har ingen rubrik. Sidans rubriker står i menyn eller vid sidan av: "
    "”{heading}”.",
    en="The content, “{text}”, has no heading. The page's headings stand in the menu or beside it: "
    "“{heading}”.",
)
ONLY_IN_HEADER = Text(
    sv="Rubriken ”{heading}” står i sidhuvudet, och innehållet under det har ingen. Kontrollera att den som "
    "hoppar mellan rubriker kommer till innehållet.",
    en="The heading “{heading}” stands in the page header, and the content below has none. Check that who "
    "jumps between headings comes to the content.",
)
MAY_BE_WITHIN = Text(
    sv="Ingen rubrik syns i innehållet, men sidan har delar vars insida inte går att läsa. Kontrollera i "
    "webbläsaren att innehållet har en rubrik.",
    en="No heading is seen in the content, but the page has parts whose inside cannot be read. Check in a "
    "browser that the content has a heading.",
)


@rule(
    id="content-heading",
    title=Text(sv="Sidans innehåll har en rubrik", en="The page's content has a heading"),
    remedy=Text(
        sv="Sätt en rubrik överst i innehållet med rubrikformatet i publiceringsverktyget. Fet eller stor "
        "text räcker inte: skärmläsare hoppar bara mellan riktiga rubriker.",
        en="Put a heading on top of the content with the heading style of your CMS. Bold or large text is "
        "not enough: screen readers only jump between real headings.",
    ),
    severity=Severity.MODERATE,
    act=["047fe0"],
    help="https://www.w3.org/WAI/WCAG22/Techniques/html/H69",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln granskar sidor som har en meny och minst ett stycke text. Den ser inte om rubriken är "
        "dold med stilmallar, eller om den säger något om innehållet. Krav 2.4.1 kan vara uppfyllt utan "
        "rubriker, därför räknas inget brott mot det.",
        en="The rule judges pages that have a menu and at least one paragraph of text. It does not see "
        "whether style sheets hide the heading, or whether it says anything of the content. Criterion 2.4.1 "
        "may be met without headings, so no breach of it is counted.",
    ),
    examples=[
        passes(
            "<nav><a href='/'>Start</a></nav><main><h1>Bygglov</h1><p>Du behöver bygglov när du ska bygga "
            "nytt, bygga till eller ändra hur en byggnad används.</p></main>",
            "a heading in the content",
        ),
        fails(
            "<nav><a href='/'>Start</a></nav><main><p><b>Bygglov</b></p><p>Du behöver bygglov när du ska "
            "bygga nytt, bygga till eller ändra hur en byggnad används.</p></main>",
            "bold text is no heading",
        ),
        fails(
            "<nav><h2>Meny</h2><a href='/'>Start</a></nav><div><p>Du behöver bygglov när du ska bygga nytt, "
            "bygga till eller ändra hur en byggnad används.</p></div>",
            "a heading in the menu alone",
        ),
        unclear(
            "<header><h1>Bygglov</h1><nav><a href='/'>Start</a></nav></header><main><p>Du behöver bygglov "
            "när du ska bygga nytt, bygga till eller ändra hur en byggnad används.</p></main>",
            "a heading above the content",
        ),
        ignores("<p>Du behöver bygglov när du ska bygga.</p>", "no menu to come past"),
        ignores("<nav><a href='/'>Start</a></nav><main><p>Hej.</p></main>", "hardly any content"),
    ],
)
def content_has_a_heading(page: Page, _: Context) -> Iterator[Finding]:
    text = next(
        (b.text for b in page.blocks if len(b.text) >= _A_PARAGRAPH and b.is_main and not b.is_heading), ""
    )
    if not text or not _has_menu(page):
        return
    outside = ""
    in_header = ""
    for heading in _headings(page):
        place = _place(heading)
        name = page.names.of(heading)
        if place == "content":
            yield passed(heading, HAS_HEADING.fill(heading=cut(name, 80)))
            return
        in_header = in_header or (name if place == "header" else "")
        outside = outside or name
    yield _without(page, cut(text, 80), cut(outside, 80), cut(in_header, 80))


_A_PARAGRAPH = 80


def _without(page: Page, text: str, outside: str, in_header: str) -> Finding:
    if in_header:
        return cannot_tell(None, ONLY_IN_HEADER.fill(heading=in_header))
    if not page.is_settled or _has_insides(page):
        return cannot_tell(None, MAY_BE_WITHIN)
    return failed(
        None, ONLY_IN_MENU.fill(text=text, heading=outside) if outside else NO_HEADING.fill(text=text)
    )


def _has_insides(page: Page) -> bool:
    elements = elements_on(page)
    return elements.has_components or bool(elements.named("iframe", "frame"))


def _has_menu(page: Page) -> bool:
    return any(
        role_of(tag) == "navigation" and page.names.is_met(tag) and tag.find("a", href=True)
        for tag in elements_on(page).named("nav", or_with_role=True)
    )


def _headings(page: Page) -> Iterator[Tag]:
    """Every heading with a name that is met."""
    for tag in elements_on(page).named(*HEADINGS, or_with_role=True):
        if role_of(tag) == "heading" and page.names.is_met(tag) and page.names.of(tag):
            yield tag


def _place(heading: Tag) -> str:
    """Where the heading stands: "content", "header", or "outside" in menus, side columns and footers."""
    for tag in heading.parents:
        role = role_of(tag)
        if role in {"main", "article"}:
            return "content"
        if role in {"navigation", "complementary", "dialog", "contentinfo", "search"}:
            return "outside"
        if role == "banner":
            return "header"
        if tag.name in {"header", "footer"} and tag.find_parent(["section", "article", "main"]) is None:
            return "header" if tag.name == "header" else "outside"
    return "content"
