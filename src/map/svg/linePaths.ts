import { geoPath, geoTransform } from 'd3-geo'
import type { Geometry, Position } from 'geojson'
import { simplifyLine } from '#lib/simplifyLine.ts'
import { toPlane, worldSize } from '#map/mercator.ts'

type Pixel = readonly [x: number, y: number]

/** Origin of the drawing: the centre of the start view, which keeps coordinates small. */
export const ORIGIN = toPlane([14, 37])

/** Simplification tolerance, px, as in the map library. */
const TOLERANCE = 0.375

/** Px from the origin of the drawing at a zoom. */
export function toDrawing(position: readonly number[], zoom: number): Pixel {
  const [x, y] = toPlane(position)
  const world = worldSize(zoom)
  return [(x - ORIGIN[0]) * world, (y - ORIGIN[1]) * world]
}

/** Path generator on the Mercator plane: straight between two points, as in the map library. */
function pathAt(zoom: number) {
  const onPlane = geoTransform({
    point(longitude, latitude) {
      const [x, y] = toDrawing([longitude, latitude], zoom)
      this.stream.point(x, y)
    },
  })
  return geoPath(onPlane).digits(1)
}

/** SVG path data for a geometry, simplified for this zoom. */
export function simplifiedPath(geometry: Geometry, zoom: number): string {
  return pathAt(zoom)(simplified(geometry, zoom)) ?? ''
}

function simplified(geometry: Geometry, zoom: number): Geometry {
  const line = (positions: Position[]) => simplifiedLine(positions, zoom)
  // A ring of fewer points has no visible area.
  const rings = (all: Position[][]) => all.map(line).filter((ring) => ring.length > 3)
  switch (geometry.type) {
    case 'LineString':
      return { ...geometry, coordinates: line(geometry.coordinates) }
    case 'MultiLineString':
      return { ...geometry, coordinates: geometry.coordinates.map(line) }
    case 'Polygon':
      return { ...geometry, coordinates: rings(geometry.coordinates) }
    case 'MultiPolygon':
      return {
        ...geometry,
        coordinates: geometry.coordinates.map(rings).filter((polygon) => polygon.length > 0),
      }
    default:
      return geometry
  }
}

function simplifiedLine(positions: readonly Position[], zoom: number): Position[] {
  const points = positions.map((position) => [...toDrawing(position, zoom), position] as const)
  return simplifyLine(points, TOLERANCE).map(([, , position]) => position)
}

/** Offsets a line by px, to the right of its direction; bends stay sharp. */
export function movedAside(points: readonly Pixel[], offset: number): readonly Pixel[] {
  if (offset === 0) return points
  return points.map((point, index) => {
    const before = normalOf(points[index - 1] ?? point, index === 0 ? (points[1] ?? point) : point)
    const after = normalOf(point, points[index + 1] ?? point) ?? before
    const [bx, by] = before ?? after ?? [0, 0]
    const [ax, ay] = after ?? [bx, by]
    const [x, y] = [bx + ax, by + ay]
    const length = x * x + y * y
    // Miter join of the two offset segments; a hairpin gets none.
    const reach = length < 0.5 ? 0 : (2 * offset) / length
    return [point[0] + x * reach, point[1] + y * reach]
  })
}

/** Unit normal to the right of the direction between two points; null if they are equal. */
function normalOf(from: Pixel, to: Pixel): Pixel | null {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  return length === 0 ? null : [-dy / length, dx / length]
}

/** SVG path data through points. */
export function polyline(points: readonly Pixel[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)},${round(y)}`).join('')
}

/** Rounds to a tenth of a px, below what is visible. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** Points every `step` px along a line, with the direction in radians; the first after half a step. */
export function alongLine(
  points: readonly Pixel[],
  step: number,
): readonly { x: number; y: number; angle: number }[] {
  const found: { x: number; y: number; angle: number }[] = []
  let next = step / 2
  let passed = 0
  for (const [index, [x, y]] of points.entries()) {
    const [fromX, fromY] = points[index - 1] ?? [x, y]
    const length = Math.hypot(x - fromX, y - fromY)
    while (length > 0 && next <= passed + length) {
      const share = (next - passed) / length
      found.push({
        x: fromX + (x - fromX) * share,
        y: fromY + (y - fromY) * share,
        angle: Math.atan2(y - fromY, x - fromX),
      })
      next += step
    }
    passed += length
  }
  return found
}

/** Rewrites path data of straight lines from absolute to relative points. */
export function relativeData(data: string, steps: number): string {
  const path = new RelativePath(steps)
  for (const [, command, x, y] of data.matchAll(/([MLZ])(?:([-.\d]+),([-.\d]+))?/g)) {
    if (command === 'Z') path.closePath()
    else if (command === 'M') path.moveTo(Number(x), Number(y))
    else path.lineTo(Number(x), Number(y))
  }
  return path.data
}

/** Context for d3 paths that collects SVG path data with relative points, rounded to whole steps. */
export class RelativePath {
  data = ''
  private readonly steps: number
  private x = 0
  private y = 0
  private isInLine = false

  /** `steps` per px. */
  constructor(steps: number) {
    this.steps = steps
  }

  moveTo(x: number, y: number): void {
    this.x = Math.round(x * this.steps)
    this.y = Math.round(y * this.steps)
    this.data += `M${this.text(this.x)}${this.text(this.y, true)}`
    this.isInLine = false
  }

  lineTo(x: number, y: number): void {
    const [toX, toY] = [Math.round(x * this.steps), Math.round(y * this.steps)]
    if (toX === this.x && toY === this.y) return
    this.data += `${this.isInLine ? '' : 'l'}${this.text(toX - this.x, this.isInLine)}${this.text(toY - this.y, true)}`
    this.x = toX
    this.y = toY
    this.isInLine = true
  }

  closePath(): void {
    this.data += 'z'
    this.isInLine = false
  }

  /** Required by the interface; no points are drawn. */
  arc(): void {}

  beginPath(): void {}

  /** A minus sign or a space separates numbers. */
  private text(steps: number, isAfterNumber = false): string {
    const value = String(steps / this.steps)
    const short = value.replace(/^(-?)0\./, '$1.')
    return isAfterNumber && !short.startsWith('-') ? ` ${short}` : short
  }
}
