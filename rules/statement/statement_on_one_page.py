"""The statement is a web page of its own, not a document.

DIGG: it is published in an accessible format, preferably as a web page.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import (
    Context,
    Evidence,
    Finding,
    Given,
    Severity,
    Text,
    cannot_tell,
    failed,
    fails,
    ignores,
    passed,
    passes,
    site_rule,
    unclear,
)
from rules.statement.links import Link
from rules.statement.survey import Seen, Survey, is_document, survey
from rules.statement.telling import HELP

IS_PAGE = Text(
    sv="Tillgänglighetsredogörelsen är en webbsida: {target}.",
    en="The accessibility statement is a web page: {target}.",
)
IS_FOREIGN = Text(
    sv="Tillgänglighetsredogörelsen är en webbsida: {target}. Den är inte på svenska, och innehållet har "
    "inte granskats.",
    en="The accessibility statement is a web page: {target}. It is not in Swedish, and its content was not "
    "judged.",
)
IS_DOCUMENT = Text(
    sv="Länken ”{text}” leder till ett dokument, {target}. Ingen webbsida med redogörelsen hittades.",
    en="The link “{text}” leads to a document, {target}. No web page with the statement was found.",
)
MAYBE_DOCUMENT = Text(
    sv="Länken ”{text}” leder till ett dokument, {target}. Hela webbplatsen har inte granskats. Kontrollera "
    "att redogörelsen också finns som webbsida.",
    en="The link “{text}” leads to a document, {target}. Not all of the site was looked at. Check that the "
    "statement is there as a web page too.",
)
SCATTERED = Text(
    sv="Sidan {target} kallas tillgänglighetsredogörelse, men redogörelsens delar hittades inte på den. "
    "Kontrollera att allt står på en och samma sida.",
    en="The page {target} is called the accessibility statement, but the parts of a statement were not "
    "found on it. Check that everything stands on one page.",
)

_LINK = '<footer><a href="/redogorelse">Tillgänglighetsredogörelse</a></footer>'


@site_rule(
    id="statement-on-one-page",
    title=Text(
        sv="Tillgänglighetsredogörelsen är en webbsida",
        en="The accessibility statement is a web page",
    ),
    remedy=Text(
        sv="Publicera hela redogörelsen som en vanlig webbsida. Ett dokument kan finnas vid sidan av, men "
        "inte i stället.",
        en="Publish the whole statement as an ordinary web page. A document may stand beside it, but not in "
        "its place.",
    ),
    severity=Severity.SERIOUS,
    help=HELP,
    blind_spot=Text(
        sv="Regeln följer inte länkar till andra webbplatser. Redogörelser på andra språk än svenska "
        "hittas, men läses inte.",
        en="The rule does not follow links to other sites. Statements in other languages than Swedish are "
        "found, but not read.",
    ),
    examples=[
        passes(
            _LINK,
            "the link leads to a page with the statement",
            Given(
                pages={
                    "/redogorelse": "<h1>Tillgänglighetsredogörelse</h1><p>Webbplatsen är helt förenlig med "
                    "lagen om tillgänglighet till digital offentlig service.</p>"
                }
            ),
        ),
        passes(
            '<a href="/en/statement">Accessibility statement</a>',
            "in English: found, not judged",
            Given(
                pages={
                    "/en/statement": "<html lang=en><h1>Accessibility statement</h1><p>Compliant.</p></html>"
                }
            ),
        ),
        fails(
            '<a href="/fil/redogorelse.pdf">Tillgänglighetsredogörelse (pdf)</a>',
            "only a PDF",
            Given(pages={"/skola": "<h1>Skola</h1>"}),
        ),
        unclear(
            _LINK,
            "a page with that name, and nothing of a statement on it",
            Given(
                pages={
                    "/redogorelse": "<h1>Tillgänglighetsredogörelse</h1><p><a href='/del-1'>Del 1</a> "
                    "<a href='/del-2'>Del 2</a></p>"
                }
            ),
        ),
        ignores("<h1>Exempelby</h1>", "no statement, and no link to one"),
    ],
)
def statement_is_a_page(evidence: Evidence, _: Context) -> Iterator[Finding]:
    found = survey(evidence)
    documents = [
        link for seen in found.seen for link in seen.links if link.is_sure and is_document(link, evidence)
    ]
    called = [seen for seen in found.seen if seen.is_called]
    if pages := found.statements:
        yield passed(None, IS_PAGE.fill(target=_address(pages[0])))
    elif foreign := [seen for seen in found.seen if seen.is_statement and not seen.is_called]:
        yield passed(None, IS_FOREIGN.fill(target=_address(foreign[0])))
    elif documents:
        yield _as_document(documents, found, evidence)
    elif called:
        yield cannot_tell(None, SCATTERED.fill(target=_address(called[0])))


def _as_document(documents: list[Link], found: Survey, evidence: Evidence) -> Finding:
    """A statement that was found as a document alone: sure when the whole site was seen."""
    link = next((link for link in documents if link.tag), documents[0])
    said = {"text": link.text, "target": link.target}
    others = [
        link for seen in found.seen for link in found.sure_links(seen) if not is_document(link, evidence)
    ]
    if others or not evidence.complete or evidence.beyond:
        return cannot_tell(link.tag, MAYBE_DOCUMENT.fill(**said))
    return failed(link.tag, IS_DOCUMENT.fill(**said))


def _address(seen: Seen) -> str:
    return seen.page.final_url or seen.page.url
