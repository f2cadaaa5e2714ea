"""The same words must lead to the same place: who hears "Kontakt" twice believes it is one page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from auditor.model import (
    Context,
    Finding,
    Given,
    LinkAnswer,
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
from rules.structure.links import Link, Surroundings, links_on

IN_ONE_PLACE = Text(
    sv="Två länkar i samma stycke heter ”{name}” men leder till olika adresser: {addresses}. Kontrollera om "
    "sidorna säger samma sak. Gör de inte det behöver länkarna heta olika.",
    en="Two links in the same paragraph are called “{name}” but lead to different addresses: {addresses}. "
    "Check whether the pages say the same. If not, the links need different names.",
)
ON_ONE_PAGE = Text(
    sv="Länkar på sidan heter ”{name}” men leder till olika adresser: {addresses}. Kontrollera om sidorna "
    "säger samma sak. Gör de inte det är det bättre att länkarna heter olika.",
    en="Links on the page are called “{name}” but lead to different addresses: {addresses}. Check whether "
    "the pages say the same. If not, the links had better have different names.",
)
SAME = Text(
    sv="Länkar med samma text leder till samma sak ({number} texter förekommer mer än en gång).",
    en="Links with the same text lead to the same thing ({number} texts are used more than once).",
)

_ANSWERS = {
    "same": [
        LinkAnswer(url="https://exempelby.example/a", status=200, title="Kontakt"),
        LinkAnswer(url="https://exempelby.example/b", status=200, title="Kontakt"),
    ],
    "moved": [
        LinkAnswer(
            url="https://exempelby.example/a", status=200, final_url="https://exempelby.example/b", title="B"
        )
    ],
}


@rule(
    id="same-link-same-target",
    title=Text(
        sv="Länkar med samma text leder till samma sak", en="Links with the same text lead to the same thing"
    ),
    remedy=Text(
        sv="Skriv ut vad som skiljer länkarna åt: ”Kontakta bygglovsenheten” och ”Kontakta biblioteket” i "
        "stället för ”Kontakt” två gånger. Leder de till samma sak ger du dem samma adress.",
        en="Write what tells the links apart: “Contact the building permit unit” and “Contact the library” "
        "instead of “Contact” twice. If they lead to the same thing, give them the same address.",
    ),
    severity=Severity.MODERATE,
    criteria=[wcag("2.4.4"), wcag("2.4.9")],
    act=["fd3a94", "b20e66"],
    help="https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln jämför adresser och, när länkarna har provats, sidornas titlar. Den läser inte sidorna, "
        "så den kan inte avgöra om två olika adresser ger samma innehåll. Länkar i inbäddade ramar, till "
        "e-post och telefonnummer jämförs inte, och inte heller ”läs mer” i olika stycken.",
        en="The rule compares addresses and, when the links were tried, the pages' titles. It does not read "
        "the pages, so it cannot tell whether two addresses give the same content. Links in frames, to mail "
        "addresses and telephone numbers are not compared, nor is “read more” in different paragraphs.",
    ),
    examples=[
        passes("<a href='/a'>Kontakt</a> <a href='/a/'>kontakt</a>", "one address, written in two ways"),
        passes("<a href='/a?utm_source=x'>Kontakt</a> <a href='/a'>Kontakt</a>", "a tracking parameter"),
        passes(
            "<a href='/a'>Kontakt</a> <a href='/b'>Kontakt</a>",
            "one leads on to the other",
            Given(links=_ANSWERS["moved"]),
        ),
        passes(
            "<a href='/a'>Kontakt</a> <a href='/b'>Kontakt</a>",
            "the pages have the same title",
            Given(links=_ANSWERS["same"]),
        ),
        unclear("<p><a href='/a'>Här</a> och <a href='/b'>här</a></p>", "two places in one sentence"),
        unclear("<p><a href='/a'>Kontakt</a></p><p><a href='/b'>Kontakt</a></p>", "two pages called alike"),
        ignores("<a href='/a'>Bygglov</a> <a href='/b'>Kontakt</a>", "no two alike"),
        ignores(
            "<p>Bygglov. <a href='/a'>Läs mer</a></p><p>Rivning. <a href='/b'>Läs mer</a></p>",
            "each has its own paragraph, and link-text judges it",
        ),
        ignores("<a href='mailto:a@a.example'>Mejla</a> <a href='mailto:b@a.example'>Mejla</a>", "no pages"),
    ],
)
def links_called_alike_lead_alike(page: Page, _: Context) -> Iterator[Finding]:
    groups = _called_alike(page)
    surroundings = Surroundings(page) if any(_differ(group, page) for group in groups) else None
    agreeing = 0
    for group in groups:
        if surroundings is None or not _differ(group, page):
            agreeing += 1
            continue
        pair = _side_by_side(group, surroundings, page)
        if pair:
            yield cannot_tell(pair[1].link.tag, _told(IN_ONE_PLACE, pair))
        elif group[0].link.kind is None:
            yield cannot_tell(_first_other(group).link.tag, _told(ON_ONE_PAGE, group))
    if agreeing:
        yield passed(None, SAME.fill(number=agreeing))


@dataclass(frozen=True, eq=False)
class _Way:
    """A link and the address it leads to, as written and as people tell addresses apart."""

    link: Link
    href: str
    address: str
    target: str


def _called_alike(page: Page) -> list[list[_Way]]:
    """The links that share their name with another, by name."""
    named: dict[str, list[Link]] = defaultdict(list)
    for link in links_on(page):
        if link.key:
            named[link.key].append(link)
    alike = [links for links in named.values() if len(links) > 1]
    base = page.base_url if alike else ""
    groups = ([way for link in links if (way := _way(link, base))] for links in alike)
    return [group for group in groups if len(group) > 1]


def _way(link: Link, base: str) -> _Way | None:
    href = str(link.tag.get("href") or link.tag.get("xlink:href") or "").strip()
    address = _address(base, href)
    return _Way(link, href, address, _plain(address)) if address else None


def _differ(group: list[_Way], page: Page) -> bool:
    """Whether the links lead to different pages: by address, by where redirects end, and by title."""
    if len({way.target for way in group}) == 1:
        return False
    answers = [_answer(way, page) for way in group]
    ends = {
        _plain(answer.final_url) if answer and answer.final_url else way.target
        for way, answer in zip(group, answers, strict=True)
    }
    titles = {answer.title.casefold() if answer and answer.reason is None else "" for answer in answers}
    return len(ends) > 1 and (len(titles) > 1 or "" in titles)


def _answer(way: _Way, page: Page) -> LinkAnswer | None:
    return (page.link_answers or {}).get(way.address.partition("#")[0])


def _side_by_side(group: list[_Way], surroundings: Surroundings, page: Page) -> list[_Way]:
    """The first two links that lead to different places from the same sentence, or nothing."""
    seen: dict[int, _Way] = {}
    for way in group:
        place = surroundings.place_of(way.link)
        other = seen.setdefault(place, way) if place else way
        if other is not way and _differ([other, way], page):
            return [other, way]
    return []


def _first_other(group: list[_Way]) -> _Way:
    return next(way for way in group if way.target != group[0].target)


def _told(message: Text, group: list[_Way]) -> Text:
    different = list({way.target: cut(way.href, 100) for way in group}.values())
    addresses = ", ".join(different[:3]) + (" …" if len(different) > _MOST_TOLD else "")
    return message.fill(name=cut(group[0].link.name, 80), addresses=addresses)


_MOST_TOLD = 3
_TRACKING = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid|mc_[ce]id)=[^&]*")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx)$")


def _address(base: str, href: str) -> str:
    """The absolute address, or empty for what leads to no page of its own."""
    if href in {"", "#"}:
        return ""
    try:
        address = urljoin(base, href)
        return address if urlsplit(address).scheme in {"http", "https", "file"} else ""
    except ValueError:  # http://[broken
        return ""


def _plain(address: str) -> str:
    """The address without what people take for the same: scheme, final slash, index page, tracking."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    query = _TRACKING.sub("", parts.query).lstrip("&")
    path = _INDEX.sub("/", parts.path).rstrip("/")
    return f"{parts.netloc.lower()}{path}?{query}#{parts.fragment}"
