import {
  type LooksInput,
  type Pixel,
  routeLooks,
  type Stroke,
  type Strokes,
  segmentDistance,
  strokesOf,
} from '#picture/lines.ts'
import { drawingAt } from '#picture/mercator.ts'
import type { MapTheme } from '#picture/palette.ts'

/** What the lines depend on, apart from the zoom. */
export interface LinesInput extends LooksInput {
  theme: MapTheme
  /** The layer of the routes is on. */
  isShown: boolean
  /** Routes under the pointer or the focus. */
  hovered: ReadonlySet<string>
}

/** Reach of a line for the pointer, px: together a fingertip. */
const REACH = 11
/** Px beyond the edge of a wide line that still hit it. */
const MARGIN = 4

const NOTHING: Strokes = { strokes: [], hubs: [] }

/** The lines of the routes in px of the drawing. They change by assignment, before React has updated the page. */
export class RouteLines {
  private input: LinesInput
  private drawn: { zoom: number; strokes: Strokes } | null = null
  private readonly listeners = new Set<() => void>()
  /** Grows with every change. */
  version = 0

  constructor(input: LinesInput) {
    this.input = input
  }

  /** Takes over these parts and notifies the listeners; returns whether any differed. */
  update(next: Partial<LinesInput>): boolean {
    const before: Partial<Record<string, unknown>> = { ...this.input }
    if (Object.entries(next).every(([name, value]) => isEqual(before[name], value))) return false
    this.input = { ...this.input, ...next }
    this.drawn = null
    this.version += 1
    for (const listener of this.listeners) listener()
    return true
  }

  /** Returns the unsubscribe function. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The visible lines and hubs at a zoom. */
  at(zoom: number): Strokes {
    if (!this.input.isShown) return NOTHING
    if (this.drawn?.zoom !== zoom) {
      const looks = routeLooks(this.input)
      this.drawn = { zoom, strokes: strokesOf({ ...this.input, looks, zoom, project: drawingAt(zoom) }) }
    }
    return this.drawn.strokes
  }

  get theme(): MapTheme {
    return this.input.theme
  }

  /** The route whose line is nearest to a point of the drawing, within reach; null without one. */
  routeAt(point: Pixel, zoom: number): string | null {
    let nearest: { route: string; distance: number } | null = null
    for (const stroke of this.at(zoom).strokes) {
      const distance = distanceTo(stroke, point)
      if (distance < (nearest?.distance ?? REACH)) nearest = { route: stroke.route, distance }
    }
    return nearest?.route ?? null
  }
}

/** Sets are equal with the same members: a choice that was painted before React rendered must not be drawn again. */
function isEqual(a: unknown, b: unknown): boolean {
  if (!(a instanceof Set && b instanceof Set)) return a === b
  return a.size === b.size && [...a].every((member) => b.has(member))
}

/** Px from a point to a line, less what a wide line reaches beyond a fingertip. */
function distanceTo({ centre: { points, halves } }: Stroke, point: Pixel): number {
  let least = Number.POSITIVE_INFINITY
  for (const [index, to] of points.entries()) {
    const distance = segmentDistance(points[index - 1] ?? to, to, point)
    least = Math.min(least, distance - Math.max(0, (halves[index] ?? 0) + MARGIN - REACH))
  }
  return least
}
