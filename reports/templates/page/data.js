// The data as they were packed: columns with a cell an item, tables of names, sparse columns, threads and numbers.
let D = null;
let C = null;
const threadOf = [];
const parentOf = [];
const endOf = [];
const voicesOf = [];
const SCALE = 10000;
const SURE = 8000;
const KINDS = ["comment", "deleted", "pingback", "voice", "loose"];
const STATES = ["sure", "unsure", "nobody", "open", "unknown"];
const unpack = async () => {
  const letters = atob(document.getElementById("data").textContent.trim());
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
};
// Whom a comment stands below and where its replies end, from the levels of the rows of its thread.
const prepare = (found) => {
  D = found;
  C = D.columns;
  D.threads.forEach((thread, number) => {
    const open = [];
    voicesOf.push([]);
    const close = (level, at) => {
      while (open.length && C.level[open[open.length - 1]] >= level) endOf[open.pop()] = at;
    };
    const after = thread.first + thread.count;
    for (let at = thread.first; at < after; at += 1) {
      close(C.level[at], at);
      threadOf[at] = number;
      parentOf[at] = open.length ? open[open.length - 1] : -1;
      open.push(at);
    }
    close(-1, after);
  });
  for (let at = 0; at < C.kind.length; at += 1) {
    if (threadOf[at] !== undefined) continue;
    const voice = D.sparse.voice[at];
    threadOf[at] = voice ? voice.thread : -1;
    if (threadOf[at] >= 0) voicesOf[threadOf[at]].push(at);
  }
};
const named = (table, at) => (at < 0 ? "" : D.tables[table][at]);
const cell = (column, table, item) => named(table, C[column][item]);
const kindOf = (item) => KINDS[C.kind[item]];
const isReaction = (item) => C.population[item] >= 0;
const plainText = (item) => {
  const text = C.text[item];
  return typeof text === "string" ? text : text.map((part) => (typeof part === "string" ? part : part[0])).join("");
};
const anchorOf = (item) => {
  const short = C.anchor[item];
  return short[0] === "!" ? short.slice(1) : "r-" + D.threads[threadOf[item]].anchor.slice(2) + "-" + short;
};
const addressOf = (item) => "#r=" + anchorOf(item).slice(2);
let places = null;
const placeOf = (anchor) => {
  if (!places) places = new Map(C.anchor.map((_, item) => [anchorOf(item), item]));
  return places.has(anchor) ? places.get(anchor) : -1;
};
const numberOf = (item) => {
  const number = C.number[item];
  return number ? (number > 0 ? "#" : "¶") + Math.abs(number) : "";
};
const listOf = (place) => {
  let at = 0;
  return D.lists[place].map((step) => (at += step));
};
// Messages, filled as the report's own are: plural forms by n, numbers as the language writes them.
let plural = null;
let digits = null;
const parts = (key, values) => {
  let message = D.say[key];
  if (message === undefined) return [key];
  if (typeof message !== "string") message = message[plural.select(values.n)] || message.other;
  const value = (name) => (typeof values[name] === "number" ? digits.format(values[name]) : values[name]);
  return message.split(/\{(\w+)\}/).map((part, place) => (place % 2 ? value(part) : part));
};
const say = (key, values) => parts(key, values || {}).join("");
const word = (key, other) => (D.say[key] === undefined ? other : D.say[key]);
const chance = (scaled) => (scaled / SCALE).toFixed(2);
const languages = (code) => {
  if (code === "und") return "";
  try {
    return new Intl.DisplayNames([D.language], { type: "language" }).of(code) || code;
  } catch (error) {
    return code;
  }
};
