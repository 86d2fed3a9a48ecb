import { type CellQuery, rowsOfQuery, sumOfRows, valueAt } from './cellQuery.ts'
import { comparedMonths } from './comparedMonths.ts'
import { compareText } from './compareText.ts'
import { wholeMonths } from './figurePeriod.ts'
import {
  type FigureSource,
  type FigureTable,
  type FigureTableId,
  monthsOfKey,
  timeOf,
} from './figureTable.ts'
import { cutAll, cutSpan, hullOf, isSameSpan, type MonthSpan } from './period.ts'
import type { ComparedPeriods } from './view.ts'

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

/** What several publishers count on one stretch of a route. The counts stand side by side and are never added. */
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
 * One count of a stretch in a period.
 *
 * - `counted`: for exactly its months
 * - `other-period`: only for `time`, which is longer or shorter, such as a running total
 * - `not-stated`: the months are covered, and no cell has a value
 * - `not-covered`: no requested month is covered
 * - `no-pair`: of two periods, covered in different months or to different days alone
 */
export interface StretchRow {
  readonly count: StretchCount
  readonly source: FigureSource
  /** Those requested that the table covers; of two periods, those that it covers in both. */
  readonly months: readonly MonthSpan[]
  readonly state: 'counted' | 'other-period' | 'not-stated' | 'not-covered' | 'no-pair'
  /** Null unless counted; never 0 for unknown. */
  readonly value: number | null
  /** The cells behind the value. */
  readonly cells: CellQuery | null
  /** The time that an `other-period` counts, as a key of the table. */
  readonly time: string | null
  /** An incomplete month, or cells without a value: the count is a minimum. */
  readonly isPartial: boolean
}

interface Counted extends SourcedTable {
  readonly count: StretchCount
}

type Tables = ReadonlyMap<FigureTableId, SourcedTable>

/** One count in the requested months, as far as its table covers them; null without the table. */
export function countIn(
  count: StretchCount,
  tables: Tables,
  requested: readonly MonthSpan[],
): StretchRow | null {
  const known = tables.get(count.table)
  return known ? rowOf({ count, ...known }, cutAll(requested, known.source.coverage)) : null
}

/**
 * One count in two periods, only ever of the same months of both, which are those that its table has in both, and to the
 * same day; null without the table. Where it has one period alone, that one has its number.
 */
export function countInBoth(
  count: StretchCount,
  tables: Tables,
  periods: ComparedPeriods,
): readonly [StretchRow, StretchRow] | null {
  const known = tables.get(count.table)
  if (!known) return null
  const counted = { count, ...known }
  const stated = statedMonths(counted)
  const shared = stated && comparedMonths(periods, stated)
  const months = shared ?? periods
  const own = (span: MonthSpan, time?: Time) => rowOf(counted, cutAll([span], known.source.coverage), time)
  const rows = [own(months.first), own(months.second)] as const
  const [before, after] = rows
  if (before.value === null || after.value === null) return rows
  if (shared && daysOf(before.time) === daysOf(after.time)) return rows
  const pair = shared && lastPair(timesWithin(counted, shared.first), timesWithin(counted, shared.second))
  if (pair) return [own(months.first, pair[0]), own(months.second, pair[1])]
  const none = { state: 'no-pair', value: null, cells: null, time: null, isPartial: false } as const
  return [
    { ...before, ...none },
    { ...after, ...none },
  ]
}

/** The whole months for which a count has values: a column may begin later than its table. */
function statedMonths({ count, source, table }: Counted): MonthSpan | null {
  const column = table.counts.find(({ name }) => name === count.count)
  if (!column) return null
  const time = timeOf(table)
  const keys = rowsOfQuery(table, queryOf(count, [])).flatMap((row) =>
    valueAt(column, row) === null ? [] : (time.keys[time.codes[row] ?? 0] ?? []),
  )
  const [first, last] = [keys.toSorted(compareText)[0], keys.toSorted(compareText).at(-1)]
  const { coverage, partialMonths } = source
  const whole = wholeMonths(coverage, partialMonths) ?? coverage
  return first && last ? cutSpan({ from: monthsOfKey(first).from, to: monthsOfKey(last).to }, whole) : null
}

interface Time {
  readonly key: string
  readonly span: MonthSpan
}

/** The last times of two periods that run from the same day to the same day. */
function lastPair(before: readonly Time[], after: readonly Time[]): readonly [Time, Time] | null {
  const pairs = before.flatMap((one) =>
    after.flatMap((other) => (daysOf(one.key) === daysOf(other.key) ? [[one, other] as const] : [])),
  )
  return pairs.at(-1) ?? null
}

/** The days of a time without its year; the last of February is one day. */
function daysOf(key: string | null): string | undefined {
  return key?.replaceAll(/\b\d{4}/g, '').replaceAll('02-29', '02-28')
}

function queryOf({ table, count, where }: StretchCount, spans: readonly MonthSpan[]): CellQuery {
  return {
    table,
    count,
    spans: [...spans],
    where: Object.fromEntries(Object.entries(where).map(([name, keys]) => [name, [...keys]])),
  }
}

function timesWithin({ count, table }: Counted, hull: MonthSpan): readonly Time[] {
  return timesOf(table, queryOf(count, [])).filter(({ span }) => cutSpan(span, hull))
}

/** The count of the months; of a table of longer or shorter times, of one of them: `chosen`, else the best. */
function rowOf(counted: Counted, months: readonly MonthSpan[], chosen?: Time): StretchRow {
  const { count, source, table } = counted
  const none = { count, source, months, value: null, cells: null, time: null, isPartial: false }
  const column = table.counts.find(({ name }) => name === count.count)
  const hull = hullOf(months)
  if (!column || !hull) return { ...none, state: 'not-covered' }
  const own = timesWithin(counted, hull)
  const isExact =
    timeOf(table).name !== 'period' ||
    (column.addsUp && isSameSpan(hullOf(own.map(({ span }) => span)), hull))
  // A running total or a half-year counts as a whole, or not at all; of several, the last that ends within the months.
  const best = isExact ? null : (own.findLast(({ span }) => span.to <= hull.to) ?? own.at(-1) ?? null)
  const last = chosen ?? best
  if (!isExact && !last) return { ...none, state: 'not-stated' }
  const cells = queryOf(count, last ? [last.span] : months)
  // Balances of one year overlap, so only the key tells one.
  if (last && !column.addsUp) cells.where.period = [last.key]
  const { value, notStated } = sumOfRows(column, rowsOfQuery(table, cells))
  if (value === null) return { ...none, state: 'not-stated' }
  return {
    ...none,
    state: last ? 'other-period' : 'counted',
    value,
    cells,
    time: last?.key ?? null,
    isPartial: notStated > 0 || (!last && source.partialMonths.some((month) => isWithin(month, months))),
  }
}

function timesOf(table: FigureTable, query: CellQuery): readonly Time[] {
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
