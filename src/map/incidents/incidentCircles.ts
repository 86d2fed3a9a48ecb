import type { IncidentColumns } from '#domain/incident.ts'
import type { RowRun } from '#domain/incidentRows.ts'
import { fromPlane, toPlane, worldSize } from '#map/mercator.ts'

/** One circle: an incident, or those of one place that lie in one cell of the grid. */
export interface IncidentCircle {
  /** Level, cell and place: the same circle has the same key while the map is moved and while time is brushed. */
  readonly key: string
  /** A route or another place of the publisher: a circle never mixes two. */
  readonly place: string
  /** Rows of its incidents, in the order of dates. */
  readonly rows: readonly number[]
  /** Persons dead or missing, by the incidents that state a number; null where none does. */
  readonly sum: number | null
  /** Incidents that state none. */
  readonly notStated: number
  /** Degrees: of one incident its own, of several their middle, the more persons the heavier. */
  readonly longitude: number
  readonly latitude: number
}

/** Px of a cell's side at the zoom of its level: about the width of a circle for a hundred persons. */
export const CELL = 24
/** The map does not come nearer than this: what lies in one cell here is never told apart by zooming. */
export const NEAREST_LEVEL = 9
const STEPS = 2

/** The level of detail at a zoom: half a level of zoom a step, so that a cell is 24 to 34 px wide. */
export function levelOf(zoom: number): number {
  return Math.min(Math.floor(zoom * STEPS) / STEPS, NEAREST_LEVEL)
}

/** Where each incident lies on the Mercator plane: computed once for a file. */
interface Plane {
  x: Float64Array
  y: Float64Array
}

const planes = new WeakMap<IncidentColumns, Plane>()

function planeOf(columns: IncidentColumns): Plane {
  const known = planes.get(columns)
  if (known) return known
  const rows = columns.id.length
  const plane = { x: new Float64Array(rows), y: new Float64Array(rows) }
  for (let row = 0; row < rows; row += 1) {
    const [x, y] = toPlane([(columns.longitude[row] ?? 0) / 10_000, (columns.latitude[row] ?? 0) / 10_000])
    plane.x[row] = x
    plane.y[row] = y
  }
  planes.set(columns, plane)
  return plane
}

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
 * The circles of the incidents of these rows at a level of detail, the largest first, so that small ones lie on top. The
 * grid hangs on the earth and not on the window: the same circles come out wherever the map has been moved to.
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

/** The least level, beyond that of now, at which these incidents are more than one circle; null where they stay one. */
export function levelThatParts(
  columns: IncidentColumns,
  rows: readonly number[],
  now: number,
): number | null {
  const { x, y } = planeOf(columns)
  for (let level = now + 1 / STEPS; level <= NEAREST_LEVEL; level += 1 / STEPS) {
    const across = cellsAt(level)
    const cells = new Set(
      rows.map((row) => `${Math.floor((x[row] ?? 0) * across)} ${Math.floor((y[row] ?? 0) * across)}`),
    )
    if (cells.size > 1) return level
  }
  return null
}

/** Px for the square root of one person in a period of up to twelve months. */
const SCALE = 1.5
const LEAST_RADIUS = 1.8

/**
 * Px for the square root of a person: areas go by the persons of a year, so that one year and ten can be looked at on one
 * map. Up to twelve months it is the persons themselves.
 */
export function circleScale(months: number): number {
  return SCALE * Math.sqrt(12 / Math.max(12, months))
}

/** The radius in px of a circle for so many persons; null, not stated, is as small as one can be. */
export function circleRadius(persons: number | null, scale: number): number {
  return Math.max(LEAST_RADIUS, scale * Math.sqrt(persons ?? 0))
}
