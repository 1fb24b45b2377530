// Long lists are boxes of estimated height that are filled as they come into view.
const CHUNK = 20;
const watcher = (root) => {
  const acts = new Map();
  const fill = (box) => {
    const act = acts.get(box);
    if (!act) return;
    acts.delete(box);
    seen.unobserve(box);
    box.style.minHeight = "";
    act();
  };
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) fill(entry.target);
  }, { root, rootMargin: "900px 0px" });
  const later = (box, height, act) => {
    box.style.minHeight = Math.round(height) + "px";
    acts.set(box, act);
    seen.observe(box);
  };
  const forget = () => { acts.clear(); seen.disconnect(); };
  return { later, fill, forget };
};
const EAST = new Set(["zh", "ja", "ko"]);
const lengths = [];
const heightOf = (item, width) => {
  if (lengths[item] === undefined) lengths[item] = Math.min(plainText(item).length, LONG) * (EAST.has(cell("language", "languages", item)) ? 2 : 1);
  return 74 + 26 * Math.ceil((lengths[item] * 8) / Math.max(240, Math.min(width || 700, 720)));
};
const heightOfAll = (items, width) => items.reduce((sum, item) => sum + heightOf(item, width), 0);
// Fills `box` with the items in chunks; returns how to reach one of them: its element, drawn.
const chunked = (box, items, place, watch) => {
  const chunkOf = new Map();
  const width = box.clientWidth || 700;
  const chunks = [];
  for (let at = 0; at < items.length; at += CHUNK) {
    const some = items.slice(at, at + CHUNK);
    const chunk = make("div", { class: "chunk", role: "presentation" });
    for (const item of some) chunkOf.set(item, chunk);
    watch.later(chunk, heightOfAll(some, width), () => {
      chunk.replaceChildren(...some.map((item) => draw(item, place)));
      if (!at) chunk.firstChild.tabIndex = 0;
    });
    chunks.push(chunk);
  }
  box.replaceChildren(...chunks);
  return (item) => {
    const chunk = chunkOf.get(item);
    if (!chunk) return null;
    watch.fill(chunk);
    return chunk.querySelector(`[data-item="${item}"]`);
  };
};
