"""axe-core in the frames of a page: each judged by itself, and all put together."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from auditor.browser.page.frames import Node, Tree
from auditor.browser.tab.devtools import ProtocolError, StuckError
from auditor.browser.tab.tab import NavigatedError, ScriptError, Tab
from auditor.model import Untested

DEEPEST_FRAME = 5
MOST_FRAMES = 50
FRAME = 20.0  # seconds that axe-core may take in one frame
PATIENCE = 2.0  # seconds in all that frames are given to become calm, once the page itself is
_CALM = 0.2  # seconds without change
_ANSWER = 5.0  # seconds that any other question to a frame may take

# Only what is used is sent: which rules passed or had nothing to test, not each element they met.
BRIEF = """
const brief = rules => rules.map(({id}) => ({id}));
const answer = r => ({version: r.testEngine.version, violations: r.violations, incomplete: r.incomplete,
  passes: brief(r.passes), inapplicable: brief(r.inapplicable)});
"""
# `others` are the parts of its frames; `objects` what axe-core is to be told of frames it does not know of.
_FINISH = f"""async (others, objects, options) => {{ {BRIEF}
  const parts = [globalThis.axePartial, ...others].map(part => part && JSON.parse(part));
  delete globalThis.axePartial;
  for (const [part, spec] of objects) parts[part].frames.push(spec);
  return JSON.stringify(answer(await axe.finishRun(parts, options)));
}}"""
# The page's own part stays in the page until all are put together. A run that was broken off is forgotten.
_PART = f"""async (given, options) => {{ {BRIEF}
  if (axe._running) {{ axe._running = false; axe.teardown(); }}
  const context = given || document;
  const shows = e => e.checkVisibility({{visibilityProperty: true}});
  const objects = [...document.querySelectorAll("object, embed")].filter(shows).length;
  const frames = axe.utils.getFrameContexts(context);
  if (!given && !frames.length && !objects)
    return {{answer: JSON.stringify(answer(await axe.run(context, options)))}};
  const partial = await axe.runPartial(context, options);
  const paths = partial.frames.map(frame => frame.selector);
  const told = JSON.stringify(partial);
  if (!given) globalThis.axePartial = told;
  return {{frames, paths, objects, partial: given ? told : ""}};
}}"""
# An object or embed may hold a document as a frame does; axe-core does not look for it there.
_OBJECT = """
(number, options) => {
  const element = [...document.querySelectorAll("object, embed")]
    .filter(e => e.checkVisibility({visibilityProperty: true}))[number];
  axe.setup();
  const spec = new axe.utils.DqElement(element, options).toJSON();
  axe.teardown();
  const {width, height} = element.getBoundingClientRect();
  const context = {include: [], exclude: [], initiator: false, focusable: element.tabIndex >= 0,
    size: {width, height}, page: true};
  return {spec, context};
}
"""
_OBJECT_ELEMENT = """
number => [...document.querySelectorAll("object, embed")]
  .filter(e => e.checkVisibility({visibilityProperty: true}))[number]
"""
_FRAME_ELEMENT = "selector => axe.utils.shadowSelect(selector)"
_SOURCE = "function() { return this.src || this.data || ''; }"
_IS_EMPTY = "() => !document.body || !document.body.firstElementChild"
# Waits until a frame's document is complete and calm. Where no script may run (sandbox), no timer of ours
# does either, and axe-core needs one; messages still arrive.
_READY = """
async (version, calm, limit) => {
  const here = typeof axe === "object" && axe.version === version;
  if (matchMedia("(scripting: none)").matches) {
    globalThis.setTimeout = (go, _, ...given) => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => { port1.close(); go(...given); };
      port2.postMessage(null);
      return 0;
    };
    return {here, calm: true};
  }
  const end = performance.now() + limit;
  const changed = () => globalThis.auditor ? auditor.changed : 0;
  const left = () => document.readyState !== "complete" ? calm
    : document.querySelector("script, iframe, frame") ? changed() + calm - performance.now() : 0;
  while (left() > 0 && performance.now() < end)
    await new Promise(go => setTimeout(go, Math.min(left(), Math.max(end - performance.now(), 1))));
  return {here, calm: left() <= 0};
}
"""


@dataclass(frozen=True, kw_only=True)
class InFrames:
    """The axe-core to run: its version, the tab, and how it is put into a frame that it is not in."""

    tab: Tab
    version: str
    inject: Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class _Place:
    """Where a frame is: the frame around it (None: the page), its element there, and the path to it."""

    outer: str | None
    element: str  # the protocol's objectId
    path: tuple[str, ...]

    @property
    def written(self) -> str:
        return " ".join(self.path)


class Parts:
    """axe-core's partial answers: the page's, then its frames', depth first; None for one untested."""

    def __init__(self, axe: InFrames, tree: Tree, options: object, seconds: float) -> None:
        self._axe = axe
        self._tab = axe.tab
        self._tree = tree
        self._options = options
        self._end = time.monotonic() + seconds
        self._patience = PATIENCE
        self._others: list[str | None] = []
        self._objects: list[tuple[int, object]] = []
        self._met = 0

    def answer(self) -> str:
        """axe-core's answer for the page and its frames together, as JSON."""
        told = self._tab.evaluate(_PART, None, self._options, seconds=self._left())
        if "answer" in told:  # no frame that anybody meets
            return str(told["answer"])
        self._inside(None, told, ())
        finish = (_FINISH, self._others, self._objects, self._options)
        return str(self._tab.evaluate(*finish, seconds=self._left()))

    def _left(self) -> float:
        return max(self._end - time.monotonic(), 0.1)

    def _inside(self, outer: str | None, told: Mapping[str, Any], path: tuple[str, ...]) -> None:
        """Judge the frames in a document that was judged, and then what its objects hold."""
        part = len(self._others)
        beyond = 0
        for inner, selector in zip(told["frames"], told["paths"], strict=True):
            if self._met >= MOST_FRAMES:
                self._others.append(None)
                beyond += 1
                continue
            self._met += 1
            element = self._element(_FRAME_ELEMENT, inner["frameSelector"], outer)
            place = _Place(outer=outer, element=element, path=(*path, *map(_written, selector)))
            self._frame(place, inner["frameContext"])
        for number in range(min(told["objects"], MOST_FRAMES - self._met)):
            self._object(outer, part, number, path)
        if beyond:
            self._tree.too_many(outer or self._tree.top.id, beyond, MOST_FRAMES)

    def _object(self, outer: str | None, part: int, number: int, path: tuple[str, ...]) -> None:
        element = self._element(_OBJECT_ELEMENT, number, outer)
        if self._id_of(element) is None:  # a picture, or what stands in its place
            return
        self._met += 1
        told = self._tab.evaluate(_OBJECT, number, self._options, frame=outer)
        self._objects.append((part, told["spec"]))
        path = (*path, *map(_written, told["spec"]["selector"]))
        self._frame(_Place(outer=outer, element=element, path=path), told["context"])

    def _frame(self, place: _Place, context: object) -> None:
        """Judge one frame; whatever happens in it costs the page nothing else."""
        frame = self._id_of(place.element)
        node = self._tree.node(frame) if frame else None
        if node is None:
            self._leave_out(None, place, (Untested.FRAME, "no script can enter it"))
            return
        if len(place.path) > DEEPEST_FRAME:
            self._leave_out(node, place, (Untested.FRAME_LIMIT, f"more than {DEEPEST_FRAME} frames deep"))
            return
        try:
            told = self._judged_again(node, place, context)
        except NavigatedError:
            self._leave_out(node, place, (Untested.FRAME, "replaced while it was looked at"))
        except (ScriptError, ProtocolError) as error:
            self._leave_out(node, place, (Untested.FRAME, str(error)))
        except StuckError:
            if time.monotonic() >= self._tab.until:
                raise
            self._tab.command("Runtime.terminateExecution")
            self._leave_out(node, place, (Untested.FRAME_TIMEOUT, ""))
        else:
            if told is not None:
                self._others.append(told["partial"])
                self._tree.tested(node, place.written)
                self._inside(node.id, told, place.path)

    def _judged_again(self, node: Node, place: _Place, context: object) -> Mapping[str, Any] | None:
        """As `_judged`; a frame whose document was replaced meanwhile is judged by its new one, once."""
        try:
            return self._judged(node, place, context)
        except NavigatedError:
            self._tree.read()
            anew = self._tree.node(node.id)
            if anew is None:
                raise
            return self._judged(anew, place, context)

    def _judged(self, node: Node, place: _Place, context: object) -> Mapping[str, Any] | None:
        """axe-core's part of a frame; None where there was nothing to judge, which is told."""
        source = self._source(place) if node.is_blank else node.url
        gap = self._tree.why_not(node, source)
        if gap is None and not self._tab.ready_for(node.id):
            gap = (Untested.FRAME, "no script can enter it")
        if gap is not None and (not node.is_blank or self._is_empty(node)):
            self._leave_out(node, place, gap, source)
            return None
        began = time.monotonic()
        seconds = min(FRAME, self._left())
        ready = self._tab.evaluate(
            *(_READY, self._axe.version, _CALM * 1000, self._patience * 1000),
            frame=node.id,
            seconds=PATIENCE + _ANSWER,
        )
        self._patience = max(self._patience - (time.monotonic() - began), 0)
        if not ready["here"]:
            self._axe.inject(node.id)
        told: Mapping[str, Any] = self._tab.evaluate(
            _PART, context, self._options, frame=node.id, seconds=seconds
        )
        if not ready["calm"]:
            self._tree.restless(place.written)
        return told

    def _is_empty(self, node: Node) -> bool:
        """Whether no script has written anything into a frame that nothing was loaded into."""
        return not self._tab.ready_for(node.id) or bool(self._tab.evaluate(_IS_EMPTY, frame=node.id))

    def _source(self, place: _Place) -> str:
        """The address that the frame's element names, absolute."""
        answer = self._tab.command(
            "Runtime.callFunctionOn", functionDeclaration=_SOURCE, objectId=place.element, returnByValue=True
        )
        return str(answer["result"].get("value", ""))

    def _element(self, function: str, argument: object, outer: str | None) -> str:
        """The protocol's objectId of a frame's element; empty where it, or the frame around it, is gone."""
        try:
            return self._tab.handle(function, argument, frame=outer)
        except ScriptError:
            return ""
        except NavigatedError:
            if outer is None:
                raise
            return ""

    def _id_of(self, element: str) -> str | None:
        """The protocol's id of the frame that an element holds."""
        if not element:
            return None
        try:
            frame: str | None = self._tab.command("DOM.describeNode", objectId=element)["node"].get("frameId")
        except ProtocolError:
            return None
        return frame

    def _leave_out(
        self, node: Node | None, place: _Place, gap: tuple[Untested, str], source: str = ""
    ) -> None:
        self._others.append(None)
        self._tree.left_out(node, place.written, gap, source)


def _written(selector: str | list[str]) -> str:
    """axe-core writes an element in a shadow tree as the list of its hosts and itself."""
    return selector if isinstance(selector, str) else " >>> ".join(selector)
