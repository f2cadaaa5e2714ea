"""The statement links to where people complain to the supervisor. MDFFS 2019:2, 6 § 6."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from bs4 import Tag

from auditor.model import (
    Context,
    Finding,
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
from rules.statement.reading import Part, Statement, statement_on
from rules.statement.supervisors import Supervisor, supervisors
from rules.statement.telling import HELP, absent

LINKED = Text(
    sv="Redogörelsen länkar till anmälan hos {name}: {target}.",
    en="The statement links to where people complain to {name}: {target}.",
)
UNCONFIRMED = Text(
    sv="Redogörelsen länkar till {name}: {target}. Det är inte säkert vem som har tillsynen {today}. "
    "Kontrollera att länken leder till rätt myndighets sida för anmälningar.",
    en="The statement links to {name}: {target}. It is not certain who supervises the law on {today}. Check "
    "that the link leads to the right authority's page for complaints.",
)
OTHER_PAGE = Text(
    sv="Redogörelsen länkar till {name}, men kanske inte till sidan för anmälningar: {target}. Kontrollera, "
    "och använd {right}.",
    en="The statement links to {name}, but perhaps not to the page for complaints: {target}. Check, and use "
    "{right}.",
)
HOME = Text(
    sv="Redogörelsen länkar till startsidan hos {name} ({target}), inte till sidan för anmälningar: {right}.",
    en="The statement links to the start page of {name} ({target}), not to the page for complaints: {right}.",
)
FORMER = Text(
    sv="Redogörelsen länkar till {name} ({target}), som inte har tillsynen längre. Länka till {others}.",
    en="The statement links to {name} ({target}), which no longer supervises the law. Link to {others}.",
)
UNLINKED = Text(
    sv="Redogörelsen nämner {name}, men länkar inte till sidan för anmälningar: {right}.",
    en="The statement names {name}, but does not link to the page for complaints: {right}.",
)
MISSING = Text(
    sv="Redogörelsen säger inte var man anmäler att webbplatsen inte följer lagen: {right}.",
    en="The statement does not say where to complain that the site does not follow the law: {right}.",
)

_OPENING = (
    "<h1>Tillgänglighetsredogörelse för exempelby.example</h1><p>Webbplatsen är delvis förenlig med lagen om "
    "tillgänglighet till digital offentlig service.</p><h2>Tillsyn</h2>"
)


@rule(
    id="statement-supervisor",
    title=Text(
        sv="Tillgänglighetsredogörelsen länkar till tillsynsmyndighetens sida för anmälningar",
        en="The accessibility statement links to the supervisor's page for complaints",
    ),
    remedy=Text(
        sv="Skriv under ”Tillsyn” vilken myndighet som har tillsyn, och länka till sidan där man anmäler "
        "brister: www.digg.se/tdosanmalan.",
        en="Under “Tillsyn”, write which authority supervises the law, and link to the page where people "
        "report faults: www.digg.se/tdosanmalan.",
    ),
    severity=Severity.MODERATE,
    help=HELP,
    blind_spot=Text(
        sv="Vem som har tillsyn står i en daterad lista i programmet. Att Digg ska gå upp i PTS är bestämt, "
        "men inte från vilken dag, så en länk till PTS kan regeln inte bedöma.",
        en="Who supervises stands in a dated list in this program. That Digg is to become a part of PTS has "
        "been decided, but the day is not known, so that the rule cannot judge a link to PTS.",
    ),
    examples=[
        passes(
            f"{_OPENING}<p>Anmäl till Digg: <a "
            f"href='https://www.digg.se/tdosanmalan'>digg.se/tdosanmalan</a></p>",
            "the address that the regulations' template gives",
        ),
        fails(f"{_OPENING}<p>Digg har tillsyn. Anmäl på digg.se/tdosanmalan.</p>", "written, not linked"),
        fails(
            f"{_OPENING}<p>Kontakta <a href='https://www.digg.se/'>Myndigheten för digital "
            f"förvaltning</a>.</p>",
            "the authority's start page",
        ),
        fails(f"{_OPENING}<p>Hör av dig om du inte är nöjd.</p>", "nobody is named"),
        unclear(
            f"{_OPENING}<p>Läs mer hos <a href='https://www.digg.se/om-oss'>Digg</a>.</p>",
            "another of its pages",
        ),
        unclear(
            f"{_OPENING}<p>Anmäl till <a href='https://www.pts.se/anmal'>Post- och telestyrelsen</a>.</p>",
            "it is not known from when",
        ),
        ignores(
            "<p>Anmäl till <a href='https://www.digg.se/tdosanmalan'>Digg</a>.</p>",
            "the page is no statement",
        ),
    ],
)
def statement_links_to_the_supervisor(page: Page, context: Context) -> Iterator[Finding]:
    statement = statement_on(page)
    if statement is None:
        return
    links = [
        (link, target)
        for line in statement.lines
        for link in line.links
        if (target := _target(statement, link))
    ]
    found = [
        _judged(supervisor, link, target, context)
        for link, target in links
        for supervisor in supervisors()
        if supervisor.owns(target)
    ]
    if found:
        yield min(found, key=lambda finding: _BEST_FIRST.index(finding.outcome.value))
    else:
        yield _without_link(statement, context)


_BEST_FIRST = ["passed", "cantTell", "failed"]


def _judged(supervisor: Supervisor, link: Tag, target: str, context: Context) -> Finding:
    said = {"name": supervisor.called, "target": target}
    if not supervisor.is_in_office(context.today):
        return failed(link, FORMER.fill(**said, others=_right(context)))
    if not supervisor.confirmed:
        return cannot_tell(link, UNCONFIRMED.fill(**said, today=context.today.isoformat()))
    if supervisor.takes_complaints_at(target):
        return passed(link, LINKED.fill(**said))
    if urlsplit(target).path.strip("/"):
        return cannot_tell(link, OTHER_PAGE.fill(**said, right=supervisor.address))
    return failed(link, HOME.fill(**said, right=supervisor.address))


def _without_link(statement: Statement, context: Context) -> Finding:
    heading = statement.heading_of(Part.SUPERVISION)
    for supervisor in supervisors():
        if supervisor.is_named_in(statement.text):
            message = UNLINKED.fill(name=supervisor.called, right=_right(context))
            return absent(statement, message, heading)
    return absent(statement, MISSING.fill(right=_right(context)), heading)


def _right(context: Context) -> str:
    """The address to link to, of those that surely supervise today."""
    in_office = [one for one in supervisors() if one.confirmed and one.is_in_office(context.today)]
    return ", ".join(supervisor.address for supervisor in in_office or supervisors()[-1:])


def _target(statement: Statement, link: Tag) -> str:
    """Where a link leads, after the redirects that are known."""
    try:
        target = urljoin(statement.base_url, str(link["href"]).strip())
    except ValueError:  # http://[broken
        return ""
    answer = (statement.page.link_answers or {}).get(target)
    return answer.final_url if answer and answer.final_url and _is_home(target) is False else target


def _is_home(address: str) -> bool:
    try:
        return not urlsplit(address).path.strip("/")
    except ValueError:
        return True
