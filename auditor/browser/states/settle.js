// Waits until the page has met what was changed: two drawn frames (resize events and matchMedia listeners
// come with them), and on for as long as it changes its own document, at most `most` ms. Tells whether it
// came to rest, and whether it changed at all.
async most => {
  const frame = () => new Promise(go => { requestAnimationFrame(go); setTimeout(go, 100); });
  const changes = () => globalThis.auditor ? auditor.changes : 0;
  const end = performance.now() + most, before = changes();
  let known = before;
  await frame();
  await frame();
  while (known !== changes() && performance.now() < end) {
    known = changes();
    await frame();
    await frame();
  }
  for (const animation of document.getAnimations()) {
    if (animation instanceof CSSTransition) animation.finish();
  }
  return {settled: known === changes(), changed: before !== changes()};
}
