"""Where in a document an element is: a CSS selector that finds it, and a snippet that shows it."""

from __future__ import annotations

import re

from bs4 import Tag

SNIPPET_LENGTH = 300
_PLAIN_ID = re.compile(r"^[A-Za-z_][\w-]*$")


def selector_of(tag: Tag | None) -> str:
    """A CSS selector for the element: from the nearest unique id, else from html, by tag and position."""
    steps: list[str] = []
    while tag is not None and tag.name != "[document]":
        anchor = _unique_id(tag)
        if anchor:
            steps.append(f"#{anchor}")
            break
        steps.append(_step(tag))
        tag = tag.parent
    return " > ".join(reversed(steps))


def snippet_of(tag: Tag | None) -> str:
    """The element's own HTML, cut at SNIPPET_LENGTH characters."""
    if tag is None:
        return ""
    return cut(re.sub(r"\s+", " ", str(tag)))


def cut(html: str, length: int = SNIPPET_LENGTH) -> str:
    """The first `length` characters, with an ellipsis where something was left out."""
    return html if len(html) <= length else html[: length - 1] + "…"


def _unique_id(tag: Tag) -> str | None:
    own = str(tag.get("id") or "")
    if not _PLAIN_ID.match(own):
        return None
    root = next((p for p in tag.parents if p.name == "[document]"), None)
    return own if root is not None and len(root.find_all(id=own, limit=2)) == 1 else None


def _step(tag: Tag) -> str:
    parent = tag.parent
    alike = [] if parent is None else parent.find_all(tag.name, recursive=False)
    if len(alike) < 2:  # noqa: PLR2004 - an only child needs no number
        return str(tag.name)
    position = next(i for i, sibling in enumerate(alike, 1) if sibling is tag)
    return f"{tag.name}:nth-of-type({position})"
