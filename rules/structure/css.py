"""Just enough CSS to see how far a page's own style elements turn something, and when."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BRACE = re.compile(r"[{};]")
_ORIENTATION = re.compile(r"\(\s*orientation\s*:\s*(portrait|landscape)\s*\)", re.IGNORECASE)
_PRINT = re.compile(r"\bprint\b", re.IGNORECASE)
_TURN = re.compile(
    r"\brotate(?P<axis>[xyz]|3d)?\s*\((?P<values>[^()]{0,100})\)|\bmatrix\s*\((?P<matrix>[^()]{0,100})\)",
    re.IGNORECASE,
)
_ANGLE = re.compile(r"^([+-]?(?:\d+\.?\d*|\.\d+))(deg|turn|rad|grad)?$", re.IGNORECASE)
_DEGREES = {"deg": 1.0, "turn": 360.0, "rad": 180 / math.pi, "grad": 0.9}
_MOST_CHARACTERS = 500_000


@dataclass(frozen=True)
class Turn:
    """A rule that turns what its selector selects: `orientation` is when, empty for always."""

    selector: str
    degrees: float
    orientation: str = ""


def turns_in(css: str) -> Iterator[Turn]:
    """Every rule that turns something, in order. What is for print only is left out."""
    text = _COMMENT.sub(" ", css[:_MOST_CHARACTERS])
    preludes: list[str] = []
    start = 0
    for match in _BRACE.finditer(text):
        part = text[start : match.start()].strip()
        start = match.end()
        if match[0] == "{":
            preludes.append(part)
            continue
        if preludes:
            yield from _turns(preludes, part)
        if match[0] == "}" and preludes:
            preludes.pop()


def _turns(preludes: list[str], declaration: str) -> Iterator[Turn]:
    name, _, value = declaration.partition(":")
    if name.strip().lower() not in {"transform", "-webkit-transform", "rotate"}:
        return
    degrees = _degrees(name.strip().lower(), value.replace("!important", "").strip())
    *conditions, selectors = preludes[-_DEEPEST:]
    if degrees is None or any(_PRINT.search(condition) for condition in conditions):
        return
    found = [match[1].lower() for condition in conditions for match in _ORIENTATION.finditer(condition)]
    if len(found) > 1 or any(" not " in f" {condition} " for condition in conditions):
        return
    for selector in selectors.split(","):
        yield Turn(" ".join(selector.split()), degrees, found[0] if found else "")


_DEEPEST = 5


def _degrees(name: str, value: str) -> float | None:
    """How far the value turns, in degrees; None where it cannot be read."""
    if name == "rotate":
        return 0.0 if value == "none" else _angle(value)
    if value == "none":
        return 0.0
    if "var(" in value or "calc(" in value:
        return None
    total = 0.0
    for match in _TURN.finditer(value):
        degrees = _matrix_angle(match["matrix"]) if match["matrix"] else _function_angle(match)
        if degrees is None:
            return None
        total += degrees
    return total


def _function_angle(match: re.Match[str]) -> float | None:
    axis, values = (match["axis"] or "z").lower(), match["values"].split(",")
    if axis == "z":
        return _angle(values[0]) if len(values) == 1 else None
    if axis == "3d" and len(values) == _ARGUMENTS_3D:
        x, y, z = (_angle(value) for value in values[:3])
        turn = _angle(values[3])
        if x or y or not z or turn is None:
            return None
        return turn if z > 0 else -turn
    return None


_ARGUMENTS_3D = 4
_ARGUMENTS_2D = 6


def _matrix_angle(values: str) -> float | None:
    numbers = [_angle(value) for value in values.split(",")]
    if len(numbers) != _ARGUMENTS_2D or numbers[0] is None or numbers[1] is None:
        return None
    return math.degrees(math.atan2(numbers[1], numbers[0]))


def _angle(text: str) -> float | None:
    match = _ANGLE.match(text.strip())
    return float(match[1]) * _DEGREES[(match[2] or "deg").lower()] if match else None
