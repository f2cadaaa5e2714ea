"""Radio buttons and check boxes that answer one question stand in a group that says the question.

WCAG 1.3.1 by technique H71 or ARIA17.
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

NAMED = Text(
    sv="Frågan ”{group}” hör ihop med sina svar.", en="The question “{group}” belongs to its answers."
)
UNTIED = Text(
    sv="Svaren {answers} hör inte ihop med frågan ”{question}” i koden. Den som lyssnar hör svaren men "
    "inte frågan.",
    en="The answers {answers} are not tied to the question “{question}” in the code. People who listen "
    "hear the answers but not the question.",
)
ALONE = Text(
    sv="Svaren {answers} står inte i någon grupp med namn. Kontrollera om det går att förstå vad de svarar "
    "på.",
    en="The answers {answers} stand in no named group. Check whether one can understand what they answer.",
)
_MOST_TOLD = 4
_LONGEST = 200


@rule(
    id="group-named",
    title=Text(sv="Svarsalternativ hör ihop med sin fråga", en="Answers are tied to their question"),
    remedy=Text(
        sv="Lägg svaren i en grupp (fieldset) med frågan som rubrik (legend). I de flesta formulärverktyg "
        "sker det när frågan läggs in som en fråga med alternativ, i stället för som text ovanför.",
        en="Put the answers in a group (fieldset) with the question as its heading (legend). Most form "
        "tools do so when the question is added as a question with options, instead of as text above them.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("1.3.1"), wcag("3.3.2")],
    help="https://www.w3.org/WAI/WCAG22/Techniques/html/H71",
    blind_spot=Text(
        sv="Regeln ser radioknappar som hör ihop genom sitt namn i koden. Kryssrutor utan grupp kan vara "
        "frågor var för sig, och granskas inte.",
        en="The rule sees radio buttons that belong together by their name in the code. Check boxes "
        "without a group may be questions of their own, and are not judged.",
    ),
    needs=Need.CONTROLS,
    examples=[
        passes(
            "<form><fieldset><legend>Vill du ha svar?</legend>"
            '<input type="radio" name="s" id="j"><label for="j">Ja</label>'
            '<input type="radio" name="s" id="k"><label for="k">Nej</label></fieldset></form>',
            "in a fieldset with a legend",
        ),
        passes(
            '<form><p id="q">Vill du ha svar?</p><div role="radiogroup" aria-labelledby="q">'
            '<input type="radio" name="s" id="j"><label for="j">Ja</label>'
            '<input type="radio" name="s" id="k"><label for="k">Nej</label></div></form>',
            "in a radiogroup with a name",
        ),
        fails(
            '<form><div><p>Vill du ha svar?</p><input type="radio" name="s" id="j"><label for="j">Ja</label>'
            '<input type="radio" name="s" id="k"><label for="k">Nej</label></div></form>',
            "the question is plain text",
        ),
        unclear(
            '<form><input type="radio" name="s" id="j"><label for="j">Hämta i receptionen</label>'
            '<input type="radio" name="s" id="k"><label for="k">Skicka hem</label></form>',
            "the answers may speak for themselves",
        ),
        ignores('<form><input type="radio" name="s" id="j"><label for="j">Ja</label></form>', "only one"),
        ignores('<form><label for="n">Namn</label><input id="n"></form>', "no answers to choose from"),
    ],
)
def answers_are_tied_to_their_question(page: Page, _: Context) -> Iterator[Finding]:
    for form in forms_on(page):
        for field in form.fields:
            if field.is_set and field.first.role == "radio":
                yield _judged(field, form)


def _judged(field: Field, form: Form) -> Finding:
    group = field.group or field.shared
    if group:
        return passed(field.first, NAMED.fill(group=group))
    answers = ", ".join(f"”{member.name}”" for member in field.members[:_MOST_TOLD])
    question = _question(field, form)
    if question:
        return failed(field.first, UNTIED.fill(answers=answers, question=question))
    return cannot_tell(field.first, ALONE.fill(answers=answers))


def _question(field: Field, form: Form) -> str:
    """The line close by that asks, where one does: it ends in a question mark or a colon."""
    names = {member.name for member in field.members}
    for block in form.surroundings.near(field.members):
        for line in block.text.split("\n"):
            if line.rstrip(" *").endswith(("?", ":")) and line not in names and len(line) <= _LONGEST:
                return line
    return ""
