// The drawing itself: sigma over the nodes and lines that are shown, pointer and keyboard.

import { EdgeArrowProgram, EdgeRectangleProgram, MultiDirectedGraph, Sigma } from "../vendor/drawing.js";
import { lineStyle, nameOf, nodeStyle } from "../parts/words.js";
import { Labels } from "./labels.js";
import { SHAPES, ShapeProgram } from "./shapes.js";
import { ThinProgram } from "./thin.js";

const LABEL = 42;
const MANY = 8_000;
/** Of more nodes than this, names may cover the smaller ones: to look for that would take longer than to draw. */
const CROWD = 1_500;

export class GraphView {
  /** Draws into `stage`; `on` has node(node), expand(node), line(line), ground() and pinned() for what is done there. */
  constructor(stage, on) {
    this.stage = stage;
    this.on = on;
    this.sigma = null;
    this.many = false;
    this.graph = new MultiDirectedGraph();
    this.chosen = null;
    this.near = null;
    this.pinned = new Map();
    this.labels = new Labels();
    this.colours();
  }

  /** The drawing begins with the first graph: one that grows node by node would be worked out again for each. */
  begin() {
    this.sigma = new Sigma(this.graph, this.stage, this.settings());
    this.drawLabels(); // Sigma drew its first frame before anyone could listen.
    this.sigma.on("afterRender", () => this.drawLabels());
    // So that it can be measured how soon there is something to see: the frame after the one that draws it.
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("first-picture")));
    this.listen();
  }

  colours() {
    const style = getComputedStyle(document.documentElement);
    const of = (name) => style.getPropertyValue(name).trim();
    this.colour = { text: of("--text"), ground: of("--ground"), faint: of("--rule"), raised: of("--raised") };
  }

  settings() {
    return {
      defaultNodeType: "shape",
      nodeProgramClasses: { shape: ShapeProgram },
      nodeHoverProgramClasses: { shape: ShapeProgram },
      edgeProgramClasses: this.many ? { thin: ThinProgram } : { line: EdgeRectangleProgram, arrow: EdgeArrowProgram },
      defaultEdgeType: this.many ? "thin" : "line",
      enableEdgeEvents: !this.many,
      zIndex: !this.many, // To sort many lines takes as long as to draw them.
      labelFont: getComputedStyle(document.body).fontFamily,
      labelSize: 12.5,
      labelWeight: "500",
      labelDensity: 1.5,
      labelGridCellSize: 110,
      labelRenderedSizeThreshold: 6,
      hideEdgesOnMove: this.many,
      hideLabelsOnMove: this.many,
      labelColor: { color: this.colour.text },
      minEdgeThickness: 1.4,
      stagePadding: 46,
      doubleClickZoomingRatio: 1,
      defaultDrawNodeLabel: (_, data) => data.label && this.labels.add(data),
      defaultDrawNodeHover: (context, data, settings) => this.drawHover(context, data, settings),
      nodeReducer: (id, data) => this.nodeLook(id, data),
      edgeReducer: (id, data) => this.lineLook(id, data),
      allowInvalidContainer: true,
    };
  }

  /** Once sigma has said which names it would show. */
  drawLabels() {
    const { labelSize, labelWeight, labelFont } = this.sigma.getSettings();
    const context = this.sigma.getCanvases().labels.getContext("2d");
    const nodes = this.graph.order > CROWD ? [] : this.graph.mapNodes((_, { x, y, size }) => ({ ...this.sigma.graphToViewport({ x, y }), size: this.sigma.scaleSize(size) }));
    this.labels.draw(context, { nodes, size: labelSize, weight: labelWeight, font: labelFont, across: this.stage.clientWidth, colour: this.colour });
  }

  drawHover(context, data, settings) {
    context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
    const text = data.label ?? "";
    const wide = context.measureText(text).width;
    context.fillStyle = this.colour.raised;
    context.strokeStyle = this.colour.faint;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(data.x - data.size - 4, data.y - Math.max(data.size, 9) - 4, wide + 2 * data.size + 16, 2 * Math.max(data.size, 9) + 8, 8);
    context.fill();
    context.stroke();
    context.fillStyle = this.colour.text;
    context.fillText(text, data.x + data.size + 5, data.y + settings.labelSize / 3);
  }

  /** Shows these nodes and lines; what is drawn already keeps its place, unless all begin `afresh`. */
  draw(nodes, lines, { afresh = false, starts = new Map() } = {}) {
    this.stopLayout();
    const graph = new MultiDirectedGraph();
    const small = Math.max(0.3, Math.min(1, Math.sqrt(1200 / nodes.length)));
    const at = new Map(afresh ? [] : this.graph.mapNodes((id, data) => [id, { x: data.x, y: data.y }]));
    for (const node of nodes) {
      const look = nodeStyle(node.label);
      const place = this.pinned.get(node.id) ?? at.get(node.id) ?? starts.get(node.id) ?? node;
      graph.addNode(node.id, {
        x: place.x,
        y: place.y,
        size: node.size * small,
        label: short(nameOf(node)),
        color: look.colour,
        shape: SHAPES.indexOf(look.shape),
        node,
      });
    }
    for (const line of lines) {
      const look = lineStyle(line.kind);
      graph.addDirectedEdgeWithKey(line.id, line.source.id, line.target.id, {
        size: Math.min(6, 1.3 + 0.8 * Math.log2(line.count)),
        color: look.colour,
        type: lines.length > MANY ? "thin" : look.directed ? "arrow" : "line",
        line,
      });
    }
    if (this.chosen && !graph.hasNode(this.chosen) && !graph.hasEdge(this.chosen)) this.chosen = null;
    this.graph = graph;
    this.mark(this.chosen);
    // With more lines than MANY they are thin and can't be pointed at: that would cost as much as to draw them.
    if (this.sigma && this.many !== lines.length > MANY) this.end();
    this.many = lines.length > MANY;
    if (this.sigma) this.sigma.setGraph(graph);
    else this.begin();
  }

  choose(id) {
    this.mark(id);
    this.sigma.refresh({ skipIndexation: true });
  }

  mark(id) {
    this.chosen = id;
    const { graph } = this;
    if (id && graph.hasNode(id)) this.near = new Set([id, ...graph.neighbors(id)]);
    else if (id && graph.hasEdge(id)) this.near = new Set(graph.extremities(id));
    else this.near = null;
  }

  nodeLook(id, data) {
    if (!this.near && !this.pinned.size) return data;
    const look = { ...data };
    if (this.near && !this.near.has(id)) {
      look.color = this.colour.faint;
      look.label = null;
      look.zIndex = 0;
    } else if (this.near) {
      look.zIndex = 2;
      look.forceLabel = id === this.chosen || this.near.size < 16;
    }
    if (id === this.chosen) look.highlighted = true;
    if (this.pinned.has(id)) look.label = `${look.label ?? ""} ⌖`;
    return look;
  }

  lineLook(id, data) {
    if (!this.chosen) return data;
    const mine = id === this.chosen || (this.graph.hasNode(this.chosen) && this.graph.hasExtremity(id, this.chosen));
    return mine ? { ...data, size: data.size + 1, zIndex: 2 } : { ...data, color: this.colour.faint, zIndex: 0 };
  }

  listen() {
    const { sigma, stage } = this;
    const cursor = (shape) => () => stage.classList.toggle("pointing", shape);
    sigma.on("clickNode", ({ node }) => this.on.node?.(this.graph.getNodeAttribute(node, "node")));
    sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      this.on.expand?.(this.graph.getNodeAttribute(node, "node"));
    });
    sigma.on("clickEdge", ({ edge }) => this.on.line?.(this.graph.getEdgeAttribute(edge, "line")));
    sigma.on("clickStage", () => this.on.ground?.());
    for (const kind of ["Node", "Edge"]) {
      sigma.on(`enter${kind}`, cursor(true));
      sigma.on(`leave${kind}`, cursor(false));
    }
    this.drag();
    this.listening = new AbortController();
    const { signal } = this.listening;
    stage.addEventListener("keydown", (event) => this.key(event), { signal });
    this.repaint = () => {
      this.colours();
      sigma.setSetting("labelColor", { color: this.colour.text });
    };
    addEventListener("themechange", this.repaint, { signal });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", this.repaint, { signal });
    // The room for the drawing changes when the panel opens.
    let size = "";
    this.watching = new ResizeObserver(() => {
      const now = `${stage.clientWidth} ${stage.clientHeight}`;
      if (size && now !== size) sigma.resize().refresh();
      size = now;
    });
    this.watching.observe(stage);
  }

  /** A node that is dragged stays where it is put. */
  drag() {
    const { sigma } = this;
    let dragged = null;
    let moved = false;
    sigma.on("downNode", ({ node, event }) => {
      if (event.original.button) return;
      dragged = node;
      moved = false;
      if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
    });
    sigma.on("moveBody", ({ event }) => {
      if (!dragged) return;
      moved = true;
      const at = sigma.viewportToGraph(event);
      this.graph.mergeNodeAttributes(dragged, at);
      this.pinned.set(dragged, at);
      event.preventSigmaDefault();
      event.original.preventDefault();
      event.original.stopPropagation();
    });
    const release = () => {
      if (dragged && moved) this.on.pinned?.();
      dragged = null;
    };
    sigma.on("upNode", release);
    sigma.on("upStage", release);
  }

  key(event) {
    const camera = this.sigma.getCamera();
    const state = camera.getState();
    const step = 0.12 * state.ratio;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (moves[event.key]) camera.animate({ x: state.x + moves[event.key][0], y: state.y + moves[event.key][1] }, { duration: 120 });
    else if (event.key === "+" || event.key === "=") this.zoom(1 / 1.4);
    else if (event.key === "-") this.zoom(1.4);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
  }
  zoom(by) {
    const camera = this.sigma.getCamera();
    camera.animate({ ratio: camera.getState().ratio * by }, { duration: 160 });
  }
  fit() {
    if (this.sigma.getCustomBBox()) this.sigma.setCustomBBox(null).refresh();
    const { x, y, ratio } = this.sigma.getCamera().getState();
    if (x === 0.5 && y === 0.5 && ratio === 1) return;
    this.sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: 200 });
  }
  /** Brings a node to the middle. */
  lookAt(id) {
    const at = this.sigma.getNodeDisplayData(id);
    if (at) this.sigma.getCamera().animate({ x: at.x, y: at.y, ratio: Math.min(this.sigma.getCamera().getState().ratio, 0.6) }, { duration: 250 });
  }

  pin(id, on) {
    if (on) {
      const { x, y } = this.graph.getNodeAttributes(id);
      this.pinned.set(id, { x, y });
    } else this.pinned.delete(id);
    this.sigma.refresh({ skipIndexation: true });
  }

  /** Arranges what is shown, in a worker; `done` is called when it rests. */
  layout({ steps, done } = {}) {
    this.stopLayout();
    const ids = this.graph.nodes();
    if (ids.length < 2) return done?.();
    const number = new Map(ids.map((id, place) => [id, place]));
    const column = (make, kind = Float32Array) => kind.from(ids, make);
    const ends = this.graph.mapEdges((_, __, source, target) => [number.get(source), number.get(target)]);
    // Where nothing is pinned the drawing keeps its scale; where something is, it stays among its neighbours.
    const scale = this.spreadOf(ids);
    // The drawing takes the shape of its stage.
    const wide = Math.min(1.9, Math.max(0.7, this.stage.clientWidth / this.stage.clientHeight)) * scale;
    const message = {
      xs: column((id) => this.graph.getNodeAttribute(id, "x") / wide + 1e-3 * (number.get(id) % 7)),
      ys: column((id) => this.graph.getNodeAttribute(id, "y") / scale + 1e-3 * (number.get(id) % 11)),
      sizes: column((id) => this.graph.getNodeAttribute(id, "size")),
      fixed: column((id) => (this.pinned.has(id) ? 1 : 0)),
      sources: Int32Array.from(ends, ([source]) => source),
      targets: Int32Array.from(ends, ([, target]) => target),
      steps: steps ?? (ids.length > 3000 ? 250 : ids.length > 600 ? 400 : 500),
      spread: 10,
    };
    this.worker = new Worker("/static/graph/worker.js", { type: "module" });
    this.worker.onmessage = ({ data }) => {
      ids.forEach((id, place) => {
        if (!this.pinned.has(id) && this.graph.hasNode(id)) this.graph.mergeNodeAttributes(id, { x: data.xs[place] * wide, y: data.ys[place] * scale });
      });
      this.sigma.refresh();
      if (data.done) {
        this.stopLayout();
        done?.();
      }
    };
    this.worker.postMessage(message);
  }
  spreadOf(ids) {
    const xs = ids.map((id) => this.graph.getNodeAttribute(id, "x"));
    const wide = Math.max(...xs) - Math.min(...xs) || 1;
    return wide / (10 * Math.sqrt(ids.length));
  }
  stopLayout() {
    this.worker?.terminate();
    this.worker = null;
  }

  end() {
    this.listening.abort();
    this.watching.disconnect();
    this.sigma.kill();
    this.sigma = null;
  }

  leave() {
    this.stopLayout();
    if (this.sigma) this.end();
  }
}

/** Enough of a name to know it by; what would turn the text around was taken out by the server. */
const short = (name) => (name.length > LABEL ? `${name.slice(0, LABEL - 1).trimEnd()}…` : name);
