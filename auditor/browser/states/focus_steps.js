// The steps of looking at one stop: `begin`, and for each stop `go` to it (the keys are pressed from
// outside), `arrive`, `leave`; in the end `end`. `strayed` and `is_nowhere` tell whether scripts moved focus.

const active = () => {
  let at = document.activeElement;
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  return at;
};
const isNowhere = at => !at || at === document.body || at === document.documentElement;
const still = () => {  // what a transition leads to is what is looked at
  for (const animation of document.getAnimations()) {
    try {
      if (animation instanceof CSSTransition) animation.finish();
    } catch {}
  }
};
const state = globalThis.auditorFocus ||= {};
const MARGIN = 24;  // pixels around an element in which its focus is looked for first
const DRAWING = ["outline-style", "outline-width", "outline-color", "outline-offset", "box-shadow",
  "border-top-color", "border-top-width", "border-bottom-color", "border-bottom-width", "background-color",
  "background-image", "color", "text-decoration-line", "text-decoration-color", "text-decoration-thickness",
  "font-weight", "transform", "opacity", "filter", "content"];
const drawing = element => ["", "::before", "::after"].flatMap(pseudo => {
  const s = getComputedStyle(element, pseudo || null);
  return DRAWING.map(name => [`${pseudo} ${name}`.trim(), s.getPropertyValue(name)]);
});
const NO_TEXT = /^(button|checkbox|color|file|image|radio|range|reset|submit)$/;
const isEditable = element => !element.readOnly && (element.isContentEditable
  || element.localName === "textarea" || (element.localName === "input" && !NO_TEXT.test(element.type)));
const isCovered = (element, rect) => {
  const tree = element.getRootNode(), points = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.1], [0.1, 0.9], [0.9, 0.9]];
  return points.every(([x, y]) => {
    const at = tree.elementFromPoint(rect.left + rect.width * x, rect.top + rect.height * y);
    return at && at !== tree.host && !element.contains(at) && !at.contains(element);
  });
};
const region = element => {  // in the coordinates of the document; null when it is not in the window
  const rect = element.getBoundingClientRect();
  const left = Math.max(Math.floor(rect.left - MARGIN), 0), top = Math.max(Math.floor(rect.top - MARGIN), 0);
  const right = Math.min(Math.ceil(rect.right + MARGIN), innerWidth);
  const bottom = Math.min(Math.ceil(rect.bottom + MARGIN), innerHeight);
  const isIn = rect.right > 0 && rect.bottom > 0 && rect.left < innerWidth && rect.top < innerHeight;
  if (!isIn || right - left < 4 || bottom - top < 4) return null;
  return {x: left + scrollX, y: top + scrollY, width: right - left, height: bottom - top, scale: 1};
};
const isShown = element => {
  const rect = element.getBoundingClientRect();
  if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) return false;
  return region(element) !== null && rect.width >= 2 && rect.height >= 2 && !isUnseen(element);
};
// Tab goes on inside of it, where no script sees: from button to button of a film, from day to month.
const holdsStops = element => /^(video|audio|iframe|frame|object|embed)$|-/.test(element.localName)
  || /^(date|datetime-local|month|time|week|file)$/.test(element.type || "");
const elsewhere = element => {  // where focus is instead, outside the element
  const at = active();
  return isNowhere(at) || element.contains(at) || at.getRootNode().host === element ? "" : place(at);
};
const steps = {
  begin: () => {
    state.scrolled = [scrollX, scrollY];
    state.paused = document.getAnimations()
      .filter(a => !(a instanceof CSSTransition) && a.playState === "running");
    for (const animation of state.paused) animation.pause();
    state.sheet = new CSSStyleSheet();  // a caret that blinks would make every second picture another
    state.sheet.replaceSync(
      "input, textarea, [contenteditable] { caret-color: transparent !important; }");
    state.roots = [...new Set(globalThis.auditorStops.map(e => e.getRootNode()))];
    for (const one of state.roots) one.adoptedStyleSheets = [...one.adoptedStyleSheets, state.sheet];
  },
  go: element => {
    element.focus({preventScroll: true, focusVisible: true});
    return elsewhere(element);
  },
  arrive: element => {
    if (active() !== element) return {reached: false, went: elsewhere(element)};
    element.scrollIntoView({block: "center", inline: "nearest", behavior: "instant"});
    still();
    state.at = [scrollX, scrollY];
    state.drawn = drawing(element);
    return {
      reached: true, went: "", region: region(element), editable: isEditable(element),
      shown: isShown(element),
      covered: isCovered(element, element.getBoundingClientRect()),
      window: {x: scrollX, y: scrollY, width: innerWidth, height: innerHeight, scale: 1},
    };
  },
  strayed: element => active() === element ? null : elsewhere(element),
  is_nowhere: () => isNowhere(active()),
  leave: element => {
    const stuck = active() === element && !holdsStops(element);
    for (let tries = 0; tries < 3 && !isNowhere(active()); tries++) active().blur();
    still();
    scrollTo({left: state.at[0], top: state.at[1], behavior: "instant"});
    const plain = new Map(drawing(element));
    const changed = state.drawn.filter(([name, value]) => plain.get(name) !== value).map(([name]) => name);
    return {stuck, left: isNowhere(active()), changed};
  },
  end: () => {
    for (const one of state.roots)
      one.adoptedStyleSheets = one.adoptedStyleSheets.filter(sheet => sheet !== state.sheet);
    for (const animation of state.paused) animation.play();
    if (!isNowhere(active())) active().blur();
    scrollTo({left: state.scrolled[0], top: state.scrolled[1], behavior: "instant"});
    still();
    delete globalThis.auditorFocus;
  },
};
return steps[step](globalThis.auditorStops[index]);
