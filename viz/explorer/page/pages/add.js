// Adding newsletters: drop them, see how far they are, what they added, and undo it.

import { announce, button, h, said } from "../parts/dom.js";
import { get, send, thingPath, upload } from "../parts/api.js";
import { kindWord, may, nameOf, number, t } from "../parts/words.js";
import { shape } from "../parts/shape.js";
import { forgetGraph } from "../graph/data.js";

const STEPS = { reading: "reading", "": "reading", documents: "reading" };
const ORDER = ["Document", "Item", "Law", "Article", "Regulator", "Court", "Procuratorate", "Organisation", "LegalCase", "Penalty", "Company", "Person"];
let list = null;

export async function show() {
  if (!may("add")) return { title: t("add"), content: [h("h1", {}, t("addTitle")), h("p", { class: "note" }, t("addOff"))] };
  list = h("div", { class: "additions" }, (await get("/api/additions")).map((each) => h("section", { class: "card" }, body(each))));
  const input = h("input", { type: "file", multiple: true, class: "hidden", id: "files", accept: ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.pdf,.docx", on: { change: () => (take([...input.files]), (input.value = "")) } });
  const zone = h(
    "div",
    {
      class: "drop",
      on: {
        dragover: (event) => (event.preventDefault(), zone.classList.add("over")),
        dragleave: () => zone.classList.remove("over"),
        drop: (event) => {
          event.preventDefault();
          zone.classList.remove("over");
          take([...event.dataTransfer.files]);
        },
      },
    },
    h("p", {}, t("addHint")),
    h("p", {}, h("label", { class: "button", for: "files" }, t("choose")), input),
    h("p", { class: "soft" }, ".txt  .md  .html  .pdf  .docx"),
  );
  return { title: t("addTitle"), content: [h("h1", {}, t("addTitle")), zone, list] };
}

/** Sends files and has them read. */
export async function take(files) {
  if (!files.length) return;
  while (!list?.isConnected) await new Promise((done) => setTimeout(done, 50));
  const card = h("section", { class: "card" });
  list.prepend(card);
  const keys = [];
  const refused = [];
  for (const [place, file] of files.entries()) {
    card.replaceChildren(progress(`${t("sending")} ${file.name}`, place, files.length));
    try {
      keys.push((await upload(file)).id);
    } catch (error) {
      refused.push(error.message);
    }
  }
  if (!keys.length) return card.replaceChildren(refusals(refused));
  try {
    let told = await send("POST", "/api/additions", { files: keys });
    while (["waiting", "reading"].includes(told.state)) {
      card.replaceChildren(progress(STEPS[told.step] ? t("reading") : t("building"), told.done, told.total));
      await new Promise((done) => setTimeout(done, 150));
      told = await get(`/api/additions/${told.id}`);
    }
    forgetGraph();
    card.replaceChildren(body(told), refusals(refused));
    announce(t("added"));
  } catch (error) {
    card.replaceChildren(h("p", { class: "note" }, error.message));
  }
}

const progress = (word, done, total) =>
  h("p", { class: "progress" }, said(word, "span"), h("progress", total ? { max: String(total), value: done, "aria-label": word } : { "aria-label": word }));

const refusals = (lines) => (lines.length ? h("ul", { class: "note" }, lines.map((line) => h("li", {}, said(line)))) : "");

function body(told) {
  if (told.state === "failed") return h("p", { class: "note" }, told.error);
  if (told.state === "undone") return h("div", {}, h("h2", {}, said(told.files.join(", "))), h("p", { class: "soft" }, t("undone")));
  const kinds = ORDER.filter((label) => told.things?.[label]);
  const notes = Object.values(told.notes ?? {}).reduce((sum, count) => sum + count, 0);
  const card = h(
    "div",
    {},
    h("h2", {}, said((told.read?.length ? told.read : told.files).join(", "))),
    kinds.length
      ? h("ul", { class: "figures" }, kinds.map((label) => h("li", {}, h("strong", {}, number(told.things[label].count)), " ", kindWord(label))))
      : h("p", { class: "soft" }, t("nothingNew")),
    told.unchanged?.length ? h("p", { class: "soft" }, `${t("unchanged")}: `, said(told.unchanged.join(", "))) : null,
    told.failed?.length ? h("div", {}, h("h3", {}, t("failed")), refusals(told.failed)) : null,
    notes ? h("p", { class: "soft" }, `${number(notes)} ${t("notes")} (regatlas review)`) : null,
    kinds.map((label) =>
      h(
        "details",
        { class: "group" },
        h("summary", {}, `${kindWord(label)} (${told.things[label].count})`),
        h("ul", { class: "rows" }, told.things[label].first.map((each) => h("li", { class: "pair" }, shape(each.label), h("a", { href: thingPath(each.id) }, said(nameOf(each).slice(0, 200)))))),
      ),
    ),
    told.undoable && h("p", { class: "actions" }, button(t("undo"), () => undo(told, card), { class: "quiet" })),
  );
  return card;
}

async function undo(told, card) {
  try {
    card.replaceWith(body(await send("DELETE", `/api/additions/${told.id}`)));
    forgetGraph();
    announce(t("undone"));
  } catch (error) {
    card.append(h("p", { class: "note" }, error.message));
  }
}
