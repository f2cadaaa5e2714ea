"""Where links lead: to pages that are gone, and to hosts that have moved."""

from auditor.model import Rule

LINK_RULES: tuple[Rule, ...] = ()
