"""The frames of a page: whose they are, what their loading came to, and what was tested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from auditor.browser.tab.tab import Tab
from auditor.model import FrameState, NotTested, PageFrame, Untested

MOST_TOLD = 200  # frames that evidence names

_WRITTEN = frozenset({"", "about", "javascript"})  # nothing is to be loaded from there
_REFUSALS = {
    "net::ERR_BLOCKED_BY_RESPONSE": "its server does not let it be shown in a frame",
    "net::ERR_BLOCKED_BY_CSP": "the page's own Content-Security-Policy does not let it in",
}


@dataclass(frozen=True, kw_only=True)
class Node:
    """A frame as the browser keeps it.

    `site` is the registrable domain of its address by the public suffix list, else its host; empty when it
    has none of its own (about:blank, srcdoc, data:). `failed`: it shows the browser's own error page instead
    of `url`.
    """

    id: str
    parent: str | None
    url: str
    site: str
    failed: bool

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been loaded into it; a script may have written in it all the same."""
        return self.url in {"", "about:blank"}


class Loads:
    """Hears how the loading of each frame's document failed, if it did."""

    def __init__(self, tab: Tab) -> None:
        self._page = tab.id
        self._frames: dict[str, str] = {}  # by request
        self._errors: dict[str, str] = {}  # by frame
        tab.on("Network.requestWillBeSent", self._asked)
        tab.on("Network.loadingFailed", self._failed)
        tab.on("Page.frameNavigated", self._came)

    def error(self, frame: str) -> str:
        """The browser's word for why the frame's document did not come ("net::ERR_..."), or empty."""
        return self._errors.get(frame, "")

    def _asked(self, event: Mapping[str, Any]) -> None:
        if event.get("type") == "Document" and (frame := event.get("frameId")):
            self._frames[event["requestId"]] = frame

    def _failed(self, event: Mapping[str, Any]) -> None:
        if frame := self._frames.get(event["requestId"]):
            self._errors[frame] = str(event.get("errorText", ""))

    def _came(self, event: Mapping[str, Any]) -> None:
        frame = event["frame"]
        if frame["id"] == self._page:
            self._frames.clear()
            self._errors.clear()
        elif not frame.get("unreachableUrl"):
            self._errors.pop(frame["id"], None)


class Tree:
    """All frames of a page at one moment, and what came of each."""

    def __init__(self, tab: Tab, loads: Loads) -> None:
        self._tab = tab
        self._loads = loads
        self._nodes: dict[str, Node] = {}
        self._told: dict[str, PageFrame] = {}
        self._nameless: list[PageFrame] = []
        self._cut: set[str] = set()
        self.untested: list[NotTested] = []
        self.read()
        self.top = next(iter(self._nodes.values()))

    def __len__(self) -> int:
        return len(self._nodes)

    def read(self) -> None:
        """Learn what frames there are now."""
        self._nodes = {}
        waiting: list[tuple[Mapping[str, Any], str | None]] = [
            (self._tab.command("Page.getFrameTree")["frameTree"], None)
        ]
        while waiting:
            told, parent = waiting.pop()
            node = _node(told["frame"], parent)
            self._nodes[node.id] = node
            waiting += [(child, node.id) for child in reversed(told.get("childFrames", ()))]

    def node(self, frame: str) -> Node | None:
        """The frame, also where it came after the others were read; None when it is gone."""
        if frame not in self._nodes:
            self.read()
        return self._nodes.get(frame)

    def why_not(self, node: Node, source: str) -> tuple[Untested, str] | None:
        """Why the frame shows nothing of what it was meant to, or None. `source`: its address in the page."""
        error = self._loads.error(node.id)
        if node.failed:
            if error in _REFUSALS:
                return Untested.FRAME_REFUSED, _REFUSALS[error]
            return Untested.FRAME_NOT_LOADED, error or "it did not load"
        if node.is_blank and source.partition(":")[0] not in _WRITTEN:
            return Untested.FRAME_NOT_LOADED, "nothing came"
        return None

    def tested(self, node: Node, path: str) -> None:
        """Tell that the frame was tested."""
        self._tell(node, path, FrameState.TESTED, "")

    def left_out(self, node: Node | None, path: str, gap: tuple[Untested, str], source: str = "") -> None:
        """Tell that the frame could not be tested, and why."""
        reason, detail = gap
        self.untested.append(NotTested(what=f"frame {path}", reason=reason, detail=detail[:200]))
        if node is None:
            self._nameless.append(self._frame(None, path, FrameState.NOT_TESTED, source))
        else:
            self._tell(node, path, FrameState.NOT_TESTED, source)

    def restless(self, path: str) -> None:
        """Tell that the frame was tested as it stood, while it went on changing."""
        detail = "still changing; audited as it stood"
        self.untested.append(NotTested(what=f"frame {path}", reason=Untested.NOT_QUIET, detail=detail))

    def too_many(self, outer: str, number: int, most: int) -> None:
        """Tell that the frame `outer` holds so many frames more than are tested."""
        self._cut.add(outer)
        detail = f"{number} more than the {most} that were tested"
        self.untested.append(NotTested(what="frames", reason=Untested.FRAME_LIMIT, detail=detail))

    def seen(self) -> tuple[PageFrame, ...]:
        """Every frame of the page, in the order of its tree; of those inside an untested one nothing is told.

        What was neither tested nor left out is hidden: axe-core passes it by, as assistive technology does.
        """
        told: list[PageFrame] = []
        for node in self._nodes.values():
            if node.id in self._told:
                told.append(self._told[node.id])
            elif node.parent == self.top.id or self._is_tested(node.parent):
                state = FrameState.NOT_TESTED if node.parent in self._cut else FrameState.HIDDEN
                told.append(self._frame(node, "", state, ""))
        return tuple([*told, *self._nameless][:MOST_TOLD])

    def _is_tested(self, frame: str | None) -> bool:
        told = self._told.get(frame or "")
        return told is not None and told.state is FrameState.TESTED

    def _tell(self, node: Node, path: str, state: FrameState, source: str) -> None:
        self._told[node.id] = self._frame(node, path, state, source)

    def _frame(self, node: Node | None, path: str, state: FrameState, source: str) -> PageFrame:
        url = source if node is None or (node.is_blank and source) else node.url
        site = _site_of(url) if node is None or url == source else node.site
        third_party = self._inherited(node) if not site else "" if self._is_own(site) else site
        return PageFrame(url=url[:500], state=state, selector=path, third_party=third_party)

    def _inherited(self, node: Node | None) -> str:
        """Whose a frame without an address of its own is: that of the frame around it."""
        while node is not None and node.parent is not None:
            node = self._nodes[node.parent]
            if node.site:
                return "" if self._is_own(node.site) else node.site
        return ""

    def _is_own(self, site: str) -> bool:
        own = self.top.site
        return bool(own) and (site == own or site.endswith(f".{own}"))


def _node(told: Mapping[str, Any], parent: str | None) -> Node:
    unreachable = told.get("unreachableUrl", "")
    url = unreachable or told["url"]
    # The browser knows the public suffix list; of an address that was never reached it does not say.
    site = told.get("domainAndRegistry") or _site_of(url)
    failed = bool(unreachable) or told["url"].startswith("chrome-error:")
    return Node(id=told["id"], parent=parent, url=url, site=site, failed=failed)


def _site_of(url: str) -> str:
    """The host of an address, or empty."""
    try:
        return urlsplit(url.removeprefix("blob:")).hostname or ""
    except ValueError:  # http://[broken
        return ""
