"""Form controls as the browser gives them to assistive technology.

Read from Chromium's accessibility tree through the DevTools protocol (Accessibility.getFullAXTree), with
places taken from one snapshot of the document (DOM.getDocument): two calls a page, however many controls.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from selenium.webdriver import Chrome

from auditor.model import FormControl, cut

_CONTROLS = frozenset(
    (
        "button checkbox radio switch textbox searchbox combobox listbox spinbutton slider "
        "ColorWell Date DateTime InputTime menuitemcheckbox menuitemradio"
    ).split()
)
_FORM_TAGS = frozenset(["input", "select", "textarea", "button"])
_GROUPS = frozenset({"group", "radiogroup", "form"})
_ELEMENT, _TEXT = 1, 3  # DOM, Node.nodeType
_CHECKED = {"true": True, "false": False, "mixed": True}


@dataclass
class _Element:
    """An element of the snapshot, enough to say where it is and what it looks like."""

    tag: str
    attributes: dict[str, str]
    parent: _Element | None
    position: int
    alike: int
    frame: str | None
    text: list[str] = field(default_factory=list)

    @property
    def selector(self) -> str:
        own = self.attributes.get("id")
        if own and own.replace("-", "").replace("_", "").isalnum() and not own[0].isdigit():
            return f"#{own}"
        step = self.tag if self.alike == 1 else f"{self.tag}:nth-of-type({self.position})"
        return f"{self.parent.selector} > {step}" if self.parent else step

    @property
    def snippet(self) -> str:
        attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in self.attributes.items())
        start = f"<{self.tag}{attributes}>"
        inside = " ".join(self.text).strip()
        return start if self.tag == "input" else cut(f"{start}{inside}</{self.tag}>")


def form_controls(driver: Chrome) -> tuple[FormControl, ...]:
    """Every form control of the page and of its same-process frames, in document order.

    Raises WebDriverException when the browser does not answer.
    """
    document = driver.execute_cdp_cmd("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
    elements, frames = _elements_of(document)
    controls: list[tuple[_Element, FormControl]] = []
    for frame_id in [None, *frames]:
        asked = {} if frame_id is None else {"frameId": frame_id}
        nodes = driver.execute_cdp_cmd("Accessibility.getFullAXTree", asked)["nodes"]
        controls += _controls_in(nodes, elements)
    order = {id(element): place for place, element in enumerate(elements.values())}
    return tuple(control for _, control in sorted(controls, key=lambda pair: order[id(pair[0])]))


def _controls_in(
    nodes: list[dict[str, Any]], elements: dict[int, _Element]
) -> Iterator[tuple[_Element, FormControl]]:
    by_id = {node["nodeId"]: node for node in nodes}
    for node in nodes:
        element = elements.get(node.get("backendDOMNodeId", -1))
        role = _value(node, "role")
        if node.get("ignored") or element is None:
            continue
        if role not in _CONTROLS and element.tag not in _FORM_TAGS:
            continue
        states = {prop["name"]: prop["value"].get("value") for prop in node.get("properties", ())}
        yield (
            element,
            FormControl(
                role=role,
                name=_value(node, "name"),
                description=_value(node, "description"),
                required=_is_required(states, element),
                checked=_CHECKED.get(str(states["checked"]).lower()) if "checked" in states else None,
                group=_group(node, by_id),
                tag=element.tag,
                type=element.attributes.get("type", "").lower(),
                selector=element.selector,
                snippet=element.snippet,
                frame=element.frame,
            ),
        )


def _is_required(states: dict[str, Any], element: _Element) -> bool:
    """Whether the control is required; the protocol leaves this out for check boxes and radio buttons."""
    return (
        states.get("required") in {True, "true"}
        or "required" in element.attributes
        or element.attributes.get("aria-required", "").strip().lower() == "true"
    )


def _value(node: dict[str, Any], key: str) -> str:
    return str(node.get(key, {}).get("value", "")).strip()


def _group(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> str:
    """The name of the nearest group around a control that has one."""
    while (node := by_id.get(node.get("parentId", ""), {})) != {}:
        if _value(node, "role") in _GROUPS and (name := _value(node, "name")):
            return name
    return ""


def _elements_of(root: dict[str, Any]) -> tuple[dict[int, _Element], list[str]]:
    """Every element of the snapshot by its backend node id, in document order, and the ids of its frames.

    Iterative: how deep a document is nested is the page's choice. What the browser itself draws (the buttons
    of a video player: user-agent shadow trees) is not the page's.
    """
    elements: dict[int, _Element] = {}
    frames: list[str] = []
    stack: list[tuple[dict[str, Any], _Element | None, str | None]] = [(root, None, None)]
    while stack:
        node, element, frame = stack.pop()
        if element is not None:
            elements[node["backendNodeId"]] = element
        inner = list(_children(node, element, frame))
        for shadow in node.get("shadowRoots", ()):
            if shadow.get("shadowRootType") != "user-agent":
                inner += _children(shadow, element, frame)
        if element is not None and "contentDocument" in node:
            frames.append(node["frameId"])
            inside = element.selector if frame is None else f"{frame} {element.selector}"
            inner += _children(node["contentDocument"], None, inside)
        stack += reversed(inner)
    return elements, frames


def _children(
    node: dict[str, Any], parent: _Element | None, frame: str | None
) -> Iterator[tuple[dict[str, Any], _Element, str | None]]:
    children = node.get("children", [])
    alike = Counter(child["localName"] for child in children)
    met: Counter[str] = Counter()
    for child in children:
        if child["nodeType"] == _TEXT and parent is not None:
            parent.text.append(" ".join(child["nodeValue"].split()))
        if child["nodeType"] == _ELEMENT:
            name = child["localName"]
            met[name] += 1
            yield child, _Element(name, _attributes(child), parent, met[name], alike[name], frame), frame


def _attributes(node: dict[str, Any]) -> dict[str, str]:
    pairs = node.get("attributes", [])
    return dict(zip(pairs[::2], pairs[1::2], strict=True))
