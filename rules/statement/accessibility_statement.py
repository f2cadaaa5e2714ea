"""The site links to its accessibility statement, from its start page.

DOS-lagen (2018:1937) 13 §, after Directive (EU) 2016/2102 art. 7. Recital 4 of Implementing Decision
(EU) 2018/1523 asks that every page should lead to it; statement-on-every-page looks at those.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import (
    Context,
    Evidence,
    Finding,
    Page,
    Severity,
    Text,
    Unreached,
    cannot_tell,
    failed,
    passed,
    passes,
    site_rule,
    unclear,
)
from rules.statement.links import Link, comparable
from rules.statement.survey import Survey, survey

LINKED = Text(
    sv="Startsidan länkar till tillgänglighetsredogörelsen: ”{text}”, {target}.",
    en="The start page links to the accessibility statement: “{text}”, {target}.",
)
IS_STATEMENT = Text(
    sv="Sidan är själv webbplatsens tillgänglighetsredogörelse: {target}.",
    en="The page is itself the site's accessibility statement: {target}.",
)
DEAD_LINK = Text(
    sv="Länken ”{text}” till tillgänglighetsredogörelsen leder till {target}, som inte finns ({status}). "
    "Rätta länken eller publicera redogörelsen på nytt.",
    en="The link “{text}” to the accessibility statement leads to {target}, which does not exist ({status}). "
    "Correct the link, or publish the statement again.",
)
UNOPENED = Text(
    sv="Startsidan länkar till tillgänglighetsredogörelsen: ”{text}”. Adressen {target} gick inte att öppna "
    "({status}). Kontrollera att den fungerar.",
    en="The start page links to the accessibility statement: “{text}”. The address {target} could not be "
    "opened ({status}). Check that it works.",
)
ELSEWHERE = Text(
    sv="Tillgänglighetsredogörelsen finns ({target}), men startsidan länkar inte till den. Länken finns på "
    "{page}. Lägg den i sidfoten, så att den går att nå från alla sidor.",
    en="There is an accessibility statement ({target}), but the start page does not link to it. The link is "
    "on {page}. Put it in the footer, so that every page leads to it.",
)
UNLINKED = Text(
    sv="Tillgänglighetsredogörelsen finns ({target}), men startsidan länkar inte till den. Lägg en länk i "
    "sidfoten, så att den går att nå från alla sidor.",
    en="There is an accessibility statement ({target}), but the start page does not link to it. Put a link "
    "in the footer, so that every page leads to it.",
)
VAGUE = Text(
    sv="Länken ”{text}” ({target}) kan leda till tillgänglighetsredogörelsen. Kontrollera att den gör det, "
    "och skriv i så fall ”Tillgänglighetsredogörelse” i länken.",
    en="The link “{text}” ({target}) may lead to the accessibility statement. Check that it does; if so, "
    "write “Accessibility statement” in the link.",
)
MISSING = Text(
    sv="Ingen av webbplatsens {pages} granskade sidor länkar till en tillgänglighetsredogörelse. Publicera "
    "en, och länka till den i sidfoten.",
    en="None of the {pages} pages of the site that were looked at links to an accessibility statement. "
    "Publish one, and link to it in the footer.",
)
NOT_FOUND = Text(
    sv="Ingen länk till en tillgänglighetsredogörelse hittades på {pages} granskade sidor, men hela "
    "webbplatsen har inte granskats i färdigt skick. Leta efter ”Tillgänglighetsredogörelse” i sidfoten "
    "eller under ”Om webbplatsen”.",
    en="No link to an accessibility statement was found on the {pages} pages that were looked at, but not "
    "all of the site was looked at in its final state. Look for “Accessibility statement” in the footer or "
    "under “About the website”.",
)


@site_rule(
    id="accessibility-statement",
    title=Text(
        sv="Webbplatsen länkar till sin tillgänglighetsredogörelse",
        en="The site links to its accessibility statement",
    ),
    remedy=Text(
        sv="Skriv en tillgänglighetsredogörelse efter DIGG:s mall och publicera den som en egen sida. Lägg "
        "länken ”Tillgänglighetsredogörelse” i sidfoten, så att den går att nå från alla sidor. Gå igenom "
        "redogörelsen minst en gång om året.",
        en="Write an accessibility statement after DIGG's template, and publish it as a page of its own. "
        "Put the link “Accessibility statement” in the footer, so that every page leads to it. Go through "
        "the statement at least once a year.",
    ),
    severity=Severity.SERIOUS,
    help="https://www.digg.se/kunskap-och-stod/digital-tillganglighet/skapa-en-tillganglighetsredogorelse",
    blind_spot=Text(
        sv="Regeln läser länkar, inte redogörelsen: den vet inte om innehållet stämmer eller är "
        "fullständigt. Den känner igen redogörelser på svenska, norska, danska, finska, tyska och engelska.",
        en="The rule reads links, not the statement: it does not know whether the content is true or "
        "complete. It recognises statements in Swedish, Norwegian, Danish, Finnish, German and English.",
    ),
    examples=[
        passes(
            "<footer><a "
            'href="/om-webbplatsen/tillganglighetsredogorelse">Tillgänglighetsredogörelse</a></footer>',
            "the footer links to it",
        ),
        passes(
            '<footer><a href="/tillganglighetsredogorelse.html">Så tillgänglig är webbplatsen</a></footer>',
            "the address says what it is",
        ),
        passes(
            "<title>Tillgänglighetsredogörelse för exempelby.example</title><h1>Så tillgänglig är "
            "webbplatsen</h1>",
            "the page is the statement itself",
        ),
        passes(
            '<a href="/en/accessibility"><img src="a.svg" alt="Accessibility statement"></a>', "in English"
        ),
        unclear('<a href="/om">Om webbplatsen</a>', "may lead to the statement"),
        unclear(
            "<p>Läs vår tillgänglighetsredogörelse.</p>",
            "no link, but a single page is not the whole site",
        ),
    ],
)
def site_links_to_its_statement(evidence: Evidence, _: Context) -> Iterator[Finding]:
    found = survey(evidence)
    if found.start is None:
        return
    start = found.start.page
    if found.start.is_statement:
        yield passed(None, IS_STATEMENT.fill(target=start.final_url or start.url))
        return
    yield _by_links(found, start, evidence) or _without_links(found, start, evidence)


def _by_links(found: Survey, start: Page, evidence: Evidence) -> Finding | None:
    """What the links that surely lead to the statement say; None when there are none."""
    unreached = {comparable(missed.url): missed for missed in evidence.unreached}
    sure = [link for seen in found.seen for link in found.sure_links(seen)]
    by_start = [link for link in sure if link.page is start]
    alive = [link for link in sure if not _is_gone(unreached.get(comparable(link.target)))]
    if alive_by_start := [link for link in alive if link.page is start]:
        return _from_start(alive_by_start, unreached)
    if by_start or (sure and not alive):
        return _dead(by_start[0] if by_start else sure[0], start, unreached)
    if alive:
        return cannot_tell(None, ELSEWHERE.fill(target=alive[0].target, page=alive[0].page.url))
    return None


def _from_start(links: list[Link], unreached: dict[str, Unreached]) -> Finding:
    """Links on the start page to an address where, as far as is known, there is a page."""
    doubts = [(link, unreached.get(comparable(link.target))) for link in links]
    for link, missed in doubts:
        if missed is None or not missed.is_gap:
            return passed(link.tag, LINKED.fill(text=link.text, target=link.target))
    link, missed = doubts[0]
    status = missed.code if missed else ""
    return cannot_tell(link.tag, UNOPENED.fill(text=link.text, target=link.target, status=status))


def _dead(link: Link, start: Page, unreached: dict[str, Unreached]) -> Finding:
    status = unreached[comparable(link.target)].status
    place = link.tag if link.page is start else None
    return failed(place, DEAD_LINK.fill(text=link.text, target=link.target, status=status))


def _without_links(found: Survey, start: Page, evidence: Evidence) -> Finding:
    """What can be said when no link surely leads to the statement."""
    if statements := sorted(found.addresses):
        return cannot_tell(None, UNLINKED.fill(target=statements[0]))
    if links := [link for seen in found.seen for link in seen.links]:
        link = min(links, key=lambda link: link.page is not start)
        place = link.tag if link.page is start else None
        return cannot_tell(place, VAGUE.fill(text=link.text, target=link.target))
    if _is_seen_in_full(found, evidence):
        return failed(None, MISSING.fill(pages=len(evidence.pages)))
    return cannot_tell(None, NOT_FOUND.fill(pages=len(evidence.pages)))


def _is_gone(missed: Unreached | None) -> bool:
    """Whether the site has answered that there is no such page."""
    return missed is not None and missed.status in {404, 410}


def _is_seen_in_full(found: Survey, evidence: Evidence) -> bool:
    """Whether so much of the site was seen that what was not found is not there."""
    return (
        evidence.complete
        and evidence.beyond == 0
        and len(evidence.pages) > 1
        and all(seen.is_seen_in_full for seen in found.seen)
    )
