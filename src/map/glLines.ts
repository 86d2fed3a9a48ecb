import type { CustomLayerInterface, Map as MapInstance } from 'maplibre-gl'
import { memoizeByObject } from '#lib/memoize.ts'
import {
  type Body,
  HUB,
  insetTriangle,
  type Pixel,
  type Stroke,
  type Strokes,
  sidesOf,
} from '#picture/lines.ts'
import { ORIGIN, worldSize } from '#picture/mercator.ts'
import { MAP_COLOURS, type MapTheme } from '#picture/palette.ts'
import type { RouteLines } from './MapLayers.tsx'

const LINES_LAYER = 'routes'

/** Numbers per corner: position, distances to three edges, colour. */
const CORNER = 8
const BYTES = Float32Array.BYTES_PER_ELEMENT
/** A distance to an edge that the triangle does not have, px. */
const FAR = 1e4
/** Px by which triangles reach beyond their edges, where they fade out. */
const FADE = 1
/** Corners of a hub's circle. */
const ROUND = 20

const VERTEX = `#version 300 es
uniform mat4 u_matrix;
in vec2 a_at;
in vec3 a_edges;
in vec3 a_colour;
out vec3 v_edges;
out vec3 v_colour;
void main() {
  v_edges = a_edges;
  v_colour = a_colour;
  gl_Position = u_matrix * vec4(a_at, 0.0, 1.0);
}`

const FRAGMENT = `#version 300 es
precision highp float;
uniform float u_ratio;
in vec3 v_edges;
in vec3 v_colour;
out vec4 colour;
void main() {
  float inside = min(v_edges.x, min(v_edges.y, v_edges.z)) * u_ratio + 0.5;
  float alpha = clamp(inside, 0.0, 1.0);
  colour = vec4(v_colour * alpha, alpha);
}`

/**
 * The lines of the routes as one layer of the map library, drawn with one program in one call. The library's own layers
 * would need the worker to cut every line into tiles, a program each for lines, dashes and arrowheads, and would
 * evaluate the widths of every piece again for each change of figures.
 */
export function glLines(lines: RouteLines): CustomLayerInterface {
  let map: MapInstance | null = null
  let drawing: ReturnType<typeof startDrawing> | null = null
  let built: { strokes: Strokes | null; count: number } = { strokes: null, count: 0 }
  let unsubscribe = () => {}
  return {
    id: LINES_LAYER,
    type: 'custom',
    renderingMode: '2d',
    onAdd(added, gl) {
      map = added
      drawing = startDrawing(gl)
      built = { strokes: null, count: 0 }
      unsubscribe = lines.subscribe(() => added.triggerRepaint())
    },
    onRemove(_, gl) {
      unsubscribe()
      gl.deleteProgram(drawing?.program ?? null)
      gl.deleteVertexArray(drawing?.corners ?? null)
      gl.deleteBuffer(drawing?.buffer ?? null)
    },
    render(gl, { defaultProjectionData }) {
      if (!map || !drawing) return
      const zoom = map.getZoom()
      const strokes = lines.at(zoom)
      if (strokes !== built.strokes) {
        const data = trianglesOf(strokes, lines.theme)
        gl.bindBuffer(gl.ARRAY_BUFFER, drawing.buffer)
        gl.bufferData(gl.ARRAY_BUFFER, data, gl.DYNAMIC_DRAW)
        built = { strokes, count: data.length / CORNER }
      }
      if (built.count === 0) return
      // biome-ignore lint/correctness/useHookAtTopLevel: a method of WebGL.
      gl.useProgram(drawing.program)
      const matrix = matrixOf([...defaultProjectionData.mainMatrix], worldSize(zoom))
      gl.uniformMatrix4fv(drawing.matrix, false, matrix)
      gl.uniform1f(drawing.ratio, map.getPixelRatio())
      gl.bindVertexArray(drawing.corners)
      gl.drawArrays(gl.TRIANGLES, 0, built.count)
      gl.bindVertexArray(null)
    },
  }
}

/** The program, its uniforms, and the buffer of corners. */
function startDrawing(gl: WebGL2RenderingContext) {
  const program = programOf(gl)
  const corners = gl.createVertexArray()
  const buffer = gl.createBuffer()
  gl.bindVertexArray(corners)
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
  for (const [name, size, from] of [
    ['a_at', 2, 0],
    ['a_edges', 3, 2],
    ['a_colour', 3, 5],
  ] as const) {
    const location = gl.getAttribLocation(program, name)
    gl.enableVertexAttribArray(location)
    gl.vertexAttribPointer(location, size, gl.FLOAT, false, CORNER * BYTES, from * BYTES)
  }
  gl.bindVertexArray(null)
  const [matrix, ratio] = ['u_matrix', 'u_ratio'].map((name) => gl.getUniformLocation(program, name))
  return { program, corners, buffer, matrix: matrix ?? null, ratio: ratio ?? null }
}

function programOf(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram()
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type)
    if (!shader) continue
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  }
  gl.linkProgram(program)
  return program
}

/** From px of the drawing to clip space: the library's matrix after a scale and a shift, in double precision. */
function matrixOf(matrix: readonly number[], world: number): Float32Array {
  const column = (index: number) => matrix.slice(index * 4, index * 4 + 4)
  const [x, y, z, w] = [column(0), column(1), column(2), column(3)]
  const shift = w.map((value, row) => value + (x[row] ?? 0) * ORIGIN[0] + (y[row] ?? 0) * ORIGIN[1])
  return new Float32Array([
    ...x.map((value) => value / world),
    ...y.map((value) => value / world),
    ...z,
    ...shift,
  ])
}

type Colour = readonly [red: number, green: number, blue: number]

/** All strokes, then all hubs, as triangles bottom up. */
export function trianglesOf({ strokes, hubs }: Strokes, theme: MapTheme): Float32Array {
  const parts = [...strokes.map(strokeTriangles), hubTriangles(hubs, theme)]
  const data = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let length = 0
  for (const part of parts) {
    data.set(part, length)
    length += part.length
  }
  return data
}

const strokeTriangles = memoizeByObject(({ bodies, head, fill, edge, edgeWidth }: Stroke): Float32Array => {
  const data: number[] = []
  if (edgeWidth > 0) {
    for (const body of bodies) addRibbon(data, into(body, head), edgeWidth, colourOf(edge))
    if (head) addHead(data, insetTriangle(head, -edgeWidth), colourOf(edge))
  }
  for (const body of bodies) addRibbon(data, bodies.length === 1 ? into(body, head) : body, 0, colourOf(fill))
  if (head) addHead(data, head, colourOf(fill))
  return new Float32Array(data)
})

function hubTriangles(hubs: Strokes['hubs'], theme: MapTheme): Float32Array {
  const data: number[] = []
  const { ink, paper } = MAP_COLOURS[theme]
  for (const { at } of hubs) {
    addDisc(data, at, HUB.radius + HUB.stroke, colourOf(ink))
    addDisc(data, at, HUB.radius, colourOf(paper))
  }
  return new Float32Array(data)
}

/** Share of a head into which its ribbon reaches, so that no gap shows between the two. */
const OVERLAP = 0.35

/** A ribbon that reaches into the head at its end. */
function into({ points, halves }: Body, head: readonly Pixel[] | null): Body {
  const [end, tip] = [points.at(-1), head?.[1]]
  if (!end || !tip) return { points, halves }
  const inside: Pixel = [end[0] + (tip[0] - end[0]) * OVERLAP, end[1] + (tip[1] - end[1]) * OVERLAP]
  return { points: [...points, inside], halves: [...halves, halves.at(-1) ?? 0] }
}

function addRibbon(data: number[], body: Body, extra: number, colour: Colour): void {
  const { points, halves } = body
  const started = { points: startBefore(points, extra), halves }
  const { left, right } = sidesOf(started, extra + FADE)
  for (let index = 1; index < points.length; index += 1) {
    const corners = [index - 1, index].flatMap((at) => {
      const wide = 2 * ((halves[at] ?? 0) + extra) + FADE
      return [
        { at: left[at] ?? [0, 0], edges: [-FADE, wide, FAR] },
        { at: right[at] ?? [0, 0], edges: [wide, -FADE, FAR] },
      ]
    })
    for (const corner of [0, 1, 2, 1, 2, 3]) {
      const { at, edges } = corners[corner] ?? { at: [0, 0], edges: [0, 0, 0] }
      add(data, at as Pixel, edges, colour)
    }
  }
}

/** A line that starts `distance` px earlier. */
function startBefore([first, second, ...rest]: readonly Pixel[], distance: number): readonly Pixel[] {
  if (!first || !second) return []
  const length = Math.hypot(second[0] - first[0], second[1] - first[1]) || 1
  const share = distance / length
  return [
    [first[0] - (second[0] - first[0]) * share, first[1] - (second[1] - first[1]) * share],
    second,
    ...rest,
  ]
}

function addHead(data: number[], head: readonly [Pixel, Pixel, Pixel], colour: Colour): void {
  const wide = insetTriangle(head, -FADE)
  for (const [index, corner] of wide.entries()) {
    // The distance to an edge of the head is constant along it: -FADE at the two corners on it, the height at the third.
    const edges = [0, 1, 2].map((opposite) => (opposite === index ? heightOf(wide, index) - FADE : -FADE))
    add(data, corner, edges, colour)
  }
}

function heightOf(corners: readonly [Pixel, Pixel, Pixel], index: number): number {
  const [at, a, b] = [corners[index], corners[(index + 1) % 3], corners[(index + 2) % 3]]
  if (!at || !a || !b) return 0
  const base = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
  return Math.abs((b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0])) / base
}

function addDisc(data: number[], [x, y]: Pixel, radius: number, colour: Colour): void {
  const rim = (step: number): Pixel => {
    const angle = (step / ROUND) * 2 * Math.PI
    return [x + Math.cos(angle) * (radius + FADE), y + Math.sin(angle) * (radius + FADE)]
  }
  for (let step = 0; step < ROUND; step += 1) {
    add(data, [x, y], [radius, FAR, FAR], colour)
    add(data, rim(step), [-FADE, FAR, FAR], colour)
    add(data, rim(step + 1), [-FADE, FAR, FAR], colour)
  }
}

function add(data: number[], at: Pixel, edges: readonly number[], colour: Colour): void {
  data.push(...at, ...edges, ...colour)
}

function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255]
}
