"""Consent banners ("we use cookies"): found as a first-time visitor meets them, and rejected where they hide.

A script (banner.js) tells which boxes lie over the page, or are a consent platform's, and speak of cookies.
Which of their buttons rejects is read here, by the words of banner.toml. Nothing is ever accepted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from auditor.browser.tab.devtools import ProtocolError
from auditor.browser.tab.tab import NavigatedError, ScriptError, Tab
from auditor.model import Banner, Hiding, cut
from auditor.vocabulary import load

_TABLE = load("auditor.browser.page", "banner.toml")

_FRAME = "number => auditor.banner.frames[number]"
_PRESS = "(box, button) => auditor.banner.buttons[box][button].click()"
# Whether elements, as axe-core writes them, are in a box.
_INSIDE = """
(number, selectors) => selectors.map(selector => {
  try { return auditor.banner.within(axe.utils.shadowSelect(selector), auditor.banner.boxes[number]); }
  catch { return false; }
})
"""
# What axe-core sees of the content behind an open banner, and no visitor does.
_OF_LOOKS = frozenset({"color-contrast", "color-contrast-enhanced", "target-size", "link-in-text-block"})
_GROUPS = ("violations", "incomplete")


@dataclass(frozen=True, kw_only=True)
class Met:
    """A banner in the page, and where in it the button is that rejects (None: there is none)."""

    banner: Banner
    number: int
    frame: str | None = None  # the protocol's id
    button: int | None = None


def meet(tab: Tab) -> Met | None:
    """The banner that the page shows, the one that hides the content first; None without one.

    None, too, where the page's markup defeats the script (fields that are named like members of elements).
    """
    try:
        boxes = tab.evaluate(_script(), _TABLE["containers"], _topic(), False)
    except ScriptError:
        return None
    met = [found for number, box in enumerate(boxes) if (found := _met(tab, number, box))]
    return min(met, key=lambda found: (not found.banner.hides, -found.banner.coverage), default=None)


def press(tab: Tab, met: Met) -> None:
    """Press the button that rejects."""
    tab.evaluate(_PRESS, 0 if met.frame else met.number, met.button, frame=met.frame)


def inside(tab: Tab, met: Met, axe: Mapping[str, Any] | None) -> frozenset[str]:
    """Of all elements that axe-core named, those in the banner: their targets, as JSON."""
    targets = {json.dumps(node["target"]): node["target"] for _, _, node in _nodes(axe or {})}
    hold = tab.evaluate(_INSIDE, met.number, [target[0] for target in targets.values()])
    return frozenset(key for key, is_inside in zip(targets, hold, strict=True) if is_inside)


def seen_with_banner(
    first: Mapping[str, Any], second: Mapping[str, Any], inside_banner: frozenset[str]
) -> dict[str, Any]:
    """What axe-core found only while the banner was there, in its own words: {"violations", "incomplete"}.

    Of the content behind the banner, what depends on how it looks is left to the second look, and so are
    doubts: the banner itself may have caused them.
    """
    known = {key for rule, _, node in _nodes(second) for key in _keys(rule, node)}
    kept: dict[str, dict[str, Any]] = {group: {} for group in _GROUPS}
    for rule, group, node in _nodes(first):
        in_banner = json.dumps(node["target"]) in inside_banner
        if not in_banner and (group == "incomplete" or rule in _OF_LOOKS):
            continue
        if known.isdisjoint(_keys(rule, node)):
            kept[group].setdefault(rule, {"id": rule, "nodes": []})["nodes"].append(node)
    return {group: list(rules.values()) for group, rules in kept.items()}


def _met(tab: Tab, number: int, box: Mapping[str, Any]) -> Met | None:
    reject, accept = _first(_rejects(), box["buttons"]), _first(_accepts(), box["buttons"])
    if box["speaks"] and (reject is not None or accept is not None):
        return Met(banner=_banner(box, reject, accept), number=number, button=reject)
    return _met_in_frame(tab, number, box) if box["frame"] else None


def _met_in_frame(tab: Tab, number: int, box: Mapping[str, Any]) -> Met | None:
    """The banner whose words stand in a frame inside the box."""
    try:
        node = tab.command("DOM.describeNode", objectId=tab.handle(_FRAME, number))["node"]
        frame = node.get("frameId")
        if frame is None or not tab.ready_for(frame):
            return None
        within = tab.evaluate(_script(), _TABLE["containers"], _topic(), True, frame=frame, seconds=2.0)
    except (ProtocolError, ScriptError, NavigatedError):
        return None
    met = _met(tab, 0, within[0] | {"frame": ""}) if within else None
    if met is None:
        return None
    told = {**within[0], "coverage": box["coverage"], "hides": box["hides"]}
    reject, accept = _first(_rejects(), told["buttons"]), _first(_accepts(), told["buttons"])
    banner = _banner(told, reject, accept, frame=box["frame"])
    return Met(banner=banner, number=number, frame=frame, button=met.button)


def _banner(
    box: Mapping[str, Any], reject: int | None, accept: int | None, *, frame: str | None = None
) -> Banner:
    names = box["buttons"]
    return Banner(
        selector=box["selector"],
        snippet=cut(box["snippet"]),
        text=cut(box["text"], 300),
        frame=frame,
        coverage=round(box["coverage"], 2),
        hides=tuple(map(Hiding, box["hides"])),
        reject="" if reject is None else _plain(names[reject]),
        accept="" if accept is None else _plain(names[accept]),
    )


def _nodes(axe: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for group in _GROUPS:
        for result in axe.get(group, ()):
            for node in result["nodes"]:
                yield result["id"], group, node


def _keys(rule: str, node: Mapping[str, Any]) -> set[tuple[str, str]]:
    """An element may be written in two ways in two looks: by where it is, and by what it is."""
    return {(rule, json.dumps(node["target"])), (rule, node["html"])}


def _first(pattern: re.Pattern[str], names: list[str]) -> int | None:
    return next((number for number, name in enumerate(names) if pattern.fullmatch(_plain(name))), None)


def _plain(name: str) -> str:
    """A button's name without the arrows, crosses and full stops around its words."""
    return re.sub(r"^[\W_]+|[\W_]+$", "", " ".join(name.split()))


@cache
def _script() -> str:
    return files("auditor.browser.page").joinpath("banner.js").read_text(encoding="utf-8")


@cache
def _topic() -> str:
    return "|".join(entry["pattern"].strip() for entry in _TABLE["topic"])


@cache
def _rejects() -> re.Pattern[str]:
    return _any_of("reject")


@cache
def _accepts() -> re.Pattern[str]:
    return _any_of("accept")


def _any_of(kind: str) -> re.Pattern[str]:
    written = "|".join(entry["pattern"].strip().replace("\n", "") for entry in _TABLE[kind])
    return re.compile(written, re.IGNORECASE)
