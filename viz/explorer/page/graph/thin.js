// Lines of one pixel, for graphs with more of them than could be drawn in breadth at once.

import { EdgeProgram, floatColor } from "../vendor/drawing.js";

const VERTEX = /* glsl */ `
attribute vec4 a_color;
attribute vec4 a_id;
attribute vec2 a_from;
attribute vec2 a_to;
attribute float a_end;
uniform mat3 u_matrix;
varying vec4 v_color;
const float bias = 255.0 / 254.0;
void main() {
  gl_Position = vec4((u_matrix * vec3(mix(a_from, a_to, a_end), 1)).xy, 0, 1);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color * 0.55;
  #endif
  v_color.a *= bias;
}`;
const FRAGMENT = /* glsl */ `
precision mediump float;
varying vec4 v_color;
void main() {
  gl_FragColor = v_color;
}`;
const { FLOAT, UNSIGNED_BYTE, LINES } = WebGLRenderingContext;

export class ThinProgram extends EdgeProgram {
  getDefinition() {
    return {
      VERTICES: 2,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: LINES,
      UNIFORMS: ["u_matrix"],
      ATTRIBUTES: [
        { name: "a_from", size: 2, type: FLOAT },
        { name: "a_to", size: 2, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_end", size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [1]],
    };
  }
  processVisibleItem(index, start, source, target, data) {
    const { array } = this;
    array[start++] = source.x;
    array[start++] = source.y;
    array[start++] = target.x;
    array[start++] = target.y;
    array[start++] = floatColor(data.color);
    array[start++] = index;
  }
  setUniforms(params, { gl, uniformLocations }) {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
  }
}
