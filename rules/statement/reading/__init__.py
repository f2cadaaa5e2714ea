"""Read an accessibility statement: which page is one, and what its parts say.

words     the phrases of phrases.toml, as patterns made once
parts     the text of the page, each line with the part of the statement that it stands in
statement which page is a statement, and all that is read out of it
status    how well the service conforms, in the law's words or in others
dates     when it was assessed, updated and published
promises  what it promises to mend, and by when
names     who stands behind which service
"""

from rules.statement.reading.dates import Dated, DateOf
from rules.statement.reading.parts import Line, Part
from rules.statement.reading.promises import Promised
from rules.statement.reading.statement import Statement, is_called_statement, statement_on
from rules.statement.reading.status import Claim, Conformance, Wording
from rules.statement.reading.words import matches, pattern

__all__ = [
    "Claim",
    "Conformance",
    "DateOf",
    "Dated",
    "Line",
    "Part",
    "Promised",
    "Statement",
    "Wording",
    "is_called_statement",
    "matches",
    "pattern",
    "statement_on",
]
