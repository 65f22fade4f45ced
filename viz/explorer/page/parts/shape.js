// The sign of a kind of thing, the same in lists, legends and the drawing.

import { svg } from "./dom.js";
import { nodeStyle } from "./words.js";

const PATHS = {
  dot: "M8 2a6 6 0 1 0 .01 0z",
  square: "M2.8 2.8h10.4v10.4H2.8z",
  diamond: "M8 1l7 7-7 7-7-7z",
  triangle: "M8 1.8l7 12.4H1z",
  triangleDown: "M8 14.2l7-12.4H1z",
  hexagon: "M4.2 1.6h7.6L15.4 8l-3.6 6.4H4.2L.6 8z",
  star: "M8 .8l2.1 4.7 5.1.5-3.8 3.4 1.1 5L8 11.8l-4.5 2.6 1.1-5L.8 6l5.1-.5z",
};

export function shape(label, size = 14) {
  const look = nodeStyle(label) ?? { shape: "dot", colour: "#6b7785" };
  return svg(
    "svg",
    { viewBox: "0 0 16 16", width: size, height: size, "aria-hidden": "true", class: "shape" },
    svg("path", { d: PATHS[look.shape], fill: look.colour }),
  );
}
