"""What the statement promises to mend is not promised for a day that has passed."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import (
    Context,
    Finding,
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
from rules.statement.reading import DateOf, Promised, Statement, statement_on
from rules.statement.telling import HELP, day_of, quoted

AHEAD = Text(
    sv="”{sentence}”: tiden för löftet går ut {day} och har inte passerat.",
    en="“{sentence}”: the time of the promise ends on {day}, and has not passed.",
)
PASSED = Text(
    sv="”{sentence}”: tiden för löftet gick ut {day}. Redogörelsen säger inte hur det gick.",
    en="“{sentence}”: the time of the promise ended on {day}. The statement does not say how it went.",
)
WAS_PASSED = Text(
    sv="”{sentence}”: tiden för löftet gick ut {day}, redan innan redogörelsen uppdaterades {updated}.",
    en="“{sentence}”: the time of the promise ended on {day}, already before the statement was updated on "
    "{updated}.",
)
MAYBE = Text(
    sv="”{sentence}” nämner {time}, som har passerat, men berättar också om något som är gjort. Kontrollera "
    "om något löfte återstår.",
    en="“{sentence}” names {time}, which has passed, but also tells of something that was done. Check "
    "whether any promise remains.",
)

_OPENING = (
    "<h1>Tillgänglighetsredogörelse för exempelby.example</h1><p>Webbplatsen är delvis förenlig med lagen om "
    "tillgänglighet till digital offentlig service.</p><h2>Innehåll som inte är tillgängligt</h2>"
)


@rule(
    id="statement-promises",
    title=Text(
        sv="Tillgänglighetsredogörelsen lovar inga åtgärder för en tid som har gått",
        en="The accessibility statement promises no fixes for a time that has passed",
    ),
    remedy=Text(
        sv="Är bristen åtgärdad? Stryk den ur redogörelsen. Är den kvar? Skriv en ny tid som ni tror på, "
        "och varför det dröjer. Uppdatera sedan redogörelsens datum.",
        en="Was the fault mended? Remove it from the statement. Is it still there? Write a new time that you "
        "believe in, and why it takes longer. Then update the statement's date.",
    ),
    severity=Severity.SERIOUS,
    help=HELP,
    blind_spot=Text(
        sv="Regeln läser meningar på svenska med årtal. Den ser inte löften utan tid, och inte om en åtgärd "
        "blev av.",
        en="The rule reads sentences in Swedish with a year. It does not see promises without a time, nor "
        "whether a fix was made.",
    ),
    examples=[
        passes(
            f"{_OPENING}<p>Vår ambition är att åtgärda bristerna senast den 31 december 2026.</p>",
            "still to come",
        ),
        passes(f"{_OPENING}<ul><li>Två filmer textas under 2027.</li></ul>", "a point of a list"),
        fails(
            f"{_OPENING}<p>Vår ambition är att åtgärda kända brister senast 31 december 2023.</p>",
            "three years ago",
        ),
        fails(
            f"{_OPENING}<p>Webbplatsen ersätts med en ny våren 2025, och då löses problemen.</p>",
            "a season past",
        ),
        fails(f"{_OPENING}<ul><li>Kartan (åtgärdas senast 2024-12-31)</li></ul>", "in brackets"),
        unclear(
            f"{_OPENING}<p>Vi har åtgärdat kontrasten, och resten ska vara klart under 2025.</p>",
            "done, and still to do",
        ),
        ignores(
            f"{_OPENING}<p>Filmer publicerade före den 23 september 2020 omfattas inte.</p>",
            "what the law says",
        ),
        ignores(f"{_OPENING}<p>Vi arbetar med att åtgärda bristerna.</p>", "no time is given"),
        ignores("<p>Bristerna ska åtgärdas senast 31 december 2023.</p>", "the page is no statement"),
    ],
)
def statement_keeps_its_promises(page: Page, context: Context) -> Iterator[Finding]:
    statement = statement_on(page)
    if statement is None:
        return
    for promised in statement.promises:
        if promised.is_sure or promised.is_past(context.today):
            yield _judged(promised, statement, context)


def _judged(promised: Promised, statement: Statement, context: Context) -> Finding:
    tag, said = promised.line.tag, quoted(promised.sentence)
    day = day_of(promised.time.last)
    if not promised.is_past(context.today):
        return passed(tag, AHEAD.fill(sentence=said, day=day))
    if not promised.is_sure:
        return cannot_tell(tag, MAYBE.fill(sentence=said, time=promised.time.text))
    updated = statement.latest(DateOf.UPDATED, DateOf.PAGE_UPDATED)
    if updated and updated.time and updated.day() > promised.time.last:
        return failed(tag, WAS_PASSED.fill(sentence=said, day=day, updated=day_of(updated.day())))
    return failed(tag, PASSED.fill(sentence=said, day=day))
