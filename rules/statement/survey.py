"""What all pages of a site have to do with its statement, looked up once for the rules that see the site.

A parsed page takes many times its text, so few are held on to: a link knows its element only on the page that
the site was entered by.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from auditor.model import Evidence, Page, Reason, of_each_page
from rules.statement.links import (
    Link,
    addresses_of,
    comparable,
    is_known_language,
    is_statement,
    statement_links,
)
from rules.statement.reading import Statement, is_called_statement, statement_on

_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf")


@dataclass(frozen=True, eq=False)
class Seen:
    """A page, its links to a statement, and whether it is one.

    `is_called` says that a Swedish title or heading calls it the statement; `statement` is what can be read
    of it.
    """

    page: Page
    links: tuple[Link, ...]
    is_statement: bool
    is_called: bool
    statement: Statement | None
    is_settled: bool

    @property
    def is_seen_in_full(self) -> bool:
        """Whether what was not found on the page is not there."""
        return self.is_settled and is_known_language(self.page.language)


@dataclass(frozen=True, eq=False)
class Survey:
    """The pages of a site, and which of them it was entered by; None when there are no pages."""

    seen: tuple[Seen, ...]
    start: Seen | None

    @property
    def statements(self) -> list[Seen]:
        """The pages that are Swedish statements and can be read."""
        return [seen for seen in self.seen if seen.statement]

    @property
    def addresses(self) -> set[str]:
        """The addresses of the pages that are themselves a statement, in any language."""
        return {address for seen in self.seen if seen.is_statement for address in addresses_of(seen.page)}

    def sure_links(self, seen: Seen) -> Iterator[Link]:
        """The page's links that surely lead to a statement."""
        known = self.addresses
        return (link for link in seen.links if link.is_sure or comparable(link.target) in known)


def survey(evidence: Evidence) -> Survey:
    return _survey(_Asked(evidence))


def is_document(link: Link, evidence: Evidence) -> bool:
    """Whether the link leads to a document, such as a PDF, and not to a page."""
    if urlsplit(link.target).path.lower().endswith(_DOCUMENTS):
        return True
    target = comparable(link.target)
    return any(
        missed.reason is Reason.NOT_HTML and comparable(missed.url) == target and "html" not in missed.detail
        for missed in evidence.unreached
    )


class _Asked:
    """Evidence as a key, by identity: all rules that ask of the same get the same answer."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence

    def __hash__(self) -> int:
        return id(self.evidence)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and other.evidence is self.evidence


@lru_cache(maxsize=1)
def _survey(asked: _Asked) -> Survey:
    pages = asked.evidence.pages
    start = min(pages, key=lambda page: (page.depth, page.url), default=None)
    seen = tuple(_look(page, is_start=page is start) for page in pages)
    return Survey(seen, next((one for one in seen if one.page is start), None))


@dataclass(frozen=True)
class _Noted:
    """What is noted of every page while it is parsed; of a link its text, its target, whether it is sure."""

    links: tuple[tuple[str, str, bool], ...]
    is_statement: bool
    is_called: bool
    is_readable: bool


@of_each_page
def _noted(page: Page) -> _Noted:
    is_called = is_called_statement(page)
    is_readable = statement_on(page) is not None
    return _Noted(
        links=tuple((link.text, link.target, link.is_sure) for link in statement_links(page)),
        is_statement=is_called or is_statement(page) or is_readable,
        is_called=is_called,
        is_readable=is_readable,
    )


def _look(page: Page, *, is_start: bool) -> Seen:
    noted = page.once(_noted)
    links = statement_links(page) if is_start else (Link(None, page, *link) for link in noted.links)
    return Seen(
        page=page,
        links=tuple(links),
        is_statement=noted.is_statement,
        is_called=noted.is_called,
        statement=statement_on(page) if noted.is_readable else None,
        is_settled=page.is_settled,
    )
