// Which text is lost when it is spaced out as in success criterion 1.4.12. At most `most` losses are told.
// Nothing in the page's document is changed: the spacing is a style sheet of ours, put in and taken out.

const SPACING = `
  *, *::before, *::after { transition: none !important; }
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-bottom: 2em !important; }
`;
const SOLID = 0.25;  // of the letters' size: what lies further out is the air around them
const MOST_PAIRS = 300000;  // comparisons of two lines
const root = document.documentElement, range = document.createRange();
const roots = [document], texts = [];
each(element => {
  if (element.shadowRoot) roots.push(element.shadowRoot);
}, (node, element) => {
  if (/[\p{L}\p{N}]/u.test(node.data)) texts.push({node, element});
});

// The lines of a text as they are seen, and how far the worst of them lies beyond the box that clips it.
const read = ({node, element}) => {
  range.selectNodeContents(node);
  const size = parseFloat(style(element).fontSize), holders = windows(element), lines = [];
  let cut = 0, by = null;
  for (const line of range.getClientRects()) {
    if (line.width < 1 || line.height < 1) continue;
    let {left, right, top, bottom} = line;
    for (const w of holders) {
      const [beside, below, above] = [right - w.right, bottom - w.bottom, w.top - top];
      const lost = Math.max(w.x === "hide" && beside > size / 2 ? beside : 0,
        w.y === "hide" && below > SOLID * size ? below : 0,
        w.y === "hide" && above > SOLID * size ? above : 0);
      if (lost > cut) [cut, by] = [lost, w.element];
      if (w.x) [left, right] = [Math.max(left, w.left), Math.min(right, w.right)];
      if (w.y) [top, bottom] = [Math.max(top, w.top), Math.min(bottom, w.bottom)];
    }
    if (right - left >= 1 && bottom - top >= 1) lines.push({left, right, top, bottom, size});
  }
  return {lines, cut, by};
};
const readAll = () => {
  boxes.forEach(measured);  // spacing moves the boxes; which of them clip it does not change
  return texts.map(read);
};
const under = (a, b) => {  // how many pixels of one line's letters lie under another's
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const along = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const isUnder = across > Math.min(a.size, b.size) / 2
    && along > 0.4 * Math.min(a.bottom - a.top, b.bottom - b.top);
  return isUnder ? along : 0;
};
const overlaps = told => {  // pairs of different texts whose lines overlap: [number, number, pixels]
  const lines = told.flatMap((text, which) => text.lines.map(line => ({...line, which})));
  lines.sort((a, b) => a.top - b.top);
  const pairs = new Map();
  let left = MOST_PAIRS;
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom && left-- > 0; j++) {
      const [a, b] = [lines[i], lines[j]];
      const pixels = a.which === b.which ? 0 : under(a, b);
      if (pixels) pairs.set([a.which, b.which].sort((x, y) => x - y).join(" "), pixels);
    }
  }
  return [...pairs].map(([key, pixels]) => [...key.split(" ").map(Number), pixels]);
};
const layout = () => `${root.scrollWidth} ${root.scrollHeight} ` + texts.slice(0, 300).map(({element}) => {
  const {left, top, width, height} = element.getBoundingClientRect();
  return [left, top, width, height].map(number => number.toFixed(1)).join(",");
}).join(";");
const isHeld = element => {
  for (let at = element; at; at = up(at)) if (/fixed|sticky/.test(style(at).position)) return true;
  return false;
};
const isPlaced = element => {
  for (let at = element; at && at !== document.body; at = up(at)) {
    const s = style(at);
    if (s.position === "absolute" || s.transform !== "none" || s.opacity !== "1") return true;
  }
  return false;
};

const before = readAll(), scrolled = [scrollX, scrollY], was = layout();
const cuts = after => texts.flatMap(({element}, i) =>
  after[i].cut && !before[i].cut && before[i].lines.length && !isUnseen(element)
    ? [{element, node: texts[i].node, loss: ellipsis(element) ? "ellipsis" : "cut", by: after[i].by,
        pixels: Math.round(after[i].cut), is_doubtful: isSlide(element), other: ""}]
    : []);
const covers = after => overlaps(after).flatMap(([a, b, pixels]) => {
  const [one, two] = [texts[a].element, texts[b].element];
  const isOld = before[a].lines.some(x => before[b].lines.some(y => under(x, y)));
  if (isOld || isUnseen(one) || isUnseen(two) || isHeld(one) || isHeld(two)) return [];
  return [{element: one, node: texts[a].node, loss: "overlap", by: one, pixels: Math.round(pixels),
    is_doubtful: [one, two].some(e => isPlaced(e) || isSlide(e)), other: words(texts[b].node.data, 100)}];
});
const find = () => {
  const after = readAll(), known = new Set();
  return [...cuts(after), ...covers(after)].filter(({by, loss}) => {
    const isNew = !known.has(by);
    known.add(by);
    return isNew;
  });
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(SPACING);
for (const one of roots) one.adoptedStyleSheets = [...one.adoptedStyleSheets, sheet];
let losses = [];
try {
  losses = find();
  if (losses.length) {  // the page's scripts may make room for it
    await new Promise(go => { requestAnimationFrame(() => requestAnimationFrame(go)); setTimeout(go, 200); });
    losses = find();
  }
} finally {
  for (const one of roots) one.adoptedStyleSheets = one.adoptedStyleSheets.filter(s => s !== sheet);
  root.getBoundingClientRect();
  for (const animation of document.getAnimations()) {
    if (animation instanceof CSSTransition) animation.finish();
  }
  if (scrollX !== scrolled[0] || scrollY !== scrolled[1])
    scrollTo({left: scrolled[0], top: scrolled[1], behavior: "instant"});
}
return {
  pieces: texts.length, left_out: Math.max(losses.length - most, 0), is_restored: layout() === was,
  losses: losses.slice(0, most).map(({element, node, by, ...told}) => ({...told, ...spot(by, node.data)})),
};
