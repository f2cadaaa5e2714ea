"""Keep a session signed in: what the sign-in gave is put back for every page, and forgotten with it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from auditor.browser.tab.devtools import ProtocolError
from auditor.browser.tab.tab import WORLD, Tab
from auditor.model.credentials import Cookie, Credentials

# Runs before the page's own scripts, in our own world, which shares the page's storage. What is there already
# is the page's business: it may have been renewed.
_PUT_BACK = """
(kept => {
  const own = kept[location.origin];
  if (!own) return;
  try {
    for (const [name, storage] of [["local", localStorage], ["session", sessionStorage]])
      for (const [key, value] of Object.entries(own[name]))
        if (storage.getItem(key) === null) storage.setItem(key, value);
  } catch {}
})(%s);
"""


class Admission:
    """Puts what lets us in into a tab. `current` gives it as it is now; it may be renewed at any time."""

    def __init__(self, tab: Tab, current: Callable[[], Credentials]) -> None:
        self._tab = tab
        self._current = current
        self._put: Credentials | None = None
        self._script = ""

    @property
    def masked(self) -> Callable[[str], str] | None:
        """What masks the secrets in a text; None where there are none."""
        credentials = self._current()
        return credentials.masked if credentials.all else None

    def restore(self, cleared: Iterable[str]) -> None:
        """Put it back, into a tab from which all that these origins keep is being cleared."""
        credentials = self._current()
        if not credentials.all:
            return
        # Its answer comes when it is done: what is put back now must not be cleared, too.
        with contextlib.suppress(ProtocolError):
            clear = [{"origin": origin, "storageTypes": "all"} for origin in sorted(cleared)]
            self._tab.commands("Storage.clearDataForOrigin", clear)
        with contextlib.suppress(ProtocolError):  # one that the browser does not take; the others are sent
            self._tab.commands("Network.setCookie", list(_settings(credentials.cookies)))
        for origin in credentials.storage:
            # What lasts as long as the tab is not cleared with the rest.
            self._tab.tell("DOMStorage.clear", storageId={"securityOrigin": origin, "isLocalStorage": False})
        if credentials is not self._put:
            self._put_script(credentials)
            self._put = credentials

    def _put_script(self, credentials: Credentials) -> None:
        if self._script:
            self._tab.command("Page.removeScriptToEvaluateOnNewDocument", identifier=self._script)
            self._script = ""
        if not credentials.storage:
            return
        kept = {
            origin: {"local": dict(storage.local), "session": dict(storage.session)}
            for origin, storage in credentials.storage.items()
        }
        answer = self._tab.command(
            "Page.addScriptToEvaluateOnNewDocument", source=_PUT_BACK % json.dumps(kept), worldName=WORLD
        )
        self._script = str(answer["identifier"])


def _settings(cookies: tuple[Cookie, ...]) -> Iterator[dict[str, Any]]:
    """The protocol's parameters for each cookie; one without a domain goes to its own host alone."""
    for cookie in cookies:
        host = f"[{cookie.host}]" if ":" in cookie.host else cookie.host
        scheme = "https" if cookie.secure else "http"
        setting: dict[str, Any] = {
            "name": cookie.name,
            "value": cookie.value,
            "url": f"{scheme}://{host}{cookie.path}",
            "path": cookie.path,
            "secure": cookie.secure,
            "httpOnly": cookie.http_only,
        }
        if cookie.subdomains:
            setting["domain"] = cookie.host
        if cookie.same_site:
            setting["sameSite"] = cookie.same_site
        yield setting
