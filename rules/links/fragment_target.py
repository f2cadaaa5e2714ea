"""A link to a place on the page must have a place to go to.

Who presses "Öppettider" in a list of contents, and nothing happens, believes that the page is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urldefrag, urljoin

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
    rule,
    unclear,
)
from auditor.vocabulary import load
from rules.links.links import also, anchors_of, called, is_in_content

NOWHERE = Text(
    sv="{link} ska leda till #{target}, men inget på sidan har det namnet. Den leder ingenstans.{also}",
    en="{link} is to lead to #{target}, but nothing on the page has that name. It leads nowhere.{also}",
)
MISSPELT = Text(
    sv="{link} ska leda till #{target}, men stället på sidan heter #{near}. Skillnaden gör att länken inte "
    "leder någonstans.{also}",
    en="{link} is to lead to #{target}, but the place on the page is called #{near}. Because of the "
    "difference the link leads nowhere.{also}",
)
MAYBE_NOWHERE = Text(
    sv="{link} ska leda till #{target}, men inget på sidan har det namnet. Sidan har skript som kan ta hand "
    "om länken. Prova den.{also}",
    en="{link} is to lead to #{target}, but nothing on the page has that name. The page has scripts that may "
    "handle the link. Try it.{also}",
)
ARRIVES = Text(
    sv="Sidans länkar till ställen på sidan kommer fram ({count} ställen).",
    en="The page's links to places on the page arrive ({count} places).",
)

# Not places: what scripts read, what browsers take as instructions, and the top of the page (HTML, 7.4.6.4).
_NO_PLACE = re.compile(r"^(?:[/!?]|:~:|top$)|[=&]|^\s*$", re.IGNORECASE)
_HANDLED = ("onclick", "aria-controls", "aria-expanded", "aria-haspopup", "aria-selected", "aria-pressed")
_LISTS_OF_TABS = {"tablist", "menu", "menubar", "toolbar"}
_PLAIN = str.maketrans("åäöéæøü", "aaoeaou")
_FURTHEST = 12


@rule(
    id="fragment-target",
    title=Text(sv="Länkar till ställen på sidan kommer fram", en="Links to places on the page arrive"),
    remedy=Text(
        sv="Öppna sidan i redigeringsläge och gör om länken: välj rubriken eller ankaret på nytt, så att "
        "namnet blir rätt. Ta bort länken om avsnittet är borta.",
        en="Open the page for editing and make the link again: choose the heading or anchor anew, so that "
        "the name is right. Remove the link if the section is gone.",
    ),
    severity=Severity.MODERATE,
    help="https://html.spec.whatwg.org/multipage/browsing-the-web.html#scrolling-to-a-fragment",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln prövar bara länkar inom samma sida, inte länkar till ställen på andra sidor. Har sidan "
        "skript kan de ta hand om en länk som ser trasig ut; då säger regeln bara att någon bör prova. "
        "Länkar som ser ut som knappar eller flikar hoppas över, och länkar förbi menyn granskas av en annan "
        "regel.",
        en="The rule tests only links within the page, not links to places on other pages. If the page has "
        "scripts, they may handle a link that looks broken; then the rule only says that somebody should try "
        "it. Links that act as buttons or tabs are passed over, and skip links are judged by another rule.",
    ),
    examples=[
        passes("<a href='#tider'>Öppettider</a><h2 id=tider>Öppettider</h2>", "the heading has the name"),
        passes("<a href='#tider'>Öppettider</a><a name=tider></a>", "an old anchor"),
        passes("<a href='#%C3%B6ppet'>Öppet</a><h2 id='öppet'>Öppet</h2>", "written in another way"),
        fails("<a href='#tider'>Öppettider</a><h2 id=avgifter>Avgifter</h2>", "no such place"),
        fails(
            "<a href='#tider'>Öppettider</a><h2 id=Tider>Öppettider</h2><script>x=1</script>",
            "another case, which counts",
        ),
        unclear(
            "<a href='#tider'>Öppettider</a><h2>Öppettider</h2><script>x=1</script>",
            "scripts may handle it",
        ),
        ignores("<a href='#top'>Till toppen</a><a href='#'>Upp</a>", "the top needs no name"),
        ignores("<a href='#/karta'>Karta</a>", "an address within an application"),
        ignores("<a href='#meny' aria-expanded=false>Meny</a>", "it opens something"),
        ignores("<a href='/annan#tider'>Öppettider</a>", "another page"),
    ],
)
def links_within_the_page_arrive(page: Page, _: Context) -> Iterator[Finding]:
    wanted = _wanted(page)
    missing = {target: tags for target, tags in wanted.items() if not _is_id(page, target)}
    places = _places(page) if missing else set()
    missing = {target: tags for target, tags in missing.items() if not {target, unquote(target)} & places}
    if len(missing) < len(wanted):
        yield passed(None, ARRIVES.fill(count=len(wanted) - len(missing)))
    if not missing:
        return
    near = _by_likeness(places)
    is_fixed = _is_without_scripts(page)
    for target, tags in missing.items():
        yield from _judge(page, target, tags, near.get(_likeness(target), []), is_fixed=is_fixed)


def _judge(page: Page, target: str, tags: list[Tag], near: list[str], *, is_fixed: bool) -> Iterator[Finding]:
    tag = tags[0]
    if not is_fixed and not is_in_content(tag):
        return
    said = {"target": cut(unquote(target), 100), "also": also(len(tags) - 1)}
    if len(near) == 1:
        yield failed(tag, MISSPELT.fill(link=called(page, tag), near=cut(near[0], 100), **said))
    elif is_fixed:
        yield failed(tag, NOWHERE.fill(link=called(page, tag), **said))
    else:
        yield cannot_tell(tag, MAYBE_NOWHERE.fill(link=called(page, tag), **said))


def _wanted(page: Page) -> dict[str, list[Tag]]:
    """The places on this page that its links name, with those links."""
    if "#" not in page.html:
        return {}
    base, own = page.base_url, urldefrag(page.final_url or page.url).url
    found: dict[str, list[Tag]] = {}
    for tag in anchors_of(page):
        href = str(tag["href"])
        if "#" not in href:
            continue
        address, target = _split(base, href)
        if address == own and target and not _NO_PLACE.search(target) and not _is_handled(tag):
            found.setdefault(target, []).append(tag)
    return found


def _split(base: str, href: str) -> tuple[str, str]:
    try:
        address, fragment = urldefrag(urljoin(base, href.strip()))
    except ValueError:  # http://[broken
        return "", ""
    return address, fragment


def _is_handled(tag: Tag) -> bool:
    """Whether the link acts as something else, or skips: a button, a tab, what opens a menu."""
    if tag.get("role") not in {None, "", "link"} or any(tag.has_attr(name) for name in _HANDLED):
        return True
    if any(name.startswith(("data-", "@", "v-on", "ng-", "on")) for name in tag.attrs):
        return True
    if _skips().match(tag.get_text(" ").strip()):
        return True
    near = (parent for _, parent in zip(range(_FURTHEST), tag.parents, strict=False))
    return any(parent.get("role") in _LISTS_OF_TABS or parent.name == "svg" for parent in near)


def _is_id(page: Page, target: str) -> bool:
    return page.names.by_id(target) is not None or page.names.by_id(unquote(target)) is not None


def _places(page: Page) -> set[str]:
    ids = {str(tag["id"]) for tag in page.soup.find_all(id=True)}
    return ids | {str(tag["name"]) for tag in page.soup.find_all("a", attrs={"name": True})}


def _by_likeness(places: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place in sorted(places):
        found.setdefault(_likeness(place), []).append(place)
    return found


def _likeness(name: str) -> str:
    """What is left of a name without case, accents and signs, which a browser does not overlook."""
    return re.sub(r"[\W_]", "", unquote(name).lower().translate(_PLAIN)) or name


def _is_without_scripts(page: Page) -> bool:
    """Whether nothing on the page can handle a link: neither scripts nor components of its own making."""
    soup = page.soup
    return soup.find("script", src=True) is None and soup.find(_may_run) is None


_DATA = ("json", "template", "speculationrules", "importmap")


def _may_run(tag: Tag) -> bool:
    if tag.name == "script":
        return not any(word in str(tag.get("type") or "").lower() for word in _DATA)
    return "-" in tag.name


@cache
def _skips() -> re.Pattern[str]:
    words = load("rules.links", "fragments.toml")["skip_links"]["words"]
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
