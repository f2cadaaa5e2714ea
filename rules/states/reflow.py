"""Content must be readable at 400 % zoom without scrolling sideways for every line."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import (
    Context,
    Finding,
    Given,
    Need,
    Outcome,
    Overflow,
    Page,
    Reach,
    Reflow,
    Severity,
    Spot,
    States,
    Text,
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

FITS = Text(
    sv="I ett fönster som är 320 pixlar brett, som vid 400 procents förstoring, går allt att läsa utan att "
    "rulla i sidled.",
    en="In a window 320 pixels wide, as at 400 per cent zoom, everything can be read without scrolling "
    "sideways.",
)
TOO_WIDE = Text(
    sv="Vid 400 procents förstoring (320 pixlars bredd) får innehållet inte plats: ”{text}” når {beyond} "
    "pixlar utanför fönstret. Läsaren måste rulla i sidled.",
    en="At 400 per cent zoom (320 pixels wide) the content does not fit: “{text}” reaches {beyond} pixels "
    "outside the window. The reader must scroll sideways.",
)
LINES_TOO_WIDE = Text(
    sv="Vid 400 procents förstoring (320 pixlars bredd) är raderna bredare än rutan de står i: ”{text}” når "
    "{beyond} pixlar utanför. Läsaren måste rulla fram och tillbaka för varje rad.",
    en="At 400 per cent zoom (320 pixels wide) the lines are wider than the box that they stand in: “{text}” "
    "reaches {beyond} pixels outside. The reader must scroll back and forth for every line.",
)
CUT_OFF = Text(
    sv="Vid 400 procents förstoring (320 pixlars bredd) klipps texten av: {beyond} pixlar av ”{text}” syns "
    "inte, och det går inte att rulla dit.",
    en="At 400 per cent zoom (320 pixels wide) the text is cut off: {beyond} pixels of “{text}” cannot be "
    "seen, and nobody can scroll there.",
)
MAYBE_CUT = Text(
    sv="Vid 400 procents förstoring (320 pixlars bredd) verkar ”{text}” klippas av ({beyond} pixlar). "
    "Förstora sidan och kontrollera att inget försvinner.",
    en="At 400 per cent zoom (320 pixels wide) “{text}” seems to be cut off ({beyond} pixels). Zoom in and "
    "check that nothing is lost.",
)
SHORTENED = Text(
    sv="Vid 400 procents förstoring (320 pixlars bredd) kortas ”{text}” av med tre punkter. Kontrollera att "
    "hela texten går att läsa någon annanstans, till exempel där länken leder.",
    en="At 400 per cent zoom (320 pixels wide) “{text}” is shortened with an ellipsis. Check that the whole "
    "text can be read elsewhere, such as where the link leads.",
)
ASIDE = Text(
    sv="Till höger utanför ett 320 pixlar brett fönster ligger ”{text}”. Är det en stängd meny gör det "
    "inget. Är det innehåll måste det flyttas in.",
    en="To the right, outside a window 320 pixels wide, lies “{text}”. If it is a closed menu, no harm is "
    "done. If it is content, it must be moved in.",
)
SHAPES_DOUBT = Text(
    sv="{shape} är bredare än ett 320 pixlar brett fönster ({beyond} pixlar utanför). Det är tillåtet bara "
    "om innehållet behöver sin bredd för att gå att förstå eller använda. Bedöm om det gör det.",
    en="{shape} is wider than a window of 320 pixels ({beyond} pixels outside). That is allowed only if the "
    "content needs its width to be understood or used. Judge whether it does.",
)
SHAPES_ALLOWED = Text(
    sv="{shape} är bredare än ett 320 pixlar brett fönster ({beyond} pixlar utanför). Det är tillåtet: "
    "innehållet behöver sin bredd.",
    en="{shape} is wider than a window of 320 pixels ({beyond} pixels outside). That is allowed: the content "
    "needs its width.",
)
FIXED_VIEWPORT = Text(
    sv='Sidan låser sin bredd för mobiler (<meta name="viewport" content="width={width}">). I ett smalt '
    "datorfönster anpassar den sig, men på en mobil blir texten pytteliten. Ta bort låsningen: skriv "
    "width=device-width.",
    en='The page locks its width for phones (<meta name="viewport" content="width={width}">). It adapts in '
    "a narrow window on a computer, but on a phone the text becomes tiny. Remove the lock: write "
    "width=device-width.",
)
RESTLESS = Text(
    sv="Sidan ändrade sig hela tiden i det smala fönstret, så kontrollera för hand.",
    en="The page kept changing in the narrow window, so check by hand.",
)
MORE = Text(
    sv="Ytterligare {n} ställen får inte plats i ett 320 pixlar brett fönster. De räknas inte upp här.",
    en="Another {n} places do not fit in a window of 320 pixels. They are not listed here.",
)
NO_TEXT = Text(sv="ett element utan text", en="an element without text")

_SHAPES = {
    "table": Text(sv="En datatabell", en="A data table"),
    "loose-table": Text(sv="En tabell utan rubriker", en="A table without headers"),
    "code": Text(sv="Programkod eller förformaterad text", en="Code or preformatted text"),
    "image": Text(sv="En bild", en="An image"),
    "map": Text(sv="En karta", en="A map"),
    "video": Text(sv="En film eller ett ljud", en="A film or a sound"),
    "drawing": Text(sv="En teckning eller ett diagram", en="A drawing or a diagram"),
    "frame": Text(sv="En inbäddad ram", en="An embedded frame"),
    "toolbar": Text(sv="En verktygsrad", en="A toolbar"),
}
# 1.4.10, note 2, and its Understanding document: what is excepted, and what is only if it is needed.
_ALLOWED = frozenset({"table", "code", "map", "video", "drawing"})
_MUST_BE_REACHED = frozenset({"table", "loose-table", "code"})
_NARROWEST_FIXED = 480  # pixels: a phone's own width written as a number locks nobody out


def _given(*overflows: Overflow, viewport: int = 0) -> Given:
    return Given(states=States(reflow=Reflow(pieces=2, overflows=overflows, viewport=viewport)))


_SAID = "Kommunen hämtar hushållens avfall varannan vecka, året om, i tätorten och på landsbygden."
_P = f"<p>{_SAID}</p>"
_SPOT = Spot(selector="html > body > div", snippet="<div>", text=_SAID)


@rule(
    id="reflow",
    title=Text(sv="Sidan går att läsa i ett smalt fönster", en="The page can be read in a narrow window"),
    remedy=Text(
        sv="Webbteamet behöver ta bort den fasta bredden i stilmallen, så att innehållet radbryts. Prova "
        "själv: förstora sidan till 400 procent i ett fönster som är 1280 pixlar brett.",
        en="The web team needs to remove the fixed width from the style sheet, so that the content wraps. "
        "Try it yourself: zoom to 400 per cent in a window that is 1280 pixels wide.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("1.4.10")],
    help="https://www.w3.org/WAI/WCAG22/Understanding/reflow.html",
    needs=Need.REFLOW,
    blind_spot=Text(
        sv="Regeln ser sidan som den öppnas: menyer, dialoger och steg som öppnas först vid klick prövas "
        "inte, inte heller innehåll i inbäddade ramar. Innehåll som döljs helt i smala fönster märks inte.",
        en="The rule sees the page as it opens: menus, dialogues and steps that open on a click are not "
        "tried, nor is content in embedded frames. Content hidden altogether in narrow windows goes "
        "unnoticed.",
    ),
    examples=[
        passes(f"<h1>Avfall</h1>{_P}", "the text wraps", _given()),
        passes(
            "<div style='overflow-x:auto'><table style='width:600px'><tr><th>Avgift<td>Pris</table></div>"
            + _P,
            "a data table may be wide",
            _given(Overflow(spot=_SPOT, reach=Reach.BOX, beyond=280, shape="table", is_wider=True)),
        ),
        passes(
            f"<a href='#m' style='position:absolute;left:-9999px'>Till innehållet</a><main id=m>{_P}</main>",
            "what is placed out of sight to the left is meant for screen readers",
            _given(),
        ),
        passes(
            "<div style='display:flex;overflow-x:auto'>"
            + f"<div style='flex:0 0 240px'>{_P}</div>" * 3
            + "</div>",
            "cards in a row: each of them fits",
            _given(Overflow(spot=_SPOT, reach=Reach.BOX, beyond=400, pieces=2)),
        ),
        fails(
            f"<style>body{{width:980px}}</style><h1>Avfall</h1>{_P}",
            "a fixed width",
            _given(Overflow(spot=_SPOT, reach=Reach.PAGE, beyond=660, is_wider=True)),
        ),
        fails(
            f"<div style='width:280px;overflow-x:auto'><div style='width:700px'>{_P}</div></div>",
            "each line must be scrolled",
            _given(Overflow(spot=_SPOT, reach=Reach.BOX, beyond=300, is_wider=True)),
        ),
        fails(
            "<div style='overflow:hidden;white-space:nowrap'>Vi svarar på frågor om avfall varje dag hela "
            "året</div>",
            "the end of the line is gone",
            _given(Overflow(spot=_SPOT, reach=Reach.CUT, beyond=90, is_wider=True)),
        ),
        unclear(
            f"{_P}<nav style='position:absolute;left:100%;top:0;width:200px'><a href='#a'>Bygga</a></nav>",
            "a menu to the right: closed, or lost?",
            _given(Overflow(spot=_SPOT, reach=Reach.PAGE, beyond=100, is_apart=True)),
        ),
        unclear(
            f"{_P}<table style='width:700px'><tr><td>Ett<td style='text-align:right'>Två</table>",
            "a table without headers may be layout",
            _given(Overflow(spot=_SPOT, reach=Reach.PAGE, beyond=380, shape="loose-table")),
        ),
        unclear(
            f"<meta name=viewport content='width=1024'>{_P}", "a phone shows it shrunk", _given(viewport=1024)
        ),
        ignores("", "an empty page", Given(states=States(reflow=Reflow()))),
    ],
)
def content_reflows(page: Page, _: Context) -> Iterator[Finding]:
    seen = page.states.reflow
    if seen is None or not seen.pieces:
        return
    findings = [finding for overflow in seen.overflows if (finding := _judge(overflow, seen)) is not None]
    if seen.viewport >= _NARROWEST_FIXED:
        findings.append(cannot_tell(None, FIXED_VIEWPORT.fill(width=seen.viewport)))
    if seen.left_out:
        findings.append(cannot_tell(None, MORE.fill(n=seen.left_out)))
    if all(finding.outcome is Outcome.PASSED for finding in findings):
        yield passed(None, FITS)
    yield from findings


def _judge(overflow: Overflow, seen: Reflow) -> Finding | None:
    judged = _judge_shape(overflow) if overflow.shape else _judge_text(overflow)
    if judged is None:
        return None
    outcome, message = judged
    message = message.fill(
        text=cut(overflow.spot.text, 80) or NO_TEXT,
        beyond=overflow.beyond,
        shape=_SHAPES.get(overflow.shape, NO_TEXT),
    )
    if outcome is Outcome.FAILED and not seen.is_settled:
        outcome, message = Outcome.CANNOT_TELL, message.then(RESTLESS)
    return at(outcome, overflow.spot.selector, overflow.spot.snippet, message)


def _judge_shape(overflow: Overflow) -> tuple[Outcome, Text] | None:
    """What may need both dimensions: excepted, or for a person to judge."""
    if overflow.reach in {Reach.CUT, Reach.CUT_BELOW}:
        is_lost = overflow.shape in _MUST_BE_REACHED and not (overflow.is_in_wide or overflow.is_slide)
        return (Outcome.CANNOT_TELL, MAYBE_CUT) if is_lost else None
    if overflow.shape in _ALLOWED or (overflow.shape == "loose-table" and overflow.reach is Reach.BOX):
        return None if overflow.is_apart else (Outcome.PASSED, SHAPES_ALLOWED)
    return (Outcome.CANNOT_TELL, SHAPES_DOUBT) if overflow.reach is Reach.PAGE else None


def _judge_text(overflow: Overflow) -> tuple[Outcome, Text] | None:
    """Text and controls: they must fit, unless they are out of sight on purpose."""
    match overflow.reach:
        case Reach.PAGE:
            return (Outcome.CANNOT_TELL, ASIDE) if overflow.is_apart else (Outcome.FAILED, TOO_WIDE)
        case Reach.BOX:
            is_read_through_it = overflow.is_wider and not overflow.is_slide
            return (Outcome.FAILED, LINES_TOO_WIDE) if is_read_through_it else None
        case Reach.CUT_BELOW:
            return None if overflow.is_in_wide or overflow.is_slide else (Outcome.CANNOT_TELL, MAYBE_CUT)
        case _:
            return _judge_cut(overflow)


def _judge_cut(overflow: Overflow) -> tuple[Outcome, Text] | None:
    if overflow.is_in_wide or overflow.is_apart or overflow.is_slide:
        return None
    if overflow.is_ellipsis:
        return Outcome.CANNOT_TELL, SHORTENED
    return (Outcome.FAILED, CUT_OFF) if overflow.is_wider else (Outcome.CANNOT_TELL, MAYBE_CUT)
