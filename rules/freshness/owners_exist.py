"""The owners that pages name are there: told once for each that is not, with how many pages it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from auditor.model import (
    Context,
    Evidence,
    Finding,
    Given,
    Outcome,
    Page,
    Policy,
    Severity,
    Text,
    at,
    fails,
    ignores,
    passes,
    site_rule,
    unclear,
)
from rules.freshness.information_owner import is_editor, names_nobody
from rules.freshness.owners import ended, is_listed, nearest, plain
from rules.freshness.telling import number

ENDED = Text(
    sv="{pages} anger {owner} som ägare. {gone} finns inte längre, nu ansvarar {after}. Byt ägare på "
    "sidorna: {where}.",
    en="Named as owner on {pages}: {owner}. {gone} is no more, now {after} is in charge. Change the owner on "
    "the pages: {where}.",
)
ENDED_WITHOUT_HEIR = Text(
    sv="{pages} anger {owner} som ägare. {gone} finns inte längre. Ge sidorna en ny ägare: {where}.",
    en="Named as owner on {pages}: {owner}. {gone} is no more. Give the pages a new owner: {where}.",
)
UNLISTED = Text(
    sv="{pages} anger {owner} som ägare. Den finns inte i webbplatsens förteckning över ägare. Byt ägare på "
    "sidorna, eller lägg till ägaren i förteckningen: {where}.",
    en="Named as owner on {pages}: {owner}. It is not in the site's directory of owners. Change the owner on "
    "the pages, or add this one to the directory: {where}.",
)
ALMOST_LISTED = Text(
    sv="{pages} anger {owner} som ägare. Den finns inte i webbplatsens förteckning över ägare, men där finns "
    "”{near}”. Är det samma, skriv ägaren likadant: {where}.",
    en="Named as owner on {pages}: {owner}. It is not in the site's directory of owners, but “{near}” is. If "
    "they are the same, write the owner alike: {where}.",
)
THERE = Text(
    sv="Alla {owners} ägare som sidorna anger finns.",
    en="All {owners} owners that the pages name are there.",
)
ONE_PAGE = Text(sv="1 sida", en="1 page")
PAGES = Text(sv="{count} sidor", en="{count} pages")
AND_MORE = Text(sv="{where} och {count} till", en="{where} and {count} more")
_MOST_SHOWN = 5  # addresses
_POLICY = Policy(directory=("Gatuenheten", "Miljökontoret"), ended={"Tekniska kontoret": "Gatuenheten"})


@site_rule(
    id="owners-exist",
    title=Text(sv="De ägare som sidorna anger finns", en="The owners that pages name exist"),
    remedy=Text(
        sv="Gå igenom de sidor som har en ägare som inte finns längre. Bestäm vem som nu ansvarar för dem, "
        "och byt ägare. Håll förteckningen över ägare aktuell när organisationen ändras.",
        en="Go through the pages whose owner is no more. Decide who is in charge of them now, and change the "
        "owner. Keep the directory of owners up to date when the organisation changes.",
    ),
    severity=Severity.MODERATE,
    blind_spot=Text(
        sv="Regeln vet bara det som står i auditor.toml: vilka ägare som finns och vilka som har upphört. "
        "Utan det säger den inget.",
        en="The rule knows only what stands in auditor.toml: which owners there are, and which have ended. "
        "Without that it says nothing.",
    ),
    examples=[
        passes("<p>Informationsägare: Gatuenheten</p>", "in the directory", Given(policy=_POLICY)),
        fails("<p>Informationsägare: Tekniska kontoret</p>", "it is no more", Given(policy=_POLICY)),
        fails("<p>Informationsägare: Parkenheten</p>", "not in the directory", Given(policy=_POLICY)),
        unclear("<p>Informationsägare: Gatuenhet</p>", "almost as in the directory", Given(policy=_POLICY)),
        ignores("<p>Informationsägare: Parkenheten</p>", "the site has given no directory"),
        ignores("<p>Välkommen.</p>", "no page names an owner", Given(policy=_POLICY)),
    ],
)
def owners_are_there(evidence: Evidence, context: Context) -> Iterator[Finding]:
    policy = context.policy
    if policy.directory is None and not policy.ended:
        return
    owned: defaultdict[str, list[Page]] = defaultdict(list)
    for page in evidence.pages:
        owner = page.metadata.owner
        if owner is not None and not is_editor(owner) and not names_nobody(owner.text):
            owned[plain(owner.text)].append(page)
    findings = [found for _, pages in sorted(owned.items()) if (found := _of_owner(pages, policy))]
    if findings:
        yield from findings
    elif owned:
        yield at(Outcome.PASSED, "", "", THERE.fill(owners=number(len(owned))))


def _of_owner(pages: Sequence[Page], policy: Policy) -> Finding | None:
    """What is wrong with the owner of these pages, if anything."""
    owner = pages[0].metadata.owner
    text = owner.text if owner else ""
    told = {"owner": Text(sv=f"”{text}”", en=f"“{text}”"), "pages": _count(pages), "where": _where(pages)}
    gone = ended(text, policy)
    if gone is not None:
        message = ENDED if gone[1] else ENDED_WITHOUT_HEIR
        return at(Outcome.FAILED, "", text, message.fill(**told, gone=gone[0], after=gone[1]))
    if is_listed(text, policy):
        return None
    near = nearest(text, policy)
    if near is not None:
        return at(Outcome.CANNOT_TELL, "", text, ALMOST_LISTED.fill(**told, near=near))
    return at(Outcome.FAILED, "", text, UNLISTED.fill(**told))


def _count(pages: Sequence[Page]) -> Text:
    return ONE_PAGE if len(pages) == 1 else PAGES.fill(count=number(len(pages)))


def _where(pages: Sequence[Page]) -> Text:
    urls = sorted(page.url for page in pages)
    shown = ", ".join(urls[:_MOST_SHOWN])
    told = Text(sv=shown, en=shown)
    return AND_MORE.fill(where=told, count=len(urls) - _MOST_SHOWN) if len(urls) > _MOST_SHOWN else told
