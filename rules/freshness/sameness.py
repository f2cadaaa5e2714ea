"""Which addresses lead to the same content, or to parts and variants of one: as far as addresses can tell."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from auditor.model import Page
from auditor.vocabulary import load

_INDEX = re.compile(r"/(?:index|default|start)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_CANONICAL = re.compile(r"<link\b[^<>]{0,500}\brel\s*=\s*[\"']?canonical\b[^<>]{0,1000}>", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_HEAD = 200_000  # characters in which a canonical link is looked for
_DEFAULT_PORTS = (":80", ":443")


def key_of(url: str) -> str:
    """The address without what does not part two pages: scheme, www, a slash at the end, index.html."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = parts.netloc.rpartition("@")[2].lower().removeprefix("www.")
    for port in _DEFAULT_PORTS:
        host = host.removesuffix(port)
    path = _INDEX.sub("/", unquote(parts.path)).rstrip("/")
    return f"{host}{path}" + (f"?{parts.query}" if parts.query else "")


def canonical_of(page: Page) -> str:
    """The key of the address that the page calls its own, or that it has."""
    own = page.final_url or page.url
    link = _CANONICAL.search(page.html, 0, _HEAD)
    found = _HREF.search(link[0]) if link else None
    href = next((group for group in found.groups() if group), "") if found else ""
    try:
        return key_of(urljoin(own, href.strip()))
    except ValueError:
        return key_of(own)


def without_variants(key: str) -> str:
    """The key without the page number of a list, and without what only sorts, prints or tracks."""
    path, _, query = key.partition("?")
    kept = [
        pair
        for pair in parse_qsl(query, keep_blank_values=True)
        if not _variant_parameter().fullmatch(pair[0])
    ]
    return _paging().sub("", path) + (f"?{sorted(kept)}" if kept else "")


@cache
def _variant_parameter() -> re.Pattern[str]:
    return re.compile("|".join(load("rules.freshness", "variants.toml")["parameters"]), re.IGNORECASE)


@cache
def _paging() -> re.Pattern[str]:
    return re.compile("|".join(load("rules.freshness", "variants.toml")["paths"]), re.IGNORECASE)
