"""The form controls of a document, as its HTML alone tells them.

A browser gives the same noun from its accessibility tree, and knows better: style sheets may hide a
control or write a star beside it. What is read here follows HTML-AAM 1.0 for roles and the Accessible Name
and Description Computation 1.2 for names, as far as markup goes.
"""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from auditor.model import FormControl, Names, control_role, given_role, selector_of, snippet_of
from auditor.model.roles import CHECKABLE, WIDGETS

_NATIVE = ("input", "select", "textarea", "button")
_ROLES = frozenset("checkbox radio switch textbox combobox searchbox spinbutton slider listbox".split())


def controls_in(soup: BeautifulSoup) -> tuple[FormControl, ...]:
    """Every form control that markup does not hide, in document order, with `computed` False."""
    names = Names(soup)
    return tuple(
        _control(tag, names) for tag in soup.find_all(True) if _is_control(tag) and names.is_met(tag)
    )


def _control(tag: Tag, names: Names) -> FormControl:
    return FormControl(
        role=control_role(tag),
        name=names.of(tag),
        description=names.description_of(tag),
        required=tag.has_attr("required") or _attribute(tag, "aria-required") == "true",
        checked=_checked(tag),
        group=names.group_of(tag),
        tag=tag.name,
        type=_attribute(tag, "type"),
        selector=selector_of(tag),
        snippet=snippet_of(tag),
        computed=False,
    )


def _checked(tag: Tag) -> bool | None:
    if control_role(tag) not in CHECKABLE:
        return None
    if tag.name == "input" and _attribute(tag, "type") in {"checkbox", "radio"}:
        return tag.has_attr("checked")
    return _attribute(tag, "aria-checked") in {"true", "mixed"}


def _is_control(tag: Tag) -> bool:
    if tag.name in _NATIVE:
        return not (tag.name == "input" and _attribute(tag, "type") == "hidden")
    return given_role(tag, WIDGETS) in _ROLES


def _attribute(tag: Tag, name: str) -> str:
    return " ".join(str(tag.get(name) or "").split()).lower()
