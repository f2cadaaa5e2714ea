"""Where a promise stands decides what it is worth: history, news, links, tables, quotations."""

import time
from datetime import date
from pathlib import Path

import pytest

from auditor.evaluate import judge
from auditor.model import (
    Context,
    DateKind,
    DateSource,
    Example,
    Finding,
    Metadata,
    Outcome,
    Page,
    PageDate,
    Policy,
    Precision,
    Site,
)
from rules.expiry.expired_promise import page_promises_nothing_for_a_time_past as rule

SITE = Site(name="Exempelby", start="https://exempelby.example/")
CONTEXT = Context(today=date(2026, 11, 23), site=SITE, policy=Policy())
PROMISE = "<p>Under 2024 kommer vi att bygga en ny skola.</p>"
SEED = Path("auditor/sample/site/om-kommunen/vision-och-vardegrund.html")


def a_page(html: str, path: str = "", *, dated: date | None = None) -> Page:
    shown = PageDate(
        kind=DateKind.MODIFIED,
        value=dated or date.min,
        precision=Precision.DAY,
        source=DateSource.VISIBLE,
        label="Uppdaterades",
        text=str(dated),
    )
    return Page(
        url=SITE.start + path, html=html, rendered=True, metadata=Metadata(dates=(shown,) if dated else ())
    )


def findings(page: Page) -> tuple[Finding, ...]:
    verdict = judge(rule, page, CONTEXT)
    assert verdict is not None
    return verdict.findings


def outcomes(html: str, path: str = "", *, dated: date | None = None) -> list[Outcome]:
    return [finding.outcome for finding in findings(a_page(html, path, dated=dated))]


@pytest.mark.parametrize("example", rule.examples, ids=lambda example: example.why)
def test_example(example: Example) -> None:
    verdict = judge(rule, a_page(example.html), CONTEXT)

    assert verdict is not None
    assert verdict.outcome is example.expected


def test_the_page_that_started_it_all_has_two_expired_promises() -> None:
    root = Path(__file__).parents[3]
    page = a_page((root / SEED).read_text(encoding="utf-8"), str(SEED), dated=date(2024, 2, 5))
    heading, sentence = findings(page)

    assert heading.outcome is sentence.outcome is Outcome.FAILED
    assert "”Vi tar fram ny värdegrund under 2024”" in heading.message.sv
    assert "”Under 2024 kommer Ale kommun arbeta fram en ny värdegrund.”" in sentence.message.sv
    assert "den 31 december 2024" in sentence.message.sv
    assert "stämde när sidan fick sitt datum, den 5 februari 2024" in sentence.message.sv
    assert page.soup.select_one(heading.selector).name == "h2"  # type: ignore[union-attr]


def test_a_text_that_was_untrue_on_the_pages_own_date_says_so() -> None:
    (finding,) = findings(a_page(PROMISE, dated=date(2025, 3, 1)))

    assert "redan innan sidan fick sitt datum, den 1 mars 2025" in finding.message.sv
    assert "already before the page's own date, 1 March 2025" in finding.message.en


def test_a_page_without_a_date_says_so() -> None:
    (finding,) = findings(a_page(PROMISE))

    assert "visar inget datum" in finding.message.sv


def test_a_promise_expires_the_day_after_its_last() -> None:
    html = "<p>Arbetet ska vara klart senast den 22 november 2026.</p>"
    later = "<p>Arbetet ska vara klart senast den 23 november 2026.</p>"

    assert outcomes(html) == [Outcome.FAILED]
    assert outcomes(later) == [Outcome.PASSED]


def test_the_same_sentence_is_told_once() -> None:
    assert outcomes(PROMISE + PROMISE) == [Outcome.FAILED]


@pytest.mark.parametrize(
    "html",
    [
        f"<nav>{PROMISE}</nav>",
        f"<footer>{PROMISE}</footer>",
        f"<blockquote>{PROMISE}</blockquote>",
        "<p>Han sade: ”Under 2024 kommer vi att bygga en ny skola.”</p>",
        "<p>Läs <q>Under 2024 kommer vi att bygga</q> igen.</p>",
        "<p><a href='/skolan'>Under 2024 kommer vi att bygga en ny skola</a></p>",
        "<h2><a href='/skolan'>Under 2024 bygger vi en ny skola</a></h2>",
        "<a href='/skolan'><h3>Under 2024 bygger vi en ny skola</h3></a>",
        "<table><tr><td>Byggs 2024</td><th>Öppnar 2025</th></tr></table>",
        "<table><caption>Skolor som byggs 2024</caption><tr><td>1</td></tr></table>",
        f"<div lang='fi'>{PROMISE}</div>",
        f"<h2>Historik</h2>{PROMISE}",
        f"<h2>Avslutade projekt</h2><h3>Skolan</h3>{PROMISE}",
        f"<h1>Kallelser och protokoll</h1>{PROMISE}",
        f"<nav aria-label='Brödsmulor'><a href='/'>Start</a><a href='/a'>Arkiv</a></nav>{PROMISE}",
    ],
)
def test_what_is_not_the_pages_own_promise_is_not_judged(html: str) -> None:
    assert outcomes(html) == []


@pytest.mark.parametrize(
    "path", ["nyhetsarkiv/2024/skolan", "protokoll/", "om/historia.html", "om/%C3%A5rsredovisning"]
)
def test_a_record_may_be_old(path: str) -> None:
    assert outcomes(PROMISE, path) == []


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>Under 2024 kommer vi att bygga en ny skola.</td></tr></table>",
        "<h2><a href='#skolan'>Under 2024 bygger vi en ny skola</a></h2>",
        "<h2><button>Under 2024 bygger vi en ny skola</button></h2>",
        "<p>Under 2024 kommer vi att <a href='/plan'>bygga en ny skola</a>.</p>",
        f"<h2>Historik</h2><p>Byggd 1920.</p><h2>Framtid</h2>{PROMISE}",
        f"<h1>Vi bygger ett nytt arkiv i centrum</h1>{PROMISE}",
        f"<div lang='fi'><div lang='sv'>{PROMISE}</div></div>",
        "<ul><li>Under 2024 bygger vi en ny skola</li></ul>",
        "<p>Du kan ringa oss.<br>Under 2024 byter vi telefonsystem.<br>Välkommen!</p>",
        "<h2>Det kommer 2024 att <em>byggas</em> en skola</h2>",
    ],
)
def test_what_only_looks_like_somebody_elses_is_judged(html: str) -> None:
    assert outcomes(html) == [Outcome.FAILED]


def test_news_with_a_date_of_its_own_is_for_a_person() -> None:
    day = date(2024, 2, 5)

    assert outcomes(PROMISE, "nyheter/ny-skola", dated=day) == [Outcome.CANNOT_TELL]
    assert outcomes(PROMISE, "nyheter/ny-skola") == [Outcome.FAILED]
    marked = "<p>Denna nyhet är äldre än 6 månader.</p>" + PROMISE
    assert outcomes(marked, "nyheter/ny-skola", dated=day) == []


def test_a_news_article_is_known_by_its_data() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'

    assert outcomes(data + PROMISE, dated=date(2024, 2, 5)) == [Outcome.CANNOT_TELL]


def test_a_dated_item_of_a_list_is_for_a_person() -> None:
    item = "<article><time>2024-02-05</time><p>Under {} bygger vi en skola.</p></article>"
    html = f"<main>{item.format(2024)}{item.format(2025)}</main>"

    assert outcomes(html) == [Outcome.CANNOT_TELL] * 2


def test_a_row_of_years_is_for_a_person() -> None:
    years = "".join(f"<li>{year} öppnar biblioteket en filial</li>" for year in (2003, 2009, 2015))

    assert outcomes(f"<ul>{years}</ul>") == [Outcome.CANNOT_TELL] * 3


def test_the_words_of_a_link_are_for_a_person() -> None:
    html = "<p>Läs om hur vi <a href='/plan'>tar fram en ny plan under 2024</a> här.</p>"

    assert outcomes(html) == [Outcome.CANNOT_TELL]


def test_an_ordinary_page_costs_little() -> None:
    text = "Kommunen ansvarar för skolan, och under 2019 byggde vi ut den med tre klassrum. "
    page = a_page("".join(f"<h2>Rubrik {n}</h2><p>{n} {text}</p>" for n in range(10)) + PROMISE)
    findings(page)  # parses the page, compiles the expressions

    assert min(timed(page) for _ in range(5)) < 0.05  # a tenth of it here; test machines may be slow


def test_a_long_page_costs_in_proportion() -> None:
    page = a_page("<p>" + "Och 2024 ska vi, den 1 januari 2024, bygga. " * 1000 + "</p>")
    assert timed(page) < 10


def test_a_long_sentence_is_not_read() -> None:
    assert outcomes(f"<p>Under 2024 ska vi bygga {'och ' * 300} en skola.</p>") == []


def timed(page: Page) -> float:
    started = time.process_time()
    findings(page)
    return time.process_time() - started
