"""A consent check box says what is consented to, and says it once.

No success criterion forbids saying a thing twice. A doubled label is reported under 2.4.6 all the same,
because whoever listens to the form cannot tell whether there is one thing to agree to or two.

Four answers, from what is heard: the control's name, its group's and its description.

    nothing is said       failed       "", "Ja", "Jag godkänner (obligatorisk)"
    it is said twice      failed       legend and label with the same words
    data, but not why     cannot tell  "Godkännande av datalagring"
    anything else         passed       "Jag godkänner att kommunen sparar min e-postadress för att svara"
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
from rules.forms.consent import asks_consent, is_ticked_off, lacks_purpose, says_nothing, words
from rules.forms.surroundings import Surroundings, surroundings_on

CLEAR = Text(
    sv="Kryssrutan ”{name}” säger vad samtycket gäller.",
    en="The check box “{name}” says what is consented to.",
)
CLEAR_FROM_GROUP = Text(
    sv="Kryssrutan ”{name}” får sin mening av texten ”{context}”, som hjälpmedel läser upp tillsammans med "
    "den.",
    en="The check box “{name}” gets its meaning from “{context}”, which assistive technology reads with it.",
)
UNNAMED = Text(
    sv="Kryssrutan saknar etikett för hjälpmedel. Texten bredvid lyder ”{near}”. Den som använder "
    "skärmläsare får inte veta vad krysset betyder. Koppla texten till rutan i formulärets inställningar.",
    en="The check box has no label that assistive technology can read. The text beside it is “{near}”. "
    "People who use a screen reader are not told what the tick means. Connect the text to the box in the "
    "form's settings.",
)
SAYS_NOTHING = Text(
    sv="Kryssrutan heter bara ”{name}”. Det säger inte vad man samtycker till. Skriv i etiketten vad "
    "kommunen gör och varför.",
    en="The check box is called only “{name}”. That does not say what is consented to. Write in the label "
    "what the municipality does, and why.",
)
TWICE = Text(
    sv="Samma text står två gånger, först ”{first}” och sedan ”{second}”. Den som använder skärmläsare hör "
    "båda och kan tro att det är två olika saker. Ta bort den ena.",
    en="The same words stand twice, first “{first}” and then “{second}”. People who use a screen reader hear "
    "both, and may take them for two different things. Remove one of them.",
)
TWICE_IN_NAME = Text(
    sv="Etiketten säger samma sak flera gånger: ”{name}”. Skriv texten en gång.",
    en="The label says the same thing more than once: “{name}”. Write the words once.",
)
NO_PURPOSE = Text(
    sv="”{name}” säger att uppgifter sparas eller används, men inte vad de ska användas till. Läs formuläret "
    "och avgör om det framgår. Skriv annars ändamålet i etiketten, till exempel ”Jag godkänner att kommunen "
    "sparar min e-postadress för att kunna svara”.",
    en="“{name}” says that data are stored or used, but not what for. Read the form and decide whether "
    "that is clear. If not, write the purpose in the label, such as “I agree that the municipality stores "
    "my e-mail address to be able to answer”.",
)

SEED = """
<form><fieldset>
 <legend>Godkännande av datalagring <span>(obligatorisk)</span> * <span>(obligatorisk)</span></legend>
 <input type="checkbox" id="c1" required aria-required="true">
 <label for="c1">Godkännande av datalagring (obligatorisk)</label>
</fieldset></form>
"""


@rule(
    id="consent-label",
    title=Text(
        sv="Kryssrutor för samtycke säger vad samtycket gäller, en gång",
        en="Check boxes for consent say what is consented to, once",
    ),
    remedy=Text(
        sv="Öppna formuläret i redigeringsläget. Skriv i kryssrutans etikett vad kommunen gör med "
        "uppgifterna och varför, i en mening som börjar med ”Jag godkänner att”. Lämna rubriken ovanför tom "
        "om den säger samma sak.",
        en="Open the form for editing. In the label of the check box, write what the municipality does with "
        "the data and why, as one sentence that begins with “I agree that”. Leave the heading above it empty "
        "if it says the same thing.",
    ),
    severity=Severity.MODERATE,
    criteria=[wcag("1.3.1"), wcag("2.4.6"), wcag("3.3.2"), wcag("4.1.2")],
    help="https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels.html",
    blind_spot=Text(
        sv="Regeln känner igen samtycke på svenska och engelska. Den läser ord: den vet inte om det som står "
        "är sant eller begripligt. Att upprepa en text strider inte uttryckligen mot WCAG, men det gör "
        "formuläret svårare att förstå.",
        en="The rule recognises consent in Swedish and English. It reads words: it does not know whether "
        "they are true or easy to understand. WCAG does not expressly forbid saying a thing twice, but it "
        "makes the form harder to understand.",
    ),
    needs=Need.CONTROLS,
    examples=[
        passes(
            '<input type="checkbox" id="c"><label for="c">Jag godkänner att kommunen sparar min e-postadress '
            "för att kunna svara</label>",
            "says what is stored, and what for",
        ),
        passes(
            "<fieldset><legend>Godkänner du att vi publicerar din bild på webbplatsen?</legend>"
            '<input type="checkbox" id="c"><label for="c">Ja</label></fieldset>',
            "the group says what the short answer is about",
        ),
        passes(
            '<label><input type="checkbox"> I consent to receiving the newsletter by e-mail</label>',
            "what is consented to is a thing of its own, not storing as such",
        ),
        fails(SEED, "legend and label say the same words"),
        fails(
            '<div><input type="checkbox" id="c"> Jag samtycker till att mina uppgifter sparas</div>',
            "the text is not connected to the box",
        ),
        fails(
            "<div><p>Godkänner du att vi sparar din adress för att kunna svara?</p>"
            '<input type="checkbox" id="c"><label for="c">Ja</label></div>',
            "the question stands close by, but is not read out with the box",
        ),
        fails(
            '<input type="checkbox" id="c" required><label for="c">Jag godkänner (obligatoriskt)</label>',
            "says that somebody agrees, not to what",
        ),
        fails(
            '<label for="c">Godkännande av datalagring</label><input type="checkbox" id="c">'
            '<label for="c">Godkännande av datalagring</label>',
            "two labels with the same words make one doubled name",
        ),
        unclear(
            '<input type="checkbox" id="c"><label for="c">Godkännande av datalagring</label>',
            "says that data are stored, not what for",
        ),
        ignores(
            '<input type="checkbox" id="c"><label for="c">Visa bara godkända skolor</label>',
            "a choice, not a consent",
        ),
        ignores("<p>Du kan när som helst ta tillbaka ditt samtycke.</p>", "text about consent, no check box"),
    ],
)
def consent_is_worded_once_and_clearly(page: Page, _: Context) -> Iterator[Finding]:
    boxes = [control for control in page.controls or () if is_ticked_off(control)]
    surroundings = surroundings_on(page) if boxes else None
    for box in boxes:
        if surroundings and (finding := _judged(box, _lines_near(box, surroundings))):
            yield finding


def _judged(box: FormControl, near: list[str]) -> Finding | None:
    if not _asks(box, near):
        return None
    if not box.name.strip():
        return failed(box, UNNAMED.fill(near=" ".join(near)))
    return _said_twice(box, near) or _said(box)


def _asks(box: FormControl, near: list[str]) -> bool:
    """Whether the box asks for consent; the text close by counts where the box itself says nothing."""
    if asks_consent(box.name) or asks_consent(box.group):
        return True
    return says_nothing(box.name) and any(map(asks_consent, near))


def _said_twice(box: FormControl, near: list[str]) -> Finding | None:
    own = words(box.name)
    if words(box.group) == own:
        return failed(box, TWICE.fill(first=box.group, second=box.name))
    if _is_repetition(own):
        return failed(box, TWICE_IN_NAME.fill(name=box.name))
    alike = [line for line in near if words(line) == own]
    if len(alike) > 1:  # one of them is the label
        return failed(box, TWICE.fill(first=alike[0], second=alike[1]))
    return None


def _is_repetition(said: list[str]) -> bool:
    """Whether the words are the same few words again and again."""
    return any(
        said == said[:length] * (len(said) // length)
        for length in range(1, len(said) // 2 + 1)
        if len(said) % length == 0
    )


def _said(box: FormControl) -> Finding:
    context = " ".join(filter(None, (box.group, box.description)))
    heard = context if says_nothing(box.name) else box.name
    if says_nothing(heard):
        return failed(box, SAYS_NOTHING.fill(name=box.name))
    if lacks_purpose(f"{box.name} {context}"):
        return cannot_tell(box, NO_PURPOSE.fill(name=heard))
    if heard is context:
        return passed(box, CLEAR_FROM_GROUP.fill(name=box.name, context=context))
    return passed(box, CLEAR.fill(name=box.name))


def _lines_near(box: FormControl, surroundings: Surroundings) -> list[str]:
    """The lines of text beside the box, without headings and the group's own."""
    return [
        line
        for block in surroundings.near([box])
        if not block.is_heading and not block.is_within("legend")
        for line in block.text.split("\n")
    ]
