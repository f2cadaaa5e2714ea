"""Judged first by what is known and then by the rest, a page comes to the same verdicts as all at once."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date

import pytest

from auditor.evaluate import CrashLog, judge_first, judge_page
from auditor.localhost import html_files
from auditor.model import (
    Context,
    Document,
    Finding,
    LinkAnswer,
    Page,
    PageRule,
    Reason,
    Severity,
    Site,
    Text,
    failed,
)
from auditor.plugins import load_rules
from auditor.testing import complete
from tests.test_sample_site import SAMPLE

SITE = Site(name="Exempelby", start="https://by.example/")
CONTEXT = Context(today=date(2026, 11, 23), site=SITE)
RULES = tuple(load_rules().values())
PAGES = html_files(SAMPLE / "site")
WORDS = Text("ord", "words")


@pytest.mark.parametrize("file", PAGES, ids=[file.as_posix() for file in PAGES])
def test_two_steps_come_to_what_one_comes_to(file: object) -> None:
    html = (SAMPLE / "site" / str(file)).read_text(encoding="utf-8")
    early = complete(
        Page(url=f"{SITE.start}{file}", final_url=f"{SITE.start}{file}", html=html, rendered=True)
    )
    links = early.links
    answers = {
        url: LinkAnswer(url=url, final_url=SITE.start, status=404, reason=Reason.HTTP_STATUS) for url in links
    }
    page = early.but(link_answers=answers, documents=tuple(Document(url=url) for url in links[:2]))

    first = judge_first(RULES, early, CONTEXT, CrashLog())

    assert judge_page(RULES, page, CONTEXT, CrashLog(), first) == judge_page(RULES, page, CONTEXT, CrashLog())


def rule_with(check: object) -> PageRule:
    return PageRule(id="prov", title=WORDS, remedy=WORDS, severity=Severity.MINOR, check=check)  # type: ignore[arg-type]


def test_a_rule_waits_that_asks_for_the_links_answers_without_saying_so() -> None:
    def curious(page: Page, _: Context) -> Iterator[Finding]:
        yield failed(None, WORDS)
        if page.link_answers:
            yield failed(None, WORDS)

    first = judge_first([rule_with(curious)], Page(url=SITE.start, html=""), CONTEXT, CrashLog())

    assert (first.verdicts, first.wait) == ({}, {"prov"})


def test_so_does_one_that_takes_every_error_for_its_own() -> None:
    def careless(page: Page, _: Context) -> Iterator[Finding]:
        try:
            page.documents  # noqa: B018 - asked for
        except Exception:  # noqa: BLE001 - as careless rules do
            yield failed(None, WORDS)

    assert judge_first([rule_with(careless)], Page(url="x", html=""), CONTEXT, CrashLog()).wait == {"prov"}


def test_a_crash_waits_for_nothing(caplog: pytest.LogCaptureFixture) -> None:
    def crash(*_: object) -> Iterator[Finding]:
        raise ZeroDivisionError
        yield

    with caplog.at_level(logging.CRITICAL):
        first = judge_first([rule_with(crash)], Page(url="x", html=""), CONTEXT, CrashLog())

    assert (list(first.verdicts), first.wait) == (["prov"], frozenset())
