"""How well the service conforms: in the law's words, in others, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from rules.statement.reading.parts import Line
from rules.statement.reading.words import matches, pattern

_NEAR = 40  # characters before the words of the law that may turn them


class Conformance(Enum):
    """The three answers of MDFFS 2019:2, 6 § 2."""

    FULL = "helt"
    PARTIAL = "delvis"
    NONE = "inte"


class Wording(Enum):
    """In which words a statement tells how well the service conforms."""

    STATUTORY = "in the words of the law"
    OTHER = "in other words"
    AWARE = "it only says that something is wrong, or nothing"
    DOUBTFUL = "in the words of the law, about an aim or a part"


@dataclass(frozen=True, eq=False)
class Claim:
    """A sentence that tells how well the service conforms; `conformance` when it is in the law's words."""

    line: Line
    sentence: str
    wording: Wording
    conformance: Conformance | None = None


def claims_in(lines: Iterable[Line]) -> Iterator[Claim]:
    """Every sentence that tells how well the service conforms, in order."""
    for line in lines:
        for sentence in line.sentences:
            if claim := _claim(line, sentence):
                yield claim


def _claim(line: Line, sentence: str) -> Claim | None:
    if claim := _statutory(line, sentence):
        return claim
    is_status = not matches("status", "not_status", sentence)
    if is_status and matches("status", "other", sentence):
        return Claim(line, sentence, Wording.OTHER)
    if not line.is_heading and (
        matches("status", "no_faults", sentence) or matches("status", "aware", sentence)
    ):
        return Claim(line, sentence, Wording.AWARE)
    return None


def _statutory(line: Line, sentence: str) -> Claim | None:
    match = pattern("status", "statutory").search(sentence)
    if match and matches("status", "not_status", sentence[: match.end()]):
        return Claim(line, sentence, Wording.DOUBTFUL)
    if match is None or pattern("status", "before").search(
        sentence[max(0, match.start() - _NEAR) : match.start()]
    ):
        return None
    return Claim(line, sentence, Wording.STATUTORY, Conformance(match["status"].lower()))
