// One program that draws every kind's shape: a triangle a node, its outline worked out pixel by pixel.

import { NodeProgram, floatColor } from "../vendor/drawing.js";

export const SHAPES = ["dot", "square", "diamond", "triangle", "triangleDown", "hexagon", "star"];

const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_at;
varying float v_pixel;
varying float v_shape;
const float bias = 255.0 / 254.0;
void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 4.0;
  vec2 away = size * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + away, 1)).xy, 0, 1);
  v_at = 2.0 * vec2(cos(a_angle), sin(a_angle));
  v_pixel = 4.0 * u_correctionRatio / size;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

// Each gives how far a point is outside the shape (negative inside), in radii.
const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_at;
varying float v_pixel;
varying float v_shape;
float star(vec2 p) {
  const float turn = 0.6283185;
  float angle = mod(atan(p.x, p.y) + turn, 2.0 * turn) - turn;
  vec2 q = length(p) * vec2(cos(angle), abs(sin(angle)));
  vec2 tip = vec2(1.1, 0.0);
  vec2 inner = 0.5 * vec2(cos(turn), sin(turn));
  vec2 side = normalize(inner - tip);
  return dot(q - tip, vec2(side.y, -side.x));
}
float outside(vec2 p) {
  if (v_shape < 0.5) return length(p) - 0.92;
  if (v_shape < 1.5) return max(abs(p.x), abs(p.y)) - 0.8;
  if (v_shape < 2.5) return (abs(p.x) + abs(p.y) - 1.05) * 0.7071;
  if (v_shape < 3.5) return max(abs(p.x) * 0.866 + p.y * 0.5, -p.y) - 0.52;
  if (v_shape < 4.5) return max(abs(p.x) * 0.866 - p.y * 0.5, p.y) - 0.52;
  if (v_shape < 5.5) return max(abs(p.x) * 0.5 + abs(p.y) * 0.866, abs(p.x)) - 0.86;
  return star(p);
}
void main() {
  float far = outside(v_at);
  #ifdef PICKING_MODE
  if (far > 0.0) discard;
  gl_FragColor = v_color;
  #else
  float cover = 1.0 - smoothstep(-v_pixel, v_pixel * 0.5, far);
  if (cover <= 0.0) discard;
  gl_FragColor = v_color * cover;
  #endif
}`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
const THIRD = (2 * Math.PI) / 3;

export class ShapeProgram extends NodeProgram {
  getDefinition() {
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS: ["u_sizeRatio", "u_correctionRatio", "u_matrix"],
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_angle", size: 1, type: FLOAT },
      ],
    };
  }
  processVisibleItem(index, start, data) {
    const { array } = this;
    const colour = floatColor(data.color);
    for (let corner = 0; corner < 3; corner++) {
      array[start++] = data.x;
      array[start++] = data.y;
      array[start++] = data.size;
      array[start++] = data.shape;
      array[start++] = colour;
      array[start++] = index;
      array[start++] = corner * THIRD;
    }
  }
  setUniforms(params, { gl, uniformLocations }) {
    gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
  }
}
