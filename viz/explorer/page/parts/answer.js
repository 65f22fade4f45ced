// An answer in two views: a table, and the part of the graph that it speaks of.

import { button, h } from "./dom.js";
import { dataTable } from "./table.js";
import { t } from "./words.js";

export function answerTabs(found, { name, caption, onProof }) {
  const table = dataTable(found, { name, caption, onProof });
  let view = null;
  let leave = () => {};
  if (!found.graph || found.graph.nodes.length < 2) return { content: table, leave };
  const stage = h("div", { hidden: true });
  const tabs = [t("table"), t("graph")].map((word, place) => button(word, () => choose(place), { "aria-pressed": String(!place) }));
  async function choose(place) {
    tabs.forEach((tab, at) => tab.setAttribute("aria-pressed", String(at === place)));
    table.hidden = place === 1;
    stage.hidden = place === 0;
    if (place === 1 && !view) {
      const { smallGraph } = await import("../graph/small.js");
      view = await smallGraph(stage, found.graph);
      leave = view.leave;
    }
  }
  return { content: h("div", {}, h("div", { class: "tabs", role: "group" }, tabs), table, stage), leave: () => leave() };
}
