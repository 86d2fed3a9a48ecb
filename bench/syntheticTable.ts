import type { FigureTable } from '#domain/figureTable.ts'
import { monthAt, monthIndex } from '#domain/months.ts'

/** As many keys as the largest published table has, so that only the number of rows is another. */
const KEYS = { route: 9, border: 2, nationality: 159 } as const
const FIRST = '2009-01'
export const SYNTHETIC_MONTHS = 216

/** Numbers from 0 up to but without 1 that are the same in every run (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * A table in the shape of the detections by route, border, nationality and month with so many rows, for measuring only: few
 * routes and nationalities have most of the rows, as in the published ones.
 */
export function syntheticTable(rows: number): FigureTable {
  const next = seededNumbers(20_260_806)
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
