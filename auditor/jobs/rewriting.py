"""The words of an audit, rewritten wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from auditor.keeping import KeptAudits

# What is evidence or description, not told, is left as it is.
_LEFT = {"html", "axe", "headers", "rules", "run", "tool", "controls"}


def rewritten[T](value: T, rewrite: Callable[[str], str]) -> T:
    """A copy of a value of the model with every text in it put through `rewrite`."""
    if isinstance(value, str) and type(value) is str:
        return cast(T, rewrite(value))
    if isinstance(value, tuple):
        return cast(T, tuple(rewritten(item, rewrite) for item in cast(Iterable[Any], value)))
    if isinstance(value, KeptAudits):
        return cast(T, value.but(lambda audited: rewritten(audited, rewrite)))
    if isinstance(value, Mapping):
        items = cast(Mapping[Any, Any], value).items()
        return cast(T, {rewritten(key, rewrite): rewritten(item, rewrite) for key, item in items})
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            field.name: rewritten(getattr(value, field.name), rewrite)
            for field in fields(value)
            if field.init and field.name not in _LEFT
        }
        return replace(value, **changes)
    return value
