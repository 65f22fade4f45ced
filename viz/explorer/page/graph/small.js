// A small graph within another page: what an answer speaks of.

import { button, h } from "../parts/dom.js";
import { showEvidence } from "../parts/evidence.js";
import { kindWord, t } from "../parts/words.js";
import { shape } from "../parts/shape.js";
import { graphData } from "./data.js";
import { nodePanel } from "./node-panel.js";
import { GraphView } from "./view.js";

export async function smallGraph(place, wanted) {
  const data = await graphData();
  const nodes = wanted.nodes.map((id) => data.byId.get(id)).filter(Boolean);
  const shown = new Set(nodes);
  const lines = wanted.lines.map((id) => data.lineById.get(id)).filter((line) => line && shown.has(line.source) && shown.has(line.target));
  const stage = h("div", { class: "stage small", tabindex: "0", role: "application", "aria-label": t("graphHelp") });
  const labels = [...new Set(nodes.map((node) => node.label))];
  place.replaceChildren(
    h("p", { class: "key" }, labels.map((label) => h("span", {}, shape(label), kindWord(label)))),
    h("div", { class: "graphbox" }, stage, h("div", { class: "zoom", role: "group" }, button("+", () => view.zoom(1 / 1.4), { "aria-label": t("zoomIn") }), button("−", () => view.zoom(1.4), { "aria-label": t("zoomOut") }), button("⤢", () => view.fit(), { "aria-label": t("fit") }))),
  );
  const view = new GraphView(stage, {
    node: (node) => (view.choose(node.id), nodePanel(node, shown)),
    line: (line) => (view.choose(line.id), showEvidence(line.id)),
    ground: () => view.choose(null),
  });
  view.draw(nodes, lines);
  view.layout();
  return { leave: () => view.leave() };
}
