// What the panel says of a node of the drawing: what can be done with it, and its connections.

import { button, h, said } from "../parts/dom.js";
import { thingPath } from "../parts/api.js";
import { showEvidence, showPanel } from "../parts/evidence.js";
import { kindWord, lineWord, nameOf, t } from "../parts/words.js";
import { shape } from "../parts/shape.js";
import { other } from "./data.js";

/** `acts` are buttons as [word, what it does]; `go` chooses a neighbour that is shown. */
export function nodePanel(node, shown, acts = [], go = null) {
  const lines = node.lines.map((line) => [line, other(line, node)]);
  const groups = new Map();
  for (const [line, there] of lines) {
    const key = `${line.source === node ? "→" : "←"} ${lineWord(line.kind)}`;
    groups.set(key, [...(groups.get(key) ?? []), [line, there]]);
  }
  return showPanel(
    kindWord(node.label),
    h("h2", {}, said(nameOf(node))),
    h("p", { class: "actions" }, h("a", { class: "button", href: thingPath(node.id) }, t("page")), acts.map(([word, act]) => button(word, act, { class: "quiet" }))),
    h("h3", {}, `${t("connections")} (${lines.length})`),
    [...groups].map(([key, list]) =>
      h(
        "details",
        { class: "group", open: list.length <= 15 },
        h("summary", {}, `${key} (${list.length})`),
        h(
          "ul",
          { class: "rows" },
          list.slice(0, 200).map(([line, there]) =>
            h(
              "li",
              { class: "pair" },
              shape(there.label),
              go && shown.has(there) ? button(said(nameOf(there)), () => go(there), { class: "link" }) : h("a", { href: thingPath(there.id) }, said(nameOf(there))),
              button("❝", () => showEvidence(line.id), { class: "proof", title: t("readSentence"), "aria-label": `${t("readSentence")}: ${nameOf(there)}` }),
            ),
          ),
        ),
      ),
    ),
  );
}
