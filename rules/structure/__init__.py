"""What a page is built of: headings, landmarks, links, tables and frames, beyond what axe-core judges."""

from auditor.model import Rule

STRUCTURE_RULES: tuple[Rule, ...] = ()
