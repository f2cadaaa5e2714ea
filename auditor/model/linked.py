"""What a page's links lead to: how each address answered, and the documents among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from auditor.model.reason import Reason


class LinksAsked(StrEnum):
    """Which of the links on a page are asked whether they answer."""

    ALL = "all"
    OWN = "own"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class LinkAnswer:
    """How a linked address answered when it was asked.

    `final_url` is where redirects ended. `reason` is None when it answered with success, else why not
    (`HTTP_STATUS` with `status`). `title` is the title of an HTML answer; `is_soft_404` says that the answer
    claims success and tells the visitor that there is no such page.
    """

    url: str
    final_url: str = ""
    status: int | None = None
    reason: Reason | None = None
    detail: str = ""
    title: str = ""
    is_soft_404: bool = False


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document that a page links to, as its file tells of itself. What is None could not be read.

    `url` is the address in the link, as in Page.links. `format` is "pdf"; when it could not be read, `unread`
    says why, and all else is unknown. `size` is in bytes, `pages` their number.

    Structure (ISO 32000-1, 14.7 and 14.8): `is_tagged` says that the file claims to be tagged and has a
    structure tree; `heading_levels` are its headings' levels in order, `figures` how many figures it has and
    `figures_without_text` how many of those say nothing in words; `languages` are all that the structure
    names, `language` the document's own.

    Text: `looked_at` is how many pages were read, `text_pages` how many of those have text, `image_pages` how
    many have images and no text. `bookmarks` counts the outline's entries. `shows_title`: a reader's window
    is to show `title`, not the file's name. `aids_may_read` is False when encryption keeps the text from
    assistive technology.

    `created` and `modified` are the file's own days, `author` its own word. `stated_date` is the day that its
    first page gives, with the words it was read from, and `stated_owner` who answers for it there;
    `valid_until` is a last day of validity that it names.
    """

    url: str
    format: str = "pdf"
    unread: str = ""
    size: int | None = None
    pages: int | None = None
    is_tagged: bool | None = None
    heading_levels: tuple[int, ...] = ()
    figures: int = 0
    figures_without_text: int = 0
    languages: tuple[str, ...] = ()
    language: str | None = None
    title: str | None = None
    shows_title: bool | None = None
    looked_at: int = 0
    text_pages: int = 0
    image_pages: int = 0
    bookmarks: int | None = None
    aids_may_read: bool | None = None
    created: date | None = None
    modified: date | None = None
    author: str = ""
    stated_date: date | None = None
    stated_date_text: str = ""
    stated_owner: str = ""
    valid_until: date | None = None
    valid_until_text: str = ""
