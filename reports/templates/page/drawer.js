// What is behind a number: how it was made, and the comments it was counted from, in groups.
const drawer = { box: document.getElementById("drawer"), id: "", came: false, watch: null };
drawer.find = (id) => D.facts.findIndex((fact) => fact[0] === id);
drawer.printed = () => {
  const found = new Set(Array.from(document.querySelectorAll("[data-f]"), (link) => link.dataset.f));
  return D.facts.filter((fact) => found.has(fact[0])).map((fact) => fact[0]);
};
drawer.link = () => document.getElementById("f-" + drawer.id);
drawer.show = (id) => {
  const fact = D.facts[drawer.find(id)];
  drawer.id = id;
  if (drawer.watch) drawer.watch.forget();
  drawer.watch = watcher(drawer.box);
  const title = make("h2", { id: "drawer-title", tabindex: "-1" }, fact ? fact[2] : say("unknown_number"));
  const inside = [drawer.bar(id), title];
  if (fact) inside.push(...drawer.told(fact), ...drawer.groups(fact));
  drawer.box.setAttribute("aria-labelledby", "drawer-title");
  drawer.box.replaceChildren(...inside);
  drawer.box.scrollTop = 0;
  for (const link of document.querySelectorAll(".fact[aria-current]")) link.removeAttribute("aria-current");
  for (const link of document.querySelectorAll(".fact")) if (link.dataset.f === id) link.setAttribute("aria-current", "true");
  if (!drawer.box.open) drawer.box.showModal();
  title.focus();
};
drawer.bar = (id) => {
  const all = drawer.printed();
  const at = all.indexOf(id);
  const step = (words, by) => button(words, () => drawer.turn(all[(at + by + all.length) % all.length]), { disabled: all.length < 2 });
  return make("div", { class: "bar" },
    step("← " + say("last_number"), at < 0 ? 0 : -1), step(say("next_number") + " →", 1),
    make("span", { class: "meta" }, at >= 0 ? say("of_numbers", { n: at + 1, all: all.length }) : ""),
    button(say("close"), () => drawer.leave(), { class: "close" }));
};
drawer.told = (fact) => [
  make("p", { class: "big" }, fact[1]),
  fact[3] && make("p", {}, fact[3]),
  fact[4] && make("p", { class: "meta" }, parts("made_from", { source: make("code", {}, fact[4]) })),
  make("p", { class: "foot" }, button(say("copy_number"), (event) => copy(numberCitation(fact), event.target))),
].filter(Boolean);
// Several groups are tabs, one is a list.
drawer.groups = (fact) => {
  const groups = fact[5];
  if (!groups.length) return [make("p", { class: "hint" }, say("nothing_behind"))];
  const panel = make("div", { id: "drawer-panel" });
  const name = ([label, , n]) => parts("group_n", { label, n });
  const pick = (place, focus) => {
    tabs.forEach((tab, other) => {
      tab.setAttribute("aria-selected", String(other === place));
      tab.tabIndex = other === place ? 0 : -1;
    });
    if (tabs.length) panel.setAttribute("aria-labelledby", tabs[place].id);
    if (focus) tabs[place].focus();
    drawer.list(panel, groups[place]);
  };
  const tabs = groups.length < 2 ? [] : groups.map((group, place) => make("button", { type: "button", role: "tab", id: "drawer-tab-" + place, "aria-controls": "drawer-panel", click: () => pick(place) }, name(group)));
  const turn = (event) => {
    const place = tabs.indexOf(event.target);
    const by = { ArrowRight: place + 1, ArrowLeft: place - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    if (place < 0 || by === undefined) return;
    event.preventDefault();
    pick(by % tabs.length, true);
  };
  const heads = tabs.length ? make("div", { role: "tablist", class: "tabs", "aria-label": say("groups"), keydown: turn }, tabs) : make("h3", {}, name(groups[0]));
  if (tabs.length) panel.setAttribute("role", "tabpanel");
  requestAnimationFrame(() => pick(0));
  return [heads, panel];
};
drawer.list = (panel, [label, place, n]) => {
  const items = listOf(place);
  const list = make("div", { class: "rows", role: "list", "aria-label": label });
  panel.replaceChildren(...(items.length < n ? [make("p", { class: "alarm" }, say("held", { n: items.length, all: n }))] : []), list);
  const reach = chunked(list, items, "behind", drawer.watch);
  list.addEventListener("keydown", (event) => walk(event, items, reach, false));
};
// The next number takes the place of this one in the history: one step back closes the drawer.
drawer.turn = (id) => {
  history.replaceState(null, "", "#f=" + encodeURIComponent(id));
  drawer.show(id);
};
drawer.hide = () => {
  if (!drawer.box.open) return;
  drawer.box.close();
  if (drawer.watch) drawer.watch.forget();
  drawer.box.replaceChildren();
  const link = drawer.link();
  if (link && link.getClientRects().length) link.focus();
};
drawer.leave = () => {
  if (drawer.came) history.back();
  else history.replaceState(null, "", "#main");
  drawer.hide();
};
drawer.box.addEventListener("cancel", (event) => { event.preventDefault(); drawer.leave(); });
drawer.box.addEventListener("close", () => { if (location.hash.startsWith("#f=") && drawer.box.childElementCount) drawer.leave(); });
drawer.box.addEventListener("click", (event) => { if (event.target === drawer.box && event.clientX < drawer.box.getBoundingClientRect().left) drawer.leave(); });
