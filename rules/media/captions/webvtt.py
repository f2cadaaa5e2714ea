"""WebVTT: a caption file's text -> cues as a browser takes them, and what it leaves out.

The parser of the specification, section 6 (https://www.w3.org/TR/webvtt1/#file-parsing), in our own words:
webvtt-py reads only nine in ten of the Web Platform Tests' files as browsers do. Linear in the text's length.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import islice, takewhile

ARROW = "-->"
MOST = 20_000  # cues, remarks and other blocks that are read; ten hours of talk are fewer
_SIGNATURE = re.compile(r"WEBVTT(?=[ \t\n]|\Z)")
_BLANKS = " \t\n\f\r"
# Hours may have any number of digits, and need not be there; 15 are more than any film has.
_TIME = r"(?:(\d{1,15}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?!\d)"
_TIMINGS = re.compile(rf"[ \t\f]*{_TIME}[ \t\f]*-->[ \t\f]*{_TIME}(.*)", re.ASCII)
_NOT_SHOWN = re.compile(r"(?:NOTE|STYLE|REGION)(?=\s|\Z)")
_LIKE_TIMES = re.compile(r"\d[:.,]\d")
_LETTER = re.compile(r"[^\W\d_]")
_TAG = re.compile(r"<[^>]*>?")


class Kind(StrEnum):
    """What keeps words of a file from being shown, or what is out of order in it."""

    TIMES = "times that cannot be read"
    BACKWARDS = "ends before it has begun"
    STRAY = "words outside every cue"
    DISORDER = "begins before the one ahead of it"


@dataclass(frozen=True)
class Fault:
    """What is wrong from `line` on (the first is 1): the line that `shows` it, the `words` concerned."""

    kind: Kind
    line: int
    shows: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Cue:
    """Words and when they are shown, in seconds; `text` with its tags, `line` where its times stand."""

    start: float
    end: float
    text: str
    id: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    line: int = 0

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The words as they are shown, line by line, without tags."""
        plain = html.unescape(_TAG.sub("", self.text))
        return tuple(words for line in plain.split("\n") if (words := " ".join(line.split())))

    @cached_property
    def words(self) -> str:
        return " ".join(self.lines)


@dataclass(frozen=True)
class WebVtt:
    """What a WebVTT file holds. Cues stand as in the file."""

    cues: tuple[Cue, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass
class _Block:
    """Lines up to a blank one, or to the next arrow; `line` is where the words begin that are no cue's."""

    line: int
    id: str = ""
    times: str = ""
    has_arrow: bool = False
    text: list[str] = field(default_factory=list)


@lru_cache(maxsize=8)
def read_webvtt(text: str) -> WebVtt | None:
    """Read a file; None when it does not begin as WebVTT must, and a browser shows nothing of it."""
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    text = text.replace("\0", "\N{REPLACEMENT CHARACTER}").replace("\r\n", "\n").replace("\r", "\n")
    if not _SIGNATURE.match(text):
        return None
    cues: list[Cue] = []
    faults: list[Fault] = []
    latest = 0.0
    for block in islice(_blocks(text.split("\n")), MOST):
        cue = _cue(block)
        faults += _faults(block, cue, latest)
        if cue is not None:
            cues.append(cue)
            latest = max(latest, cue.start)
    return WebVtt(tuple(cues), tuple(faults))


def _blocks(lines: list[str]) -> Iterator[_Block]:
    """Every block after the header, which ends at a blank line or at an arrow."""
    at = 1 + sum(1 for _ in takewhile(lambda line: line and ARROW not in line, lines[1:]))
    while at < len(lines):
        if not lines[at]:
            at += 1
            continue
        block, at = _block(lines, at)
        yield block


def _block(lines: list[str], first: int) -> tuple[_Block, int]:
    """The block that begins at a line, and where the next may begin."""
    block = _Block(first + 1)
    for at in range(first, len(lines)):
        line = lines[at]
        if ARROW in line:
            # Times stand on a block's first line, or its second after an id; any other arrow begins one.
            if at > first + 1 or block.has_arrow:
                return block, at
            block = _Block(at + 1, id="\n".join(block.text), times=line, has_arrow=True)
        elif line:
            block.text.append(line)
        else:
            return block, at
    return block, len(lines)


def _cue(block: _Block) -> Cue | None:
    found = _TIMINGS.match(block.times) if block.has_arrow else None
    if found is None:
        return None
    start, end = _seconds(found.groups()[:4]), _seconds(found.groups()[4:8])
    settings = tuple(_settings(found[9]))
    return Cue(
        start=start, end=end, text="\n".join(block.text), id=block.id, settings=settings, line=block.line
    )


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _settings(written: str) -> Iterator[tuple[str, str]]:
    for word in re.split(rf"[{_BLANKS}]+", written):
        name, colon, value = word.partition(":")
        if name and colon and value:
            yield name, value


def _faults(block: _Block, cue: Cue | None, latest: float) -> Iterator[Fault]:
    """What is wrong with a block; `latest` is the latest start so far."""
    words = "\n".join(block.text)
    if cue is not None:
        if cue.end <= cue.start and cue.words:
            yield Fault(Kind.BACKWARDS, cue.line, block.times, cue.words)
        if cue.start < latest:
            yield Fault(Kind.DISORDER, cue.line, block.times, cue.words)
    elif block.has_arrow:
        lost = words if _LIKE_TIMES.search(block.times) else f"{block.times}\n{words}"
        if _LETTER.search(lost) and not _NOT_SHOWN.match(block.id):
            yield Fault(Kind.TIMES, block.line, block.times, lost.strip())
    elif _LETTER.search(words) and not _NOT_SHOWN.match(words):
        yield Fault(Kind.STRAY, block.line, block.text[0], words)
