"""The nouns of an audit.

Everything here is a value: frozen, comparable, and free of input and output.

    evidence    Page, FormControl, PageDate, Owner, Unreached, ...: what was gathered
    media       Medium, Track: films and sounds, and their captions
    linked      LinkAnswer, Document: what links lead to
    content     Block: the text of a page as a reader meets it
    roles       what assistive technology takes an element for
    accessible_name  Names: what it calls them
    place       where in a document an element is
    rule        Rule, Example, Context: what is asked
    finding     Finding, Verdict: what was concluded
    audit       Audit: all of it together
"""

from auditor.model.accessible_name import Names
from auditor.model.audit import Audit, PageAudit, Run, Tool
from auditor.model.content import NOT_DRAWN, Block, is_drawn, is_hidden
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
    Redirect,
    Site,
    Subject,
    Unreached,
    Unread,
    Untested,
)
from auditor.model.finding import Finding, Target, Verdict, at, cannot_tell, failed, passed
from auditor.model.linked import Document, LinkAnswer, LinksAsked
from auditor.model.media import Captions, MediaFacts, Medium, MediumKind, Shape, Track, TrackFile
from auditor.model.outcome import Outcome, Severity
from auditor.model.place import cut, selector_of, snippet_of
from auditor.model.reason import Reason
from auditor.model.report import Report
from auditor.model.roles import control_role, given_role, role_of
from auditor.model.rule import (
    Context,
    Example,
    Given,
    Need,
    PageRule,
    PathPolicy,
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
    "NOT_DRAWN",
    "Audit",
    "Block",
    "Captions",
    "Context",
    "DateKind",
    "DateSource",
    "Document",
    "Evidence",
    "Example",
    "Finding",
    "Flaw",
    "FormControl",
    "Given",
    "Language",
    "LinkAnswer",
    "LinksAsked",
    "MediaFacts",
    "Medium",
    "MediumKind",
    "Metadata",
    "Names",
    "Need",
    "NotTested",
    "Outcome",
    "Owner",
    "OwnerKind",
    "Page",
    "PageAudit",
    "PageDate",
    "PageRule",
    "PathPolicy",
    "Policy",
    "Precision",
    "Reason",
    "Redirect",
    "Report",
    "Rule",
    "Run",
    "Severity",
    "Shape",
    "Site",
    "SiteRule",
    "Subject",
    "Target",
    "Text",
    "Tool",
    "Track",
    "TrackFile",
    "Unreached",
    "Unread",
    "Untested",
    "Verdict",
    "at",
    "cannot_tell",
    "control_role",
    "cut",
    "failed",
    "fails",
    "given_role",
    "ignores",
    "is_drawn",
    "is_hidden",
    "passed",
    "passes",
    "role_of",
    "rule",
    "selector_of",
    "site_rule",
    "snippet_of",
    "spoken",
    "unclear",
]
