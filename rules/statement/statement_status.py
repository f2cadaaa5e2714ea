"""The statement says in the words of the law how well the service conforms: helt, delvis or inte förenlig.

DOS-lagen (2018:1937) 13 §; MDFFS 2019:2, 6 § 2, after Implementing Decision (EU) 2018/1523.
"""

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
from rules.statement.reading import Claim, Statement, Wording, statement_on
from rules.statement.telling import HELP, absent, quoted

GIVEN = Text(
    sv="”{sentence}”: läget anges med föreskrifternas ord, ”{status} förenlig”.",
    en="“{sentence}”: the status is given in the words of the regulations, “{status} förenlig”.",
)
SEVERAL = Text(
    sv="Redogörelsen ger olika besked: {sentences}. Kontrollera vilket som gäller, och att det framgår vad "
    "vart och ett handlar om.",
    en="The statement gives different answers: {sentences}. Check which one holds, and that it is clear what "
    "each is about.",
)
DOUBTFUL = Text(
    sv="”{sentence}” verkar handla om ett mål eller en del av webbplatsen. Kontrollera att redogörelsen "
    "säger hur det är i dag: helt, delvis eller inte förenlig med lagen.",
    en="“{sentence}” seems to be about an aim, or a part of the site. Check that the statement says how "
    "things are today: helt, delvis or inte förenlig (fully, partially or not compliant) with the law.",
)
OTHER_WORDS = Text(
    sv="Läget anges, men inte med föreskrifternas ord: ”{sentence}”. Skriv ”helt förenlig”, ”delvis "
    "förenlig” eller ”inte förenlig”.",
    en="The status is given, but not in the words of the regulations: “{sentence}”. Write “helt förenlig”, "
    "“delvis förenlig” or “inte förenlig” (fully, partially or not compliant).",
)
VAGUE = Text(
    sv="Redogörelsen säger ”{sentence}”, men inte om webbplatsen är helt, delvis eller inte förenlig med "
    "lagen.",
    en="The statement says “{sentence}”, but not whether the site is fully, partially or not compliant with "
    "the law (helt, delvis or inte förenlig).",
)
MISSING = Text(
    sv="Redogörelsen säger inte om webbplatsen är helt, delvis eller inte förenlig med lagen.",
    en="The statement does not say whether the site is fully, partially or not compliant with the law (helt, "
    "delvis or inte förenlig).",
)

_OPENING = "<h1>Tillgänglighetsredogörelse för exempelby.example</h1>"


@rule(
    id="statement-status",
    title=Text(
        sv="Tillgänglighetsredogörelsen säger med föreskrifternas ord hur tillgänglig webbplatsen är",
        en="The accessibility statement gives its status in the words of the regulations",
    ),
    remedy=Text(
        sv="Skriv en mening med något av de tre svaren: ”Den här webbplatsen är helt (eller delvis, eller "
        "inte) förenlig med lagen om tillgänglighet till digital offentlig service.” Finns det kända "
        "brister är svaret ”delvis” eller ”inte”.",
        en="Write one sentence with one of the three answers: “Den här webbplatsen är helt (or delvis, or "
        "inte) förenlig med lagen om tillgänglighet till digital offentlig service.” Where there are known "
        "faults, the answer is “delvis” (partially) or “inte” (not).",
    ),
    severity=Severity.SERIOUS,
    help=HELP,
    blind_spot=Text(
        sv="Regeln läser svenska redogörelser och ser inte om svaret är rätt; det prövar regeln "
        "statement-true.",
        en="The rule reads Swedish statements, and does not see whether the answer is right; that is tried "
        "by the rule statement-true.",
    ),
    examples=[
        passes(
            f"{_OPENING}<p>Den här webbplatsen är delvis förenlig med lagen om tillgänglighet till digital "
            "offentlig service, på grund av bristerna nedan.</p>",
            "partially, in the words of the regulations",
        ),
        passes(
            f"{_OPENING}<p>Webbplatsen är i dag inte förenlig med lagen om tillgänglighet till digital "
            f"offentlig "
            "service.</p>",
            "not compliant is an answer too",
        ),
        fails(
            f"{_OPENING}<p>Den här webbplatsen är delvis inte förenlig med lagen om tillgänglighet till "
            f"digital "
            "offentlig service.</p>",
            "two of the three words at once",
        ),
        fails(
            f"{_OPENING}<h2>Efterlevnad</h2><p>Delvis kompatibel</p><p>Redogörelsen uppdaterades den 1 juni "
            "2026.</p>",
            "another word than the law's",
        ),
        fails(
            f"{_OPENING}<p>Exempelby.example uppfyller delvis kraven i lagen om tillgänglighet till digital "
            "offentlig service.</p>",
            "other words than the law's",
        ),
        fails(
            f"{_OPENING}<h2>Hur tillgänglig är webbplatsen?</h2><h2>Tillsyn</h2><p>Vi är medvetna om att "
            f"delar av webbplatsen "
            "inte är helt tillgängliga.</p>",
            "only that something is wrong",
        ),
        unclear(
            f"{_OPENING}<p>Webbplatsen är delvis förenlig med lagen om tillgänglighet till digital offentlig "
            "service.</p><p>Bokningstjänsten är helt förenlig med lagen.</p>",
            "two answers",
        ),
        unclear(
            f"{_OPENING}<p>Målet är att webbplatsen ska vara helt förenlig med lagen om tillgänglighet till "
            "digital offentlig service.</p>",
            "an aim, not how things are",
        ),
        ignores("<h1>Välkommen till Exempelby</h1>", "the page is no statement"),
        ignores(
            "<html lang='en'><h1>Accessibility statement</h1><p>This website is partially "
            "compliant.</p></html>",
            "statements in other languages are found, not judged",
        ),
    ],
)
def statement_gives_its_status(page: Page, _: Context) -> Iterator[Finding]:
    statement = statement_on(page)
    if statement is None:
        return
    given = statement.claimed(Wording.STATUTORY)
    if statement.conformance:
        status = statement.conformance.value
        yield passed(given[0].line.tag, GIVEN.fill(sentence=quoted(given[0].sentence), status=status))
    elif given:
        yield cannot_tell(given[0].line.tag, SEVERAL.fill(sentences=_quotations(given)))
    else:
        yield _without_status(statement)


def _without_status(statement: Statement) -> Finding:
    """What is said in place of one of the three answers."""
    if claim := next(iter(statement.claimed(Wording.DOUBTFUL)), None):
        return cannot_tell(claim.line.tag, DOUBTFUL.fill(sentence=quoted(claim.sentence)))
    if claim := next(iter(statement.claimed(Wording.OTHER)), None):
        return failed(claim.line.tag, OTHER_WORDS.fill(sentence=quoted(claim.sentence)))
    if claim := next(iter(statement.claimed(Wording.AWARE)), None):
        return absent(statement, VAGUE.fill(sentence=quoted(claim.sentence)), claim.line)
    return absent(statement, MISSING)


def _quotations(claims: list[Claim]) -> Text:
    said = list(dict.fromkeys(quoted(claim.sentence) for claim in claims))[:3]
    return Text(sv=", ".join(f"”{text}”" for text in said), en=", ".join(f"“{text}”" for text in said))
