"""The start page leads to the accessibility statement."""

import pytest

from auditor import vocabulary
from auditor.evaluate import judge_site
from auditor.model import Context, Evidence, Example, Finding, Outcome, Page, Reason, Rule, Unreached
from auditor.testing import EXEMPELBY, TODAY, examples, outcome_of
from rules.statement import site_links_to_its_statement as rule
from rules.statement.links import is_statement, names_statement

TOLD = Context(today=TODAY, site=EXEMPELBY)
HOME = "https://exempelby.example/"
LINK = '<a href="/redogorelse">Tillgänglighetsredogörelse</a>'
TARGET = f"{HOME}redogorelse"


def page(html: str, path: str = "", *, rendered: bool = True) -> Page:
    return Page(url=HOME + path, final_url=HOME + path, html=html, rendered=rendered, depth=1 if path else 0)


def judged(
    *pages: Page, unreached: tuple[Unreached, ...] = (), complete: bool = True, beyond: int = 0
) -> Finding:
    evidence = Evidence(site=EXEMPELBY, pages=pages, unreached=unreached, complete=complete, beyond=beyond)
    (finding,) = judge_site(rule, evidence, TOLD).findings
    return finding


def gone(url: str, status: int = 404) -> Unreached:
    return Unreached(url=url, reason=Reason.HTTP_STATUS, status=status)


@pytest.mark.parametrize(("rule", "example"), examples([rule]), ids=lambda value: getattr(value, "why", ""))
def test_example(rule: Rule, example: Example) -> None:
    assert outcome_of(rule, example) is example.expected


def test_the_link_and_its_target_are_named() -> None:
    finding = judged(page(f"<footer>{LINK}</footer>"))

    assert finding.outcome is Outcome.PASSED
    assert finding.selector == "html > body > footer > a"
    for language in ("sv", "en"):
        assert "Tillgänglighetsredogörelse" in finding.message[language]
        assert TARGET in finding.message[language]


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("address", [TARGET, f"{TARGET}#del", "HTTPS://Exempelby.example:443/redogorelse"])
def test_a_link_to_a_page_that_is_gone_fails(address: str, status: int) -> None:
    finding = judged(page(LINK), page("", "a"), unreached=(gone(address, status),))

    assert finding.outcome is Outcome.FAILED
    assert str(status) in finding.message.sv
    assert TARGET in finding.message.sv


def test_addresses_are_compared_as_people_read_them() -> None:
    home = page('<a href="/tillgänglighetsredogörelse">Så gör vi</a>')

    assert (
        judged(home, unreached=(gone(f"{HOME}tillg%C3%A4nglighetsredog%C3%B6relse"),)).outcome
        is Outcome.FAILED
    )


def test_one_link_that_works_is_enough() -> None:
    home = page(LINK + '<a href="/ny">Tillgänglighetsredogörelse</a>')

    assert judged(home, unreached=(gone(TARGET),)).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("missed", "expected"),
    [
        (gone(TARGET, 503), "cantTell"),
        (Unreached(url=TARGET, reason=Reason.TIMEOUT), "cantTell"),
        (Unreached(url=TARGET, reason=Reason.NOT_HTML, detail="application/pdf"), "passed"),
        (Unreached(url=TARGET, reason=Reason.ROBOTS), "passed"),
        (Unreached(url=TARGET, reason=Reason.OFF_SITE_REDIRECT), "passed"),
    ],
)
def test_a_statement_that_could_not_be_opened(missed: Unreached, expected: str) -> None:
    assert judged(page(LINK), unreached=(missed,)).outcome == expected


def test_a_link_on_another_page_alone_is_for_a_person() -> None:
    finding = judged(page("<p>Hej</p>"), page(LINK, "kontakt"))

    assert finding.outcome is Outcome.CANNOT_TELL
    assert f"{HOME}kontakt" in finding.message.sv


def test_a_dead_link_on_another_page_alone_fails() -> None:
    assert judged(page(""), page(LINK, "kontakt"), unreached=(gone(TARGET),)).outcome is Outcome.FAILED


def test_a_statement_that_nothing_links_to_is_for_a_person() -> None:
    statement = page("<h1>Tillgänglighetsredogörelse för exempelby.example</h1>", "om")
    finding = judged(page("<p>Hej</p>"), statement)

    assert finding.outcome is Outcome.CANNOT_TELL
    assert f"{HOME}om" in finding.message.sv


def test_a_link_with_any_words_to_a_page_that_is_the_statement_passes() -> None:
    statement = page("<h1>Tillgänglighetsredogörelse för exempelby.example</h1>", "om")

    assert judged(page('<a href="/om">Om webbplatsen</a>'), statement).outcome is Outcome.PASSED


def test_a_link_that_may_lead_there_is_for_a_person() -> None:
    finding = judged(page('<a href="/x">Tillgänglighet för exempelby.example</a>'), page("", "a"))

    assert finding.outcome is Outcome.CANNOT_TELL
    assert "Tillgänglighet för exempelby.example" in finding.message.sv


def test_no_link_on_a_site_seen_in_full_fails() -> None:
    finding = judged(page("<p>Hej</p>"), page("<p>Hej</p>", "a"))

    assert finding.outcome is Outcome.FAILED
    assert "2" in finding.message.sv


def test_no_link_on_a_site_not_seen_in_full_is_for_a_person() -> None:
    home, other = page("<p>Hej</p>"), page("<p>Hej</p>", "a")
    script = page("<script>1</script>", "b", rendered=False)
    sami = page("<html lang=se><p>Bures</p></html>", "b")

    assert judged(home).outcome is Outcome.CANNOT_TELL
    assert judged(home, other, complete=False).outcome is Outcome.CANNOT_TELL
    assert judged(home, other, beyond=1).outcome is Outcome.CANNOT_TELL
    assert judged(home, other, script).outcome is Outcome.CANNOT_TELL
    assert judged(home, other, sami).outcome is Outcome.CANNOT_TELL


def test_a_site_of_which_nothing_was_seen_has_no_finding() -> None:
    assert judge_site(rule, Evidence(site=EXEMPELBY), TOLD).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "Tillgänglighetsredogörelse",
        "Tillgänglighetsredogörelsen för webbplatsen",
        "Tilgjengelighetserklæring",
        "Tilgjengeerklæring",
        "Tilgængelighedserklæring",
        "Saavutettavuusseloste",
        "Erklärung zur Barrierefreiheit",
        "Accessibility statement",
    ],
)
def test_statements_in_seven_languages(text: str) -> None:
    assert names_statement(text)
    assert is_statement(page(f"<title>{text} – Exempelby</title>"))
    assert judged(page(f'<a href="/x">{text}</a>')).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "href", ["", "#", "http://[trasig", "mailto:a@exempelby.example", "javascript:void(0)"]
)
def test_a_link_that_leads_nowhere_is_borne(href: str) -> None:
    assert judged(page(f'<a href="{href}">Om webbplatsen</a>')).outcome is Outcome.CANNOT_TELL


def test_the_vocabulary_is_whole() -> None:
    table = vocabulary.load("rules.statement", "statement.toml")

    assert table["source"]
    assert {entry["code"] for entry in table["language"]} == {"sv", "nb", "nn", "da", "fi", "de", "en"}
    for entry in table["language"]:
        assert entry["names"]
        assert all(part == part.lower() for part in [*entry["names"], *entry["addresses"], *entry["vague"]])
