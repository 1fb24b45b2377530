"use strict";
(() => {
  const field = (id) => document.getElementById(id);
  const matches = field("matches");
  const keys = ["population", "topic", "sentiment", "stance", "channel"];
  const fields = ["search", ...keys.map((key) => "by-" + key)].map(field).filter(Boolean);
  const value = (id) => (field(id) ? field(id).value : "");
  // A reaction stands once in its thread or among the voices; elsewhere, in topics and evidence, it is an echo.
  const reactions = Array.from(document.querySelectorAll("[data-reaction]"));
  const echoes = Array.from(document.querySelectorAll("[data-echo]"));
  const words = new Map();
  const textOf = (element) => {
    if (!words.has(element)) words.set(element, element.textContent.toLowerCase());
    return words.get(element);
  };
  const say = (count, first) => {
    matches.textContent = count.toLocaleString("en") + " of " + reactions.length.toLocaleString("en") + (reactions.length === 1 ? " reaction fits. " : " reactions fit. ");
    if (!first) return;
    const link = document.createElement("a");
    link.textContent = "Go to the first";
    link.href = "#" + (first.id || first.closest("section").id);
    matches.append(link);
  };
  const unfold = (element) => {
    for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };
  const filter = () => {
    const search = value("search").trim().toLowerCase();
    const wanted = keys.map((key) => [key, value("by-" + key)]).filter((pair) => pair[1]);
    const fits = (element) => wanted.every(([key, want]) => element.dataset[key] === want) && (!search || textOf(element).includes(search));
    let count = 0;
    let first = null;
    for (const element of reactions) {
      const here = fits(element);
      element.classList.toggle("away", !here);
      if (here) count += 1;
      if (here && !first) first = element;
    }
    for (const element of echoes) element.classList.toggle("away", !fits(element));
    if (search || wanted.length) say(count, first);
    else matches.textContent = "";
  };
  let waiting = 0;
  for (const input of fields) input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 150); });
  // A link to a reaction opens whatever is folded around it.
  const follow = () => {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch (error) { return; }
    const target = name ? document.getElementById(name) : null;
    if (!target) return;
    unfold(target);
    target.scrollIntoView();
  };
  // On paper nobody clicks: the evidence of each link is opened, and closed again afterwards.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("details.why:not([open])"));
    for (const one of opened) one.open = true;
  });
  window.addEventListener("afterprint", () => { for (const one of opened) one.open = false; });
  // A table or figure wider than the screen says so: the part that is cut off may be the one that matters.
  const measure = () => {
    for (const one of document.querySelectorAll(".scroll")) one.classList.toggle("wide", one.scrollWidth > one.clientWidth + 1);
  };
  window.addEventListener("resize", measure);
  window.addEventListener("toggle", measure, true);
  measure();
  window.addEventListener("hashchange", follow);
  follow();
  field("tools").open = window.matchMedia("(min-width: 58rem)").matches;
  field("tools").hidden = false;
})();
