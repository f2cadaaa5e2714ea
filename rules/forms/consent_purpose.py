"""Where consent to keeping data is asked for, it is said what for and how long, or where that stands.

GDPR art. 13 asks for purpose, legal basis, storage time and rights where data are collected. The tone is
"have this reviewed": what suffices is for the data protection officer to say.
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
from rules.forms.consent import asks_consent, is_about_terms, is_ticked_off, says_purpose, says_storage_time
from rules.forms.privacy import Privacy, privacy_near
from rules.forms.surroundings import surroundings_on

LINKED = Text(
    sv="Vid ”{name}” finns en länk till mer information: ”{link}”.",
    en="At “{name}” there is a link to more information: “{link}”.",
)
TOLD = Text(
    sv="Vid ”{name}” står det varför uppgifterna behövs och hur länge de sparas.",
    en="At “{name}” it is said what the data are for and how long they are kept.",
)
ELSEWHERE = Text(
    sv="Vid ”{name}” står det inte varför uppgifterna sparas och hur länge. Längre bort på sidan finns "
    "länken ”{link}”. Kontrollera att den gäller det här formuläret, och lägg den i så fall i formuläret.",
    en="At “{name}” it is not said why the data are kept and for how long. Further away on the page there "
    "is the link “{link}”. Check that it is about this form, and if so put it in the form.",
)
IN_PART = Text(
    sv="Vid ”{name}” står {told}, men inte {missing}. Lägg till det, eller en länk till det.",
    en="At “{name}” it is said {told}, but not {missing}. Add that, or a link to it.",
)
UNTOLD = Text(
    sv="Vid ”{name}” står varken varför uppgifterna sparas eller hur länge, och ingen länk leder till det.",
    en="At “{name}” it is said neither why the data are kept nor for how long, and no link leads to that.",
)
WHY = Text(sv="varför uppgifterna sparas", en="why the data are kept")
HOW_LONG = Text(sv="hur länge de sparas", en="for how long they are kept")

_BOX = '<input type="checkbox" id="c"><label for="c">Godkännande av datalagring</label>'


@rule(
    id="consent-purpose",
    title=Text(
        sv="Vid samtycke framgår vad uppgifterna används till och hur länge de sparas",
        en="Consent comes with what the data are for and how long they are kept",
    ),
    remedy=Text(
        sv="Skriv i formuläret vad uppgifterna används till och hur länge de sparas, eller länka till "
        "sidan om hur kommunen behandlar personuppgifter. Dataskyddsombudet kan hjälpa till.",
        en="Write in the form what the data are used for and how long they are kept, or link to the page "
        "about how the municipality processes personal data. The data protection officer can help.",
    ),
    severity=Severity.MODERATE,
    help="https://eur-lex.europa.eu/eli/reg/2016/679/oj",
    blind_spot=Text(
        sv="Regeln läser svenska och engelska. Den öppnar inte sidan som länken leder till, och ser inte "
        "text som visas först när man pekar eller klickar på något som hämtas då.",
        en="The rule reads Swedish and English. It does not open the page that the link leads to, and does "
        "not see text that is fetched only when something is pointed at or clicked.",
    ),
    needs=Need.CONTROLS,
    examples=[
        passes(
            f"<form>{_BOX}<p><a href='/gdpr'>Så behandlar vi personuppgifter</a></p></form>",
            "a link in the form",
        ),
        passes(
            f"<form><p>Vi sparar uppgifterna för att kunna svara dig, i högst 12 månader.</p>{_BOX}</form>",
            "purpose and storage time",
        ),
        fails(f"<form>{_BOX}</form>", "neither text nor link"),
        unclear(
            f"<form>{_BOX}</form><footer><a href='/gdpr'>Personuppgifter</a></footer>", "a link far away"
        ),
        unclear(
            f"<form><p>Vi sparar uppgifterna för att kunna svara dig.</p>{_BOX}</form>", "no storage time"
        ),
        ignores(
            '<form><input type="checkbox" id="v"><label for="v">Jag godkänner lånereglerna</label></form>',
            "terms are no consent to keeping data",
        ),
        ignores("<p>Godkännande av datalagring</p>", "no form"),
    ],
)
def consent_comes_with_its_purpose(page: Page, _: Context) -> Iterator[Finding]:
    boxes = [box for box in page.controls or () if is_ticked_off(box) and _asks(box)]
    if not boxes:
        return
    surroundings = surroundings_on(page)
    for box in boxes:
        yield _judged(box, privacy_near(box, page, surroundings))


def _asks(box: FormControl) -> bool:
    said = f"{box.group} {box.name}"
    return (asks_consent(box.name) or asks_consent(box.group)) and not is_about_terms(said)


def _judged(box: FormControl, near: Privacy) -> Finding:
    name = box.name or box.group
    if near.link:
        return passed(box, LINKED.fill(name=name, link=near.link))
    said = f"{box.group} {box.name} {near.text}"
    why, long = says_purpose(said), says_storage_time(said)
    if why and long:
        return passed(box, TOLD.fill(name=name))
    if why or long:
        told, missing = (WHY, HOW_LONG) if why else (HOW_LONG, WHY)
        return cannot_tell(box, IN_PART.fill(name=name, told=told, missing=missing))
    if near.link_elsewhere:
        return cannot_tell(box, ELSEWHERE.fill(name=name, link=near.link_elsewhere))
    return failed(box, UNTOLD.fill(name=name))
