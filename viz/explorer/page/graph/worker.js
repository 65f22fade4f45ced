// Arranging off the page's own thread: ForceAtlas2 on plain arrays, a report every few steps.

import { iterate } from "../vendor/layout.js";

const PER_NODE = 10;
const PER_LINE = 3;

onmessage = ({ data }) => {
  const { xs, ys, sizes, fixed, sources, targets, steps, spread } = data;
  const count = xs.length;
  const nodes = new Float32Array(count * PER_NODE);
  const lines = new Float32Array(sources.length * PER_LINE);
  for (let i = 0; i < count; i++) {
    const at = i * PER_NODE;
    nodes[at] = xs[i];
    nodes[at + 1] = ys[i];
    nodes[at + 6] = 1;
    nodes[at + 7] = 1;
    nodes[at + 8] = sizes[i];
    nodes[at + 9] = fixed[i];
  }
  for (let i = 0; i < sources.length; i++) {
    lines[i * PER_LINE] = sources[i] * PER_NODE;
    lines[i * PER_LINE + 1] = targets[i] * PER_NODE;
    lines[i * PER_LINE + 2] = 1;
    nodes[sources[i] * PER_NODE + 6] += 1;
    nodes[targets[i] * PER_NODE + 6] += 1;
  }
  const settings = {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 0,
    scalingRatio: spread,
    // A pull that grows with the distance: what is connected with nothing stays near the rest.
    strongGravityMode: true,
    gravity: 0.22,
    slowDown: 2 + Math.log(count + 1),
    barnesHutOptimize: count > 600,
    barnesHutTheta: 0.8,
  };
  let told = performance.now();
  for (let step = 1; step <= steps; step++) {
    iterate(settings, nodes, lines);
    if (step < steps && performance.now() - told > 120) {
      report(nodes, count, false);
      told = performance.now();
    }
  }
  report(nodes, count, true);
};

function report(nodes, count, done) {
  const xs = new Float32Array(count);
  const ys = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    xs[i] = nodes[i * PER_NODE];
    ys[i] = nodes[i * PER_NODE + 1];
  }
  postMessage({ xs, ys, done }, [xs.buffer, ys.buffer]);
}
