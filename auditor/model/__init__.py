"""The nouns of an audit.

Everything here is a value: frozen, comparable, and free of input and output.

    evidence    Page, FormControl, PageDate, Owner, Unreached, ...: what was gathered
    content     Block: the text of a page as a reader meets it
    place       where in a document an element is
    rule        Rule, Example, Context: what is asked
    finding     Finding, Verdict: what was concluded
    audit       Audit: all of it together
"""

from auditor.model.audit import Audit, PageAudit, Run, Tool
from auditor.model.content import Block, is_hidden
from auditor.model.evidence import (
    DateKind,
    DateSource,
    Evidence,
    Flaw,
    FormControl,
    Metadata,
    NotTested,
    Owner,
    OwnerKind,
    Page,
    PageDate,
    Precision,
    Reason,
    Redirect,
    Site,
    Subject,
    Unreached,
    Unread,
    Untested,
)
from auditor.model.finding import Finding, Target, Verdict, at, cannot_tell, failed, passed
from auditor.model.outcome import Outcome, Severity
from auditor.model.place import cut, selector_of, snippet_of
from auditor.model.report import Report
from auditor.model.rule import (
    Context,
    Example,
    Need,
    PageRule,
    Policy,
    Rule,
    SiteRule,
    fails,
    ignores,
    passes,
    rule,
    site_rule,
    unclear,
)
from auditor.model.text import Language, Text, spoken

__all__ = [
    "Audit",
    "Block",
    "Context",
    "DateKind",
    "DateSource",
    "Evidence",
    "Example",
    "Finding",
    "Flaw",
    "FormControl",
    "Language",
    "Metadata",
    "Need",
    "NotTested",
    "Outcome",
    "Owner",
    "OwnerKind",
    "Page",
    "PageAudit",
    "PageDate",
    "PageRule",
    "Policy",
    "Precision",
    "Reason",
    "Redirect",
    "Report",
    "Rule",
    "Run",
    "Severity",
    "Site",
    "SiteRule",
    "Subject",
    "Target",
    "Text",
    "Tool",
    "Unreached",
    "Unread",
    "Untested",
    "Verdict",
    "at",
    "cannot_tell",
    "cut",
    "failed",
    "fails",
    "ignores",
    "is_hidden",
    "passed",
    "passes",
    "rule",
    "selector_of",
    "site_rule",
    "snippet_of",
    "spoken",
    "unclear",
]
