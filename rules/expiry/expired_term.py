"""Those who are named as elected must still be so, and a term of office that is told must not have ended.

After an election nobody goes through all the pages that name a politician. A page from before it may be
right, since many are re-elected, so that a person must look; a term that has ended is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

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
from rules.expiry.claims import claims_on
from rules.expiry.office_holders import Named, named_on
from rules.expiry.page_dates import last_day_of, shown_date
from rules.expiry.readings.claim import Matter
from rules.expiry.readings.layout import Layout
from rules.expiry.telling import day, findings_about, is_under_record, kind_of
from rules.genres import Genre

NAMED_BEFORE = Text(
    sv="Sidan nämner {names}. Den är från den {dated}. {change} Kontrollera att de som nämns sitter kvar.",
    en="The page names {names}. It is from {dated}. {change} Check that those named still hold office.",
)
NAMED_UNDATED = Text(
    sv="Sidan nämner {names}, men visar inget datum. {change} Kontrollera att de som nämns sitter kvar.",
    en="The page names {names}, but shows no date. {change} Check that those named still hold office.",
)
NAMED_SINCE = Text(
    sv="Sidan nämner {names}. Den är från den {dated}, efter det senaste skiftet den {changed}.",
    en="The page names {names}. It is from {dated}, after the latest change on {changed}.",
)
RENAMED = Text(
    sv="Sidan nämner {names}. ({old}) stod för {party} den {changed}. Kontrollera om den som nämns sitter "
    "kvar, och för vilket parti.",
    en="The page names {names}. ({old}) stood for {party} on {changed}. Check whether those named still hold "
    "office, and for which party.",
)
MORE = Text(sv=" och {count} till", en=" and {count} more")
COUNCIL_CHANGED = Text(
    sv="Fullmäktige började en ny mandatperiod den {changed}.",
    en="Councils began a new term on {changed}.",
)
_SHOWN = 5  # names in a message


@rule(
    id="expired-term",
    title=Text(
        sv="Förtroendevalda som nämns sitter kvar, och mandatperioden pågår",
        en="Those named as elected still hold office, and their term has not ended",
    ),
    remedy=Text(
        sv="Kontrollera vem som har uppdraget nu, och rätta namn, parti och mandatperiod. Står uppgiften "
        "redan på en sida som hålls aktuell: länka dit i stället.",
        en="Check who holds the office now, and correct name, party and term. If a page that is kept up to "
        "date tells it already: link to that instead.",
    ),
    severity=Severity.MODERATE,
    blind_spot=Text(
        sv="Regeln vet inte vilka som är valda, bara när fullmäktige, styrelse och nämnder byts efter ett "
        "val, och nämnders mandatperiod kan vara en annan i din kommun. Namn utan partibeteckning ses bara "
        "efter titlar som kommunalråd. Protokoll, motioner, historik och arkiv granskas inte.",
        en="The rule does not know who was elected, only when councils, executive boards and boards change "
        "after an election, and the term of boards may be another in your municipality. Names without "
        "party letters are only seen after titles. Minutes, motions, history and archives are not judged.",
    ),
    examples=[
        passes(
            "<p>Uppdaterades: 20 oktober 2026</p><p>Kommunalråd är Anna Exempel (S).</p>",
            "after the election",
        ),
        passes("<h2>Nämndens ledamöter 2023–2026</h2>", "boards sit until the turn of the year"),
        passes(
            "<p>Uppdaterades: 3 mars 2026</p><p>Socialnämndens ordförande Anna Exempel (S)</p>",
            "the board has not changed since the page's date",
        ),
        fails("<h2>Mandatperioden 2019–2022</h2><p>Ledamöter</p>", "the term has ended"),
        fails("<p>Ledamöter i kommunfullmäktige 2022–2026</p>", "the council changed in October"),
        fails("<p>Mandattid: 2018-10-15 – 2022-10-14</p>", "told to the day"),
        unclear(
            "<p>Uppdaterades: 5 februari 2024</p><p>Kommunalråd Anna Exempel (M) och oppositionsråd Bo "
            "Exempel (S) berättar.</p>",
            "named before the election; they may have been elected again",
        ),
        unclear(
            "<p>Kommunstyrelsens ordförande är Anna Exempel (S).</p>", "no date tells when it was written"
        ),
        unclear("<h2>Mandatperioden 2022–2026</h2>", "councils have changed, boards have not"),
        unclear("<p>Kommunalråd Anna Exempel (FP)</p>", "the party has another name since 2015"),
        ignores(
            "<p>Uppdaterades: 5 februari 2024</p><p>Motion från Anna Exempel (S)</p>",
            "a motion keeps its name",
        ),
        ignores(
            "<p>Uppdaterades: 5 februari 2024</p><p>Kommunstyrelsen (KS)</p>", "the letters are no party's"
        ),
        ignores("<h1>Historik</h1><p>Mandatperioden 2019–2022</p>", "history is kept as it was"),
        ignores("<p>Under mandatperioden 2019–2022 byggdes tre skolor.</p>", "told as something past"),
    ],
)
def those_named_hold_office_and_terms_run(page: Page, context: Context) -> Iterator[Finding]:
    yield from findings_about(Matter.TERM, page, context)
    told = {
        id(claim.statement.block) for claim in claims_on(page, context.today) if claim.matter is Matter.TERM
    }
    named = [one for one in named_on(page, context.today) if id(one.block) not in told]
    if not named or page.once(kind_of) is not Genre.ORDINARY:
        return
    layout = page.once(Layout)
    named = [one for one in named if not is_under_record(one.block, layout)]
    if named:
        yield _of_named(named, page)


def _of_named(named: list[Named], page: Page) -> Finding:
    """One finding for all who are named: the worst that can be said of any."""
    shown = shown_date(page)
    renamed = [one for one in named if one.renaming]
    if renamed and (renaming := renamed[0].renaming):
        told = {"names": _names(renamed), "old": renaming.old, "party": renaming.name}
        return cannot_tell(renamed[0].block.tag, RENAMED.fill(**told, changed=day(renaming.since)))
    if shown is None:
        return _told(NAMED_UNDATED, named, {})
    dated = {"dated": day(shown.value)}
    before = [one for one in named if last_day_of(shown) < one.changed]
    if before:
        return _told(NAMED_BEFORE, before, dated)
    latest = max(named, key=lambda one: one.changed)
    return passed(
        latest.block.tag, NAMED_SINCE.fill(names=_names(named), changed=day(latest.changed), **dated)
    )


def _told(message: Text, named: list[Named], dated: dict[str, Text]) -> Finding:
    first = named[0]
    change = (first.body.told if first.body else COUNCIL_CHANGED).fill(changed=day(first.changed))
    return cannot_tell(first.block.tag, message.fill(names=_names(named), change=change, **dated))


def _names(named: list[Named]) -> Text:
    texts = list(dict.fromkeys(one.text for one in named))
    listed = ", ".join(f"”{text}”" for text in texts[:_SHOWN])
    more = MORE.fill(count=len(texts) - _SHOWN) if len(texts) > _SHOWN else Text("", "")
    return Text(sv=f"{listed}{more.sv}", en=f"{listed}{more.en}")
