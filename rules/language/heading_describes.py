"""A heading must say what follows it.

Who uses a screen reader goes from heading to heading to find the right part of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from urllib.parse import unquote, urlsplit

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
    rule,
    unclear,
)
from auditor.standards import wcag
from auditor.vocabulary import load
from rules.language.sections import Section, sections_of
from rules.language.topics import speaks_of, topic_words

SAY = Text(
    sv="{number} rubriker är inte bara ”Rubrik”, ”Läs mer”, tecken eller siffror, och något följer "
    "efter dem.",
    en="{number} headings are not just “Heading”, “Read more”, marks or figures, and something follows them.",
)
ONE_SAYS = Text(
    sv="Rubriken ”{name}” är inte bara ”Rubrik”, ”Läs mer”, tecken eller siffror, och något följer "
    "efter den.",
    en="The heading “{name}” is not just “Heading”, “Read more”, marks or figures, and something follows it.",
)
IS_EMPTY = Text(
    sv="Rubriken är bara ”{name}”, som i en mall. Den säger inget om vad som följer.",
    en="The heading is only “{name}”, as in a template. It says nothing of what follows.",
)
MAYBE_EMPTY = Text(
    sv="Rubriken är bara ”{name}”. Ordet finns även i texten under den. Kontrollera att det inte är mallens "
    "rubrik som står kvar.",
    en="The heading is only “{name}”. The word is also in the text under it. Check that it is not the "
    "template's heading, left as it was.",
)
NO_WORDS = Text(
    sv="Rubriken är ”{name}”, utan ord. Den säger inget om vad som följer.",
    en="The heading is “{name}”, without words. It says nothing of what follows.",
)
ONLY_NUMBER = Text(
    sv="Rubriken är bara talet ”{name}”. Kontrollera att besökaren förstår vad som följer.",
    en="The heading is only the number “{name}”. Check that visitors understand what follows.",
)
IS_VAGUE = Text(
    sv="Rubriken är bara ”{name}”, och inga länkar följer. Kontrollera att besökaren förstår vad avsnittet "
    "handlar om.",
    en="The heading is only “{name}”, and no links follow. Check that visitors understand what the part is "
    "about.",
)
NOTHING_FOLLOWS = Text(
    sv="Efter rubriken ”{name}” kommer inget innehåll, utan {next}. Kontrollera om något saknas, eller om "
    "texten inte är en rubrik.",
    en="After the heading “{name}” comes no content, but {next}. Check whether something is missing, or "
    "whether the text is no heading.",
)
NEXT_HEADING = Text(sv="nästa rubrik, ”{name}”", en="the next heading, “{name}”")
NEXT_END = Text(sv="slutet på sidan", en="the end of the page")
REPEATED = Text(
    sv="Rubriken ”{name}” står {number} gånger under samma rubrik. Kontrollera att besökaren kan skilja "
    "avsnitten åt.",
    en="The heading “{name}” stands {number} times under the same heading. Check that visitors can tell the "
    "parts from each other.",
)
SPEAKS_OF_ANOTHER = Text(
    sv="Huvudrubriken är ”{name}”, men inget av orden i den kommer igen i sidans titel, adress eller text: "
    "”{said}”. Kontrollera att rubriken säger vad sidan handlar om.",
    en="The main heading is “{name}”, but none of its words come back in the page's title, address or text: "
    "“{said}”. Check that the heading says what the page is about.",
)

_FEW_WORDS = 8  # of text: too few to miss anything in
_YEAR = 1000
_TAIL = re.compile(r"[\s\d.:;…!?*–—-]+$")
_SPOKEN = re.compile(r"\w")
_NUMBER = re.compile(r"\W*\d+\W*")
_SHOWN = 80
# What a heading may itself be, or stand in, so that what it belongs to is not what follows.
_CARRYING = frozenset({"a", "button", "img", "svg", "input"})
_CARRIED = frozenset({"a", "button", "summary", "label", "legend", "caption", "th", "dt"})


@rule(
    id="heading-describes",
    title=Text(sv="Rubriker säger vad som följer", en="Headings say what follows"),
    remedy=Text(
        sv="Skriv i rubriken vad avsnittet handlar om: ”Öppettider i sommar” i stället för ”Rubrik” eller "
        "”Läs mer”. Ta bort rubriker som inget följer efter.",
        en="Write in the heading what the part is about: “Opening hours this summer” instead of “Heading” or "
        "“Read more”. Remove headings that nothing follows.",
    ),
    severity=Severity.MODERATE,
    criteria=[wcag("2.4.6")],
    act=["b49b2e"],
    help="https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels.html",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln jämför bara huvudrubriken med texten, och bara ord för ord. Om en rubrik är begriplig, "
        "eller om en underrubrik passar sin text, prövas inte. Rubriker utan text alls prövar axe-core. "
        "Menyer, sidhuvud och sidfot läses inte.",
        en="The rule compares only the main heading with the text, and only word by word. Whether a heading "
        "can be understood, or a lower heading fits its text, is not tested. Headings without any text are "
        "tested by axe-core. Menus, page header and footer are not read.",
    ),
    examples=[
        passes(
            "<main><h1>Bygglov</h1><p>Ansök om bygglov innan du bygger.</p></main>", "the text is about it"
        ),
        passes("<main><h1>Skolan</h1><h2>2026</h2><p>Skolan öppnar.</p></main>", "a year is a time"),
        passes("<h1>A–Ö</h1><h2>A</h2><ul><li><a href='/a'>Avfall</a></ul>", "a letter of an index"),
        passes(
            "<h1>Bad</h1><p>Vi har två bad.</p><h2>Läs mer</h2><a href='/b'>Badhuset</a>",
            "links to read more",
        ),
        passes("<h1>Bad</h1><h2>Badhuset</h2><img src='b.jpg' alt='Badhuset'>", "a picture follows"),
        fails(
            "<h1>Bad</h1><p>Vi har två bad.</p><h2>Rubrik 2</h2><p>Boka här.</p>", "the template's heading"
        ),
        fails("<h1>Bad</h1><p>Vi har två bad.</p><h2>Underrubrik</h2><p>Boka här.</p>", "another one"),
        fails("<h1>Bad</h1><p>Vi har två bad.</p><h2>***</h2><p>Boka här.</p>", "no words"),
        unclear(
            "<h1>Brev</h1><h2>Rubrik</h2><p>Skriv en kort rubrik på ditt brev.</p>", "may be about headings"
        ),
        unclear("<h1>Bad</h1><p>Vi har två bad.</p><h2>2</h2><p>Boka här.</p>", "only a number"),
        unclear(
            "<h1>Bad</h1><p>Vi har två bad.</p><h2>Läs mer</h2><p>Badet har öppet.</p>",
            "says nothing by itself",
        ),
        unclear("<h1>Bad</h1><h2>Priser</h2><h2>Öppettider</h2><p>10–16.</p>", "nothing follows the first"),
        unclear(
            "<h1>Bad</h1><h2>Pris</h2><p>10 kr.</p><h2>Pris</h2><p>20 kr.</p>", "the same words for two parts"
        ),
        unclear(
            "<h1>Snöröjning</h1><p>Här kan du läsa om vem som får plats på förskolan och vad den kostar.</p>",
            "the text is about another thing",
        ),
        ignores("<p><b>Bygglov</b></p><p>Ansök om bygglov.</p>", "no heading"),
        ignores("<nav><h2>Rubrik</h2></nav>", "not the page's own content"),
    ],
)
def headings_say_what_follows(page: Page, _: Context) -> Iterator[Finding]:
    sections = [(section, name) for section in sections_of(page) if (name := page.names.of(section.tag))]
    repeated = _repeated(sections)
    said: list[str] = []
    for place, (section, name) in enumerate(sections):
        finding = _of_name(section, name) or _of_what_follows(sections, place)
        if finding is None and id(section) in repeated:
            finding = cannot_tell(section.tag, REPEATED.fill(name=name, number=repeated[id(section)]))
        if finding is None and place == 0:
            finding = _of_topic(sections, page)
        if finding is None:
            said.append(name)
        else:
            yield finding
    if said:
        yield passed(None, (SAY if len(said) > 1 else ONE_SAYS).fill(number=len(said), name=said[0]))


type _Named = tuple[Section, str]


def _of_name(section: Section, name: str) -> Finding | None:
    """What a heading's own words deserve."""
    if not _SPOKEN.search(name):
        return failed(section.tag, NO_WORDS.fill(name=name))
    if _NUMBER.fullmatch(name):
        is_year = int(re.sub(r"\D", "", name)[:9] or 0) >= _YEAR
        return None if is_year else cannot_tell(section.tag, ONLY_NUMBER.fill(name=name))
    key = _TAIL.sub("", name.lower())
    if key in _listed("empty"):
        if key in section.text.lower():
            return cannot_tell(section.tag, MAYBE_EMPTY.fill(name=name))
        return failed(section.tag, IS_EMPTY.fill(name=name))
    if key in _listed("vague") and not section.links and section.tag.find_parent("a") is None:
        return None if section.tag.find("a") else cannot_tell(section.tag, IS_VAGUE.fill(name=name))
    return None


def _of_what_follows(sections: Sequence[_Named], place: int) -> Finding | None:
    section, name = sections[place]
    if section.texts or section.things or section.links:
        return None
    after = sections[place + 1] if place + 1 < len(sections) else None
    if (after and after[0].level > section.level) or _is_carried(section):
        return None
    told = NEXT_HEADING.fill(name=after[1]) if after else NEXT_END
    return cannot_tell(section.tag, NOTHING_FOLLOWS.fill(name=name, next=told))


def _is_carried(section: Section) -> bool:
    """Whether the heading is, or is in, something that leads or opens: then it need not be followed."""
    if any(isinstance(node, Tag) and node.name in _CARRYING for node in section.tag.descendants):
        return True
    return any(around.name in _CARRIED for around in section.tag.parents)


def _repeated(sections: Sequence[_Named]) -> dict[int, int]:
    """How often a heading's words stand under one and the same heading, by the second that has them."""
    seen: dict[tuple[int, int, str], list[Section]] = {}
    for section, name in sections:
        seen.setdefault((id(section.parent), section.level, name.lower()), []).append(section)
    groups = [alike for alike in seen.values() if len(alike) > 1 and not _is_carried(alike[1])]
    return {id(alike[1]): len(alike) for alike in groups}


def _of_topic(sections: Sequence[_Named], page: Page) -> Finding | None:
    """Whether any word of the main heading comes back: in the page's own text, its title or its address."""
    section, name = sections[0]
    if section.level != 1:
        return None
    rest = [section.text, *(f"{other} {below.text}" for below, other in sections[1:])]
    text = " ".join(rest)
    elsewhere = f"{page.title} {unquote(urlsplit(page.final_url or page.url).path)}".lower()
    words = topic_words(name)
    enough = sum(word.isalpha() for word in text[:1000].split()) >= _FEW_WORDS
    if not words or not enough or any(speaks_of(word, elsewhere + text.lower()) for word in words):
        return None
    said = text[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"
    return cannot_tell(section.tag, SPEAKS_OF_ANOTHER.fill(name=name, said=said))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("rules.language", "headings.toml")[name])
