import * as z from 'zod/mini'

/** How exactly a date is known; an interval is never drawn finer than this. */
export const Precision = z.enum(['day', 'month', 'year'])
export type Precision = z.infer<typeof Precision>

/** A whole calendar date, ISO 8601 `YYYY-MM-DD`. */
export const IsoDate = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))
export type IsoDate = z.infer<typeof IsoDate>

/**
 * A span of whole days, both ends included, with the precision that the source gives.
 * `end: null` is open: nothing says that it ended.
 */
export const Period = z.strictObject({
  start: IsoDate,
  end: z.nullable(IsoDate),
  precision: Precision,
})
export type Period = z.infer<typeof Period>

/** The calendar year of an ISO date. */
export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4))
}

/** The last day of a month, 1 to 12, in the proleptic Gregorian calendar. */
export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/**
 * The period that an ISO 8601 date of reduced precision names: `2025`, `2025-03` or `2025-03-11`.
 * Returns null for anything else, so that the caller can name file and place.
 */
export function periodOfDate(text: string): Period | null {
  const match = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/.exec(text)
  if (!match) return null
  const [, year, month, day] = match
  if (month === undefined) {
    return { start: `${year}-01-01`, end: `${year}-12-31`, precision: 'year' }
  }
  const last = lastDayOfMonth(Number(year), Number(month))
  if (day === undefined) {
    return { start: `${year}-${month}-01`, end: `${year}-${month}-${last}`, precision: 'month' }
  }
  if (Number(day) > last) return null
  return { start: text, end: text, precision: 'day' }
}

/** A run of years without a gap, both ends included. */
export interface YearRun {
  first: number
  last: number
}

/** Years as runs in order, each year once: 2021, 2022 and 2025 are two runs. */
export function yearRuns(years: readonly number[]): readonly YearRun[] {
  const runs: YearRun[] = []
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && year === last.last + 1) last.last = year
    else runs.push({ first: year, last: year })
  }
  return runs
}

/**
 * The years in which a dated thing counts: each year that a closed period touches, the first year of
 * an open one (nothing says that it still holds), else the year in which it was stated, else none.
 */
export function yearsCounted(period: Period | null, statedOn: Period | null): readonly number[] {
  const basis = period ?? statedOn
  if (!basis) return []
  const first = yearOf(basis.start)
  const last = basis.end === null ? first : yearOf(basis.end)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
