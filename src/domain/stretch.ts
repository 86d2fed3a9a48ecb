import { type CellQuery, rowsOfQuery, sumOfRows } from './cellQuery.ts'
import { countMonths, lastWholeYear, wholeMonths } from './figurePeriod.ts'
import type { FigureSource, FigureTableId } from './figureTable.ts'
import { type FigureTable, monthsOfKey, timeOf } from './figureTable.ts'
import { cutSpan, hullOf, isSameSpan } from './months.ts'
import type { MonthSpan } from './period.ts'

/** One publisher's count on a stretch: a column of a table, for the named keys of its dimensions. */
export interface StretchCount {
  readonly table: FigureTableId
  readonly count: string
  readonly where: Readonly<Record<string, readonly string[]>>
  readonly quote?: QuoteFor
}

/**
 * What to quote a count for.
 *
 * - `movement`: movement along the route, in the same way on every route
 * - `arrivals`: arrivals in a country, `in`, of people and not along the route
 * - `arrivals-else`: the same where the count of its ministry has no number
 * - `asylum`: asylum in the region, not crossings
 * - `prevented`: departures stopped
 */
export type QuoteFor =
  | { readonly for: 'movement' | 'asylum' | 'prevented' }
  | { readonly for: 'arrivals' | 'arrivals-else'; readonly in: 'IT' | 'GR' | 'GRsea' | 'CY' | 'ES' | 'GB' }

/**
 * What several publishers count on one stretch of a route. The counts stand side by side and are never added. Without
 * requested months, the first two decide which months are shown.
 */
export interface Stretch {
  readonly route: StretchRoute
  readonly counts: readonly [StretchCount, StretchCount, ...StretchCount[]]
}

/** Routes with a stretch; the messages have a sentence on the difference for each. */
export type StretchRoute =
  | 'central-mediterranean'
  | 'eastern-mediterranean'
  | 'western-mediterranean'
  | 'western-african'
  | 'western-balkans'
  | 'channel'

const frontex = (route: StretchRoute): StretchCount => ({
  table: 'frontex-detections',
  count: 'detections',
  where: { route: [route] },
  quote: { for: 'movement' },
})

const unhcr = (
  country: 'IT' | 'GR' | 'CY',
  quoted: 'arrivals' | 'arrivals-else' = 'arrivals',
): StretchCount => ({
  table: 'unhcr-countries',
  count: 'arrivals',
  where: { country: [country] },
  quote: { for: quoted, in: country },
})

const spain = (area: string): StretchCount => ({
  table: 'spain-balances',
  count: 'arrivals',
  where: { area: [area] },
  quote: { for: 'arrivals', in: 'ES' },
})

export const STRETCHES: readonly Stretch[] = [
  {
    route: 'central-mediterranean',
    counts: [
      frontex('central-mediterranean'),
      { table: 'italy-landings', count: 'landings', where: {}, quote: { for: 'arrivals', in: 'IT' } },
      unhcr('IT', 'arrivals-else'),
    ],
  },
  {
    route: 'eastern-mediterranean',
    counts: [
      frontex('eastern-mediterranean'),
      {
        table: 'unhcr-origins',
        count: 'arrivals',
        where: { country: ['GR'], counted: ['sea_arrivals'] },
        quote: { for: 'arrivals', in: 'GRsea' },
      },
      unhcr('GR'),
      unhcr('CY'),
    ],
  },
  {
    route: 'western-mediterranean',
    counts: [
      frontex('western-mediterranean'),
      spain('peninsula-and-balearics'),
      spain('ceuta'),
      spain('melilla'),
    ],
  },
  { route: 'western-african', counts: [frontex('western-african'), spain('canaries')] },
  {
    route: 'western-balkans',
    counts: [
      frontex('western-balkans'),
      // Kosovo and North Macedonia do not record intentions.
      {
        table: 'unhcr-balkans',
        count: 'intentions',
        where: { country: ['AL', 'BA', 'ME', 'RS'] },
        quote: { for: 'asylum' },
      },
      { table: 'unhcr-balkans', count: 'applications', where: {}, quote: { for: 'asylum' } },
    ],
  },
  {
    route: 'channel',
    counts: [
      { table: 'uk-small-boats-monthly', count: 'arrivals', where: {}, quote: { for: 'arrivals', in: 'GB' } },
      { table: 'uk-small-boats-weekly', count: 'prevented', where: {}, quote: { for: 'prevented' } },
    ],
  },
]

/** A table with its metadata. */
export interface SourcedTable {
  readonly source: FigureSource
  readonly table: FigureTable
}

/**
 * One count of a stretch.
 *
 * - `counted`: for exactly the shared months
 * - `other-period`: only for `time`, which is longer or shorter, such as a running total
 * - `not-stated`: the months are covered, and no cell has a value
 * - `not-covered`: no requested month is covered
 */
export interface StretchRow {
  readonly count: StretchCount
  readonly source: FigureSource
  readonly state: 'counted' | 'other-period' | 'not-stated' | 'not-covered'
  /** Null when not stated or not covered; never 0 for either. */
  readonly value: number | null
  /** The cells behind the value. */
  readonly cells: CellQuery | null
  /** The time that an `other-period` counts, as a key of the table. */
  readonly time: string | null
  /** An incomplete month, or cells without a value: the count is a minimum. */
  readonly isPartial: boolean
}

/** The counts of a stretch, for the months that all counts share which cover any of those requested. */
export interface StretchComparison {
  readonly months: readonly MonthSpan[]
  /** Requested months are left out. */
  readonly isCut: boolean
  readonly rows: readonly StretchRow[]
}

/**
 * Sets the counts of a stretch side by side. `requested` months, or none for the last year that the first two counts both
 * cover. Null when a table is missing.
 */
export function compareStretch(
  { counts }: { readonly counts: readonly StretchCount[] },
  tables: ReadonlyMap<FigureTableId, SourcedTable>,
  requested: readonly MonthSpan[],
): StretchComparison | null {
  const found = counts.flatMap((count) => {
    const known = tables.get(count.table)
    return known ? [{ count, ...known }] : []
  })
  if (found.length < counts.length) return null
  const common = found.slice(0, 2).map(({ source }) => wholeOf(source))
  const shared = intersection(common)
  const spans = requested.length > 0 ? requested : shared ? [lastWholeYear(shared)] : []
  const covering = found.filter(({ source }) => spans.some((span) => cutSpan(span, source.coverage)))
  const bounds = intersection(covering.map(({ source }) => source.coverage))
  const months = bounds ? spans.flatMap((span) => cutSpan(span, bounds) ?? []) : []
  return {
    months,
    isCut: countMonths(months) < countMonths(spans),
    rows: found.map((one) => rowOf(one, months)),
  }
}

function wholeOf({ coverage, partialMonths }: FigureSource): MonthSpan {
  return wholeMonths(coverage, partialMonths) ?? coverage
}

function intersection(spans: readonly MonthSpan[]): MonthSpan | null {
  return spans.reduce<MonthSpan | null>((common, span) => common && cutSpan(common, span), spans[0] ?? null)
}

function rowOf(
  { count, source, table }: SourcedTable & { count: StretchCount },
  months: readonly MonthSpan[],
): StretchRow {
  const query = (spans: readonly MonthSpan[]): CellQuery => ({
    table: count.table,
    count: count.count,
    spans: [...spans],
    where: Object.fromEntries(Object.entries(count.where).map(([name, keys]) => [name, [...keys]])),
  })
  const none = { count, source, value: null, cells: null, time: null, isPartial: false }
  const column = table.counts.find(({ name }) => name === count.count)
  const hull = hullOf(months)
  if (!column || !hull || !months.some((span) => cutSpan(span, source.coverage))) {
    return { ...none, state: 'not-covered' }
  }
  const own = timesOf(table, query([])).filter(({ span }) => cutSpan(span, hull))
  const isExact =
    timeOf(table).name !== 'period' ||
    (column.addsUp && isSameSpan(hullOf(own.map(({ span }) => span)), hull))
  // A running total or a half-year counts as a whole, or not at all; of several, the last that ends within the months.
  const last = isExact ? null : (own.findLast(({ span }) => span.to <= hull.to) ?? own.at(-1) ?? null)
  if (!isExact && !last) return { ...none, state: 'not-stated' }
  const cells = query(last ? [last.span] : months)
  // Balances of one year overlap, so only the key tells one.
  if (last && !column.addsUp) cells.where.period = [last.key]
  const { value, notStated } = sumOfRows(column, rowsOfQuery(table, cells))
  if (value === null) return { ...none, state: 'not-stated' }
  return {
    count,
    source,
    state: last ? 'other-period' : 'counted',
    value,
    cells,
    time: last?.key ?? null,
    isPartial: notStated > 0 || (!last && source.partialMonths.some((month) => isWithin(month, months))),
  }
}

/** The times of the cells of a query, in order, each once. */
function timesOf(table: FigureTable, query: CellQuery): readonly { key: string; span: MonthSpan }[] {
  return keysOfQuery(table, timeOf(table).name, query).map((key) => ({ key, span: monthsOfKey(key) }))
}

function isWithin(month: string, spans: readonly MonthSpan[]): boolean {
  return spans.some(({ from, to }) => from <= month && month <= to)
}

/** The keys of a dimension that the cells of a query have, in the table's order; none without the dimension. */
export function keysOfQuery(table: FigureTable, dimension: string, query: CellQuery): readonly string[] {
  const found = table.dimensions.find(({ name }) => name === dimension)
  const used = new Set(rowsOfQuery(table, query).map((row) => found?.codes[row]))
  return found?.keys.filter((_, code) => used.has(code)) ?? []
}
