// What the measures share: where an element is, what clips it, what kind of content it is.
// `each` visits all elements and texts, open shadow trees included, parents first.
const MOST_NODES = 60000;
const up = e => e.assignedSlot || e.parentElement || (e.parentNode && e.parentNode.host) || null;
const place = element => {
  const root = element.getRootNode(), steps = [];
  for (let at = element; at; at = at.parentElement) {
    if (at.id && root.querySelectorAll("#" + CSS.escape(at.id)).length === 1) {
      steps.unshift("#" + CSS.escape(at.id));
      break;
    }
    const beside = at.parentElement ? [...at.parentElement.children] : [];
    const alike = beside.filter(e => e.localName === at.localName);
    steps.unshift(at.localName + (alike.length > 1 ? `:nth-of-type(${alike.indexOf(at) + 1})` : ""));
  }
  const path = steps.join(" > ");
  return root.host ? `${place(root.host)} >>> ${path}` : path;
};
const words = (text, most) => text.slice(0, 4000).replace(/\s+/g, " ").trim().slice(0, most);
const said = element => {  // the text of an element, without the code in it
  let text = "";
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (text.length < 200 && nodes.nextNode()) {
    const node = nodes.currentNode;
    if (!node.parentElement.closest("script, style, noscript")) text += node.data + " ";
  }
  return words(text, 100);
};
const snippet = element => {
  const attributes = [...element.attributes].slice(0, 30)
    .map(a => ` ${a.name}="${a.value.slice(0, 200).replace(/"/g, "&quot;")}"`).join("");
  const empty = /^(img|input|br|hr|area|embed|source|wbr)$/.test(element.localName);
  return `<${element.localName}${attributes}>` + (empty ? "" : `${said(element)}</${element.localName}>`);
};
const spot = (element, text) => ({
  selector: place(element), snippet: snippet(element),
  text: text === undefined ? said(element) : words(text, 100),
});
const styles = new Map();
const style = element => {
  let found = styles.get(element);
  if (!found) styles.set(element, found = getComputedStyle(element));
  return found;
};
const SILENT = new Set(["script", "style", "noscript", "template", "option", "optgroup", "title", "head"]);
const each = (onElement, onText) => {
  let left = MOST_NODES;
  const visit = root => {
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      node => SILENT.has(node.localName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    while (nodes.nextNode() && left-- > 0) {
      const node = nodes.currentNode;
      if (node.nodeType === 3) {
        if (node.parentElement && /\S/.test(node.data)) onText(node, node.parentElement);
        continue;
      }
      onElement(node);
      if (node.shadowRoot) visit(node.shadowRoot);
    }
  };
  visit(document.documentElement);
};
// Content of an element is seen through the boxes of the ancestors that clip it. What is placed absolutely
// is clipped by its containing block and what holds that; what is fixed by nothing (CSS Overflow 3,
// CSS Position 3).
const lifts = s => s.transform !== "none" || s.filter !== "none" || s.perspective !== "none"
  || /paint|layout|strict|content/.test(s.contain);
const clipped = new Map(), boxes = [];
const measured = box => {
  const {element} = box, rect = element.getBoundingClientRect();
  box.left = rect.left + element.clientLeft;
  box.top = rect.top + element.clientTop;
  box.right = box.left + element.clientWidth;
  box.bottom = box.top + element.clientHeight;
  return box;
};
const how = overflow => /auto|scroll/.test(overflow) ? "scroll" : overflow === "visible" ? "" : "hide";
const boxOf = element => {
  const box = measured({element, x: how(style(element).overflowX), y: how(style(element).overflowY)});
  boxes.push(box);
  return box;
};
const holder = element => {
  let at = up(element);
  while (at && style(at).position === "static" && !lifts(style(at))) at = up(at);
  return at;
};
const windowElement = () => {  // whose overflow the window takes over: html's, or else body's
  const html = document.documentElement;
  return style(html).overflowX === "visible" && style(html).overflowY === "visible" && document.body
    ? document.body : html;
};
const windowsOf = element => {
  const s = style(element), outer = at => at ? clipped.get(at) || windows(at) : [];
  let found;
  if (s.position === "fixed") {
    let at = up(element);
    while (at && !lifts(style(at))) at = up(at);
    found = outer(at);
  } else found = outer(s.position === "absolute" ? holder(element) : up(element));
  const clips = (s.overflowX !== "visible" || s.overflowY !== "visible") && s.display !== "inline"
    && s.display !== "contents" && element !== windowElement() && element !== document.documentElement;
  return clips ? [boxOf(element), ...found] : found;
};
const windows = element => {  // outermost first, so that a deep page is no deep recursion
  const missing = [];
  for (let at = element; at && !clipped.has(at); at = up(at)) missing.push(at);
  while (missing.length) {
    const at = missing.pop();
    clipped.set(at, windowsOf(at));
  }
  return clipped.get(element);
};
// Held to the window: it does not come along when the page scrolls sideways.
const isFixed = element => {
  for (let at = element; at; at = up(at)) if (style(at).position === "fixed") return true;
  return false;
};
// Text that only assistive technology meets, or that is there for later: no eyes miss it.
const isUnseen = element => {
  if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) return true;
  for (let at = element, steps = 0; at && steps < 60; at = up(at), steps++) {
    const s = style(at);
    if (s.clip !== "auto" && /absolute|fixed/.test(s.position)) return true;
    if (/inset\((50|100)%|circle\(0|polygon\(0(px)? 0(px)?, 0(px)? 0/.test(s.clipPath)) return true;
    if (s.overflowX !== "visible" && s.display !== "inline" && (at.clientWidth <= 2 || at.clientHeight <= 2)
        && at !== document.body && at !== document.documentElement) return true;
  }
  return parseFloat(style(element).fontSize) < 1;
};
const SLIDES = /carousel|slick|swiper|splide|glide|flickity|slider|slideshow|marquee|\bticker|owl-/i;
const isSlide = element => {
  for (let at = element; at && at !== document.body; at = up(at)) {
    const told = at.getAttribute("aria-roledescription") || "";
    if (SLIDES.test(at.getAttribute("class") || "") || /carousel|slide/i.test(told)) return true;
    if (at.localName === "marquee") return true;
  }
  return false;
};
const ellipsis = element => {
  for (let at = element, steps = 0; at && steps < 4; at = up(at), steps++) {
    const s = style(at);
    if (s.textOverflow !== "clip" || (s.webkitLineClamp && s.webkitLineClamp !== "none")) return true;
  }
  return false;
};
