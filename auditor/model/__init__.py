"""The nouns of an audit.

Everything here is a value: frozen, comparable, and free of input and output.

    document    a page's document, parsed once, and what is made of it
    evidence    Page, FormControl, PageDate, Owner, Unreached, ...: what was gathered
    media       Medium, Track: films and sounds, and their captions
    linked      LinkAnswer, Document: what links lead to
    frames      PageFrame, Banner: the frames in a page, and the consent banner it was met with
    content     Block: the text of a page as a reader meets it
    roles       what assistive technology takes an element for
    accessible_name  Names: what it calls them
    place       where in a document an element is
    rule        Rule, Example, Context: what is asked
    states      Reflow, TextSpacing, Focus: the page in a narrow window, with airier text, with focus
    finding     Finding, Verdict: what was concluded
    likeness    what makes two findings the same fault
    picture     Picture: a failed element as a visitor sees it
    audit       Audit: all of it together
"""

from auditor.model.accessible_name import Names
from auditor.model.audit import Audit, PageAudit, Run, Tool
from auditor.model.content import NOT_DRAWN, Block, is_drawn, is_hidden
from auditor.model.document import of_each_page
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
from auditor.model.frames import Banner, FrameState, Hiding, LookKind, PageFrame
from auditor.model.likeness import Likeness, likeness, without_given_numbers
from auditor.model.linked import Document, LinkAnswer, LinksAsked
from auditor.model.media import Captions, MediaFacts, Medium, MediumKind, Shape, Track, TrackFile
from auditor.model.outcome import Outcome, Severity
from auditor.model.picture import Box, Picture
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
from auditor.model.states import (
    UNTRIED,
    Focus,
    FocusStop,
    Loss,
    LostText,
    Overflow,
    Reach,
    Reflow,
    Shown,
    Spot,
    States,
    TextSpacing,
)
from auditor.model.text import Language, Text, spoken

__all__ = [
    "NOT_DRAWN",
    "UNTRIED",
    "Audit",
    "Banner",
    "Block",
    "Box",
    "Captions",
    "Context",
    "DateKind",
    "DateSource",
    "Document",
    "Evidence",
    "Example",
    "Finding",
    "Flaw",
    "Focus",
    "FocusStop",
    "FormControl",
    "FrameState",
    "Given",
    "Hiding",
    "Language",
    "Likeness",
    "LinkAnswer",
    "LinksAsked",
    "LookKind",
    "Loss",
    "LostText",
    "MediaFacts",
    "Medium",
    "MediumKind",
    "Metadata",
    "Names",
    "Need",
    "NotTested",
    "Outcome",
    "Overflow",
    "Owner",
    "OwnerKind",
    "Page",
    "PageAudit",
    "PageDate",
    "PageFrame",
    "PageRule",
    "PathPolicy",
    "Picture",
    "Policy",
    "Precision",
    "Reach",
    "Reason",
    "Redirect",
    "Reflow",
    "Report",
    "Rule",
    "Run",
    "Severity",
    "Shape",
    "Shown",
    "Site",
    "SiteRule",
    "Spot",
    "States",
    "Subject",
    "Target",
    "Text",
    "TextSpacing",
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
    "likeness",
    "of_each_page",
    "passed",
    "passes",
    "role_of",
    "rule",
    "selector_of",
    "site_rule",
    "snippet_of",
    "spoken",
    "unclear",
    "without_given_numbers",
]
