"""A link that promises to jump to the content must land there.

Who uses a keyboard presses it first on every page. When it goes nowhere, the whole menu has to be stepped
through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

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
    passed,
    passes,
    role_of,
    rule,
    unclear,
)
from auditor.vocabulary import load
from rules.structure.elements import elements_on
from rules.structure.links import Link, links_on

LANDS = Text(
    sv="Länken ”{name}” leder till {place}.",
    en="The link “{name}” leads to {place}.",
)
LANDS_NOWHERE = Text(
    sv="Länken ”{name}” ska hoppa till #{target}, men inget på sidan har det id:t. Länken leder ingenstans.",
    en="The link “{name}” is to jump to #{target}, but nothing on the page has that id. It leads nowhere.",
)
LANDS_ELSEWHERE = Text(
    sv="Länken ”{name}” hoppar till {place}, som står i sidans {region} och inte i innehållet.",
    en="The link “{name}” jumps to {place}, which stands in the page's {region} and not in the content.",
)
MAYBE_NOWHERE = Text(
    sv="Länken ”{name}” hoppar till #{target}, som inte finns i källkoden. Kontrollera i webbläsaren att den "
    "kommer fram till innehållet.",
    en="The link “{name}” jumps to #{target}, which is not in the source. Check in a browser that it reaches "
    "the content.",
)

_REGIONS = {
    "navigation": Text(sv="meny", en="menu"),
    "complementary": Text(sv="sidospalt", en="side column"),
    "contentinfo": Text(sv="sidfot", en="footer"),
}


@rule(
    id="skip-link-works",
    title=Text(sv="Länkar förbi menyn kommer fram", en="Links past the menu arrive"),
    remedy=Text(
        sv="Be webbteamet rätta målet för länken i sidmallen, så att den leder till elementet där sidans "
        "innehåll börjar. Prova sedan med tabbtangenten och retur.",
        en="Ask the web team to mend the link's target in the page template, so that it leads to the element "
        "where the page's content begins. Then try it with the Tab key and Enter.",
    ),
    severity=Severity.MODERATE,
    act=["ye5d6e"],
    help="https://www.w3.org/WAI/WCAG22/Techniques/general/G1",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln känner igen länkarna på deras namn på svenska, norska, danska, finska, tyska och "
        "engelska. Den prövar inte att länken syns när den får fokus, eller att det inte finns något att "
        "hoppa förbi. Saknas en sådan länk helt är det axe/bypass som granskar. Krav 2.4.1 kan vara uppfyllt "
        "på annat sätt, därför räknas inget brott mot det.",
        en="The rule knows the links by their names in Swedish, Norwegian, Danish, Finnish, German and "
        "English. It does not test that the link shows when it has focus. Whether such a link is missing is "
        "for axe/bypass to judge. Criterion 2.4.1 may be met in another way, so no breach of it is counted.",
    ),
    examples=[
        passes("<a href='#c'>Till innehållet</a><nav>Meny</nav><main id=c>Text</main>", "it lands in main"),
        passes("<a href='#c'>Skip to content</a><a name=c></a><p>Text</p>", "an old anchor"),
        passes("<a href='#n'>Hoppa till menyn</a><nav id=n>Meny</nav>", "the menu is what it promises"),
        fails("<a href='#c'>Hoppa till innehållet</a><main id=content>Text</main>", "no such id"),
        fails("<a href='#c'>Till innehållet</a><nav><p id=c>Meny</p></nav><main>Text</main>", "in the menu"),
        unclear("<a href='#c'>Till innehållet</a><sv-page></sv-page>", "it may be inside a component"),
        ignores("<a href='#c'>Kontakt</a><p>Text</p>", "another kind of link"),
        ignores("<a href='/'>Till startsidan</a>", "another page"),
    ],
)
def skip_links_arrive(page: Page, _: Context) -> Iterator[Finding]:
    if 'href="#' not in page.html and "href='#" not in page.html and "href=#" not in page.html:
        return
    judged: set[tuple[str, str]] = set()
    for link in links_on(page):
        target = unquote(str(link.tag.get("href") or "").strip().removeprefix("#"))
        is_within = str(link.tag.get("href") or "").strip().startswith("#")
        promise = _promise(link.key) if is_within and _PLAIN_ID.match(target) else None
        if promise is not None and (link.key, target) not in judged:
            judged.add((link.key, target))
            yield _judge(link, target, page, promises_content=promise)


def _judge(link: Link, target: str, page: Page, *, promises_content: bool) -> Finding:
    element = page.names.by_id(target) or page.soup.find("a", attrs={"name": target})
    if not isinstance(element, Tag):
        said = {"name": link.name, "target": target}
        if page.is_settled and not elements_on(page).has_components:
            return failed(link.tag, LANDS_NOWHERE.fill(**said))
        return cannot_tell(link.tag, MAYBE_NOWHERE.fill(**said))
    region = _region_of(element) if promises_content else None
    place = f"<{element.name} id={target}>"
    if region is not None and element.find(["main", "h1"]) is None:
        return failed(link.tag, LANDS_ELSEWHERE.fill(name=link.name, place=place, region=_REGIONS[region]))
    return passed(link.tag, LANDS.fill(name=link.name, place=place))


def _region_of(element: Tag) -> str | None:
    """The surrounding region that the element stands in; None when it is content."""
    for tag in (element, *element.parents):
        role = role_of(tag)
        if role in {"main", "article"}:
            return None
        if role in _REGIONS:
            return role
        if tag.name == "footer" and tag.find_parent(["section", "article", "main"]) is None:
            return "contentinfo"
    return None


_PLAIN_ID = re.compile(r"^[^/!?#\s][^#\s]{0,200}$")


def _promise(name: str) -> bool | None:
    """Whether a link of this name promises the content; None when it is not one that jumps."""
    if len(name) > _LONGEST_NAME:
        return None
    return next((bool(content.search(name)) for skip, content in _patterns() if skip.match(name)), None)


_LONGEST_NAME = 60


@cache
def _patterns() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    table = load("rules.structure", "skip_words.toml")
    return [(re.compile(entry["skip"]), re.compile(entry["content"])) for entry in table["pattern"]]
