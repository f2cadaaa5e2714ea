"""A page's title must say what the page is.

It is the first thing that a screen reader says of a page, and all that tells one tab, bookmark or search
result from another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from urllib.parse import urlsplit

from bs4 import Tag

from auditor.model import (
    Context,
    Finding,
    Given,
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
from rules.language.topics import speaks_of, topic_words

SAYS = Text(
    sv="Sidan heter ”{title}”, och det som titeln nämner finns på sidan.",
    en="The page is called “{title}”, and what the title names is on the page.",
)
NOT_EMPTY = Text(
    sv="Sidan heter ”{title}”. Det är ingen av de titlar som inget säger; mer går inte att jämföra.",
    en="The page is called “{title}”. That is none of the titles that say nothing; there is no more to "
    "compare.",
)
MAYBE_NOTHING = Text(
    sv="Sidan heter ”{title}”, och rubriken är ”{heading}”. Kontrollera att titeln säger tillräckligt.",
    en="The page is called “{title}”, and its heading is “{heading}”. Check that the title says enough.",
)
SAYS_NOTHING = Text(
    sv="Sidan heter ”{title}”. Det säger inget om vad sidan handlar om.",
    en="The page is called “{title}”. That says nothing of what the page is about.",
)
IS_CODE = Text(
    sv="Sidan heter ”{title}”. Det är ett filnamn, en adress eller kod ur en sidmall, ingen titel.",
    en="The page is called “{title}”. That is a file name, an address or a template's code, not a title.",
)
ONLY_SITE = Text(
    sv="Sidan heter bara ”{title}”, som hela webbplatsen. Sidans rubrik är ”{heading}”.",
    en="The page is only called “{title}”, as the whole site. The page's heading is “{heading}”.",
)
MAYBE_ONLY_SITE = Text(
    sv="Sidan heter bara ”{title}”, vilket verkar vara webbplatsens namn. Sidans rubrik är ”{heading}”. "
    "Kontrollera att titeln säger vad just den här sidan handlar om.",
    en="The page is only called “{title}”, which seems to be the site's name. The page's heading is "
    "“{heading}”. Check that the title says what this very page is about.",
)
START_ELSEWHERE = Text(
    sv="Sidan heter ”{title}” men verkar inte vara webbplatsens startsida: rubriken är ”{heading}”. "
    "Kontrollera att titeln säger vad sidan handlar om.",
    en="The page is called “{title}” but does not seem to be the site's start page: its heading is "
    "“{heading}”. Check that the title says what the page is about.",
)
SAYS_ANOTHER = Text(
    sv="Sidan heter ”{title}”, men sidans innehåll nämner inte {missing}. Kontrollera att titeln hör till "
    "sidan.",
    en="The page is called “{title}”, but the page's content does not mention {missing}. Check that the "
    "title belongs to the page.",
)

_PARTS = re.compile(r"\s+[|–—·•»>:/-]+\s+|\s*\|\s*|\s+::\s+")
_ENTRANCE = re.compile(r"/*(?:[a-z]{2}(?:[-_][a-z]{2})?)?/?(?:index|default|start\w*|home)?(?:\.\w{2,5})?/?")
_LONGEST = 50_000  # characters of a page that a title is compared with
_FEW_WORDS = 8  # of content: too few to miss anything in
_SITE_WORDS = 3

_TEXT = (
    "<body><main><h1>Bygglov</h1><p>Du behöver bygglov när du ska bygga ett nytt hus i kommunen.</p></main>"
)


@rule(
    id="page-title",
    title=Text(sv="Sidans titel säger vad sidan är", en="The page's title says what the page is"),
    remedy=Text(
        sv="Skriv först i titeln vad sidan handlar om, gärna som i rubriken, och sist webbplatsens namn: "
        "”Bygglov – Exempelby kommun”.",
        en="Begin the title with what the page is about, preferably as in the heading, and end it with the "
        "site's name: “Building permits – Exempelby”.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("2.4.2")],
    act=["c4a8a4"],
    help="https://www.w3.org/WAI/WCAG22/Understanding/page-titled.html",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln jämför ord, inte mening: en titel vars ord finns på sidan kan ändå vara missvisande. En "
        "sida utan titel prövar axe-core.",
        en="The rule compares words, not meaning: a title whose words are on the page may yet mislead. A "
        "page without a title is tested by axe-core.",
    ),
    examples=[
        passes(
            f"<title>Bygglov – Exempelby kommun</title>{_TEXT}",
            "as the heading says",
            Given(path="/bygga/lov"),
        ),
        passes("<title>Start | Exempelby kommun</title><h1>Välkommen</h1>", "the start page"),
        passes("<title>Exempelby kommun</title><h1>Välkommen</h1>", "the site's name, on its start page"),
        fails(f"<title>Untitled document</title>{_TEXT}", "what the tool wrote"),
        fails(f"<title>Ny sida – Exempelby kommun</title>{_TEXT}", "a new page's name, beside the site's"),
        fails(f"<title>18-bygglov_v2.docx</title>{_TEXT}", "a file name"),
        fails(f"<title>{{{{page.title}}}}</title>{_TEXT}", "a template's code"),
        fails(
            f"<title>Exempelby</title><meta property='og:site_name' content='Exempelby'>{_TEXT}",
            "only the site's name, deep in the site",
            Given(path="/bygga/lov"),
        ),
        unclear(f"<title>Exempelby</title>{_TEXT}", "as the host", Given(path="/bygga/lov")),
        unclear("<title>Dokument</title><h1>Dokument och blanketter</h1>", "as the heading, and yet little"),
        unclear(f"<title>Start</title>{_TEXT}", "deep in the site", Given(path="/bygga/lov")),
        unclear(
            f"<title>Avgifter i äldreomsorgen</title>{_TEXT}",
            "another page's title",
            Given(path="/bygga/lov"),
        ),
        ignores(f"<title></title>{_TEXT}", "no title: axe-core's to judge"),
    ],
)
def title_says_what_the_page_is(page: Page, _: Context) -> Iterator[Finding]:
    title = " ".join(page.title.split())
    if not title:
        return
    parts = [part for part in _PARTS.split(title) if part]
    names = _site_names(page)
    own = [part for part in parts if part.lower() not in names]
    yield _of_title(title, own, page)


def _of_title(title: str, own: Sequence[str], page: Page) -> Finding:
    tag, heading = page.soup.title, _heading(page)
    if _code().search(title.lower()):
        return failed(tag, IS_CODE.fill(title=title))
    words = [part.lower() for part in own]
    first = words[0] if words else ""
    if first in _listed("empty") and not set(topic_words(" ".join(words[1:]))) & set(topic_words(heading)):
        if any(speaks_of(word, heading.lower()) for word in topic_words(first)):
            return cannot_tell(tag, MAYBE_NOTHING.fill(title=title, heading=heading))
        return failed(tag, SAYS_NOTHING.fill(title=title))
    site_wide = None if _is_entrance(page) or not heading else _of_heading(title, own, heading, page)
    return site_wide or _of_words(title, own, page)


def _of_heading(title: str, own: Sequence[str], heading: str, page: Page) -> Finding | None:
    """What a title deserves that is the whole site's, or the start page's, on a page with this heading."""
    tag = page.soup.title
    if any(speaks_of(word, heading.lower()) for word in topic_words(title)):
        return None
    if not own:
        return failed(tag, ONLY_SITE.fill(title=title, heading=heading))
    if own[0].lower() in _listed("start"):
        return cannot_tell(tag, START_ELSEWHERE.fill(title=title, heading=heading))
    if len(own) == 1 and _is_named_after_host(title, page):
        return cannot_tell(tag, MAYBE_ONLY_SITE.fill(title=title, heading=heading))
    return None


def _of_words(title: str, own: Sequence[str], page: Page) -> Finding:
    """Whether what the title's own part names is on the page."""
    content = _content(page)
    parts = [words for part in own if (words := topic_words(part))]
    missing = [[word for word in words if not speaks_of(word, content)] for words in parts]
    if not parts or len(content.split()) < _FEW_WORDS or _is_entrance(page):
        return passed(page.soup.title, NOT_EMPTY.fill(title=title))
    # The site's own name is rarely in the content: one part that fits is enough.
    if any(2 * len(absent) <= len(words) for absent, words in zip(missing, parts, strict=True)):
        return passed(page.soup.title, SAYS.fill(title=title))
    told = Text(sv=_listing(missing[0], "”{}”", "eller"), en=_listing(missing[0], "“{}”", "or"))
    return cannot_tell(page.soup.title, SAYS_ANOTHER.fill(title=title, missing=told))


def _listing(words: Sequence[str], quotes: str, or_: str) -> str:
    quoted = [quotes.format(word) for word in dict.fromkeys(words)][:4]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {or_} {quoted[-1]}"


def _heading(page: Page) -> str:
    found = page.soup.find("h1")
    return " ".join(found.get_text(" ").split()) if isinstance(found, Tag) else ""


def _content(page: Page) -> str:
    """The page's own text in lower case, and its main heading's wherever that stands."""
    texts: list[str] = [_heading(page)]
    length = 0
    for block in page.blocks:
        if length >= _LONGEST:
            break
        if block.is_main:
            texts.append(block.text)
            length += len(block.text)
    return "\n".join(texts).lower()


def _site_names(page: Page) -> frozenset[str]:
    """What the page itself says that the whole site is called."""
    found = page.soup.select('meta[property="og:site_name"], meta[name="application-name"]', limit=5)
    return frozenset(" ".join(str(meta.get("content") or "").lower().split()) for meta in found)


def _is_entrance(page: Page) -> bool:
    """Whether this is the page that the site is entered by."""
    path = urlsplit(page.final_url or page.url).path
    return bool(_ENTRANCE.fullmatch(path))


def _is_named_after_host(title: str, page: Page) -> bool:
    words = title.lower().split()
    host = (urlsplit(page.final_url or page.url).hostname or "").removeprefix("www.")
    plain = words[0].translate(str.maketrans("åäöé", "aaoe"))
    return len(words) <= _SITE_WORDS and len(plain) >= _SITE_WORDS and host.split(".")[0].startswith(plain)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("rules.language", "titles.toml")[name])


@cache
def _code() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in load("rules.language", "titles.toml")["code"]))
