// The places where the Tab key stops, by kind: what looks alike when it has focus, as far as style sheets and
// scripts can tell. At most `most` kinds are told; the elements stay here, in `auditorStops`.

const STOPS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], "
  + "[contenteditable], audio[controls], video[controls]";
const MOVING = "canvas, marquee, video[autoplay], img[src*='.gif' i]";
const COMPARED = ["display", "position", "color", "backgroundColor", "backgroundImage", "outlineStyle",
  "outlineWidth", "outlineColor", "outlineOffset", "borderTopStyle", "borderTopWidth", "borderTopColor",
  "borderBottomStyle", "borderBottomWidth", "borderBottomColor", "boxShadow", "textDecorationLine", "opacity",
  "transform", "fontSize", "fontWeight", "appearance", "overflowX", "filter"];
const TOLD = ["class", "type", "role", "style", "disabled", "readonly", "tabindex", "contenteditable", "open",
  "checked", "aria-expanded", "aria-current", "aria-selected", "aria-checked", "aria-pressed", "hidden",
  "part", "onfocus", "onblur", "onkeydown"];

const mates = new Map();
const isStop = element => {
  if (element.tabIndex < 0 || element.matches(":disabled") || element.closest("[inert]")) return false;
  if (!element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})) return false;
  if (element.localName !== "input" || element.type !== "radio" || !element.name) return true;
  const form = element.form || element.getRootNode();  // of a group of radio buttons, Tab stops at one
  const groups = mates.get(form) || mates.set(form, new Map()).get(form);
  if (!groups.has(element.name)) {
    const alike = [...form.querySelectorAll("input[type=radio]")].filter(e => e.name === element.name);
    groups.set(element.name, alike.find(e => e.checked) || alike.find(e => !e.disabled));
  }
  return groups.get(element.name) === element;
};
// An element as a style sheet's selectors may tell it from others; numbered ids are a page's own.
const own = element => {
  const id = element.id && !/\d/.test(element.id) ? `#${element.id}` : "";
  const facts = TOLD.filter(name => element.hasAttribute(name))
    .map(name => `${name}=${element.getAttribute(name)}`);
  return `${element.localName}${id}[${facts.join("|")}]`;
};
const paths = new Map();
const path = element => {
  const steps = [];
  for (let at = element, n = 0; at && n < 60; at = up(at), n++) {
    if (!paths.has(at)) paths.set(at, own(at));
    steps.push(paths.get(at));
  }
  return steps.join("<");
};
const ground = element => {  // the colour that it stands on
  for (let at = up(element), n = 0; at && n < 60; at = up(at), n++) {
    const s = style(at);
    if (s.backgroundImage !== "none") return s.backgroundImage.slice(0, 200);
    if (!/^rgba\(.*, 0\)$|^transparent$/.test(s.backgroundColor)) return s.backgroundColor;
  }
  return "";
};
const room = element => {  // whether it is in the page, and on which sides a box that clips leaves no room
  const rect = element.getBoundingClientRect();
  const right = rect.right + scrollX, bottom = rect.bottom + scrollY;
  const outside = [right <= 0, bottom <= 0, rect.width < 2, rect.height < 2];
  const sides = windows(element).filter(w => w.element !== element).slice(0, 3).map(w => [
    w.x && rect.left - w.left < 4, w.x && w.right - rect.right < 4, w.y && rect.top - w.top < 4,
    w.y && w.bottom - rect.bottom < 4].map(Number).join(""));
  return [...outside.map(Number), ...sides].join(",");
};
const look = element => COMPARED.map(name => style(element)[name]).join(";").slice(0, 2000);
const near = (element, tell) => [...new Set(
  [element.previousElementSibling, element.nextElementSibling, ...[...element.children].slice(0, 6)]
    .filter(Boolean).map(tell))].filter(told => told !== tell(element)).sort().join(",");
const beside = element => near(element, own);
const besideByClass = element => near(element, e => `${e.localName}.${e.getAttribute("class") || ""}`);

// What all stops of a page have in common: its style sheets and scripts, what moves there, and
// what lies over it.
const about = () => {
  const inline = e => /focus|outline/.test(e.textContent) ? e.textContent : "";
  const sheets = [...document.querySelectorAll("link[rel~=stylesheet i], style")]
    .map(e => e.localName === "link" ? `${e.href} ${e.media}` : inline(e));
  const adopted = document.adoptedStyleSheets.flatMap(s => [...s.cssRules].map(r => r.cssText))
    .filter(text => /focus|outline/.test(text));
  const scripts = [...document.scripts]
    .map(e => e.src || (/focus|blur|key|Tab/.test(e.textContent) ? e.textContent : ""));
  const moving = [...document.querySelectorAll(MOVING)].map(own);
  const points = [[0.5, 0.5], [0.5, 0.05], [0.5, 0.95], [0.05, 0.5], [0.95, 0.5]];
  const over = points.map(([x, y]) => {
    let at = document.elementFromPoint(innerWidth * x, innerHeight * y);
    while (at && style(at).position !== "fixed") at = up(at);
    return at ? own(at) : "";
  });
  const all = [document.compatMode, ...sheets, ...adopted, ...scripts, ...moving, ...over];
  return all.filter(Boolean).join("\n");
};

// The rules about focus and outlines that apply to an element, or would if it or what holds it had focus.
let rules = null;
const rulesIn = list => [...list].flatMap(rule => {
  if (!rule.selectorText) return rule.cssRules ? rulesIn(rule.cssRules) : [];
  const isAbout = rule.selectorText.includes(":focus") || rule.style.outlineStyle || rule.style.outlineWidth
    || rule.style.outlineColor;
  return [...(isAbout ? [rule] : []), ...rulesIn(rule.cssRules || [])];
});
const parts = selector => {  // at the commas that stand in no brackets
  const found = [""];
  let depth = 0;
  for (const letter of selector) {
    depth += "([".includes(letter) - ")]".includes(letter);
    if (letter === "," && !depth) found.push("");
    else found[found.length - 1] += letter;
  }
  return found;
};
const FOCUS = /:focus(-visible|-within)?(?![-\w])/;
const always = selector => selector.replace(new RegExp(FOCUS, "g"), ":not(x-none)");
const dress = element => {
  try {
    rules ||= [...document.styleSheets, ...document.adoptedStyleSheets].flatMap(s => rulesIn(s.cssRules))
      .map(rule => ({text: rule.cssText, selectors: parts(rule.selectorText).map(selector => {
        const at = selector.match(FOCUS), end = at ? at.index + at[0].length : selector.length;
        return [always(selector), always(selector.slice(0, end))];
      })}));
    if (element.getRootNode() !== document) return path(element);
    const mine = rules.flatMap(({text, selectors}) => {
      const met = selectors.flatMap(([whole, start]) =>
        [element.matches(whole), element.closest(start) !== null]);
      return met.some(Boolean) ? [text, met.map(Number).join("")] : [];
    });
    const code = ["onfocus", "onblur", "onkeydown"].map(name => element.getAttribute(name) || "");
    const kind = [element.localName, element.type || "", element.readOnly ? "read only" : ""];
    return [...kind, ...code, ...mine].join("\n");
  } catch {  // a style sheet from another site, or a selector that cannot be taken apart
    return path(element);
  }
};

const stops = [];
each(element => {
  if (element.matches(STOPS) && isStop(element)) stops.push(element);
}, () => {});
const turn = element => element.tabIndex > 0 ? element.tabIndex : Infinity;
stops.sort((a, b) => turn(a) === turn(b) ? 0 : turn(a) - turn(b));
const kinds = new Map();
stops.forEach((element, index) => {
  const sign = [path(element), look(element), ground(element), room(element), beside(element)].join("\n");
  const kind = kinds.get(sign);
  if (kind) kind.alike += 1;
  else kinds.set(sign, {sign, index, alike: 1, ...spot(element)});
});
globalThis.auditorStops = stops;
// Asked for when a kind is not known: what style sheets say of the stop's focus, whatever it stands in.
globalThis.auditorDressed = indexes => indexes.map(index =>
  [dress, look, ground, room, besideByClass].map(of => of(stops[index])).join("\n"));
const all = [...kinds.values()], told = all.slice(0, most);
return {
  about: about(), total: stops.length, kinds: told,
  left_out: all.slice(most).reduce((sum, kind) => sum + kind.alike, 0),
};
