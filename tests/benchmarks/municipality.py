"""A site like a real municipality's, of as many pages as are asked for.

Laid out as Sitevision lays pages out (the system most used by Swedish municipalities): layouts in layouts, an
empty named div first in each portlet, headers and footers nested. Menus of 150 links and more, 600 to 1,500
elements a page, a style sheet of about 100 kB, some scripts; forms, tables, films, pictures. On some pages a
handful of faults that real ones have. The same number of pages is the same site, byte for byte.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from tests.benchmarks import municipality_portlets as portlets
from tests.benchmarks.municipality_script import SCRIPT
from tests.benchmarks.municipality_style import stylesheet
from tests.benchmarks.municipality_words import AREAS, FOOTER, NAME, SHORTCUTS, Area

FEWEST_ELEMENTS, MOST_ELEMENTS = 600, 1500
_ROOM = 100  # elements that the last portlet and the scripts may add beyond the mark
_ASSETS = Path(__file__).parents[2] / "auditor" / "sample" / "site" / "assets"
_COPIED = (
    *(
        f"media/{film}.{suffix}"
        for film in ("museet", "reservatet", "visionen")
        for suffix in ("webm", "png")
    ),
    *("media/museet.sv.vtt", "biblioteket.svg", "leden.svg", "vapen.svg", "favicon.svg"),
)
# What kinds of page a municipality has, in about the proportions that it has them.
_KINDS = (
    *("information", "accordion", "news", "fees", "information"),
    *("form", "film", "contact", "accordion", "news"),
)
_UNFOLDED = 12  # pages of each area in the main menu
_BESIDE = 24  # pages in the menu of a section
_CURRENT = ' aria-current="page"'


def write_site(folder: Path, number: int) -> list[str]:
    """Write a site of `number` pages into the folder. Gives their paths, "/index.html" first."""
    (folder / "assets" / "media").mkdir(parents=True, exist_ok=True)
    (folder / "assets" / "site.css").write_text(stylesheet(), encoding="utf-8")
    (folder / "assets" / "site.js").write_text(SCRIPT, encoding="utf-8")
    for name in _COPIED:
        shutil.copyfile(_ASSETS / name, folder / "assets" / name)
    site = _Site(number)
    for leaf in site.leaves:
        file = folder / leaf.path.lstrip("/")
        file.parent.mkdir(exist_ok=True)
        file.write_text(site.page(leaf), encoding="utf-8")
    return [leaf.path for leaf in site.leaves]


def elements_in(html: str) -> int:
    """How many elements a page of the site has in its source."""
    return sum(part[:1].isalpha() for part in html.split("<")[1:])


@dataclass(frozen=True)
class _Leaf:
    """A page: its number, its area, and its place there."""

    index: int
    area: Area
    place: int

    @cached_property
    def topic(self) -> str:
        name = self.area.topics[self.place % len(self.area.topics)]
        again = self.place // len(self.area.topics)
        return f"{name} {again + 1}" if again else name

    @property
    def path(self) -> str:
        return f"/{self.area.folder}/sida.4.{self.index:04x}.html" if self.index else "/index.html"


class _Site:
    """All pages, and what stands on each of them."""

    def __init__(self, number: int) -> None:
        self.leaves = [
            _Leaf(index, AREAS[index % len(AREAS)], index // len(AREAS)) for index in range(number)
        ]
        self.by_topic = {leaf.topic: leaf for leaf in self.leaves}
        self.by_area = {area: [leaf for leaf in self.leaves if leaf.area is area] for area in AREAS}

    def page(self, leaf: _Leaf) -> str:
        """The page in HTML: the site's frame, what makes it a page of its kind, and text up to its size."""
        chance = Random(f"{NAME} {leaf.index}")
        before = _head(leaf) + self._header(leaf.area) + self._breadcrumbs(leaf) + self._layout(leaf)
        after = (
            _page_information(leaf, chance) + "</main></div></div>\n" + self._footer + "</body>\n</html>\n"
        )
        kind = _KINDS[leaf.index % len(_KINDS)]
        content = portlets.opening(leaf.topic, chance) + portlets.of_kind(kind, chance, leaf.index)
        if kind == "news" or leaf.index == 0:
            content += self._news(leaf, chance)
        content += portlets.faults(leaf.index, chance)
        mark = chance.randint(FEWEST_ELEMENTS, MOST_ELEMENTS - _ROOM)
        number = elements_in(before) + elements_in(content) + elements_in(after)
        while number < mark:
            more = portlets.filling(chance)
            content += more
            number += elements_in(more)
        return before + content + after

    def _named(self, topic: str) -> str:
        """A link of that name. A small site may lack the page; the link then leads to another."""
        leaf = self.by_topic.get(topic) or self.leaves[sum(map(ord, topic)) % len(self.leaves)]
        return f'<li><a href="{leaf.path}">{topic}</a></li>'

    def _first(self, area: Area) -> _Leaf:
        return (self.by_area[area] or self.leaves)[0]

    def _header(self, here: Area) -> str:
        shortcuts = "".join(map(self._named, SHORTCUTS))
        areas = "".join(self._area_menu(area, here) for area in AREAS)
        return (
            '<header class="site-header"><div class="sv-layout" id="svid10_sidhuvud">'
            '<div id="Sidhuvud"><!-- Sidhuvud --></div>\n<div class="sv-row"><div class="sv-column-6">'
            '<a class="logotype" href="/index.html">'
            '<img src="/assets/vapen.svg" alt="" width="40" height="48">'
            f'<span class="preamble">{NAME}</span><span class="env-assistive-text">Till startsidan</span></a>'
            '</div><div class="sv-column-6"><form class="search" role="search" action="/index.html">'
            '<label for="sok" class="env-assistive-text">Sök på webbplatsen</label>'
            '<input id="sok" name="query" type="search"><button class="env-button">Sök</button></form></div>'
            '</div>\n<div class="sv-row"><nav aria-label="Genvägar">'
            f'<ul class="shortcuts">{shortcuts}</ul></nav></div>\n'
            '<div class="sv-row"><nav class="main-menu" aria-label="Huvudmeny">'
            f"<ul>{areas}</ul></nav></div>\n</div></header>\n"
            '<div class="alert" role="region" aria-label="Viktigt meddelande"><p class="normal">'
            "<strong>Vattnet stängs av</strong> på Ekebacken i natt. "
            f'<a href="{self.leaves[-1].path}">Mer om avstängningen</a></p></div>\n'
        )

    def _area_menu(self, area: Area, here: Area) -> str:
        """An area in the main menu, with pages of it that fold out."""
        links = "".join(map(self._named, area.topics[:_UNFOLDED]))
        current = ' aria-current="true"' if here is area else ""
        return (
            f'<li><a href="{self._first(area).path}"{current}>{area.name}</a><button type="button" '
            f'aria-expanded="false" aria-controls="m-{area.folder}" aria-label="Undermeny för {area.name}">'
            f'<span class="plus" aria-hidden="true"></span></button>'
            f'<ul class="panel" id="m-{area.folder}" hidden>{links}</ul></li>'
        )

    def _layout(self, leaf: _Leaf) -> str:
        """The column of the section's menu, and the beginning of that of the content.

        The menu shows the pages beside this one; the window moves along, so that all pages can be reached.
        """
        all_here = self.by_area[leaf.area]
        begin = max(0, min(leaf.place - _BESIDE // 2, len(all_here) - _BESIDE))
        shown = all_here[begin : begin + _BESIDE]
        items = [
            f'<li><a href="{other.path}"{_CURRENT if other is leaf else ""}>{other.topic}</a></li>'
            for other in shown
        ]
        if len(shown) < _BESIDE:  # a small site: names of pages that it lacks
            items += map(self._named, sorted(set(leaf.area.topics) - {other.topic for other in shown}))
        return (
            f'<div class="sv-vertical sv-layout sv-template-layout" id="svid10_{leaf.index:012x}">'
            '<div class="sv-row"><div class="sv-column-3 sv-layout">'
            '<nav class="section-menu sv-portlet" aria-label="Sidor i avsnittet">'
            '<div id="Undermeny"><!-- Undermeny --></div>'
            f'<ul><li><a href="{self._first(leaf.area).path}">{leaf.area.name}</a>'
            f"<ul>{''.join(items)}</ul></li></ul></nav></div>\n"
            '<main class="sv-column-9 pagecontent sv-layout" id="innehall" tabindex="-1">\n'
            '<div id="Mittspalt"><!-- Mittspalt --></div>\n'
        )

    def _breadcrumbs(self, leaf: _Leaf) -> str:
        if leaf.index == 0:
            return ""
        return (
            '<nav class="breadcrumbs sv-row" aria-label="Brödsmulor"><p class="small">Du är här:</p>'
            f'<ol><li><a href="/index.html">Startsida</a></li><li><a href="{self._first(leaf.area).path}">'
            f"{leaf.area.name}</a></li><li{_CURRENT}>{leaf.topic}</li></ol></nav>\n"
        )

    def _news(self, leaf: _Leaf, chance: Random) -> str:
        """A list of news, which leads to pages all over the site."""
        count = chance.randint(8, 16)
        told = {(leaf.index * 7 + step * 11) % len(self.leaves): None for step in range(count)}
        return portlets.news([(self.leaves[at].path, self.leaves[at].topic) for at in told], chance)

    @cached_property
    def _footer(self) -> str:
        columns = "".join(
            f'<div class="sv-column-3 sv-layout"><h2 class="preamble">{name}</h2>'
            f"<ul>{''.join(map(self._named, topics))}</ul></div>"
            for name, topics in FOOTER
        )
        return (
            '<footer class="site-footer"><div class="sv-layout" id="svid10_sidfot">'
            '<div id="Sidfot"><!-- Sidfot --></div>\n<div class="sv-row"><div class="sv-column-3">'
            f'<p class="normal"><strong>{NAME}</strong><br>Kommunhuset, Storgatan 1<br>'
            'Telefon: <a href="tel:+46980100200">0980-100 200</a><br>'
            'E-post: <a href="mailto:kommun@storby.example">kommun@storby.example</a></p></div>\n'
            f"{columns}</div></div></footer>\n"
        )


def _head(leaf: _Leaf) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{leaf.topic} – {NAME}</title>\n"
        '<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">\n'
        '<link rel="stylesheet" href="/assets/site.css">\n'
        '<script src="/assets/site.js" defer></script>\n</head>\n'
        '<body class="sv-responsive">\n<a class="skip-link" href="#innehall">Till innehållet</a>\n'
    )


def _page_information(leaf: _Leaf, chance: Random) -> str:
    date, words = portlets.day(chance)
    return (
        '<footer class="page-information sv-script-portlet sv-portlet">'
        '<div id="Sidinformation"><!-- Sidinformation --></div>'
        f'<p>Uppdaterades: <time datetime="{date}">{words}</time></p>'
        f"<p>Informationsägare: {leaf.area.owner}</p></footer>\n"
    )
