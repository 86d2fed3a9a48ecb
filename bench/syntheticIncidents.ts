import { IncidentColumns } from '#domain/incident.ts'
import { seededNumbers } from './syntheticTable.ts'

/** Where they lie: west, south, east, north in degrees, about as the published ones. */
const WATERS = [
  [-18, 14, -10, 30],
  [-6, 34, 1, 37],
  [9, 31, 20, 38],
  [22, 34, 31, 41],
  [5, 15, 30, 30],
  [14, 40, 24, 48],
] as const
/** Days from the first to the last with published incidents. */
const DAYS = 4120

/** Incidents for measuring only, in the shape of the published ones: the same in every run. */
export function syntheticIncidents(rows: number): IncidentColumns {
  const next = seededNumbers(20_250_604)
  const column = <Value>(valueAt: (row: number) => Value) =>
    Array.from({ length: rows }, (_, row) => valueAt(row))
  const waters = column(() => Math.floor(next() * WATERS.length))
  const within = (row: number, low: 0 | 1, high: 2 | 3) => {
    const box = WATERS[waters[row] ?? 0] ?? WATERS[0]
    return Math.round((box[low] + (box[high] - box[low]) * next()) * 10_000)
  }
  const persons = column(() => Math.floor(1 + 80 * next() ** 8))
  return IncidentColumns.parse({
    firstDay: '2014-01-16',
    places: WATERS.map((_, index) => `place-${index}`),
    countries: ['LY'],
    causes: ['drowning'],
    informationSources: ['a source'],
    id: column((row) => `synthetic-${row}`),
    day: column(() => Math.floor(next() * DAYS)).sort((a, b) => a - b),
    isCumulative: column(() => 0),
    place: waters,
    country: column(() => 0),
    cause: column(() => 0),
    dead: persons,
    missing: column(() => 0),
    deadAndMissing: persons,
    survivors: column(() => null),
    longitude: column((row) => within(row, 0, 2)),
    latitude: column((row) => within(row, 1, 3)),
    location: column(() => ''),
    informationSource: column(() => 0),
    url: column(() => null),
    sourceQuality: column(() => 3),
  } satisfies IncidentColumns)
}
