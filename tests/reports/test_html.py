"""HTML: one file that stands alone, safe to open whatever the pages hold, and accessible itself."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag

from auditor.browser import Session
from auditor.evaluate import judge
from auditor.metadata import read_metadata
from auditor.model import (
    Audit,
    Context,
    Finding,
    Language,
    Metadata,
    NotTested,
    Outcome,
    Owner,
    OwnerKind,
    Page,
    PageAudit,
    PageRule,
    Reason,
    Text,
    Tool,
    Unreached,
    Untested,
    Verdict,
)
from auditor.plugins import load_rules
from auditor.testing import page_from
from reports.gaps import REASONS, UNTESTED, explained
from reports.html import render, web_address


def soup_of(audit: Audit, language: Language = Language.SWEDISH) -> BeautifulSoup:
    return BeautifulSoup(render(audit, language), "lxml")


def words_of(audit: Audit, language: Language = Language.SWEDISH) -> str:
    return " ".join(soup_of(audit, language).get_text(" ").split())


@pytest.fixture(params=list(Language), ids=str)
def soup(exempelby: Audit, request: pytest.FixtureRequest) -> BeautifulSoup:
    return soup_of(exempelby, request.param)


def test_language_is_stated(exempelby: Audit) -> None:
    for language in Language:
        assert soup_of(exempelby, language).select_one("html[lang]")["lang"] == language.value  # type: ignore[index]


def test_there_is_one_first_heading_and_no_level_is_skipped(soup: BeautifulSoup) -> None:
    levels = [int(heading.name[1]) for heading in soup.select("h1, h2, h3, h4, h5, h6")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_landmarks_are_there(soup: BeautifulSoup) -> None:
    assert [len(soup.select(name)) for name in ("body > header", "nav", "main")] == [1, 1, 1]
    assert soup.select_one("body > a.skip[href='#main']")


def test_ids_are_unique_and_every_inner_link_leads_somewhere(soup: BeautifulSoup) -> None:
    ids = [str(tag["id"]) for tag in soup.select("[id]")]

    assert len(ids) == len(set(ids))
    assert {str(a["href"])[1:] for a in soup.select("a[href^='#']")} <= set(ids)


def test_every_table_has_headers(soup: BeautifulSoup) -> None:
    for table in soup.select("table"):
        assert table.select("thead th[scope=col]")
        assert all(row.select_one("th[scope=row]") for row in table.select("tbody tr"))


def test_nothing_is_fetched_and_nothing_runs(soup: BeautifulSoup) -> None:
    assert not soup.select("script, img, iframe, object, embed, link:not([rel=icon]), form, base")
    assert [str(link["href"]) for link in soup.select("link")] == ["data:,"]
    assert not [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    assert "url(" not in str(soup.style)
    assert "@import" not in str(soup.style)


def test_links_lead_to_the_web_or_into_the_report(soup: BeautifulSoup) -> None:
    assert all(re.match(r"(https?://|#)", str(a["href"])) for a in soup.select("a[href]"))


def test_hostile_words_are_shown_as_words(exempelby: Audit) -> None:
    text = render(exempelby, Language.SWEDISH)

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 * 7 }}" in text
    assert "javascript:alert(5)" in text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", text)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "site/index.html", "", "\x01http:"],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert web_address(url) is None


def test_what_is_quoted_is_marked_as_such(soup: BeautifulSoup) -> None:
    for told in ("Vision och värdegrund", "Uppdaterades: 5 februari 2024", "Kommunledningsförvaltningen"):
        for found in soup.body.find_all(string=re.compile(re.escape(told))):  # type: ignore[union-attr]
            assert found.find_parent(["q", "code", "samp"])


@pytest.mark.parametrize("language", Language)
def test_our_own_reader_finds_date_and_owner(exempelby: Audit, language: Language) -> None:
    url = "https://exempelby.example/granskning/"
    metadata = read_metadata(Page(url=url, final_url=url, html=render(exempelby, language)))

    assert [date.value for date in metadata.dates] == [exempelby.today]
    assert metadata.owner
    assert metadata.owner.text == {"sv": "Webbteamet", "en": "The web team"}[language]
    assert not metadata.unread


@pytest.mark.parametrize("language", Language)
def test_our_own_rules_find_no_fault(exempelby: Audit, language: Language) -> None:
    page = page_from(render(exempelby, language))
    context = Context(today=exempelby.today, site=exempelby.site)
    verdicts = [judge(rule, page, context) for rule in load_rules().values() if isinstance(rule, PageRule)]

    assert [verdict for verdict in verdicts if verdict and verdict.outcome is Outcome.FAILED] == []
    assert any(verdict and verdict.outcome is Outcome.PASSED for verdict in verdicts)


def test_the_summary_counts_pages(exempelby: Audit) -> None:
    assert "3 av 5 sidor behöver åtgärdas." in words_of(exempelby)
    assert "3 of 5 pages need to be fixed." in words_of(exempelby, Language.ENGLISH)


def test_no_faults_is_never_more_than_that(exempelby: Audit) -> None:
    fine = replace(exempelby, pages=exempelby.pages[-1:])

    assert "Inga fel hittade på 1 sida." in words_of(fine)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"complete": False}, "avbröts innan den var klar"),
        ({"tool": Tool(version="1")}, "öppnades inte i en webbläsare"),
        ({"tool": Tool(version="1", browser="x")}, "axe-core kördes inte"),
        ({"tool": Tool(version="1", browser="x", axe_core="4", sandboxed=False)}, "sandlåda"),
        ({}, "Bara 83 % av de adresser"),
    ],
)
def test_readers_are_warned(change: dict[str, object], words: str, exempelby: Audit) -> None:
    warned = soup_of(replace(exempelby, **change)).select_one(".warning")  # type: ignore[arg-type]

    assert warned
    assert words in " ".join(warned.get_text(" ").replace("\xa0", " ").split())


def test_a_sound_audit_has_no_warning(exempelby: Audit) -> None:
    tool = Tool(version="1", browser="x", axe_core="4")

    assert not soup_of(replace(exempelby, tool=tool, unreached=())).select(".warning")


def test_a_fault_on_many_pages_is_told_once(exempelby: Audit) -> None:
    soup = soup_of(exempelby)

    assert str(soup).count("/vapen.svg") == 1
    assert len(soup.select("#f-same-1 .pages a")) == 3
    assert len(soup.select("a[href='#f-same-1']")) == 3


def test_a_fault_says_what_where_why_and_what_to_do(exempelby: Audit) -> None:
    page = soup_of(exempelby).select_one("#f-page-3")

    assert page
    words = " ".join(page.get_text(" ").split())
    assert "Filmen saknar textspår." in words
    assert '<video src="/visionen.webm" controls>' in words
    assert "WCAG 1.2.2" in words
    assert "nivå A · EN 301 549 punkt 9.1.2.2" in words
    assert "Lägg till undertexter" in words
    assert page.select("details.code code")[0].get_text() == "main > video"


def test_places_beyond_the_first_twenty_are_counted(exempelby: Audit) -> None:
    page = soup_of(exempelby).select_one("#f-page-3")

    assert page
    assert len(page.find_all(string=re.compile("/nyhet/"))) == 20
    assert "5 ställen till står i report.json." in page.get_text(" ")


def test_an_owner_finds_their_pages(exempelby: Audit) -> None:
    rows = soup_of(exempelby).select("#owners tbody tr")

    assert [row.th.get_text() for row in rows if isinstance(row.th, Tag)] == [
        "<b>Webbteamet</b> [blink][5m",
        "Barn- och utbildningsförvaltningen",
        "Kommunledningsförvaltningen",
    ]
    assert [a["href"] for a in rows[2].select("a")] == ["#f-page-3"]


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words(reason: Reason, exempelby: Audit) -> None:
    missed = Unreached(url="https://x.example/", reason=reason, status=404)

    assert reason in REASONS
    for language in Language:
        words = words_of(replace(exempelby, unreached=(missed,)), language)
        assert explained(missed).title[language] in words
        assert explained(missed).meaning[language] in words


@pytest.mark.parametrize("reason", Untested)
def test_every_untested_part_has_words(reason: Untested, exempelby: Audit) -> None:
    gap = NotTested(what="axe-core", reason=reason)
    pages = tuple(replace(audited, not_tested=(gap,)) for audited in exempelby.pages)

    assert reason in UNTESTED
    for language in Language:
        words = words_of(replace(exempelby, pages=pages), language)
        assert UNTESTED[reason].title[language] in words
        assert UNTESTED[reason].meaning[language] in words


def many(audit: Audit, count: int) -> Audit:
    """An audit of so many pages, each with a fault of its own and one that all have."""
    own, common = Text("Eget", "Own"), Text("Gemensamt", "Common")

    def page(number: int) -> PageAudit:
        findings = (
            *(
                Finding(
                    outcome=Outcome.FAILED,
                    message=own,
                    selector=f"p:nth-of-type({place})",
                    snippet=f"<p>{number}-{place}</p>",
                )
                for place in range(9)
            ),
            Finding(outcome=Outcome.FAILED, message=common, selector="header", snippet="<header>"),
        )
        facts = Page(
            url=f"https://exempelby.example/{number:05}",
            html="",
            title=f"Sida {number}",
            metadata=Metadata(owner=Owner(text=f"Enhet {number % 7}", kind=OwnerKind.UNIT, label="Ägare")),
        )
        return PageAudit(page=facts, verdicts=(Verdict(rule=audit.rules[1].id, findings=findings),))

    return replace(audit, pages=tuple(page(number) for number in range(count)))


def test_of_many_pages_each_is_told_briefly_and_closed(exempelby: Audit) -> None:
    soup = soup_of(many(exempelby, 201))

    assert not soup.select("article details[open]")
    assert len(soup.select("#f article")) == 201
    assert len(soup.select("#f-page-1 .snippet")) == 3
    assert "6 ställen till står i report.json." in soup.select("#f-page-1")[0].get_text()
    assert "Gäller alla sidor i granskningen." in soup.select("#f-same-1")[0].get_text()
    ids = {str(tag["id"]) for tag in soup.select("[id]")}
    assert {str(a["href"])[1:] for a in soup.select("a[href^='#']")} <= ids


@pytest.mark.browser
@pytest.mark.parametrize("language", Language)
def test_axe_core_finds_nothing(
    language: Language, exempelby: Audit, serve: object, chromium_session: Session
) -> None:
    site = serve({"/": render(exempelby, language)})  # type: ignore[operator]
    axe = chromium_session.look(site.url()).axe

    assert axe
    assert [result["id"] for result in (*axe["violations"], *axe["incomplete"])] == []
