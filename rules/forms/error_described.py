"""An error message that shows says which field it is about (WCAG 3.3.1; ACT 36b590).

Most messages show only when a form is sent, and are not seen; those that stand on the page as it opens are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from auditor.model import (
    Block,
    Context,
    Finding,
    Need,
    Page,
    Severity,
    Text,
    failed,
    fails,
    ignores,
    passed,
    passes,
    rule,
)
from auditor.standards import wcag
from rules.forms.errors import describes_required_marks, error_blocks
from rules.forms.fields import Field
from rules.forms.form import Form, forms_on
from rules.forms.marks import read

NAMES = Text(
    sv="”{message}” talar om vilket fält det gäller.", en="“{message}” says which field it is about."
)
TIED = Text(sv="”{message}” är knutet till fältet {field}.", en="“{message}” is tied to the field {field}.")
UNNAMED = Text(
    sv="”{message}” talar inte om vilket fält det gäller, och är inte knutet till något fält.",
    en="“{message}” does not say which field it is about, and is tied to no field.",
)
AMBIGUOUS = Text(
    sv="”{message}” kan gälla flera fält: {count} fält heter ”{name}”.",
    en="“{message}” may be about several fields: {count} fields are called “{name}”.",
)
_LONGEST = 200


@rule(
    id="error-described",
    title=Text(
        sv="Felmeddelanden säger vilket fält de gäller", en="Error messages say which field they are about"
    ),
    remedy=Text(
        sv="Skriv fältets namn i meddelandet och vad som är fel: ”E-post: skriv en adress med @.” Knyt "
        "meddelandet till fältet med aria-describedby.",
        en="Write the field's name in the message and what is wrong: “E-mail: write an address with @.” "
        "Tie the message to the field with aria-describedby.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("3.3.1")],
    act=["36b590"],
    help="https://www.w3.org/WAI/WCAG22/Understanding/error-identification.html",
    blind_spot=Text(
        sv="Regeln skickar inga formulär. Den ser bara felmeddelanden som visas när sidan öppnas och är "
        "märkta som sådana i koden.",
        en="The rule sends no forms. It sees only error messages that show as the page opens and are "
        "marked as such in the code.",
    ),
    needs=Need.CONTROLS,
    examples=[
        passes(
            '<form><div class="error">E-post saknas.</div><label for="e">E-post</label><input id="e">'
            '<label for="n">Namn</label><input id="n"></form>',
            "names its field",
        ),
        passes(
            '<form><label for="e">E-post</label><input id="e" aria-invalid="true" aria-describedby="f">'
            '<span id="f" class="error">Skriv en giltig adress.</span>'
            '<label for="n">Namn</label><input id="n"></form>',
            "tied to its field",
        ),
        fails(
            '<form><div id="error">Fyll i fältet på rätt sätt.</div><label for="e">E-post</label>'
            '<input id="e"><label for="n">Namn</label><input id="n"></form>',
            "which field?",
        ),
        fails(
            '<form><p role="alert">Fyll i Namn.</p>'
            '<fieldset><legend>Sökande</legend><label for="a">Namn</label>'
            '<input id="a"></fieldset><fieldset><legend>Betalare</legend><label for="b">Namn</label>'
            '<input id="b"></fieldset></form>',
            "two fields have that name",
        ),
        ignores(
            '<form><p class="error" hidden>Fel</p><label for="n">Namn</label><input id="n"></form>',
            "it does not show",
        ),
        ignores('<form><label for="n">Namn</label><input id="n"></form>', "no message"),
    ],
)
def errors_say_which_field(page: Page, _: Context) -> Iterator[Finding]:
    if not page.controls:
        return
    blocks = error_blocks(page)
    if not blocks:
        return
    forms = forms_on(page)
    for block in blocks:
        form = _form_of(block, forms)
        if form is not None and not describes_required_marks(block.text):
            yield _judged(block, form)


def _form_of(block: Block, forms: list[Form]) -> Form | None:
    """The form that the message stands in; a page's only form has all its messages."""
    around = {id(tag) for tag in block.ancestors}
    for form in forms:
        element = form.surroundings.element(form.fields[0].first)
        parent = element.find_parent("form") if element is not None else None
        if parent is not None and id(parent) in around:
            return form
    return None


def _judged(block: Block, form: Form) -> Finding:
    message = block.text[:_LONGEST]
    if len(form.fields) == 1:
        return passed(block.tag, TIED.fill(message=message, field=form.fields[0].literal))
    for field in form.fields:
        if _is_tied(block, field, form):
            return passed(block.tag, TIED.fill(message=message, field=field.literal))
    named = Counter(_plain(field.name) for field in form.fields if _plain(field.name))
    said = [name for name in named if re.search(rf"\b{re.escape(name)}\b", block.text.lower())]
    if not said:
        return failed(block.tag, UNNAMED.fill(message=message))
    for name in said:
        if named[name] > 1 and not _names_a_group(block, name, form):
            return failed(block.tag, AMBIGUOUS.fill(message=message, count=named[name], name=name))
    return passed(block.tag, NAMES.fill(message=message))


def _is_tied(block: Block, field: Field, form: Form) -> bool:
    """Whether the message describes the field by reference, or stands together with it and no other."""
    ids = {str(tag.get("id")) for tag in block.ancestors if tag.get("id")}
    for member in field.members:
        element = form.surroundings.element(member)
        names = ("aria-describedby", "aria-errormessage")
        refers = {
            ref for name in names if element is not None for ref in str(element.get(name) or "").split()
        }
        if refers & ids:
            return True
    return any(near.tag is block.tag for near in form.surroundings.near(field.members))


def _names_a_group(block: Block, name: str, form: Form) -> bool:
    groups = (field.group or field.shared for field in form.fields if _plain(field.name) == name)
    return any(group and group.lower() in block.text.lower() for group in groups)


def _plain(name: str) -> str:
    return read(name).words.lower().strip(" :")
