"""A report is a function from an audit to text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from auditor.model.audit import Audit
from auditor.model.text import Language


@dataclass(frozen=True, kw_only=True)
class Report:
    """A format that audits are told in.

    `file_name` is the file it is written to; None means that it is for the terminal, and then `render`
    gives text with ANSI colours, which the command line strips where they are not wanted. `shows_pictures`:
    whether it shows an audit's pictures; where no report does, none are taken.
    """

    id: str
    file_name: str | None
    render: Callable[[Audit, Language], str] = field(repr=False)
    shows_pictures: bool = False
