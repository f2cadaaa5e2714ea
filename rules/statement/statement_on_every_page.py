"""Every page leads to the statement.

Implementing Decision (EU) 2018/1523, recital 4, speaks of every page; DIGG accepts a link that stands clearly
on the start page in its place. So a page that lacks the link is a fault where most have it: it fell out.
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
from rules.statement.survey import Seen, Survey, survey
from rules.statement.telling import HELP

ALL = Text(
    sv="Alla {pages} granskade sidor länkar till tillgänglighetsredogörelsen.",
    en="All {pages} pages that were looked at link to the accessibility statement.",
)
FELL_OUT = Text(
    sv="{lacking} av {pages} sidor saknar länken till tillgänglighetsredogörelsen, fast de andra har den: "
    "{addresses}.",
    en="{lacking} of {pages} pages lack the link to the accessibility statement, though the others have it: "
    "{addresses}.",
)
MOST_LACK = Text(
    sv="{lacking} av {pages} sidor saknar länk till tillgänglighetsredogörelsen: {addresses}. Digg godtar "
    "att länken står tydligt på startsidan; EU:s mall vill att den finns på alla sidor. Överväg att lägga "
    "den i sidfoten.",
    en="{lacking} of {pages} pages have no link to the accessibility statement: {addresses}. Digg accepts "
    "that the link stands clearly on the start page; the EU's model wants it on every page. Consider "
    "putting it in the footer.",
)
UNSURE = Text(
    sv="På {lacking} av {pages} sidor hittades ingen länk till tillgänglighetsredogörelsen: {addresses}. "
    "Sidorna ändras av skript eller är på ett annat språk. Titta efter länken i sidfoten.",
    en="On {lacking} of {pages} pages no link to the accessibility statement was found: {addresses}. "
    "Scripts change the pages, or they are in another language. Look for the link in the footer.",
)

_NAMED = 5  # addresses in a message
_LINK = '<footer><a href="/redogorelse">Tillgänglighetsredogörelse</a></footer>'


@site_rule(
    id="statement-on-every-page",
    title=Text(
        sv="Varje sida länkar till tillgänglighetsredogörelsen",
        en="Every page links to the accessibility statement",
    ),
    remedy=Text(
        sv="Lägg länken ”Tillgänglighetsredogörelse” i sidfoten i den mall som sidorna bygger på, så att "
        "ingen sida blir utan.",
        en="Put the link “Tillgänglighetsredogörelse” in the footer of the template that the pages are "
        "built on, so that no page is left without.",
    ),
    severity=Severity.MINOR,
    help=HELP,
    blind_spot=Text(
        sv="Regeln ser bara de sidor som har granskats, och inte om länken är lätt att hitta på sidan.",
        en="The rule sees the pages that were looked at only, and not whether the link is easy to find on "
        "the page.",
    ),
    examples=[
        passes(_LINK, "the only page has it"),
        passes(_LINK, "all pages have it", Given(pages={"/skola": _LINK, "/omsorg": _LINK})),
        fails(
            _LINK,
            "one page of four has lost it",
            Given(pages={"/skola": _LINK, "/omsorg": _LINK, "/trafik": "<h1>Trafik</h1>"}),
        ),
        unclear(
            _LINK,
            "only the start page has it, which may be enough",
            Given(pages={"/skola": "<h1>Skola</h1>", "/trafik": "<h1>Trafik</h1>"}),
        ),
        ignores("<h1>Exempelby</h1>", "no page has it: that is for the rule accessibility-statement"),
    ],
)
def every_page_links_to_the_statement(evidence: Evidence, _: Context) -> Iterator[Finding]:
    found = survey(evidence)
    counted = [seen for seen in found.seen if seen.page.status in {None, 200} and not seen.is_statement]
    having = [seen for seen in counted if any(found.sure_links(seen))]
    if not having:
        return
    lacking = [seen for seen in counted if seen not in having]
    surely = [seen for seen in lacking if seen.is_seen_in_full and not _may_lead(seen, found)]
    if not lacking:
        yield passed(None, ALL.fill(pages=len(counted)))
    elif surely and len(having) > len(lacking):
        yield failed(None, _told(FELL_OUT, surely, counted))
    else:
        yield cannot_tell(None, _told(MOST_LACK if surely else UNSURE, surely or lacking, counted))


def _may_lead(seen: Seen, found: Survey) -> bool:
    """Whether the page has a link that may lead to the statement, where no page was recognised as one."""
    return bool(seen.links) and not found.addresses


def _told(message: Text, lacking: list[Seen], counted: list[Seen]) -> Text:
    addresses = sorted(seen.page.final_url or seen.page.url for seen in lacking)
    more = ", …" if len(addresses) > _NAMED else ""
    return message.fill(
        lacking=len(lacking), pages=len(counted), addresses=", ".join(addresses[:_NAMED]) + more
    )
