"""The statement says who stands behind which service. MDFFS 2019:2, 6 § 1."""

from __future__ import annotations

from collections.abc import Iterator

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
from rules.statement.reading import statement_on
from rules.statement.telling import HELP, absent, quoted

NAMED = Text(
    sv="Redogörelsen namnger aktören, ”{actor}”, och tjänsten, ”{service}”.",
    en="The statement names the actor, “{actor}”, and the service, “{service}”.",
)
PLACEHOLDER = Text(
    sv="Mallens fält ”{field}” står kvar där ett namn skulle stå.",
    en="The template's field “{field}” was left where a name should stand.",
)
ACTOR_UNSURE = Text(
    sv="Det gick inte att läsa ut vem som står bakom webbplatsen. Kontrollera att redogörelsen säger det, "
    "till exempel ”{site} står bakom den här webbplatsen”.",
    en="It could not be read who stands behind the site. Check that the statement says so, for example "
    "“{site} står bakom den här webbplatsen”.",
)
SERVICE_UNSURE = Text(
    sv="Aktören är ”{actor}”, men webbplatsen kallas bara ”den här webbplatsen”. Kontrollera att det framgår "
    "vilken webbplats redogörelsen gäller.",
    en="The actor is “{actor}”, but the site is only called “this web site”. Check that it is clear which "
    "site the statement is about.",
)
UNNAMED = Text(
    sv="Redogörelsen säger varken vem som står bakom webbplatsen eller vilken webbplats den gäller.",
    en="The statement says neither who stands behind the site nor which site it is about.",
)

_STATUS = "<p>Webbplatsen är delvis förenlig med lagen om tillgänglighet till digital offentlig service.</p>"


@rule(
    id="statement-names-service",
    title=Text(
        sv="Tillgänglighetsredogörelsen säger vem som står bakom vilken webbplats",
        en="The accessibility statement says who stands behind which site",
    ),
    remedy=Text(
        sv="Börja redogörelsen med aktörens och webbplatsens namn: ”Exempelby kommun står bakom "
        "exempelby.example.” Fyll i fält som står kvar från mallen.",
        en="Begin the statement with the names of the actor and the site: “Exempelby kommun står bakom "
        "exempelby.example.” Fill in any field left from the template.",
    ),
    severity=Severity.MODERATE,
    help=HELP,
    blind_spot=Text(
        sv="Regeln ser inte om namnen är de rätta, och läser bara redogörelsens början.",
        en="The rule does not see whether the names are the right ones, and reads the statement's beginning "
        "only.",
    ),
    examples=[
        passes(
            "<h1>Tillgänglighet för exempelby.example</h1><p>Exempelby kommun står bakom den här "
            "webbplatsen. "
            f"Tillgänglighetsredogörelsen följer mallen.</p>{_STATUS}<h2>Tillsyn</h2><h2>Hur tillgänglig är "
            "webbplatsen?</h2>",
            "the heading names the site, the text the actor",
        ),
        passes(
            f"<h1>Tillgänglighetsredogörelse</h1><p>Exempelby.example drivs av Exempelby "
            f"kommun.</p>{_STATUS}",
            "both in one sentence",
        ),
        fails(
            "<h1>Tillgänglighetsredogörelse för {tjänstens namn}</h1><p>{aktörens namn} står bakom den här "
            f"webbplatsen.</p>{_STATUS}",
            "the template was not filled in",
        ),
        fails(
            "<h1>Tillgänglighetsredogörelse</h1><p>Sidorna är delvis förenliga med lagen om tillgänglighet "
            "till digital offentlig service.</p>",
            "nobody and nothing is named",
        ),
        unclear(
            f"<h1>Tillgänglighetsredogörelse</h1><p>Exempelby kommun står bakom den här "
            f"webbplatsen.</p>{_STATUS}",
            "the site is not named",
        ),
        unclear(
            f"<h1>Tillgänglighetsredogörelse för exempelby.example</h1>{_STATUS}",
            "whose site it is must be guessed",
        ),
        ignores("<h1>Exempelby kommun</h1>", "the page is no statement"),
    ],
)
def statement_names_actor_and_service(page: Page, context: Context) -> Iterator[Finding]:
    statement = statement_on(page)
    if statement is None:
        return
    names = statement.names
    if names.placeholder:
        yield failed(None, PLACEHOLDER.fill(field=names.placeholder))
    elif names.actor and names.service:
        yield passed(None, NAMED.fill(actor=quoted(names.actor), service=quoted(names.service)))
    elif names.actor:
        yield cannot_tell(None, SERVICE_UNSURE.fill(actor=quoted(names.actor)))
    elif names.service or context.site.name.lower() in statement.text.lower():
        yield cannot_tell(None, ACTOR_UNSURE.fill(site=context.site.name))
    else:
        yield absent(statement, UNNAMED)
