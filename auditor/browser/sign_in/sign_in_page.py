"""What the steps of a sign-in find and do in a page. Runs in our own world; see Tab.evaluate."""

from __future__ import annotations

# Elements by a CSS selector, else by what people call them: label, aria-label, placeholder, a button's text.
# Open shadow roots are entered. What can be seen comes before what cannot.
_FIND = """
const tidy = text => (text || "").replace(/\\s+/g, " ").trim().replace(/[\\s*:]+$/, "").toLowerCase();
const roots = root => [root, ...[...root.querySelectorAll("*")].filter(e => e.shadowRoot)
  .flatMap(e => roots(e.shadowRoot))];
const all = selector => roots(document).flatMap(root => {
  try { return [...root.querySelectorAll(selector)]; } catch { return []; }
});
const names = e => [
  e.getAttribute("aria-label"),
  ...(e.getAttribute("aria-labelledby") || "").split(/\\s+/).filter(Boolean)
    .map(id => e.getRootNode().getElementById?.(id)?.textContent),
  ...[...(e.labels || [])].map(label => label.textContent),
  ...(e.matches("input:not([type=submit], [type=button], [type=reset], [type=image])") ? [] : [e.value]),
  ...(e.matches("button, a, summary, [role]") ? [e.textContent] : []),
  ...[...e.querySelectorAll("img[alt], svg title")].map(i => i.getAttribute("alt") || i.textContent),
  e.getAttribute("alt"), e.getAttribute("placeholder"), e.getAttribute("title"),
].map(tidy).filter(Boolean);
const FIELDS = "input:not([type=hidden]), textarea, select, [contenteditable], [role=textbox]";
const BUTTONS = "button, input[type=submit], input[type=button], input[type=image], a[href], summary, "
  + "[role=button], [role=link], [role=tab], [role=menuitem], input[type=checkbox], input[type=radio]";
const find = (wanted, among) => {
  const named = all(among).map(e => [e, names(e)]);
  const found = [...all(wanted), ...named.filter(([, n]) => n.includes(tidy(wanted))).map(([e]) => e),
    ...named.filter(([, n]) => n.some(name => name.startsWith(tidy(wanted)))).map(([e]) => e)];
  return found.find(e => e.checkVisibility({visibilityProperty: true})) || found[0] || null;
};
"""

# What the field is; the type tells whether a password is typed into it.
FIELD = f"""
wanted => {{
  {_FIND}
  const e = find(wanted, FIELDS);
  return e && {{kind: (e.type || e.tagName).toLowerCase(), ready: e.checkVisibility() && !e.disabled,
    origin: location.origin, url: location.origin + location.pathname,
    html: e.type === "password" ? document.documentElement.outerHTML.slice(0, 2000000) : ""}};
}}
"""

# Puts the cursor into the field, with all that stands there marked, so that what is typed replaces it.
FOCUS = f"""
wanted => {{
  {_FIND}
  const e = find(wanted, FIELDS);
  if (!e) return false;
  e.scrollIntoView({{block: "center"}});
  e.focus();
  e.select?.();
  return true;
}}
"""

# Whether what was typed arrived; else it is set as scripts do it, and an option is chosen by value or text.
FILLED = f"""
(wanted, value) => {{
  {_FIND}
  const e = find(wanted, FIELDS);
  if (!e) return false;
  if (e.tagName === "SELECT") {{
    const option = [...e.options].find(o => o.value === value || tidy(o.textContent) === tidy(value));
    if (!option) return false;
    e.value = option.value;
  }} else if ("value" in e && e.value !== value) {{
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(e), "value")?.set.call(e, value);
  }} else {{ e.blur(); return true; }}
  e.dispatchEvent(new Event("input", {{bubbles: true}}));
  e.dispatchEvent(new Event("change", {{bubbles: true}}));
  e.blur();
  return !("value" in e) || e.value !== "";
}}
"""

CLICK = f"""
wanted => {{
  {_FIND}
  const e = find(wanted, BUTTONS);
  if (!e || !e.checkVisibility() || e.disabled) return e ? "waits" : "";
  e.scrollIntoView({{block: "center"}});
  setTimeout(() => e.click(), 0);
  return "clicked";
}}
"""

SEEN = f"""
wanted => {{
  {_FIND}
  return all(wanted).some(e => e.checkVisibility({{visibilityProperty: true}}));
}}
"""

WHERE = "() => ({url: location.href, title: document.title})"
DOCUMENT = "() => document.documentElement.outerHTML.slice(0, 2000000)"

# What the site keeps in the browser for this origin: {local, session}, null where it may not keep anything.
KEPT = """
() => {
  try { return {local: {...localStorage}, session: {...sessionStorage}}; } catch { return null; }
}
"""
