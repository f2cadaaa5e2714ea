"""The statement says when the service was last assessed. MDFFS 2019:2, 6 § 4."""

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
from rules.statement.reading import Dated, DateOf, Part, Statement, statement_on
from rules.statement.telling import HELP, absent, quoted

DATED = Text(
    sv="”{sentence}”: webbplatsen bedömdes senast {day}.",
    en="“{sentence}”: the site was last assessed {day}.",
)
IN_FUTURE = Text(
    sv="”{sentence}”: bedömningen ska ha gjorts {day}, en dag som inte har kommit än. Rätta datumet.",
    en="“{sentence}”: the assessment is said to have been made {day}, a day that has not come. Correct "
    "the date.",
)
PLACEHOLDER = Text(
    sv="”{sentence}”: mallens fält står kvar där datumet skulle stå.",
    en="“{sentence}”: the template's field was left where the date should stand.",
)
UNDATED = Text(
    sv="”{sentence}” berättar om en bedömning, men det går inte att läsa något datum. Kontrollera att det "
    "står när den gjordes, med dag, månad och år.",
    en="“{sentence}” tells of an assessment, but no date can be read. Check that it says when it was made, "
    "with day, month and year.",
)
MISSING = Text(
    sv="Redogörelsen säger inte när webbplatsens tillgänglighet senast bedömdes.",
    en="The statement does not say when the site's accessibility was last assessed.",
)

_OPENING = (
    "<h1>Tillgänglighetsredogörelse för exempelby.example</h1><p>Webbplatsen är delvis förenlig med lagen om "
    "tillgänglighet till digital offentlig service.</p><h2>Hur vi testat webbplatsen</h2>"
)


@rule(
    id="statement-assessed",
    title=Text(
        sv="Tillgänglighetsredogörelsen säger när webbplatsen senast bedömdes",
        en="The accessibility statement says when the site was last assessed",
    ),
    remedy=Text(
        sv="Skriv när den senaste bedömningen gjordes, med dag, månad och år: ”Senaste bedömningen gjordes "
        "den 5 maj 2026.” Det är dagen för granskningen, inte för när texten skrevs.",
        en="Write when the last assessment was made, with day, month and year: “Senaste bedömningen gjordes "
        "den 5 maj 2026.” It is the day of the assessment, not of writing the text.",
    ),
    severity=Severity.MODERATE,
    help=HELP,
    blind_spot=Text(
        sv="Regeln ser inte om bedömningen verkligen gjordes då. Hur gammal den får vara säger ingen "
        "föreskrift.",
        en="The rule does not see whether the assessment was made then. No regulation says how old it may "
        "be.",
    ),
    examples=[
        passes(f"{_OPENING}<p>Senaste bedömningen gjordes den 5 maj 2026.</p>", "the template's sentence"),
        passes(
            f"{_OPENING}<p>Den 5 maj 2026 granskades webbplatsen av en extern konsult.</p>", "in other words"
        ),
        passes(
            f"{_OPENING}<dl><dt>Senaste bedömningen gjord</dt><dd>2026-05-05</dd></dl>",
            "a label and its value",
        ),
        fails(
            f"{_OPENING}<p>Senaste bedömningen gjordes den XXXX-XX-XX.</p>", "the template was not filled in"
        ),
        fails(f"{_OPENING}<p>Senaste bedömningen gjordes den 5 maj 2027.</p>", "a day that has not come"),
        fails(
            f"{_OPENING}<p>Redogörelsen uppdaterades senast den 5 maj 2026.</p>", "only when it was updated"
        ),
        unclear(f"{_OPENING}<p>Webbplatsen har granskats av en extern konsult.</p>", "assessed, but when?"),
        ignores("<p>Senaste bedömningen gjordes den 5 maj 2026.</p>", "the page is no statement"),
    ],
)
def statement_says_when_it_was_assessed(page: Page, context: Context) -> Iterator[Finding]:
    statement = statement_on(page)
    if statement is None:
        return
    found = statement.latest(DateOf.ASSESSED)
    if found is None:
        yield absent(statement, MISSING, statement.heading_of(Part.TESTED))
    else:
        yield _judged(found, statement, context)


def _judged(found: Dated, statement: Statement, context: Context) -> Finding:
    said, tag = quoted(found.text), found.line.tag
    if found.time is None:
        if any(dated.is_placeholder for dated in statement.dates if dated.of is DateOf.ASSESSED):
            return failed(tag, PLACEHOLDER.fill(sentence=said))
        return cannot_tell(tag, UNDATED.fill(sentence=said))
    if found.time.first > context.today:
        return failed(tag, IN_FUTURE.fill(sentence=said, day=found.when))
    return passed(tag, DATED.fill(sentence=said, day=found.when))
