"""Documents that pages link to: whether everybody can read them, and whether they are current."""

from auditor.model import Rule

DOCUMENT_RULES: tuple[Rule, ...] = ()
