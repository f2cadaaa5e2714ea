"""The scripts by which an element is brought before the camera. They run in our own world, in any frame.

`globalThis.auditorStage` holds the element at hand and how to undo what was done to the page for its sake.
"""

from __future__ import annotations

# How far out what is shown for an element with nothing to show may be, and how tall in CSS pixels; what is
# taller would point at half the page.
_STEPS_OUT, _TALLEST = 4, 400

# Finds an element by its selector, " >>> " leading into a shadow tree.
_FIND = """
const find = selector => {
  let root = document, found = null;
  for (const step of selector.split(" >>> ")) {
    if (!root) return null;
    try { found = root.querySelector(step); } catch { return null; }
    root = found && found.shadowRoot;
  }
  return found;
};
"""

# The HTML and text that an element begins with; null where there is none.
READ = f"""
(selector, most) => {{ {_FIND}
  const element = find(selector);
  return element && {{
    html: element.outerHTML.slice(0, most),
    text: element.textContent.slice(0, 20 * most).replace(/\\s+/g, " ").trim(),
  }};
}}
"""

# The place of the first of these selectors that finds a frame's element, else -1. The element is kept.
FRAME_ELEMENT = f"""
selectors => {{ {_FIND}
  const place = selectors.findIndex(selector => /^i?frame$/.test(find(selector)?.localName));
  globalThis.auditorStage = {{element: place < 0 ? null : find(selectors[place]), undo: []}};
  return place;
}}
"""

# All that a visitor can read in a frame, also in its fields and shadow trees.
WORDS = """
() => {
  const words = [], visit = root => {
    for (const element of root.querySelectorAll("*")) {
      if (typeof element.value === "string") words.push(element.value);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
    words.push(root.textContent || root.documentElement?.textContent || "");
  };
  visit(document);
  return words.join("\\n");
}
"""

ELEMENT = "() => auditorStage.element"

_REVEAL = """
const up = e => e.assignedSlot || e.parentElement || e.getRootNode().host || null;
const within = (e, outer) => { for (; e; e = up(e)) if (e === outer) return true; return false; };
const pause = ms => new Promise(go => setTimeout(go, ms));
const frames = () => Promise.race([new Promise(go => requestAnimationFrame(() => requestAnimationFrame(go))),
  pause(200)]);

const change = (element, styles) => {
  const before = element.getAttribute("style");
  auditorStage.undo.push(() =>
    before === null ? element.removeAttribute("style") : element.setAttribute("style", before));
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, "important");
};

// What a visitor would have to open first.
const open = element => {
  for (let at = element; at; at = up(at))
    if (at.localName === "details" && !at.open && at !== element
        && ![...at.children].some(e => e.localName === "summary" && within(element, e))) {
      at.open = true;
      auditorStage.undo.push(() => { at.open = false; });
    }
};

const inView = element => {
  const tall = element.getBoundingClientRect().height > innerHeight / 2;
  element.scrollIntoView({block: tall ? "start" : "center", inline: "nearest", behavior: "instant"});
};

// Until it is drawn where it will stay: pictures that come late, and what fades in once it is scrolled to.
const settle = async element => {
  inView(element);
  await frames();
  const near = r => r.bottom > 0 && r.top < innerHeight && r.width > 0;
  const late = [...document.images].filter(i => !i.complete && near(i.getBoundingClientRect())).map(i =>
    new Promise(go => { i.addEventListener("load", go, {once: true});
      i.addEventListener("error", go, {once: true}); }));
  const moving = document.getAnimations().filter(a => a.playState === "running" && a.effect
    && a.effect.getComputedTiming().endTime < 1000).map(a => a.finished.catch(() => {}));
  if (late.length || moving.length) {
    await Promise.race([Promise.all([...late, ...moving]), pause(700)]);
    await frames();
  }
  inView(element);
};

// Takes away what floats above the element, or this box of it: headers that stick, banners, chat bubbles.
const uncover = (element, box = element.getBoundingClientRect()) => {
  const top = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    while (hit && hit.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    return hit;
  };
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [above, below] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const points = [.5, .02, .98].flatMap(h => [.5, .02, .98].map(v =>
    [left + (right - left) * h, above + (below - above) * v]));
  const floats = e => {
    for (; e && !within(element, e); e = up(e))
      if (/fixed|sticky/.test(getComputedStyle(e).position)) return e;
    return null;
  };
  for (const [x, y] of points)
    for (let tries = 0; tries < 5; tries += 1) {
      const hit = top(x, y);
      const cover = hit && !within(hit, element) ? floats(hit) : null;
      if (!cover) break;
      change(cover, {transition: "none", opacity: "0", visibility: "hidden", "pointer-events": "none"});
    }
};
"""

_FIRST = """
const first = element => {
  const {x, y, width, height} = [...element.getClientRects()].find(r => r.width && r.height)
    || element.getBoundingClientRect();
  return {x, y, width, height};
};
"""

_SHOWN = (
    _FIRST
    + """
const isLarge = r => r.width >= 4 && r.height >= 4;

// A link around an image is as large as the image.
const parts = element => getComputedStyle(element).display !== "inline" ? [element]
  : [element, ...element.querySelectorAll("img, svg, video, canvas, iframe, object")].slice(0, 20);

const around = rects => {
  const real = rects.filter(r => r.width > 0 && r.height > 0);
  const [x, y] = [Math.min(...real.map(r => r.left)), Math.min(...real.map(r => r.top))];
  const [right, bottom] = [Math.max(...real.map(r => r.right)), Math.max(...real.map(r => r.bottom))];
  return real.length ? new DOMRect(x, y, right - x, bottom - y) : new DOMRect();
};

// Of a paragraph that shows nothing but its text, the text: the box is as wide as the column.
const written = element => {
  const style = getComputedStyle(element);
  const hasBorder = ["Top", "Right", "Bottom", "Left"].some(side => parseFloat(style[`border${side}Width`]));
  const isClear = /^rgba.* 0\\)$/.test(style.backgroundColor) && style.backgroundImage === "none";
  if (hasBorder || !isClear) return null;
  const range = document.createRange();
  range.selectNodeContents(element);
  const [box, text] = [element.getBoundingClientRect(), around([...range.getClientRects()])];
  const [x, y] = [Math.max(box.left, text.left), Math.max(box.top, text.top)];
  return new DOMRect(x, y, Math.min(box.right, text.right) - x, Math.min(box.bottom, text.bottom) - y);
};

const rects = element => {
  const all = parts(element);
  if (all.length > 1) return [around(all.map(e => e.getBoundingClientRect()))];
  const isBlock = /block|list-item|flow-root|table-c/.test(getComputedStyle(element).display);
  const text = isBlock && written(element);
  return text && isLarge(text) ? [text] : [...element.getClientRects()];
};

const isDrawn = element =>
  element.checkVisibility({opacityProperty: true, visibilityProperty: true}) && rects(element).some(isLarge);

// What of an element is not cut away by the window, by frames, or by boxes that scroll.
const uncut = element => Promise.race([
  new Promise(go => {
    const observer = new IntersectionObserver(seen => {
      observer.disconnect();
      go(seen[0].intersectionRect);
    });
    observer.observe(element);
  }),
  pause(1000).then(() => new DOMRect()),
]);

const boxes = async element => {
  const clip = around(await Promise.all(parts(element).map(uncut)));
  return rects(element).map(r => {
    const [x, y] = [Math.max(r.left, clip.left), Math.max(r.top, clip.top)];
    return {x, y, width: Math.min(r.right, clip.right) - x, height: Math.min(r.bottom, clip.bottom) - y};
  }).filter(isLarge);
};
"""
)

# Brings the frame's element that FRAME_ELEMENT kept into view.
REVEAL_FRAME = f"""
async () => {{ {_REVEAL}
  open(auditorStage.element);
  await settle(auditorStage.element);
}}
"""

# Uncovers that element; in the page itself, the part of it that is to be pictured.
UNCOVER_FRAME = f"""
box => {{ {_REVEAL}
  if (box) uncover(auditorStage.element, new DOMRect(box.x, box.y, box.width, box.height));
  else uncover(auditorStage.element);
}}
"""

# Brings an element into view, or else what is drawn nearest around it, and tells what shows of it, in the
# frame's CSS pixels: {boxes, first, text, around}; null where nothing does. `first` is its first box, whole.
REVEAL = f"""
async selector => {{ {_FIND} {_REVEAL} {_SHOWN}
  globalThis.auditorStage = {{element: null, undo: []}};
  const sought = find(selector);
  if (!sought) return null;
  open(sought);
  const text = (sought.innerText || "").replace(/\\s+/g, " ").trim().slice(0, 200);
  for (let at = sought, steps = 0; at && steps <= {_STEPS_OUT}; at = up(at), steps += 1) {{
    if (at === document.body || at === document.documentElement) return null;
    if (at !== sought && at.getBoundingClientRect().height > {_TALLEST}) return null;
    if (!at.getClientRects().length) continue;
    await settle(at);
    if (!isDrawn(at)) continue;
    uncover(at);
    const shown = await boxes(at);
    if (!shown.length) continue;
    auditorStage.element = at;
    return {{boxes: shown, first: first(at), text, around: at !== sought}};
  }}
  return null;
}}
"""

# Where the first box of the element at hand is now.
PLACE = f"() => {{ {_FIRST} return first(auditorStage.element); }}"

# Puts the page back as it was.
RESTORE = """
() => {
  if (globalThis.auditorStage) for (const undo of auditorStage.undo.reverse()) undo();
  globalThis.auditorStage = {element: null, undo: []};
}
"""

WINDOW = "() => ({x: scrollX, y: scrollY, width: innerWidth, height: innerHeight})"
