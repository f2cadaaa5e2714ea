"""Who visits: somebody who has never been here, and has no wish to be asked things."""

# A page that asks is answered at once, as by somebody who closes every dialogue, lets no window open, and
# came by the address bar of a new tab: no page before this one can be gone back to.
ANSWERS = """
window.alert = () => {}; window.confirm = () => false; window.prompt = () => null; window.print = () => {};
window.open = () => null; window.close = () => {};
history.back = history.forward = history.go = () => {};
"""
# A tab keeps these from page to page. Who comes by the address bar, as we do, comes from no other page.
FIRST_VISIT = """
if (self === top && document.referrer === "") {
  try { sessionStorage.clear(); window.name = ""; } catch {}
}
"""
