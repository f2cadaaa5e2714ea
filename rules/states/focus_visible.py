"""Whoever uses the keyboard must see where on the page they are."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import (
    Context,
    Finding,
    Focus,
    FocusStop,
    Given,
    Need,
    Outcome,
    Page,
    Severity,
    Shown,
    Spot,
    States,
    Text,
    at,
    cut,
    fails,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from auditor.standards import wcag

SEEN = Text(
    sv="Tangentbordsfokus syns på {n} av sidans {total} ställen där tabbtangenten stannar.",
    en="Keyboard focus can be seen at {n} of the page's {total} places where the Tab key stops.",
)
NOTHING = Text(
    sv="När ”{text}” får tangentbordsfokus ändras ingenting på skärmen, inte en enda pixel. Det gäller {n} "
    "ställe(n) på sidan.",
    en="When “{text}” gets keyboard focus, nothing changes on the screen, not a single pixel. This goes for "
    "{n} place(s) on the page.",
)
UNSEEN = Text(
    sv="Tabbtangenten leder till ”{text}”, som inte syns ens när det har fokus. Den som tabbar ser inte var "
    "på sidan fokus är. Det gäller {n} ställe(n) på sidan.",
    en="The Tab key leads to “{text}”, which cannot be seen even when it has focus. Keyboard users do not "
    "see where on the page they are. This goes for {n} place(s) on the page.",
)
MOVING = Text(
    sv="Något rör sig på sidan, så det går inte att avgöra om fokus syns på ”{text}”. Gå dit med "
    "tabbtangenten och titta efter.",
    en="Something moves on the page, so it cannot be told whether focus can be seen on “{text}”. Go there "
    "with the Tab key and look.",
)
COVERED = Text(
    sv="Något ligger över ”{text}” när det har fokus. Gå dit med tabbtangenten och se om fokus syns.",
    en="Something lies over “{text}” when it has focus. Go there with the Tab key and see whether focus can "
    "be seen.",
)
UNREACHED = Text(
    sv="Fokus stannade inte på ”{text}” när tabbtangenten ledde dit. Gå dit och se om det går att stanna "
    "där och om fokus syns.",
    en="Focus did not stay on “{text}” when the Tab key led there. Go there and see whether one can stay "
    "and focus can be seen.",
)
NAMELESS = Text(sv="ett element utan text", en="an element without text")

_JUDGED = {
    Shown.NOTHING: (Outcome.FAILED, NOTHING),
    Shown.UNSEEN: (Outcome.FAILED, UNSEEN),
    Shown.MOVING: (Outcome.CANNOT_TELL, MOVING),
    Shown.COVERED: (Outcome.CANNOT_TELL, COVERED),
    Shown.UNREACHED: (Outcome.CANNOT_TELL, UNREACHED),
}
_SEEN = frozenset({Shown.DRAWN, Shown.CARET})


def _given(*shown: Shown) -> Given:
    spot = Spot(selector="html > body > a", snippet="<a href='#a'>Bygga</a>", text="Bygga")
    stops = tuple(FocusStop(spot=spot, shown=one) for one in shown)
    return Given(states=States(focus=Focus(total=2, stops=stops)))


_LINKS = "<a href='#a'>Bygga</a> <a href='#b'>Kultur</a>"


@rule(
    id="focus-visible",
    title=Text(sv="Tangentbordsfokus syns", en="Keyboard focus can be seen"),
    remedy=Text(
        sv="Webbteamet behöver ge länkar, knappar och fält en tydlig ram när de har fokus (:focus-visible i "
        "stilmallen), i stället för att ta bort den (outline: none). Det som inte ska synas ska "
        "tabbtangenten inte heller stanna på.",
        en="The web team needs to give links, buttons and fields a clear outline when they have focus "
        "(:focus-visible in the style sheet) instead of removing it (outline: none). What is not to be seen, "
        "the Tab key must not stop at either.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("2.4.7")],
    act=["oj04fd"],
    help="https://www.w3.org/WAI/WCAG22/Understanding/focus-visible.html",
    needs=Need.FOCUS,
    blind_spot=Text(
        sv="Regeln ser om någon pixel ändras, inte om ändringen är tydlig nog. Den prövar ett ställe av "
        "varje slag, högst 40 slag, på sidan som den öppnas. Inbäddade ramar prövas inte.",
        en="The rule sees whether any pixel changes, not whether the change is clear enough. It tries one "
        "place of each kind, 40 kinds at most, on the page as it opens. Embedded frames are not tried.",
    ),
    examples=[
        passes(_LINKS, "the browser draws a frame", _given(Shown.DRAWN)),
        passes(
            f"<style>a:focus{{outline:none;background:gold}}</style>{_LINKS}",
            "another colour instead of the frame",
            _given(Shown.DRAWN),
        ),
        passes(
            "<style>a{outline:none} li:focus-within{background:gold}</style><ul><li><a href='#a'>Bygga</a>"
            "<li><a href='#b'>Kultur</a></ul>",
            "shown by the row that it stands in",
            _given(Shown.DRAWN),
        ),
        passes(
            "<style>input{outline:none}</style><input aria-label=Namn> <input aria-label=Gata>",
            "a text field shows its caret",
            _given(Shown.CARET),
        ),
        passes(
            "<style>.skip{position:absolute;left:-9999px} .skip:focus{left:0}</style>"
            f"<a class=skip href='#m'>Till innehållet</a> {_LINKS}",
            "it comes into view when it has focus",
            _given(Shown.DRAWN),
        ),
        fails(f"<style>*:focus{{outline:none}}</style>{_LINKS}", "nothing is drawn", _given(Shown.NOTHING)),
        fails(
            f"<a style='position:absolute;left:-9999px' href='#m'>Till innehållet</a> {_LINKS}",
            "focus is somewhere out of sight",
            _given(Shown.UNSEEN, Shown.DRAWN),
        ),
        unclear(
            f"<style>a{{outline:none}}</style>{_LINKS}<div style='position:fixed;inset:0;background:#fff'>"
            "Laddar</div>",
            "something lies over it",
            _given(Shown.COVERED),
        ),
        unclear(
            f"<a href='#c' onfocus='this.blur()'>Trafik</a> {_LINKS}",
            "focus does not stay",
            _given(Shown.UNREACHED, Shown.DRAWN),
        ),
        ignores(
            "<style>a{outline:none}</style><a href='#a'>Bygga</a>",
            "with a single stop it is plain where focus is",
            Given(states=States(focus=Focus(total=1))),
        ),
    ],
)
def focus_is_seen(page: Page, _: Context) -> Iterator[Finding]:
    seen = page.states.focus
    if seen is None:
        return
    if shown := sum(stop.alike for stop in seen.stops if stop.shown in _SEEN):
        yield passed(None, SEEN.fill(n=shown, total=seen.total))
    for stop in seen.stops:
        if stop.shown not in _SEEN and not stop.went:  # where focus went elsewhere: tab-moves-on
            yield _judge(stop)


def _judge(stop: FocusStop) -> Finding:
    outcome, message = _JUDGED[stop.shown]
    message = message.fill(text=cut(stop.spot.text, 80) or NAMELESS, n=stop.alike)
    return at(outcome, stop.spot.selector, stop.spot.snippet, message)
