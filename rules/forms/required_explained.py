"""A star that means "required" is explained before the fields that it marks (WCAG technique H90)."""

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
from rules.forms.marks import has_only_stars, marks_in

EXPLAINED = Text(
    sv="Formuläret förklarar vad stjärnan betyder: ”{sentence}”.",
    en="The form explains what the star means: “{sentence}”.",
)
UNEXPLAINED = Text(
    sv="{count} fält är märkta med en stjärna, till exempel {field}, men formuläret förklarar inte vad "
    "stjärnan betyder.",
    en="{count} fields are marked with a star, such as {field}, but the form does not explain what the star "
    "means.",
)
LATE = Text(
    sv="Stjärnan förklaras först efter fälten: ”{sentence}”. Den som lyssnar på sidan får veta det för sent. "
    "Flytta förklaringen till formulärets början.",
    en="The star is explained only after the fields: “{sentence}”. People who listen to the page hear it too "
    "late. Move the explanation to the beginning of the form.",
)

_STAR = '<label for="n">Namn *</label><input id="n" required><label for="t">Telefon</label><input id="t">'


@rule(
    id="required-explained",
    title=Text(sv="Stjärnor vid obligatoriska fält förklaras", en="Stars at required fields are explained"),
    remedy=Text(
        sv="Skriv överst i formuläret: ”Fält märkta med * är obligatoriska.” Eller skriv (obligatoriskt) i "
        "etiketten i stället för stjärnan.",
        en="Write at the top of the form: “Fields marked with * are required.” Or write (required) in the "
        "label instead of the star.",
    ),
    severity=Severity.MINOR,
    criteria=[wcag("3.3.2")],
    help="https://www.w3.org/WAI/WCAG22/Techniques/html/H90",
    blind_spot=Text(
        sv="Regeln läser förklaringar på svenska och engelska, och ser inte stjärnor som en stilmall ritar.",
        en="The rule reads explanations in Swedish and English, and does not see stars that a style sheet "
        "draws.",
    ),
    needs=Need.CONTROLS,
    examples=[
        passes(f"<form><p>Fält markerade med * är obligatoriska.</p>{_STAR}</form>", "explained at the top"),
        fails(f"<form>{_STAR}</form>", "not explained"),
        unclear(f"<form>{_STAR}<p>* Obligatoriska fält</p></form>", "explained at the end"),
        ignores('<form><label for="n">Namn (obligatoriskt)</label><input id="n" required></form>', "a word"),
        ignores('<form><label for="n">Namn</label><input id="n"></form>', "no mark"),
    ],
)
def stars_are_explained(page: Page, _: Context) -> Iterator[Finding]:
    forms = forms_on(page)
    for form in forms:
        starred = [field for field in form.fields if _has_star(field, form)]
        if starred:
            yield _judged(starred, form)


def _has_star(field: Field, form: Form) -> bool:
    marked = [text for text in form.labels(field) if marks_in(text)]
    return bool(marked) and all(map(has_only_stars, marked)) and form.requires(field)


def _judged(starred: list[Field], form: Form) -> Finding:
    first = starred[0]
    saying = form.star_explained
    if saying is None:
        return failed(first.first, UNEXPLAINED.fill(count=len(starred), field=first.literal))
    if form.surroundings.comes_before(saying.tag, first.first):
        return passed(first.first, EXPLAINED.fill(sentence=saying.sentence))
    return cannot_tell(first.first, LATE.fill(sentence=saying.sentence))
