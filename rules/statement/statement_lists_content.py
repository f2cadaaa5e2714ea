"""What is not accessible is listed, with the reason for it. DOS-lagen 13 §; MDFFS 2019:2, 6 § 3."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from auditor.model import (
    Context,
    Finding,
    Page,
    Severity,
    Text,
    cannot_tell,
    fails,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from rules.statement.reading import Conformance, Line, Part, Statement, Wording, matches, statement_on
from rules.statement.telling import HELP, absent

LISTED = Text(
    sv="Redogörelsen räknar upp innehåll som inte är tillgängligt, {lines} stycken eller punkter, och anger "
    "skäl.",
    en="The statement lists what is not accessible, in {lines} paragraphs or points, and gives reasons.",
)
REASONLESS = Text(
    sv="Innehåll som inte är tillgängligt räknas upp, men det framgår inte om skälet är bristande "
    "förenlighet, oskäligt betungande anpassning eller att lagen inte gäller innehållet. Kontrollera och "
    "skriv skälet.",
    en="Content that is not accessible is listed, but not whether the reason is that it does not conform, "
    "that making it accessible would be an undue burden, or that the law does not cover it. Check, and "
    "write the reason.",
)
ON_OTHER_PAGE = Text(
    sv="Inget innehåll räknas upp här. Länken ”{text}” kan leda till en förteckning på en annan sida. "
    "Kontrollera det, och samla allt på en sida.",
    en="No content is listed here. The link “{text}” may lead to a list on another page. Check that, and "
    "gather everything on one page.",
)
NOT_LISTED = Text(
    sv="Redogörelsen säger att webbplatsen inte är helt tillgänglig, men inte vilket innehåll det gäller.",
    en="The statement says that the site is not fully accessible, but not which content that is about.",
)

_LISTING = (Part.CONTENT, Part.CONFORMITY, Part.BURDEN, Part.OUTSIDE)
_TO_US = (Part.ALTERNATIVE, Part.REPORT, Part.SUPERVISION)
_WITH_REASON = (Part.CONFORMITY, Part.BURDEN, Part.OUTSIDE)
_OPENING = (
    "<h1>Tillgänglighetsredogörelse för exempelby.example</h1><p>Webbplatsen är delvis förenlig med lagen om "
    "tillgänglighet till digital offentlig service.</p>"
)


@rule(
    id="statement-lists-content",
    title=Text(
        sv="Tillgänglighetsredogörelsen räknar upp vad som inte är tillgängligt, och varför",
        en="The accessibility statement lists what is not accessible, and why",
    ),
    remedy=Text(
        sv="Skriv under ”Innehåll som inte är tillgängligt” vad som inte fungerar, för vem och på vilka "
        "sidor. Dela upp det efter skäl: ”Bristande förenlighet med lagkraven”, ”Oskäligt betungande "
        "anpassning” och ”Innehåll som inte omfattas av lagen”.",
        en="Under “Innehåll som inte är tillgängligt”, write what does not work, for whom and on which "
        "pages. Divide it by reason: “Bristande förenlighet med lagkraven” (does not conform), “Oskäligt "
        "betungande anpassning” (undue burden) and “Innehåll som inte omfattas av lagen” (not covered by "
        "the law).",
    ),
    severity=Severity.SERIOUS,
    help=HELP,
    blind_spot=Text(
        sv="Regeln ser att något räknas upp, inte att det är begripligt eller att alla brister är med.",
        en="The rule sees that something is listed, not that it can be understood or that all faults are "
        "there.",
    ),
    examples=[
        passes(
            f"{_OPENING}<h2>Innehåll som inte är tillgängligt</h2><h3>Bristande förenlighet med "
            f"lagkraven</h3>"
            "<ul><li>Två filmer saknar undertexter.</li></ul>",
            "listed under a reason",
        ),
        passes(
            f"{_OPENING}<h2>Brister på webbplatsen</h2><ul><li>Kartan går inte att styra med tangentbord "
            f"(WCAG "
            "2.1.1).</li></ul>",
            "a criterion that is not met is a reason",
        ),
        fails(f"{_OPENING}<h2>Tillsyn</h2><p>Digg har tillsyn.</p>", "nothing is listed"),
        fails(
            f"{_OPENING}<h2>Innehåll som inte är tillgängligt</h2><p>Det innehåll som beskrivs nedan är på "
            f"ett "
            "eller annat sätt inte helt tillgängligt.</p><h2>Tillsyn</h2>",
            "the template's sentence, and nothing after it",
        ),
        unclear(
            f"{_OPENING}<h2>Innehåll som inte är tillgängligt</h2><p>Några filmer och en karta.</p>",
            "without a reason",
        ),
        unclear(
            f"{_OPENING}<p>Se <a href='/brister'>kända brister på webbplatsen</a>.</p>",
            "the list may be on another page",
        ),
        ignores(
            "<h1>Tillgänglighetsredogörelse</h1><p>Webbplatsen är helt förenlig med lagen om tillgänglighet "
            "till digital offentlig service.</p>",
            "nothing is said to be wrong",
        ),
        ignores("<h2>Innehåll som inte är tillgängligt</h2>", "the page is no statement"),
    ],
)
def statement_lists_what_is_not_accessible(page: Page, _: Context) -> Iterator[Finding]:
    statement = statement_on(page)
    if statement is None or not _admits_faults(statement):
        return
    listed = _listed(statement)
    if not listed:
        yield _unlisted(statement)
    elif any(line.part in _WITH_REASON or _has_reason(line) for line in listed):
        yield passed(listed[0].tag, LISTED.fill(lines=len(listed)))
    else:
        yield cannot_tell(listed[0].tag, REASONLESS)


def _admits_faults(statement: Statement) -> bool:
    """Whether the statement says, in any words, that something is not accessible."""
    if statement.conformance:
        return statement.conformance is not Conformance.FULL
    said = [*statement.claimed(Wording.OTHER), *statement.claimed(Wording.AWARE)]
    return any(matches("status", "aware", claim.sentence) for claim in said)


def _listed(statement: Statement) -> list[Line]:
    """What stands under the headings of such content, and any list under the technical heading."""
    under = [line for line in statement.within(*_LISTING) if not _is_empty(line)]
    return under or [
        line for line in statement.within(Part.TECHNICAL, Part.HOW) if line.block.is_within("li")
    ]


def _is_empty(line: Line) -> bool:
    """Whether the line only says that something follows, or that there is nothing."""
    is_status = matches("status", "statutory", line.text)
    return (
        is_status
        or matches("reasons", "boilerplate", line.text)
        or matches("reasons", "none_left", line.text)
    )


def _has_reason(line: Line) -> bool:
    return any(matches("reasons", reason, line.text) for reason in ("conformity", "burden", "outside"))


def _unlisted(statement: Statement) -> Finding:
    for line in statement.lines:
        for link in () if line.part in _TO_US else line.links:
            text = " ".join(link.get_text(" ").split())
            if matches("reasons", "elsewhere", text) and _is_other_page(statement, str(link["href"])):
                return cannot_tell(link, ON_OTHER_PAGE.fill(text=text))
    return absent(statement, NOT_LISTED, statement.heading_of(*_LISTING))


def _is_other_page(statement: Statement, href: str) -> bool:
    """Whether the link leads to another page of the same site."""
    own_url = statement.page.final_url or statement.page.url
    try:
        target, own = urlsplit(urljoin(statement.base_url, href)), urlsplit(own_url)
    except ValueError:  # http://[broken
        return False
    return target.netloc == own.netloc and target.path != own.path
