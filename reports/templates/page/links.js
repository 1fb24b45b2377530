// Whom a comment answers: how sure that is, on what evidence, and who else it may be.
const who = (item) => joined([numberOf(item), C.author[item] >= 0 ? make("bdi", {}, cell("author", "authors", item)) : null], " ");
const whoText = (item) => [numberOf(item), cell("author", "authors", item)].filter(Boolean).join(" ") || say("unnamed");
const toComment = (item) => make("a", { href: addressOf(item) }, who(item));
const candidate = ([item, probability]) => [
  item >= 0 ? make("a", { href: addressOf(item) }, numberOf(item)) : say(item === -1 ? "nobody" : "elsewhere"), " " + chance(probability),
];
const candidates = (list) => joined(list.map(candidate), ", ");
const isKept = (basis) => basis === "markup" || basis === "nesting";
const evidence = ([, basis, , words, part, others]) => {
  const told = [];
  if (words) told.push(parts("rests", { words: make("bdi", {}, words) }));
  else if (named("bases", basis) === "model") told.push([say("no_words")]);
  if (part) told.push(parts("part", { words: make("bdi", {}, part) }));
  told.push(others && others.length ? parts("else", { others: candidates(others) }) : [say("no_other")]);
  return joined(told, " · ");
};
// A button that shows what `inside` makes below itself, and hides it again.
const opener = (words, inside, given) => {
  let shown = null;
  const one = button(words, () => {
    if (!shown) one.closest("p, .foot").after((shown = inside()));
    else shown.hidden = !shown.hidden;
    one.setAttribute("aria-expanded", String(!shown.hidden));
  }, { class: "quiet", "aria-expanded": "false", ...given });
  return one;
};
const linkLine = (item, link) => {
  const [to, basis, probability] = link;
  const name = named("bases", basis);
  const why = word("because_" + name, name);
  const kept = isKept(name);
  const said = to >= 0 ? parts("answers", { who: toComment(to) }) : [say(to === -1 ? "answers_lost" : "answers_left")];
  const sure = kept ? say("how_kept", { why }) : say("how_sure", { why, p: chance(probability) });
  const more = kept ? null : opener(say("evidence"), () => make("p", { class: "meta why" }, evidence(link)), { "aria-label": say("evidence") + ": " + whoText(item) });
  return make("p", { class: "link" + (kept || probability >= SURE ? "" : " unsure") }, "↩ ", said, " ", make("span", { class: "meta" }, sure), " ", more);
};
const linkLines = (item) => {
  const state = STATES[C.state[item]];
  const links = C.links[item] || [];
  const root = D.sparse.root[item];
  if (state === "open") {
    const open = D.sparse.open[item] || [];
    return [make("p", { class: "link open" }, "? ", make("span", { class: "meta" }, parts("not_known", { others: candidates(open) }), open.length === 1 ? say("others_low") : ""))];
  }
  if (state === "nobody" && root < SCALE) return [make("p", { class: "link" }, make("span", { class: "meta" }, say("answers_nobody", { p: chance(root) })))];
  return links.map((link) => linkLine(item, link));
};
