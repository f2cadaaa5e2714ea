"""Where an element says that a film or a sound is: src, data-src and the like, and an object's parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from auditor.media.inside import parts_called

_BLANK = re.compile(r"^(?:about:blank.*|javascript:.*|data:.*|#?)$", re.IGNORECASE | re.DOTALL)
_LOOKS_LIKE_ADDRESS = re.compile(r"^(?:https?:)?//[^\s{}<>]+$", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?:)?//[^\s\"'<>{}]+")
_NO_ADDRESS = frozenset(
    {"title", "class", "style", "id", "name", "alt", "allow", "sandbox", "srcdoc", "lang"}
)
# What else than the film itself stands in an address of a film's element.
_OF_OTHERS = frozenset({"poster", "data-poster", "data-thumbnail", "data-share-url"})
_MOST_PARAMETERS = 200


def sources_of(tag: Tag) -> list[str]:
    """The files that a video or audio element names; data-src and the like count too."""
    elements = [tag, *parts_called(tag, "source")]
    return [
        address
        for element in elements
        for name, value in element.attrs.items()
        if (name == "src" or (name.startswith("data-") and "src" in name))
        and (address := str(value).strip())
        and not _BLANK.match(address)
    ]


def values_of(tag: Tag) -> list[str]:
    """What may be an address in an element: most attributes, and an object's parameters."""
    names = (name for name in tag.attrs if name not in _NO_ADDRESS | _OF_OTHERS)
    values = [str(tag[name]) for name in names if not name.startswith("aria-")]
    inner = _parameters(tag) if tag.name == "object" else parts_called(tag, "source")
    values += [str(part.get("value") or part.get("src") or "") for part in inner]
    return [value.strip().replace("\\/", "/") for value in values if value.strip()]


def data_addresses(tag: Tag) -> list[str]:
    """The addresses in an element's data attributes."""
    return list(_data_addresses(tag))


def live_address(frame: Tag) -> str:
    """The address that a frame shows now; empty when it waits for one."""
    address = str(frame.get("src") or frame.get("data") or "").strip()
    return "" if _BLANK.match(address) else address


def waiting(value: str) -> str:
    """The address in an attribute of a frame that shows nothing yet; empty when it holds none."""
    is_address = bool(_LOOKS_LIKE_ADDRESS.match(value)) or (value.startswith("/") and " " not in value)
    return address_in(value) if is_address else ""


def address_in(value: str) -> str:
    """The address in a value: all of it, or the part of a longer text that is one."""
    found = _ADDRESS.search(value)
    return found.group() if found else value


def _parameters(frame: Tag) -> list[Tag]:
    """Those of this object, not of one that it falls back on."""
    children = frame.contents[:_MOST_PARAMETERS]
    return [part for part in children if isinstance(part, Tag) and part.name == "param"]


def _data_addresses(tag: Tag) -> Iterator[str]:
    for name, value in tag.attrs.items():
        if name.startswith("data-") and name not in _OF_OTHERS:
            text = str(value).strip()
            if _LOOKS_LIKE_ADDRESS.match(text):
                yield text
