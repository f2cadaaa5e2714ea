"""What a rule concludes, and how much it matters."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Outcome(StrEnum):
    """A conclusion in the words of EARL 1.0 and W3C's ACT rules format, mildest first.

    *Passed* never means "meets WCAG": it means that this rule found nothing to object to.
    """

    INAPPLICABLE = "inapplicable"
    PASSED = "passed"
    CANNOT_TELL = "cantTell"
    FAILED = "failed"

    @staticmethod
    def worst(outcomes: Iterable[Outcome]) -> Outcome:
        """The worst of them; inapplicable when there are none."""
        return max(outcomes, key=_ORDER.index, default=Outcome.INAPPLICABLE)


_ORDER = list(Outcome)


class Severity(StrEnum):
    """How much a failure hinders people, in axe-core's four steps, mildest first."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for the mildest, 3 for the worst."""
        return list(Severity).index(self)
