// The panel beside the page: the sentence that states a fact, marked in its item, with newsletter, date and links.

import { announce, button, h, outside, said } from "./dom.js";
import { get, thingPath } from "./api.js";
import { day, nameOf, t, valueWord, verb } from "./words.js";

const panel = () => document.getElementById("panel");
let before = null;

/** Fills the panel; `again` is what has the focus when it closes. */
export function showPanel(label, ...children) {
  const box = panel();
  if (box.hidden) before = document.activeElement;
  box.replaceChildren(
    h("div", { class: "panelbar" }, h("span", { class: "kind" }, label), button("✕", closePanel, { class: "quiet", "aria-label": t("close") })),
    ...children.flat(3).filter(Boolean),
  );
  box.setAttribute("aria-label", label);
  box.hidden = false;
  document.body.classList.add("withpanel");
  box.scrollTop = 0;
  return box;
}

export function closePanel() {
  if (panel().hidden) return;
  panel().hidden = true;
  document.body.classList.remove("withpanel");
  const address = new URL(location);
  if (address.searchParams.has("evidence")) {
    address.searchParams.delete("evidence");
    history.replaceState(history.state, "", address);
  }
  before?.isConnected && before.focus();
}

/** Shows what stands behind an edge, line, case or penalty, and keeps it in the address. */
export async function showEvidence(id, { focus = true } = {}) {
  const address = new URL(location);
  address.searchParams.set("evidence", id);
  history.replaceState(history.state, "", address);
  try {
    const found = await get(`/api/evidence/${encodeURIComponent(id)}`);
    const box = showPanel(t("evidence"), ...facts(found));
    if (focus) box.focus({ preventScroll: true });
  } catch (error) {
    showPanel(t("evidence"), h("p", { class: "note" }, error.message));
  }
}

function facts(found) {
  const shown = new Set();
  return found.facts.map((fact) => {
    const parts = [
      h("h2", {}, thing(fact.source), ` ${verb(fact.kind)} `, thing(fact.target)),
      fact.details.length && h("p", { class: "details" }, fact.details.map(detail).join(" · ")),
      fact.quotes.map((quote) => said(quote, "blockquote")),
      !fact.quotes.length && h("p", { class: "soft" }, fact.basis === "registry" ? t("fromRegistry") : t("fromStructure")),
    ];
    if (fact.item) {
      parts.push(sourceOf(fact.item));
      const key = `${fact.item.id} ${JSON.stringify(fact.text)}`;
      if (fact.text.length && !shown.has(key)) {
        parts.push(
          h(
            "details",
            { class: "reading", open: !shown.size },
            h("summary", {}, t("wholeItem")),
            h("p", {}, markedText(fact.text)),
          ),
        );
      }
      shown.add(key);
    }
    return h("article", { class: "fact" }, parts);
  });
}

const detail = (text) => valueWord(text.replaceAll(" ", "_")) === text.replaceAll("_", " ") ? text : valueWord(text.replaceAll(" ", "_"));
const thing = (each) => h("a", { href: thingPath(each.id) }, said(nameOf(each)));

/** Pieces of text, of which some are marked. */
export const markedText = (pieces) => pieces.map(([text, marked]) => (marked ? said(text, "mark") : said(text, "span")));

/** Newsletter, date and links of an item. */
export function sourceOf(item) {
  const letter = [item.publisher, item.issue].filter(Boolean).join(", ") || item.newsletter;
  return h(
    "p",
    { class: "source" },
    h("a", { href: thingPath(item.id) }, said(item.title || item.id)),
    h("br"),
    item.document ? h("a", { href: thingPath(item.document) }, said(letter || item.document)) : said(letter || ""),
    ` · ${day(item.date)}`,
    (item.urls || []).map((url) => [h("br"), outside(url)]),
  );
}

export function copyAddress() {
  navigator.clipboard?.writeText(location.href).then(
    () => announce(t("copied")),
    () => announce(location.href),
  );
}
