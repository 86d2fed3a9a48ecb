import type { FigureTable } from '#domain/figureTable.ts'
import { IncidentColumns } from '#domain/incident.ts'
import { monthAt, monthIndex } from '#domain/period.ts'
import { mulberry32 } from './mutate.ts'

/** The numbers of keys of the largest published table. */
const KEYS = { route: 9, border: 2, nationality: 159 } as const
const FIRST = '2009-01'
export const SYNTHETIC_MONTHS = 216

/**
 * A table like the detections by route, border, nationality and month, with `rows` rows. As in the published data, few
 * routes and nationalities have most rows. The same in every run.
 */
export function syntheticTable(rows: number): FigureTable {
  const next = mulberry32(20_260_806)
  const skewed = (count: number) => Math.floor(count * next() ** 2)
  const dimension = (name: string, keys: readonly string[], codeOf: () => number) => ({
    name,
    keys,
    codes: Uint16Array.from({ length: rows }, codeOf),
    codeOf: new Map(keys.map((key, code) => [key, code])),
  })
  const named = (name: keyof typeof KEYS) =>
    dimension(
      name,
      Array.from({ length: KEYS[name] }, (_, index) => `${name}-${index}`),
      () => skewed(KEYS[name]),
    )
  const months = Array.from({ length: SYNTHETIC_MONTHS }, (_, index) => monthAt(monthIndex(FIRST) + index))
  return {
    id: 'frontex-nationalities',
    role: 'nationalities',
    rows,
    dimensions: [
      named('route'),
      named('border'),
      named('nationality'),
      dimension('month', months, () => Math.floor(next() * SYNTHETIC_MONTHS)),
    ],
    counts: [
      {
        name: 'detections',
        unit: 'detections',
        addsUp: true,
        values: Int32Array.from({ length: rows }, () => Math.floor(1 + 200 * next() ** 4)),
      },
    ],
  }
}

/** Areas of incidents, like the published ones: west, south, east, north in degrees. */
const WATERS = [
  [-18, 14, -10, 30],
  [-6, 34, 1, 37],
  [9, 31, 20, 38],
  [22, 34, 31, 41],
  [5, 15, 30, 30],
  [14, 40, 24, 48],
] as const
/** Days from the first to the last published incident. */
const DAYS = 4120

/** Incidents in the format of the published ones. The same in every run. */
export function syntheticIncidents(rows: number): IncidentColumns {
  const next = mulberry32(20_250_604)
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
