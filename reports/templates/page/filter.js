// What a filter asks for, as the address says it, and which reactions fit.
const ASKED = ["population", "side", "tone", "theme", "language", "channel"];
const COLUMNS = { population: ["population", "populations"], side: ["side", "sides"], tone: ["tone", "tones"], theme: ["theme", "themes"], language: ["language", "languages"], channel: ["channel", "channels"] };
const NONE = "-";
const haystacks = [];
const haystack = (item) => {
  if (haystacks[item] === undefined) haystacks[item] = (cell("author", "authors", item) + "\n" + plainText(item) + "\n" + ((D.sparse.voice[item] || {}).original || "")).toLowerCase();
  return haystacks[item];
};
const isAsking = (asked) => Boolean(asked.q || ASKED.some((name) => asked[name]));
const fitting = (asked) => {
  const search = (asked.q || "").trim().toLowerCase();
  const wanted = ASKED.filter((name) => asked[name]).map((name) => {
    const [column, table] = COLUMNS[name];
    const names = table === "themes" ? D.tables.themes.map((theme) => theme[0]) : D.tables[table];
    return [C[column], asked[name] === NONE ? -1 : names.indexOf(asked[name])];
  });
  const known = ASKED.every((name) => !asked[name] || asked[name] === NONE || wanted.some(([column, want]) => column === C[COLUMNS[name][0]] && want >= 0));
  const found = [];
  if (!known) return found;
  for (let item = 0; item < C.kind.length; item += 1) {
    if (isReaction(item) && wanted.every(([column, want]) => column[item] === want) && (!search || haystack(item).includes(search))) found.push(item);
  }
  return found;
};
// The choices of a field: what occurs among the reactions, with how many each, the most frequent first.
const choices = (name) => {
  const [column, table] = COLUMNS[name];
  const counts = new Map();
  for (let item = 0; item < C.kind.length; item += 1) if (isReaction(item)) counts.set(C[column][item], (counts.get(C[column][item]) || 0) + 1);
  const label = (at) => {
    if (at < 0) return say(name === "theme" ? "no_theme" : "none_coded");
    if (name === "theme") return D.tables.themes[at][1] || D.tables.themes[at][0];
    const value = D.tables[table][at];
    if (name === "side" || name === "tone") return codeWord(name === "side" ? "stance" : "sentiment", value);
    if (name === "channel") return word("channel_" + value, value);
    return name === "language" ? languages(value) || value : value;
  };
  const value = (at) => (at < 0 ? NONE : name === "theme" ? D.tables.themes[at][0] : D.tables[table][at]);
  const short = (text) => (text.length > 60 ? text.slice(0, 60) + "…" : text);
  return Array.from(counts, ([at, n]) => [value(at), short(label(at)), n]).sort((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : 1));
};
const asOption = ([value, label, n]) => make("option", { value }, label + " (" + digits.format(n) + ")");
const fieldOf = (name, after, control) => make("p", { class: "field" }, make("label", { for: name + after }, say("by_" + name)), control);
// The form of one column; `changed` is called with what it asks for.
const filterForm = (after, label, changed) => {
  const search = make("input", { id: "search" + after, type: "search", autocomplete: "off" });
  const fields = { q: search };
  const shown = [fieldOf("search", after, search)];
  for (const name of ASKED) {
    const found = choices(name);
    if (found.length < 2) continue;
    fields[name] = make("select", { id: name + after }, make("option", { value: "" }, say("any")), found.map(asOption));
    shown.push(fieldOf(name, after, fields[name]));
  }
  const asked = () => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value]).filter((pair) => pair[1]));
  const set = (values) => { for (const [name, field] of Object.entries(fields)) field.value = values[name] || ""; };
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(() => changed(asked()), 150); };
  const clear = button(say("clear"), () => { set({}); changed({}); });
  const form = make("form", { role: "search", class: "filters", "aria-label": label, submit: (event) => { event.preventDefault(); clearTimeout(waiting); changed(asked()); } }, shown, make("p", { class: "field" }, clear));
  search.addEventListener("input", soon);
  for (const [name, field] of Object.entries(fields)) if (name !== "q") field.addEventListener("change", () => changed(asked()));
  return { form, asked, set };
};
