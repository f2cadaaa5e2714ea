"""An audit in a few sentences, the same in every report for people."""

from __future__ import annotations

from collections import Counter

from auditor.model import Audit, Outcome, Text
from reports import phrases
from reports.figures import number, percent
from reports.grouping import Faults

# Below this share of addresses looked at, readers are warned; the program's exit status draws the same line.
LOW_COVERAGE = 0.95


def page_counts(audit: Audit) -> dict[Outcome, int]:
    """How many pages failed, could not be told, and had no faults; what had nothing to test had no faults."""
    counts = Counter(audited.outcome for audited in audit.pages)
    return {
        Outcome.FAILED: counts[Outcome.FAILED],
        Outcome.CANNOT_TELL: counts[Outcome.CANNOT_TELL],
        Outcome.PASSED: counts[Outcome.PASSED] + counts[Outcome.INAPPLICABLE],
    }


def headline(audit: Audit) -> Text:
    """The one sentence that everybody reads."""
    pages = phrases.PAGES(len(audit.pages))
    failed = page_counts(audit)[Outcome.FAILED]
    if not audit.pages:
        return phrases.NO_PAGES
    return phrases.NEED_FIXING(failed, pages=pages) if failed else phrases.NO_FAULTS.fill(pages=pages)


def sentences(audit: Audit, failed: Faults, doubtful: Faults) -> list[Text]:
    """What is to be said after the headline."""
    told: list[Text] = []
    if failed.count:
        told.append(phrases.FOUND(failed.count))
    if failed.recurring:
        times = number(sum(common.count for common in failed.recurring))
        told.append(phrases.OF_WHICH_RECURRING(len(failed.recurring), times=times))
    if doubtful.pages:
        told.append(phrases.TO_REVIEW(len(doubtful.pages)))
    if audit.pages:
        gaps = sum(missed.is_gap for missed in audit.unreached)
        told.append(phrases.covered(len(audit.pages), gaps, percent(audit.coverage)))
    return told


def looks(audit: Audit) -> list[Text]:
    """In which states pages were met that have a consent banner; nothing where none has."""
    banners = [audited.page.banner for audited in audit.pages]
    twice = sum(banner is not None and banner.rejected for banner in banners)
    once = sum(banner is not None and not banner.hides for banner in banners)
    told = [phrases.LOOKED_TWICE(twice)] if twice else []
    return [*told, phrases.LOOKED_WITH_BANNER(once)] if once else told


def warnings(audit: Audit) -> list[Text]:
    """What a reader must know before trusting the figures."""
    told: list[Text] = []
    if not audit.complete:
        told.append(phrases.INCOMPLETE)
    if audit.coverage < LOW_COVERAGE:
        told.append(phrases.LOW_COVERAGE.fill(share=percent(audit.coverage)))
    if audit.tool.browser is None:
        told.append(phrases.NO_BROWSER)
    elif audit.tool.axe_core is None:
        told.append(phrases.NO_AXE)
    if not audit.tool.sandboxed:
        told.append(phrases.UNSANDBOXED)
    return told
