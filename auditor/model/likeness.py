"""What makes two findings, on different pages or on one, the same fault."""

from __future__ import annotations

import re

from auditor.model.finding import Finding
from auditor.model.text import Text

# The rule's id, what the finding says, and of what it says it.
type Likeness = tuple[str, Text, str]

# Numbers that systems give elements anew on each page: id="svid12_4f8a90c2", for="field-10482".
_GIVEN_NAME = re.compile(r"""\b(?:id|for|name|aria-[a-z]+)=(?:"[^"]*"|'[^']*')""")
_GIVEN_NUMBER = re.compile(r"(?=[0-9a-f]*\d)[0-9a-f]{6,}|\d{4,}", re.IGNORECASE)


def likeness(rule_id: str, finding: Finding) -> Likeness:
    """What a finding has in common with those that are the same fault."""
    return rule_id, finding.message, " ".join(without_given_numbers(finding.snippet).split())


def without_given_numbers(html: str) -> str:
    """The HTML with a 0 for each number that a system has made up for a name."""
    return _GIVEN_NAME.sub(lambda name: _GIVEN_NUMBER.sub("0", name[0]), html)
