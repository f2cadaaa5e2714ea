"""What only the whole site shows: dates of one day, titles of many pages, pages without links to them."""

import time
from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from auditor.evaluate import judge_site
from auditor.model import Context, Evidence, Finding, Given, Outcome, Page, Reason, SiteRule, Unreached
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.freshness.pages_linked import pages_have_links_to_them
from rules.freshness.sameness import canonical_of, key_of, without_variants
from rules.freshness.unique_titles import titles_are_unique
from rules.freshness.update_dates_vary import pages_were_updated_on_different_days

START = "https://exempelby.example/"


def site(pages: Mapping[str, str], **facts: object) -> Evidence:
    made = (
        page_from(html, given=Given(path=path)).but(depth=int(path != "/")) for path, html in pages.items()
    )
    known: dict[str, object] = {"site": EXEMPELBY, "pages": tuple(made)} | facts
    return Evidence(**known)  # type: ignore[arg-type]


def judged(rule: SiteRule, evidence: Evidence) -> list[Finding]:
    return list(judge_site(rule, evidence, Context(today=TODAY, site=EXEMPELBY)).findings)


# Dates


def dated(*days: date) -> Evidence:
    return site({f"/{number}": f"<p>Uppdaterad {day}</p>" for number, day in enumerate(days)})


def outcomes_of_dates(*days: date) -> list[Outcome]:
    return [finding.outcome for finding in judged(pages_were_updated_on_different_days, dated(*days))]


def spread(count: int) -> list[date]:
    return [date(2026, 11, 1) - timedelta(days=number) for number in range(count)]


DAY = date(2024, 5, 6)


@pytest.mark.parametrize(
    ("same", "others", "outcome"),
    [
        (20, 0, Outcome.FAILED),
        (20, 20, Outcome.FAILED),
        (20, 21, Outcome.CANNOT_TELL),
        (20, 47, Outcome.PASSED),
        (19, 19, Outcome.PASSED),
    ],
)
def test_a_day_that_stands_out_is_a_migration(same: int, others: int, outcome: Outcome) -> None:
    assert outcomes_of_dates(*[DAY] * same, *spread(others)) == [outcome]


def test_two_busy_days_are_no_migration() -> None:
    assert outcomes_of_dates(*[DAY] * 30, *[date(2024, 5, 7)] * 25) == [Outcome.PASSED]


def test_a_small_site_is_not_judged() -> None:
    assert outcomes_of_dates(*[DAY] * 19) == []


def test_a_date_that_is_always_todays_is_told_as_that() -> None:
    (finding,) = judged(pages_were_updated_on_different_days, dated(*[TODAY] * 25))

    assert "samma dag som de besöktes" in finding.message.sv


# Titles


def titled(pages: Mapping[str, str]) -> list[Finding]:
    evidence = site({path: f"<title>{title}</title>" for path, title in pages.items()})
    return judged(titles_are_unique, evidence)


def test_the_pages_with_one_title_are_named() -> None:
    (finding,) = titled({f"/kurs-{number}": "Kurs" for number in range(7)} | {"/": "Start"})

    assert finding.outcome is Outcome.FAILED
    assert finding.message.sv.startswith("7 sidor har samma titel, ”Kurs”")
    assert "kurs-4 och 2 till" in finding.message.sv


@pytest.mark.parametrize(
    "paths",
    [
        ("/nyheter", "/nyheter?page=2"),
        ("/nyheter", "/nyheter/sida/2"),
        ("/altan", "/altan.printable"),
        ("/altan", "/altan/"),
        ("/altan", "/altan?utm_source=brev"),
        ("/altan", "/en/altan"),
    ],
)
def test_parts_and_variants_of_a_page_may_share_its_title(paths: tuple[str, str]) -> None:
    assert [finding.outcome for finding in titled(dict.fromkeys(paths, "Altan"))] == [Outcome.PASSED]


def test_pages_with_one_canonical_address_are_one() -> None:
    html = '<title>Altan</title><link rel="canonical" href="/altan">'

    assert [
        finding.outcome for finding in judged(titles_are_unique, site({"/altan": html, "/a?id=1": html}))
    ] == [Outcome.PASSED]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.Exempelby.example/altan/", "https://exempelby.example/altan"),
        ("https://exempelby.example/index.html", "https://exempelby.example/"),
        ("https://exempelby.example:443/f%C3%B6rskola", "https://exempelby.example/förskola"),
    ],
)
def test_addresses_that_do_not_part_two_pages(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_addresses_that_do() -> None:
    assert key_of("https://exempelby.example/a?id=1") != key_of("https://exempelby.example/a?id=2")
    assert key_of("https://exempelby.example/Altan") != key_of("https://exempelby.example/altan")
    assert without_variants(key_of("https://e.example/a?id=1")) != without_variants(
        key_of("https://e.example/a?id=2")
    )


def test_a_broken_canonical_link_is_none() -> None:
    page = page_from('<link rel="canonical" href="http://[broken">')

    assert canonical_of(page) == key_of(START)


# Links


def linked(pages: Mapping[str, str], **facts: object) -> list[Finding]:
    return judged(pages_have_links_to_them, site(pages, **facts))


def test_a_page_that_only_the_sitemap_names_is_not_linked() -> None:
    (finding,) = linked({"/": "<h1>Start</h1>"}, sitemap=frozenset({START, f"{START}altan"}))

    assert finding.outcome is Outcome.FAILED
    assert f"{START}altan" in finding.message.sv


@pytest.mark.parametrize(
    "link",
    [
        '<a href="altan">', "<a href=/altan>", "<A CLASS='x' HREF='/altan#mer'>", '<area href="/altan/">',
        '<a href="https://www.exempelby.example/altan">', '<a href="/sok?x=1&amp;y=2"><a href="/altan">',
        '<base href="/x/"><a href="../altan">',
    ],
)  # fmt: skip
def test_a_link_in_any_form_is_one(link: str) -> None:
    findings = linked({"/": link}, sitemap=frozenset({f"{START}altan"}))

    assert [finding.outcome for finding in findings] == [Outcome.PASSED]


def test_a_redirect_that_leads_to_a_page_is_a_link_to_it() -> None:
    pages = site({"/": '<a href="/gammal">', "/altan": "<h1>Altan</h1>"})
    start, altan = pages.pages
    altan = altan.but(url=f"{START}gammal")
    evidence = Evidence(site=EXEMPELBY, pages=(start, altan))

    assert [finding.outcome for finding in judged(pages_have_links_to_them, evidence)] != [Outcome.FAILED]


@pytest.mark.parametrize("facts", [{"complete": False}, {"beyond": 3}])
def test_a_site_that_was_not_seen_whole_is_not_judged(facts: dict[str, object]) -> None:
    assert linked({"/": "", "/altan": "<h1>Altan</h1>"}, **facts) == []


def test_a_page_that_could_not_be_opened_may_hold_the_link() -> None:
    missed = Unreached(url=f"{START}bygga", reason=Reason.TIMEOUT)
    (finding,) = linked({"/": "", "/altan": "<h1>Altan</h1>"}, unreached=(missed,))

    assert finding.outcome is Outcome.CANNOT_TELL
    assert "1 adresser gick inte att öppna" in finding.message.sv


def test_what_was_asked_for_and_is_no_page_is_not_sought() -> None:
    gone = Unreached(url=f"{START}borta", reason=Reason.HTTP_STATUS, status=404)

    assert linked({"/": "<h1>Start</h1>"}, sitemap=frozenset({f"{START}borta"}), unreached=(gone,)) == []


def test_other_hosts_in_the_sitemap_are_not_the_sites() -> None:
    assert linked({"/": "<h1>Start</h1>"}, sitemap=frozenset({"https://annan.example/altan"})) == []


def test_scripts_may_make_links() -> None:
    pages = [
        Page(url=START, html="<script src='x.js'></script>"),
        Page(url=f"{START}altan", html="<h1>Altan</h1>", depth=1),
    ]
    (finding,) = judged(pages_have_links_to_them, Evidence(site=EXEMPELBY, pages=tuple(pages)))

    assert finding.outcome is Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    "html", ["<a " * 1_000_000, "<a href=" * 500_000, "<a " + "x" * 3_000_000, "<base " * 500_000]
)
def test_reading_links_ends_soon(html: str) -> None:
    pages = (Page(url=START, html=html), Page(url=f"{START}a", html="", depth=1))
    started = time.process_time()

    judged(pages_have_links_to_them, Evidence(site=EXEMPELBY, pages=pages))

    assert time.process_time() - started < 20
