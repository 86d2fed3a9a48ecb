import { sumByKey } from '#lib/groupBy.ts'
import { type CellQuery, rowsOfQuery, valueAt } from './cellQuery.ts'
import { countMonths } from './figurePeriod.ts'
import { dimensionOf, type FigureTable } from './figureTable.ts'
import { cutAll, type MonthSpan } from './period.ts'
import { isCountryCode } from './vocabulary.ts'

/** The publisher's counts by route, nationality and month, with the months that they cover. */
export interface NationalityTable {
  readonly table: FigureTable
  readonly coverage: MonthSpan
}

/** One nationality with more than half of a total. */
export interface MajorityNationality {
  /** ISO 3166-1 alpha-2. */
  readonly nationality: string
  /** Of everything that the table counts there in the covered months, unknown nationalities included; over 0.5, at most 1. */
  readonly share: number
  /** What it is a share of. */
  readonly total: number
  /** The covered months of the total. */
  readonly spans: readonly MonthSpan[]
  /** The total has more months than the table covers. */
  readonly isCut: boolean
  readonly cells: CellQuery
}

/**
 * The nationality with more than half of a route's total, by the cells behind the total. Null when there is none, when the
 * table has no month or no row for it, and for totals of several routes or of another column.
 */
export function majorityNationality(
  { table, coverage }: NationalityTable,
  { count, spans, where }: CellQuery,
): MajorityNationality | null {
  const { route, ...others } = where
  const covered = cutAll(spans, coverage)
  if (route?.length !== 1 || Object.keys(others).length > 0 || covered.length === 0) return null
  const column = table.counts.find(({ name }) => name === count)
  if (!column) return null
  const { keys, codes } = dimensionOf(table, 'nationality')
  const rows = rowsOfQuery(table, { table: table.id, count, spans: [...covered], where: { route } })
  const counts = sumByKey(rows.map((row) => [keys[codes[row] ?? 0] ?? '', valueAt(column, row) ?? 0]))
  const total = [...counts.values()].reduce((sum, value) => sum + value, 0)
  const largest = [...counts].find(([key, value]) => value * 2 > total && isCountryCode(key))
  if (!largest) return null
  const [nationality, value] = largest
  return {
    nationality,
    share: value / total,
    total,
    spans: covered,
    isCut: countMonths(covered) < countMonths(spans),
    cells: { table: table.id, count, spans: [...covered], where: { route, nationality: [nationality] } },
  }
}
