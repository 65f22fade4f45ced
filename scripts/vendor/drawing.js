// What the explorer's page uses of sigma and graphology, as one module.
export { default as Sigma } from "sigma";
export { NodeProgram, EdgeProgram, EdgeRectangleProgram, EdgeArrowProgram } from "sigma/rendering";
export { floatColor } from "sigma/utils";
export { MultiDirectedGraph } from "graphology";
