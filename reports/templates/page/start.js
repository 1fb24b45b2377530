// A table or figure wider than the screen says so: the part that is cut off may be the one that matters.
const measure = () => {
  for (const one of document.querySelectorAll(".scroll")) one.classList.toggle("wide", one.scrollWidth > one.clientWidth + 1);
};
window.addEventListener("resize", measure);
document.addEventListener("toggle", measure, true);
measure();
// What is folded but belongs on paper is opened for it, and closed again afterwards.
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = Array.from(document.querySelectorAll("details.printed:not([open])"));
  for (const one of opened) one.open = true;
});
window.addEventListener("afterprint", () => { for (const one of opened) one.open = false; });
// A number in what opens a fold is no link, but a pointer opens it all the same.
document.addEventListener("click", (event) => {
  const number = event.target.closest("[data-opens]");
  if (!number) return;
  event.preventDefault();
  location.hash = "#f=" + encodeURIComponent(number.dataset.opens);
});
const start = async () => {
  const box = document.getElementById("talk");
  if (typeof DecompressionStream === "undefined") {
    document.getElementById("lacking").hidden = false;
    if (box) box.replaceChildren();
    return;
  }
  prepare(await unpack());
  plural = new Intl.PluralRules(D.language);
  digits = new Intl.NumberFormat(D.language);
  if (box) talk.build(box);
  window.addEventListener("hashchange", route);
  if (location.hash) route();
  document.documentElement.dataset.ready = "true";
};
start();
