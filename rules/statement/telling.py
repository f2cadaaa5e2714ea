"""What the rules about the statement share in telling: where to read more, and what is not there."""

from __future__ import annotations

from datetime import date

from auditor.model import Finding, Text, cannot_tell, cut, failed, spoken
from rules.statement.reading import Line, Statement

HELP = "https://www.digg.se/kunskap-och-stod/digital-tillganglighet/skapa-en-tillganglighetsredogorelse"
NOT_OPENED = Text(
    sv="Sidan ändras av skript och har inte öppnats i en webbläsare, så det kan stå där ändå. Titta efter.",
    en="Scripts change the page and it was not opened in a browser, so it may be there nevertheless. Look "
    "for it.",
)
_QUOTED = 200  # characters


def absent(statement: Statement, message: Text, line: Line | None = None) -> Finding:
    """What the statement does not say: a failure, unless a script may write it."""
    tag = line.tag if line else None
    if statement.page.is_settled:
        return failed(tag, message)
    return cannot_tell(tag, message.then(NOT_OPENED))


def quoted(text: str) -> str:
    """The words as a finding quotes them."""
    return cut(text.strip(), _QUOTED)


def day_of(value: date) -> Text:
    return spoken(value.year, value.month, value.day)
