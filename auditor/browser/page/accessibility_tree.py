"""Form controls as the browser gives them to assistive technology.

A script finds the controls, in frames and open shadow trees too, and says where they are; what each of them
is called and does comes from Chromium's accessibility tree, asked for one control at a time
(Accessibility.getPartialAXTree; the full tree of an ordinary page takes 50 times that).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from auditor.browser.tab.tab import Tab
from auditor.model import FormControl, NotTested, Untested, cut

MOST_CONTROLS = 500
_GROUPS = frozenset({"group", "radiogroup"})
_CHECKED = {"true": True, "false": False, "mixed": True}

# Gives {elements, facts}: the controls themselves and, in the same order, where and what each one is.
_FIND = """
most => {
  const roles = ["button", "checkbox", "radio", "switch", "textbox", "searchbox", "combobox", "listbox",
    "spinbutton", "slider", "menuitemcheckbox", "menuitemradio"];
  const wanted = ["input:not([type=hidden])", "select", "textarea", "button", "[contenteditable=true]",
    ...roles.map(role => `[role~="${role}"]`)].join(", ");
  const elements = [], facts = [];
  const place = element => {
    const root = element.getRootNode(), steps = [];
    for (let at = element; at && at.nodeType === 1; at = at.parentElement) {
      if (at.id && root.querySelectorAll("#" + CSS.escape(at.id)).length === 1) {
        steps.unshift("#" + CSS.escape(at.id));
        break;
      }
      const beside = at.parentElement ? [...at.parentElement.children] : [];
      const alike = beside.filter(e => e.localName === at.localName);
      const which = alike.length > 1 ? `:nth-of-type(${alike.indexOf(at) + 1})` : "";
      steps.unshift(at.localName + which);
    }
    const path = steps.join(" > ");
    return root.host ? `${place(root.host)} >>> ${path}` : path;
  };
  const visit = (root, frame) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.matches(wanted)) {
        elements.push(element);
        facts.push({
          tag: element.localName, type: (element.getAttribute("type") || "").toLowerCase(),
          selector: place(element), snippet: element.outerHTML.slice(0, 1000), frame,
          required: element.hasAttribute("required") || element.getAttribute("aria-required") === "true",
        });
      }
      if (element.shadowRoot) visit(element.shadowRoot, frame);
      if (element.localName === "iframe" || element.localName === "frame") {
        let inner = null;
        try { inner = element.contentDocument; } catch {}
        if (inner) visit(inner, frame ? `${frame} ${place(element)}` : place(element));
      }
    }
  };
  visit(document, null);
  const number = elements.length;
  return {elements: elements.slice(0, most), facts: JSON.stringify(facts.slice(0, most)), number};
}
"""


def form_controls(tab: Tab) -> tuple[tuple[FormControl, ...], list[NotTested]]:
    """Every form control of the page and of the frames a script can enter, in document order.

    At most MOST_CONTROLS; how many were left out is told. Raises ProtocolError when the browser cannot tell.
    """
    parts = _properties(tab, tab.handle(_FIND, MOST_CONTROLS))
    elements = _properties(tab, parts["elements"]["objectId"])
    facts = json.loads(parts["facts"]["value"])
    asked = [
        {"objectId": elements[str(number)]["objectId"], "fetchRelatives": True}
        for number in range(len(facts))
    ]
    tab.tell("Accessibility.enable")  # else the tree is made anew for every question
    nodes = tab.commands("Accessibility.getPartialAXTree", asked)
    tab.tell("Accessibility.disable")
    controls = [_control(node["nodes"], fact) for node, fact in zip(nodes, facts, strict=True)]
    left = int(parts["number"]["value"]) - len(facts)
    gap = NotTested(
        what="form controls",
        reason=Untested.ACCESSIBILITY_TREE,
        detail=f"{left} more than the {MOST_CONTROLS} that were read",
    )
    return tuple(control for control in controls if control), [gap] if left else []


def _properties(tab: Tab, object_id: str) -> dict[str, Mapping[str, Any]]:
    answer = tab.command("Runtime.getProperties", objectId=object_id, ownProperties=True)
    return {prop["name"]: prop.get("value", {}) for prop in answer["result"]}


def _control(nodes: Sequence[Mapping[str, Any]], fact: Mapping[str, Any]) -> FormControl | None:
    """The control as the accessibility tree has it; None when it is not in the tree."""
    node, *relatives = nodes
    if node.get("ignored"):
        return None
    states = {prop["name"]: prop["value"].get("value") for prop in node.get("properties", ())}
    return FormControl(
        role=_value(node, "role"),
        name=_value(node, "name"),
        description=_value(node, "description"),
        # The protocol leaves this state out for check boxes and radio buttons; the element has it.
        required=states.get("required") in {True, "true"} or fact["required"],
        checked=_CHECKED.get(str(states["checked"]).lower()) if "checked" in states else None,
        group=_group(node, {relative["nodeId"]: relative for relative in relatives}),
        tag=fact["tag"],
        type=fact["type"],
        selector=fact["selector"],
        snippet=cut(fact["snippet"]),
        frame=fact["frame"],
    )


def _value(node: Mapping[str, Any], key: str) -> str:
    return str(node.get(key, {}).get("value", "")).strip()


def _group(node: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> str:
    """The name of the nearest group around a control that has one."""
    while (node := by_id.get(node.get("parentId", ""), {})) != {}:
        if _value(node, "role") in _GROUPS and (name := _value(node, "name")):
            return name
    return ""
