"""Sorting findings for people."""

from dataclasses import replace

from auditor.model import Audit, Finding, Outcome, PageAudit, Text, Verdict
from reports.grouping import broken_rules, by_code, faults, owners


def everywhere(audit: Audit, *snippets: str) -> Audit:
    """The audit with, on each page in turn, one failed finding with one of these snippets."""
    message = Text("Fel", "Fault")
    pages = tuple(
        PageAudit(
            page=audited.page,
            verdicts=(
                Verdict(
                    rule="axe/link-name",
                    findings=(Finding(outcome=Outcome.FAILED, message=message, snippet=snippet),),
                ),
            ),
        )
        for audited, snippet in zip(audit.pages, snippets, strict=False)
    )
    return replace(audit, pages=pages)


def test_the_same_on_three_pages_recurs(exempelby: Audit) -> None:
    found = faults(everywhere(exempelby, "<a>", "<a>", "<a>", "<b>"), Outcome.FAILED)

    assert [(common.pages, common.count) for common in found.recurring] == [((0, 1, 2), 3)]
    assert [page.position for page in found.pages if page.own] == [3]


def test_the_same_on_two_pages_is_told_on_each(exempelby: Audit) -> None:
    found = faults(everywhere(exempelby, "<a>", "<a>"), Outcome.FAILED)

    assert not found.recurring
    assert [page.position for page in found.pages] == [0, 1]


def test_numbers_that_systems_give_are_no_difference(exempelby: Audit) -> None:
    snippets = ('<a id="svid12_4f8a90c2">', '<a id="svid12_77aa01bd">', '<a  id="svid12_90ff31ce">')

    assert len(faults(everywhere(exempelby, *snippets), Outcome.FAILED).recurring) == 1


def test_where_a_link_leads_is_a_difference(exempelby: Audit) -> None:
    snippets = ('<a href="/10482">', '<a href="/10483">', '<a href="/10484">')

    assert not faults(everywhere(exempelby, *snippets), Outcome.FAILED).recurring


def test_the_worst_page_comes_first(exempelby: Audit) -> None:
    assert [page.position for page in faults(exempelby, Outcome.FAILED).pages] == [2, 1, 3]


def test_every_finding_is_counted(exempelby: Audit) -> None:
    assert faults(exempelby, Outcome.FAILED).count == 32
    assert faults(exempelby, Outcome.CANNOT_TELL).count == 2


def test_the_most_serious_rule_comes_first(exempelby: Audit) -> None:
    found = broken_rules(exempelby, Outcome.FAILED, Outcome.CANNOT_TELL)

    assert [counted.rule.id for counted in found] == [
        "video-captions",
        "axe/link-name",
        "page-up-to-date",
        "focus-not-obscured",
        "accessibility-statement",
    ]


def test_pages_without_owner_come_last(exempelby: Audit) -> None:
    found = owners(exempelby, range(5))

    assert (found[0].owner, found[0].pages) == ("Kommunledningsförvaltningen", (0, 2))
    assert found[-1].owner is None


def test_gaps_come_before_answers(exempelby: Audit) -> None:
    assert [code for code, _ in by_code(exempelby.unreached)] == [
        "timeout",
        "http-404",
        "not-html",
        "robots",
    ]
