// Elements are made, never parsed: what a page said can only ever be text.
const make = (tag, given, ...inside) => {
  const one = document.createElement(tag);
  for (const [name, value] of Object.entries(given || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") one.addEventListener(name, value);
    else one.setAttribute(name, value === true ? "" : value);
  }
  one.append(...inside.flat(2).filter((part) => part !== null && part !== undefined && part !== "" && part !== false));
  return one;
};
const button = (words, act, given) => make("button", { type: "button", click: act, ...given }, words);
const joined = (parts, between) => parts.filter(Boolean).flatMap((part, place) => (place ? [between, part] : [part]));
// Opens whatever is folded around an element.
const unfold = (element) => {
  for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
};
// What is drawn on the way moves what stands below: the goal is sought again until it stays.
const settle = (element) => {
  unfold(element);
  let left = 8;
  const seek = () => {
    element.scrollIntoView({ block: "start" });
    if (left-- > 0) requestAnimationFrame(seek);
  };
  seek();
  element.focus({ preventScroll: true });
};
