"use strict";
// The reader and coder. Whatever a page or a coder wrote becomes a text node, never markup.

const at = (id) => document.getElementById(id);
const sight = { overview: null, coder: "", leave: null, turn: 0, mute: false };

function el(tag, given, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...inside.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== false && one !== ""));
  return made;
}

const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many || one + "s"}`;
const link = (hash, ...words) => el("a", { href: hash }, ...words);
const button = (words, act, given) => el("button", { type: "button", onclick: act, ...given }, words);
const body = (text, language) => el("div", { class: "text", lang: language, dir: "auto" }, text || "");
const command = (words) => el("p", { class: "command" }, el("code", {}, words));
const minutes = (left) => (left < 1 ? "less than a minute" : `about ${count(Math.ceil(left), "minute")}`);

function trouble(words) {
  at("trouble").textContent = words || "";
  at("trouble").hidden = !words;
}

async function ask(path, given, post) {
  const query = post ? "" : "?" + new URLSearchParams(Object.entries(given || {}).filter(([, value]) => value !== ""));
  const how = post
    ? { method: "POST", body: JSON.stringify(given), headers: { "Content-Type": "application/json" } }
    : {};
  let answer;
  try {
    answer = await fetch(`/api/${path}${query}`, how);
  } catch {
    throw new Error("The server does not answer: start `commentariat serve` again and open the address it prints.");
  }
  if (answer.status === 403) {
    throw new Error("The server was started anew: open the address that it printed. What was coded is kept.");
  }
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.error);
  return found;
}

// The address after "#" says what is shown: parts between slashes, then what is looked for.
function route() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  return { parts: path.split("/").map((one) => { try { return decodeURIComponent(one); } catch { return one; } }),
    query: Object.fromEntries(new URLSearchParams(query || "")) };
}

function address(path, query) {
  const words = new URLSearchParams(Object.entries(query || {}).filter(([, value]) => value !== "" && value !== null));
  return `#/${path}${String(words) && "?" + words}`;
}

async function show() {
  const { parts, query } = route(), turn = (sight.turn += 1);
  if (sight.leave) sight.leave();
  sight.leave = null;
  trouble("");
  at("said").textContent = "";
  for (const one of document.querySelectorAll(".bar a")) {
    const here = one.getAttribute("href").slice(2) === (parts[0] === "thread" ? "read" : parts[0]);
    if (here) one.setAttribute("aria-current", "page");
    else one.removeAttribute("aria-current");
  }
  try {
    sight.overview = await ask("overview");
    const view = { "": overview, read: threads, thread, code: coding }[parts[0]] || overview;
    await view(parts, query, (...inside) => {
      if (turn !== sight.turn) return false; // somebody went on while this was fetched
      at("page").replaceChildren(...inside.filter(Boolean));
      const head = at("page").querySelector("h1");
      if (head) {
        document.title = `${head.textContent.slice(0, 60)} · commentariat`;
        head.tabIndex = -1;
        head.focus({ preventScroll: true });
      }
      window.scrollTo(0, 0);
      return true;
    });
  } catch (error) {
    trouble(error.message);
  }
  at("who").textContent = sight.coder ? `Coder: ${sight.coder}` : "";
}

function overview(parts, query, put) {
  const found = sight.overview, coding = found.coding;
  put(
    el("h1", {}, found.folder),
    el("p", {}, [count(found.threads, "thread"), count(found.comments, "comment"),
      found.voices && count(found.voices, "quoted public voice"), found.languages.join(", ")].filter(Boolean).join(" · ")),
    found.broken > 0 && el("p", {}, `${count(found.broken, "line")} of threads.jsonl could not be read.`),
    el("p", {}, link("#/read", "Read the threads")),
    el("h2", {}, "Coding"),
    ...(coding ? progress(coding) : nothing()),
  );
}

function progress(coding) {
  const rows = coding.coders.map((one) => el("li", {},
    el("p", {}, link(address(`code/${encodeURIComponent(one.coder)}`), `Code as ${one.coder}`)),
    el("progress", { max: one.units || 1, value: one.done, "aria-label": `Coded by ${one.coder}` }),
    el("p", { class: "meta" }, `${one.done} of ${count(one.units, "comment")} coded`
      + (one.done < one.units ? `, ${minutes(one.minutes)} left` : ""))));
  return [el("p", {}, coding.question || coding.variables.map((one) => one.question).join(" · ")),
    rows.length ? el("ul", { class: "rows" }, rows) : null,
    !coding.named && el("p", {}, link("#/code", "Start to code")),
    rows.length && coding.coders.every((one) => one.done === one.units)
      ? el("div", {}, el("p", {}, "All is coded. Next:"), command(sight.overview.agree)) : null].filter(Boolean);
}

const nothing = () => [el("p", {}, "Nothing to code is here yet. Draw a sample first, then start this again:"),
  command(sight.overview.sample)];

// Reading

function field(words, name, value, options, wide) {
  const id = `ask-${name}`;
  const box = options
    ? el("select", { id, name }, options.map(([key, label]) => el("option", { value: key, selected: key === value }, label)))
    : el("input", { id, name, value: value || "", type: "search", autocomplete: "off" });
  return el("div", { class: wide ? "wide" : "" }, el("label", { for: id }, words), box);
}

async function threads(parts, query, put) {
  const list = el("ul", { class: "rows" }), status = el("p", { class: "meta", role: "status" });
  const more = button("More threads", () => fill(), { hidden: true });
  const form = el("form", { role: "search" }, el("div", { class: "fields" },
    field("Words of a comment or its author", "q", query.q, null, true),
    field("Page or title", "page", query.page),
    field("Language", "language", query.language, [["", "any"], ...sight.overview.languages.map((one) => [one, one])]),
    field("Channel", "channel", query.channel, [["", "any"], ["comment", "comments"], ["quoted", "quoted voices"]]),
    sight.coder && field("Coded", "coded", query.coded, [["", "any"], ["yes", "coded by you"], ["no", "not coded by you"]]),
    el("button", { type: "submit" }, "Search")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.hash = address("read", Object.fromEntries(new FormData(form)));
  });
  const turn = sight.turn;
  let start = 0, seen = 0;
  async function fill() {
    more.disabled = true;
    try {
      let found;
      do { // in a large folder a page may hold no match yet
        found = await ask("threads", { ...query, coder: sight.coder, start });
        start = found.next;
      } while (!found.threads.length && start !== null && sight.turn === turn);
      list.append(...found.threads.map((one) => el("li", {},
        el("p", {}, link(address(`thread/${one.place}`, query), el("bdi", {}, one.title))),
        el("p", { class: "meta" }, [one.hits && count(one.hits, "match", "matches"), count(one.comments, "comment"),
          one.voices && count(one.voices, "quoted voice"), one.languages.join(", "), one.page].filter(Boolean).join(" · ")))));
      seen += found.threads.length;
      more.hidden = start === null;
      status.textContent = seen ? `${count(seen, "thread")}${start === null ? "" : ", and more"}` : "No thread fits.";
    } catch (error) {
      trouble(error.message);
    }
    more.disabled = false;
  }
  await fill();
  put(el("h1", {}, "Threads"), form, status, list, more);
}

async function thread(parts, query, put) {
  const found = await ask("thread", { ...query, place: parts[1], coder: sight.coder });
  const here = (other) => address(`thread/${parts[1]}`, { ...query, start: "", at: "", ...other });
  const last = found.start + found.comments.length;
  const next = found.hits.find((place) => place >= last);
  const pager = () => el("nav", { class: "pager", "aria-label": "Pages of the thread" },
    found.start > 0 && link(here({ start: Math.max(0, found.start - found.size) }), "← Earlier"),
    el("span", { class: "meta" }, found.total
      ? `Comments ${found.start + 1} to ${last} of ${found.total.toLocaleString("en")}` : "No comments"),
    last < found.total && link(here({ start: last }), "Later →"),
    next !== undefined && link(here({ start: next }), `Next match of ${found.hits.length} →`));
  const list = el("ol", { class: "comments" }, found.comments.map((one) => comment(one, here)));
  if (!put(
    el("p", {}, link(address("read", { ...query, start: "", at: "" }), "← Threads")),
    el("h1", { lang: found.language, dir: "auto" }, found.title),
    el("p", { class: "meta" }, [found.outlet, found.published, found.page].filter(Boolean).join(" · ")),
    found.article && el("details", {}, el("summary", {}, "Article"), body(found.article, found.language)),
    found.voices.length > 0 && el("details", { open: found.total === 0 || found.voices.some((one) => one.hit) },
      el("summary", {}, count(found.voices.length, "quoted public voice")), found.voices.map(voice)),
    found.flat && el("p", { class: "hint" }, "Who answers whom is not shown, because it is what is being coded."),
    pager(), list, pager())) return;
  const sought = query.focus || found.at;
  const hit = list.querySelector(sought === null ? ".hit" : `#c-${Number(sought)}`);
  if (hit) hit.scrollIntoView({ block: "center" });
}

function voice(one) {
  return el("blockquote", { class: one.hit ? "voice hit" : "voice" },
    el("p", { class: "meta" }, el("bdi", {}, one.speaker || "unnamed"), " ", one.coded && el("span", { class: "tag" }, "coded")),
    beside(body(one.text), one.original));
}

function beside(text, original) {
  if (!original) return text;
  const part = (head, words) => el("div", {}, el("p", { class: "meta" }, head), words);
  return el("div", { class: "beside two" }, part("Translation", text), part("Original", body(original)));
}

function comment(one, here) {
  const focus = one.answers && { start: one.answers.place, focus: one.answers.place };
  return el("li", { class: `comment d${one.indent}${one.hit ? " hit" : ""}`, id: `c-${one.place}` },
    el("p", { class: "meta" }, one.number !== null && `${one.number}. `, el("b", {}, el("bdi", {}, one.author || "unnamed")),
      one.posted && ` · ${one.posted}`, one.likes !== null && ` · ${count(one.likes, "like")}`,
      one.depth > 0 && ` · level ${one.depth}`,
      focus && " · answers ", focus && link(here(focus), el("bdi", {}, one.answers.author || `no. ${one.answers.number}`)),
      " ", one.kind !== "comment" && el("span", { class: "tag" }, one.kind), one.coded && el("span", { class: "tag" }, "coded")),
    el("div", { class: "text", lang: one.language, dir: "auto" },
      one.parts.map((part) => (part.quoted ? el("span", { class: "quoted" }, part.text) : part.text))));
}

// Coding

function coding(parts, query, put) {
  const found = sight.overview.coding;
  if (!found) return void put(el("h1", {}, "Code"), ...nothing());
  const names = found.coders.map((one) => one.coder);
  if (!parts[1] && found.named && names.length === 1) {
    location.replace(address(`code/${encodeURIComponent(names[0])}`));
    return undefined;
  }
  return parts[1] ? desk(parts[1], parts[2], put) : who(names, found, put);
}

function who(names, found, put) {
  const go = (name) => { location.hash = address(`code/${encodeURIComponent(name)}`); };
  const form = el("form", { class: "fields" }, field("Your name, as it shall stand beside your codes", "coder", "", null, true),
    el("button", { type: "submit" }, "Start"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = new FormData(form).get("coder").trim();
    if (name) go(name);
  });
  put(el("h1", {}, "Who is coding?"),
    el("p", { class: "hint" }, "Each coder works alone: nobody sees another's codes."),
    el("div", { class: "answers" }, names.map((name, i) => button([i < 9 && el("kbd", {}, i + 1), name], () => go(name)))),
    !found.named && form);
  keys((key) => {
    const name = names[Number(key) - 1];
    if (name) go(name);
    return Boolean(name);
  });
}

// Keys go to the view while nobody types in a field; they can be turned off, for whom letters do other things.
function keys(act) {
  if (sight.leave) sight.leave();
  const heed = (event) => {
    const typing = event.target.closest && event.target.closest("input, select, textarea");
    if (sight.mute || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
    if (event.key === "Enter" && event.target.closest && event.target.closest("button, a, summary")) return;
    if (act(event.key)) event.preventDefault();
  };
  document.addEventListener("keydown", heed);
  sight.leave = () => document.removeEventListener("keydown", heed);
}

async function desk(coder, n, put) {
  const book = sight.overview.coding.variables;
  const sheet = await ask("sheet", { coder });
  sight.coder = coder;
  const units = sheet.units, drawn = new Map(), folds = { article: false, book: false };
  const whole = (unit) => book.every((one) => unit.codes[one.name]);
  const open = (from) => [...units.keys()].map((i) => (from + i) % units.length).find((i) => !whole(units[i]));
  let place = -1, active = 0, chosen = new Set(), marked = -1, busy = false, left = sheet.progress, seen = null, again = false;

  const draw = (i) => {
    if (!drawn.has(i)) drawn.set(i, ask("unit", { coder, n: units[i].n }));
    return drawn.get(i);
  };

  async function go(i, to) {
    try {
      const unit = await draw(i);
      for (const known of drawn.keys()) if (Math.abs(known - i) > 2) drawn.delete(known);
      seen = unit;
      place = i;
      again = whole(units[i]);
      active = to === undefined ? Math.max(0, book.findIndex((one) => !units[i].codes[one.name])) : to;
      folds.article = false;
      restart();
      if (!put(...page())) return;
      keys(key);
      history.replaceState(null, "", address(`code/${encodeURIComponent(coder)}/${units[i].n}`));
      say(`${unit.author || "unnamed"}: ${unit.text} ${asked()}`);
      if (i + 1 < units.length) draw(i + 1).catch(() => drawn.delete(i + 1));
    } catch (error) {
      drawn.delete(i);
      trouble(error.message);
    }
  }

  function restart() { // the marks of a question that is answered step by step
    const code = units[place].codes[book[active].name] || "";
    chosen = new Set(book[active].kind === "several" ? code.split(";").filter(Boolean) : []);
    marked = -1;
  }

  const asked = () => book[active].question;
  const say = (words) => { at("said").textContent = words; };

  function done() {
    put(el("h1", {}, "Done"),
      el("p", {}, `All ${count(units.length, "comment")} on the sheet of ${coder} are coded. Thank you.`),
      el("p", {}, "When every coder is done, end this with Ctrl-C and run:"), command(sight.overview.agree),
      el("p", {}, button([el("kbd", {}, "z"), "Undo the last code"], undo)),
      el("p", {}, link("#/", "Overview")));
    keys((key) => (key === "z" || key === "Backspace") && (undo(), true));
    say("All comments are coded.");
  }

  // One thing at a time: a key that is pressed while a code is being written would be for a comment not yet seen.
  async function write(path, given, then) {
    if (busy) return;
    busy = true;
    try {
      const found = await ask(path, { coder, ...given }, true);
      trouble("");
      left = found.progress;
      await then(found);
    } catch (error) {
      trouble(path === "code" ? `Not saved. ${error.message}` : error.message);
    }
    busy = false;
  }

  const code = (i, value) => write("code", { n: units[place].n, variable: book[i].name, code: value }, async (found) => {
    units[place].codes[found.variable] = found.code;
    const next = again ? i + 1 : book.findIndex((one) => !units[place].codes[one.name]);
    if (next >= 0 && next < book.length) {
      active = next;
      redraw();
      return say(asked());
    }
    const to = open(place + 1);
    return to === undefined ? done() : go(to);
  });

  const undo = () => write("undo", {}, async (found) => {
    const i = units.findIndex((one) => one.n === found.n);
    delete units[i].codes[found.variable];
    await go(i, book.findIndex((one) => one.name === found.variable));
    say(`Taken back. ${asked()}`);
  });

  function redraw() {
    const inside = document.activeElement && document.activeElement.closest("fieldset");
    restartKept();
    const fresh = questions();
    at("questions").replaceWith(fresh);
    at("count").replaceChildren(...counted());
    if (inside) (fresh.querySelector(".active button") || fresh).focus();
    const mark = fresh.querySelector(".marked");
    if (mark) mark.scrollIntoView({ block: "nearest" });
  }

  let shown = null;
  function restartKept() { // a new question starts without marks; the one that is being answered keeps them
    if (shown !== `${place}/${active}`) restart();
    shown = `${place}/${active}`;
  }

  function step(by) {
    const to = place + by;
    if (busy) return;
    if (to < 0 || to >= units.length) say(to < 0 ? "This is the first comment." : "This is the last comment.");
    else go(to);
  }

  function key(name) {
    const asks = book[active], letter = name.toLowerCase();
    if (letter === "z" || name === "Backspace") undo();
    else if (name === "ArrowRight") step(1);
    else if (name === "ArrowLeft") step(-1);
    else if (asks.kind === "replies" && (name === "ArrowDown" || name === "ArrowUp")) move(name === "ArrowDown" ? 1 : -1);
    else if (name === "Enter" && asks.kind === "several" && chosen.size) confirm(active);
    else if (name === "Enter" && marked >= 0) code(active, near()[marked].id);
    else {
      const answer = asks.answers.find((one) => one.key === letter);
      const other = asks.kind === "replies" && /^[1-9]$/.test(name) && near()[Number(name) - 1];
      if (!answer && !other) return false;
      pick(active, answer ? answer.code : other.id);
    }
    return true;
  }

  const near = () => seen.candidates; // the nearest first: most answers go to what stands just before

  function move(by) {
    if (!seen.candidates.length) return;
    marked = Math.min(seen.candidates.length - 1, Math.max(0, marked + by));
    redraw();
    const one = near()[marked];
    say(`${one.author || "unnamed"}: ${one.text}`);
  }

  function pick(i, value) {
    if (book[i].kind !== "several" || value === "UNCLEAR") return void code(i, value);
    if (i !== active) { active = i; restartKept(); }
    if (chosen.has(value)) chosen.delete(value);
    else { chosen.delete("UNCLEAR"); chosen.add(value); }
    redraw();
    say([...chosen].join(", ") || "none chosen");
  }

  const confirm = (i) => code(i, book[i].answers.filter((one) => chosen.has(one.code)).map((one) => one.code).join(";"));

  const counted = () => [el("p", { class: "meta" }, `${left.done} of ${left.units} coded · ${minutes(left.minutes)} left`),
    el("progress", { max: left.units, value: left.done, "aria-label": "Coded" })];

  function page() {
    shown = `${place}/${active}`;
    const about = [seen.posted && seen.posted.slice(0, 16).replace("T", " "),
      seen.channel === "quoted" && "a voice that the article quotes"].filter(Boolean);
    return [el("h1", {}, `Comment ${place + 1} of ${units.length}`), el("div", { id: "count" }, counted()),
      seen.article && fold("article", ["Article: ", el("bdi", {}, seen.title || "without a title")], body(seen.article)),
      seen.parent && el("blockquote", { class: "parent" },
        el("p", { class: "meta" }, "Answers ", el("bdi", {}, seen.parent.author || "unnamed")), body(seen.parent.text)),
      el("div", { class: "unit" }, el("p", { class: "meta" }, el("b", {}, el("bdi", {}, seen.author || "unnamed")),
        about.map((one) => ` · ${one}`), seen.place !== null && [" · ", link(`#/thread/${seen.place}?at=${encodeURIComponent(seen.owner)}`, "its thread")]),
        beside(body(seen.text, seen.language), seen.original)),
      questions(), help()];
  }

  const questions = () => el("div", { id: "questions", tabindex: -1 }, book.map(question));

  function question(one, i) {
    const given = units[place].codes[one.name] || "", isActive = i === active;
    const picked = isActive && one.kind === "several" ? [...chosen] : given.split(";");
    const choice = (value, words, key, extra) => button([isActive && key && el("kbd", {}, key), words], () => pick(i, value),
      { "aria-pressed": String(picked.includes(value)), ...extra });
    const answers = one.answers.map((answer) => choice(answer.code, answer.label, answer.key));
    const others = one.kind === "replies" ? near().map((other, j) => choice(other.id,
      [other.number !== null && `${other.number}. `, el("b", {}, el("bdi", {}, other.author || "unnamed")), el("span", { class: "text", dir: "auto" }, other.text)], j < 9 ? j + 1 : "",
      { class: isActive && j === marked ? "marked" : null })) : [];
    return el("fieldset", { class: [isActive && "active", others.length && "long"].filter(Boolean).join(" ") },
      el("legend", {}, one.question, given && !isActive ? " ✓" : ""), el("div", { class: "answers" }, answers, others,
        isActive && one.kind === "several" && button([el("kbd", {}, "Enter"), "Done with this question"], () => confirm(i),
          { disabled: !chosen.size, class: "confirm" })), definitions(one));
  }

  const told = (one) => one.definition || one.answers.some((answer) => answer.definition || answer.examples.length);
  const definitions = (one) => told(one) && fold("book", ["Definitions and examples"], one.definition && el("p", {}, one.definition),
    el("dl", {}, one.answers.filter((answer) => answer.definition || answer.examples.length).map((answer) => [
      el("dt", {}, answer.label), el("dd", {}, answer.definition, answer.examples.map((example) => el("p", { class: "hint" }, `“${example}”`)))])));

  function fold(name, head, ...inside) {
    const made = el("details", { open: folds[name] }, el("summary", {}, head), inside);
    made.addEventListener("toggle", () => { folds[name] = made.open; });
    return made;
  }

  const help = () => el("div", { class: "pager" }, button([el("kbd", {}, "←"), "Back"], () => step(-1), { disabled: place === 0 }),
    button([el("kbd", {}, "z"), "Undo"], undo), button([el("kbd", {}, "→"), "Skip"], () => step(1), { disabled: place === units.length - 1 }),
    button(sight.mute ? "Keys are off" : "Keys are on", (event) => {
      sight.mute = !sight.mute;
      event.target.textContent = sight.mute ? "Keys are off" : "Keys are on";
    }, { class: "switch" }));

  const start = n === undefined ? open(0) : units.findIndex((one) => String(one.n) === n);
  if (start === undefined) return void done();
  await go(start < 0 ? open(0) || 0 : start);
}

if (location.search) history.replaceState(null, "", `/${location.hash}`); // the key has become a cookie
window.addEventListener("hashchange", show);
show();
