"""Exempelby: one audit, made by hand, that every report is tested on."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from auditor.model import (
    Audit,
    DateKind,
    DateSource,
    Finding,
    Flaw,
    Metadata,
    NotTested,
    Outcome,
    Owner,
    OwnerKind,
    Page,
    PageAudit,
    PageDate,
    PageRule,
    Precision,
    Reason,
    Redirect,
    Rule,
    Run,
    Severity,
    Site,
    SiteRule,
    Subject,
    Text,
    Tool,
    Unreached,
    Unread,
    Untested,
    Verdict,
)
from auditor.standards import wcag

START = "https://exempelby.example/"
HOSTILE_TITLE = (
    "</title><script>alert(1)</script>{{ 7 * 7 }} [red]\x1b[31mröd\x1b]0;kapad\x07 \x9b2J \u202eavig \ud800"
)
HOSTILE_SNIPPET = """<img src=x onerror="alert('här')"> </code><script>alert(2)</script> \x1b[2J [bold]"""

CAPTIONS = PageRule(
    id="video-captions",
    title=Text("Film har undertexter", "Video has captions"),
    remedy=Text(
        "Lägg till undertexter i filmverktyget, eller be webbteamet om hjälp.",
        "Add captions in the video tool, or ask the web team for help.",
    ),
    severity=Severity.CRITICAL,
    criteria=(wcag("1.2.2"),),
    act=("eac66b",),
    blind_spot=Text(
        "Om undertexterna säger det som sägs i filmen.", "Whether the captions say what is said in the film."
    ),
    check=lambda _page, _context: [],
)
LINK_NAME = PageRule(
    id="axe/link-name",
    title=Text("Länkar har namn", "Links have a name"),
    remedy=Text(
        "Skriv en länktext som säger vart länken leder.", "Write a link text that says where the link leads."
    ),
    severity=Severity.SERIOUS,
    criteria=(wcag("2.4.4"), wcag("4.1.2")),
    act=("c487ae",),
    help="https://dequeuniversity.com/rules/axe/4.11/link-name",
    check=lambda _page, _context: [],
)
UP_TO_DATE = PageRule(
    id="page-up-to-date",
    title=Text("Sidan är uppdaterad", "The page is up to date"),
    remedy=Text(
        "Läs igenom sidan, rätta det som inte stämmer och sätt ett nytt datum.",
        "Read through the page, mend what is no longer true and set a new date.",
    ),
    severity=Severity.MODERATE,
    help="javascript:alert(3)",
    check=lambda _page, _context: [],
)
FOCUS = PageRule(
    id="focus-not-obscured",
    title=Text("Det som har fokus skyms inte", "What has focus is not hidden"),
    remedy=Text("Be webbteamet flytta det som ligger ovanpå.", "Ask the web team to move what lies on top."),
    severity=Severity.MINOR,
    criteria=(wcag("2.4.11"),),
    check=lambda _page, _context: [],
)
STATEMENT = SiteRule(
    id="accessibility-statement",
    title=Text("Webbplatsen har en tillgänglighetsredogörelse", "The site has an accessibility statement"),
    remedy=Text("Publicera en redogörelse.", "Publish a statement."),
    severity=Severity.SERIOUS,
    check=lambda _evidence, _context: [],
)
RULES: tuple[Rule, ...] = (CAPTIONS, LINK_NAME, UP_TO_DATE, FOCUS, STATEMENT)

NO_NAME = Text("Länken har ingen text.", "The link has no text.")
NO_CAPTIONS = Text("Filmen saknar textspår.", "The video has no text track.")
IN_DOUBT = Text("Spelaren är inbäddad. Undertexter syns inte utifrån.", "The player is embedded.")
OLD = Text(
    "Sidan uppdaterades 5 februari 2024, för 1 022 dagar sedan.",
    "The page was updated on 5 February 2024, 1,022 days ago.",
)


def _found(
    outcome: Outcome, message: Text, selector: str = "", snippet: str = "", frame: str | None = None
) -> Finding:
    return Finding(outcome=outcome, message=message, selector=selector, snippet=snippet, frame=frame)


LOGO = _found(
    Outcome.FAILED, NO_NAME, "body > header > a", '<a class="logo" href="/"><img src="/vapen.svg"></a>'
)


def _verdicts(**findings: list[Finding]) -> tuple[Verdict, ...]:
    """A verdict for every page rule; those that are not named have nothing to test."""
    rules = {"captions": CAPTIONS, "links": LINK_NAME, "fresh": UP_TO_DATE, "focus": FOCUS}
    return tuple(
        Verdict(rule=rule.id, findings=tuple(findings.get(name, ()))) for name, rule in rules.items()
    )


def _page(path: str, title: str, metadata: Metadata, language: str = "sv") -> Page:
    return Page(
        url=f"{START}{path}",
        final_url=f"{START}{path}",
        status=200,
        html=f'<html lang="{language}"><title>-</title>',
        rendered=True,
        title=title,
        metadata=metadata,
    )


def _date(value: date, text: str, source: DateSource = DateSource.VISIBLE, **but: object) -> PageDate:
    facts = {
        "kind": DateKind.MODIFIED,
        "value": value,
        "precision": Precision.DAY,
        "source": source,
        "label": "Uppdaterades" if source is DateSource.VISIBLE else "dateModified",
        "text": text,
    }
    return PageDate(**(facts | but))  # type: ignore[arg-type]


def _owner(text: str, kind: OwnerKind = OwnerKind.UNIT) -> Owner:
    return Owner(text=text, kind=kind, label="Informationsägare")


def _vision() -> PageAudit:
    page = _page(
        "om-kommunen/vision.html",
        "Vision och värdegrund",
        Metadata(
            dates=(
                _date(date(2024, 2, 5), "Uppdaterades: 5 februari 2024"),
                _date(date(2024, 2, 1), "2024-02", DateSource.META, precision=Precision.MONTH),
            ),
            owner=_owner("Kommunledningsförvaltningen"),
        ),
    )
    return PageAudit(
        page=page,
        verdicts=_verdicts(
            captions=[
                _found(Outcome.FAILED, NO_CAPTIONS, "main > video", '<video src="/visionen.webm" controls>'),
                _found(
                    Outcome.CANNOT_TELL,
                    IN_DOUBT,
                    "main > iframe",
                    '<iframe src="https://film.example/embed/7">',
                    "main > iframe",
                ),
            ],
            links=[
                LOGO,
                *(
                    _found(
                        Outcome.FAILED,
                        NO_NAME,
                        f"#n{number}",
                        f'<a href="/nyhet/{number}/" class="bild"></a>',
                    )
                    for number in range(1, 26)
                ),
            ],
            fresh=[_found(Outcome.FAILED, OLD, "footer > p", "Uppdaterades: 5 februari 2024")],
        ),
    )


def _hostile() -> PageAudit:
    page = _page(
        "hacka?q=<script>&x=javascript:alert(4)",
        HOSTILE_TITLE,
        Metadata(
            owner=_owner("<b>Webbteamet</b> [blink]\x1b[5m", OwnerKind.ROLE),
            unread=(
                Unread(subject=Subject.DATE, flaw=Flaw.EMPTY, label="Senast granskad", text="", kind=None),
            ),
        ),
        language="javascript",
    )
    return PageAudit(
        page=page,
        verdicts=_verdicts(
            links=[LOGO, _found(Outcome.FAILED, NO_NAME, "a:nth-of-type(2)", HOSTILE_SNIPPET, "<i>ram</i>")]
        ),
        not_tested=(NotTested(what="frame 0.1", reason=Untested.FRAME, detail="<b>cross-origin</b>"),),
    )


def _school() -> PageAudit:
    page = _page(
        "skola/terminstider.html",
        "Terminstider och lov",
        Metadata(
            dates=(_date(date(2026, 8, 1), "2026-08-01", DateSource.JSON_LD),),
            owner=_owner("Barn- och utbildningsförvaltningen"),
        ),
    )
    verdicts = _verdicts(
        captions=[
            _found(Outcome.PASSED, Text("Filmen har textspår.", "It has a track."), "video", "<video>")
        ],
        links=[LOGO],
        fresh=[_found(Outcome.PASSED, Text("Nyligen uppdaterad.", "Recently updated."))],
        focus=[_found(Outcome.FAILED, Text("Kakrutan skymmer länken.", "The cookie dialogue hides it."))],
    )
    return PageAudit(page=page, verdicts=verdicts)


def _start() -> PageAudit:
    page = _page("", "Exempelby kommun", Metadata(owner=_owner("Kommunledningsförvaltningen")))
    statement = _found(
        Outcome.CANNOT_TELL,
        Text("En sida kan vara redogörelsen.", "One page may be it."),
        snippet="Om webbplatsen",
    )
    redirect = Redirect(url="http://exempelby.example/", status=301, location=START)
    return PageAudit(
        page=page.but(url="http://exempelby.example/", redirects=(redirect,)),
        verdicts=(*_verdicts(), Verdict(rule=STATEMENT.id, findings=(statement,))),
    )


def _library() -> PageAudit:
    page = _page("uppleva/bibliotek.html", "Biblioteket", Metadata())
    return PageAudit(
        page=page,
        verdicts=_verdicts(fresh=[_found(Outcome.PASSED, Text("Nyligen uppdaterad.", "Recently updated."))]),
    )


UNREACHED = (
    Unreached(
        url=f"{START}fil.pdf", reason=Reason.NOT_HTML, detail="application/pdf", linked_from=f"{START}"
    ),
    Unreached(
        url=f"{START}gammal.html",
        reason=Reason.HTTP_STATUS,
        status=404,
        linked_from=f"{START}om-kommunen/vision.html",
    ),
    Unreached(url=f"{START}intern/", reason=Reason.ROBOTS, detail="robots.txt disallows it"),
    Unreached(
        url="javascript:alert(5)//\x1b[31m", reason=Reason.TIMEOUT, detail="<script>alert(6)</script>\x1b[0m"
    ),
)


@pytest.fixture
def exempelby() -> Audit:
    """Five pages: faults of every kind, doubts, gaps, hostile words; four addresses that were not reached."""
    return Audit(
        site=Site(name="Exempelby", start=START),
        today=date(2026, 11, 23),
        tool=Tool(version="0.1.0", axe_core="4.14.1", browser="Chromium 143.0", sandboxed=False),
        run=Run(
            started=datetime(2026, 11, 23, 2, 0, tzinfo=UTC),
            finished=datetime(2026, 11, 23, 2, 4, 30, tzinfo=UTC),
        ),
        rules=RULES,
        pages=(_start(), _hostile(), _vision(), _school(), _library()),
        unreached=UNREACHED,
        beyond=1200,
    )


type Expected = Callable[[str, str], None]


@pytest.fixture
def expected() -> Expected:
    """Compare a text with the file of that name; UPDATE_EXPECTED=1 writes the file instead."""
    folder = Path(__file__).parent / "expected"

    def compare(name: str, text: str) -> None:
        file = folder / name
        if os.environ.get("UPDATE_EXPECTED") == "1":
            file.write_text(text, encoding="utf-8")

        assert text == file.read_text(encoding="utf-8")

    return compare
