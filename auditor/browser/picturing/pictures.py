"""Pictures of the elements that findings are about: cropped, and never of anything else.

An element is looked up anew where it was found, in frames and shadow trees too, and pictured only if its HTML
begins as it did then. The page is scrolled, and what floats above the element is taken away; nothing is drawn
into the page.
"""

from __future__ import annotations

import base64
import contextlib
import html
import re
import time
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from auditor.browser.picturing import staging
from auditor.browser.tab.devtools import ProtocolError, StuckError
from auditor.browser.tab.tab import NavigatedError, ScriptError, Tab
from auditor.model import Box, Finding, Picture, without_given_numbers

LARGEST = 60_000  # bytes of one picture

_QUALITIES = (70, 45, 25)  # of WebP: the next one where the picture is too large
# CSS pixels: what is shown around an element, and how small and large a picture may be.
_AROUND = 56
_LEAST, _MOST = (600, 180), (800, 600)
_LINES = 8  # a text that is broken over more lines is outlined as a whole
_SECONDS = 5.0  # that one script may take
_TRIES = 2  # for what moves while it is pictured
_MOVED = 1.5  # CSS pixels
_READ = 2000  # characters that are read of an element's HTML; twenty times that of its text
_DEEPEST = 40  # words of a path of frames


def pictures_of(
    tab: Tab, findings: Sequence[Finding], seconds: float, masked: Callable[[str], str] | None = None
) -> tuple[Picture | None, ...]:
    """The picture of each finding's element; None where it is not there any more, or nothing of it is drawn.

    The page is open in the tab. What is not pictured after `seconds`, or when the page has gone elsewhere or
    answers no more, has no picture. `masked` masks secrets in a text: a page that shows any has no pictures.
    """
    until = time.monotonic() + seconds
    pictures: list[Picture | None] = []
    try:
        for finding in () if masked and _shows_secret(tab, masked) else findings:
            if time.monotonic() > until:
                break
            pictures.append(_picture_or_none(tab, finding))
    except (NavigatedError, StuckError):
        pass
    return (*pictures, *[None] * (len(findings) - len(pictures)))


def _picture_or_none(tab: Tab, finding: Finding) -> Picture | None:
    try:
        return _picture_of(tab, finding)
    except (ScriptError, ProtocolError):
        return None


def _shows_secret(tab: Tab, masked: Callable[[str], str]) -> bool:
    """Whether there is a secret among the words of the page or of a frame; so it is where nobody can tell."""
    try:
        texts = [
            tab.evaluate(staging.WORDS, frame=frame.id, seconds=_SECONDS)
            for frame in tab.frames()
            if tab.ready_for(frame.id)
        ]
    except (ScriptError, ProtocolError):
        return True
    return any(masked(text) != text for text in texts)


def is_same(snippet: str, markup: str, text: str) -> bool:
    """Whether an element with this HTML and text is the one that the snippet was taken from.

    A snippet is the beginning of an element's HTML, or of words in it; "…" and axe-core's "..." stand where
    something was left out.
    """
    parts = [part for part in map(_bare, _LEFT_OUT.split(snippet)) if part]
    if not parts:
        return False
    first, *others = parts
    whole = _bare(markup if snippet.lstrip().startswith("<") else text)
    if snippet.lstrip().startswith("<") and not whole.startswith(first):
        return False
    place = 0
    for part in (first, *others):
        place = whole.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return True


_LEFT_OUT = re.compile(r"\.\.\.|…")
_CUT_ENTITY = re.compile(r"&#?\w{0,8}$")
_WHITE_OR_QUOTE = re.compile(r"[\s\"'/]")


def _bare(part: str) -> str:
    """The HTML or text without all that differs between those who write it: white space, quotes, entities."""
    written = _CUT_ENTITY.sub("", without_given_numbers(part))
    return _WHITE_OR_QUOTE.sub("", html.unescape(written)).casefold()


def _picture_of(tab: Tab, finding: Finding) -> Picture | None:
    frames = _frames_to(tab, finding.frame)
    if frames is None:
        return None
    scene = _Scene(tab, frames)
    if not scene.has(finding):
        return None
    try:
        for _ in range(_TRIES):
            with contextlib.suppress(_MovedError):
                return scene.taken(finding.selector)
    finally:
        scene.leave()
    return None


def _frames_to(tab: Tab, path: str | None) -> list[str] | None:
    """The protocol's ids of the frames that lead to an element, the outermost first; None if one is gone.

    A path is the selectors of the frames' elements after one another. Nothing stands inside a frame's
    element, so the longest beginning that finds one is the selector of the first.
    """
    frames: list[str] = []
    words = path.split() if path else []
    while words:
        here = frames[-1] if frames else None
        beginnings = [" ".join(words[:count]) for count in range(min(len(words), _DEEPEST), 0, -1)]
        place = tab.evaluate(staging.FRAME_ELEMENT, beginnings, frame=here, seconds=_SECONDS)
        if place < 0:
            return None
        node = tab.command("DOM.describeNode", objectId=tab.handle(staging.ELEMENT, frame=here))["node"]
        frame: str | None = node.get("frameId")
        if frame is None or not tab.ready_for(frame):
            return None
        frames.append(frame)
        words = words[len(beginnings) - place :]
    return frames


class _MovedError(Exception):
    """The element, or the page under it, moved while it was pictured: that may be of something else."""


class _Rect(NamedTuple):
    """A rectangle in CSS pixels."""

    x: float
    y: float
    width: float
    height: float

    def is_at(self, other: _Rect) -> bool:
        return all(abs(mine - its) <= _MOVED for mine, its in zip(self, other, strict=True))

    def in_picture(self, crop: _Rect) -> Box:
        """The rectangle as it lies in a picture of what is in `crop`."""
        return Box(
            x=round(self.x - crop.x, 1),
            y=round(self.y - crop.y, 1),
            width=round(self.width, 1),
            height=round(self.height, 1),
        )


class _Scene:
    """An open page, and the frames that lead to what is to be pictured in it."""

    def __init__(self, tab: Tab, frames: Sequence[str]) -> None:
        self._tab = tab
        way: list[str | None] = [None, *frames]  # each holds the element of the next
        *self._outer, self._frame = way

    def has(self, finding: Finding) -> bool:
        """Whether the finding's element is there and begins as it did."""
        told = self._run(self._frame, staging.READ, finding.selector, _READ)
        return told is not None and is_same(finding.snippet, told["html"], told["text"])

    def taken(self, selector: str) -> Picture | None:
        """The picture; None when nothing is drawn. Raises _MovedError."""
        for outer in self._outer:
            self._run(outer, staging.REVEAL_FRAME)
        shown = self._run(self._frame, staging.REVEAL, selector)
        if shown is None:
            return None
        first = _Rect(**shown["first"])
        boxes = self._in_window([_Rect(**box) for box in shown["boxes"]], first)
        area = _around(boxes)
        for outer in self._outer:
            self._run(outer, staging.UNCOVER_FRAME, None if outer else area._asdict())
        window = _Rect(**self._run(None, staging.WINDOW))
        crop = _crop(area, window)
        image = self._shot(crop, window)
        if not image:
            return None
        now = _Rect(**self._run(self._frame, staging.PLACE))
        if not first.is_at(now) or not window.is_at(_Rect(**self._run(None, staging.WINDOW))):
            raise _MovedError
        return Picture(
            image=image,
            width=int(crop.width),
            height=int(crop.height),
            boxes=tuple(box.in_picture(crop) for box in (boxes if len(boxes) <= _LINES else [area])),
            text=shown["text"],
            is_around=shown["around"],
        )

    def leave(self) -> None:
        """Put the page back as it was."""
        for frame in (self._frame, *reversed(self._outer)):
            with contextlib.suppress(ScriptError, ProtocolError):
                self._run(frame, staging.RESTORE)

    def _run(self, frame: str | None, script: str, *arguments: object) -> Any:  # noqa: ANN401 - JSON
        return self._tab.evaluate(script, *arguments, frame=frame, seconds=_SECONDS)

    def _in_window(self, boxes: list[_Rect], first: _Rect) -> list[_Rect]:
        """Boxes of the frame, as they lie in the window; `first` is the element's first box in the frame.

        The protocol tells where that one is in the window: frames may have borders, and be zoomed by styles.
        """
        if self._frame is None:
            return boxes
        element = self._tab.handle(staging.ELEMENT, frame=self._frame)
        quads = self._tab.command("DOM.getContentQuads", objectId=element)["quads"]
        there = next((rect for rect in map(_bounds, quads) if rect.width and rect.height), None)
        if there is None or not first.width or not first.height:
            raise _MovedError
        across, down = there.width / first.width, there.height / first.height
        return [
            _Rect(
                there.x + (box.x - first.x) * across,
                there.y + (box.y - first.y) * down,
                box.width * across,
                box.height * down,
            )
            for box in boxes
        ]

    def _shot(self, crop: _Rect, window: _Rect) -> bytes:
        """The part of the window as a WebP file; empty when it cannot be made small enough."""
        clip = {
            "x": window.x + crop.x,
            "y": window.y + crop.y,
            "width": crop.width,
            "height": crop.height,
            "scale": 1,
        }
        for quality in _QUALITIES:
            answer = self._tab.command("Page.captureScreenshot", format="webp", quality=quality, clip=clip)
            image = base64.b64decode(answer["data"])
            if len(image) <= LARGEST:
                return image
        return b""


def _bounds(quad: Sequence[float]) -> _Rect:
    """The rectangle around a quadrilateral, given as x and y of its corners after one another."""
    xs, ys = quad[::2], quad[1::2]
    return _Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _around(boxes: Sequence[_Rect]) -> _Rect:
    corners = [(box.x, box.y, box.x + box.width, box.y + box.height) for box in boxes]
    x, y = min(corner[0] for corner in corners), min(corner[1] for corner in corners)
    return _Rect(x, y, max(corner[2] for corner in corners) - x, max(corner[3] for corner in corners) - y)


def _crop(area: _Rect, window: _Rect) -> _Rect:
    """What is pictured: the area and what stands around it, inside the window, in whole pixels."""
    x, width = _span(area.x, area.width, (_LEAST[0], _MOST[0]), window.width)
    y, height = _span(area.y, area.height, (_LEAST[1], _MOST[1]), window.height)
    return _Rect(x, y, width, height)


def _span(start: float, length: float, bounds: tuple[int, int], window: float) -> tuple[int, int]:
    """Where it begins and how long it is, in one direction. Of what is too long the beginning is shown."""
    least, most = bounds
    wanted = length + 2 * _AROUND
    size = int(min(max(wanted, least), most, window))
    begin = start - _AROUND if wanted > size else start + (length - size) / 2
    return round(min(max(begin, 0), window - size)), size
