"use strict";
(() => {
  const tools = document.getElementById("tools");
  const matches = document.getElementById("matches");
  const field = (id) => document.getElementById(id);
  const fields = ["search", "by-population", "by-sentiment", "by-stance"].map(field).filter(Boolean);
  const reactions = Array.from(document.querySelectorAll("[data-reaction]"));
  const words = new Map();
  const textOf = (element) => {
    if (!words.has(element)) words.set(element, element.textContent.toLowerCase());
    return words.get(element);
  };
  const value = (id) => (field(id) ? field(id).value : "");
  const filter = () => {
    const search = value("search").trim().toLowerCase();
    const wanted = { population: value("by-population"), sentiment: value("by-sentiment"), stance: value("by-stance") };
    const active = search || Object.values(wanted).some(Boolean);
    let shown = 0;
    for (const element of reactions) {
      const fits = Object.entries(wanted).every(([key, want]) => !want || element.dataset[key] === want);
      const here = fits && (!search || textOf(element).includes(search));
      element.classList.toggle("away", !here);
      if (here) shown += 1;
    }
    if (active) for (const details of document.querySelectorAll("details")) details.open = details.querySelector("[data-reaction]:not(.away)") !== null;
    matches.textContent = active ? shown.toLocaleString("en") + " places match" : "";
  };
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(filter, 150); };
  for (const input of fields) input.addEventListener("input", soon);
  // A link to a reaction opens whatever is folded around it.
  const unfold = () => {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", unfold);
  unfold();
  tools.hidden = false;
})();
