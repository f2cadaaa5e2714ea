"""Addresses of files that were served on loopback -> their paths, in everything that is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import unquote

from auditor.jobs.rewriting import rewritten
from auditor.keeping import KeptAudits
from auditor.model import Audit, PageAudit


def relabel(audit: Audit, labels: Mapping[str, str]) -> Audit:
    """The audit with each origin in `labels` replaced by what stands for it, wherever it occurs in words."""
    if not labels:
        return audit
    origins = "|".join(re.escape(origin) for origin in sorted(labels))
    pattern = re.compile(rf"({origins})(/[^\s\"'<>)»”]*)?")

    def path_of(found: re.Match[str]) -> str:
        return labels[found[1]] + (unquote((found[2] or "")[1:]) or ".")

    renamed = rewritten(audit, lambda text: pattern.sub(path_of, text))
    pages = renamed.pages
    return replace(
        renamed,
        pages=pages if isinstance(pages, KeptAudits) else _sorted(pages),
        unreached=tuple(sorted(renamed.unreached, key=lambda missed: missed.url)),
    )


def _sorted(pages: Iterable[PageAudit]) -> tuple[PageAudit, ...]:
    return tuple(sorted(pages, key=lambda audited: audited.page.url))
