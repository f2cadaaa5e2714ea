"""A kept page is the page that was put away, and costs little while it is held."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from auditor.keeping import Late, PageShelf, Spool, Told, page_of, sheaf_of
from auditor.model import (
    FormControl,
    LinkAnswer,
    Metadata,
    NotTested,
    Owner,
    OwnerKind,
    Page,
    Redirect,
    Untested,
    of_each_page,
)

HTML = '<html lang="sv"><head><base href="/x/"></head><body><a href="a">A</a><script>1</script></body></html>'
PAGE = Page(
    url="https://exempelby.example/",
    final_url="https://exempelby.example/start",
    html=HTML,
    status=200,
    headers={"content-type": "text/html"},
    visited=date(2026, 11, 24),
    title="Start",
    axe={"violations": []},
    controls=(FormControl(role="textbox", name="Namn"),),
    metadata=Metadata(owner=Owner(text="Byggenheten", kind=OwnerKind.UNIT, label="Ägare")),
    depth=2,
)
TOLD = Told(
    language=PAGE.language, base_url=PAGE.base_url, is_settled=PAGE.is_settled, links=tuple(PAGE.links)
)


@of_each_page
def length_of(page: Page) -> int:
    return len(page.html)


def shelf_with(*pages: Page, made: dict[str, object] | None = None) -> PageShelf:
    shelf = PageShelf(Spool())
    for page in pages:
        shelf.put(page.url, sheaf_of(page, TOLD, made or {}))
    return shelf


def kept(page: Page = PAGE) -> Page:
    return shelf_with(page).sequence()[0]


@pytest.mark.parametrize("name", [field.name for field in fields(Page)])
def test_every_field_is_kept(name: str) -> None:
    assert getattr(kept(), name) == getattr(PAGE, name)


@pytest.mark.parametrize("name", ["language", "base_url", "is_settled", "links"])
def test_what_the_document_tells_is_known_without_parsing_it(name: str) -> None:
    assert getattr(kept(), name) == getattr(PAGE, name)


def test_the_document_is_not_held() -> None:
    page = kept()

    assert page.soup.html is not None
    assert not {"html", "axe", "headers", "controls", "media"} & set(vars(page))


def test_a_page_may_be_changed_like_any_other() -> None:
    changed = replace(kept(), html='<html lang="en"><p>Hi</p>')

    assert (changed.language, changed.links, changed.title) == ("en", [], "Start")


def test_the_whole_page_is_put_together_again() -> None:
    assert page_of(shelf_with(PAGE).sheaf(PAGE.url)) == PAGE


def test_pages_are_sorted_by_address() -> None:
    pages = shelf_with(PAGE.but(url="https://b.example/"), PAGE.but(url="https://a.example/")).sequence()

    assert [page.url for page in pages] == ["https://a.example/", "https://b.example/"]


def test_who_holds_a_page_meets_the_same_one_again() -> None:
    pages = shelf_with(PAGE, PAGE.but(url="https://a.example/")).sequence()
    first = min(pages, key=lambda page: page.url)

    assert [page is first for page in pages] == [True, False]


def test_what_is_learnt_late_is_added() -> None:
    shelf = shelf_with(PAGE.but(not_tested=(NotTested(what="page", reason=Untested.NOT_QUIET),)))
    step = Redirect(url="https://exempelby.example/gammal", status=301, location="/")
    answer = LinkAnswer(url="https://exempelby.example/x/a", status=200)
    gap = NotTested(what="some links", reason=Untested.NOT_ASKED)
    late = Late(redirects=(step,), link_answers={answer.url: answer}, documents=(), not_tested=(gap,))
    shelf.settle(PAGE.url, late)
    (page,) = shelf.sequence()

    assert (page.redirects, page.link_answers, page.documents) == ((step,), {answer.url: answer}, ())
    assert [gap.what for gap in page.not_tested] == ["page", "some links"]


def test_what_was_made_of_each_page_is_not_made_again() -> None:
    name = f"{length_of.__module__}:{length_of.__qualname__}"
    page = shelf_with(PAGE, made={name: -1}).sequence()[0]

    assert page.once(length_of) == -1


def test_what_was_not_made_is_made_when_it_is_asked_for() -> None:
    assert kept().once(length_of) == len(HTML)
