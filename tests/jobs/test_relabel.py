"""Files served on loopback are told by their paths, wherever their addresses occur."""

from dataclasses import replace

from auditor.jobs.relabel import relabel
from auditor.model import Audit, Document, LinkAnswer, Page, PageAudit, Reason, Text, Unreached, failed
from tests.jobs.test_gate import audit

ORIGIN = "http://127.0.0.1:4242"


def told(label: str = "") -> Audit:
    page = Page(url=f"{ORIGIN}/bygga%20och%20bo/lov.html", final_url=f"{ORIGIN}/b.html", html="<p>a</p>")
    words = Text(f"Länken {ORIGIN}/c.html är död.", f"The link {ORIGIN}/c.html is dead.")
    verdicts = audit(failed(None, words)).pages[0].verdicts
    missed = Unreached(url=f"{ORIGIN}/c.html", reason=Reason.HTTP_STATUS, status=404, linked_from=page.url)
    whole = replace(audit(), pages=(PageAudit(page=page, verdicts=verdicts),), unreached=(missed,))
    return relabel(whole, {ORIGIN: label})


def test_a_page_is_told_by_its_path() -> None:
    assert told().pages[0].page.url == "bygga och bo/lov.html"


def test_so_are_addresses_in_messages() -> None:
    assert told().pages[0].verdicts[0].findings[0].message.sv == "Länken c.html är död."


def test_so_are_addresses_not_reached_and_where_they_are_linked() -> None:
    (missed,) = told().unreached

    assert (missed.url, missed.linked_from) == ("c.html", "bygga och bo/lov.html")


def test_a_label_tells_several_targets_apart() -> None:
    assert told("webb/").pages[0].page.final_url == "webb/b.html"


def test_so_are_documents_and_the_answers_of_links() -> None:
    document = Document(url=f"{ORIGIN}/taxa.pdf")
    answer = LinkAnswer(url=f"{ORIGIN}/c.html", reason=Reason.HTTP_STATUS, status=404)
    page = Page(url=ORIGIN, html="", documents=(document,), link_answers={answer.url: answer})
    whole = replace(audit(), pages=(PageAudit(page=page, verdicts=()),))
    told = relabel(whole, {ORIGIN: ""}).pages[0].page

    assert [found.url for found in told.documents or ()] == ["taxa.pdf"]
    assert {url: found.url for url, found in (told.link_answers or {}).items()} == {"c.html": "c.html"}


def test_evidence_is_left_as_it_was() -> None:
    assert told().pages[0].page.html == "<p>a</p>"
