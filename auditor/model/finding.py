"""What a rule says of one element, and of one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bs4 import Tag

from auditor.model.evidence import FormControl
from auditor.model.media import Medium
from auditor.model.outcome import Outcome
from auditor.model.place import cut, selector_of, snippet_of
from auditor.model.text import Text

# What a finding may be about: an element of the document, a form control, a film or a sound, or the page as
# a whole.
type Target = Tag | FormControl | Medium | None


@dataclass(frozen=True, kw_only=True)
class Finding:
    """An outcome about one element.

    `message` says what was found and what it was compared with; `selector` and `snippet` where it is
    (empty: the page as a whole); `frame` the selector of the frame it stands in, None in the page itself.

    `third_party` is the site whose frame that is, where it is not the page's own (PageFrame.third_party). The
    page's owner cannot mend what is in it, and the law may not ask it of them (Directive (EU) 2016/2102,
    art. 1(4)(e)): the finding is told, but weighs nothing in the outcome.
    """

    outcome: Outcome
    message: Text
    selector: str = ""
    snippet: str = ""
    frame: str | None = None
    third_party: str = ""


def passed(target: Target, message: Text) -> Finding:
    return _finding(Outcome.PASSED, target, message)


def failed(target: Target, message: Text) -> Finding:
    return _finding(Outcome.FAILED, target, message)


def cannot_tell(target: Target, message: Text) -> Finding:
    return _finding(Outcome.CANNOT_TELL, target, message)


def at(outcome: Outcome, selector: str, snippet: str, message: Text) -> Finding:
    """A finding about a place that is known by its selector: a page's date, its owner."""
    return Finding(outcome=outcome, message=message, selector=selector, snippet=cut(snippet))


def _finding(outcome: Outcome, target: Target, message: Text) -> Finding:
    if isinstance(target, (FormControl, Medium)):
        return Finding(
            outcome=outcome,
            message=message,
            selector=target.selector,
            snippet=cut(target.snippet),
            frame=target.frame,
        )
    return Finding(outcome=outcome, message=message, selector=selector_of(target), snippet=snippet_of(target))


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One rule's findings on one page. No findings means that there was nothing to test.

    What stands in a third party's frame weighs nothing in the outcome; see Finding.
    """

    rule: str
    findings: tuple[Finding, ...] = ()

    @property
    def outcome(self) -> Outcome:
        return worst_of(finding for finding in self.findings if not finding.third_party)


def worst_of(findings: Iterable[Finding]) -> Outcome:
    return Outcome.worst(finding.outcome for finding in findings)
