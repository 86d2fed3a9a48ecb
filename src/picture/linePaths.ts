import type { Geometry, Position } from 'geojson'
import { simplifyLine } from '#lib/shapes.ts'
import { toDrawing } from './mercator.ts'

type Pixel = readonly [x: number, y: number]

/** Projects a position to px of a drawing. */
export type Project = (position: Position) => Pixel

/** Simplification tolerance, px, as in the map library. */
const TOLERANCE = 0.375

/** SVG path data for a geometry, simplified for this zoom: straight between two points, as in the map library. */
export function simplifiedPath(geometry: Geometry, zoom: number): string {
  const simplified = (positions: readonly Position[]) =>
    simplifyLine(
      positions.map((position) => toDrawing(position, zoom)),
      TOLERANCE,
    )
  const line = (positions: readonly Position[]) => polyline(simplified(positions))
  const ring = (positions: readonly Position[]) => {
    const points = simplified(positions)
    // A ring of fewer points has no visible area; the last is the first again.
    return points.length > 3 ? `${polyline(points.slice(0, -1))}Z` : ''
  }
  switch (geometry.type) {
    case 'LineString':
      return line(geometry.coordinates)
    case 'MultiLineString':
      return geometry.coordinates.map(line).join('')
    case 'Polygon':
      return geometry.coordinates.map(ring).join('')
    case 'MultiPolygon':
      return geometry.coordinates.flat().map(ring).join('')
    case 'Point':
    case 'MultiPoint':
    case 'GeometryCollection':
      return ''
  }
}

/** SVG path data through points. */
export function polyline(points: readonly Pixel[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)},${round(y)}`).join('')
}

/** Rounds to a tenth of a px, below what is visible. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
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
