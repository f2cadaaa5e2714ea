"""Text from the web, made harmless: no terminal commands, no reversed reading, no broken characters."""

from __future__ import annotations

import re

# C0, DEL and C1 (ISO 6429) but for tab and newline; the marks that turn reading direction (Unicode TR9).
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def plain(text: str) -> str:
    """The text without control characters, and with a replacement character for each half of a broken one."""
    if text.isascii() and text.isprintable():
        return text
    return whole(_UNSEEN.sub("", text))


def line(text: str) -> str:
    """The plain text on a single line."""
    return " ".join(plain(text).split())


def whole(text: str) -> str:
    """The text with a replacement character for each lone surrogate, which UTF-8 cannot hold."""
    return _SURROGATES.sub(_REPLACEMENT, text)
