"""What is found on a page before it is weighed: statements, and the labels that begin them."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import Tag

from auditor.metadata.dates import Written
from auditor.metadata.labels import Found
from auditor.metadata.lexicon import Label, Role
from auditor.metadata.lines import Line
from auditor.model import DateKind, Flaw, Subject


@dataclass(frozen=True, kw_only=True, eq=False)
class Statement:
    """What the page says at one place: a date, an owner, or a label without a value that can be read."""

    subject: Subject
    label: str
    text: str
    tag: Tag
    index: int
    kind: DateKind | None = None
    role: Role | None = None
    written: Written | None = None
    times: tuple[Tag, ...] = ()
    flaw: Flaw | None = None


@dataclass(frozen=True, eq=False)
class Spoken:
    """A label where it was met: on line `number` of block `index`.

    `since` is the end of what was read before it on that line, `limit` where the next label begins.
    """

    found: Found
    line: Line
    index: int
    number: int
    since: int
    limit: int

    @property
    def label(self) -> Label:
        return self.found.label

    @property
    def words(self) -> str:
        return self.line.text[self.found.start : self.found.end]

    @property
    def rest(self) -> str:
        return self.line.text[self.found.value_at : self.limit]
