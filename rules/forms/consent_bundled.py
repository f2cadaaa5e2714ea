"""One tick is one consent: terms and consent to the use of data are asked for apart.

GDPR art. 7(2): a request for consent is distinguishable from other matters; recital 43: separate consent for
separate processing.
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
from rules.forms.consent import asks_consent, is_about_data, is_ticked_off, purposes_in, speaks_of_terms

ALONE = Text(sv="”{name}” frågar om en sak.", en="“{name}” asks about one thing.")
WITH_TERMS = Text(
    sv="Ett enda kryss godkänner både villkor och hur uppgifter används: ”{name}”.",
    en="A single tick accepts both terms and the use of data: “{name}”.",
)
SEVERAL = Text(
    sv="Ett enda kryss verkar gälla flera användningar: ”{name}”. Avgör om den som svarar ska kunna säga "
    "ja till en och nej till en annan.",
    en="A single tick seems to cover several uses: “{name}”. Decide whether people should be able to say "
    "yes to one and no to another.",
)


def _box(label: str) -> str:
    return f'<form><input type="checkbox" id="c"><label for="c">{label}</label></form>'


@rule(
    id="consent-bundled",
    title=Text(sv="Varje samtycke har sin egen ruta", en="Each consent has a box of its own"),
    remedy=Text(
        sv="Dela frågan: en ruta för villkoren och en för varje sätt som uppgifterna ska användas på.",
        en="Split the question: one box for the terms, and one for each way in which the data are to be "
        "used.",
    ),
    severity=Severity.MODERATE,
    help="https://eur-lex.europa.eu/eli/reg/2016/679/oj",
    blind_spot=Text(
        sv="Regeln läser etiketten på svenska och engelska, inte villkoren bakom en länk. Samtycke som "
        "lämnas med en knapp ser den inte.",
        en="The rule reads the label, in Swedish and English, not the terms behind a link. It does not see "
        "consent that is given by a button.",
    ),
    needs=Need.CONTROLS,
    examples=[
        passes(_box("Jag samtycker till att få nyhetsbrev"), "one thing"),
        fails(
            _box("Jag godkänner villkoren och att mina personuppgifter lagras"), "terms and data in one tick"
        ),
        fails(_box("I accept the terms and consent to the processing of my data"), "the same in English"),
        unclear(
            _box("Jag samtycker till att bilderna publiceras och att jag får nyhetsbrev"), "two uses of data"
        ),
        ignores(_box("Jag godkänner lånereglerna"), "terms alone"),
        ignores(_box("Visa bara lediga tomter"), "no consent"),
    ],
)
def each_consent_stands_alone(page: Page, _: Context) -> Iterator[Finding]:
    for box in page.controls or ():
        if is_ticked_off(box) and asks_consent(box.name) and (finding := _judged(box)):
            yield finding


def _judged(box: FormControl) -> Finding | None:
    terms, data = speaks_of_terms(box.name), is_about_data(box.name)
    if terms and data:
        return failed(box, WITH_TERMS.fill(name=box.name))
    if terms:
        return None
    if purposes_in(box.name) > 1:
        return cannot_tell(box, SEVERAL.fill(name=box.name))
    return passed(box, ALONE.fill(name=box.name))
