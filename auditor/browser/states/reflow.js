// What finds no room in a window `limit` CSS pixels wide. At most `most` causes are told.

// Content that needs both dimensions (1.4.10, note 2), or "" for what does not.
const DRAWN = {
  img: "image", picture: "image", svg: "drawing", canvas: "drawing", math: "drawing", video: "video",
  audio: "video", iframe: "frame", frame: "frame", object: "frame", embed: "frame", pre: "code", code: "code",
  samp: "code",
};
const MAPS = /\b(leaflet-container|ol-viewport|mapboxgl-map|maplibregl-map|esri-view|gm-style)\b/;
const isLayout = table => /^(presentation|none)$/.test(table.getAttribute("role") || "")
  || table.querySelector("table, h1, h2, h3, nav, main, form, header, footer") !== null;
const isData = table => table.querySelector("th, caption, thead, [scope], [role=columnheader]") !== null;
const shape = element => {
  for (let at = element; at && at !== document.body; at = up(at)) {
    const role = at.getAttribute("role") || "";
    if (DRAWN[at.localName]) return DRAWN[at.localName];
    if (/^(grid|treegrid|table)$/.test(role)) return "table";
    if (at.localName === "table" && !isLayout(at)) return isData(at) ? "table" : "loose-table";
    if (role === "toolbar" || role === "menubar") return "toolbar";
    if (role === "img" || role === "application") return "drawing";
    if (MAPS.test(at.getAttribute("class") || "")) return "map";
  }
  return "";
};

const SLACK = 3;  // pixels: the air after a line's last letter
const CONTROLS = "input:not([type=hidden]), select, textarea, button, img, svg, canvas, video, iframe, "
  + "object, embed";
const root = document.documentElement, body = document.body;
const shuts = element => /hidden|clip/.test(style(element).overflowX);
const isShut = style(root).overflowX === "visible" ? body !== null && shuts(body) : shuts(root);
const range = document.createRange(), found = new Map();
let pieces = 0;

const isPlacedAside = element => {
  for (let at = element; at && at !== body; at = up(at)) {
    const s = style(at);
    if (/absolute|fixed/.test(s.position) || s.transform !== "none" || s.translate !== "none") return true;
  }
  return false;
};
// The outermost element that is itself too wide for the window; else the one whose content is.
const cause = element => {
  let outermost = element;
  for (let at = element; at && at !== root; at = up(at)) {
    const right = at.getBoundingClientRect().right + scrollX;
    if (style(at).display !== "contents" && right > limit + SLACK) outermost = at;
  }
  return outermost;
};
// `host` is the box that clips or scrolls it; root: the window.
const keep = (element, node, reach, host, beyond, isOutside) => {
  if (isUnseen(element)) return;
  const isText = node.nodeType === 3, lines = [...(isText ? range : node).getClientRects()];
  const told = {
    reach, shape: shape(element), beyond: Math.round(beyond), pieces: 1,
    is_wider: Math.max(...lines.map(line => line.width)) > (host === root ? limit : host.clientWidth) + SLACK,
    is_apart: isOutside && (host !== root || isPlacedAside(element)),
    is_slide: isSlide(element), is_ellipsis: ellipsis(element), text: isText ? node.data : "",
  };
  const top = host === root ? cause(element) : host;
  const mine = found.get(top) || found.set(top, new Map()).get(top);
  const key = [reach, told.shape, told.is_apart].join("|"), known = mine.get(key);
  if (!known) return mine.set(key, told);
  known.pieces += 1;
  known.beyond = Math.max(known.beyond, told.beyond);
  known.is_wider ||= told.is_wider;
  known.is_slide &&= told.is_slide;
  known.is_ellipsis &&= told.is_ellipsis;
  known.text ||= told.text;
};
// A line of text that the lower edge of a box cuts through.
const below = (node, element, w) => {
  const size = parseFloat(style(element).fontSize);
  const cut = [...range.getClientRects()].find(r => r.top < w.bottom - 2 && r.bottom > w.bottom + size / 4);
  if (cut && !ellipsis(element)) keep(element, node, "cut-below", w.element, cut.bottom - w.bottom, false);
};
const look = (node, element, rect) => {
  if (rect.width < 1 || rect.height < 1) return;
  pieces += 1;
  let {left, right} = rect, met = null;
  const meet = (edge, reach, host) => { met ||= [reach, host, right - edge, left >= edge - SLACK]; };
  for (const w of windows(element)) {
    if (w.element === node) continue;
    if (w.y === "hide" && (rect.top >= w.bottom - 1 || rect.bottom <= w.top + 1)) return;
    if (w.x && right <= w.left + 1) return;
    if (w.x && right > w.right + SLACK) {
      meet(w.right, w.x === "scroll" ? "box" : "cut", w.element === body ? root : w.element);
      right = Math.max(w.right, left);
      if (left >= right) return keep(element, node, ...met);
    }
    if (w.y === "hide" && node !== element && !met && rect.bottom > w.bottom + 2) below(node, element, w);
  }
  if (right + scrollX <= 1) return;  // to the left of the page, where nobody can scroll
  if (right + scrollX > limit + SLACK)
    meet(limit - scrollX, isShut || isFixed(element) ? "cut" : "page", root);
  if (met) keep(element, node, ...met);
};

each(element => {
  if (element.matches(CONTROLS)) look(element, element, element.getBoundingClientRect());
}, (text, element) => {
  range.selectNodeContents(text);
  look(text, element, range.getBoundingClientRect());
});

const overflows = [...found].flatMap(([element, kinds]) =>
  [...kinds.values()].map(({text, ...told}) => ({...told, element, said: text.trim() ? text : undefined})));
const meta = document.querySelector("meta[name=viewport i]");
const fixed = ((meta && meta.content) || "").match(/\bwidth\s*=\s*(\d+)/i);
return {
  page_width: root.scrollWidth, pieces, viewport: fixed ? Number(fixed[1]) : 0,
  left_out: Math.max(overflows.length - most, 0),
  overflows: overflows.slice(0, most).map(({element, said, ...told}) => ({...told, ...spot(element, said)})),
};
