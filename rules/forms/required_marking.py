"""A field that must be filled in is marked once, and assistive technology is told.

No success criterion forbids marking a field twice; 3.3.2 and 2.4.6 ask for labels that help. What fails one
outright is colour alone (1.4.1, failure F81). A mark in text alone satisfies technique H90, yet leaves the
field's state untold (1.3.1, 4.1.2): then the browser does not help either when the field is left empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import (
    Context,
    Finding,
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
from rules.forms.fields import Field
from rules.forms.form import Form, forms_on
from rules.forms.marks import has_only_stars, marks_in, may_be_marked

ONCE = Text(
    sv="Det framgår en gång att fältet är obligatoriskt, även för hjälpmedel: {words}.",
    en="That the field is required is said once, also to assistive technology: {words}.",
)
ONCE_FOR_SET = Text(
    sv="Det framgår en gång av rubriken att frågan måste besvaras: {words}.",
    en="The heading says once that the question must be answered: {words}.",
)
EXPLAINED = Text(
    sv="Fältet är obligatoriskt, och formuläret gör det tydligt utan märkning vid varje fält: {words}.",
    en="The field is required, and the form makes that clear without a mark at each field: {words}.",
)
REPEATED = Text(
    sv="Det står flera gånger att fältet är obligatoriskt: {words}. Den som använder skärmläsare får höra "
    "det varje gång. Märk fältet en gång.",
    en="It is said more than once that the field is required: {words}. People who use a screen reader hear "
    "it every time. Mark the field once.",
)
TEXT_ALONE = Text(
    sv="Bara texten säger att fältet är obligatoriskt: {words}. Fältet är inte inställt som obligatoriskt, "
    "så hjälpmedel och webbläsare får inte veta det.",
    en="Only the text says that the field is required: {words}. The field is not set to be required, so "
    "assistive technology and browsers are not told.",
)
UNEXPLAINED = Text(
    sv="Märkningen vid fältet kan betyda att det är obligatoriskt: {words}. Fältet är inte inställt som "
    "obligatoriskt och formuläret förklarar inte märkningen. Kontrollera vad som gäller.",
    en="The mark at the field may mean that it is required: {words}. The field is not set to be required, "
    "and the form does not explain the mark. Check which it is.",
)
UNDER_HEADING = Text(
    sv="Rubriken ”{heading}” säger att något är obligatoriskt, men fältet {words} är inte inställt som "
    "obligatoriskt. Kontrollera om fältet måste fyllas i.",
    en="The heading “{heading}” says that something is required, but the field {words} is not set to be. "
    "Check whether the field must be filled in.",
)
UNMARKED = Text(
    sv="Fältet måste fyllas i, men ingen text vid fältet säger det: {words}. Titta på sidan. Om inget annat "
    "än färg visar det, skriv (obligatoriskt) i etiketten.",
    en="The field must be filled in, but no text at the field says so: {words}. Look at the page. If nothing "
    "but colour shows it, write (required) in the label.",
)
BY_COLOUR = Text(
    sv="”{sentence}” Inget fält i formuläret är inställt som obligatoriskt, och ingen text vid fälten säger "
    "det. Den som inte ser färgen får inte veta vad som måste fyllas i.",
    en="“{sentence}” No field in the form is set to be required, and no text at the fields says so. People "
    "who do not see the colour are not told what must be filled in.",
)
ALL_IN_TEXT = Text(
    sv="”{sentence}” Inget fält i formuläret är inställt som obligatoriskt. Kontrollera om det gäller det "
    "här formuläret, och ställ i så fall in fälten som obligatoriska.",
    en="“{sentence}” No field in the form is set to be required. Check whether it is said of this form; if "
    "so, set the fields to be required.",
)

SEED = """
<form><fieldset>
 <legend>Godkännande av datalagring <span>(obligatorisk)</span> * <span>(obligatorisk)</span></legend>
 <input type="checkbox" id="c1" required aria-required="true">
 <label for="c1">Godkännande av datalagring (obligatorisk)</label>
</fieldset></form>
"""


@rule(
    id="required-marking",
    title=Text(
        sv="Obligatoriska fält är märkta en gång, även för hjälpmedel",
        en="Required fields are marked once, also for assistive technology",
    ),
    remedy=Text(
        sv="Öppna formuläret i redigeringsläget. Ställ in fältet som obligatoriskt och låt (obligatoriskt) "
        "stå en gång i etiketten. Skriver systemet dit ordet av sig självt? Ta då bort ditt eget ord och "
        "din egen stjärna. Visa aldrig obligatoriska fält enbart med färg.",
        en="Open the form for editing. Set the field to be required, and let (required) stand once in the "
        "label. Does the system write the word by itself? Then remove your own word and your own star. Never "
        "show required fields by colour alone.",
    ),
    severity=Severity.MODERATE,
    criteria=[wcag("1.3.1"), wcag("1.4.1"), wcag("3.3.2"), wcag("4.1.2")],
    help="https://www.w3.org/WAI/WCAG22/Understanding/labels-or-instructions.html",
    blind_spot=Text(
        sv="Regeln vet inte vilka fält som mottagaren behöver, och provar inte att skicka formuläret. Den "
        "läser märkning på svenska och engelska. Den kräver inte att en stjärna förklaras när fältet är "
        "inställt som obligatoriskt. Märkning som hjälpmedel inte får höra räknas inte som upprepning.",
        en="The rule does not know which fields the recipient needs, and does not try to send the form. It "
        "reads marks in Swedish and English. It does not demand that a star be explained where the field is "
        "set to be required. Marks that assistive technology does not hear are not counted as repetition.",
    ),
    needs=Need.CONTROLS,
    examples=[
        passes(
            '<form><label for="n">Namn (obligatoriskt)</label><input id="n" required></form>',
            "one word, and the field is set to be required",
        ),
        passes(
            "<form><p>Fält markerade med * är obligatoriska.</p>"
            '<label for="n">Namn *</label><input id="n" required>'
            '<label for="e">E-post *</label><input id="e" type="email" aria-required="true"></form>',
            "a star a label, explained once",
        ),
        passes(
            "<form><fieldset><legend>Vill du ha svar? (obligatoriskt)</legend>"
            '<input type="radio" name="s" id="j" required><label for="j">Ja</label>'
            '<input type="radio" name="s" id="k"><label for="k">Nej</label></fieldset></form>',
            "the heading's mark is the whole question's",
        ),
        passes(
            "<form><p>Alla fält är obligatoriska.</p>"
            '<label for="n">Namn</label><input id="n" required>'
            '<label for="e">E-post</label><input id="e" required></form>',
            "said once for the whole form",
        ),
        passes(
            '<form><label for="n">Namn</label><input id="n" required>'
            '<label for="t">Telefon (frivilligt)</label><input id="t"></form>',
            "the optional fields are marked instead",
        ),
        fails(SEED, "word, star and word in the legend, and the word again in the label"),
        fails(
            '<form><label for="n">Namn * (obligatoriskt)</label><input id="n" required></form>',
            "both star and word",
        ),
        fails(
            '<form><label for="n">Namn (obligatoriskt)</label><input id="n"></form>',
            "the text says it, the field does not",
        ),
        fails(
            '<form><p>Fält med röd text är obligatoriska.</p><label for="n" style="color: #c00">Namn</label>'
            '<input id="n"><label for="t">Telefon</label><input id="t"></form>',
            "colour alone shows it",
        ),
        unclear(
            '<form><label for="n">Namn</label><input id="n" required>'
            '<label for="t">Telefon</label><input id="t"></form>',
            "required, and no text shows it; a picture or a style sheet may",
        ),
        unclear(
            '<form><label for="a">Antal personer*</label><input id="a"></form>',
            "a star that may as well point to a note",
        ),
        ignores(
            '<form><label for="t">Telefon (ej obligatoriskt)</label><input id="t"></form>',
            "not required",
        ),
        ignores("<p>Cykelhjälm är obligatorisk.</p>", "no form"),
    ],
)
def required_fields_are_marked_once(page: Page, _: Context) -> Iterator[Finding]:
    for form in forms_on(page):
        for field in form.fields:
            if finding := _judged(field, form):
                yield finding
        yield from _unheard(form)


def _judged(field: Field, form: Form) -> Finding | None:
    heard = len(marks_in(field.group)) + max(len(marks_in(member.name)) for member in field.members)
    if heard > 1:
        return failed(field.first, REPEATED.fill(words=field.literal))
    return _of_required(field, form) if form.requires(field) else _of_unset(field, form)


def _of_required(field: Field, form: Form) -> Finding:
    if any(marks_in(text) or may_be_marked(text) for text in form.texts(field)):
        return passed(field.first, ONCE.fill(words=field.literal))
    if len(form.fields) == 1 or form.all_required or form.marks_the_optional:
        return passed(field.first, EXPLAINED.fill(words=field.literal))
    return cannot_tell(field.first, UNMARKED.fill(words=field.literal))


def _of_unset(field: Field, form: Form) -> Finding | None:
    """A field that is not set to be required: what its text says decides."""
    marked = [text for text in form.labels(field) if marks_in(text)]
    if marked and field.is_set and field.first.role == "checkbox":  # HTML cannot require "at least one"
        return passed(field.first, ONCE_FOR_SET.fill(words=field.literal))
    if marked and (form.explains_star or not all(map(has_only_stars, marked))):
        return failed(field.first, TEXT_ALONE.fill(words=field.literal))
    if marked or any(map(may_be_marked, form.labels(field))):
        return cannot_tell(field.first, UNEXPLAINED.fill(words=field.literal))
    if marks_in(field.shared):
        return cannot_tell(field.first, UNDER_HEADING.fill(heading=field.shared, words=field.literal))
    return None


def _unheard(form: Form) -> Iterator[Finding]:
    """What is said of the form's fields, while not one of them is set to be required."""
    if any(map(form.requires, form.fields)):
        return
    for saying in form.all_required:
        yield cannot_tell(saying.tag, ALL_IN_TEXT.fill(sentence=saying.sentence))
    if len(form.fields) > 1 and not any(
        marks_in(text) for field in form.fields for text in form.texts(field)
    ):
        for saying in form.by_colour:
            yield failed(saying.tag, BY_COLOUR.fill(sentence=saying.sentence))
