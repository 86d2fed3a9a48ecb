import { type CellQuery, rowsOfQuery, valueAt } from './cellQuery.ts'
import { countMonths } from './figurePeriod.ts'
import { dimensionOf, type FigureTable } from './figureTable.ts'
import { cutSpan } from './months.ts'
import type { MonthSpan } from './period.ts'
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
  /** The covered months of the total. */
  readonly spans: readonly MonthSpan[]
  /** The total has more months than the table covers. */
  readonly isCut: boolean
  /** The cells of this nationality. */
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
  const column = table.counts.find(({ name }) => name === count)
  const covered = spans.flatMap((span) => cutSpan(span, coverage) ?? [])
  if (!column || route?.length !== 1 || Object.keys(others).length > 0 || covered.length === 0) return null
  const { keys, codes } = dimensionOf(table, 'nationality')
  const cells: CellQuery = { table: table.id, count, spans: [...covered], where: { route } }
  const byCode = new Map<number, number>()
  let total = 0
  for (const row of rowsOfQuery(table, cells)) {
    const value = valueAt(column, row) ?? 0
    const code = codes[row] ?? 0
    total += value
    byCode.set(code, (byCode.get(code) ?? 0) + value)
  }
  for (const [code, value] of byCode) {
    const nationality = keys[code] ?? ''
    if (value * 2 <= total || !isCountryCode(nationality)) continue
    return {
      nationality,
      share: value / total,
      spans: covered,
      isCut: countMonths(covered) < countMonths(spans),
      cells: { ...cells, where: { route, nationality: [nationality] } },
    }
  }
  return null
}
