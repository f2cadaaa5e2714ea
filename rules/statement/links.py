"""Links to a site's accessibility statement, and pages that are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit, urlunsplit

from bs4 import Tag

from auditor import vocabulary
from auditor.model import Page

_LONGEST = 200  # a link's words; a whole paragraph in a link is not its name
_MOST_HEADINGS = 10  # main ones, of a page
_NORWEGIAN = "no"  # without saying which of its two written forms


@dataclass(frozen=True, eq=False)
class Link:
    """A link that leads, or may lead, to the statement: `is_sure` when its words or address name it.

    `tag` is None when the page's elements are no longer at hand.
    """

    tag: Tag | None
    page: Page
    text: str
    target: str
    is_sure: bool


def statement_links(page: Page) -> Iterator[Link]:
    """Every link on the page to an accessibility statement, or to what may be one."""
    base = page.base_url
    for tag in page.tags("a", "area"):
        if not tag.has_attr("href"):
            continue
        text, target = _words(tag), _absolute(base, str(tag["href"]))
        is_sure = names_statement(text) or _is_statement_address(target)
        if target and (is_sure or _is_vague(text)):
            yield Link(tag, page, text or target, target, is_sure)


def is_statement(page: Page) -> bool:
    """Whether the page itself is the statement: its title or a main heading says so."""
    headings = (heading.get_text(" ") for heading in page.soup.find_all("h1", limit=_MOST_HEADINGS))
    title = page.soup.title.get_text() if page.soup.title else page.title
    return any(names_statement(text) for text in (title, *headings))


def names_statement(text: str) -> bool:
    """Whether a text names the statement, in any language."""
    return bool(_names().search(" ".join(text.split())[:_LONGEST]))


def addresses_of(page: Page) -> set[str]:
    """The addresses by which a page is known, as they are compared."""
    return {comparable(url) for url in (page.url, page.final_url) if url}


def comparable(url: str) -> str:
    """An address as it is compared: without fragment, host in lower case, characters as people read them."""
    parts = urlsplit(url)
    netloc = parts.netloc.lower().removesuffix(
        {"http": ":80", "https": ":443"}.get(parts.scheme.lower(), " -")
    )
    return unquote(urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", parts.query, "")))


def is_known_language(tag: str) -> bool:
    """Whether a statement in this language would be recognised; a page may also state no language."""
    primary = tag.lower().partition("-")[0]
    return primary in {"", _NORWEGIAN, *(entry["code"] for entry in _languages())}


def _words(tag: Tag) -> str:
    """What the link is called: its text and pictures, or what is written for assistive technology."""
    pictures = [str(image.get("alt") or "") for image in tag.find_all("img")]
    said = [
        tag.get_text(" "),
        *pictures,
        *(str(tag.get(name) or "") for name in ("aria-label", "title", "alt")),
    ]
    return next((text for words in said if (text := " ".join(words.split()))), "")


@lru_cache(maxsize=2_000)  # the links of the menu are the same on every page
def _is_vague(text: str) -> bool:
    said = text.lower().rstrip(" .:›»>")
    return any(
        said in entry["vague"] or any(said.startswith(f"{opening} ") for opening in entry["vague_openings"])
        for entry in _languages()
    )


def _is_statement_address(address: str) -> bool:
    decoded = unquote(address).lower()
    return any(part in decoded for entry in _languages() for part in entry["addresses"])


def _absolute(base: str, href: str) -> str:
    try:
        target = urldefrag(urljoin(base, href.strip())).url
    except ValueError:  # http://[broken
        return ""
    return "" if target.lower().startswith(("javascript:", "mailto:", "tel:")) else target


@cache
def _names() -> re.Pattern[str]:
    names = (re.escape(name) for entry in _languages() for name in entry["names"])
    return re.compile(rf"\b(?:{'|'.join(names)})", re.IGNORECASE)


def _languages() -> list[dict[str, Any]]:
    languages: list[dict[str, Any]] = vocabulary.load("rules.statement", "statement.toml")["language"]
    return languages
