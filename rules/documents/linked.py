"""The documents that are told on a page, each with the link that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import Tag

from auditor.model import Document, Finding, Given, Page, Text, cannot_tell, failed, spoken

# DOS-lagen (2018:1937) 9 §: office documents from before this day, unless they are needed for active
# administrative tasks. https://www.digg.se/kunskap-och-stod/digital-tillganglighet/rattslig-vagledning/
LAW_BEGINS = date(2018, 9, 23)
MAY_BE_EXEMPT = Text(
    sv="Dokumentet är från {day}. Dokument från före den 23 september 2018 omfattas bara av lagen om de "
    "behövs i ett ärende i dag. Behövs det inte, ta bort det.",
    en="The document is from {day}. Documents from before 23 September 2018 are under the law only if they "
    "are needed in a matter today. If it is not needed, remove it.",
)


EXAMPLE_LINK = "<a href='/taxa.pdf'>Taxa</a>"


def example_with(**facts: Any) -> Given:  # noqa: ANN401 - facts of Document
    """What an example is given: the document that EXAMPLE_LINK leads to."""
    return Given(documents=[Document(url="https://exempelby.example/taxa.pdf", **facts)])


def documents_on(page: Page) -> Iterator[tuple[Tag | None, Document]]:
    """Each document that could be read, with the first link to it."""
    readable = [document for document in page.documents or () if not document.unread]
    links = _links(page) if readable else {}
    for document in readable:
        yield links.get(document.url), document


def unread_on(page: Page) -> Iterator[tuple[Tag | None, Document]]:
    """Each document that could not be read, with the first link to it."""
    unread = [document for document in page.documents or () if document.unread]
    links = _links(page) if unread else {}
    for document in unread:
        yield links.get(document.url), document


def name_of(document: Document) -> str:
    """What people know the document by: its file's name."""
    return unquote(urlsplit(document.url).path.rpartition("/")[2]) or document.url


def dated(document: Document) -> date | None:
    """The document's own day: as its first page says, else as its file does."""
    return document.stated_date or document.modified or document.created


def is_before_the_law(document: Document) -> bool:
    """Whether the law may leave the document alone, by its age."""
    days = [day for day in (document.stated_date, document.modified, document.created) if day]
    return bool(days) and max(days) < LAW_BEGINS


def fault(link: Tag | None, document: Document, message: Text) -> Finding:
    """A failure; in a document that the law may leave alone, something that a person decides."""
    if not is_before_the_law(document):
        return failed(link, message)
    day = day_of(dated(document) or LAW_BEGINS)
    return cannot_tell(link, message.then(MAY_BE_EXEMPT.fill(day=day)))


def day_of(value: date) -> Text:
    return spoken(value.year, value.month, value.day)


def _links(page: Page) -> dict[str, Tag]:
    base = page.base_url
    found: dict[str, Tag] = {}
    for anchor in page.tags("a"):
        if not anchor.has_attr("href"):
            continue
        try:
            url = urldefrag(urljoin(base, str(anchor["href"]).strip())).url
        except ValueError:
            continue
        found.setdefault(url, anchor)
    return found
