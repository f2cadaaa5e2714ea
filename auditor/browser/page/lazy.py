"""What comes only when it is scrolled to: a page is scrolled through once, in steps, before it is looked at.

Where nothing waits for scrolling, nothing is done: no picture or frame marked loading=lazy that is not there
yet, nobody who listens to scrolling, no IntersectionObserver.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from auditor.browser.tab.tab import ScriptError, Tab
from auditor.model import NotTested, Untested

_SCROLLING = frozenset({"scroll", "scrollend"})
MOST_STEPS = 30
STEP = 0.75  # of the window: what stands across the edge of one is whole in the next
LONGEST = 3.0  # seconds of scrolling
_ARRIVING = 3.0  # seconds in all for what scrolling began to load

# In the page's own world, before its scripts: tells our world when an IntersectionObserver is made. Nothing
# else tells; asking for all objects of a kind takes the browser seconds.
OBSERVED = """
(() => {
  const real = window.IntersectionObserver;
  if (!real) return;
  const tell = document.dispatchEvent.bind(document), Told = Event;
  window.IntersectionObserver = new Proxy(real, {construct(target, given, made) {
    try { tell(new Told("auditor-observes")); } catch {}
    return Reflect.construct(target, given, made);
  }});
  real.prototype.constructor = window.IntersectionObserver;
})();
"""
# In our world.
WATCH = """
auditor.observes = false;
document.addEventListener("auditor-observes", () => { auditor.observes = true; });
"""

# What waits: `pending` lazy elements that are not there yet, in a window that can be scrolled (or in an
# element that is scrolled in its place, as large as the window).
_WAITS = """
() => {
  const pending = [...document.querySelectorAll("img[loading=lazy], iframe[loading=lazy]")]
    .filter(e => e.checkVisibility()
      && (e.localName === "iframe" ? e.getBoundingClientRect().top > innerHeight : !e.complete)).length;
  const root = document.scrollingElement;
  const scrolls = e => e.scrollHeight > e.clientHeight + 1
    && ["auto", "scroll"].includes(getComputedStyle(e).overflowY);
  let scroller = null;
  const locked = [document.documentElement, document.body]
    .some(e => e && ["hidden", "clip"].includes(getComputedStyle(e).overflowY));
  if (root && root.scrollHeight > innerHeight + 1 && !locked) scroller = root;
  else
    for (let at = document.elementFromPoint(innerWidth / 2, innerHeight / 2); at; at = at.parentElement)
      if (scrolls(at) && at.clientHeight > innerHeight / 2) { scroller = at; break; }
  globalThis.auditor.scroller = scroller;
  const listened = scroller !== root && scroller !== null;  // made by scripts, as good as always
  return {pending, high: scroller !== null, observes: auditor.observes || listened,
    scripts: document.querySelector("script") !== null};
}
"""

_BOTTOM = "() => auditor.scroller.scrollHeight - auditor.scroller.clientHeight"
# Position by position, each drawn once: scrolling is heard, and what comes into view is told, once a frame.
# Without listeners (`everywhere` false) only where lazy elements wait. Then back, and what hears of that does
# what it does.
_SCROLL = """
async (everywhere, start, step, most, longest) => {
  const scroller = auditor.scroller, root = scroller === document.scrollingElement;
  const drawn = () => new Promise(go => {
    const late = setTimeout(go, 200);  // a page that is not drawn at all must not hold us
    requestAnimationFrame(() => { clearTimeout(late); go(); });
  });
  const to = (top, left) => scroller.scrollTo({top, left, behavior: "instant"});
  const room = root ? innerHeight : scroller.clientHeight;
  const from = {top: scroller.scrollTop, left: scroller.scrollLeft};
  const before = auditor.changes, end = performance.now() + longest;
  const waiting = () => {
    const tops = [...document.querySelectorAll("img[loading=lazy], iframe[loading=lazy]")]
      .filter(e => e.checkVisibility() && (e.localName === "iframe" || !e.complete))
      .map(e => e.getBoundingClientRect().top + (root ? scrollY : 0) - room / 2).filter(top => top > 0);
    return [...tops].sort((a, b) => a - b).filter((top, i, all) => !i || top - all[i - 1] > room / 4);
  };
  const bottom = () => scroller.scrollHeight - room;
  let steps = 0, top = Math.max(start, from.top), reached = true;
  const places = everywhere ? null : waiting();
  for (;;) {
    if (places ? !places.length : top >= bottom()) {
      await drawn();
      await drawn();
      if (places || top >= bottom()) break;
    }
    if (steps >= most || performance.now() > end) { reached = false; break; }
    top = places ? places.shift() : Math.min(top + room * step, bottom());
    await drawn();
    to(top, from.left);
    steps += 1;
  }
  to(from.top, from.left);
  await drawn();
  await drawn();
  return {steps, reached, at: top, changed: auditor.changes !== before};
}
"""


@dataclass(frozen=True, kw_only=True)
class Scrolled:
    """What scrolling through came to: how many steps; whether to the end; whether the page changed by it."""

    steps: int = 0
    reached: bool = True
    changed: bool = False

    @property
    def gaps(self) -> tuple[NotTested, ...]:
        """What was left unseen: of a page that changes as it is scrolled, what is beyond where we stopped."""
        if self.reached or not self.changed:
            return ()
        detail = f"scrolled {self.steps} steps down; what comes beyond was not looked at"
        return (NotTested(what="page", reason=Untested.LAZY, detail=detail),)


def scroll_through(tab: Tab) -> Scrolled:
    """Scroll the page down and back where something waits for it, and let what that began to load arrive."""
    try:
        return _scroll_through(tab)
    except ScriptError:  # a document without anything that scrolls, as SVG
        return Scrolled()


def _scroll_through(tab: Tab) -> Scrolled:
    waits = tab.evaluate(_WAITS)
    everywhere = waits["high"] and waits["scripts"] and (waits["observes"] or _listens(tab))
    if not waits["high"] or not (everywhere or waits["pending"]):
        return Scrolled()
    scrolled, at = _scroll(tab, Scrolled(), everywhere=everywhere, start=0)
    end = time.monotonic() + _ARRIVING
    _let_arrive(tab, end)
    # What arrived may have made the page longer: then there is more to scroll through.
    while everywhere and scrolled.reached and tab.evaluate(_BOTTOM) > at + 1:
        if time.monotonic() > end:
            return replace(scrolled, reached=False)
        scrolled, at = _scroll(tab, scrolled, everywhere=True, start=at)
        _let_arrive(tab, end)
    return scrolled


def _scroll(tab: Tab, before: Scrolled, *, everywhere: bool, start: float) -> tuple[Scrolled, float]:
    """Scroll on from `start` (CSS pixels from the top): what it came to in all, and where it ended."""
    given = (everywhere, start, STEP, MOST_STEPS - before.steps, LONGEST * 1000)
    told = tab.evaluate(_SCROLL, *given, seconds=LONGEST + MOST_STEPS * 0.2 + 5)
    scrolled = Scrolled(
        steps=before.steps + told["steps"],
        reached=told["reached"],
        changed=before.changed or told["changed"],
    )
    return scrolled, told["at"]


def _let_arrive(tab: Tab, end: float) -> None:
    while tab.requests_under_way() and time.monotonic() < min(end, tab.until):
        time.sleep(0.01)


def _listens(tab: Tab) -> bool:
    """Whether a script of the page listens to its scrolling; the browser tells by world, so not in ours."""
    found = tab.commands("Runtime.evaluate", [{"expression": "window"}, {"expression": "document"}])
    asked = [{"objectId": answer["result"]["objectId"]} for answer in found]
    answers = tab.commands("DOMDebugger.getEventListeners", asked)
    return any(listener["type"] in _SCROLLING for answer in answers for listener in answer["listeners"])
