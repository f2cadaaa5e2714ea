"""What assistive technology takes an element for: its role, as markup gives it.

HTML-AAM 1.0 for the elements, WAI-ARIA 1.2 for what the role attribute may say. Only roles that something is
decided by are told; for all other elements the role is empty.
"""

from __future__ import annotations

from bs4 import Tag

_CONTROLS = frozenset("checkbox radio switch textbox combobox searchbox spinbutton slider listbox".split())
WIDGETS = _CONTROLS | frozenset(
    "button gridcell link menuitem menuitemcheckbox menuitemradio option tab treeitem".split()
)
CHECKABLE = frozenset({"checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Roles that take their name from what they hold (WAI-ARIA 1.2, 5.2.8.5).
NAMED_BY_CONTENT = CHECKABLE | frozenset(
    "button cell columnheader gridcell heading link menuitem option row rowheader summary tab tooltip "
    "treeitem".split()
)
# The other roles that an author may give and that we tell apart; an unknown word is passed over.
_KNOWN = (
    WIDGETS
    | NAMED_BY_CONTENT
    | frozenset(
        "alert alertdialog application article banner blockquote caption code complementary contentinfo "
        "deletion dialog directory document emphasis feed figure form generic grid group img image insertion "
        "list listitem log main mark marquee math menu menubar meter navigation none note paragraph "
        "presentation progressbar radiogroup region rowgroup scrollbar search separator status strong "
        "subscript suggestion superscript table tablist tabpanel term time timer toolbar tree "
        "treegrid".split()
    )
)
_BUTTON_TYPES = frozenset({"button", "submit", "reset", "image"})
_INPUT_ROLES = {
    "checkbox": "checkbox",
    "radio": "radio",
    "range": "slider",
    "number": "spinbutton",
    "search": "searchbox",
    "file": "button",
    "color": "button",
    "hidden": "",
    **dict.fromkeys(_BUTTON_TYPES, "button"),
}
_ELEMENT_ROLES = {
    **dict.fromkeys(HEADINGS, "heading"),
    "button": "button",
    "textarea": "textbox",
    "summary": "summary",
    "main": "main",
    "nav": "navigation",
    "aside": "complementary",
    "article": "article",
    "img": "img",
    "table": "table",
    "tr": "row",
    "td": "cell",
    "th": "columnheader",
    "ul": "list",
    "ol": "list",
    "li": "listitem",
    "option": "option",
    "dialog": "dialog",
    "form": "form",
    "fieldset": "group",
    "figure": "figure",
}


def role_of(tag: Tag) -> str:
    """The element's role: the first known one that the author gives, else the element's own, or empty."""
    return given_role(tag) or _own_role(tag)


def given_role(tag: Tag, among: frozenset[str] = _KNOWN) -> str:
    """The first role in the role attribute that is one of these, or empty."""
    if not tag.has_attr("role"):
        return ""
    return next((role for role in str(tag["role"]).lower().split() if role in among), "")


def type_of(tag: Tag) -> str:
    """The type of an input or a button, with the default that HTML gives it; empty for others."""
    if tag.name not in {"input", "button"}:
        return ""
    given = " ".join(str(tag.get("type") or "").split()).lower()
    return given or ("text" if tag.name == "input" else "submit")


def control_role(tag: Tag) -> str:
    """The role of a form control, native or made of something else: a widget's, whatever else is given."""
    return given_role(tag, WIDGETS) or _native_control_role(tag)


def _own_role(tag: Tag) -> str:
    if tag.name in {"a", "area"}:
        return "link" if tag.has_attr("href") or tag.has_attr("xlink:href") else ""
    if tag.name in {"input", "select"}:
        return _native_control_role(tag)
    if tag.name == "section":  # a landmark only when it has a name (HTML-AAM, section)
        return "region" if tag.has_attr("aria-label") or tag.has_attr("aria-labelledby") else ""
    return _ELEMENT_ROLES.get(tag.name, "")


def _native_control_role(tag: Tag) -> str:
    if tag.name == "select":
        size = str(tag.get("size") or "").strip()
        several = tag.has_attr("multiple") or (size.isdecimal() and int(size[:6]) > 1)
        return "listbox" if several else "combobox"
    if tag.name != "input":
        return "button" if tag.name == "button" else "textbox"
    role = _INPUT_ROLES.get(type_of(tag), "textbox")
    return "combobox" if tag.has_attr("list") and role in {"textbox", "searchbox"} else role
