"""What a PDF file says of itself. Everything is bounded: the file may have been made to do harm.

Structure, metadata and permissions are read by pikepdf, words by PDFium.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pikepdf
import pypdfium2

MOST_PAGES = 30  # looked at for text
MOST_ELEMENTS = 100_000  # of the structure tree, and of the outline
LONGEST = 10_000  # characters of the first pages' words that are kept
_IMAGE_OBJECTS = 200  # looked at on a page without text

_HEADING = re.compile(r"^H([1-6])$")
_PDF_DAY = re.compile(r"\D*(\d{4})-?(\d{2})-?(\d{2})")


class UnreadablePdfError(Exception):
    """The file is no PDF, is broken beyond repair, or asks for a password."""


def read_pdf(body: bytes) -> dict[str, Any]:
    """The facts of Document that the file itself tells, JSON-ready, and `words`: its first pages' text.

    Raises UnreadablePdfError.
    """
    try:
        with pikepdf.open(io.BytesIO(body)) as pdf:
            facts = _facts(pdf)
    except pikepdf.PasswordError as error:
        raise UnreadablePdfError("it asks for a password") from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise UnreadablePdfError("it is no PDF file, or is broken") from error
    return {"size": len(body), **facts, **_words(body)}


def _facts(pdf: pikepdf.Pdf) -> dict[str, Any]:
    root = pdf.Root
    structure = root.get("/StructTreeRoot")
    marked = _dictionary(root.get("/MarkInfo")).get("/Marked")
    tagged = bool(marked) and structure is not None
    shown = _dictionary(root.get("/ViewerPreferences")).get("/DisplayDocTitle")
    return {
        "pages": len(pdf.pages),
        "is_tagged": tagged,
        "title": _title(pdf),
        "shows_title": bool(shown),
        "language": _text(root.get("/Lang")),
        "bookmarks": sum(1 for _ in _outline(root)),
        "aids_may_read": pdf.allow.accessibility or pdf.allow.extract,
        "author": _info(pdf, "/Author"),
        "created": _day(_info(pdf, "/CreationDate")),
        "modified": _day(_info(pdf, "/ModDate")),
        **(_structure(structure, _roles(structure)) if tagged else {}),
    }


def _title(pdf: pikepdf.Pdf) -> str:
    """The title in XMP (PDF/UA-1, 7.1), else the older one in the information dictionary."""
    try:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            title = str(metadata.get("dc:title", "") or "")
    except Exception:  # noqa: BLE001 - a stranger's XML fails in many ways
        title = ""
    return " ".join((title or _info(pdf, "/Title")).split())[:500]


def _info(pdf: pikepdf.Pdf, name: str) -> str:
    try:
        return _text(pdf.docinfo.get(name))
    except (ValueError, AttributeError, pikepdf.PdfError):
        return ""


def _structure(tree: Any, roles: dict[str, str]) -> dict[str, Any]:  # noqa: ANN401 - pikepdf's objects
    levels: list[int] = []
    languages: set[str] = set()
    figures = silent = 0
    for element in _elements(tree):
        name = str(element.get("/S", ""))
        name = roles.get(name, name).removeprefix("/")
        if language := _text(element.get("/Lang")):
            languages.add(language[:50])
        if found := _HEADING.match(name):
            levels.append(int(found[1]))
        elif name == "Figure":
            figures += 1
            silent += not (_text(element.get("/Alt")) or _text(element.get("/ActualText")))
    return {
        "heading_levels": levels[:1000],
        "figures": figures,
        "figures_without_text": silent,
        "languages": sorted(languages)[:20],
    }


def _roles(tree: Any) -> dict[str, str]:  # noqa: ANN401 - as above
    """What the file's own structure types stand for (ISO 32000-1, 14.7.3)."""
    mapped = _dictionary(_dictionary(tree).get("/RoleMap"))
    return {str(name): str(value) for name, value in list(mapped.items())[:1000]}


def _elements(tree: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """Every structure element, in order. Iterative, and each object once: a tree may bite its own tail."""
    stack = [tree]
    seen: set[tuple[int, int]] = set()
    for _ in range(MOST_ELEMENTS):
        if not stack:
            return
        element = stack.pop()
        if isinstance(element, pikepdf.Array):
            stack += reversed(list(element)[:MOST_ELEMENTS])
            continue
        if not isinstance(element, pikepdf.Dictionary):
            continue
        if element.is_indirect:
            if element.objgen in seen:
                continue
            seen.add(element.objgen)
        if "/S" in element:
            yield element
        if "/K" in element:
            stack.append(element["/K"])


def _outline(root: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """Every entry of the outline: First and Next lead from one to the other (ISO 32000-1, 12.3.3)."""
    stack = [_dictionary(root.get("/Outlines")).get("/First")]
    seen: set[tuple[int, int]] = set()
    while stack and len(seen) < MOST_ELEMENTS:
        entry = stack.pop()
        if not isinstance(entry, pikepdf.Dictionary) or entry.objgen in seen:
            continue
        seen.add(entry.objgen)
        yield entry
        stack += [entry.get("/Next"), entry.get("/First")]


def _words(body: bytes) -> dict[str, Any]:
    """How many pages have text, or only images, and the first pages' words."""
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError:
        return {"looked_at": 0, "text_pages": 0, "image_pages": 0, "words": ""}
    try:
        numbers = _spread(len(document), MOST_PAGES)
        words = {number: _words_on(document[number]) for number in numbers}
        images = sum(not text and _has_image(document[number]) for number, text in words.items())
    finally:
        document.close()
    return {
        "looked_at": len(numbers),
        "text_pages": sum(bool(text) for text in words.values()),
        "image_pages": images,
        "words": "\n".join(words[number] for number in numbers[:2])[:LONGEST],
    }


def _words_on(page: Any) -> str:  # noqa: ANN401 - PDFium's objects
    text: str = page.get_textpage().get_text_bounded()
    return text.replace("\r\n", "\n").strip()


def _has_image(page: Any) -> bool:  # noqa: ANN401 - as above
    objects = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)
    return any(True for _, _ in zip(range(_IMAGE_OBJECTS), objects, strict=False))


def _spread(count: int, most: int) -> list[int]:
    """At most `most` page numbers out of `count`: the first ones, then evenly to the end."""
    if count <= most:
        return list(range(count))
    first = most // 2
    step = (count - first) / (most - first)
    return [*range(first), *(first + int(number * step) for number in range(most - first))]


def _dictionary(value: Any) -> Any:  # noqa: ANN401 - as above
    return value if isinstance(value, pikepdf.Dictionary) else pikepdf.Dictionary()


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).replace("\x00", "").split())[:500]


def _day(text: str) -> str | None:
    """The day in a PDF date, D:20240205103000+01'00' (ISO 32000-1, 7.9.4), as ISO writes it."""
    found = _PDF_DAY.match(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else None
    except ValueError:
        return None
