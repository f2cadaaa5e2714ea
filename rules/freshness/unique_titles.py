"""Each page has a title of its own: search results, tabs and bookmarks show nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from auditor.model import (
    Context,
    Evidence,
    Finding,
    Given,
    Outcome,
    Page,
    Severity,
    Text,
    at,
    fails,
    ignores,
    passes,
    site_rule,
    unclear,
)
from auditor.vocabulary import load
from rules.freshness.sameness import canonical_of, without_variants
from rules.freshness.telling import number

SAME = Text(
    sv="{pages} sidor har samma titel, ”{title}”: {where}. Ge varje sida en titel som säger vad just den "
    "handlar om.",
    en="{pages} pages have the same title, “{title}”: {where}. Give each page a title that says what that "
    "very page is about.",
)
FEW_SAME = Text(
    sv="{pages} sidor har samma titel, ”{title}”: {where}. Kontrollera om de handlar om samma sak. Ge dem "
    "annars var sin titel.",
    en="{pages} pages have the same title, “{title}”: {where}. Check whether they are about the same thing. "
    "If not, give each its own.",
)
MORE = Text(
    sv="Ytterligare {titles} titlar står på mer än en sida.",
    en="Another {titles} titles stand on more than one page.",
)
UNIQUE = Text(
    sv="Ingen av {pages} titlar står på flera sidor.", en="None of {pages} titles stands on several pages."
)
AND_MORE = Text(sv="{where} och {count} till", en="{where} and {count} more")

_MANY = 5  # pages
_MOST = 50  # titles told of one by one
_MOST_SHOWN = 5  # addresses


def _titled(title: str, count: int) -> dict[str, str]:
    return {f"/kurs-{number}": f"<title>{title}</title>" for number in range(count)}


@site_rule(
    id="unique-titles",
    title=Text(sv="Varje sida har sin egen titel", en="Each page has its own title"),
    remedy=Text(
        sv="Skriv en titel för varje sida som skiljer den från de andra, med det viktigaste först: ”Bygga "
        "altan – Exempelby kommun”. Är två sidor om samma sak, slå ihop dem.",
        en="Write a title for each page that sets it apart from the others, with the most important first: "
        "“Building a deck – Exempelby”. If two pages are about the same thing, make one of them.",
    ),
    severity=Severity.MINOR,
    help="https://www.w3.org/WAI/WCAG22/Techniques/general/G88",
    blind_spot=Text(
        sv="Sidor i en lista som går att bläddra i, sidor på olika språk och adresser som pekar ut samma "
        "originalsida (rel=canonical) räknas som en. Regeln ser inte om en titel som bara finns på en sida "
        "är bra.",
        en="Pages of a list that can be leafed through, pages in different languages, and addresses that "
        "name the same canonical page count as one. The rule does not see whether a title of one page only "
        "is good.",
    ),
    examples=[
        passes(
            "<title>Bygga altan</title>", "titles of their own", Given(pages={"/a": "<title>Sopor</title>"})
        ),
        fails("<title>Kurs</title>", "one title on many pages", Given(pages=_titled("Kurs", 5))),
        unclear("<title>Kurs</title>", "one title on two pages", Given(pages=_titled("Kurs", 1))),
        passes(
            "<title>Nyheter</title>", "pages of a list", Given(pages={"/?page=2": "<title>Nyheter</title>"})
        ),
        passes(
            '<html lang="sv"><title>Start</title>',
            "another language",
            Given(pages={"/en": '<html lang="en"><title>Start</title>'}),
        ),
        ignores("<title>Bygga altan</title>", "there is only one page"),
        ignores("<p>Hej</p>", "pages without a title", Given(pages={"/a": "<p>Hej</p>"})),
    ],
)
def titles_are_unique(evidence: Evidence, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - as all checks
    pages_with_title = [page for page in evidence.pages if page.title.strip()]
    if len(pages_with_title) < 2:  # noqa: PLR2004 - one title has nothing to differ from
        return
    titled: defaultdict[tuple[str, str], dict[str, Page]] = defaultdict(dict)
    for page in pages_with_title:
        title = " ".join(page.title.casefold().split())
        titled[_language(page), title].setdefault(without_variants(canonical_of(page)), page)
    shared = sorted((pages for pages in titled.values() if len(pages) > 1), key=_order)
    for pages in shared[:_MOST]:
        yield _of_shared([page for _, page in sorted(pages.items())])
    if len(shared) > _MOST:
        yield at(Outcome.CANNOT_TELL, "", "", MORE.fill(titles=number(len(shared) - _MOST)))
    if not shared:
        yield at(Outcome.PASSED, "", "", UNIQUE.fill(pages=number(len(titled))))


def _order(pages: dict[str, Page]) -> tuple[int, str]:
    """The most shared title first, then by address."""
    return -len(pages), min(pages)


def _language(page: Page) -> str:
    """The language of the page: by the first step of its address, else as its html element says."""
    first = urlsplit(page.final_url or page.url).path.strip("/").partition("/")[0].lower()
    if first in load("rules.freshness", "variants.toml")["languages"]:
        return first
    return page.language.split("-")[0].lower()


def _of_shared(pages: Sequence[Page]) -> Finding:
    title = " ".join(pages[0].title.split())
    is_many = len(pages) >= _MANY
    shown = ", ".join(page.url for page in pages[:_MOST_SHOWN])
    where = Text(sv=shown, en=shown)
    if len(pages) > _MOST_SHOWN:
        where = AND_MORE.fill(where=where, count=number(len(pages) - _MOST_SHOWN))
    told = (SAME if is_many else FEW_SAME).fill(pages=number(len(pages)), title=title, where=where)
    return at(Outcome.FAILED if is_many else Outcome.CANNOT_TELL, "", f"<title>{title}</title>", told)
