"""Every page can be reached by links: what nobody can find, nobody needs, or should have found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from itertools import islice
from urllib.parse import urljoin

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
)
from rules.freshness.sameness import key_of
from rules.freshness.telling import number

UNLINKED = Text(
    sv="Ingen av webbplatsens {pages} sidor länkar till {url}. Den som inte kan adressen hittar den inte. "
    "Länka till sidan där den hör hemma, eller ta bort den.",
    en="None of the site's {pages} pages links to {url}. Those who do not know the address cannot find it. "
    "Link to the page where it belongs, or remove it.",
)
MAYBE_UNLINKED = Text(
    sv="Ingen länk till {url} hittades på de {pages} sidor som granskades, men alla länkar har inte setts: "
    "{why}. Kontrollera om sidan går att nå.",
    en="No link to {url} was found on the {pages} pages that were looked at, but not all links were seen: "
    "{why}. Check whether the page can be reached.",
)
MORE = Text(
    sv="Ytterligare {count} sidor saknar länkar till sig.",
    en="Another {count} pages have no links to them.",
)
LINKED = Text(
    sv="Alla {pages} sidor har minst en länk till sig.",
    en="All {pages} pages have at least one link to them.",
)
GAPS = Text(sv="{count} adresser gick inte att öppna", en="{count} addresses could not be opened")
SCRIPTED = Text(
    sv="sidor ändras av skript och har inte öppnats i en webbläsare",
    en="scripts change pages, and these were not opened in a browser",
)

_MOST = 50  # pages told of one by one
_MOST_LINKS = 20_000  # on one page
_LINK = re.compile(
    r"<(?:a|area|iframe|frame|form)\b[^<>]{0,5000}?\b(?:href|src|action)\s*=\s*"
    r"(?:\"([^\"]{0,4000})\"|'([^']{0,4000})'|([^\s\"'>]{1,4000}))",
    re.IGNORECASE,
)
_BASE = re.compile(r"<base\b[^<>]{0,500}?\bhref\s*=\s*[\"']?([^\s\"'>]{1,2000})", re.IGNORECASE)
_HEAD = 100_000  # characters in which a base element is looked for


@site_rule(
    id="pages-linked",
    title=Text(sv="Varje sida går att nå genom länkar", en="Every page can be reached by links"),
    remedy=Text(
        sv="Lägg en länk till sidan där besökaren letar efter den. Behövs sidan inte längre, ta bort den, "
        "också ur webbplatskartan: gamla sidor som ingen ser blir lätt osanna.",
        en="Put a link to the page where visitors look for it. If the page is needed no more, remove it, "
        "from the sitemap too: old pages that nobody sees easily become untrue.",
    ),
    severity=Severity.MINOR,
    blind_spot=Text(
        sv="Regeln säger något bara när hela webbplatsen har granskats. Den ser länkar i sidornas kod, inte "
        "vad en sökning, en karta eller knappen ”Visa fler” leder till.",
        en="The rule speaks only when the whole site was looked at. It sees links in the pages' code, not "
        "where a search, a map or a “Show more” button leads.",
    ),
    examples=[
        passes('<a href="/altan">Bygga altan</a>', "linked", Given(pages={"/altan": "<h1>Altan</h1>"})),
        passes('<a href="altan/">Altan</a>', "with a slash", Given(pages={"/altan": "<h1>Altan</h1>"})),
        fails("<h1>Start</h1>", "no link leads there", Given(pages={"/altan": "<h1>Altan</h1>"})),
        fails("<h1>Start</h1>", "only the page itself", Given(pages={"/a": '<a href="/a">Hit</a>'})),
        ignores("<h1>Start</h1>", "the page the site was entered by"),
    ],
)
def pages_have_links_to_them(evidence: Evidence, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    if not evidence.complete or evidence.beyond:
        return
    sought = _sought(evidence)
    if not sought:
        return
    linked = {key for page in evidence.pages for key in _linked_from(page)}
    missing = sorted(url for url, keys in sought.items() if linked.isdisjoint(keys))
    pages = number(len(evidence.pages))
    why = _unseen(evidence) if missing else None
    for url in missing[:_MOST]:
        if why:
            yield at(Outcome.CANNOT_TELL, "", url, MAYBE_UNLINKED.fill(url=url, pages=pages, why=why))
        else:
            yield at(Outcome.FAILED, "", url, UNLINKED.fill(url=url, pages=pages))
    if len(missing) > _MOST:
        outcome = Outcome.CANNOT_TELL if why else Outcome.FAILED
        yield at(outcome, "", "", MORE.fill(count=number(len(missing) - _MOST)))
    if not missing:
        yield at(Outcome.PASSED, "", "", LINKED.fill(pages=number(len(sought))))


def _sought(evidence: Evidence) -> dict[str, set[str]]:
    """The pages that some link should lead to, with their keys: all but those that the audit began with.

    What the sitemap names and was not visited, because no link leads there, is among them; what was asked for
    and is no page is not.
    """
    entered = {key for page in evidence.pages if page.depth == 0 for key in _keys(page)}
    entered |= {key_of(missed.url) for missed in evidence.unreached} | {key_of(evidence.site.start)}
    pages = {page.url: set(_keys(page)) for page in evidence.pages if page.depth > 0}
    known = {key for page in evidence.pages for key in _keys(page)}
    hosts = {_host(key) for key in known}
    mapped = {url: {key} for url in evidence.sitemap or () if _host(key := key_of(url)) in hosts}
    mapped = {url: keys for url, keys in mapped.items() if known.isdisjoint(keys)}
    return {url: keys for url, keys in (mapped | pages).items() if entered.isdisjoint(keys)}


def _host(key: str) -> str:
    return key.partition("/")[0].partition("?")[0]


def _linked_from(page: Page) -> Iterator[str]:
    """The keys of the addresses that a page links to, itself left out, and where redirects lead.

    Read from the text of the page: to parse the pages of a large site anew would take minutes.
    """
    own = set(_keys(page))
    if page.redirects:  # somebody linked to an address that leads here
        yield key_of(page.final_url or page.url)
    base = _base_of(page)
    root = urljoin(base, "/")
    found = (next((group for group in match.groups() if group), "") for match in _LINK.finditer(page.html))
    for href in islice(dict.fromkeys(found), _MOST_LINKS):
        # What does not depend on the page is mostly the menu, the same on every page, and worked out once.
        key = _key_of_link(root if href.startswith(("/", "http")) else base, href)
        if key is not None and key not in own:
            yield key


@lru_cache(maxsize=50_000)
def _key_of_link(base: str, href: str) -> str | None:
    try:
        return key_of(urljoin(base, unescape(href).strip()).partition("#")[0])
    except ValueError:
        return None


def _base_of(page: Page) -> str:
    own = page.final_url or page.url
    base = _BASE.search(page.html, 0, _HEAD)
    try:
        return urljoin(own, unescape(base[1])) if base else own
    except ValueError:
        return own


def _keys(page: Page) -> Iterator[str]:
    yield key_of(page.url)
    if page.final_url:
        yield key_of(page.final_url)


def _unseen(evidence: Evidence) -> Text | None:
    """Why a link may be there that was not seen."""
    gaps = sum(missed.is_gap for missed in evidence.unreached)
    if gaps:
        return GAPS.fill(count=number(gaps))
    return SCRIPTED if any(_may_change(page) for page in evidence.pages) else None


def _may_change(page: Page) -> bool:
    return not page.rendered and "<script" in page.html.lower()
