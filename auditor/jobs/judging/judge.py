"""What is done with one page: read, judged by what is known of it, and judged to the end."""

from __future__ import annotations

import logging
import pickle
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from auditor.evaluate import CrashLog, First, concluded, crashed, judge_first, judge_page
from auditor.jobs.reading import Read, read
from auditor.keeping import Leaves, Sheaf, Told, leaves_of, packed, page_of, sheaf_of, unpacked
from auditor.model import Context, MediaFacts, Page, PageRule, Rule, SiteRule
from auditor.model.document import all_of_each_page

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Instructions:
    """By which rules pages are judged, and as of when; rules are loaded by their ids in each process."""

    rules: tuple[str, ...]
    context: Context


class Judged(NamedTuple):
    """A page in parts as it is kept, and what was concluded first, packed."""

    sheaf: dict[str, bytes]
    first: bytes


class Crash(NamedTuple):
    """A rule's crash as it is to be logged: what tells it from others, and its words."""

    rule: str
    error: str
    words: str


class Crashes(CrashLog):
    """Keeps crashes to be logged where the audit runs."""

    def __init__(self) -> None:
        super().__init__()
        self._new: list[Crash] = []

    def _log(self, rule: Rule, where: str, error: Exception) -> None:
        lines = "".join(traceback.format_exception(error))
        words = f"rule {rule.id} crashed on {where}\n{lines}"
        self._new.append(Crash(rule.id, type(error).__name__, words))

    def taken(self) -> tuple[Crash, ...]:
        """The crashes since it was asked last."""
        new, self._new = tuple(self._new), []
        return new


class Judge:
    """Reads and judges one page after the other; holds nothing of them but the documents met last."""

    def __init__(self, rules: Sequence[Rule], context: Context) -> None:
        self.crashes = Crashes()
        self._rules = rules
        self._context = context
        self._looks_at_site = any(isinstance(rule, SiteRule) for rule in rules)

    def read(self, page: Page, media: Sequence[MediaFacts]) -> Read:
        return read(page, media)

    def judge(self, page: Page, told: Told) -> Judged:
        """Judge by what is known of the page, and take it apart to be kept."""
        first = judge_first(self._rules, page, self._context, self.crashes)
        made = _made_of(page) if self._looks_at_site else {}
        return Judged(sheaf_of(page, told, made), packed(first))

    def finish(self, sheaf: Sheaf, first: bytes) -> Leaves:
        """Judge by what had to wait, now that all is known of the page."""
        known: First = unpacked(first)
        return leaves_of(judge_page(self._rules, page_of(sheaf), self._context, self.crashes, known))


def unjudged(page: Page, told: Told, rules: Sequence[Rule], error: str) -> Judged:
    """A page that broke every judge that met it: no rule can tell."""
    verdicts = {rule.id: crashed(rule, error) for rule in rules if isinstance(rule, PageRule)}
    return Judged(sheaf_of(page, told, {}), packed(First(verdicts=verdicts)))


def unfinished(sheaf: Sheaf, first: bytes, rules: Sequence[Rule], error: str) -> Leaves:
    """A page that broke every judge when what had to wait was judged."""
    known: First = unpacked(first)
    late = {rule.id: crashed(rule, error) for rule in rules if rule.id in known.wait}
    return leaves_of(concluded(rules, page_of(sheaf), {**known.verdicts, **late}))


def _made_of(page: Page) -> Mapping[str, Any]:
    """What site rules will ask of the page; what cannot be made or kept now is made when it is asked for."""
    made: dict[str, Any] = {}
    for name, make in all_of_each_page().items():
        try:
            value = page.once(make)
            pickle.dumps(value)
        except Exception:
            logger.debug("%s could not be kept of %s", name, page.url, exc_info=True)
        else:
            made[name] = value
    return made
