"""Rules about the accessibility statement that the law asks for.

links       links to a statement, and pages that are called one
survey      what all pages of a site have to do with its statement
reading     what a statement says
supervisors who supervises the law, and from when to when

`regulator_checks.toml` tells which rule answers which of a regulator's checks of such statements, and which
of them no program can answer.
"""

from rules.statement.accessibility_statement import site_links_to_its_statement
from rules.statement.statement_assessed import statement_says_when_it_was_assessed
from rules.statement.statement_burden_explained import burden_is_explained
from rules.statement.statement_feedback import faults_can_be_reported
from rules.statement.statement_lists_content import statement_lists_what_is_not_accessible
from rules.statement.statement_method import statement_tells_its_method
from rules.statement.statement_names_service import statement_names_actor_and_service
from rules.statement.statement_on_every_page import every_page_links_to_the_statement
from rules.statement.statement_on_one_page import statement_is_a_page
from rules.statement.statement_promises import statement_keeps_its_promises
from rules.statement.statement_status import statement_gives_its_status
from rules.statement.statement_supervisor import statement_links_to_the_supervisor
from rules.statement.statement_true import statement_agrees_with_findings
from rules.statement.statement_updated import statement_is_recent

STATEMENT_RULES = (
    site_links_to_its_statement,
    every_page_links_to_the_statement,
    statement_is_a_page,
    statement_names_actor_and_service,
    statement_gives_its_status,
    statement_agrees_with_findings,
    statement_lists_what_is_not_accessible,
    burden_is_explained,
    statement_keeps_its_promises,
    statement_says_when_it_was_assessed,
    statement_tells_its_method,
    statement_is_recent,
    faults_can_be_reported,
    statement_links_to_the_supervisor,
)
