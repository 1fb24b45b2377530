// Reply trees: rows of a list with their levels; what answers a comment folds below it.
const folded = new Set();
const rowsOf = (number) => {
  const thread = D.threads[number];
  const rows = [];
  for (let at = thread.first; at < thread.first + thread.count; at = folded.has(at) ? endOf[at] : at + 1) rows.push(at);
  return rows;
};
const folder = (item) => {
  const n = endOf[item] - item - 1;
  if (!n) return null;
  const open = !folded.has(item);
  const name = say(open ? "fold" : "unfold", { n: say("replies", { n }), who: whoText(item) });
  return button([open ? "▾ " : "▸ ", say("replies", { n })], () => talk.fold(item), { class: "quiet folder", "aria-expanded": String(open), "aria-label": name });
};
// Arrow keys in a list of comments: between rows up and down, in and out of replies left and right.
const walk = (event, rows, reach, foldable) => {
  const row = event.target.closest(".comment");
  if (!row || event.target.closest("textarea") || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const item = Number(row.dataset.item);
  const at = rows.indexOf(item);
  const go = (goal) => {
    const element = goal === undefined ? null : reach(goal);
    if (!element) return;
    for (const one of event.currentTarget.querySelectorAll('.comment[tabindex="0"]')) one.tabIndex = -1;
    element.tabIndex = 0;
    element.scrollIntoView({ block: "nearest" });
    element.focus({ preventScroll: true });
  };
  const n = foldable ? endOf[item] - item - 1 : 0;
  const steps = {
    ArrowDown: () => go(rows[at + 1]),
    ArrowUp: () => go(rows[at - 1]),
    Home: () => go(rows[0]),
    End: () => go(rows[rows.length - 1]),
    ArrowLeft: () => (n && !folded.has(item) ? talk.fold(item, true) : foldable && parentOf[item] >= 0 && go(parentOf[item])),
    ArrowRight: () => (n && folded.has(item) ? talk.fold(item, true) : n && go(item + 1)),
    Enter: () => event.target === row && n && talk.fold(item, true),
  };
  const act = steps[event.key];
  if (!act || (event.key === "Enter" && event.target !== row)) return;
  event.preventDefault();
  act();
};
const count = (key, n) => (n ? say(key, { n }) : "");
const threadHead = (number, level) => {
  const thread = D.threads[number];
  const told = [thread.outlet, thread.byline, thread.published, thread.name].filter(Boolean).map((part) => make("bdi", {}, part));
  return [
    make("h" + level, { id: "h-" + thread.anchor, dir: "auto", lang: thread.titled }, thread.title),
    make("p", { class: "meta" }, joined([...told, count("comments", thread.comments || 0), count("voices", thread.voices || 0), count("missing", thread.missing || 0), count("left", thread.left || 0)], " · ")),
    thread.talk && make("p", { class: "meta", lang: "en" }, thread.talk + "."),
    (thread.notes || []).map((note) => make("p", { class: "hint", lang: "en" }, note)),
  ];
};
// The article, drawn when it is opened.
const articleBox = (number) => {
  const thread = D.threads[number];
  if (!thread.article) return null;
  const inside = make("div", { class: "prose" });
  const box = make("details", { class: "article" }, make("summary", {}, say(thread.voices ? "article_voices" : "article")), inside);
  const fill = () => {
    if (!inside.childElementCount) inside.append(...words(thread.article, thread.language));
  };
  box.addEventListener("toggle", fill);
  box.fill = fill;
  return box;
};
