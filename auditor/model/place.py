"""Where in a document an element is: a CSS selector that finds it, and a snippet that shows it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from bs4 import Tag
from bs4.dammit import EntitySubstitution
from bs4.element import NavigableString, PageElement

from auditor.model.content import NOT_DRAWN

SNIPPET_LENGTH = 300
_PLAIN_ID = re.compile(r"^[A-Za-z_][\w-]*$")


def selector_of(tag: Tag | None) -> str:
    """A CSS selector for the element: from the nearest unique id, else from html, by tag and position."""
    if tag is None:
        return ""
    index = _index_of(_Root(_root_of(tag)))
    steps: list[str] = []
    here: Tag | None = tag
    while here is not None and here.name != "[document]":
        own = str(here.get("id") or "")
        if _PLAIN_ID.match(own) and index.ids[own] == 1:
            steps.append(f"#{own}")
            break
        steps.append(index.step(here))
        here = here.parent
    return " > ".join(reversed(steps))


def snippet_of(tag: Tag | None) -> str:
    """The element's own HTML, cut at SNIPPET_LENGTH characters."""
    if tag is None:
        return ""
    written = _written(tag, 4 * SNIPPET_LENGTH)  # white space and the browser's marks are dropped from it
    return cut(re.sub(r"\s+", " ", written.replace(f' {NOT_DRAWN}=""', "")))


def _written(tag: Tag, most: int) -> str:
    """The element's HTML, but for what comes after `most` characters. Iterative: it may hold a whole site."""
    parts: list[str] = []
    length = 0
    stack: list[PageElement | str] = [tag]
    while stack and length <= most:
        node = stack.pop()
        if isinstance(node, Tag):
            part = _opening(node)
            if not node.is_empty_element:
                stack += [f"</{node.name}>", *reversed(node.contents)]
        elif isinstance(node, NavigableString):
            part = node.output_ready("minimal")
        else:
            part = str(node)
        parts.append(part)
        length += len(part)
    return "".join(parts)


def _opening(tag: Tag) -> str:
    """The tag that opens an element, as Beautiful Soup writes it."""
    attributes = "".join(f" {name}={_quoted(tag, name)}" for name in tag.attrs)
    return f"<{tag.name}{attributes}{'/' if tag.is_empty_element else ''}>"


def _quoted(tag: Tag, name: str) -> str:
    value = tag.attrs[name]
    text = " ".join(value) if isinstance(value, list) else str(value)
    return EntitySubstitution.quoted_attribute_value(EntitySubstitution.substitute_xml(text))


def cut(html: str, length: int = SNIPPET_LENGTH) -> str:
    """The first `length` characters, with an ellipsis where something was left out."""
    return html if len(html) <= length else html[: length - 1] + "…"


class _Index:
    """What makes a selector: how often each id stands in a document, and elements' places among equals."""

    def __init__(self, root: Tag) -> None:
        self.ids = Counter(str(tag["id"]) for tag in root.find_all(id=True))
        self._positions: dict[tuple[int, str], dict[int, int]] = {}

    def step(self, tag: Tag) -> str:
        parent = tag.parent
        if parent is None:
            return str(tag.name)
        key = (id(parent), tag.name)
        if key not in self._positions:
            alike = parent.find_all(tag.name, recursive=False)
            self._positions[key] = {id(sibling): place for place, sibling in enumerate(alike, 1)}
        places = self._positions[key]
        return f"{tag.name}:nth-of-type({places[id(tag)]})" if len(places) > 1 else str(tag.name)


class _Root:
    """A document as a key: by identity, since Beautiful Soup compares elements by all they hold."""

    def __init__(self, tag: Tag) -> None:
        self.tag = tag

    def __hash__(self) -> int:
        return id(self.tag)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Root) and other.tag is self.tag


@lru_cache(maxsize=8)
def _index_of(root: _Root) -> _Index:
    return _Index(root.tag)


def _root_of(tag: Tag) -> Tag:
    while tag.parent is not None:
        tag = tag.parent
    return tag
