"""Every page must name somebody who answers for it.

Else nobody keeps it true, and nobody can be told of its faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from auditor.model import (
    Context,
    Finding,
    Flaw,
    Given,
    Outcome,
    Owner,
    Page,
    Policy,
    Severity,
    Subject,
    Text,
    Unread,
    cannot_tell,
    failed,
    fails,
    passes,
    rule,
    unclear,
)
from auditor.vocabulary import load
from rules.freshness.addresses import addresses_in, fault_of
from rules.freshness.owners import ended, is_listed, nearest
from rules.freshness.telling import located, said

NAMED = Text(sv="{said}", en="{said}")
NAMES_NOBODY = Text(
    sv="”{said}” säger inte vem som ansvarar för sidan. Skriv en enhet, till exempel en förvaltning.",
    en="“{said}” does not say who answers for the page. Write a unit, for example a department.",
)
EMPTY = Text(
    sv="Efter ”{said}” står inget. Skriv vilken enhet som ansvarar för sidan.",
    en="Nothing stands after “{said}”. Write which unit answers for the page.",
)
MAYBE_EMPTY = Text(
    sv="Efter ”{said}” hittades inget, men sidan ändras av skript och har inte öppnats i en webbläsare. "
    "Titta efter ägaren på sidan.",
    en="Nothing was found after “{said}”, but scripts change the page and it was not opened in a browser. "
    "Look for the owner on the page.",
)
TEMPLATE_SHOWS = Text(
    sv="”{said}”: där ägaren skulle stå visas sidmallens kod. Be den som sköter webbplatsen att rätta "
    "mallen.",
    en="“{said}”: the code of the page's template shows where the owner should be. Ask those who run the "
    "site to mend the template.",
)
UNREADABLE = Text(
    sv="”{said}” går inte att läsa som en ägare. Kontrollera vem som ansvarar för sidan.",
    en="“{said}” cannot be read as an owner. Check who answers for the page.",
)
BAD_ADDRESS = Text(
    sv="”{said}”: e-postadressen {address} kan inte fungera, {why}. Rätta adressen.",
    en="“{said}”: the e-mail address {address} cannot work, {why}. Correct the address.",
)
ENDED = Text(
    sv="”{said}”: {owner} finns inte längre. Nu ansvarar {after}. Byt ägare på sidan.",
    en="“{said}”: {owner} is no more. Now {after} is in charge. Change the owner on the page.",
)
ENDED_WITHOUT_HEIR = Text(
    sv="”{said}”: {owner} finns inte längre. Ta reda på vem som nu ansvarar för sidan och byt ägare.",
    en="“{said}”: {owner} is no more. Find out who is now in charge of the page, and change the owner.",
)
UNLISTED = Text(
    sv="”{said}” finns inte i webbplatsens förteckning över ägare. Byt till en ägare som finns där, eller be "
    "den som sköter förteckningen att lägga till ägaren.",
    en="“{said}” is not in the site's directory of owners. Change to an owner that is there, or ask those "
    "who keep the directory to add this one.",
)
ALMOST_LISTED = Text(
    sv="”{said}” finns inte i webbplatsens förteckning över ägare, men där finns ”{near}”. Är det samma, "
    "skriv ägaren som i förteckningen.",
    en="“{said}” is not in the site's directory of owners, but “{near}” is. If they are the same, write the "
    "owner as in the directory.",
)
EDITOR_UNLISTED = Text(
    sv="”{said}” säger vem som har lagt ut sidan, och den ägaren finns inte i webbplatsens förteckning. Ange "
    "vem som ansvarar för innehållet.",
    en="“{said}” says who put the page there, and that owner is not in the site's directory. Name who "
    "answers for the content.",
)
MISSING = Text(
    sv="Sidan säger inte vem som ansvarar för den. Lägg till en informationsägare.",
    en="The page does not say who answers for it. Add an information owner.",
)
UNSETTLED = Text(
    sv="Ingen informationsägare hittades, men sidan ändras av skript och har inte öppnats i en webbläsare. "
    "Titta efter ägaren på sidan.",
    en="No information owner was found, but scripts change the page and it was not opened in a browser. Look "
    "for the owner on the page.",
)


_LISTED = Given(policy=Policy(directory=("Gatuenheten", "Webbredaktionen")))


@rule(
    id="information-owner",
    title=Text(sv="Sidan säger vem som ansvarar för den", en="The page says who answers for it"),
    remedy=Text(
        sv="Ange en enhet som informationsägare, till exempel en förvaltning eller ett kontor. En enhet är "
        "bättre än en person: den finns kvar när någon slutar.",
        en="Name a unit as information owner, for example a department or an office. A unit is better than a "
        "person: it is still there when somebody leaves.",
    ),
    severity=Severity.MINOR,
    blind_spot=Text(
        sv="Utan en förteckning över webbplatsens ägare ser regeln bara att en ägare är angiven, inte om "
        "enheten finns kvar. Den vet inte om en person arbetar kvar, eller om en e-postadress tar emot post.",
        en="Without a directory of the site's owners the rule sees only that an owner is named, not whether "
        "that unit still exists. It does not know whether a person still works there, or whether mail to an "
        "address arrives.",
    ),
    examples=[
        passes("<p>Informationsägare: Kommunledningsförvaltningen</p>", "a unit"),
        passes("<p>Sidansvarig: Webbredaktionen</p>", "a group"),
        passes("<p>Ansvarig nämnd: Kommunstyrelsen</p>", "a board"),
        fails("<p>Informationsägare:</p>", "a label without a name"),
        fails("<p>Informationsägare: vakant</p>", "nobody holds the post"),
        fails("<p>Informationsägare: N.N.</p>", "a placeholder"),
        fails("<p>Informationsägare: {{owner}}</p>", "the template's code shows"),
        fails("<p>Välkommen till kommunen.</p>", "nobody is named"),
        fails("<p>Innehållsansvarig: bygg@kommun@exempelby.se</p>", "an address with two @"),
        fails("<p>Innehållsansvarig: bygg@exempelby</p>", "an address without its end"),
        fails(
            "<p>Informationsägare: Gatukontoret</p>",
            "a unit that is no more",
            Given(policy=Policy(ended={"Gatukontoret": "Samhällsbyggnadskontoret"})),
        ),
        passes("<p>Informationsägare: Gatuenheten</p>", "a unit in the directory", _LISTED),
        fails("<p>Informationsägare: Parkenheten</p>", "a unit that the directory does not have", _LISTED),
        unclear("<p>Informationsägare: Gatuenhet</p>", "almost as in the directory", _LISTED),
    ],
)
def page_names_its_owner(page: Page, context: Context) -> Iterator[Finding]:
    unread = [label for label in page.metadata.unread if label.subject is Subject.OWNER]
    for label in unread:
        if label.flaw is Flaw.TEMPLATE:
            yield _told(Outcome.FAILED, label, TEMPLATE_SHOWS)
    owner = page.metadata.owner
    if owner is not None:
        yield _of_owner(owner, page, context.policy)
    elif unread:
        yield from (_of_unread(label, page) for label in unread if label.flaw is not Flaw.TEMPLATE)
    else:
        yield failed(None, MISSING) if page.is_settled else cannot_tell(None, UNSETTLED)


def _of_owner(owner: Owner, page: Page, policy: Policy) -> Finding:
    if names_nobody(owner.text):
        return _told(Outcome.FAILED, owner, NAMES_NOBODY)
    host = urlsplit(page.final_url or page.url).hostname or ""
    for address in (*addresses_in(owner.text), *_linked_addresses(owner, page)):
        why = fault_of(address, host)
        if why:
            return located(
                Outcome.FAILED, owner, BAD_ADDRESS.fill(said=said(owner), address=address, why=why)
            )
    return _of_standing(owner, policy)


def _of_standing(owner: Owner, policy: Policy) -> Finding:
    """What the site says of the owner: whether it is there, or is no more."""
    gone = ended(owner.text, policy)
    if gone is not None:
        name, after = gone
        message = ENDED if after else ENDED_WITHOUT_HEIR
        return located(Outcome.FAILED, owner, message.fill(said=said(owner), owner=name, after=after))
    if is_listed(owner.text, policy):
        return _told(Outcome.PASSED, owner, NAMED)
    near = nearest(owner.text, policy)
    if near is not None:
        return located(Outcome.CANNOT_TELL, owner, ALMOST_LISTED.fill(said=said(owner), near=near))
    if is_editor(owner):
        return _told(Outcome.CANNOT_TELL, owner, EDITOR_UNLISTED)
    return _told(Outcome.FAILED, owner, UNLISTED)


def is_editor(owner: Owner) -> bool:
    """Whether the label says who put the page there: "Publicerad av", "Uppdaterad … av", "Redaktör"."""
    words = owner.label.casefold().split()
    return bool(words) and words[-1] in load("rules.freshness", "placeholders.toml")["editors"]


def _linked_addresses(owner: Owner, page: Page) -> Iterator[str]:
    """The addresses that mail links beside the owner's name lead to."""
    if "mailto:" not in page.html or not owner.selector:
        return
    place = page.soup.select_one(owner.selector)
    for link in place.find_all("a", href=True) if place else ():
        scheme, _, rest = str(link["href"]).strip().partition(":")
        if scheme.lower() == "mailto":
            yield from addresses_in(unquote(rest.partition("?")[0]))


def _of_unread(label: Unread, page: Page) -> Finding:
    if label.flaw is not Flaw.EMPTY:
        placeholder = names_nobody(label.text)
        return _told(
            Outcome.FAILED if placeholder else Outcome.CANNOT_TELL,
            label,
            NAMES_NOBODY if placeholder else UNREADABLE,
        )
    if page.is_settled:
        return _told(Outcome.FAILED, label, EMPTY)
    return _told(Outcome.CANNOT_TELL, label, MAYBE_EMPTY)


def names_nobody(text: str) -> bool:
    """Whether the text is a placeholder: vakant, N.N., xxx."""
    plain = " ".join(text.casefold().split())
    stripped = plain.strip(" .,:;()[]<>*")
    return stripped in _placeholders() or bool(_patterns().fullmatch(plain)) or not stripped


@cache
def _placeholders() -> frozenset[str]:
    return frozenset(load("rules.freshness", "placeholders.toml")["names_nobody"])


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(load("rules.freshness", "placeholders.toml")["patterns"]))


def _told(outcome: Outcome, where: Owner | Unread, message: Text) -> Finding:
    return located(outcome, where, message.fill(said=said(where)))
