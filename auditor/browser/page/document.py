"""The final DOM of a page, and what the browser knows of the page's own films and sounds."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.browser.tab.tab import ScriptError, Tab
from auditor.model import NOT_DRAWN, MediaFacts

LARGEST = 20_000_000  # characters of a document

# The final DOM, copied into a document where nothing loads or runs; elements that are not drawn are marked in
# the copy (auditor.model.NOT_DRAWN): display: none, visibility: hidden, content-visibility (CSSOM View).
_TAKE = """
(mark, most) => {
const doctype = document.doctype ? "<!DOCTYPE " + document.doctype.name + ">" : "";
const controls = "input, select, textarea, button, [role], iframe, frame, [contenteditable]";
const root = document.documentElement;
let html = "";
if (root && root.textContent.length > most) return {large: true};
if (root) {
  const copy = document.implementation.createHTMLDocument("").importNode(root, true);
  if (document.body && root.contains(document.body)) {
    const body = [...root.children].indexOf(document.body);
    const of = start => document.createTreeWalker(start, NodeFilter.SHOW_ELEMENT);
    const [live, copied] = [of(document.body), of(copy.children[body])];
    while (live.nextNode() && copied.nextNode()) {
      const element = live.currentNode;  // display: contents has no box of its own, and yet is drawn
      if (!element.checkVisibility({visibilityProperty: true})
          && getComputedStyle(element).display !== "contents")
        copied.currentNode.setAttribute(mark, "");
    }
  }
  html = copy.outerHTML;
  if (html.length > most) return {large: true};
}
return {
  url: location.href, title: document.title, html: root ? doctype + html : "",
  controls: document.querySelector(controls) !== null
    || [...document.querySelectorAll("*")].some(e => e.shadowRoot),
  media: document.querySelector("video, audio") !== null
};
}
"""

# What films and sounds of the page's own are, once their metadata has come; those that do not come in time
# stay unknown. audioTracks is HTML 4.8.11.10, behind a switch in Chromium.
_MEDIA = """
async limit => {
const all = [...document.querySelectorAll("video, audio")].slice(0, 50);
const came = m => new Promise(r => {
  if (m.readyState >= 1 || m.error || !(m.currentSrc || m.src || m.querySelector("source[src]"))) return r();
  for (const event of ["loadedmetadata", "error", "abort"]) m.addEventListener(event, r, {once: true});
  const last = m.querySelector("source:last-of-type");
  if (last) last.addEventListener("error", r, {once: true});
  if (m.preload === "none" || m.networkState === 0) { m.preload = "metadata"; m.load(); }
});
const facts = m => ({
  source: m.currentSrc || "", error: !!m.error || m.networkState === 3, is_muted: m.muted,
  duration: m.readyState >= 1 && isFinite(m.duration) ? m.duration : null,
  has_sound: m.readyState >= 1 && m.audioTracks ? m.audioTracks.length > 0 : null,
  has_picture: m.readyState >= 1 && m.tagName === "VIDEO" ? m.videoWidth > 0 : null
});
const late = new Promise(r => setTimeout(r, limit));
await Promise.race([Promise.all(all.map(came)), late]);
return all.map(facts);
}
"""


class TooLargeError(Exception):
    """The document is larger than anything a person would read."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """The document as it stood. `controls`, `media`: whether there is anything of the kind to ask for."""

    url: str
    title: str
    html: str
    controls: bool
    media: bool


def take(tab: Tab) -> Taken:
    """The page's document as its scripts have made it. Raises TooLargeError."""
    told = tab.evaluate(_TAKE, NOT_DRAWN, LARGEST)
    if told.get("large"):
        raise TooLargeError(f"the document is larger than {LARGEST // 1_000_000} million characters")
    return Taken(**told)


def media_facts(tab: Tab, seconds: float) -> tuple[MediaFacts, ...]:
    """What the browser knows of the page's own films and sounds; nothing where the page prevents it."""
    try:
        told = tab.evaluate(_MEDIA, seconds * 1000)
    except ScriptError:
        return ()
    return tuple(MediaFacts(**facts) for facts in told)
