import { type CellQuery, rowsOfQuery, valueAt } from './cellQuery.ts'
import { countMonths } from './figurePeriod.ts'
import type { YearMajority } from './figures.ts'
import { dimensionOf, type FigureTable } from './figureTable.ts'
import { cutAll, cutSpan, isSameSpan, type MonthSpan, yearOf, yearSpan } from './period.ts'
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
  const counts = new Map<string, number>()
  for (const row of rowsOfQuery(table, { table: table.id, count, spans: [...covered], where: { route } })) {
    const nationality = keys[codes[row] ?? 0] ?? ''
    counts.set(nationality, (counts.get(nationality) ?? 0) + (valueAt(column, row) ?? 0))
  }
  const found = moreThanHalf(counts)
  return found && majorityOf(found, table.id, covered, { count, spans, route })
}

/** The nationality with more than half of all, by counts; null when there is none. */
export function moreThanHalf(
  counts: ReadonlyMap<string, number>,
): Pick<YearMajority, 'nationality' | 'count' | 'total'> | null {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  for (const [nationality, count] of counts) {
    if (count * 2 > total && isCountryCode(nationality)) return { nationality, count, total }
  }
  return null
}

/**
 * The same from the published years of a route, without the table. More than half of every year is more than half of all;
 * null also where the answer needs the table: for parts of years, and years of which one has no majority or another.
 */
export function majorityOfYears(
  years: readonly YearMajority[],
  { id, coverage }: { id: string; coverage: MonthSpan },
  { count, spans, where: { route, ...others } }: CellQuery,
): MajorityNationality | null {
  const covered = cutAll(spans, coverage)
  if (route?.length !== 1 || Object.keys(others).length > 0) return null
  const parts = covered.flatMap((span) => yearsOf(span).map((year) => ({ span, year })))
  const found = parts.flatMap(({ span, year }) => {
    const whole = cutSpan(yearSpan(year), coverage)
    const isWhole = whole !== null && isSameSpan(cutSpan(whole, span), whole)
    return isWhole ? years.filter((candidate) => candidate.year === year) : []
  })
  const nationality = found[0]?.nationality
  if (nationality === undefined || found.length < parts.length) return null
  if (found.some((year) => year.nationality !== nationality)) return null
  const sum = (key: 'count' | 'total') => found.reduce((all, year) => all + year[key], 0)
  const all = { nationality, count: sum('count'), total: sum('total') }
  return majorityOf(all, id, covered, { count, spans, route })
}

function yearsOf({ from, to }: MonthSpan): readonly number[] {
  return Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index)
}

function majorityOf(
  { nationality, count: value, total }: Pick<YearMajority, 'nationality' | 'count' | 'total'>,
  table: string,
  covered: readonly MonthSpan[],
  { count, spans, route }: { count: string; spans: readonly MonthSpan[]; route: string[] },
): MajorityNationality {
  return {
    nationality,
    share: value / total,
    total,
    spans: covered,
    isCut: countMonths(covered) < countMonths(spans),
    cells: { table, count, spans: [...covered], where: { route, nationality: [nationality] } },
  }
}
