"""The rules we ship, in the order in which reports show them: our own first, then axe-core's.

freshness   when was the page updated, and who answers for it?
expiry      what a text says that time has made untrue
outdated    names and laws that are no more
links       where links lead
forms       what controls are called, which are required, how consent is asked for
media       films and sound
language    in which language, how hard to read, what titles and headings say
structure   headings, landmarks, links, tables and frames, beyond axe-core
states      the page in a narrow window, with airier text, with keyboard focus
documents   PDF files
statement   the accessibility statement that the law asks for
axe         axe-core's rules as rules of ours
"""

from auditor.model import Rule
from rules.axe import AXE_RULES
from rules.documents import DOCUMENT_RULES
from rules.expiry import EXPIRY_RULES
from rules.forms import FORM_RULES
from rules.freshness import FRESHNESS_RULES
from rules.language import LANGUAGE_RULES
from rules.links import LINK_RULES
from rules.media import MEDIA_RULES
from rules.outdated import OUTDATED_RULES
from rules.statement import STATEMENT_RULES
from rules.states import STATE_RULES
from rules.structure import STRUCTURE_RULES

RULES: tuple[Rule, ...] = (
    *FRESHNESS_RULES,
    *EXPIRY_RULES,
    *OUTDATED_RULES,
    *LINK_RULES,
    *FORM_RULES,
    *MEDIA_RULES,
    *LANGUAGE_RULES,
    *STRUCTURE_RULES,
    *STATE_RULES,
    *DOCUMENT_RULES,
    *STATEMENT_RULES,
    *AXE_RULES,
)
