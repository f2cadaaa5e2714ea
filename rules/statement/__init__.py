"""Rules about the accessibility statement that the law asks for."""

from rules.statement.accessibility_statement import site_links_to_its_statement

STATEMENT_RULES = (site_links_to_its_statement,)
