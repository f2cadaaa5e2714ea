"""What a file is that stands where a caption file should. A browser shows WebVTT and nothing else."""

from __future__ import annotations

import re
from enum import StrEnum

from rules.media.captions.webvtt import read_webvtt

_LOOKED_AT = 5_000  # characters from the beginning; enough to know any of them
_COMMA_TIMES = re.compile(r"^\s*\d{1,3}:\d\d:\d\d,\d{1,3}[ \t]*-->", re.MULTILINE | re.ASCII)
_POINT_TIMES = re.compile(r"^\s*(?:\d{1,3}:)?\d\d:\d\d\.\d{3}[ \t]*-->", re.MULTILINE | re.ASCII)
_HTML = re.compile(r"\s*(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TTML = re.compile(r"<(?:\w{1,20}:)?tt[\s>]")
_SCRIPT_INFO = re.compile(r"\s*\[Script Info\]", re.IGNORECASE)
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_LOST = "\N{REPLACEMENT CHARACTER}"


class Format(StrEnum):
    """A kind of file; the value is its name."""

    WEBVTT = "WebVTT"
    SUBRIP = "SubRip (SRT)"
    TTML = "TTML"
    SUBSTATION = "SubStation Alpha"
    HTML = "HTML"
    UTF_16 = "UTF-16"
    HEADLESS = "WebVTT without its first line"
    EMPTY = "empty"
    UNKNOWN = "unknown"


def format_of(text: str) -> Format:
    """The kind of file that a text is, told by its beginning."""
    if read_webvtt(text) is not None:
        return Format.WEBVTT
    start = text[:_LOOKED_AT].removeprefix(_MARK)
    if not start.strip():
        return Format.EMPTY
    if is_utf_16(start):
        return Format.UTF_16
    signs = (
        (Format.HTML, _HTML.match),
        (Format.TTML, _TTML.search),
        (Format.SUBSTATION, _SCRIPT_INFO.match),
        (Format.SUBRIP, _COMMA_TIMES.search),
        (Format.HEADLESS, _POINT_TIMES.search),
    )
    return next((kind for kind, matches in signs if matches(start)), Format.UNKNOWN)


def is_utf_16(text: str) -> bool:
    """Whether two-byte text was read as UTF-8: its mark is lost, and every other character is a NUL."""
    start = text[:100].lstrip(_LOST)
    return len(start) > 1 and start.count("\0") * 3 >= len(start)
