"""The form controls of a document, as its HTML alone tells them.

A browser gives the same noun from its accessibility tree, and knows better: style sheets may hide a
control or write a star beside it. What is read here follows HTML-AAM 1.0 for roles and the Accessible Name
and Description Computation 1.2 for names, as far as markup goes.

The document is walked once; labels and ids are looked up in what that walk found.
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString

from auditor.model import FormControl, is_hidden, selector_of, snippet_of

_NATIVE = frozenset({"input", "select", "textarea", "button"})
_ROLES = frozenset("checkbox radio switch textbox combobox searchbox spinbutton slider listbox".split())
# The other widget roles of WAI-ARIA 1.2: an author may give them to a native control.
_WIDGETS = _ROLES | frozenset(
    "button gridcell link menuitem menuitemcheckbox menuitemradio option tab treeitem".split()
)
_CHECKABLE = frozenset({"checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio"})
_NAMED_BY_CONTENT = _CHECKABLE | frozenset("button gridcell link menuitem option tab treeitem".split())
_BUTTON_TYPES = frozenset({"button", "submit", "reset", "image"})
_INPUT_ROLES = {
    "checkbox": "checkbox",
    "radio": "radio",
    "range": "slider",
    "number": "spinbutton",
    "search": "searchbox",
    "file": "button",
    "color": "button",
    **dict.fromkeys(_BUTTON_TYPES, "button"),
}
_UNTITLED = {"submit": "Submit", "reset": "Reset"}  # what browsers write on a button without a value
_GROUPS = frozenset({"group", "radiogroup"})
# Elements that do not part the words before them from the words after them.
_INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strong sub sup "
    "time tt u var wbr".split()
)


def controls_in(soup: BeautifulSoup) -> tuple[FormControl, ...]:
    """Every form control that markup does not hide, in document order, with `computed` False."""
    document = _Document(soup)
    return tuple(_control(tag, document) for tag in document.controls)


def _control(tag: Tag, document: _Document) -> FormControl:
    name = next(filter(None, _names(tag, document)), "")
    return FormControl(
        role=_role(tag),
        name=name,
        description=next(filter(None, _descriptions(tag, name, document)), ""),
        required=tag.has_attr("required") or _attribute(tag, "aria-required").lower() == "true",
        checked=_checked(tag),
        group=document.group_of(tag),
        tag=tag.name,
        type=_attribute(tag, "type").lower(),
        selector=selector_of(tag),
        snippet=snippet_of(tag),
        computed=False,
    )


class _Document:
    """What one walk through the document finds: ids, labels, controls, and what is hidden."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self.controls: list[Tag] = []
        self._hidden: set[int] = set()
        self._by_id: dict[str, Tag] = {}
        self._labels: dict[int, list[Tag]] = {}
        self._texts: dict[tuple[int, int], str] = {}
        self._groups: dict[int, str] = {}
        self._read(soup)

    def _read(self, soup: BeautifulSoup) -> None:
        labels, labelable = [], []
        for tag in soup.find_all(True):
            if id(tag.parent) in self._hidden or _hides(tag):
                self._hidden.add(id(tag))
            elif _is_control(tag):
                self.controls.append(tag)
            if own := _attribute(tag, "id", strip=False):
                self._by_id.setdefault(own, tag)
            if tag.name == "label":
                labels.append(tag)
            elif _is_native(tag):
                labelable.append(tag)
        self._join(labels, labelable)

    def _join(self, labels: list[Tag], labelable: list[Tag]) -> None:
        """Give every label to the one control that it labels (HTML 4.10.4)."""
        inside: dict[int, Tag] = {}
        for control in labelable:
            around = control.find_parent("label")
            if around is not None:
                inside.setdefault(id(around), control)
        for label in labels:
            to = _attribute(label, "for")
            labelled = self._by_id.get(to) if label.has_attr("for") else inside.get(id(label))
            if labelled is not None and _is_native(labelled):
                self._labels.setdefault(id(labelled), []).append(label)

    def labels_of(self, control: Tag) -> str:
        """The text of the control's labels, in document order."""
        labels = (label for label in self._labels.get(id(control), ()) if id(label) not in self._hidden)
        return _joined(self.text_of(label, control) for label in labels)

    def referred(self, tag: Tag, attribute: str) -> str:
        """The text of the elements that an aria-labelledby or aria-describedby points to."""
        found = (self._by_id.get(name) for name in _attribute(tag, attribute).split())
        return _joined(self._referred_text(target, tag) for target in found if target is not None)

    def _referred_text(self, target: Tag, referrer: Tag) -> str:
        own = _attribute(target, "aria-label")
        if own:
            return own
        embedded = _embedded_value(target) if target is not referrer else None
        return self.text_of(target, referrer) if embedded is None else embedded

    def text_of(self, root: Tag, control: Tag) -> str:
        """The text of an element as a name; the control that it names says nothing of itself."""
        own = control if control is root or any(parent is root for parent in control.parents) else None
        key = (id(root), id(own) if own is not None else 0)
        if key not in self._texts:
            self._texts[key] = _tidy("".join(self._pieces(root, own)))
        return self._texts[key]

    def _pieces(self, root: Tag, control: Tag | None) -> Iterator[str]:
        """The element's text, piece by piece. Iterative: how deep it goes is the page's choice."""
        all_hidden = id(root) in self._hidden  # what a control refers to may be hidden
        stack: list[object] = list(reversed(root.contents))
        while stack:
            node = stack.pop()
            if isinstance(node, Tag):
                unseen = id(node) in self._hidden and not all_hidden
                if unseen or node is control or node.name in {"script", "style", "template"}:
                    continue
                told = _told(node)
                if told is not None:
                    yield f" {told} "
                    continue
                around = [] if node.name in _INLINE else [" "]
                stack += [*around, *reversed(node.contents), *around]
            elif isinstance(node, str) and not isinstance(node, PreformattedString):
                yield node

    def group_of(self, tag: Tag) -> str:
        """The name of the nearest group around the control that has one."""
        groups = (parent for parent in tag.parents if _is_group(parent))
        return next(filter(None, map(self._group_name, groups)), "")

    def _group_name(self, group: Tag) -> str:
        if id(group) not in self._groups:
            self._groups[id(group)] = (
                self.referred(group, "aria-labelledby")
                or _attribute(group, "aria-label")
                or self._legend_of(group)
                or _attribute(group, "title")
            )
        return self._groups[id(group)]

    def _legend_of(self, group: Tag) -> str:
        legend = group.find("legend", recursive=False) if group.name == "fieldset" else None
        shown = legend is not None and id(legend) not in self._hidden
        return self.text_of(legend, group) if legend is not None and shown else ""


def _names(tag: Tag, document: _Document) -> Iterator[str]:
    """What may name the control, the strongest first (HTML-AAM 1.0, 4.1)."""
    yield document.referred(tag, "aria-labelledby")
    yield _attribute(tag, "aria-label")
    yield document.labels_of(tag)
    yield from _own_words(tag, document)
    yield _attribute(tag, "title")
    yield _attribute(tag, "placeholder")
    yield _attribute(tag, "aria-placeholder")


def _own_words(tag: Tag, document: _Document) -> Iterator[str]:
    type_ = _type(tag)
    if tag.name != "input":
        if _role(tag) in _NAMED_BY_CONTENT:
            yield document.text_of(tag, tag)
    elif type_ == "image":
        yield _attribute(tag, "alt")
        yield _attribute(tag, "value")
    elif type_ in _BUTTON_TYPES:
        yield _attribute(tag, "value")
        yield _UNTITLED.get(type_, "")


def _descriptions(tag: Tag, name: str, document: _Document) -> Iterator[str]:
    yield document.referred(tag, "aria-describedby")
    yield _attribute(tag, "aria-description")
    title = _attribute(tag, "title")
    yield title if title != name else ""


def _told(tag: Tag) -> str | None:
    """What an element inside a label says by other means than its text; None for one that has only text."""
    embedded = _embedded_value(tag)
    if embedded is not None:
        return embedded
    label = _attribute(tag, "aria-label")
    if label:
        return label
    if tag.name in {"img", "area"}:
        return _attribute(tag, "alt") or _attribute(tag, "title")
    if tag.name == "svg":
        title = tag.find("title")
        return title.get_text() if isinstance(title, Tag) else ""
    return " " if tag.name == "br" else None


def _embedded_value(tag: Tag) -> str | None:
    """What a control inside a label adds to it: its value (Accessible Name, step 2C)."""
    if tag.name == "textarea":
        return tag.get_text()
    if tag.name == "select":
        chosen = tag.find_all("option", selected=True) or tag.find_all("option", limit=1)
        return _joined(option.get_text() for option in chosen)
    if tag.name != "input":
        return None
    if _type(tag) == "image":
        return _attribute(tag, "alt")
    return "" if _type(tag) in {"checkbox", "radio", "hidden", "password"} else _attribute(tag, "value")


def _role(tag: Tag) -> str:
    given = _given_role(tag)
    if given:
        return given
    if tag.name == "select":
        size = _attribute(tag, "size")
        several = tag.has_attr("multiple") or (size.isdecimal() and int(size) > 1)
        return "listbox" if several else "combobox"
    if tag.name != "input":
        return "button" if tag.name == "button" else "textbox"
    role = _INPUT_ROLES.get(_type(tag), "textbox")
    return "combobox" if tag.has_attr("list") and role in {"textbox", "searchbox"} else role


def _given_role(tag: Tag) -> str:
    return next((role for role in _attribute(tag, "role").lower().split() if role in _WIDGETS), "")


def _type(tag: Tag) -> str:
    if tag.name not in {"input", "button"}:
        return ""
    return _attribute(tag, "type").lower() or ("text" if tag.name == "input" else "submit")


def _checked(tag: Tag) -> bool | None:
    if _role(tag) not in _CHECKABLE:
        return None
    if tag.name == "input" and _type(tag) in {"checkbox", "radio"}:
        return tag.has_attr("checked")
    return _attribute(tag, "aria-checked").lower() in {"true", "mixed"}


def _is_native(tag: Tag) -> bool:
    return tag.name in _NATIVE and _type(tag) != "hidden"


def _is_control(tag: Tag) -> bool:
    return _is_native(tag) if tag.name in _NATIVE else _given_role(tag) in _ROLES


def _is_group(tag: Tag) -> bool:
    role = _attribute(tag, "role").lower()
    return role in _GROUPS or (tag.name == "fieldset" and role not in {"presentation", "none"})


def _hides(tag: Tag) -> bool:
    """Whether markup hides the element, from everybody or from assistive technology."""
    if _attribute(tag, "aria-hidden").lower() == "true":
        return True
    if tag.name in {"select", "textarea", "svg"}:  # is_hidden leaves these out for what they hold
        return is_hidden(Tag(name="span", attrs=tag.attrs))
    return is_hidden(tag)


def _attribute(tag: Tag, name: str, *, strip: bool = True) -> str:
    value = str(tag.get(name) or "")
    return _tidy(value) if strip else value


def _joined(texts: Iterator[str]) -> str:
    found = [text for text in texts if text]
    return found[0] if len(found) == 1 else _tidy(" ".join(found))


def _tidy(text: str) -> str:
    return " ".join(text.split())
