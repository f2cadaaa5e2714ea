"""Patterns of addresses, as people write them: /login, /konto/**, https://id.example.se/*."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote, urlsplit


def is_address_pattern(text: str) -> bool:
    """Whether the text is a pattern of addresses, and not a CSS selector or a name."""
    return text.startswith(("/", "**", "http://", "https://"))


def fits(pattern: str, url: str) -> bool:
    """Whether the address fits: ** stands for anything, * for anything within one step.

    A pattern without "?" is of the path alone; case and a last "/" do not count, nor
    whether å is written as %C3%A5. One that begins with http
    names the origin, too.
    """
    parts = urlsplit(url)
    text = unquote(parts.path).rstrip("/")
    if "?" in pattern:
        text = f"{text}?{unquote(parts.query)}"
    if pattern.startswith("http"):
        text = f"{parts.scheme}://{parts.netloc}{text}"
    return _compiled(pattern).fullmatch(text) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    path, mark, query = pattern.partition("?")
    pieces = re.split(r"(\*+)", path.rstrip("/") + mark + query)
    made = "".join(_STARS.get(piece[:2], "") or re.escape(piece) for piece in pieces)
    return re.compile(made, re.IGNORECASE | re.DOTALL)


_STARS = {"*": r"[^/?]*", "**": ".*"}
