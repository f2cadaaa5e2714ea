"""Which faults are pictured follows from the findings; a picture that cannot be taken harms nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from auditor.browser import Failure
from auditor.config import Config
from auditor.jobs.audit import audit
from auditor.jobs.gathering import Settings
from auditor.jobs.picturing import AT_ONCE, Bounds, Take, Wanted, chosen, pictured
from auditor.jobs.targets import Entry
from auditor.model import (
    Audit,
    Box,
    Finding,
    Outcome,
    Page,
    PageAudit,
    PageRule,
    Picture,
    Reason,
    Run,
    Severity,
    Site,
    Text,
    Tool,
    Verdict,
)
from auditor.plugins import load_rules
from tests.conftest import Routes, WebSite

SAID = Text("Fel", "Fault")
START = "https://exempelby.example/"
BOUNDS = Bounds()


def rule(name: str, severity: Severity = Severity.SERIOUS) -> PageRule:
    return PageRule(id=name, title=SAID, remedy=SAID, severity=severity, check=lambda _page, _context: [])


RULES = (rule("knapp", Severity.CRITICAL), rule("kontrast"), rule("datum", Severity.MINOR))


def fault(snippet: str, selector: str = "p", message: Text = SAID) -> Finding:
    return Finding(outcome=Outcome.FAILED, message=message, selector=selector, snippet=snippet)


def page(path: str, depth: int = 0, **found: list[Finding]) -> PageAudit:
    verdicts = tuple(Verdict(rule=name, findings=tuple(findings)) for name, findings in found.items())
    return PageAudit(page=Page(url=f"{START}{path}", html="", depth=depth), verdicts=verdicts)


def audit_of(*pages: PageAudit) -> Audit:
    day = datetime(2026, 11, 23, tzinfo=UTC)
    return Audit(
        site=Site(name="Exempelby", start=START),
        today=date(2026, 11, 23),
        tool=Tool(version="1", browser="x"),
        run=Run(started=day, finished=day),
        rules=RULES,
        pages=tuple(sorted(pages, key=lambda audited: audited.page.url)),
    )


def picture_of(finding: Finding, size: int = 10) -> Picture:
    box = Box(x=1, y=1, width=1, height=1)
    return Picture(image=finding.snippet.encode().ljust(size), width=9, height=9, boxes=(box,))


async def takes_all(_: str, findings: Sequence[Finding]) -> list[Picture | None]:
    return [picture_of(finding) for finding in findings]


def taken(
    wanted: list[Wanted], take: Take = takes_all, bounds: Bounds = BOUNDS, *, stop: bool = False
) -> set[str]:
    """The snippets of what was pictured."""

    async def run() -> set[str]:
        event = asyncio.Event()
        if stop:
            event.set()
        return {snippet for _, _, snippet in await pictured(wanted, take, bounds, event)}

    return asyncio.run(asyncio.wait_for(run(), 30))


def told(wanted: Sequence[Wanted]) -> list[str]:
    return [each.finding.snippet for each in wanted]


def test_the_same_fault_on_many_pages_is_pictured_once_nearest_to_the_start() -> None:
    logo = fault('<a class="logo" id="n4711"></a>')
    pages = [page(path, depth, kontrast=[logo]) for path, depth in (("a", 2), ("b", 1), ("c", 1))]

    (wanted,) = chosen(audit_of(*pages), 10)

    assert wanted.page == f"{START}b"


def test_names_that_a_system_numbers_are_no_difference() -> None:
    pages = [page(f"{n}", kontrast=[fault(f'<p id="f-{n}00000">')]) for n in range(3)]

    assert len(chosen(audit_of(*pages), 10)) == 1


def test_every_rule_has_its_turn_before_any_has_its_second() -> None:
    found = page(
        "a",
        kontrast=[fault("<p>1"), fault("<p>2"), fault("<p>3")],
        datum=[fault("<p>4")],
        knapp=[fault("<p>5"), fault("<p>6")],
    )

    assert told(chosen(audit_of(found), 4)) == ["<p>5", "<p>1", "<p>4", "<p>6"]


def test_of_a_rule_the_most_widespread_comes_first() -> None:
    pages = [
        page("a", kontrast=[fault("<p>ensam")]),
        *(page(f"b{n}", kontrast=[fault("<p>mall")]) for n in range(3)),
    ]

    assert told(chosen(audit_of(*pages), 1)) == ["<p>mall"]


@pytest.mark.parametrize(
    "finding",
    [
        fault("", selector=""),
        fault("", selector="p"),
        fault('<html lang="sv">', selector="html"),
        fault('<body class="x">', selector="html > body"),
        replace(fault("<p>"), outcome=Outcome.CANNOT_TELL),
        replace(fault("<p>"), outcome=Outcome.PASSED),
    ],
    ids=["page", "no-snippet", "html", "body", "doubt", "passed"],
)
def test_what_has_no_place_or_is_no_fault_is_not_pictured(finding: Finding) -> None:
    assert chosen(audit_of(page("a", kontrast=[finding])), 10) == []


def test_the_choice_does_not_depend_on_how_often_it_is_made() -> None:
    pages = [
        page(f"{n}", n % 3, kontrast=[fault(f"<p>{n % 5}")], knapp=[fault(f"<b>{n}")]) for n in range(20)
    ]

    assert chosen(audit_of(*pages), 12) == chosen(audit_of(*pages), 12)


def test_a_picture_knows_its_page() -> None:
    wanted = chosen(audit_of(page("a", kontrast=[fault("<p>")])), 1)

    pictures = asyncio.run(pictured(wanted, takes_all, Bounds(), asyncio.Event()))

    assert [picture.page for picture in pictures.values()] == [f"{START}a"]


def test_a_page_is_opened_once_for_all_its_faults_and_a_place_pictured_once() -> None:
    asked: list[tuple[str, int]] = []

    async def take(address: str, findings: Sequence[Finding]) -> list[Picture | None]:
        asked.append((address, len(findings)))
        return [picture_of(finding) for finding in findings]

    found = page("a", kontrast=[fault("<p>1"), fault("<p>2")], datum=[fault("<p>1")])

    assert taken(chosen(audit_of(found), 10), take) == {"<p>1", "<p>2"}
    assert asked == [(f"{START}a", 2)]


def test_a_page_with_very_many_faults_is_opened_in_several_sessions() -> None:
    asked: list[int] = []

    async def take(_: str, findings: Sequence[Finding]) -> list[Picture | None]:
        asked.append(len(findings))
        return [picture_of(finding) for finding in findings]

    found = page("a", kontrast=[fault(f"<p>{n}") for n in range(AT_ONCE + 1)])
    taken(chosen(audit_of(found), 100), take)

    assert sorted(asked) == [1, AT_ONCE]


async def gives_nothing(_: str, findings: Sequence[Finding]) -> list[Picture | None]:
    return [None] * len(findings)


async def fails(_: str, __: Sequence[Finding]) -> Failure:
    return Failure(reason=Reason.BROWSER_CRASH, detail="")


async def crashes(_: str, __: Sequence[Finding]) -> Failure:
    raise RuntimeError("of no use")


@pytest.mark.parametrize("breaks", [gives_nothing, fails, crashes])
def test_a_page_that_cannot_be_pictured_harms_no_other(
    breaks: Callable[[str, Sequence[Finding]], Awaitable[Sequence[Picture | None] | Failure]],
) -> None:
    async def take(address: str, findings: Sequence[Finding]) -> Sequence[Picture | None] | Failure:
        return await (breaks if address.endswith("a") else takes_all)(address, findings)

    pages = (page("a", kontrast=[fault("<p>a")]), page("b", kontrast=[fault("<p>b")]))

    assert taken(chosen(audit_of(*pages), 10), take) == {"<p>b"}


async def takes_for_ever(address: str, findings: Sequence[Finding]) -> list[Picture | None]:
    if address.endswith("a"):
        await asyncio.Event().wait()
    return await takes_all(address, findings)


def test_the_time_is_bounded_and_what_was_taken_by_then_is_kept() -> None:
    pages = (page("a", kontrast=[fault("<p>a")]), page("b", kontrast=[fault("<p>b")]))

    assert taken(chosen(audit_of(*pages), 10), takes_for_ever, Bounds(seconds=0.5)) == {"<p>b"}


def test_nothing_is_waited_for_once_it_is_to_stop() -> None:
    wanted = chosen(audit_of(page("a", kontrast=[fault("<p>a")])), 10)

    assert taken(wanted, takes_for_ever, stop=True) == set()


def test_the_bytes_are_bounded_and_the_first_have_them() -> None:
    wanted = chosen(audit_of(page("a", kontrast=[fault(f"<p>{n}") for n in range(5)])), 10)

    assert taken(wanted, takes_all, Bounds(size=25)) == {"<p>0", "<p>1"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 100),
        ({"pictures": False}, 0),
        ({"mask_persons": True}, 0),
        ({"mask_persons": True, "pictures": True}, 0),
    ],
)
def test_there_are_no_pictures_where_persons_are_masked(told: dict[str, bool], expected: int) -> None:
    assert Config().but(**told).reports.pictures_at_most == expected  # type: ignore[arg-type]


@pytest.mark.browser
def test_a_real_audit_pictures_each_fault_once(serve: Callable[[Routes], WebSite]) -> None:
    button = "<button style='width:40px;height:40px'></button>"
    html = (
        f"<!doctype html><html lang=sv><title>{{}}</title><main><h1>Hej</h1>{button}<a href=/b>B</a></main>"
    )
    site = serve({"/": html.format("A"), "/b": html.format("B")})
    settings = Settings(visited=date(2026, 11, 23), pictures=50, processes=0)

    done = audit(
        [Entry(name="x", seeds=(site.url(),), follow=True)], load_rules(), settings, date(2026, 11, 23)
    )

    (name,) = (picture for kind, picture in done.pictures.items() if kind[0] == "axe/button-name")
    assert name.page == site.url()
    assert (name.boxes[0].width, name.boxes[0].height) == (40, 40)
