"""Names and laws that a text uses although they are no more."""

from auditor.model import Rule

OUTDATED_RULES: tuple[Rule, ...] = ()
