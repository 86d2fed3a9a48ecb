import type { IncidentColumns, RowRun } from '#domain/incident.ts'
import { memoizeByObject } from '#lib/memoize.ts'
import { fromPlane, MAX_ZOOM, toPlane, worldSize } from './mercator.ts'

/** One circle: an incident, or all of one place within a cell of the grid. */
export interface IncidentCircle {
  /** Level, cell and place: stable while the map is panned and the period brushed. */
  readonly key: string
  /** A route or another place of the publisher; a circle never mixes two. */
  readonly place: string
  /** Rows of its incidents, by date. */
  readonly rows: readonly number[]
  /** Persons dead or missing, over the incidents that state a number; null if none does. */
  readonly sum: number | null
  /** Number of incidents that state none. */
  readonly notStated: number
  /** Degrees; for several incidents their centre, weighted by persons. */
  readonly longitude: number
  readonly latitude: number
}

/** Side of a cell at the zoom of its level, px: about the width of a circle for a hundred persons. */
export const CELL = 24
const STEPS = 2

/** The level of detail at a zoom, in half steps, so that a cell is 24 to 34 px wide. */
export function levelOf(zoom: number): number {
  return Math.min(Math.floor(zoom * STEPS) / STEPS, MAX_ZOOM)
}

/** Position of each incident on the Mercator plane, computed once per file. */
interface Plane {
  x: Float64Array
  y: Float64Array
}

const planeOf = memoizeByObject((columns: IncidentColumns): Plane => {
  const rows = columns.id.length
  const plane = { x: new Float64Array(rows), y: new Float64Array(rows) }
  for (let row = 0; row < rows; row += 1) {
    const [x, y] = toPlane([(columns.longitude[row] ?? 0) / 10_000, (columns.latitude[row] ?? 0) / 10_000])
    plane.x[row] = x
    plane.y[row] = y
  }
  return plane
})

/** Cells along one side of the world at a level. */
function cellsAt(level: number): number {
  return worldSize(level) / CELL
}

interface Cell {
  place: number
  column: number
  line: number
  rows: number[]
  sum: number
  notStated: number
  weight: number
  x: number
  y: number
}

/**
 * Groups the incidents of these rows into circles at a level of detail, largest first, so that small ones are on top. The
 * grid is fixed to the earth, so that panning does not change the circles.
 */
export function incidentCircles(
  columns: IncidentColumns,
  runs: readonly RowRun[],
  level: number,
): readonly IncidentCircle[] {
  const { x, y } = planeOf(columns)
  const across = cellsAt(level)
  const lines = Math.ceil(across)
  const cells = new Map<number, Cell>()
  for (const [from, to] of runs) {
    for (let row = from; row < to; row += 1) {
      const [atX, atY] = [x[row] ?? 0, y[row] ?? 0]
      const column = Math.floor(atX * across)
      const line = Math.floor(atY * across)
      const place = columns.place[row] ?? 0
      const id = (place * lines + line) * lines + column
      let cell = cells.get(id)
      if (!cell) {
        cell = { place, column, line, rows: [], sum: 0, notStated: 0, weight: 0, x: 0, y: 0 }
        cells.set(id, cell)
      }
      const persons = columns.deadAndMissing[row] ?? null
      const weight = Math.max(1, persons ?? 0)
      cell.rows.push(row)
      if (persons === null) cell.notStated += 1
      else cell.sum += persons
      cell.weight += weight
      cell.x += atX * weight
      cell.y += atY * weight
    }
  }
  const circles = [...cells.values()].map((cell) => circleOf(columns, level, cell))
  return circles.sort((a, b) => (b.sum ?? 0) - (a.sum ?? 0) || (a.key < b.key ? -1 : 1))
}

function circleOf(columns: IncidentColumns, level: number, cell: Cell): IncidentCircle {
  const [longitude, latitude] = fromPlane(cell.x / cell.weight, cell.y / cell.weight)
  const place = columns.places[cell.place] ?? ''
  return {
    key: `${level}/${cell.column}/${cell.line}/${place}`,
    place,
    rows: cell.rows,
    sum: cell.notStated === cell.rows.length ? null : cell.sum,
    notStated: cell.notStated,
    longitude,
    latitude,
  }
}

/** The lowest level above `now` that splits these incidents into several circles; null if none does at any zoom of the map. */
export function levelThatParts(
  columns: IncidentColumns,
  rows: readonly number[],
  now: number,
): number | null {
  const { x, y } = planeOf(columns)
  for (let level = now + 1 / STEPS; level <= MAX_ZOOM; level += 1 / STEPS) {
    const across = cellsAt(level)
    const cells = new Set(
      rows.map((row) => `${Math.floor((x[row] ?? 0) * across)} ${Math.floor((y[row] ?? 0) * across)}`),
    )
    if (cells.size > 1) return level
  }
  return null
}

/** Px per √person in a period of up to twelve months. */
const SCALE = 1.5
const MIN_RADIUS = 1.8

/**
 * Px per √person. Areas show persons per year, so that periods of one year and of ten are comparable; up to twelve months
 * they show the persons themselves.
 */
export function circleScale(months: number): number {
  return SCALE * Math.sqrt(12 / Math.max(12, months))
}

/** Radius of a circle, px; the minimum for null (not stated). */
export function circleRadius(persons: number | null, scale: number): number {
  return Math.max(MIN_RADIUS, scale * Math.sqrt(persons ?? 0))
}
