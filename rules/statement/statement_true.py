"""What the statement says agrees with what was found on the site's pages.

"Helt förenlig" (fully compliant) does not agree with failures of what the law asks: the success criteria of
WCAG 2.1, levels A and AA (MDFFS 2019:2, 5 §, by EN 301 549). "Delvis" and "inte" agree with anything that is
found; where such a statement names the criteria that are not met, others that fail are for a person to judge.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from auditor.model import (
    Context,
    Evidence,
    Finding,
    Given,
    Outcome,
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
from auditor.standards import criteria
from rules.statement.links import addresses_of, comparable
from rules.statement.reading import Conformance, Statement, Wording
from rules.statement.survey import Seen, Survey, survey
from rules.statement.telling import HELP, quoted

AGREES = Text(
    sv="Redogörelsen säger ”{sentence}”, och inget av det som granskats motsäger det.",
    en="The statement says “{sentence}”, and nothing that was looked at contradicts it.",
)
CONTRADICTED = Text(
    sv="Redogörelsen ({target}) säger ”{sentence}”, men granskningen hittade brister mot lagens krav på "
    "{pages} av {all} sidor: {faults}.",
    en="The statement ({target}) says “{sentence}”, but faults against what the law asks were found on "
    "{pages} of {all} pages: {faults}.",
)
DOUBTED = Text(
    sv="Redogörelsen ({target}) säger ”{sentence}”. Granskningen hittade inga säkra brister, men på {pages} "
    "av {all} sidor sådant som en människa behöver bedöma: {faults}.",
    en="The statement ({target}) says “{sentence}”. No sure faults were found, but on {pages} of {all} "
    "pages things that a person needs to judge: {faults}.",
)
UNLISTED = Text(
    sv="Redogörelsen ({target}) räknar upp de WCAG-krav som inte uppfylls. Granskningen hittade brister "
    "även mot andra krav: {faults}. Kontrollera om de ska med.",
    en="The statement ({target}) lists the WCAG criteria that are not met. Faults against others were found "
    "too: {faults}. Check whether to add them.",
)

_MOST = 6  # faults named in a message
_NUMBER = re.compile(r"(?<![\d.])[1-4]\.\d\.\d{1,2}(?![\d.]*\d)")
_OTHER_SERVICE = re.compile(r"\bapp(?:en|ar|likation\w*)?\b|\bmobil\w*|\be-tjänst\w*", re.IGNORECASE)
_LEVELS = {"A", "AA"}
_AXE = "axe/"
_FULLY = (
    "<h1>Tillgänglighetsredogörelse för exempelby.example</h1><p>Den här webbplatsen är helt förenlig med "
    "lagen om tillgänglighet till digital offentlig service.</p>"
)


@site_rule(
    id="statement-true",
    title=Text(
        sv="Tillgänglighetsredogörelsen stämmer med vad granskningen hittar",
        en="The accessibility statement agrees with what was found",
    ),
    remedy=Text(
        sv="Rätta bristerna, eller skriv ”delvis förenlig” och räkna upp dem under ”Innehåll som inte är "
        "tillgängligt”.",
        en="Mend the faults, or write “delvis förenlig” (partially compliant) and list them under “Innehåll "
        "som inte är tillgängligt”.",
    ),
    severity=Severity.SERIOUS,
    help=HELP,
    blind_spot=Text(
        sv="Ett program hittar bara en del av alla brister, så ”helt förenlig” kan vara fel fast inget "
        "hittades. Regeln ser inte om en brist ryms i undantagen i 9 och 12 §§, och jämför bara med de "
        "sidor som granskats.",
        en="A program finds a part of all faults only, so that “fully compliant” may be wrong though "
        "nothing was found. The rule does not see whether a fault is excepted by 9 and 12 §§, and compares "
        "with the pages that were looked at only.",
    ),
    examples=[
        passes(_FULLY, "nothing was found", Given(judged={"axe/image-alt": Outcome.PASSED})),
        passes(
            _FULLY.replace("helt", "delvis"),
            "faults are what it says",
            Given(judged={"axe/image-alt": Outcome.FAILED}),
        ),
        fails(_FULLY, "an image without a text alternative", Given(judged={"axe/image-alt": Outcome.FAILED})),
        unclear(
            _FULLY,
            "something for a person to judge",
            Given(judged={"axe/color-contrast": Outcome.CANNOT_TELL}),
        ),
        ignores(
            _FULLY.replace("helt förenlig", "till stora delar i linje"), "no answer in the words of the law"
        ),
        ignores("<h1>Exempelby</h1>", "no statement", Given(judged={"axe/image-alt": Outcome.FAILED})),
    ],
)
def statement_agrees_with_findings(evidence: Evidence, context: Context) -> Iterator[Finding]:
    seen = _own_statement(survey(evidence))
    if seen is None or seen.statement is None or seen.statement.conformance is None:
        return
    statement = seen.statement
    found = _Found(context)
    told = {"target": seen.page.final_url or seen.page.url, "sentence": _sentence(statement)}
    if statement.conformance is Conformance.FULL:
        yield _of_full(found, told, len(evidence.pages))
        return
    named = set(_NUMBER.findall(statement.text))
    unlisted = {number: pages for number, pages in found.numbers.items() if number not in named}
    if named and unlisted:
        yield cannot_tell(None, UNLISTED.fill(target=told["target"], faults=_named(Counter(unlisted))))
    else:
        yield passed(None, AGREES.fill(sentence=told["sentence"]))


def _of_full(found: _Found, told: dict[str, str], pages: int) -> Finding:
    for outcome, message, finding in (
        (Outcome.FAILED, CONTRADICTED, failed),
        (Outcome.CANNOT_TELL, DOUBTED, cannot_tell),
    ):
        if faults := found.faults(outcome):
            affected = len(found.pages(outcome))
            return finding(None, message.fill(**told, pages=affected, all=pages, faults=_named(faults)))
    return passed(None, AGREES.fill(sentence=told["sentence"]))


class _Found:
    """What the page rules found against what the law asks."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def faults(self, outcome: Outcome) -> Counter[str]:
        """On how many pages each criterion has this outcome; by the rule's id where no criterion is known."""
        return Counter(name for names in self._by_page(outcome).values() for name in names)

    def pages(self, outcome: Outcome) -> set[str]:
        return set(self._by_page(outcome))

    @property
    def numbers(self) -> dict[str, int]:
        """The criteria that fail, and on how many pages."""
        return {name: pages for name, pages in self.faults(Outcome.FAILED).items() if name in criteria()}

    def _by_page(self, outcome: Outcome) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for url, verdicts in self._context.judged.items():
            names = {name for one in verdicts if one.outcome is outcome for name in self._names(one.rule)}
            if names:
                found[url] = names
        return found

    def _names(self, rule: str) -> list[str]:
        """The criteria of the law that the rule's failures count against."""
        known = self._context.criteria
        if not known:
            return [rule] if rule.startswith(_AXE) else []
        return [number for number in known.get(rule, ()) if _is_law(number)]


def _is_law(number: str) -> bool:
    """Whether the law asks for the criterion: it has a clause in EN 301 549, on level A or AA."""
    criterion = criteria().get(number)
    return criterion is not None and criterion.level in _LEVELS and criterion.clause is not None


def _named(faults: Counter[str]) -> Text:
    """The faults on most pages first, each criterion with its name."""
    ordered = sorted(faults.items(), key=lambda item: (-item[1], item[0]))
    more = ", …" if len(ordered) > _MOST else ""
    return Text(*(", ".join(_spoken(name, of) for name, _ in ordered[:_MOST]) + more for of in ("sv", "en")))


def _spoken(name: str, language: str) -> str:
    criterion = criteria().get(name)
    return f"{name} {criterion[language]}" if criterion else name


def _sentence(statement: Statement) -> str:
    return quoted(statement.claimed(Wording.STATUTORY)[0].sentence)


def _own_statement(found: Survey) -> Seen | None:
    """The statement about this site: the one that the start page leads to, else the only one."""
    pages = [seen for seen in found.statements if not _is_of_other_service(seen)]
    if found.start is None or not pages:
        return None
    targets = {comparable(link.target) for link in found.sure_links(found.start)}
    linked = [seen for seen in pages if seen is found.start or targets & addresses_of(seen.page)]
    chosen = linked or pages
    return chosen[0] if len(chosen) == 1 else None


def _is_of_other_service(seen: Seen) -> bool:
    """Whether the statement is about an app or a service of its own."""
    return any(_OTHER_SERVICE.search(heading.get_text(" ")) for heading in seen.page.soup.find_all("h1"))
