"""What a page's links lead to: how each address answered, and the documents among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from auditor.model.reason import Reason


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

    `url` is the address in the link. `format` is "pdf" or the file's suffix; for what is no PDF, and for what
    could not be read (`unread` says why), the other facts are None. `size` is in bytes, `pages` their number.
    `is_tagged`: has a structure tree and says that it is marked (ISO 14289-1, 7.1). `shows_title`: its window
    is to show `title`, not the file's name. `text_pages`, `image_pages`: how many of the pages looked at have
    text, and how many have images and no text; `looked_at` is how many those were. `bookmarks` counts the
    outline's entries. `aids_may_read` is False when encryption keeps the text from assistive technology.
    `modified` and `created` are the file's own days; `first_lines` the text of its beginning, for date and
    owner.
    """

    url: str
    format: str
    unread: str = ""
    size: int | None = None
    pages: int | None = None
    is_tagged: bool | None = None
    has_structure: bool | None = None
    title: str | None = None
    shows_title: bool | None = None
    language: str | None = None
    looked_at: int | None = None
    text_pages: int | None = None
    image_pages: int | None = None
    bookmarks: int | None = None
    is_encrypted: bool | None = None
    aids_may_read: bool | None = None
    created: date | None = None
    modified: date | None = None
    author: str = ""
    claims_pdf_ua: bool | None = None
    first_lines: str = ""
