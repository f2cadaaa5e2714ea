"""Consent is an act of the user's: nothing is ticked beforehand, and a person looks at what is required.

GDPR art. 4(11) and 7 with recitals 32 and 43, and the judgment C-673/17 Planet49. The tone is "have this
reviewed", never "illegal": what counts as consent, and on what ground, is for the municipality to decide.
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
from rules.forms.consent import agrees, asks_consent, is_about_terms, is_ticked_off, refuses
from rules.forms.fields import Field, fields_among
from rules.forms.marks import marks_in
from rules.forms.surroundings import Surroundings, surroundings_on

UNTICKED = Text(
    sv="”{name}” är inte ikryssat i förväg och behöver inte kryssas i.",
    en="“{name}” is not ticked beforehand and need not be ticked.",
)
OPEN_CHOICE = Text(
    sv="Inget ja är valt i förväg i frågan ”{name}”.",
    en="No yes is chosen beforehand in the question “{name}”.",
)
TICKED = Text(
    sv="”{name}” är ikryssat i förväg. Ett samtycke ska användaren lämna själv. Ställ in rutan så att den är "
    "tom från början.",
    en="“{name}” is ticked beforehand. Consent is for the user to give. Set the box to be empty from the "
    "start.",
)
CHOSEN = Text(
    sv="Svaret ”{answer}” är valt i förväg i frågan ”{name}”. Ett samtycke ska användaren lämna själv. Ställ "
    "in frågan så att inget svar är valt från början.",
    en="The answer “{answer}” is chosen beforehand in the question “{name}”. Consent is for the user to "
    "give. Set the question to have no answer chosen from the start.",
)
MAYBE_TICKED = Text(
    sv="”{name}” är ikryssat i förväg. Avgör om krysset betyder att användaren samtycker. I så fall ska "
    "rutan vara tom från början.",
    en="“{name}” is ticked beforehand. Decide whether the tick means that the user consents. If so, the box "
    "should be empty from the start.",
)
REQUIRED = Text(
    sv="”{name}” måste godkännas för att formuläret ska gå att skicka. Då är det osäkert om samtycket är "
    "frivilligt. Låt dataskyddsombudet bedöma frågan. Ofta räcker det att informera om hur uppgifterna "
    "används, utan kryssruta.",
    en="“{name}” must be agreed to before the form can be sent. It is then uncertain whether the consent is "
    "freely given. Have the data protection officer look at it. Often it is enough to inform about how the "
    "data are used, without a check box.",
)


@rule(
    id="consent-freely-given",
    title=Text(sv="Samtycke lämnas av användaren själv", en="Consent is given by the user"),
    remedy=Text(
        sv="Öppna formuläret i redigeringsläget och ta bort förvalet, så att rutan är tom från början. Måste "
        "rutan kryssas i? Fråga kommunens dataskyddsombud om samtycke behövs. En myndighet kan sällan stödja "
        "sig på samtycke. I stället kan formuläret informera om vad uppgifterna används till.",
        en="Open the form for editing and remove the default, so that the box is empty from the start. Must "
        "the box be ticked? Ask the municipality's data protection officer whether consent is needed at all. "
        "A public authority can seldom rely on consent. The form can instead inform about what the data are "
        "used for.",
    ),
    severity=Severity.SERIOUS,
    help="https://eur-lex.europa.eu/eli/reg/2016/679/oj",
    blind_spot=Text(
        sv="Regeln ser formuläret, inte hur uppgifterna används, och den avgör inte vad som är lagligt. "
        "Samtycke som lämnas med en knapp granskas inte, och inte heller rutor som är låsta.",
        en="The rule sees the form, not how the data are used, and does not decide what is lawful. Consent "
        "given by a button is not looked at, nor are boxes that are locked.",
    ),
    needs=Need.CONTROLS,
    examples=[
        passes(
            '<input type="checkbox" id="c"><label for="c">Jag samtycker till att få nyhetsbrev</label>',
            "optional and empty from the start",
        ),
        passes(
            "<fieldset><legend>Samtycker du till att bilden publiceras?</legend>"
            '<input type="radio" name="s" id="a" required><label for="a">Ja</label>'
            '<input type="radio" name="s" id="b"><label for="b">Nej</label></fieldset>',
            "an answer is required, but it may be no",
        ),
        fails(
            '<input type="checkbox" id="c" checked>'
            '<label for="c">Jag godkänner att kommunen skickar nyhetsbrev till mig</label>',
            "ticked beforehand",
        ),
        fails(
            "<fieldset><legend>Samtycker du till att bilden publiceras?</legend>"
            '<input type="radio" name="s" id="a" checked><label for="a">Ja</label>'
            '<input type="radio" name="s" id="b"><label for="b">Nej</label></fieldset>',
            "yes is chosen beforehand",
        ),
        fails(
            '<div role="switch" tabindex="0" aria-checked="true">I consent to being contacted by '
            "e-mail</div>",
            "a switch that is on from the start",
        ),
        unclear(
            '<input type="checkbox" id="c" required><label for="c">Godkännande av datalagring</label>',
            "who must consent may not have a free choice",
        ),
        unclear(
            '<input type="checkbox" id="c"><label for="c">Jag samtycker till lagring (obligatoriskt)</label>',
            "required by its text",
        ),
        unclear(
            '<input type="checkbox" id="c" checked><label for="c">Jag samtycker inte till '
            "publicering</label>",
            "what is ticked beforehand is a no",
        ),
        ignores(
            '<fieldset><legend>Samtyckesval</legend><input type="checkbox" id="c" checked disabled><label '
            'for="c">Nödvändiga kakor</label></fieldset>',
            "locked: it asks for nothing",
        ),
        ignores(
            '<input type="checkbox" id="c" required><label for="c">Jag godkänner låneregler och '
            "avgifter</label>",
            "accepting terms is an agreement, and may be required",
        ),
        ignores(
            '<input type="checkbox" id="c" checked><label for="c">Visa bara lediga tomter</label>',
            "not a consent",
        ),
    ],
)
def consent_is_given_by_the_user(page: Page, _: Context) -> Iterator[Finding]:
    controls = [
        control for control in page.controls or () if is_ticked_off(control) or control.role == "radio"
    ]
    if not controls:
        return
    surroundings = surroundings_on(page)
    boxes = [control for control in controls if is_ticked_off(control)]
    for box in boxes:
        if not _is_locked(box, surroundings) and (finding := _of_box(box)):
            yield finding
    radios = [control for control in controls if control.role == "radio"]
    for question in fields_among(radios, surroundings):
        if finding := _of_question(question):
            yield finding


def _of_box(box: FormControl) -> Finding | None:
    said = f"{box.group} {box.name}"
    if not (asks_consent(box.name) or asks_consent(box.group)):
        return None
    if box.checked:
        if refuses(box.name) or is_about_terms(said) or not asks_consent(box.name):
            return cannot_tell(box, MAYBE_TICKED.fill(name=box.name or box.group))
        return failed(box, TICKED.fill(name=box.name))
    if is_about_terms(said):
        return None
    if box.required or marks_in(box.name) or (asks_consent(box.group) and marks_in(box.group)):
        return cannot_tell(box, REQUIRED.fill(name=box.name or box.group))
    return passed(box, UNTICKED.fill(name=box.name or box.group))


def _of_question(question: Field) -> Finding | None:
    asked = question.group or question.shared or question.first.group
    if not asks_consent(asked) and not any(asks_consent(radio.name) for radio in question.members):
        return None
    chosen = next((radio for radio in question.members if radio.checked), None)
    if chosen and agrees(chosen.name):
        return failed(chosen, CHOSEN.fill(answer=chosen.name, name=asked or chosen.name))
    if chosen and not refuses(chosen.name):
        return cannot_tell(chosen, MAYBE_TICKED.fill(name=chosen.name))
    can_refuse = any(refuses(radio.name) for radio in question.members)
    if not can_refuse and any(radio.required for radio in question.members):
        return cannot_tell(question.first, REQUIRED.fill(name=asked or question.first.name))
    return passed(question.first, OPEN_CHOICE.fill(name=asked or question.first.name))


def _is_locked(box: FormControl, surroundings: Surroundings) -> bool:
    """Whether the user cannot change the box: what it says is then no question."""
    element = surroundings.element(box)
    return element is not None and (element.has_attr("disabled") or element.get("aria-disabled") == "true")
