"""What the rules that see the whole site make of links and pages."""

from __future__ import annotations

from auditor.evaluate import judge_site
from auditor.model import Context, Evidence, Finding, Given, Outcome, Page, Reason, SiteRule, Unreached
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.statement import every_page_links_to_the_statement as every_page
from rules.statement import statement_is_a_page as one_page

HOME = EXEMPELBY.start
LINK = '<footer><a href="/redogorelse">Tillgänglighetsredogörelse</a></footer>'
STATEMENT = (
    "<h1>Tillgänglighet för exempelby.example</h1><p>Den här webbplatsen är helt förenlig med lagen om "
    "tillgänglighet till digital offentlig service. Redogörelsen uppdaterades den 8 april "
    "2026.</p><h2>Tillsyn</h2><h2>Hur vi testat webbplatsen</h2>"
)


def page(html: str, path: str = "", *, rendered: bool = True) -> Page:
    return page_from(html, rendered=rendered, given=Given(path=f"/{path}")).but(depth=1 if path else 0)


def judged(rule: SiteRule, *pages: Page, unreached: tuple[Unreached, ...] = (), beyond: int = 0) -> Finding:
    evidence = Evidence(site=EXEMPELBY, pages=pages, unreached=unreached, beyond=beyond)
    (finding,) = judge_site(rule, evidence, Context(today=TODAY, site=EXEMPELBY)).findings
    return finding


def test_pages_without_the_link_are_named_once() -> None:
    finding = judged(
        every_page, page(LINK), page(LINK, "a"), page(LINK, "b"), page("<p>Hej", "c"), page(STATEMENT, "r")
    )

    assert finding.outcome is Outcome.FAILED
    assert f"{HOME}c" in finding.message.sv
    assert f"{HOME}a" not in finding.message.sv


def test_many_pages_without_the_link_are_named_in_part() -> None:
    having = [page(LINK, f"a{number}") for number in range(20)]
    lacking = [page("<p>Hej", f"c{number}") for number in range(9)]
    finding = judged(every_page, page(LINK), *having, *lacking)

    assert finding.message.sv.count(HOME) == 5
    assert "9" in finding.message.sv


def test_a_page_that_scripts_change_is_in_doubt() -> None:
    bare = page("<script>1</script>", "c", rendered=False)

    assert judged(every_page, page(LINK), page(LINK, "a"), bare).outcome is Outcome.CANNOT_TELL


def test_a_link_with_other_words_to_the_statement_counts() -> None:
    other = page('<a href="/r">Om webbplatsen</a>', "a")

    assert judged(every_page, page(LINK), other, page(STATEMENT, "r")).outcome is Outcome.PASSED


def test_a_statement_known_by_its_content_is_a_page() -> None:
    assert (
        judged(one_page, page('<a href="/r">Tillgänglighet</a>'), page(STATEMENT, "r")).outcome
        is Outcome.PASSED
    )


def test_an_address_that_answers_with_a_pdf_is_a_document() -> None:
    missed = Unreached(url=f"{HOME}redogorelse", reason=Reason.NOT_HTML, detail="application/pdf")
    finding = judged(one_page, page(LINK), unreached=(missed,))

    assert finding.outcome is Outcome.FAILED
    assert finding.selector


def test_a_document_on_a_site_seen_in_part_is_in_doubt() -> None:
    html = '<a href="/r.pdf">Tillgänglighetsredogörelse</a>'

    assert judged(one_page, page(html), beyond=3).outcome is Outcome.CANNOT_TELL


def test_a_document_beside_the_page_is_no_fault() -> None:
    html = LINK + '<a href="/r.pdf">Tillgänglighetsredogörelse som pdf</a>'

    assert judged(one_page, page(html), page(STATEMENT, "redogorelse")).outcome is Outcome.PASSED


def test_a_foreign_statement_is_told_to_be_unjudged() -> None:
    html = '<html lang="fi"><h1>Saavutettavuusseloste</h1><p>Sivusto.</p></html>'
    finding = judged(one_page, page("<h1>Exempelby</h1>"), page(html, "fi"))

    assert finding.outcome is Outcome.PASSED
    assert "inte på svenska" in finding.message.sv
