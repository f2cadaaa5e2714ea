"""Dead links, links to hosts that were given up, and links to places on the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from auditor.model import Context, Finding, Given, LinkAnswer, Outcome, Page, PageRule, Reason
from auditor.testing import EXEMPELBY, TODAY, page_from
from auditor.vocabulary import load
from rules.links.dead_link import links_lead_to_pages_that_exist
from rules.links.fragment_target import links_within_the_page_arrive
from rules.links.hosts import given_up
from rules.links.moved_link import links_lead_to_sites_in_use

SITE = "https://exempelby.example"
GONE = LinkAnswer(url=f"{SITE}/a", status=404, reason=Reason.HTTP_STATUS)


def page(html: str, answers: Sequence[LinkAnswer] = (), path: str = "/") -> Page:
    return page_from(html, given=Given(links=answers, path=path))


def judged(rule: PageRule, page: Page, today: date = TODAY) -> list[Finding]:
    return list(rule.check(page, Context(today=today, site=EXEMPELBY)))


def outcomes(rule: PageRule, page: Page) -> list[Outcome]:
    return [finding.outcome for finding in judged(rule, page)]


# dead-link


@pytest.mark.parametrize(
    "answer",
    [
        LinkAnswer(url=f"{SITE}/a", status=404, reason=Reason.HTTP_STATUS),
        LinkAnswer(url=f"{SITE}/a", status=410, reason=Reason.HTTP_STATUS),
        LinkAnswer(url=f"{SITE}/a", reason=Reason.DNS),
        LinkAnswer(url=f"{SITE}/a", status=200, is_soft_404=True, detail="Sidan finns inte"),
    ],
)
def test_what_is_proved_to_be_gone_fails(answer: LinkAnswer) -> None:
    assert outcomes(links_lead_to_pages_that_exist, page("<a href='/a'>A</a>", [answer])) == [Outcome.FAILED]


@pytest.mark.parametrize("status", [400, 401, 403, 405, 429, 451, 500, 503, 999])
def test_a_status_that_proves_nothing_is_for_a_person(status: int) -> None:
    answer = LinkAnswer(url=f"{SITE}/a", status=status, reason=Reason.HTTP_STATUS)
    found = judged(links_lead_to_pages_that_exist, page("<a href='/a'>A</a>", [answer]))

    assert [finding.outcome for finding in found] == [Outcome.CANNOT_TELL]
    assert str(status) in found[0].message.sv


@pytest.mark.parametrize("reason", set(Reason) - {Reason.DNS, Reason.HTTP_STATUS, Reason.TOO_LARGE})
def test_a_failure_on_the_way_is_for_a_person(reason: Reason) -> None:
    answer = LinkAnswer(url=f"{SITE}/a", reason=reason, detail="x")

    assert outcomes(links_lead_to_pages_that_exist, page("<a href='/a'>A</a>", [answer])) == [
        Outcome.CANNOT_TELL
    ]


def test_a_dead_address_is_told_once_at_its_first_link() -> None:
    html = "<p><a href='/a'>Taxa</a> <a href='/a#b'>Avgift</a> <a href='/a'>Pris</a></p>"
    found = judged(links_lead_to_pages_that_exist, page(html, [GONE]))

    assert len(found) == 1
    assert "Länken ”Taxa”" in found[0].message.sv
    assert "2 länkar till" in found[0].message.sv


def test_a_link_to_a_given_up_host_tells_where_it_went() -> None:
    answer = LinkAnswer(url="https://www.skl.se/x", status=404, reason=Reason.HTTP_STATUS)
    found = judged(links_lead_to_pages_that_exist, page("<a href='https://www.skl.se/x'>X</a>", [answer]))

    assert "hör nu till skr.se" in found[0].message.sv


def test_doubts_about_what_surrounds_every_page_are_told_at_the_entrance_alone() -> None:
    refused = LinkAnswer(url=f"{SITE}/a", status=403, reason=Reason.HTTP_STATUS)
    entrance = page("<footer><a href='/a'>A</a></footer>", [refused])

    assert outcomes(links_lead_to_pages_that_exist, entrance) == [Outcome.CANNOT_TELL]
    assert outcomes(links_lead_to_pages_that_exist, entrance.but(depth=1)) == []


def test_a_dead_link_in_the_footer_fails_every_page() -> None:
    there = page("<footer><a href='/a'>A</a></footer>", [GONE]).but(depth=1)

    assert outcomes(links_lead_to_pages_that_exist, there) == [Outcome.FAILED]


def test_what_was_not_tried_is_counted() -> None:
    here = LinkAnswer(url=f"{SITE}/a", status=200)
    found = judged(links_lead_to_pages_that_exist, page("<a href='/a'>A</a><a href='/b'>B</a>", [here]))

    assert "1 provades inte" in found[0].message.sv


def test_links_are_resolved_against_the_base() -> None:
    html = "<base href='/del/'><a href='a'>A</a>"
    gone = LinkAnswer(url=f"{SITE}/del/a", status=404, reason=Reason.HTTP_STATUS)

    assert outcomes(links_lead_to_pages_that_exist, page(html, [gone])) == [Outcome.FAILED]


# moved-link


def test_each_given_up_host_is_told_once() -> None:
    html = (
        "<a href='https://skl.se/a'>A</a><a href='https://webb.skl.se/b'>B</a><a href='https://smi.se'>C</a>"
    )
    found = judged(links_lead_to_sites_in_use, page(html))

    assert [finding.outcome for finding in found] == [Outcome.CANNOT_TELL] * 2
    assert "2 länkar" in found[0].message.sv


def test_before_its_day_a_host_is_in_use() -> None:
    found = judged(links_lead_to_sites_in_use, page("<a href='https://msb.se/'>M</a>"), date(2025, 12, 31))

    assert [finding.outcome for finding in found] == [Outcome.PASSED]


@pytest.mark.parametrize("url", ["https://exempelskl.se/", "https://skl.se.example/", "https://se/"])
def test_a_host_that_looks_alike_is_another(url: str) -> None:
    assert outcomes(links_lead_to_sites_in_use, page(f"<a href='{url}'>A</a>")) == [Outcome.PASSED]


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("http://annan.example/om/stadgar", "https://annan.example/"),
        ("https://annan.example/om/stadgar", "https://www.annan.example/sv"),
        ("https://kort.example/kampanj", "https://annan.example/"),
        ("https://annan.example/om/stadgar", "https://tredje.exempel/om/stadgar"),
        ("https://annan.example/om/stadgar/", "https://annan.example/om/stadgar"),
    ],
)
def test_other_redirects_are_fine(url: str, final: str) -> None:
    answer = LinkAnswer(url=url, final_url=final, status=200)

    assert Outcome.CANNOT_TELL not in outcomes(
        links_lead_to_sites_in_use, page(f"<a href='{url}'>A</a>", [answer])
    )


def test_the_table_of_hosts_is_whole() -> None:
    table = load("rules.links", "hosts.toml")

    assert table["source"]
    assert date.fromisoformat(table["date"])
    for row in table["hosts"]:
        assert set(row) == {"host", "new", "body", "from", "confirmed"}
        assert isinstance(row["from"], date)
        assert row["host"] == row["host"].lower().removeprefix("www.")
        assert given_up(row["new"], TODAY) is None


# fragment-target


@pytest.mark.parametrize(
    "html",
    [
        "<a href='#tom'>A</a>",
        "<a href='/#tom'>A</a>",
        "<map><area href='#tom' alt=A></map>",
    ],
)
def test_a_place_that_is_not_there_fails_a_page_without_scripts(html: str) -> None:
    assert outcomes(links_within_the_page_arrive, page(html)) == [Outcome.FAILED]


@pytest.mark.parametrize(
    "link",
    [
        "<a href='#'>A</a>",
        "<a href='#TOP'>A</a>",
        "<a href='#!/vy'>A</a>",
        "<a href='#/vy'>A</a>",
        "<a href='#:~:text=avgift'>A</a>",
        "<a href='#page=2'>A</a>",
        "<a href='#x' role=button>A</a>",
        "<a href='#x' onclick='x()'>A</a>",
        "<a href='#x' data-toggle=collapse>A</a>",
        "<ul role=tablist><li><a href='#x'>A</a></ul>",
        "<a href='#x'>Hoppa till innehållet</a>",
        "<svg><a href='#x'>A</a></svg>",
        "<a href='/annan#x'>A</a>",
    ],
)
def test_what_names_no_place_is_left_alone(link: str) -> None:
    assert outcomes(links_within_the_page_arrive, page(link)) == []


@pytest.mark.parametrize("script", ["<script src=x.js></script>", "<script>x</script>", "<x-del></x-del>"])
def test_where_scripts_may_handle_it_a_person_looks(script: str) -> None:
    found = outcomes(links_within_the_page_arrive, page(f"<main><a href='#x'>A</a></main>{script}"))

    assert found == [Outcome.CANNOT_TELL]


def test_menus_of_pages_with_scripts_are_left_alone() -> None:
    html = "<nav><a href='#x'>A</a></nav><script>x</script>"

    assert outcomes(links_within_the_page_arrive, page(html)) == []


def test_data_in_a_script_element_handles_nothing() -> None:
    html = "<a href='#x'>A</a><script type='application/ld+json'>{}</script>"

    assert outcomes(links_within_the_page_arrive, page(html)) == [Outcome.FAILED]


@pytest.mark.parametrize("name", ["Öppettider", "oppettider", "%C3%96PPETTIDER", "oppet-tider"])
def test_a_misspelt_place_fails_in_spite_of_scripts(name: str) -> None:
    html = f"<a href='#{name}'>A</a><h2 id=öppettider>B</h2><script>x</script>"
    found = judged(links_within_the_page_arrive, page(html))

    assert [finding.outcome for finding in found] == [Outcome.FAILED]
    assert "heter #öppettider" in found[0].message.sv
