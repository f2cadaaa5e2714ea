"""Fields for the user's own name, address and the like say so in code, so that browsers can fill them in.

WCAG 1.3.5 by technique H98. Only fields that are plainly about the user are failed; a field may be about
somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import (
    Context,
    Finding,
    FormControl,
    Need,
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
from auditor.standards import wcag
from rules.forms.purposes import about_others, is_plain, purpose_of, tokens_for
from rules.forms.surroundings import surroundings_on

TOLD = Text(
    sv='Fältet ”{name}” har autocomplete="{given}".', en='The field “{name}” has autocomplete="{given}".'
)
MISSING = Text(
    sv="Fältet ”{name}” saknar autocomplete. Webbläsare och hjälpmedel kan då inte fylla i det åt "
    "användaren. Värdet ska vara {token}.",
    en="The field “{name}” has no autocomplete. Browsers and aids cannot fill it in for the user. The "
    "value is {token}.",
)
OFF = Text(
    sv='Fältet ”{name}” har autocomplete="{given}", som hindrar webbläsaren från att fylla i det. Värdet '
    "ska vara {token}.",
    en='The field “{name}” has autocomplete="{given}", which keeps browsers from filling it in. The '
    "value is {token}.",
)
OTHER = Text(
    sv='Fältet ”{name}” har autocomplete="{given}", som är till för något annat. Kontrollera om det ska '
    "vara {token}.",
    en='The field “{name}” has autocomplete="{given}", which is for something else. Check whether it is '
    "to be {token}.",
)
MAYBE = Text(
    sv="Fältet ”{name}” saknar autocomplete. Gäller det användarens egna uppgifter ska värdet vara {token}.",
    en="The field “{name}” has no autocomplete. If it is for the user's own data, the value is {token}.",
)


@rule(
    id="input-purpose",
    title=Text(
        sv="Fält för användarens egna uppgifter kan fyllas i automatiskt",
        en="Fields for the user's own data can be filled in automatically",
    ),
    remedy=Text(
        sv="Ange autocomplete för fältet: name för namn, email för e-post, tel för telefon, street-address "
        "för adress. Kan du inte göra det i formulärverktyget ber du webbteamet.",
        en="Set autocomplete on the field: name for a name, email for mail, tel for telephone, "
        "street-address for an address. If the form tool does not let you, ask the web team.",
    ),
    severity=Severity.MODERATE,
    criteria=[wcag("1.3.5")],
    help="https://www.w3.org/WAI/WCAG22/Techniques/html/H98",
    blind_spot=Text(
        sv="Regeln känner igen fälten på deras namn, på svenska och engelska. Den vet inte säkert om ett "
        "fält gäller den som fyller i eller någon annan. Ogiltiga värden tas upp av axe.",
        en="The rule knows the fields by their labels, in Swedish and English. It does not know for sure "
        "whether a field is about the person who fills it in or somebody else. Invalid values are told by "
        "axe.",
    ),
    needs=Need.CONTROLS,
    examples=[
        passes('<label for="e">E-post</label><input id="e" type="email" autocomplete="email">', "told"),
        passes('<label for="n">Namn</label><input id="n" autocomplete="section-a name">', "with a section"),
        fails('<label for="n">Ditt namn</label><input id="n">', "plainly the user's, and not told"),
        fails('<label for="n">Förnamn *</label><input id="n" autocomplete="off">', "turned off"),
        unclear('<label for="e">E-post</label><input id="e" type="email">', "its type tells some of it"),
        unclear('<label for="n">Namn på kontaktperson</label><input id="n">', "may be the user or not"),
        unclear('<label for="t">Telefon</label><input id="t" autocomplete="email">', "for something else"),
        ignores('<label for="b">Barnets namn</label><input id="b">', "somebody else's"),
        ignores('<label for="s">Sök</label><input id="s" type="search">', "nothing about the user"),
    ],
)
def fields_tell_their_purpose(page: Page, _: Context) -> Iterator[Finding]:
    found = [(control, purpose) for control in page.controls or () if (purpose := purpose_of(control))]
    if not found:
        return
    surroundings = surroundings_on(page)
    for control, purpose in found:
        element = surroundings.element(control)
        if element is not None and not about_others(control):
            given = str(element.get("autocomplete") or "").strip().lower()
            yield _judged(control, purpose, given)


def _judged(control: FormControl, purpose: str, given: str) -> Finding:
    said = {"name": control.name, "given": given, "token": purpose}
    token = given.rsplit(maxsplit=1)[-1] if given else ""
    if token in tokens_for(purpose):
        return passed(control, TOLD.fill(**said))
    if token and token not in {"off", "on"}:
        return cannot_tell(control, OTHER.fill(**said))
    if control.type in {"email", "tel"} or not is_plain(control.name):
        return cannot_tell(control, MAYBE.fill(**said))
    return failed(control, (OFF if token else MISSING).fill(**said))
