"""What stands inside an element, as far as anybody would write it.

Beautiful Soup looks for the end of an element before it gives the first thing in it, which takes as long as
the element is deep: a page chooses that.
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

_MOST = 400


def parts_of(tag: Tag) -> Iterator[Tag]:
    """The elements inside this one, in document order; the first ones, when there are very many."""
    stack = list(reversed(tag.contents[:_MOST]))
    for _ in range(_MOST):
        if not stack:
            return
        part = stack.pop()
        if isinstance(part, Tag):
            yield part
            stack += reversed(part.contents[:_MOST])


def parts_called(tag: Tag, name: str) -> list[Tag]:
    """Those of a name."""
    return [part for part in parts_of(tag) if part.name == name]
