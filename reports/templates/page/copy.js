// What is copied says where it is from: title of the report, page, number, author, date, address.
const addressed = (hash) => {
  const bare = location.href.split("#")[0];
  return (location.protocol === "file:" ? decodeURIComponent(bare.slice(bare.lastIndexOf("/") + 1)) : bare) + hash;
};
const citation = (item) => {
  const thread = D.threads[threadOf[item]] || {};
  const voice = D.sparse.voice[item] || {};
  const author = cell("author", "authors", item) || say(voice.kind ? "voice_unnamed" : "unnamed");
  const stands = [author, numberOf(item), C.posted[item], thread.title && `“${thread.title}”`, thread.outlet, thread.published, thread.name, cell("population", "populations", item)];
  const original = voice.original ? `\n[${voice.original}]` : "";
  return `“${plainText(item)}”${original}\n— ${stands.filter(Boolean).join(", ")}.\n` + say("cited_from", { title: D.title, address: addressed(addressOf(item)) });
};
const numberCitation = ([id, text, label, note]) => `${text}: ${label}.${note ? " " + note : ""}\n` + say("cited_from", { title: D.title, address: addressed("#f=" + id) });
// Copies, and where the browser does not let a page, shows the text selected.
const copy = (text, near) => {
  const told = make("span", { class: "meta copied", role: "status" });
  const old = near.nextElementSibling;
  if (old && old.classList.contains("copied")) old.remove();
  near.after(told);
  const byHand = () => {
    const box = make("textarea", { readonly: true, rows: "5", "aria-label": say("citation") });
    box.value = text;
    told.replaceChildren(" " + say("copy_yourself"), box);
    box.focus();
    box.select();
  };
  if (!navigator.clipboard) byHand();
  else navigator.clipboard.writeText(text).then(() => { told.textContent = " " + say("copied"); }, byHand);
};
