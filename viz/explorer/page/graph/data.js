// The whole graph in the page: fetched once, then cut to what is shown.

import { get } from "../parts/api.js";

let loaded = null;

export async function graphData() {
  if (!loaded) loaded = load().catch((error) => ((loaded = null), Promise.reject(error)));
  const data = await loaded;
  return data;
}

/** After newsletters were added the graph is another. */
export function forgetGraph() {
  loaded = null;
}

async function load() {
  const raw = await get("/api/graph");
  const nodes = raw.nodes.map(([id, label, name, name_zh, x, y, size]) => ({ id, label: raw.labels[label], name, name_zh, x, y, size, lines: [] }));
  const lines = raw.lines.map(([id, source, target, kind, count]) => {
    const line = { id, source: nodes[source], target: nodes[target], kind: raw.kinds[kind], count };
    nodes[source].lines.push(line);
    if (source !== target) nodes[target].lines.push(line);
    return line;
  });
  return { revision: raw.revision, nodes, lines, byId: new Map(nodes.map((node) => [node.id, node])), lineById: new Map(lines.map((line) => [line.id, line])) };
}

export const other = (line, node) => (line.source === node ? line.target : line.source);

/** The shortest way from one node to another over lines that `passes` lets through; null if there is none. */
export function shortestPath(from, to, passes = () => true) {
  const came = new Map([[from, null]]);
  let edge = [from];
  while (edge.length && !came.has(to)) {
    const next = [];
    for (const node of edge) {
      for (const line of node.lines) {
        const there = other(line, node);
        if (came.has(there) || !passes(line, there)) continue;
        came.set(there, node);
        next.push(there);
      }
    }
    edge = next;
  }
  if (!came.has(to)) return null;
  const path = [];
  for (let node = to; node; node = came.get(node)) path.unshift(node);
  return path;
}
