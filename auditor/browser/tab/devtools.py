"""The DevTools protocol over a connection of our own, beside the driver's.

The driver starts and ends the browser; what happens in a page goes this way: events reach us (dialogues,
requests, crashes), every wait has an end, and a driver that stops answering stops nothing.
https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
import websocket

type Event = Callable[[str, Mapping[str, Any]], None]

_CONNECT = 10.0  # seconds
_SEND = 30.0  # seconds that the browser may take to read what it is sent
_GONE = "the browser is gone"
CONTEXT_WENT = "execution context was destroyed"
_DEAF = "the browser no longer reads what it is sent"


class CrashedError(Exception):
    """The browser, its renderer or its driver is gone."""


class StuckError(Exception):
    """The page does not let go of the browser within its time."""


class ProtocolError(Exception):
    """The browser answered that it cannot do what it was asked to."""


@dataclass
class _Waiting:
    answered: threading.Event = field(default_factory=threading.Event)
    place: tuple[str, int] | None = None  # the session and execution context that is to answer
    answer: Mapping[str, Any] | None = None


class Devtools:
    """One connection to a browser. Answers and events are read in a thread of its own.

    `address` is the browser's debugging address, "localhost:45997". Raises CrashedError when nothing answers.
    """

    def __init__(self, address: str) -> None:
        try:
            told = httpx.get(f"http://{address}/json/version", timeout=_CONNECT, trust_env=False).json()
            self._socket = websocket.create_connection(
                told["webSocketDebuggerUrl"],
                timeout=_CONNECT,
                suppress_origin=True,  # Chromium refuses origins that it was not told of
                enable_multithread=True,
                skip_utf8_validation=True,  # it is done a byte at a time, and decoding does it anyway
                sockopt=((socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),),
                http_no_proxy=["*"],
            )
        except (httpx.HTTPError, websocket.WebSocketException, OSError, KeyError, ValueError) as error:
            raise CrashedError(f"the browser's debugging port does not answer ({error})") from error
        self._socket.settimeout(_SEND)
        self._lock = threading.Lock()
        self._last = 0
        self._waiting: dict[int, _Waiting] = {}
        self._listeners: dict[str, Event] = {}
        self.gone = ""  # why nothing answers any more
        self._reader = threading.Thread(target=self._read, name="devtools", daemon=True)
        self._reader.start()

    def listen(self, session: str, event: Event) -> None:
        """Have `event` called, in the reading thread, with what happens in this session ("": the browser).

        It may `tell`, never `ask`: an answer cannot be read while it is under way.
        """
        self._listeners[session] = event

    def unlisten(self, session: str) -> None:
        """Hear no more of this session."""
        self._listeners.pop(session, None)

    def ask(
        self,
        method: str,
        parameters: Mapping[str, Any],
        *,
        session: str = "",
        until: float,
        context: int | None = None,
    ) -> Mapping[str, Any]:
        """Send a command and wait for its answer, at most `until` (of time.monotonic).

        `context`: the execution context that is to answer; see `context_went`.

        Raises StuckError when none came or the browser no longer reads, ProtocolError when it is a refusal,
        CrashedError when the connection is gone.
        """
        place = None if context is None else (session, context)
        waiting = _Waiting(place=place)
        number = self._send(method, parameters, session, waiting)
        try:
            return self._result(method, waiting, until)
        finally:
            self._waiting.pop(number, None)

    def context_went(self, session: str, context: int | None) -> None:
        """Wait no more for answers from this execution context (None: from any of the session's).

        The browser itself often gives none when a document is replaced.
        """
        for waiting in tuple(self._waiting.values()):
            if waiting.place is None or waiting.place[0] != session or waiting.answered.is_set():
                continue
            if context is None or waiting.place[1] == context:
                waiting.answer = {"error": {"message": CONTEXT_WENT}}
                waiting.answered.set()

    def ask_all(
        self, method: str, all_parameters: Sequence[Mapping[str, Any]], *, session: str = "", until: float
    ) -> list[Mapping[str, Any]]:
        """The answers to many commands, sent without waiting for one another. Raises as `ask`."""
        asked = [_Waiting() for _ in all_parameters]
        numbers = [
            self._send(method, parameters, session, waiting)
            for parameters, waiting in zip(all_parameters, asked, strict=True)
        ]
        try:
            return [self._result(method, waiting, until) for waiting in asked]
        finally:
            for number in numbers:
                self._waiting.pop(number, None)

    def _result(self, method: str, waiting: _Waiting, until: float) -> Mapping[str, Any]:
        waiting.answered.wait(max(until - time.monotonic(), 0))
        if waiting.answer is None:
            if self.gone:
                raise CrashedError(self.gone)
            raise StuckError(f"no answer to {method} in time")
        if (refusal := waiting.answer.get("error")) is not None:
            raise ProtocolError(f"{method}: {refusal.get('message', refusal)}")
        result: Mapping[str, Any] = waiting.answer.get("result", {})
        return result

    def tell(self, method: str, parameters: Mapping[str, Any], *, session: str = "") -> None:
        """Send a command whose answer nobody waits for. Commands of a session are carried out in order."""
        self._send(method, parameters, session, None)

    def lose(self, why: str) -> None:
        """Take the browser for gone: nothing is waited for any more."""
        self.gone = self.gone or why
        for waiting in tuple(self._waiting.values()):
            waiting.answered.set()

    def close(self) -> None:
        """Hang up."""
        self.lose("the session was closed")
        with contextlib.suppress(websocket.WebSocketException, OSError):
            self._socket.shutdown()  # type: ignore[no-untyped-call]
        self._reader.join(timeout=5)

    def _send(
        self, method: str, parameters: Mapping[str, Any], session: str, waiting: _Waiting | None
    ) -> int:
        message: dict[str, Any] = {"method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        with self._lock:
            self._last += 1
            number = message["id"] = self._last
            if waiting is not None:
                self._waiting[number] = waiting
        if self.gone:
            raise CrashedError(self.gone)
        try:
            self._socket.send(json.dumps(message))
        except websocket.WebSocketTimeoutException as error:
            self.lose(_DEAF)  # half a message may have been sent
            raise StuckError(self.gone) from error
        except (websocket.WebSocketException, OSError) as error:
            self.lose(_GONE)
            raise CrashedError(self.gone) from error
        return number

    def _read(self) -> None:
        try:
            while True:
                message = json.loads(self._receive())
                if (number := message.get("id")) is not None:
                    self._answer(number, message)
                elif (listener := self._listeners.get(message.get("sessionId", ""))) is not None:
                    listener(message["method"], message.get("params", {}))
        except (websocket.WebSocketException, OSError, ValueError, CrashedError, StuckError):
            pass
        finally:  # also after a fault of ours in a listener: nobody waits for what is not read
            self.lose(_GONE)

    def _receive(self) -> str | bytes:
        """The next message, however long the browser has nothing to say."""
        while True:
            with contextlib.suppress(websocket.WebSocketTimeoutException):
                return self._socket.recv()

    def _answer(self, number: int, message: Mapping[str, Any]) -> None:
        waiting = self._waiting.get(number)
        if waiting is not None and waiting.answer is None:
            waiting.answer = message
            waiting.answered.set()
