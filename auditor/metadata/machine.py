"""The dates a page gives to machines: time elements, JSON-LD, meta elements, and the HTTP header."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from bs4 import Tag

from auditor.metadata.dates import FIRST_YEAR, LAST_YEAR, Reader
from auditor.metadata.elements import Elements
from auditor.metadata.places import Places
from auditor.model import DateKind, DateSource, Page, PageDate, Precision, selector_of
from auditor.vocabulary import load

_MOST_NODES = 2_000
_LONGEST_SCRIPT = 2_000_000
_LONGEST_VALUE = 64

# HTML 2.3.5: month, date, local or global date and time. The offset is written with or without a colon.
_HTML_DATE = re.compile(
    r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2})(?:[Tt ]([0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]{1,9})?)?"
    r" ?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?)?)?"
)
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:[Tt]?([0-9]{4,6})[Zz]?)?")
_IN_GRAPH = ("@graph", "mainEntity", "mainEntityOfPage")


def html_date(text: str) -> tuple[date, Precision] | None:
    """The day of a valid HTML date string; 20240205 besides. A Unix timestamp is none (domain.md 1.5)."""
    text = text.strip()
    match = _HTML_DATE.fullmatch(text) or _COMPACT.fullmatch(text)
    if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        return None
    if match[4]:
        return day, Precision.MINUTE
    return day, Precision.DAY if match[3] else Precision.MONTH


def machine_dates(page: Page, elements: Elements, places: Places) -> Iterator[PageDate]:
    """All of them, most trusted first."""
    yield from _times(elements, places)
    yield from _json_ld(page, elements)
    yield from _metas(elements, places)
    yield from _header(page)


def _times(elements: Elements, places: Places) -> Iterator[PageDate]:
    """Time elements that say by an attribute what their date is; those with a label are read with it."""
    for tag in elements.times:
        name = str(tag.get("itemprop") or "") or ("pubdate" if tag.has_attr("pubdate") else "")
        kind = load("auditor.metadata", "machine.toml")["meta"].get(name.strip().lower())
        value = str(tag.get("datetime") or "") or tag.get_text(" ", strip=True)
        if kind and not places.is_foreign(tag):
            yield from _dated(kind, value, DateSource.TIME, name.strip(), tag)


def _metas(elements: Elements, places: Places) -> Iterator[PageDate]:
    names = load("auditor.metadata", "machine.toml")["meta"]
    for tag in elements.contents:
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            name = str(tag.get(attribute) or "").strip()
            if name.lower() in names and not places.is_foreign(tag):
                value = str(tag.get("content") or "")
                yield from _dated(names[name.lower()], value, DateSource.META, name, tag)
                break


def _header(page: Page) -> Iterator[PageDate]:
    """Last-Modified, mostly the moment when the page was put together: least trusted of all."""
    value = page.headers.get("last-modified", "")
    return _dated(DateKind.MODIFIED, value, DateSource.HEADER, "last-modified", None)


def _dated(kind: str, text: str, source: DateSource, label: str, tag: Tag | None) -> Iterator[PageDate]:
    text = text.strip()
    read = _value(text)
    if read:
        value, precision = read
        yield PageDate(
            kind=DateKind(kind),
            value=value,
            precision=precision,
            source=source,
            label=label,
            text=text,
            selector=selector_of(tag),
        )


def _value(text: str) -> tuple[date, Precision] | None:
    if not text or len(text) > _LONGEST_VALUE:
        return None
    read = html_date(text)
    if read:
        return read
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        moment = None
    if moment and FIRST_YEAR <= moment.year <= LAST_YEAR and any(char.isalpha() for char in text):
        return moment.date(), Precision.MINUTE if ":" in text else Precision.DAY
    written = Reader().whole(text)
    return (
        (written.value, written.precision) if written and written.value and len(text) > len("2024") else None
    )


def _json_ld(page: Page, elements: Elements) -> Iterator[PageDate]:
    """Dates of the descriptions that are about the page; one of several articles is none."""
    kinds = load("auditor.metadata", "machine.toml")["json_ld"]
    for script in elements.descriptions:
        nodes = [node for node in _nodes(_parsed(script.get_text())) if _is_page(node)]
        articles = [node for node in nodes if not _is_web_page(node)]
        for node in nodes:
            if len(articles) > 1 and not _is_web_page(node) and not _is_about(node, page):
                continue
            for name, kind in kinds.items():
                value = node.get(name)
                if isinstance(value, str):
                    yield from _dated(kind, value, DateSource.JSON_LD, name, script)


def _parsed(text: str) -> object:
    if len(text) > _LONGEST_SCRIPT:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """The objects at the top, in its graph, or named as what the page is about; not those deeper in."""
    queue = [data]
    for count, item in enumerate(queue):  # grows while it is read
        if count > _MOST_NODES:
            return
        if isinstance(item, list):
            queue.extend(item[:_MOST_NODES])
        elif isinstance(item, dict):
            yield item
            queue.extend(item[key] for key in _IN_GRAPH if key in item)


def _types(node: dict[str, Any]) -> list[str]:
    types = node.get("@type")
    return [name.lower() for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]


def _is_page(node: dict[str, Any]) -> bool:
    known = load("auditor.metadata", "machine.toml")["types"]
    return any(name in known or name.endswith(("page", "article")) for name in _types(node))


def _is_web_page(node: dict[str, Any]) -> bool:
    return any(name.endswith("page") for name in _types(node))


def _is_about(node: dict[str, Any], page: Page) -> bool:
    own = {page.url.rstrip("/"), page.final_url.rstrip("/")} - {""}
    named = [node.get(key) for key in ("url", "@id", "mainEntityOfPage")]
    ids = [name.get("@id") if isinstance(name, dict) else name for name in named]
    return any(isinstance(name, str) and name.split("#")[0].rstrip("/") in own for name in ids)
