"""What the site says of its owners: who there are, who are no more, and who came after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache

from auditor.model import Policy

_APART = re.compile(r"\s*[,/|(–—;]\s*|\s+-\s+|\)")
_ALIKE = 0.85  # a letter or an ending apart: Gatuenhet, Gatuenheten
_LONGEST = 120  # characters


def ended(text: str, policy: Policy) -> tuple[str, str] | None:
    """The owner in this text that is no more, and who came after ("" when nobody did)."""
    if not policy.ended:
        return None
    known = {plain(name): (name, after) for name, after in policy.ended.items()}
    return next((known[part] for part in _parts(text) if part in known), None)


def is_listed(text: str, policy: Policy) -> bool:
    """Whether the site's directory has the owner, or a part of it: "Gatuenheten, Tekniska kontoret"."""
    return policy.directory is None or not _names(policy.directory).isdisjoint(_parts(text))


def nearest(text: str, policy: Policy) -> str | None:
    """The owner in the directory that this one is spelt almost like."""
    known = {plain(name): name for name in policy.directory or ()}
    alike = get_close_matches(plain(text)[:_LONGEST], known, n=1, cutoff=_ALIKE)
    return known[alike[0]] if alike else None


def plain(text: str) -> str:
    """The name as it is compared: without case and without white space or punctuation around."""
    return " ".join(text.casefold().split()).strip(" .,:;<>")


def _parts(text: str) -> Iterator[str]:
    yield plain(text)
    yield from (part for piece in _APART.split(text[:_LONGEST]) if (part := plain(piece)))


@lru_cache(maxsize=8)
def _names(directory: Sequence[str]) -> frozenset[str]:
    return frozenset(map(plain, directory))
