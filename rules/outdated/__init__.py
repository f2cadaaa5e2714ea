"""Names and laws that a text uses although they are no more."""

from auditor.model import Rule
from rules.outdated.repealed_law import page_cites_law_in_force
from rules.outdated.retired_name import page_uses_the_names_of_today

OUTDATED_RULES: tuple[Rule, ...] = (page_uses_the_names_of_today, page_cites_law_in_force)
