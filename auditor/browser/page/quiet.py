"""When a page is ready: its document complete, and its DOM and network quiet for a while.

No fixed waiting: evidence may be taken as soon as the document is complete, and holds when nothing has
changed since and the quiet has lasted.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from auditor.browser.tab.tab import Tab

# Runs in every document before its own scripts; tells when the DOM was last changed.
WATCH = """
globalThis.auditor = {changed: performance.now(), changes: 0};
addEventListener("load", () => { auditor.changed = performance.now(); });
new MutationObserver(() => { auditor.changed = performance.now(); auditor.changes += 1; })
  .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
"""

# Waits for the document: `load` ms until it is parsed, and `limit` ms more until it is complete.
_COMPLETE = """
async (load, limit) => {
  const until = async (states, ms) => {
    const end = performance.now() + ms;
    while (!states.includes(document.readyState) && performance.now() < end)
      await new Promise(go => {
        document.addEventListener("readystatechange", go, {once: true});
        setTimeout(go, Math.min(100, ms));
      });
  };
  await until(["interactive", "complete"], load);
  await until(["complete"], limit);
  return {complete: document.readyState === "complete", changes: globalThis.auditor ? auditor.changes : 0,
    alive: document.querySelector("script, iframe, frame, object, embed") !== null};
}
"""

# Waits until the DOM has not changed for `calm` ms, at most `limit` ms; a turn of the event loop first, so
# that timers that fell due meanwhile have run. `since` is the number of changes that were known.
_CALM = """
async (calm, limit, since) => {
  const end = performance.now() + limit;
  const turn = ms => new Promise(go => setTimeout(go, ms));
  await turn(0);
  await turn(0);
  while (auditor.changes === since || since < 0) {
    const left = auditor.changed + calm - performance.now();
    if (left <= 0) return {calm: true, changes: auditor.changes};
    if (performance.now() + left > end) break;
    await turn(left);
  }
  return {calm: false, changes: auditor.changes};
}
"""

_GRACE = 5.0  # seconds more, after which a page that should have answered is stuck


@dataclass(frozen=True, kw_only=True)
class Quiet:
    """Seconds: until the document is parsed; from then until all is quiet; how long it must be so."""

    load: float
    limit: float
    calm: float


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A page as it stood: how often its DOM had changed, and whether anything in it may change it again."""

    complete: bool
    changes: int
    alive: bool
    at: float


def arrived(tab: Tab, quiet: Quiet) -> Standing:
    """Wait until the document is complete."""
    told = tab.evaluate(
        _COMPLETE, quiet.load * 1000, quiet.limit * 1000, seconds=quiet.load + quiet.limit + _GRACE
    )
    return Standing(**told, at=time.monotonic())


def held(tab: Tab, since: Standing, quiet: Quiet) -> bool:
    """Whether nothing has changed since the page stood like this, and it has been quiet long enough."""
    if not since.complete:
        return False
    if not since.alive and not tab.requests_under_way():
        return True
    if not _is_calm(tab, since, quiet) or not _network_is_quiet(
        tab, quiet.calm, time.monotonic() + quiet.limit
    ):
        return False
    # What the network brought meanwhile may have changed the page.
    return tab.network_changed < since.at or _is_calm(tab, since, quiet)


def _is_calm(tab: Tab, since: Standing, quiet: Quiet) -> bool:
    told = tab.evaluate(
        _CALM, quiet.calm * 1000, quiet.limit * 1000, since.changes, seconds=quiet.limit + _GRACE
    )
    return bool(told["calm"])


def settle(tab: Tab, quiet: Quiet) -> tuple[Standing, bool]:
    """Wait until DOM and network are quiet, or have been given their time; whether they became so."""
    end = time.monotonic() + quiet.limit
    while True:
        left = max(end - time.monotonic(), 0)
        told = tab.evaluate(_CALM, quiet.calm * 1000, left * 1000, -1, seconds=left + _GRACE)
        calm = bool(told["calm"]) and _network_is_quiet(tab, quiet.calm, end)
        standing = arrived(tab, Quiet(load=0, limit=max(end - time.monotonic(), 0), calm=0))
        if (calm and standing.complete and standing.changes == told["changes"]) or time.monotonic() >= end:
            return standing, calm and standing.complete


def _network_is_quiet(tab: Tab, calm: float, end: float) -> bool:
    """Wait until no request is under way and none has been for a while."""
    while time.monotonic() < end:
        if not tab.requests_under_way():
            left = tab.network_changed + calm - time.monotonic()
            if left <= 0:
                return True
            time.sleep(min(left, max(end - time.monotonic(), 0)))
        else:
            time.sleep(0.02)
    return not tab.requests_under_way()
