"""Every page must name somebody who answers for it.

Else nobody keeps it true, and nobody can be told of its faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from auditor.model import (
    Context,
    Finding,
    Flaw,
    Outcome,
    Owner,
    Page,
    Severity,
    Subject,
    Text,
    Unread,
    at,
    cannot_tell,
    failed,
    fails,
    passes,
    rule,
)
from auditor.vocabulary import load

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
MISSING = Text(
    sv="Sidan säger inte vem som ansvarar för den. Lägg till en informationsägare.",
    en="The page does not say who answers for it. Add an information owner.",
)
UNSETTLED = Text(
    sv="Ingen informationsägare hittades, men sidan ändras av skript och har inte öppnats i en webbläsare. "
    "Titta efter ägaren på sidan.",
    en="No information owner was found, but scripts change the page and it was not opened in a browser. "
    "Look for the owner on the page.",
)


@rule(
    id="information-owner",
    title=Text(sv="Sidan säger vem som ansvarar för den", en="The page says who answers for it"),
    remedy=Text(
        sv="Ange en enhet som informationsägare, till exempel en förvaltning eller ett kontor. En enhet är "
        "bättre än en person: den finns kvar när någon slutar.",
        en="Name a unit as information owner, for example a department or an office. A unit is better than "
        "a person: it is still there when somebody leaves.",
    ),
    severity=Severity.MINOR,
    blind_spot=Text(
        sv="Regeln ser att en ägare är angiven, inte om den enheten finns kvar eller om personen arbetar "
        "kvar.",
        en="The rule sees that an owner is named, not whether that unit still exists or that person still "
        "works there.",
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
    ],
)
def page_names_its_owner(page: Page, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - as all checks
    unread = [label for label in page.metadata.unread if label.subject is Subject.OWNER]
    for label in unread:
        if label.flaw is Flaw.TEMPLATE:
            yield _located(Outcome.FAILED, label, TEMPLATE_SHOWS)
    owner = page.metadata.owner
    if owner is not None:
        yield _of_owner(owner)
    elif unread:
        yield from (_of_unread(label, page) for label in unread if label.flaw is not Flaw.TEMPLATE)
    else:
        yield failed(None, MISSING) if page.is_settled else cannot_tell(None, UNSETTLED)


def _of_owner(owner: Owner) -> Finding:
    if names_nobody(owner.text):
        return _located(Outcome.FAILED, owner, NAMES_NOBODY)
    return _located(Outcome.PASSED, owner, NAMED)


def _of_unread(label: Unread, page: Page) -> Finding:
    if label.flaw is not Flaw.EMPTY:
        placeholder = names_nobody(label.text)
        return _located(
            Outcome.FAILED if placeholder else Outcome.CANNOT_TELL,
            label,
            NAMES_NOBODY if placeholder else UNREADABLE,
        )
    if page.is_settled:
        return _located(Outcome.FAILED, label, EMPTY)
    return _located(Outcome.CANNOT_TELL, label, MAYBE_EMPTY)


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


def _located(outcome: Outcome, where: Owner | Unread, message: Text) -> Finding:
    said = ": ".join(part for part in (where.label, where.text) if part)
    return at(outcome, where.selector, said, message.fill(said=said))
