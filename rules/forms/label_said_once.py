"""A label is said once: people who listen should not hear the same words over and over.

No success criterion forbids repetition; 2.4.6 asks for labels that help. The finding tells what a
screen reader says, mark by mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from auditor.model import (
    Context,
    Finding,
    FormControl,
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
from rules.forms.marks import marks_in, read

ONCE = Text(sv="En skärmläsare säger: ”{spoken}”.", en="A screen reader says: “{spoken}”.")
GROUP_TOO = Text(
    sv="En skärmläsare säger: ”{spoken}”. Samma ord står både i gruppens rubrik och i etiketten: ”{words}”.",
    en="A screen reader says: “{spoken}”. The same words stand in the group's heading and in the label: "
    "“{words}”.",
)
TWICE = Text(
    sv="En skärmläsare säger: ”{spoken}”. Samma ord står två gånger i etiketten: ”{words}”.",
    en="A screen reader says: “{spoken}”. The same words stand twice in the label: “{words}”.",
)
DESCRIBED_TOO = Text(
    sv="En skärmläsare säger: ”{spoken}”. Beskrivningen upprepar etiketten: ”{words}”.",
    en="A screen reader says: “{spoken}”. The description repeats the label: “{words}”.",
)
MARKED_TOO = Text(
    sv="En skärmläsare säger: ”{spoken}”. Att fältet är obligatoriskt sägs {count} gånger.",
    en="A screen reader says: “{spoken}”. That the field is required is said {count} times.",
)
_STAR = Text(sv="stjärna", en="star")
_REQUIRED = Text(sv="obligatorisk", en="required")
_MOST_MARKS = 2  # the word in the label, and the state that the browser tells
_LONGEST = 300  # characters of what is told as spoken

SEED = """
<form><fieldset>
 <legend>Godkännande av datalagring <span>(obligatorisk)</span> * <span>(obligatorisk)</span></legend>
 <input type="checkbox" id="c1" required aria-required="true">
 <label for="c1">Godkännande av datalagring (obligatorisk)</label>
</fieldset></form>
"""


@rule(
    id="label-said-once",
    title=Text(sv="Fältens namn sägs en gång", en="Labels are said once"),
    remedy=Text(
        sv="Öppna formuläret i redigeringsläget och låt orden stå en gång: i etiketten. Ta bort gruppens "
        "rubrik om gruppen bara har ett fält, och ta bort egna ord som systemet skriver själv.",
        en="Open the form for editing and let the words stand once: in the label. Remove the group's "
        "heading if the group has one field alone, and remove words of your own that the system writes by "
        "itself.",
    ),
    severity=Severity.MODERATE,
    criteria=[wcag("2.4.6"), wcag("3.3.2")],
    help="https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels.html",
    blind_spot=Text(
        sv="Skärmläsare säger inte exakt samma ord. Regeln följer det namn som webbläsaren räknar ut, och "
        "hör inte uttal eller pauser.",
        en="Screen readers do not all say the same words. The rule follows the name that the browser "
        "computes, and does not hear pronunciation or pauses.",
    ),
    needs=Need.CONTROLS,
    examples=[
        passes('<label for="n">Namn (obligatoriskt)</label><input id="n" required>', "said once"),
        passes(
            "<fieldset><legend>Vill du ha svar?</legend>"
            '<input type="radio" name="s" id="j"><label for="j">Ja, jag vill ha svar</label>'
            '<input type="radio" name="s" id="k"><label for="k">Nej</label></fieldset>',
            "an answer may repeat words of its question",
        ),
        fails(SEED, "legend and label say the same, with four marks"),
        fails('<label for="e">E-post E-post</label><input id="e">', "twice in the label"),
        fails(
            '<label for="e">E-post</label><input id="e" aria-describedby="d"><span id="d">E-post</span>',
            "the description repeats the label",
        ),
        ignores('<input type="submit" value="Skicka Skicka">', "buttons are not labelled"),
        ignores("<p>Namn Namn</p>", "no field"),
    ],
)
def labels_are_said_once(page: Page, _: Context) -> Iterator[Finding]:
    for control in page.controls or ():
        if control.role == "button" or not _words(control.name):
            continue
        spoken = _spoken(control)
        message = _repetition(control)
        yield (
            failed(control, message.fill(spoken=spoken))
            if message
            else passed(control, ONCE.fill(spoken=spoken))
        )


def _repetition(control: FormControl) -> Text | None:
    """What is repeated, told but for what is spoken; None when nothing is."""
    name, group, description = _words(control.name), _words(control.group), _words(control.description)
    words = " ".join(name)
    if name == group:
        return _partly(GROUP_TOO, words=read(control.name).words)
    if len(name) > 1 and name[: len(name) // 2] == name[len(name) // 2 :]:
        return _partly(TWICE, words=control.name)
    marks = len(marks_in(control.name)) + len(marks_in(control.group))
    if marks > _MOST_MARKS:
        return _partly(MARKED_TOO, count=marks)
    if words and name == description:
        return _partly(DESCRIBED_TOO, words=control.description)
    return None


def _partly(message: Text, **values: object) -> Text:
    return message.fill(spoken="{spoken}", **values)


def _words(text: str) -> list[str]:
    """The words of a label without its marks, in lower case."""
    return re.findall(r"\w+", read(text).words.lower())


def _spoken(control: FormControl) -> Text:
    """What a screen reader says of the control, as far as its name, group, description and state tell."""
    parts = [_aloud(control.group), _aloud(control.name)]
    parts += [_REQUIRED] if control.required else []
    parts += [_aloud(control.description)]
    return Text(*(_one_line(part[language] for part in parts) for language in ("sv", "en")))


def _aloud(text: str) -> Text:
    """The words, and the marks as they are read out: a star is said as a word."""
    spaced = re.sub(r"[()\[\]{}:,;]", " ", text)
    return Text(*(re.sub(r"[*∗✱＊]+", f" {_STAR[language]} ", spaced) for language in ("sv", "en")))


def _one_line(parts: Iterable[str]) -> str:
    text = " ".join(" ".join(parts).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
