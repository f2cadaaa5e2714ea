"""Addresses of files that were served on loopback -> their paths, in everything that is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast
from urllib.parse import unquote

from auditor.model import Audit

# What is evidence or description, not told, is left as it is.
_LEFT = {"html", "axe", "headers", "rules", "run", "tool", "controls"}


def relabel(audit: Audit, labels: Mapping[str, str]) -> Audit:
    """The audit with each origin in `labels` replaced by what stands for it, wherever it occurs in words."""
    if not labels:
        return audit
    origins = "|".join(re.escape(origin) for origin in sorted(labels))
    pattern = re.compile(rf"({origins})(/[^\s\"'<>)»”]*)?")

    def path_of(found: re.Match[str]) -> str:
        return labels[found[1]] + (unquote((found[2] or "")[1:]) or ".")

    renamed = _renamed(audit, lambda text: pattern.sub(path_of, text))
    return replace(
        renamed,
        pages=tuple(sorted(renamed.pages, key=lambda audited: audited.page.url)),
        unreached=tuple(sorted(renamed.unreached, key=lambda missed: missed.url)),
    )


def _renamed[T](value: T, rename: Any) -> T:  # noqa: ANN401 - a function from str to str
    if isinstance(value, str) and type(value) is str:
        return cast(T, rename(value))
    if isinstance(value, tuple):
        return cast(T, tuple(_renamed(item, rename) for item in cast(Iterable[Any], value)))
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            field.name: _renamed(getattr(value, field.name), rename)
            for field in fields(value)
            if field.init and field.name not in _LEFT
        }
        return replace(value, **changes)
    return value
