"""By what a page shows that we are not signed in: what is there is not the page, but the way to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from auditor.model.address_pattern import fits

_MAY_ASK = re.compile(r"""type\s*=\s*["']?password""", re.IGNORECASE)

type Form = frozenset[str]  # the names of a form's fields


@dataclass(frozen=True, kw_only=True)
class Signs:
    """What tells of one site. `logins` are addresses without query, `forms` those with a password.

    `patterns` of addresses and CSS `selectors` are what the configuration says.
    """

    logins: frozenset[str] = frozenset()
    forms: frozenset[Form] = frozenset()
    patterns: tuple[str, ...] = ()
    selectors: tuple[str, ...] = ()

    def is_login(self, url: str) -> bool:
        """Whether this is the address of the sign-in, whatever its query."""
        return _bare(url) in self.logins or any(fits(pattern, url) for pattern in self.patterns)

    def told_by(self, url: str, final_url: str, html: str) -> str:
        """What tells that not the page at `url`, but the sign-in has come, or nothing."""
        if self.is_login(final_url) and not self.is_login(url):
            return f"leads to the sign-in at {_bare(final_url)}"
        if self.forms and not self.forms.isdisjoint(password_forms(html)):
            return "shows the sign-in instead of the page"
        if self.selectors and (found := self._selected(html)):
            return f"shows {found}, which sign_in.signed_out names"
        return leads_to_login(url, final_url, html)

    def _selected(self, html: str) -> str:
        soup = BeautifulSoup(html, "lxml")
        return next((selector for selector in self.selectors if soup.select_one(selector)), "")


def leads_to_login(url: str, final_url: str, html: str) -> str:
    """What tells, of any site, that a sign-in came in place of the page; or "".

    It asks for a password, and its address carries the one that was asked for, to go back to.
    """
    wanted = unquote(urlsplit(url).path)
    if not wanted or _bare(url) == _bare(final_url) or not _MAY_ASK.search(html):
        return ""
    query = unquote(unquote(urlsplit(final_url).query))
    carries = re.search(rf"=(?:https?://[^/&]*)?{re.escape(wanted)}(?:[?&#]|$)", query)
    return f"leads to a sign-in at {_bare(final_url)}" if carries and password_forms(html) else ""


def password_forms(html: str) -> frozenset[Form]:
    """The forms in which a password is asked for, each told by the names of its fields."""
    if not _MAY_ASK.search(html):
        return frozenset()
    soup = BeautifulSoup(html, "lxml")
    asking = soup.find_all("input", type=re.compile("^password$", re.IGNORECASE))
    return frozenset(_fields(field.find_parent("form") or soup) for field in asking)


def is_selector(text: str) -> bool:
    """Whether this is a CSS selector that can be used."""
    try:
        BeautifulSoup("", "lxml").select_one(text)
    except (SelectorSyntaxError, NotImplementedError, ValueError):
        return False
    return True


def _fields(form: Tag) -> Form:
    return frozenset(_names(form))


def _names(form: Tag) -> Iterator[str]:
    for field in form.find_all(["input", "select", "textarea"]):
        kind = str(field.get("type", "")).lower()
        if kind not in {"hidden", "submit", "button", "image", "reset", "checkbox"}:
            yield str(field.get("name") or field.get("id") or kind)


def _bare(url: str) -> str:
    return urlsplit(url)._replace(query="", fragment="").geturl()
