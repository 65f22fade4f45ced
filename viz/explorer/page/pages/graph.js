// The graph's page: what is shown is in the address, so that a link shows the same.

import { announce, button, h, said } from "../parts/dom.js";
import { get, withQuery } from "../parts/api.js";
import { showEvidence, closePanel } from "../parts/evidence.js";
import { findBox } from "../parts/find.js";
import { kindWord, lineKinds, lineStyle, lineWord, nameOf, nodeKinds, t, valueWord } from "../parts/words.js";
import { shape } from "../parts/shape.js";
import { graphData, other, shortestPath } from "../graph/data.js";
import { nodePanel } from "../graph/node-panel.js";
import { GraphView } from "../graph/view.js";

const FILTERS = ["since", "until", "penalty", "level", "place", "law"];
const PENALTIES = ["warning", "order_to_correct", "fine", "confiscation", "imprisonment", "suspended_sentence", "detention", "compensation", "apology", "takedown", "suspension", "summons", "public_notice", "liability", "other"];
const LEVELS = ["national", "provincial", "prefecture", "county", "international"];
const LISTED = 300;
const split = (text) => (text ? text.split(",").filter(Boolean) : []);

export async function show({ values }) {
  const data = await graphData();
  const page = new GraphPage(data, values);
  return { title: t("graph"), content: page.content, className: "wide", ready: () => page.open(), leave: () => page.leave() };
}

class GraphPage {
  constructor(data, values) {
    this.data = data;
    this.focus = split(values.focus).filter((id) => data.byId.has(id));
    this.hidden = new Set(split(values.hidden));
    this.off = new Set(split(values.off));
    this.path = split(values.path);
    this.pins = split(values.pin);
    this.filter = Object.fromEntries(FILTERS.map((name) => [name, values[name] ?? ""]));
    this.allowed = null;
    this.from = null;
    this.build();
  }

  build() {
    this.stage = h("div", { class: "stage", tabindex: "0", role: "application", "aria-label": t("graphHelp") });
    this.count = h("output", { class: "soft" });
    this.empty = h("p", { class: "note over", hidden: true }, t("emptyGraph"));
    this.legend = h("div", { class: "legend", role: "group", "aria-label": t("legend") });
    this.lineLegend = h("div", { class: "legend", role: "group", "aria-label": t("connections") });
    this.list = h("ul", { class: "rows" });
    this.arrange = button(t("arrange"), () => this.layout(), { class: "quiet" });
    this.content = [
      h("h1", { class: "hidden" }, t("graph")),
      h(
        "div",
        { class: "graphbar" },
        findBox({ choose: (node) => this.add(node.id), label: t("findInGraph"), placeholder: t("findInGraph"), labels: nodeKinds().filter((kind) => !["Document", "Item", "Penalty"].includes(kind)) }),
        button(t("whole"), () => ((this.focus = []), (this.path = []), this.changed({ fit: true })), { class: "quiet" }),
        button(t("unhide"), () => (this.hidden.clear(), this.changed()), { class: "quiet" }),
        this.arrange,
        this.count,
      ),
      this.filters(),
      this.legend,
      h("details", { class: "filters" }, h("summary", {}, t("connections")), this.lineLegend),
      h(
        "div",
        { class: "graphbox" },
        this.stage,
        this.empty,
        h("div", { class: "zoom", role: "group" }, button("+", () => this.view.zoom(1 / 1.4), { "aria-label": t("zoomIn") }), button("−", () => this.view.zoom(1.4), { "aria-label": t("zoomOut") }), button("⤢", () => this.view.fit(), { "aria-label": t("fit") })),
      ),
      h("details", { class: "part", on: { toggle: (event) => event.target.open && this.fillList() } }, h("summary", {}, t("listShown")), this.list),
    ];
  }

  filters() {
    const set = (name) => (event) => {
      this.filter[name] = event.target.value.trim();
      this.filtered();
    };
    const choice = (name, values) =>
      h("select", { on: { change: set(name) }, "aria-label": t(name) }, h("option", { value: "" }, `${t(name)}: ${t("any")}`), values.map((value) => h("option", { value, selected: this.filter[name] === value }, valueWord(value))));
    const date = (name, word) => h("label", {}, t(word), " ", h("input", { type: "date", value: this.filter[name], on: { change: set(name) } }));
    this.lawBox = findBox({ choose: (law) => ((this.filter.law = law.id), this.filtered()), labels: ["Law"], label: t("law"), placeholder: `${t("law")}: ${t("any")}`, value: this.filter.law ? nameOf(this.data.byId.get(this.filter.law) ?? { name: this.filter.law }) : "", clears: false });
    this.lawBox.querySelector("input").addEventListener("input", (event) => event.target.value || ((this.filter.law = ""), this.filtered()));
    return h(
      "details",
      { class: "filters", open: Object.values(this.filter).some(Boolean) },
      h("summary", {}, t("filters")),
      h(
        "div",
        { class: "filterbar" },
        date("since", "since"),
        date("until", "to"),
        choice("penalty", PENALTIES),
        choice("level", LEVELS),
        h("input", { type: "text", placeholder: `${t("place")}: ${t("any")}`, "aria-label": t("place"), value: this.filter.place, on: { change: set("place") } }),
        this.lawBox,
        button(t("clear"), () => this.clear(), { class: "quiet" }),
      ),
    );
  }

  clear() {
    for (const name of FILTERS) this.filter[name] = "";
    for (const field of document.querySelectorAll(".filterbar input, .filterbar select")) field.value = "";
    this.filtered();
  }

  open() {
    const acts = {
      node: (node) => this.choose(node),
      expand: (node) => this.expand(node),
      line: (line) => (this.view.choose(line.id), showEvidence(line.id)),
      ground: () => (this.view.choose(null), closePanel()),
      pinned: () => this.keep(),
    };
    this.view = new GraphView(this.stage, acts);
    for (const pin of this.pins) {
      const [id, x, y] = pin.split("@");
      if (this.data.byId.has(id)) this.view.pinned.set(id, { x: Number(x), y: Number(y) });
    }
    const filtered = FILTERS.some((name) => this.filter[name]);
    if (filtered) this.filtered({ fit: true });
    else this.changed({ fit: true });
    if (this.focus.length !== 1) return;
    // On a small screen the panel would cover the drawing that one came to see.
    if (matchMedia("(max-width: 62rem)").matches) this.view.choose(this.focus[0]);
    else this.choose(this.data.byId.get(this.focus[0]), { quiet: true });
  }

  async filtered(how = { fit: true }) {
    const asked = Object.fromEntries(FILTERS.filter((name) => this.filter[name]).map((name) => [name, this.filter[name]]));
    try {
      this.allowed = Object.keys(asked).length ? new Set(await get(withQuery("/api/matching", asked))) : null;
    } catch (error) {
      announce(error.message);
      return;
    }
    this.changed(how);
  }

  /** What is shown: the path, the neighbours of what is in focus, or all; less what is hidden or filtered out. */
  shown() {
    const passes = (node) => !this.hidden.has(node.id) && !this.off.has(node.label);
    const kept = (line) => !this.off.has(line.kind) && (!this.allowed || this.allowed.has(line.id));
    let nodes;
    if (this.path.length === 2) {
      const ends = this.path.map((id) => this.data.byId.get(id));
      const path = ends.every(Boolean) ? shortestPath(...ends, (line, node) => kept(line) && passes(node)) : null;
      if (!path) announce(t("noPath"));
      nodes = new Set(path ?? ends.filter(Boolean));
    } else if (this.focus.length) {
      const centres = this.focus.map((id) => this.data.byId.get(id));
      nodes = new Set([...centres, ...centres.flatMap((node) => node.lines.filter(kept).map((line) => other(line, node)).filter(passes))]);
    } else {
      nodes = new Set(this.data.nodes.filter(passes));
    }
    const lines = this.data.lines.filter((line) => kept(line) && nodes.has(line.source) && nodes.has(line.target));
    if (this.allowed && !this.focus.length && !this.path.length) {
      nodes = new Set(lines.flatMap((line) => [line.source, line.target]));
    }
    return { nodes: [...nodes], lines };
  }

  changed({ fit = false, starts } = {}) {
    const { nodes, lines } = this.shown();
    this.nodes = new Set(nodes);
    const whole = !this.focus.length && !this.path.length && !this.allowed;
    this.arranged &&= whole && this.whole;
    this.view.draw(nodes, lines, { afresh: whole && !this.whole, starts });
    this.whole = whole;
    this.empty.hidden = nodes.length > 0;
    this.count.textContent = `${nodes.length} ${t("of")} ${this.data.nodes.length} ${t("shown")}`;
    this.drawLegend();
    this.keep();
    if ((!whole || !this.arranged) && nodes.length && nodes.length < 1500) this.layout();
    if (fit) this.view.fit();
    if (this.list.closest("details").open) this.fillList();
  }

  layout() {
    if (this.whole) this.arranged = true;
    this.arrange.textContent = t("arranging");
    this.view.layout({ done: () => (this.arrange.textContent = t("arrange")) });
  }

  /** The address says what is shown. */
  keep() {
    const pin = [...this.view.pinned].map(([id, at]) => `${id}@${at.x.toFixed(4)}@${at.y.toFixed(4)}`).join(",");
    const values = { focus: this.focus.join(","), path: this.path.join(","), hidden: [...this.hidden].join(","), off: [...this.off].join(","), pin, ...this.filter };
    const evidence = new URLSearchParams(location.search).get("evidence");
    history.replaceState(null, "", withQuery("/graph", evidence ? { ...values, evidence } : values));
  }

  drawLegend() {
    const chip = (key, word, mark) =>
      button([mark, word], () => (this.off.has(key) ? this.off.delete(key) : this.off.add(key), this.changed()), { class: "chip", "aria-pressed": String(!this.off.has(key)), data: { key } });
    const labels = new Set(this.data.nodes.map((node) => node.label));
    const kinds = new Set(this.data.lines.map((line) => line.kind));
    const had = document.activeElement?.dataset?.key;
    this.legend.replaceChildren(...nodeKinds().filter((label) => labels.has(label)).map((label) => chip(label, kindWord(label), shape(label))));
    this.lineLegend.replaceChildren(...lineKinds().filter((kind) => kinds.has(kind)).map((kind) => chip(kind, lineWord(kind), stroke(kind))));
    if (had) [...this.legend.children, ...this.lineLegend.children].find((each) => each.dataset.key === had)?.focus();
  }

  choose(node, { quiet = false } = {}) {
    if (this.from && this.from !== node) {
      this.path = [this.from.id, node.id];
      this.focus = [];
      this.from = null;
      this.changed({ fit: true });
    }
    this.view.choose(node.id);
    const pinned = this.view.pinned.has(node.id);
    const acts = [
      [t("expand"), () => this.expand(node)],
      [t("focus"), () => ((this.focus = [node.id]), (this.path = []), this.changed({ fit: true }))],
      [t("hide"), () => (this.hidden.add(node.id), closePanel(), this.changed())],
      [pinned ? t("unpin") : t("pin"), () => (this.view.pin(node.id, !pinned), this.keep(), this.choose(node))],
      [t("pathFrom"), () => ((this.from = node), announce(t("pathTo")), this.ask())],
    ];
    const panel = nodePanel(node, this.nodes, acts, (there) => (this.view.lookAt(there.id), this.choose(there)));
    if (!quiet) panel.focus({ preventScroll: true });
  }

  /** The other end of a path: a click in the drawing, or a name. */
  ask() {
    const box = findBox({ choose: (thing) => this.data.byId.has(thing.id) && this.choose(this.data.byId.get(thing.id)), label: t("pathTo"), placeholder: t("pathTo") });
    document.querySelector("#panel .actions").after(h("div", { class: "ask" }, h("p", { class: "soft" }, said(t("pathTo"))), box));
    box.querySelector("input").focus();
  }

  expand(node) {
    if (!this.focus.length && !this.path.length) this.focus = [node.id];
    else this.focus = [...new Set([...(this.path.length ? this.nodes : []), ...this.focus, node.id].map((each) => each.id ?? each))];
    this.path = [];
    // New neighbours start beside the node that brings them in.
    const at = this.view.graph.hasNode(node.id) ? this.view.graph.getNodeAttributes(node.id) : node;
    const starts = new Map(node.lines.map((line, place) => [other(line, node).id, { x: at.x + 0.05 * Math.cos(place * 2.4), y: at.y + 0.05 * Math.sin(place * 2.4) }]));
    this.changed({ starts });
    this.choose(node, { quiet: true });
  }

  add(id) {
    const node = this.data.byId.get(id);
    if (!node) return;
    this.hidden.delete(id);
    this.off.delete(node.label);
    if (this.focus.length || this.path.length || this.allowed) this.focus = [...new Set([...this.focus, id])];
    this.changed();
    this.view.lookAt(id);
    this.choose(node);
  }

  fillList() {
    const nodes = [...this.nodes].sort((a, b) => b.lines.length - a.lines.length).slice(0, LISTED);
    this.list.replaceChildren(
      ...nodes.map((node) => h("li", { class: "pair" }, shape(node.label), button(said(nameOf(node)), () => (this.view.lookAt(node.id), this.choose(node)), { class: "link" }), h("small", {}, `${kindWord(node.label)} · ${node.lines.length}`))),
    );
  }

  leave() {
    this.view?.leave();
  }
}

function stroke(kind) {
  const mark = h("i", { class: "stroke" });
  mark.style.background = lineStyle(kind).colour;
  return mark;
}
