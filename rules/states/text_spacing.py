"""Text must keep its room when a reader spaces it out."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import (
    Context,
    Finding,
    Given,
    Loss,
    LostText,
    Need,
    Outcome,
    Page,
    Severity,
    Spot,
    States,
    Text,
    TextSpacing,
    at,
    cannot_tell,
    cut,
    fails,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from auditor.standards import wcag

ROOM = Text(
    sv="All text syns när rader, stycken, ord och bokstäver glesas ut så mycket som läsare ska kunna göra.",
    en="All text can be seen when lines, paragraphs, words and letters are spaced out as far as readers "
    "must be able to.",
)
CUT_OFF = Text(
    sv="När texten glesas ut klipps den av: {pixels} pixlar av ”{text}” syns inte längre. Rutan har en fast "
    "storlek.",
    en="When the text is spaced out, it is cut off: {pixels} pixels of “{text}” can no longer be seen. The "
    "box has a fixed size.",
)
COVERED = Text(
    sv="När texten glesas ut hamnar ”{text}” och ”{other}” på varandra ({pixels} pixlar).",
    en="When the text is spaced out, “{text}” and “{other}” end up on top of each other ({pixels} pixels).",
)
MAYBE = Text(
    sv="Kontrollera med utglesad text om något går förlorat: delarna flyttas eller visas i tur och ordning.",
    en="Check with spaced-out text whether anything is lost: the parts move, or are shown in turn.",
)
SHORTENED = Text(
    sv="När texten glesas ut kortas ”{text}” av med tre punkter. Kontrollera att hela texten går att läsa "
    "någon annanstans, till exempel där länken leder.",
    en="When the text is spaced out, “{text}” is shortened with an ellipsis. Check that the whole text can "
    "be read elsewhere, such as where the link leads.",
)
MORE = Text(
    sv="Ytterligare {n} texter går förlorade. De räknas inte upp här.",
    en="Another {n} texts are lost. They are not listed here.",
)


def _given(*losses: LostText) -> Given:
    return Given(states=States(text_spacing=TextSpacing(pieces=2, losses=losses)))


_SPOT = Spot(selector="html > body > a", snippet="<a>Boka tid nu</a>", text="Boka tid nu")


@rule(
    id="text-spacing",
    title=Text(sv="Text tål att glesas ut", en="Text can be spaced out"),
    remedy=Text(
        sv="Webbteamet behöver ta bort den fasta höjden eller bredden i stilmallen (använd min-height), så "
        "att rutan växer med texten.",
        en="The web team needs to remove the fixed height or width from the style sheet (use min-height), "
        "so that the box grows with the text.",
    ),
    severity=Severity.MODERATE,
    criteria=[wcag("1.4.12")],
    help="https://www.w3.org/WAI/WCAG22/Understanding/text-spacing.html",
    needs=Need.TEXT_SPACING,
    blind_spot=Text(
        sv="Regeln ser sidan som den öppnas, i ett brett fönster. Text i fält, i inbäddade ramar och i det "
        "som öppnas först vid klick prövas inte. Text som redan är avklippt bedöms inte.",
        en="The rule sees the page as it opens, in a wide window. Text in fields, in embedded frames and in "
        "what opens on a click is not tried. Text that is already cut off is not judged.",
    ),
    examples=[
        passes("<p>Boka tid nu</p>", "the box grows with its text", _given()),
        passes(
            "<p style='position:absolute;width:1px;height:1px;overflow:hidden'>Boka tid</p><p>Hej</p>",
            "text for screen readers takes no room",
            _given(),
        ),
        fails(
            "<a href='#b' style='display:block;width:100px;height:20px;overflow:hidden'>Boka tid nu</a>",
            "a button of fixed size",
            _given(LostText(spot=_SPOT, loss=Loss.CUT, pixels=25)),
        ),
        fails(
            "<div style='height:24px;width:200px'>Nyheter från kommunen</div><div>Boka tid här</div>",
            "the second line lands on the next text",
            _given(LostText(spot=_SPOT, loss=Loss.OVERLAP, pixels=19, other="Boka tid här")),
        ),
        unclear(
            "<div style='width:270px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis'>"
            "Ansökan om bygglov och annat</div>",
            "an ellipsis: can the rest be read elsewhere?",
            _given(LostText(spot=_SPOT, loss=Loss.ELLIPSIS, pixels=60)),
        ),
        unclear(
            "<div class='carousel' style='width:100px;height:20px;overflow:hidden'>Boka tid nu</div>",
            "a carousel shows its parts in turn",
            _given(LostText(spot=_SPOT, loss=Loss.CUT, pixels=25, is_doubtful=True)),
        ),
        ignores("", "no text", Given(states=States(text_spacing=TextSpacing()))),
    ],
)
def text_has_room_for_spacing(page: Page, _: Context) -> Iterator[Finding]:
    seen = page.states.text_spacing
    if seen is None or not seen.pieces:
        return
    if not seen.losses and not seen.left_out:
        yield passed(None, ROOM)
    for loss in seen.losses:
        yield _judge(loss)
    if seen.left_out:
        yield cannot_tell(None, MORE.fill(n=seen.left_out))


_SAID = {Loss.CUT: CUT_OFF, Loss.OVERLAP: COVERED, Loss.ELLIPSIS: SHORTENED}


def _judge(lost: LostText) -> Finding:
    message = _SAID[lost.loss].fill(
        text=cut(lost.spot.text, 80), other=cut(lost.other, 80), pixels=lost.pixels
    )
    outcome = Outcome.FAILED
    if lost.is_doubtful:
        outcome, message = Outcome.CANNOT_TELL, message.then(MAYBE)
    if lost.loss is Loss.ELLIPSIS:
        outcome = Outcome.CANNOT_TELL
    return at(outcome, lost.spot.selector, lost.spot.snippet, message)
