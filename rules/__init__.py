"""The rules we ship, in the order in which reports show them: our own first, then axe-core's.

freshness   is what the page says still true, and who answers for it?
forms       what controls are called, which are required, how consent is asked for
media       films and sound
statement   the accessibility statement that the law asks for
axe         axe-core's rules as rules of ours
"""

from auditor.model import Rule
from rules.axe import AXE_RULES
from rules.forms import FORM_RULES
from rules.freshness import FRESHNESS_RULES
from rules.media import MEDIA_RULES
from rules.statement import STATEMENT_RULES

RULES: tuple[Rule, ...] = (
    *FRESHNESS_RULES,
    *FORM_RULES,
    *MEDIA_RULES,
    *STATEMENT_RULES,
    *AXE_RULES,
)
