"""The Tab key must lead on: from every stop, and to every stop."""

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
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from auditor.standards import wcag

LEADS_ON = Text(
    sv="Tabbtangenten leder till och vidare från alla slags ställen på sidan som prövades.",
    en="The Tab key leads to, and on from, all kinds of places on the page that were tried.",
)
STUCK = Text(
    sv="Tabbtangenten lämnar inte ”{text}”. Kontrollera att du kommer vidare, eller att sidan säger vilken "
    "tangent som gäller.",
    en="The Tab key does not leave “{text}”. Check that you can go on, or that the page says which key to "
    "use.",
)
HELD = Text(
    sv="Skriptet flyttar fokus till {went} när tabbtangenten ska leda till ”{text}”. Det gäller {n} "
    "ställe(n). Är det en dialogruta: kontrollera att den går att stänga med tangentbordet.",
    en="A script moves focus to {went} when the Tab key should lead to “{text}”. This goes for {n} place(s). "
    "If it is a dialogue: check that it can be closed by keyboard.",
)
NAMELESS = Text(sv="ett element utan text", en="an element without text")


def _given(*stops: FocusStop) -> Given:
    return Given(states=States(focus=Focus(total=3, stops=stops)))


_SPOT = Spot(selector="html > body > textarea", snippet="<textarea></textarea>")
_TRAP = "<textarea aria-label=Text onkeydown='if (event.key === \"Tab\") event.preventDefault()'></textarea>"


@rule(
    id="tab-moves-on",
    title=Text(sv="Tabbtangenten leder vidare", en="The Tab key leads on"),
    remedy=Text(
        sv="Gå genom sidan med tabbtangenten. Fastnar du behöver webbteamet ta bort skriptet som håller kvar "
        "fokus. En dialogruta får hålla kvar fokus så länge den går att stänga med tangentbordet.",
        en="Go through the page with the Tab key. If you get stuck, the web team needs to remove the script "
        "that holds focus. A dialogue may hold it as long as it can be closed by keyboard.",
    ),
    severity=Severity.CRITICAL,
    criteria=[wcag("2.1.2")],
    help="https://www.w3.org/WAI/WCAG22/Understanding/no-keyboard-trap.html",
    needs=Need.FOCUS,
    blind_spot=Text(
        sv="Regeln trycker på tabbtangenten vid ett ställe av varje slag. Den prövar inga andra tangenter, "
        "inget som öppnas vid klick och inget i inbäddade ramar. Den underkänner aldrig.",
        en="The rule presses the Tab key at one place of each kind. It tries no other keys, nothing that "
        "opens on a click and nothing in embedded frames. It never fails a page.",
    ),
    examples=[
        passes(
            "<a href='#a'>Bygga</a> <input aria-label=Namn> <a href='#b'>Kultur</a>",
            "nothing holds focus",
            _given(FocusStop(spot=_SPOT, shown=Shown.DRAWN, alike=3)),
        ),
        unclear(
            f"<a href='#a'>Bygga</a> {_TRAP} <a href='#b'>Kultur</a>",
            "its code stops the key",
            _given(FocusStop(spot=_SPOT, shown=Shown.DRAWN, is_stuck=True)),
        ),
        unclear(
            "<a href='#a'>Bygga</a> <p role=dialog id=d><button>Neka</button> <button>Godkänn</button></p>"
            "<script>addEventListener('focusin', e => { if (!d.contains(e.target)) "
            "d.firstElementChild.focus(); })</script>",
            "a dialogue holds focus: can it be closed?",
            _given(FocusStop(spot=_SPOT, shown=Shown.UNREACHED, went="#d > button")),
        ),
        ignores("<p>Hej</p>", "nothing to stop at", Given(states=States(focus=Focus()))),
    ],
)
def tab_key_leads_on(page: Page, _: Context) -> Iterator[Finding]:
    seen = page.states.focus
    if seen is None or not seen.stops:
        return
    findings = [*_stuck(seen), *_held(seen)]
    yield from findings or [passed(None, LEADS_ON)]


def _stuck(seen: Focus) -> Iterator[Finding]:
    for stop in seen.stops:
        if stop.is_stuck:
            yield _doubt(stop, STUCK.fill(text=_named(stop)))


def _held(seen: Focus) -> Iterator[Finding]:
    """One finding for each place that draws focus to itself."""
    by_place: dict[str, list[FocusStop]] = {}
    for stop in seen.stops:
        if stop.went:
            by_place.setdefault(stop.went, []).append(stop)
    for went, stops in by_place.items():
        count = sum(stop.alike for stop in stops)
        yield _doubt(stops[0], HELD.fill(went=went, text=_named(stops[0]), n=count))


def _named(stop: FocusStop) -> str | Text:
    return cut(stop.spot.text, 80) or NAMELESS


def _doubt(stop: FocusStop, message: Text) -> Finding:
    return at(Outcome.CANNOT_TELL, stop.spot.selector, stop.spot.snippet, message)
