// The steps of ForceAtlas2 on plain arrays, for the worker that arranges the graph.
export { default as iterate } from "graphology-layout-forceatlas2/iterate.js";
