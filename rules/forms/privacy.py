"""What a page says of personal data, in and around a form. The words are in consent.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bs4 import Tag

from auditor import vocabulary
from auditor.model import FormControl, Page
from auditor.model.content import is_hidden
from rules.forms.surroundings import Surroundings

_AROUND = frozenset({"form", "section", "article"})
_LONGEST = 20_000  # characters of a form's text that are read


@dataclass(frozen=True, kw_only=True)
class Privacy:
    """The text around a control, the words of a link about personal data there, and of one further away."""

    text: str = ""
    link: str = ""
    link_elsewhere: str = ""


def privacy_near(control: FormControl, page: Page, surroundings: Surroundings) -> Privacy:
    """What is said of personal data in the form that the control belongs to."""
    element = surroundings.element(control)
    form = element.find_parent(list(_AROUND)) if element is not None else None
    elsewhere = page.once(_link_on)
    if form is None:
        near = element.parent if element is not None else None
        text = near.get_text(" ", strip=True)[:_LONGEST] if isinstance(near, Tag) else ""
        return Privacy(text=text, link=_link_in(near) if near else "", link_elsewhere=elsewhere)
    return Privacy(
        text=form.get_text(" ", strip=True)[:_LONGEST], link=_link_in(form), link_elsewhere=elsewhere
    )


def _link_on(page: Page) -> str:
    return _link_in(page.soup)


def _link_in(tag: Tag) -> str:
    """The words of the first link about personal data; its address tells too."""
    for anchor in tag.find_all("a", href=True):
        words = " ".join(anchor.get_text(" ", strip=True).split())
        if not is_hidden(anchor) and (_about().search(words) or _about().search(str(anchor["href"]))):
            return words or str(anchor["href"])
    return ""


@cache
def _about() -> re.Pattern[str]:
    table = vocabulary.load("rules.forms", "consent.toml")["privacy"]
    return re.compile("|".join(entry["pattern"] for entry in table), re.IGNORECASE)
