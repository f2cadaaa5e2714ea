"""How old a page may be: the site's policy for the path that it stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from urllib.parse import unquote, urlsplit

from auditor.model import Page, Policy

_ANY_STEPS = "**"


@dataclass(frozen=True)
class Ages:
    """What holds for one page. `is_exempt`: it may be old, or may not whatever it is; None: nobody said."""

    max_age: timedelta
    review_age: timedelta | None
    is_exempt: bool | None


def ages_for(page: Page, policy: Policy) -> Ages:
    """The site's ages, but for what the last pattern that matches the page's path says instead."""
    path = urlsplit(page.final_url or page.url).path
    own = next((own for own in reversed(policy.paths) if matches(own.pattern, path)), None)
    if own is None:
        return Ages(policy.max_age, policy.review_age, None)
    return Ages(
        own.max_age if own.max_age is not None else policy.max_age,
        own.review_age if own.review_age is not None else policy.review_age,
        own.is_exempt,
    )


def matches(pattern: str, path: str) -> bool:
    """Whether a path fits a pattern: ** stands for any steps, or none; * for any text within one step.

    Case counts; a slash at the end does not, nor whether å is written as %C3%A5.
    """
    steps = _steps(path)
    reached = {0}
    for wanted in _steps(pattern):
        if wanted == _ANY_STEPS:
            reached = set(range(min(reached), len(steps) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(steps) and _step(wanted).fullmatch(steps[at])}
        if not reached:
            return False
    return len(steps) in reached


def _steps(path: str) -> list[str]:
    return [step for step in unquote(path).split("/") if step]


@cache
def _step(wanted: str) -> re.Pattern[str]:
    return re.compile("[^/]*".join(map(re.escape, wanted.split("*"))))
