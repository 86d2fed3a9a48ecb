import { countOf, dimensionOf, type FigureTable, NOT_STATED } from './figureTable.ts'
import type { FigureUnit } from './figureUnit.ts'
import { type Month, type MonthSpan, monthAt, monthIndex } from './period.ts'

/** Keys to count per dimension; a dimension left out is not filtered. */
export type CubeFilter = Readonly<Record<string, readonly string[]>>

/**
 * A monthly table as a dense array of running sums, so that a span costs two look-ups per group, however many rows the
 * table has. Each dimension has one extra slot for the sum over all its keys. `sums` holds `months + 1` running sums per
 * group: span [a, b) is `sums[g + b] − sums[g + a]`. A month missing within the table's time counts as zero: the
 * publishers list only what they detected.
 */
export interface FigureCube<Unit extends FigureUnit> {
  readonly unit: Unit
  /** Whether counts may be added up over months and places. */
  readonly addsUp: boolean
  readonly from: Month
  readonly months: number
  readonly dimensions: readonly { readonly name: string; readonly keys: readonly string[] }[]
  readonly sums: Float64Array
}

/** Builds the cube of one column. `span` is the coverage. Throws for an own table, whose figures `countable` alone adds. */
export function buildCube<Unit extends FigureUnit>(
  table: FigureTable,
  count: string,
  unit: Unit,
  span: MonthSpan,
): FigureCube<Unit> {
  if (table.role === 'own') throw new Error(`${table.id} is the reader's own and is not added up in a cube`)
  const { values, addsUp } = countOf(table, count, unit)
  const month = dimensionOf(table, 'month')
  const others = table.dimensions.filter((dimension) => dimension !== month)
  const from = monthIndex(span.from)
  const months = monthIndex(span.to) - from + 1
  const stride = months + 1
  const groups = others.reduce((product, { keys }) => product * (keys.length + 1), 1)
  const sums = new Float64Array(groups * stride)
  const offsets = month.keys.map((key) => monthIndex(key) - from)

  for (let row = 0; row < table.rows; row += 1) {
    const value = values[row] ?? NOT_STATED
    const offset = offsets[month.codes[row] ?? 0] ?? -1
    if (value === NOT_STATED || offset < 0 || offset >= months) continue
    let group = 0
    for (const { keys, codes } of others) group = group * (keys.length + 1) + (codes[row] ?? 0)
    const at = group * stride + offset + 1
    sums[at] = (sums[at] ?? 0) + value
  }
  sumUpKeys(sums, others, stride)
  for (let start = 0; start < sums.length; start += stride) {
    for (let at = start + 1; at < start + stride; at += 1) sums[at] = (sums[at] ?? 0) + (sums[at - 1] ?? 0)
  }
  return {
    unit,
    addsUp,
    from: span.from,
    months,
    dimensions: others.map(({ name, keys }) => ({ name, keys })),
    sums,
  }
}

/** Fills the extra slot of each dimension in turn; later dimensions include earlier sums. */
function sumUpKeys(
  sums: Float64Array,
  dimensions: FigureCube<FigureUnit>['dimensions'],
  stride: number,
): void {
  let inner = stride
  for (const { keys } of [...dimensions].reverse()) {
    const block = inner * (keys.length + 1)
    for (let start = 0; start < sums.length; start += block) {
      const all = start + inner * keys.length
      for (let at = start; at < all; at += 1) {
        const into = all + ((at - start) % inner)
        sums[into] = (sums[into] ?? 0) + (sums[at] ?? 0)
      }
    }
    inner = block
  }
}

export function cubeSpan({ from, months }: FigureCube<FigureUnit>): MonthSpan {
  return { from, to: monthAt(monthIndex(from) + months - 1) }
}

/** Sums everything that passes the filter over the spans; null when that is several cells that must not be added up. */
export function cubeSum(
  cube: FigureCube<FigureUnit>,
  spans: readonly MonthSpan[],
  filter: CubeFilter = {},
): number | null {
  const cuts = cutsOf(cube, spans)
  const months = cuts.reduce((sum, [start, end]) => sum + end - start, 0)
  if (!cube.addsUp && months * seriesIn(cube, filter) > 1) return null
  return groupsOf(cube, filter).reduce((sum, group) => sum + sumIn(cube, group, cuts), 0)
}

/** Sums per key of one dimension, in key order. */
export function cubeTotals(
  cube: FigureCube<FigureUnit>,
  dimension: string,
  spans: readonly MonthSpan[],
  filter: CubeFilter = {},
): Float64Array {
  const at = cube.dimensions.findIndex(({ name }) => name === dimension)
  const keys = cube.dimensions[at]?.keys ?? []
  // The key of a dimension changes every `inner` groups.
  const inner = cube.dimensions.slice(at + 1).reduce((product, other) => product * (other.keys.length + 1), 1)
  const totals = new Float64Array(keys.length)
  const cuts = cutsOf(cube, spans)
  for (const group of groupsOf(cube, filter, dimension)) {
    const code = Math.floor(group / inner) % (keys.length + 1)
    totals[code] = (totals[code] ?? 0) + sumIn(cube, group, cuts)
  }
  return totals
}

/** Counts the publisher's series that pass the filter. */
function seriesIn(cube: FigureCube<FigureUnit>, filter: CubeFilter): number {
  return cube.dimensions.reduce((product, { name, keys }) => {
    const requested = filter[name]
    return product * (requested ? keys.filter((key) => requested.includes(key)).length : keys.length)
  }, 1)
}

/** Monthly values of everything that passes the filter; null when that is several series that must not be added up. */
export function cubeSeries(cube: FigureCube<FigureUnit>, filter: CubeFilter = {}): Float64Array | null {
  if (!cube.addsUp && seriesIn(cube, filter) > 1) return null
  const series = new Float64Array(cube.months)
  for (const group of groupsOf(cube, filter)) {
    const start = group * (cube.months + 1)
    for (let month = 0; month < cube.months; month += 1) {
      const value = (cube.sums[start + month + 1] ?? 0) - (cube.sums[start + month] ?? 0)
      series[month] = (series[month] ?? 0) + value
    }
  }
  return series
}

/** A span as indexes into the running sums. */
type Cut = readonly [start: number, end: number]

/** The spans as indexes into the running sums, cut to the cube's coverage. */
function cutsOf({ from, months }: FigureCube<FigureUnit>, spans: readonly MonthSpan[]): readonly Cut[] {
  const first = monthIndex(from)
  return spans.map((span) => {
    const start = Math.min(Math.max(monthIndex(span.from) - first, 0), months)
    const end = Math.min(Math.max(monthIndex(span.to) - first + 1, start), months)
    return [start, end]
  })
}

function sumIn({ months, sums }: FigureCube<FigureUnit>, group: number, cuts: readonly Cut[]): number {
  const at = group * (months + 1)
  let sum = 0
  for (const [start, end] of cuts) sum += (sums[at + end] ?? 0) - (sums[at + start] ?? 0)
  return sum
}

/** The groups that pass the filter, in order. A dimension neither filtered nor split gives only its sum. */
function groupsOf(
  cube: FigureCube<FigureUnit>,
  filter: CubeFilter,
  splitBy: string | null = null,
): readonly number[] {
  let groups: readonly number[] = [0]
  for (const { name, keys } of cube.dimensions) {
    const requested = filter[name]
    const isForAll = requested === undefined && name !== splitBy
    const codes = isForAll
      ? [keys.length]
      : keys.flatMap((key, code) => (requested === undefined || requested.includes(key) ? [code] : []))
    groups = groups.flatMap((group) => codes.map((code) => group * (keys.length + 1) + code))
  }
  return groups
}

/** Maximum deviation of the series from an earlier stated number that still agrees: Frontex revises its first figures. */
export const REVISION = 0.04

/** A change up to this size, in either direction, counts as stable: slightly more than revisions alone can cause. */
export const STABLE_BAND = 0.05
