"""Pictures in the HTML report: each once, told in words too, and nothing fetched for them."""

import base64
from collections.abc import Mapping
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from auditor.browser import Session
from auditor.evaluate import judge
from auditor.model import (
    Audit,
    Box,
    Context,
    Finding,
    Language,
    Likeness,
    Outcome,
    Page,
    PageAudit,
    PageRule,
    Picture,
    Text,
    Verdict,
    likeness,
)
from auditor.plugins import load_rules
from auditor.testing import page_from
from reports import html, json, terminal
from reports.html import render

# One grey pixel.
WEBP = base64.b64decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
BOX = Box(x=100, y=45, width=200, height=90)


def shot(page: str, number: int = 0, **but: object) -> Picture:
    facts = {"image": WEBP + bytes([number]), "width": 400, "height": 180, "boxes": (BOX,), "page": page}
    return Picture(**(facts | but))  # type: ignore[arg-type]


def kinds(audit: Audit) -> dict[Likeness, tuple[str, Finding]]:
    """Every fault of an element, with the address of the first page that has it."""
    found: dict[Likeness, tuple[str, Finding]] = {}
    for audited in audit.pages:
        for rule, finding in audited.findings(Outcome.FAILED):
            if finding.selector:
                found.setdefault(likeness(rule, finding), (audited.page.url, finding))
    return found


@pytest.fixture
def pictured(exempelby: Audit) -> Audit:
    """Exempelby with a picture of every fault."""
    pictures = {
        kind: shot(page, number, text=finding.snippet, is_around=number % 2 == 0)
        for number, (kind, (page, finding)) in enumerate(kinds(exempelby).items())
    }
    return replace(exempelby, pictures=pictures)


def soup_of(audit: Audit, language: Language = Language.SWEDISH) -> BeautifulSoup:
    return BeautifulSoup(render(audit, language), "lxml")


def figures(audit: Audit, language: Language = Language.SWEDISH) -> list[Tag]:
    return list(soup_of(audit, language).select("figure"))


def one(audit: Audit, pages: Mapping[str, str], **but: object) -> Audit:
    """An audit of pages (path: title) that share one fault, pictured on the first of them."""
    rule = audit.rules[1].id
    finding = Finding(
        outcome=Outcome.FAILED, message=Text("Fel", "Fault"), selector="p", snippet="<p>Fel</p>"
    )
    audits = tuple(
        PageAudit(
            page=Page(url=f"https://exempelby.example/{path}", html="", title=title),
            verdicts=(Verdict(rule=rule, findings=(finding,)),),
        )
        for path, title in pages.items()
    )
    return replace(audit, pages=audits, pictures={likeness(rule, finding): shot(audits[0].page.url, **but)})


def test_every_fault_that_is_shown_has_its_picture_once(pictured: Audit) -> None:
    sources = [figure.img["src"] for figure in figures(pictured) if figure.img]

    assert len(sources) == len(set(sources))
    assert len(sources) > 20


def test_without_pictures_there_is_no_figure(exempelby: Audit) -> None:
    assert figures(exempelby) == []


def test_a_picture_stands_with_its_fault(exempelby: Audit) -> None:
    soup = soup_of(one(exempelby, {"a": "Sidan A"}))

    assert soup.select_one("#f-page-1 .fault figure")


def test_a_picture_has_its_size_and_its_words(exempelby: Audit) -> None:
    (figure,) = figures(one(exempelby, {"a": "Sidan A"}, text="Läs mer"))

    assert figure.img
    assert (figure.img["width"], figure.img["height"]) == ("400", "180")
    assert figure.img["alt"] == "Skärmbild från sidan ”Sidan A”. Det inramade är ”Läs mer”."


def test_the_words_are_in_the_reports_language(exempelby: Audit) -> None:
    (figure,) = figures(one(exempelby, {"a": "Sidan A"}), Language.ENGLISH)

    assert figure.img
    assert figure.img["alt"] == "Screenshot of the page “Sidan A”. Framed: what the fault is about."


def test_the_frame_is_where_the_box_is(exempelby: Audit) -> None:
    (figure,) = figures(one(exempelby, {"a": "A"}))

    assert [frame["style"] for frame in figure.select(".box")] == [
        "left: 25.00%; top: 25.00%; width: 50.00%; height: 50.00%"
    ]


def test_every_line_of_a_link_has_its_frame(exempelby: Audit) -> None:
    (figure,) = figures(one(exempelby, {"a": "A"}, boxes=(BOX, BOX)))

    assert len(figure.select(".box")) == 2


def test_what_stands_around_something_unseen_is_said_to_do_so(exempelby: Audit) -> None:
    (figure,) = figures(one(exempelby, {"a": "A"}, is_around=True))

    assert figure.figcaption
    assert "syns inte" in figure.figcaption.get_text()
    assert figure.select(".box.around")


def test_a_recurring_fault_says_which_page_its_picture_is_from(exempelby: Audit) -> None:
    (figure,) = figures(one(exempelby, {"a": "Sidan A", "b": "B", "c": "C"}))

    assert figure.find_parent(id="f-same-1")
    assert figure.select_one("figcaption q.title")
    assert "Bilden är från sidan Sidan A." in " ".join(figure.get_text(" ").split()).replace(" .", ".")


def test_a_fault_on_two_pages_is_shown_at_one_and_referred_to_at_the_other(exempelby: Audit) -> None:
    soup = soup_of(one(exempelby, {"a": "A", "b": "B"}))

    assert len(soup.select("#f-page-1 figure#picture-1")) == 1
    assert [link.get_text() for link in soup.select("#f-page-2 a[href='#picture-1']")] == [
        "Samma fel som i bild 1"
    ]


def test_two_faults_at_one_place_share_a_picture(exempelby: Audit) -> None:
    audit = one(exempelby, {"a": "A"})
    ((rule, message, snippet), picture), *_ = audit.pictures.items()
    other = audit.rules[0].id
    (page,) = audit.pages
    both = replace(page, verdicts=(*page.verdicts, replace(page.verdicts[0], rule=other)))

    soup = soup_of(
        replace(audit, pages=(both,), pictures={**audit.pictures, (other, message, snippet): picture})
    )

    assert len(soup.select("figure")) == 1
    assert [link.get_text() for link in soup.select("a[href='#picture-1']")] == ["Samma ställe som i bild 1"]
    assert rule != other


def test_a_doubt_has_no_picture(exempelby: Audit) -> None:
    audit = one(exempelby, {"a": "A"})
    (page,) = audit.pages
    (verdict,) = page.verdicts
    doubt = replace(verdict, findings=(replace(verdict.findings[0], outcome=Outcome.CANNOT_TELL),))

    assert figures(replace(audit, pages=(replace(page, verdicts=(doubt,)),))) == []


@pytest.mark.parametrize("language", Language)
def test_nothing_is_fetched_for_pictures(pictured: Audit, language: Language) -> None:
    soup = soup_of(pictured, language)

    assert all(str(image["src"]).startswith("data:image/webp;base64,") for image in soup.select("img"))
    assert "img-src data:" in str(soup.select_one("meta[http-equiv]"))
    assert not soup.select("script")


def test_hostile_words_in_a_picture_are_shown_as_words(exempelby: Audit) -> None:
    hostile = '" onerror="alert(1)"><script>alert(2)</script>\x1b[31m\u202e'
    (figure,) = figures(one(exempelby, {"a": hostile}, text=hostile))

    assert figure.img
    assert set(figure.img.attrs) == {"src", "width", "height", "decoding", "alt"}
    assert "\x1b" not in str(figure)
    assert "\u202e" not in str(figure)


def test_ids_are_unique_and_links_lead_somewhere(pictured: Audit) -> None:
    soup = soup_of(pictured)
    ids = [str(tag["id"]) for tag in soup.select("[id]")]

    assert len(ids) == len(set(ids))
    assert {str(a["href"])[1:] for a in soup.select("a[href^='#']")} <= set(ids)


def test_pictures_are_numbered_as_they_are_met(pictured: Audit) -> None:
    assert [figure["id"] for figure in figures(pictured)] == [
        f"picture-{number}" for number in range(1, len(figures(pictured)) + 1)
    ]


def test_other_reports_do_not_tell_of_pictures(pictured: Audit, exempelby: Audit) -> None:
    for report in (json.REPORT, terminal.REPORT):
        assert report.render(pictured, Language.SWEDISH) == report.render(exempelby, Language.SWEDISH)
        assert not report.shows_pictures
    assert html.REPORT.shows_pictures


@pytest.mark.parametrize("language", Language)
def test_our_own_rules_find_no_fault_with_pictures(pictured: Audit, language: Language) -> None:
    page = page_from(render(pictured, language))
    context = Context(today=pictured.today, site=pictured.site)
    verdicts = [judge(rule, page, context) for rule in load_rules().values() if isinstance(rule, PageRule)]

    assert [verdict for verdict in verdicts if verdict and verdict.outcome is Outcome.FAILED] == []


@pytest.mark.browser
@pytest.mark.parametrize("language", Language)
def test_axe_core_finds_nothing_with_pictures(
    language: Language, pictured: Audit, serve: object, chromium_session: Session
) -> None:
    site = serve({"/": render(pictured, language)})  # type: ignore[operator]
    axe = chromium_session.look(site.url()).axe

    assert axe
    assert [result["id"] for result in (*axe["violations"], *axe["incomplete"])] == []
