// Lines of one pixel, for graphs with more of them than could be drawn in breadth at once. Each end is written out:
// where there is no graphics card, the same line drawn once for each instance takes many times as long.

import { EdgeProgram, floatColor } from "../vendor/drawing.js";

const VERTEX = /* glsl */ `
attribute vec4 a_color;
attribute vec4 a_id;
attribute vec2 a_position;
uniform mat3 u_matrix;
varying vec4 v_color;
const float bias = 255.0 / 254.0;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
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
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    };
  }
  processVisibleItem(index, start, source, target, data) {
    const { array } = this;
    const colour = floatColor(data.color);
    for (const end of [source, target]) {
      array[start++] = end.x;
      array[start++] = end.y;
      array[start++] = colour;
      array[start++] = index;
    }
  }
  setUniforms(params, { gl, uniformLocations }) {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
  }
}
