// Addresses: #f= a number, #r= a comment, #q= what is asked for; all others are places of the page.
const route = (event) => {
  const told = new URLSearchParams(location.hash.slice(1));
  if (told.has("f")) {
    drawer.came = drawer.box.open ? drawer.came : Boolean(event);
    drawer.show(told.get("f"));
    return;
  }
  const bare = /^#r-[\w-]+$/.test(location.hash) ? location.hash.slice(1) : "";
  const left = drawer.box.open;
  drawer.hide();
  if ((told.has("r") || bare) && talk.box) {
    const item = placeOf(bare || "r-" + told.get("r"));
    if (item < 0 || !talk.go(item)) notice(say("unknown_comment"));
    return;
  }
  if (told.has("q") && talk.box) {
    if (!left || talk.told() !== told.toString()) talk.hear(told);
    return;
  }
  let name = location.hash.slice(1);
  try { name = decodeURIComponent(name); } catch (error) { return; }
  if (talk.box && name.startsWith("t-")) talk.whole();
  const goal = name && document.getElementById(name);
  if (goal && !left) {
    unfold(goal);
    goal.scrollIntoView();
  }
};
const notice = (text) => {
  const box = document.getElementById("notice");
  box.textContent = text;
};
