"""In which language a page is written, how hard it is to read, and whether its names say what it is."""

from auditor.model import Rule

LANGUAGE_RULES: tuple[Rule, ...] = ()
