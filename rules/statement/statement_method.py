"""The statement says how the service was assessed. MDFFS 2019:2, 6 § 4; Decision (EU) 2018/1523, annex."""

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
from rules.statement.reading import Line, Part, Statement, matches, statement_on
from rules.statement.telling import HELP, absent, quoted

TOLD = Text(
    sv="Redogörelsen säger hur webbplatsen testades: ”{sentence}”.",
    en="The statement says how the site was tested: “{sentence}”.",
)
UNRECOGNISED = Text(
    sv="Under rubriken ”{heading}” står det ”{sentence}”. Kontrollera att det framgår hur webbplatsen "
    "testades: av er själva eller av någon annan, med verktyg eller för hand.",
    en="Under the heading “{heading}” it says “{sentence}”. Check that it is clear how the site was tested: "
    "by yourselves or by somebody else, with tools or by hand.",
)
MISSING = Text(
    sv="Redogörelsen säger inte hur webbplatsen har testats.",
    en="The statement does not say how the site was tested.",
)

_OPENING = (
    "<h1>Tillgänglighetsredogörelse för exempelby.example</h1><p>Webbplatsen är delvis förenlig med lagen om "
    "tillgänglighet till digital offentlig service.</p>"
)


@rule(
    id="statement-method",
    title=Text(
        sv="Tillgänglighetsredogörelsen säger hur webbplatsen testades",
        en="The accessibility statement says how the site was tested",
    ),
    remedy=Text(
        sv="Skriv hur ni testade: egen granskning (självskattning), extern granskning eller en uppskattning "
        "utan granskning. Säg gärna med vilka verktyg och hjälpmedel, och på vilka sidor.",
        en="Write how you tested: a review of your own (självskattning), an external one, or an estimate "
        "without a review. Say preferably with which tools and aids, and on which pages.",
    ),
    severity=Severity.MODERATE,
    help=HELP,
    blind_spot=Text(
        sv="Regeln letar efter ord som ”självskattning”, ”extern” och namn på verktyg. Den ser inte om "
        "testet räckte.",
        en="The rule looks for words such as “självskattning” and “extern”, and names of tools. It does not "
        "see whether the test was enough.",
    ),
    examples=[
        passes(
            f"{_OPENING}<h2>Hur vi testat webbplatsen</h2><p>Vi har gjort en självskattning (intern "
            f"testning).</p>",
            "a review of their own",
        ),
        passes(
            f"{_OPENING}<p>Tio sidor granskades med tangentbord och skärmläsare.</p>",
            "by hand, without a heading",
        ),
        fails(f"{_OPENING}<p>Senaste bedömningen gjordes den 5 maj 2026.</p>", "when, but not how"),
        unclear(
            f"{_OPENING}<h2>Hur vi testat webbplatsen</h2><p>Kommunens webbgrupp träffades under våren.</p>",
            "something that may be a method",
        ),
        ignores("<p>Vi har gjort en självskattning.</p>", "the page is no statement"),
    ],
)
def statement_tells_its_method(page: Page, _: Context) -> Iterator[Finding]:
    statement = statement_on(page)
    if statement is None:
        return
    tested = [line for line in statement.within(Part.TESTED) if not _is_date_only(line, statement)]
    elsewhere = (line for line in statement.within(None, Part.TECHNICAL, Part.HOW) if _tells_of_a_test(line))
    if told := next((found for line in [*tested, *elsewhere] if (found := _method(line))), None):
        line, sentence = told
        yield passed(line.tag, TOLD.fill(sentence=quoted(sentence)))
    elif tested and (heading := statement.heading_of(Part.TESTED)):
        said = {"heading": quoted(heading.text), "sentence": quoted(tested[0].text)}
        yield cannot_tell(tested[0].tag, UNRECOGNISED.fill(**said))
    else:
        yield absent(statement, MISSING, statement.heading_of(Part.TESTED))


def _method(line: Line) -> tuple[Line, str] | None:
    """The first sentence of the line that names a method."""
    return next(((line, said) for said in line.sentences if matches("method", "words", said)), None)


def _tells_of_a_test(line: Line) -> bool:
    return matches("method", "tests", line.text)


def _is_date_only(line: Line, statement: Statement) -> bool:
    """Whether all of the line's sentences are about dates."""
    dated = {found.text for found in statement.dates if found.line is line}
    return bool(dated) and not any(matches("method", "words", said) for said in line.sentences)
