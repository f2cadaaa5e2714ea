"""A field's name does not vanish when somebody begins to write.

A placeholder is no label (HTML 4.10.5.3.10): it goes away, and its contrast is often poor. WCAG 3.3.2; a
button beside a single field may label it (technique G167).
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
from rules.forms.fields import is_field
from rules.forms.surroundings import Surroundings, surroundings_on

LABELLED = Text(
    sv="Fältet ”{name}” har ett namn som står kvar.", en="The field “{name}” has a name that stays."
)
VANISHES = Text(
    sv="Fältet har bara platshållaren ”{placeholder}” som namn. Den försvinner när användaren börjar skriva.",
    en="The field's only name is its placeholder “{placeholder}”. It goes away when the user begins to "
    "write.",
)
UNSEEN = Text(
    sv="Fältet visar bara platshållaren ”{placeholder}”; namnet ”{name}” finns för hjälpmedel men kanske "
    "inte på skärmen. Titta på sidan: syns det vad fältet är när något är ifyllt?",
    en="The field shows only its placeholder “{placeholder}”; the name “{name}” is there for assistive "
    "technology, but perhaps not on the screen. Look at the page: can one see what the field is once it is "
    "filled in?",
)


@rule(
    id="placeholder-as-label",
    title=Text(
        sv="Fält har etiketter som står kvar när man skriver",
        en="Fields have labels that stay as people type",
    ),
    remedy=Text(
        sv="Skriv en synlig etikett ovanför fältet. Platshållaren kan visa ett exempel, men inte ersätta "
        "etiketten.",
        en="Write a visible label above the field. The placeholder may show an example, but not replace "
        "the label.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("3.3.2")],
    help="https://www.w3.org/WAI/tutorials/forms/instructions/#placeholder-text",
    blind_spot=Text(
        sv="Regeln ser inte om en etikett som finns i koden också syns på skärmen. Ett ensamt sökfält med "
        "en knapp intill räknas som märkt av knappen.",
        en="The rule does not see whether a label in the code is also on the screen. A single search field "
        "with a button beside it counts as labelled by the button.",
    ),
    needs=Need.CONTROLS,
    examples=[
        passes(
            '<label for="n">Namn</label><input id="n" placeholder="Förnamn Efternamn">', "label and example"
        ),
        fails('<input placeholder="Ditt telefonnummer inklusive riktnummer">', "the placeholder alone"),
        unclear('<input placeholder="Skriv din fråga" aria-label="Fråga">', "a name for aids alone"),
        ignores(
            '<form><input type="search" placeholder="Sök"><button>Sök</button></form>',
            "the button beside a single field labels it",
        ),
        ignores('<label for="n">Namn</label><input id="n">', "no placeholder"),
    ],
)
def labels_stay(page: Page, _: Context) -> Iterator[Finding]:
    fields = [control for control in page.controls or () if is_field(control)]
    if not fields:
        return
    surroundings = surroundings_on(page)
    for control in fields:
        element = surroundings.element(control)
        placeholder = " ".join(str(element.get("placeholder") or "").split()) if element else ""
        if placeholder and not _is_labelled_by_a_button(control, fields, page, surroundings):
            yield _judged(control, placeholder, surroundings)


def _judged(control: FormControl, placeholder: str, surroundings: Surroundings) -> Finding:
    element = surroundings.element(control)
    said = {"name": control.name, "placeholder": placeholder}
    labelled_by = str(element.get("aria-labelledby") or "").strip() if element else ""
    if surroundings.label(control) or labelled_by:
        return passed(control, LABELLED.fill(**said))
    has_name = element is not None and any(element.get(name) for name in ("aria-label", "title"))
    if has_name and control.name:
        return cannot_tell(control, UNSEEN.fill(**said))
    return failed(control, VANISHES.fill(**said))


def _is_labelled_by_a_button(
    control: FormControl, fields: list[FormControl], page: Page, surroundings: Surroundings
) -> bool:
    """Whether the field is its form's only one and a button stands there too (technique G167)."""
    form = surroundings.form(control)
    element = surroundings.element(control)
    if element is None or element.find_parent("form") is None:
        return False
    if sum(surroundings.form(field) == form for field in fields) > 1:
        return False
    buttons = (button for button in page.controls or () if button.role == "button" and button.name)
    return any(surroundings.form(button) == form for button in buttons)
