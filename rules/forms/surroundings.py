"""Where a page's form controls stand in its document: their form, their labels and the text close by.

A control is known by its selector. One that stands in a frame, or in a shadow tree, has no element here;
of that a rule knows only what assistive technology is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import cast

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from auditor.model import Block, FormControl, Page
from auditor.model.content import blocks_of

_STEP = re.compile(r"^(?P<name>[a-z][\w-]*)(?::nth-of-type\((?P<place>\d+)\))?$", re.IGNORECASE)
_TOO_WIDE = frozenset({"body", "main", "section", "article", "[document]"})
_WIDE_ENOUGH = frozenset({"form", "fieldset", "table"})
_HIGHEST = 8  # how many steps above a control the text close by may reach

# The controls of one form are told from those of another by the form element; these have none.
NO_FORM = 0


def surroundings_on(page: Page) -> Surroundings:
    """Where all of the page's controls stand; walked once for all rules."""
    return page.once(_surroundings_on)


def _surroundings_on(page: Page) -> Surroundings:
    return Surroundings(page, page.controls or ())


class Surroundings:
    """The document around a page's form controls; walked once."""

    def __init__(self, page: Page, controls: Iterable[FormControl]) -> None:
        self._soup = page.soup
        self._by_id: dict[str, Tag] = {}
        self._labels: dict[str, list[Tag]] = {}
        self._place: dict[int, int] = {}
        self._children: dict[tuple[int, str], list[Tag]] = {}
        self._read()
        found = ((control, self._find(control)) for control in controls if control.frame is None)
        self._elements = {control: element for control, element in found if element is not None}
        self._inside = Counter(
            id(tag) for element in self._elements.values() for tag in (element, *element.parents)
        )
        in_order = sorted(self._elements.values(), key=lambda element: self._place[id(element)])
        self._in_order = in_order
        self._places = [self._place[id(element)] for element in in_order]

    def _read(self) -> None:
        for place, tag in enumerate(self._soup.find_all(True)):
            self._place[id(tag)] = place
            if own := str(tag.get("id") or ""):
                self._by_id.setdefault(own, tag)
            if tag.name == "label" and (to := str(tag.get("for") or "")):
                self._labels.setdefault(to, []).append(tag)

    def element(self, control: FormControl) -> Tag | None:
        """The control's element, or None where this document does not show it."""
        return self._elements.get(control)

    def form(self, control: FormControl) -> int:
        """Which form the control belongs to."""
        element = self.element(control)
        return self._form_of(element) if element is not None else NO_FORM

    def label(self, control: FormControl) -> str:
        """The words of the control's labels as they are shown, also what assistive technology is not told."""
        element = self.element(control)
        if element is None:
            return ""
        around = element.find_parent("label")
        labels = [*self._labels.get(str(element.get("id") or ""), ()), *([around] if around else [])]
        return " ".join(label.get_text(" ", strip=True) for label in labels)

    def comes_before(self, tag: Tag, control: FormControl) -> bool:
        """Whether an element begins before the control does; True where the control is elsewhere."""
        element = self.element(control)
        return element is None or self._place.get(id(tag), 0) < self._place[id(element)]

    def near(self, controls: Iterable[FormControl]) -> tuple[Block, ...]:
        """The text that stands together with these controls and with no other."""
        elements = [element for control in controls if (element := self.element(control)) is not None]
        if not elements:
            return ()
        around = elements[0]
        for parent in list(elements[0].parents)[:_HIGHEST]:
            if parent.name in _TOO_WIDE or self._inside[id(parent)] > len(elements):
                break
            around = parent
            if parent.name in _WIDE_ENOUGH:
                break
        return blocks_of(cast("BeautifulSoup", around))  # an element serves as well as a document

    def form_spoken_of(self, block: Block) -> int | None:
        """Which form a sentence speaks of: the one around it, else that of the next control, if any."""
        for tag in block.ancestors:
            if tag.name == "form" and self._inside[id(tag)]:
                return id(tag)
        following = bisect_right(self._places, self._place.get(id(block.tag), 0))
        return self._form_of(self._in_order[following]) if following < len(self._in_order) else None

    def _form_of(self, element: Tag) -> int:
        form = self._by_id.get(str(element.get("form") or "")) or element.find_parent("form")
        return id(form) if form is not None else NO_FORM

    def _find(self, control: FormControl) -> Tag | None:
        """Follow the selector step by step; one of another kind than ours is left to Beautiful Soup."""
        first, *steps = control.selector.split(" > ")
        here = self._by_id.get(first.removeprefix("#")) if first[:1] == "#" else self._soup.find(first)
        for step in steps:
            read = _STEP.match(step)
            if not isinstance(here, Tag) or read is None:
                return self._search(control.selector)
            here = self._child(here, read["name"], int(read["place"] or 1))
        return here if isinstance(here, Tag) else self._search(control.selector)

    def _child(self, parent: Tag, name: str, place: int) -> Tag | None:
        key = (id(parent), name)
        if key not in self._children:
            self._children[key] = parent.find_all(name, recursive=False)
        alike = self._children[key]
        return alike[place - 1] if 0 < place <= len(alike) else None

    def _search(self, selector: str) -> Tag | None:
        try:
            return self._soup.select_one(selector) if selector else None
        except (SelectorSyntaxError, NotImplementedError):
            return None
