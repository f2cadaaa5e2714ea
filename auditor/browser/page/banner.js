// The boxes of a document that may be consent banners: what each says, which buttons it has, how it hides the
// content. `containers`: selectors of known ones; `topic`: what banners speak of; `whole`: the document is the
// content of a frame, and itself the box. The boxes and their buttons stay in `auditor.banner`.
(containers, topic, whole) => {
  // The document with its open shadow trees, as one tree.
  const up = e => e.assignedSlot || e.parentElement
    || (e.getRootNode() instanceof ShadowRoot ? e.getRootNode().host : null);
  const within = (e, box) => {
    for (; e; e = up(e)) if (e === box) return true;
    return false;
  };
  const inside = root => [...root.querySelectorAll("*")]
    .flatMap(e => e.shadowRoot ? [e, ...inside(e.shadowRoot)] : [e]);
  const treeOf = box => [box, ...(box.shadowRoot ? inside(box.shadowRoot) : []), ...inside(box)];

  const styles = new Map();
  const styleOf = e => {
    if (!styles.has(e)) styles.set(e, getComputedStyle(e));
    return styles.get(e);
  };
  const drawn = e => e.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const area = e => {
    const r = e.getBoundingClientRect();
    const width = Math.min(r.right, innerWidth) - Math.max(r.left, 0);
    const height = Math.min(r.bottom, innerHeight) - Math.max(r.top, 0);
    return width > 0 && height > 0 ? width * height : 0;
  };
  if (!document.body) return [];
  const screen = innerWidth * innerHeight;
  const isModal = e => e.matches(":modal, [aria-modal=true]") && drawn(e);
  const floats = e => ["fixed", "sticky"].includes(styleOf(e).position) || e.matches(":modal, :popover-open");

  const SILENT = ["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT"];
  const textOf = (box, most) => {
    const parts = [];
    let length = 0;
    const walk = node => {
      if (length > most) return;
      if (node.nodeType === Node.TEXT_NODE) {
        parts.push(node.data);
        length += node.data.trim().length;
      } else if (node.nodeType === Node.ELEMENT_NODE && !SILENT.includes(node.tagName)
          && (node.checkVisibility() || styleOf(node).display === "contents")) {
        for (const child of node.shadowRoot ? node.shadowRoot.childNodes : []) walk(child);
        for (const child of node.childNodes) walk(child);
        parts.push(" ");
      }
    };
    walk(box);
    return parts.join("").replace(/\s+/g, " ").trim();
  };
  const nameOf = e => (e.getAttribute("aria-label") || e.value || textOf(e, 200) || e.title || "").slice(0, 200);
  const PRESSED = "button, [role=button], input[type=button], input[type=submit], a";
  const buttonsOf = box => treeOf(box).filter(e => e.matches(PRESSED) && drawn(e)
    && e.getBoundingClientRect().width > 0).slice(0, 50);

  const place = e => {
    const root = e.getRootNode(), steps = [];
    for (let at = e; at && at.nodeType === 1; at = at.parentElement) {
      if (at.id && root.querySelectorAll("#" + CSS.escape(at.id)).length === 1) {
        steps.unshift("#" + CSS.escape(at.id));
        break;
      }
      const alike = [...(at.parentNode ? at.parentNode.children : [])].filter(c => c.localName === at.localName);
      steps.unshift(at.localName + (alike.length > 1 ? `:nth-of-type(${alike.indexOf(at) + 1})` : ""));
    }
    return (root.host ? `${place(root.host)} >>> ` : "") + steps.join(" > ");
  };

  // What lies uppermost at points all over the window.
  const uppermost = (x, y) => {
    let at = document.elementFromPoint(x, y);
    while (at && at.shadowRoot) {
      const inner = at.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === at) break;
      at = inner;
    }
    return at;
  };
  const SHARES = [.03, .25, .5, .75, .97];
  const points = SHARES.flatMap(y => SHARES.map(x => uppermost(innerWidth * x, innerHeight * y)));
  const centre = points[12];

  const speaks = new RegExp(topic, "iu");
  const main = document.querySelector("main, [role=main]");
  const candidates = () => {
    const found = new Set();
    for (const point of points) {
      let outermost = null;
      for (let e = point; e; e = up(e)) if (floats(e)) outermost = e;
      if (outermost) found.add(outermost);
    }
    const named = ["cookie", "consent", "gdpr", "kakor"].flatMap(w => [`[id*=${w} i]`, `[class*=${w} i]`]);
    const wanted = ["dialog[open]", "[role=dialog]", "[role=alertdialog]", "[aria-modal=true]", ...named,
      ...containers].join(", ");
    const roots = [document];
    while (roots.length) {
      const root = roots.pop();
      for (const e of root.querySelectorAll(wanted)) found.add(e);
      for (const e of root.querySelectorAll("*")) if (e.shadowRoot) roots.push(e.shadowRoot);
    }
    return [...found];
  };
  const isBox = e => {
    try { return mayBeBanner(e); } catch { return false; }  // names of fields may hide an element's own members
  };
  const mayBeBanner = e => {
    if (e === document.body || e === document.documentElement || (main && e.contains(main)) || !drawn(e))
      return false;
    const tree = treeOf(e);
    if (!tree.slice(0, 200).some(area)) return false;
    const text = textOf(e, 4000);
    return text.length < 4000 && (speaks.test(text) || tree.some(f => f.localName === "iframe" && area(f)));
  };
  const boxes = whole ? [document.body].filter(Boolean) : candidates().slice(0, 200).filter(isBox);
  const outermost = boxes.filter(e => !boxes.some(other => other !== e && within(e, other)));

  const isLocked = () => {
    const root = document.scrollingElement;
    const cut = [document.documentElement, document.body]
      .some(e => ["hidden", "clip"].includes(styleOf(e).overflowY));
    return (cut && root.scrollHeight > innerHeight + 1) || styleOf(document.body).position === "fixed";
  };
  const rises = e => floats(e) || styleOf(e).position === "absolute";
  const liesOver = box => {
    for (let e = box; e; e = up(e)) if (rises(e)) return true;
    return treeOf(box).some(rises);
  };
  const isBackdrop = (e, box) => {  // what floats over the whole window and says nothing
    for (let at = e; at; at = up(at))
      if (styleOf(at).position === "fixed" && area(at) > .9 * screen)
        return !within(box, at) && textOf(at, 40).length < 40;
    return false;
  };
  const hidingOf = box => {
    const hides = [], lies = liesOver(box);
    const covered = points.map(e => e && ((lies && within(e, box)) || isBackdrop(e, box)));
    if (treeOf(box).some(isModal)) hides.push("modal");
    if (covered.filter(Boolean).length > points.length / 2 || (centre && isBackdrop(centre, box)))
      hides.push("covers");
    if (isLocked()) hides.push("no-scrolling");
    const content = main || document.querySelector("h1");
    if (content && !within(content, box) && content.closest("[inert], [aria-hidden=true]")) hides.push("inert");
    if (!main && textOf(document.body, 6000).length - textOf(box, 4000).length < 200) hides.push("replaced");
    return hides;
  };
  const coverageOf = box => Math.max(0, ...treeOf(box).map(area).filter(a => a < .9 * screen)) / screen;

  const buttons = outermost.map(buttonsOf);
  const frames = outermost.map(box => treeOf(box).find(e => e.localName === "iframe" && drawn(e) && area(e)));
  (globalThis.auditor ??= {}).banner = {boxes: outermost, buttons, frames, within};
  return outermost.map((box, number) => {
    const text = textOf(box, 4000), frame = frames[number];
    return {
      text: text.slice(0, 500), speaks: speaks.test(text), buttons: buttons[number].map(nameOf),
      selector: place(box), snippet: box.outerHTML.slice(0, 1000),
      frame: !whole && frame && liesOver(box) ? place(frame) : "", coverage: coverageOf(box),
      hides: whole ? [] : hidingOf(box),
    };
  });
}
