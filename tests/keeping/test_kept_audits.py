"""Audits on disk tell what they told in memory, without what only rules read."""

from __future__ import annotations

from dataclasses import replace

from auditor.jobs.masking import mask_persons
from auditor.jobs.relabel import relabel
from auditor.keeping import AuditShelf, KeptAudits, KeptVerdicts, Spool, leaves_of
from auditor.model import (
    Audit,
    LinkAnswer,
    NotTested,
    Outcome,
    Page,
    PageAudit,
    Reason,
    Text,
    Untested,
    Verdict,
    failed,
    passed,
)
from tests.jobs.test_gate import audit

ORIGIN = "http://127.0.0.1:4242"
DEAD = LinkAnswer(url=f"{ORIGIN}/borta", reason=Reason.HTTP_STATUS, status=404)
ALIVE = LinkAnswer(url=f"{ORIGIN}/hel", status=200)
GAP = NotTested(what="axe", reason=Untested.NO_BROWSER)


def audited(path: str = "/a", words: str = "ord") -> PageAudit:
    page = Page(
        url=f"{ORIGIN}{path}",
        html='<!doctype html>\n<html class="x" lang="sv">\n<body>stort</body>',
        axe={"violations": []},
        link_answers={DEAD.url: DEAD, ALIVE.url: ALIVE},
    )
    verdicts = (
        Verdict(rule="regel", findings=(failed(None, Text(words, words)), passed(None, Text("a", "a")))),
        Verdict(rule="tom"),
    )
    return PageAudit(page=page, verdicts=verdicts, not_tested=(GAP,))


def kept(*pages: PageAudit) -> KeptAudits:
    shelf = AuditShelf(Spool())
    for page in pages:
        shelf.put(page.page.url, leaves_of(page))
    return shelf.sequence()


def audit_of(pages: KeptAudits) -> Audit:
    return replace(audit(), pages=pages)


def test_verdicts_and_gaps_are_kept() -> None:
    (page,) = kept(audited())

    assert (page.verdicts, page.not_tested) == (audited().verdicts, (GAP,))


def test_outcomes_are_known_without_the_findings() -> None:
    (page,) = kept(audited())

    assert page.outcomes == {"regel": Outcome.FAILED, "tom": Outcome.INAPPLICABLE}
    assert page.outcome is Outcome.FAILED
    assert "verdicts" not in vars(page)


def test_of_the_document_its_language_is_left() -> None:
    (page,) = kept(audited())

    assert (page.page.language, page.page.html, page.page.axe) == ("sv", '<html class="x" lang="sv">', None)


def test_of_the_links_answers_the_faults_are_left() -> None:
    (page,) = kept(audited())

    assert page.page.link_answers == {DEAD.url: DEAD}


def test_local_addresses_are_told_by_their_paths_and_sorted_by_them() -> None:
    pages = kept(audited("/%C3%A4.html"), audited("/b.html", f"se {ORIGIN}/c.html"))
    told = relabel(audit_of(pages), {ORIGIN: ""}).pages

    assert [page.page.url for page in told] == ["b.html", "ä.html"]
    assert told[0].verdicts[0].findings[0].message.sv == "se c.html"


def test_persons_are_masked() -> None:
    told = mask_persons(audit_of(kept(audited(words="Ada Exempelsson (S)")))).pages

    assert "Ada" not in told[0].verdicts[0].findings[0].message.sv


def test_site_rules_see_what_was_judged_by_address() -> None:
    judged = KeptVerdicts(kept(audited("/b"), audited("/a")))
    found = {url: [(one.rule, one.outcome) for one in verdicts] for url, verdicts in judged.items()}

    outcomes = [("regel", Outcome.FAILED), ("tom", Outcome.INAPPLICABLE)]
    assert found == {f"{ORIGIN}/a": outcomes, f"{ORIGIN}/b": outcomes}


def test_a_judged_verdict_has_its_findings() -> None:
    (verdict, _) = KeptVerdicts(kept(audited()))[f"{ORIGIN}/a"]

    assert verdict.findings == audited().verdicts[0].findings
