"""One tab of a browser: open an address in it, run our scripts in its frames, and know what happens there."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from auditor.browser.tab.devtools import CrashedError, Devtools, ProtocolError, StuckError
from auditor.browser.tab.visitor import ANSWERS, FIRST_VISIT

# Our scripts run in a world of their own, as an extension's do: they share the page's document, and nothing
# that a page's script has redefined.
WORLD = "auditor"
MOST_NAVIGATIONS = 15  # by the page's own scripts and refreshes, for one address

_CONTEXT_IS_GONE = (
    "promise was collected",
    "cannot find context",
    "context was destroyed",
    "cannot find execution context",
    "inspected target navigated",
    "no frame with given id",
    "frame was detached",
)


class NavigatedError(Exception):
    """The document was replaced by another one, while it was looked at."""


class NavigationError(Exception):
    """The address could not be opened; the text is the browser's word for why ("net::ERR_ABORTED")."""


class WentBackError(Exception):
    """The page leads to the one that this tab showed before it; with none before it, it may be looked at."""


class AnsweredError(NavigationError):
    """The server answered the browser with an error, whatever it had answered the crawler."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the server answered {status} to the browser")
        self.status = status


class ScriptError(Exception):
    """A script of ours failed in the page."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A frame of the page: the protocol's id of it, and its document's address and origin."""

    id: str
    url: str
    origin: str
    parent: str | None = None


class Tab:
    """A tab opened by us. `until` (of time.monotonic) is when the page at hand has had its time.

    All methods raise StuckError when that time is up, and CrashedError when the tab or browser is gone.
    """

    def __init__(self, devtools: Devtools, *, scripts: tuple[str, ...] = (), start: float = 30.0) -> None:
        self.until = time.monotonic() + start
        self._devtools = devtools
        self._changed = threading.Condition()
        self._contexts: dict[str, int] = {}
        self._loader = ""
        self._status: int | None = None
        self._before: tuple[int, str] | None = None
        self._requests: dict[str, float] = {}
        self._listeners: dict[str, list[Callable[[Mapping[str, Any]], None]]] = {}
        self.network_changed = time.monotonic()
        self.navigations = 0
        self.origins: set[str] = set()
        self.id = str(self._ask("Target.createTarget", {"url": "about:blank"}, session="")["targetId"])
        attached = self._ask("Target.attachToTarget", {"targetId": self.id, "flatten": True}, session="")
        self._session = str(attached["sessionId"])
        devtools.listen(self._session, self._hear)
        devtools.listen("", self._hear_browser)
        self._prepare(scripts)

    def command(self, method: str, **parameters: Any) -> Mapping[str, Any]:  # noqa: ANN401 - the protocol's
        """Ask the tab. Raises ProtocolError when it refuses."""
        return self._ask(method, parameters)

    def commands(self, method: str, all_parameters: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """The answers to many commands of one kind, sent without waiting for one another."""
        return self._devtools.ask_all(method, all_parameters, session=self._session, until=self.until)

    def tell(self, method: str, **parameters: Any) -> None:  # noqa: ANN401 - the protocol's
        """Command the tab without waiting for its answer; commands are carried out in order."""
        self._devtools.tell(method, parameters, session=self._session)

    def on(self, method: str, listener: Callable[[Mapping[str, Any]], None]) -> None:
        """Have events of this name told to `listener`, in the reading thread: it may `tell`, never ask."""
        self._listeners.setdefault(method, []).append(listener)

    def open(self, url: str, seconds: float) -> None:
        """Go to the address and come back when its document has begun to arrive.

        Raises NavigationError when the browser cannot open it, AnsweredError when the server answers with an
        error, StuckError when nothing arrives in `seconds`.
        """
        self.navigations = 0
        self._status = None
        self._requests.clear()
        self.tell("Page.resetNavigationHistory")
        self._before = self._place_in_history()
        answer = self._ask("Page.navigate", {"url": url}, seconds=seconds)
        if error := answer.get("errorText"):
            self._see_answer()
            raise NavigationError(str(error))
        loader = answer.get("loaderId")
        if loader is None:  # another place in the same document
            self._ask("Page.reload", {})
            return
        self._wait_for_document(lambda: self._loader == loader or self.navigations > 1, seconds, "a document")
        self._see_answer()

    def has_gone_back(self) -> bool:
        """Whether the page has led to the one that this tab showed before it, as no other visitor is led."""
        return bool(self._before) and self._place_in_history() == self._before

    def evaluate(
        self,
        function: str,
        *arguments: Any,  # noqa: ANN401 - JSON
        frame: str | None = None,
        seconds: float | None = None,
    ) -> Any:  # noqa: ANN401 - JSON
        """What a JavaScript function (its source) makes of these arguments in a frame (None: the top one).

        It runs in our own world; arguments and answer are JSON; a promise is waited for. Raises ScriptError
        when it throws, NavigatedError when the document was replaced, StuckError after `seconds`.
        """
        return self._call(function, arguments, frame, seconds)["result"].get("value")

    def handle(
        self,
        function: str,
        *arguments: Any,  # noqa: ANN401 - JSON
        frame: str | None = None,
        seconds: float | None = None,
    ) -> str:
        """As `evaluate`, for an answer that stays in the page: the protocol's objectId of it, or ""."""
        answer = self._call(function, arguments, frame, seconds, by_value=False)
        return str(answer["result"].get("objectId", ""))

    def frames(self) -> list[Frame]:
        """All frames of the page, in the order of the tree; the first one is the page itself."""
        found: list[Frame] = []
        waiting: list[tuple[Mapping[str, Any], str | None]] = [
            (self._ask("Page.getFrameTree", {})["frameTree"], None)
        ]
        while waiting:
            node, parent = waiting.pop()
            frame = node["frame"]
            found.append(
                Frame(id=frame["id"], url=frame["url"], origin=frame["securityOrigin"], parent=parent)
            )
            waiting += [(child, frame["id"]) for child in reversed(node.get("childFrames", ()))]
        return found

    def requests_under_way(self) -> int:
        """How many requests of the page wait for the rest of their answer; a stream is not waited for."""
        patience = time.monotonic() - _STREAM
        return sum(began > patience for began in tuple(self._requests.values()))

    def ready_for(self, frame: str) -> bool:
        """Whether our world is in the frame; where its document lets no script in, it is put there."""
        if frame in self._contexts:
            return True
        try:
            answer = self._ask("Page.createIsolatedWorld", {"frameId": frame, "worldName": WORLD})
        except ProtocolError:
            return False
        self._contexts.setdefault(frame, int(answer["executionContextId"]))
        return True

    def is_alive(self) -> bool:
        """Whether browser and renderer answer: neither crashed, nor kept busy by the page before."""
        self.until = time.monotonic() + _ALIVE
        try:
            self._ask("Browser.getVersion", {}, session="")
            self._ask("Runtime.evaluate", {"expression": "0"})
        except (CrashedError, StuckError, ProtocolError):
            return False
        return True

    def close(self) -> None:
        """Close the tab."""
        self._devtools.unlisten(self._session)
        self._devtools.tell("Target.closeTarget", {"targetId": self.id})

    def _see_answer(self) -> None:
        if self._status is not None and self._status >= HTTPStatus.BAD_REQUEST:
            raise AnsweredError(self._status)

    def _place_in_history(self) -> tuple[int, str] | None:
        """Which entry of the history is shown; None where an address that cannot be opened has left none."""
        try:
            told = self._ask("Page.getNavigationHistory", {})
        except ProtocolError:
            return None
        at = told["entries"][told["currentIndex"]]
        return at["id"], at["url"]

    # Asking

    def _ask(
        self,
        method: str,
        parameters: Mapping[str, Any],
        *,
        session: str | None = None,
        seconds: float | None = None,
    ) -> Mapping[str, Any]:
        return self._devtools.ask(
            method,
            parameters,
            session=self._session if session is None else session,
            until=self._end(seconds),
        )

    def _end(self, seconds: float | None) -> float:
        return self.until if seconds is None else min(self.until, time.monotonic() + seconds)

    def _call(
        self,
        function: str,
        arguments: tuple[Any, ...],
        frame: str | None,
        seconds: float | None,
        *,
        by_value: bool = True,
    ) -> Mapping[str, Any]:
        context = self._context(frame or self.id, seconds)
        parameters = {
            "functionDeclaration": function,
            "arguments": [{"value": argument} for argument in arguments],
            "executionContextId": context,
            "returnByValue": by_value,
            "awaitPromise": True,
        }
        try:
            answer = self._devtools.ask(
                "Runtime.callFunctionOn",
                parameters,
                session=self._session,
                until=self._end(seconds),
                context=context,
            )
        except ProtocolError as error:
            if any(sign in str(error).lower() for sign in _CONTEXT_IS_GONE):
                raise NavigatedError(str(error)) from error
            raise
        if (thrown := answer.get("exceptionDetails")) is not None:
            said = thrown.get("exception", {}).get("description") or thrown.get("text", "")
            raise ScriptError(str(said).partition("\n")[0][:200])
        return answer

    def _context(self, frame: str, seconds: float | None) -> int:
        wait = self._wait_for_document if frame == self.id else self._wait_for
        wait(lambda: frame in self._contexts, seconds, "a document that scripts can enter")
        context = self._contexts.get(frame)
        if context is None:
            raise NavigatedError("the document was replaced")
        return context

    def _wait_for_document(self, holds: Callable[[], bool], seconds: float | None, what: str) -> None:
        """Wait for what comes before any script of the page's: where it does not, the tab is lost."""
        began = time.monotonic()
        try:
            self._wait_for(holds, seconds, what)
        except StuckError as error:  # a renderer that ends at the wrong moment goes unnoticed
            if time.monotonic() - began > _LOST:
                raise CrashedError(str(error)) from error
            raise

    def _wait_for(self, holds: Callable[[], bool], seconds: float | None, what: str) -> None:
        end = self._end(seconds)
        with self._changed:
            while not holds():
                if self._devtools.gone:
                    raise CrashedError(self._devtools.gone)
                if not self._changed.wait(max(end - time.monotonic(), 0)) and not holds():
                    raise StuckError(f"{what} did not come in time")

    # Hearing; in the reading thread

    def _hear(self, method: str, event: Mapping[str, Any]) -> None:
        if (on := _EVENTS.get(method)) is not None:
            with self._changed:
                on(self, event)
                self._changed.notify_all()
        for listener in self._listeners.get(method, ()):
            listener(event)

    def _hear_browser(self, method: str, event: Mapping[str, Any]) -> None:
        told = event.get("targetInfo", {})
        if method == "Target.targetCreated" and told.get("openerId") == self.id:
            self._devtools.tell("Target.closeTarget", {"targetId": told["targetId"]})
        if method in {"Target.targetCrashed", "Target.targetDestroyed"} and event.get("targetId") == self.id:
            self._crashed(event)

    def _crashed(self, _: Mapping[str, Any]) -> None:
        self._devtools.lose("the tab crashed")
        with self._changed:
            self._changed.notify_all()

    def _context_came(self, event: Mapping[str, Any]) -> None:
        context = event["context"]
        if context.get("name") == WORLD:
            self._contexts[context["auxData"]["frameId"]] = context["id"]

    def _context_went(self, event: Mapping[str, Any]) -> None:
        gone = event["executionContextId"]
        self._contexts = {frame: number for frame, number in self._contexts.items() if number != gone}
        self._devtools.context_went(self._session, gone)

    def _contexts_went(self, _: Mapping[str, Any]) -> None:
        self._contexts.clear()
        self._devtools.context_went(self._session, None)

    def _frame_navigated(self, event: Mapping[str, Any]) -> None:
        frame = event["frame"]
        if (origin := frame.get("securityOrigin", "")).startswith("http"):
            self.origins.add(origin)
        if frame["id"] == self.id:
            self._loader = frame["loaderId"]
            self.navigations += 1

    def _frame_went(self, event: Mapping[str, Any]) -> None:
        if (gone := self._contexts.pop(event["frameId"], None)) is not None:
            self._devtools.context_went(self._session, gone)

    def _request_began(self, event: Mapping[str, Any]) -> None:
        if event.get("type") not in _ENDLESS:
            self.network_changed = self._requests[event["requestId"]] = time.monotonic()

    def _request_ended(self, event: Mapping[str, Any]) -> None:
        if self._requests.pop(event["requestId"], None) is not None:
            self.network_changed = time.monotonic()

    def _answered(self, event: Mapping[str, Any]) -> None:
        if event.get("type") == "Document" and event.get("frameId") == self.id:
            self._status = int(event["response"]["status"])

    def _dialogue(self, event: Mapping[str, Any]) -> None:
        """Leave a page that would rather be stayed at; to everything else the answer is no."""
        self.tell("Page.handleJavaScriptDialog", accept=event.get("type") == "beforeunload")

    def _prepare(self, scripts: tuple[str, ...]) -> None:
        self._devtools.tell("Target.setDiscoverTargets", {"discover": True})
        for method in ("Page.enable", "Runtime.enable", "Network.enable", "Inspector.enable"):
            self.tell(method)
        self.tell("Emulation.setFocusEmulationEnabled", enabled=True)
        self.tell("Page.addScriptToEvaluateOnNewDocument", source=ANSWERS)
        self.tell("Network.setBypassServiceWorker", bypass=True)  # a first visitor meets none
        for source in (FIRST_VISIT, *scripts):
            self.tell("Page.addScriptToEvaluateOnNewDocument", source=source, worldName=WORLD)


_LOST = 10.0  # seconds in which any document that a server has begun to send lets our scripts in
_ALIVE = 10.0  # seconds that a browser with nothing to do may take to answer
_STREAM = 5.0  # seconds after which an answer that has not ended counts as a stream
# What goes on for as long as the page is open, or is no business of its content.
_ENDLESS = frozenset({"Media", "EventSource", "WebSocket", "Ping", "Prefetch", "CSPViolationReport"})
_EVENTS: dict[str, Callable[[Tab, Mapping[str, Any]], None]] = {
    "Inspector.targetCrashed": Tab._crashed,  # noqa: SLF001 - its own
    "Page.javascriptDialogOpening": Tab._dialogue,  # noqa: SLF001
    "Page.frameNavigated": Tab._frame_navigated,  # noqa: SLF001
    "Page.frameDetached": Tab._frame_went,  # noqa: SLF001
    "Runtime.executionContextCreated": Tab._context_came,  # noqa: SLF001
    "Runtime.executionContextDestroyed": Tab._context_went,  # noqa: SLF001
    "Runtime.executionContextsCleared": Tab._contexts_went,  # noqa: SLF001
    "Network.requestWillBeSent": Tab._request_began,  # noqa: SLF001
    "Network.responseReceived": Tab._answered,  # noqa: SLF001
    "Network.loadingFinished": Tab._request_ended,  # noqa: SLF001
    "Network.loadingFailed": Tab._request_ended,  # noqa: SLF001
}
