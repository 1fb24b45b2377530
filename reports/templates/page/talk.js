// The threads, with one filter over them or two beside each other.
const talk = { box: null, columns: [] };
const columnOf = (after, label) => {
  const watch = watcher(null);
  const status = make("p", { class: "status", role: "status" });
  const position = make("span", { class: "meta", role: "status" });
  const list = make("div", { class: "threads" });
  const one = { hits: [], at: -1, asked: {}, reaches: new Map(), list, bodies: new Map() };
  const step = (by) => {
    if (!one.hits.length) return;
    one.at = (one.at + by + one.hits.length) % one.hits.length;
    position.textContent = say("hit", { n: one.at + 1, all: one.hits.length });
    const element = one.reach(one.hits[one.at]);
    if (element) settle(element);
  };
  const steps = make("p", { class: "steps", hidden: true }, button("← " + say("last_hit"), () => step(one.at < 0 ? 0 : -1)), " ", button(say("next_hit") + " →", () => step(1)), " ", position);
  const filter = filterForm(after, label, (asked) => talk.ask(one, asked));
  one.filter = filter;
  one.box = make("div", { class: "column" }, filter.form, make("div", { class: "counted" }, status, steps), list);
  const level = Number(talk.box.dataset.level);
  const bodyOf = (number, items, place) => {
    const title = say(place === "tree" ? "tree_of" : "hits_of", { title: (D.threads[number] || { title: "–" }).title });
    const body = make("div", { class: "rows", role: "list", "aria-label": title });
    const reach = (item) => one.reach(item);
    const rows = () => (place === "tree" ? rowsOf(number) : items);
    body.addEventListener("keydown", (event) => walk(event, rows(), reach, place === "tree"));
    one.bodies.set(number, body);
    watch.later(body, heightOfAll(items, list.clientWidth), () => one.reaches.set(number, chunked(body, items, place, watch)));
    return body;
  };
  const tools = (number) => {
    const thread = D.threads[number];
    const parents = [];
    for (let at = thread.first; at < thread.first + thread.count; at += 1) if (endOf[at] - at > 1) parents.push(at);
    if (!parents.length) return null;
    const all = (act) => () => { for (const item of parents) act(item); one.redraw(number); };
    return make("p", { class: "tools" }, button(say("fold_all"), all((item) => folded.add(item)), { class: "quiet" }), " ", button(say("unfold_all"), all((item) => folded.delete(item)), { class: "quiet" }));
  };
  const treeBox = (number) => {
    const thread = D.threads[number];
    const article = articleBox(number);
    const box = make("article", { class: "thread", id: thread.anchor, "aria-labelledby": "h-" + thread.anchor, tabindex: "-1" },
      threadHead(number, level), article, thread.count ? [tools(number), bodyOf(number, rowsOf(number), "tree")] : null);
    box.article = article;
    return box;
  };
  const hitBox = (number, items) => {
    const thread = D.threads[number] || { title: "", titled: "und" };
    const title = make("h" + level, { dir: "auto", lang: thread.titled }, thread.title || "–", " ", make("span", { class: "count" }, digits.format(items.length)));
    return make("div", { class: "thread" }, title, bodyOf(number, items, "hit"));
  };
  one.redraw = (number) => {
    const body = one.bodies.get(number);
    watch.fill(body);
    one.reaches.set(number, chunked(body, rowsOf(number), "tree", watch));
  };
  one.reach = (item) => {
    const number = threadOf[item];
    if (!one.bodies.has(number)) return null;
    watch.fill(one.bodies.get(number));
    const reach = one.reaches.get(number);
    return reach ? reach(item) : null;
  };
  one.show = (asked, whole) => {
    watch.forget();
    one.reaches.clear();
    one.bodies.clear();
    one.asked = asked;
    one.at = -1;
    position.textContent = "";
    const asking = isAsking(asked) || !whole;
    one.hits = asking ? fitting(asked) : [];
    steps.hidden = !one.hits.length;
    const all = talk.reactions;
    status.textContent = !asking ? say("everything", { n: all }) : one.hits.length ? say("fits", { n: one.hits.length, all }) : say("nothing");
    if (!asking) {
      list.replaceChildren(...D.threads.map((_, number) => treeBox(number)));
      return;
    }
    const byThread = new Map();
    for (const item of one.hits) {
      if (!byThread.has(threadOf[item])) byThread.set(threadOf[item], []);
      byThread.get(threadOf[item]).push(item);
    }
    list.replaceChildren(...Array.from(byThread).sort((a, b) => a[0] - b[0]).map(([number, items]) => hitBox(number, items)));
  };
  return one;
};
const legend = () => {
  const line = (kind) => make("li", {}, make("span", { class: "key " + kind }), say("legend_" + kind));
  return make("details", { class: "legend" }, make("summary", {}, say("legend")), make("ul", {}, ["solid", "dashed", "dotted"].map(line)), make("p", { class: "hint" }, say("legend_quoted")), make("p", { class: "hint" }, say("legend_keys")));
};
talk.build = (box) => {
  talk.box = box;
  talk.reactions = C.kind.filter((_, item) => isReaction(item)).length;
  talk.beside = button(say("compare"), () => talk.compare(!talk.columns[1]), { class: "beside", "aria-pressed": "false" });
  talk.grid = make("div", { class: "columns" });
  box.replaceChildren(legend(), make("p", { class: "comparing" }, talk.beside), talk.grid);
  talk.columns = [columnOf("", say("filter"))];
  talk.grid.append(talk.columns[0].box);
  talk.columns[0].show({}, true);
};
// One column more or less; the threads are drawn whole where there is one that asks for nothing.
talk.compare = (two, quiet) => {
  if (Boolean(talk.columns[1]) === two) return;
  talk.beside.setAttribute("aria-pressed", String(two));
  talk.grid.classList.toggle("two", two);
  if (two) {
    talk.columns.push(columnOf("2", say("filter_second")));
    talk.grid.append(talk.columns[1].box);
    talk.columns[1].show({}, false);
  } else talk.columns.pop().box.remove();
  talk.columns[0].filter.form.setAttribute("aria-label", say(two ? "filter_first" : "filter"));
  talk.columns[0].show(talk.columns[0].asked, !two);
  if (!quiet) talk.say();
};
talk.ask = (column, asked) => {
  column.show(asked, talk.columns.length === 1);
  talk.say();
};
// What is asked for, as the address says it.
talk.told = () => {
  const told = new URLSearchParams();
  talk.columns.forEach((column, place) => {
    const after = place ? "2" : "";
    told.set("q" + after, column.asked.q || "");
    for (const name of ASKED) if (column.asked[name]) told.set(name + after, column.asked[name]);
  });
  const asking = talk.columns.length > 1 || isAsking(talk.columns[0].asked);
  return asking ? told.toString() : "talk";
};
// Puts that into the address, without a step in the history.
talk.say = () => history.replaceState(null, "", "#" + talk.told());
talk.hear = (told) => {
  const two = told.has("q2");
  talk.compare(two, true);
  talk.columns.forEach((column, place) => {
    const after = place ? "2" : "";
    const asked = Object.fromEntries(["q", ...ASKED].map((name) => [name, told.get(name + after) || ""]).filter((pair) => pair[1]));
    column.filter.set(asked);
    column.show(asked, !two);
  });
  unfold(talk.box);
  talk.box.scrollIntoView({ block: "start" });
};
// Shows the whole threads, unfiltered.
talk.whole = () => {
  talk.compare(false, true);
  if (!isAsking(talk.columns[0].asked)) return;
  talk.columns[0].filter.set({});
  talk.columns[0].show({}, true);
};
talk.fold = (item, keep) => {
  if (folded.has(item)) folded.delete(item);
  else folded.add(item);
  const column = talk.columns[0];
  const before = column.reach(item).getBoundingClientRect().top;
  column.redraw(threadOf[item]);
  const row = column.reach(item);
  window.scrollBy(0, row.getBoundingClientRect().top - before);
  const goal = keep ? row : row.querySelector(".folder");
  goal.focus({ preventScroll: true });
};
// Goes to a comment in its thread, or to a voice in its article or comment.
talk.go = (item) => {
  talk.whole();
  unfold(talk.box);
  const column = talk.columns[0];
  const voice = D.sparse.voice[item];
  const host = voice ? (voice.owner === undefined ? -1 : voice.owner) : item;
  for (const one of document.querySelectorAll(".found")) one.classList.remove("found");
  let goal = null;
  if (host >= 0) {
    let hidden = false;
    for (let at = parentOf[host]; at >= 0; at = parentOf[at]) hidden = folded.delete(at) || hidden;
    if (hidden) column.redraw(threadOf[host]);
    goal = column.reach(host);
  } else if (voice && voice.thread >= 0) {
    goal = document.getElementById(D.threads[voice.thread].anchor);
    if (goal && goal.article) {
      goal.article.open = true;
      goal.article.fill();
    }
  }
  if (goal && voice) {
    for (const text of goal.querySelectorAll(".text")) if (text.whole) text.whole();
    goal = goal.querySelector(`mark[data-voices~="${item}"]`) || goal;
    goal.tabIndex = -1;
  }
  if (!goal) return false;
  goal.classList.add("found");
  settle(goal);
  return true;
};
