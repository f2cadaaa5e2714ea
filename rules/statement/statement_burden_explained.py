"""Who calls an adaptation an undue burden says why. DOS-lagen (2018:1937) 12 and 13 §§."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import (
    Context,
    Finding,
    Page,
    Severity,
    Text,
    cannot_tell,
    fails,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from rules.statement.reading import Line, Part, Statement, matches, pattern, statement_on
from rules.statement.telling import absent, quoted

EXPLAINED = Text(
    sv="Undantaget för oskäligt betungande anpassning motiveras: ”{sentence}”.",
    en="The exception for an undue burden is given reasons: “{sentence}”.",
)
UNEXPLAINED = Text(
    sv="”{sentence}”: undantaget åberopas, men ingen motivering ges.",
    en="“{sentence}”: the exception is invoked, but no reasons are given.",
)
MAYBE = Text(
    sv="”{sentence}”: undantaget åberopas. Kontrollera att texten motiverar det: vad anpassningen skulle "
    "kosta och vad den skulle betyda för dem som behöver den.",
    en="“{sentence}”: the exception is invoked. Check that the text gives reasons: what the adaptation "
    "would cost, and what it would mean to those who need it.",
)

_LONG = 40  # words; so much text may hold a reason that the rule does not recognise
_ELSEWHERE = (Part.CONTENT, Part.CONFORMITY, Part.OUTSIDE, Part.TECHNICAL, Part.HOW, None)
_OPENING = (
    "<h1>Tillgänglighetsredogörelse för exempelby.example</h1><p>Webbplatsen är delvis förenlig med lagen om "
    "tillgänglighet till digital offentlig service.</p><h2>Innehåll som inte är tillgängligt</h2>"
)


@rule(
    id="statement-burden-explained",
    title=Text(
        sv="Den som åberopar oskäligt betungande anpassning motiverar det",
        en="Who invokes an undue burden gives reasons",
    ),
    remedy=Text(
        sv="Skriv varför: vilket innehåll det gäller, ungefär vad en anpassning skulle kosta eller kräva, "
        "hur många som behöver den och vad de kan få i stället. Undantaget gäller bara i enskilda fall; "
        "räcker skälen inte, stryk det och skriv när bristen ska vara åtgärdad.",
        en="Write why: which content it is, about what an adaptation would cost or demand, how many need "
        "it, and what they can have in its place. The exception holds in particular cases only; if the "
        "reasons are not enough, remove it and write when the fault will be mended.",
    ),
    severity=Severity.MODERATE,
    help="https://www.digg.se/kunskap-och-stod/digital-tillganglighet/rattslig-vagledning",
    blind_spot=Text(
        sv="Regeln ser att skäl nämns, inte om de räcker. Det prövar tillsynsmyndigheten.",
        en="The rule sees that reasons are named, not whether they are enough. That is for the supervisor "
        "to try.",
    ),
    examples=[
        passes(
            f"{_OPENING}<h3>Oskäligt betungande anpassning</h3><p>Exempelby kommun åberopar undantag enligt "
            f"12 § för "
            "äldre detaljplaner. Att tolka om 900 inskannade ritningar skulle kosta omkring två miljoner "
            "kronor, och de efterfrågas några gånger om året.</p>",
            "what it would cost, and to whom it matters",
        ),
        fails(
            f"{_OPENING}<h3>Oskäligt betungande anpassning</h3><p>Exempelby kommun åberopar undantag för "
            f"oskäligt "
            "betungande anpassning enligt 12 § för nedanstående innehåll:</p><ul><li>Kartor</li></ul>",
            "invoked, and no more",
        ),
        fails(
            f"{_OPENING}<p>PDF-filer undantas eftersom det är en oskäligt betungande anpassning.</p>",
            "the claim said again is no reason",
        ),
        unclear(
            f"{_OPENING}<h3>Oskäligt betungande anpassning</h3><p>Exempelby kommun åberopar undantag för "
            f"följande "
            "innehåll på webbplatsen.</p><ul><li>Webbsändningar från kommunfullmäktige, ungefär tio om "
            "året, med sex timmars tal i var och en av dem</li><li>Inskannade ritningar och kartor från "
            "1890 till 1975, som finns i arkivet och lämnas ut på begäran av den som vill se dem</li></ul>",
            "much text, and none of the words that the rule knows",
        ),
        ignores(
            f"{_OPENING}<h3>Oskäligt betungande anpassning</h3><p>Kommunen åberopar inget undantag enligt "
            f"12 §.</p>",
            "not invoked",
        ),
        ignores(
            f"{_OPENING}<h2>Tillsyn</h2><p>Digg prövar vår bedömning av vad som är oskäligt betungande.</p>",
            "the supervisor's own words",
        ),
    ],
)
def burden_is_explained(page: Page, _: Context) -> Iterator[Finding]:
    statement = statement_on(page)
    if statement is None:
        return
    lines = _invoking(statement)
    if not lines:
        return
    said = [sentence for line in lines for sentence in line.sentences]
    if reason := next((sentence for sentence in said if _explains(sentence)), None):
        yield passed(lines[0].tag, EXPLAINED.fill(sentence=quoted(reason)))
    elif sum(len(sentence.split()) for sentence in said) >= _LONG:
        yield cannot_tell(lines[0].tag, MAYBE.fill(sentence=quoted(said[0])))
    else:
        yield absent(statement, UNEXPLAINED.fill(sentence=quoted(said[0])), lines[0])


def _invoking(statement: Statement) -> list[Line]:
    """The text that invokes the exception: its own part, else the blocks elsewhere that name it."""
    own = list(statement.within(Part.BURDEN))
    if own:
        return [] if any(matches("burden", "not_invoked", line.text) for line in own) else own
    return [line for line in statement.within(*_ELSEWHERE) if line.sentences and _invokes(line.text)]


def _invokes(text: str) -> bool:
    return matches("burden", "invoked", text) and not matches("burden", "not_invoked", text)


def _explains(sentence: str) -> bool:
    """Whether the sentence gives a reason beyond the claim itself."""
    return matches("burden", "explained", pattern("burden", "circular").sub("", sentence))
