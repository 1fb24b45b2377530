// One comment or voice: in its thread ("tree"), among those that fit a filter ("hit") or behind a number ("behind").
const LONG = 5000;
const covered = (part, text) => {
  if (typeof part === "string") return text;
  if (part[1] === 1) return make("span", { class: "quoted" }, text);
  const speaker = part[3] < 0 ? say("voice_unnamed") : named("speakers", part[3]);
  return make("mark", { class: part[2], title: say("speaker", { speaker, kind: word("kind_" + part[2], part[2]) }), "data-voices": part.slice(4).join(" ") }, text);
};
const words = (text, language) => {
  const list = typeof text === "string" ? [text] : text;
  const lengthOf = (part) => (typeof part === "string" ? part : part[0]).length;
  const total = list.reduce((sum, part) => sum + lengthOf(part), 0);
  const box = make("div", { class: "text", dir: "auto", lang: language });
  const fill = (room) => {
    const drawn = [];
    for (const part of list) {
      const whole = typeof part === "string" ? part : part[0];
      drawn.push(covered(part, whole.length > room ? whole.slice(0, room).replace(/[\ud800-\udbff]$/, "") : whole));
      room -= whole.length;
      if (room <= 0) break;
    }
    box.replaceChildren(...drawn);
  };
  if (total <= LONG * 1.2) {
    fill(Infinity);
    return [box];
  }
  fill(LONG);
  box.whole = () => { fill(Infinity); more.remove(); };
  const more = button(say("more_letters", { n: total - LONG }), () => { box.whole(); box.tabIndex = -1; box.focus({ preventScroll: true }); }, { class: "quiet" });
  return [box, more];
};
const codeWord = (variable, code) => word("code_" + variable + "_" + code.toLowerCase(), code);
const SIDES = { FAVOR: "side-favor", AGAINST: "side-against", NONE: "side-none" };
const badges = (item) => {
  const side = cell("side", "sides", item);
  const tone = cell("tone", "tones", item);
  return [
    side && make("span", { class: "badge " + (SIDES[side] || "side-other"), title: say("coded") }, codeWord("stance", side)), " ",
    tone && make("span", { class: "badge", title: say("coded") }, codeWord("sentiment", tone)),
  ];
};
const codeLines = (item) => {
  const byVariable = new Map();
  for (const [variable, coder, label] of D.sparse.codes[item] || []) {
    if (!byVariable.has(variable)) byVariable.set(variable, []);
    byVariable.get(variable).push(say("code_by", { coder: named("coders", coder), code: codeWord(named("variables", variable), named("labels", label)) }));
  }
  return Array.from(byVariable, ([variable, codes]) => {
    const name = named("variables", variable);
    return say("codes", { variable: word("variable_" + name, name), codes: codes.join(", ") });
  });
};
const about = (item) => {
  const voice = D.sparse.voice[item] || {};
  const theme = C.theme[item] < 0 ? "" : D.tables.themes[C.theme[item]][1];
  const language = languages(cell("language", "languages", item));
  const channel = cell("channel", "channels", item) || (voice.kind ? "quoted" : "");
  const told = [
    C.population[item] >= 0 && make("bdi", {}, cell("population", "populations", item)),
    channel && word("channel_" + channel, channel),
    voice.kind && word("kind_" + voice.kind, voice.kind),
    language && say("language", { language }),
    theme && parts("theme", { theme: make("bdi", {}, theme) }),
    voice.decided_by && parts("because_word", { word: make("bdi", {}, voice.decided_by) }),
    voice.group && voice.group !== voice.decided_by && parts("group", { group: make("bdi", {}, voice.group) }),
    voice.place && parts("place", { place: make("bdi", {}, voice.place) }),
    voice.manner && parts("manner", { manner: make("bdi", {}, voice.manner) }),
    voice.told && say("in_own_words"),
    voice.again && say("again"),
  ];
  const why = cell("why", "whys", item);
  const codes = codeLines(item);
  return [
    make("p", { class: "meta" }, joined(told, " · ")),
    codes.length ? make("p", { class: "meta codes" }, say("coded"), " — ", codes.join(" · ")) : null,
    why && make("p", { class: "meta left-out" }, parts("not_counted", { why: make("bdi", {}, why) })),
  ];
};
// The comment that is answered, short, and whole when asked for.
const parentLine = (item) => {
  const to = (C.links[item] || [[-1]])[0][0];
  if (to < 0) return null;
  const text = plainText(to);
  const short = text.length > 140 ? text.slice(0, 140).replace(/[\ud800-\udbff]$/, "") + "…" : text;
  const language = cell("language", "languages", to);
  return make("p", { class: "parent" }, make("bdi", { lang: language, class: "words" }, short), " ",
    opener(say("show_parent"), () => make("blockquote", { class: "parent-whole" }, head(to, "hit"), words(C.text[to], language)), { "aria-label": say("show_parent") + ": " + whoText(to) }));
};
const head = (item, place) => {
  const kind = kindOf(item);
  const number = numberOf(item);
  const author = cell("author", "authors", item) || (kind === "pingback" ? say("kind_pingback") : say(kind === "voice" ? "voice_unnamed" : "unnamed"));
  const likes = D.sparse.likes[item];
  const level = C.level[item];
  const told = [C.posted[item] && make("time", { datetime: C.posted[item].replace(" ", "T") }, C.posted[item]), likes !== undefined && say("likes", { n: likes }), place === "tree" && level > DEEPEST && say("level", { n: level })];
  return make("p", { class: "head" },
    number && make("a", { class: "number", href: addressOf(item), "aria-label": say("address") + ": " + whoText(item) }, number), " ",
    make("bdi", { class: "author" }, author), " ",
    kind === "deleted" && make("span", { class: "tag" }, say("kind_deleted")), D.sparse.promoted[item] && make("span", { class: "tag" }, say("promoted")), " ",
    make("span", { class: "meta" }, joined(told, " · ")), " ", badges(item));
};
const DEEPEST = 8;
const body = (item) => {
  const voice = D.sparse.voice[item];
  const language = cell("language", "languages", item);
  const drawn = words(C.text[item], language);
  if (!voice || !voice.original) return drawn;
  const beside = (title, inside) => make("div", { class: "version" }, make("p", { class: "meta" }, title), inside);
  return [make("div", { class: "versions" }, beside(say("original"), words(voice.original, voice.language)), beside(say("translation"), drawn))];
};
const pageLine = (item, place) => {
  const thread = D.threads[threadOf[item]];
  if (!thread) return null;
  const page = place === "hit" ? [] : [make("bdi", { lang: thread.titled }, thread.title), thread.outlet ? [" · ", make("bdi", {}, thread.outlet)] : "", " · "];
  return make("p", { class: "meta" }, page,
    make("a", { href: addressOf(item), "aria-label": say("where") + ": " + whoText(item) }, say("where")));
};
const copier = (item) => button(say("copy"), (event) => copy(citation(item), event.target), { class: "quiet", "aria-label": say("copy") + ": " + whoText(item) });
const draw = (item, place) => {
  const kind = kindOf(item);
  const state = D.sparse.voice[item] ? "" : STATES[C.state[item]];
  if (place === "tree") {
    return make("div", { class: `comment d${Math.min(C.level[item], DEEPEST)} ${kind} ${state}`, id: anchorOf(item), role: "listitem", tabindex: "-1", "aria-level": C.level[item] + 1, "data-item": item },
      head(item, place), linkLines(item), body(item), make("div", { class: "foot" }, folder(item), copier(item)));
  }
  return make("div", { class: `comment d0 ${kind} ${state}`, role: "listitem", tabindex: "-1", "data-item": item },
    head(item, place), linkLines(item), parentLine(item), body(item), about(item), make("div", { class: "foot" }, pageLine(item, place), copier(item)));
};
