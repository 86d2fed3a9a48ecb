import * as z from 'zod/mini'

/** Precision of a date; an interval is never drawn finer than this. */
export const Precision = z.enum(['day', 'month', 'year'])
export type Precision = z.infer<typeof Precision>

/** A day of the calendar, ISO 8601 `YYYY-MM-DD`. */
export const IsoDate = z
  .string()
  .check(
    z.refine((text) => periodOfDate(text)?.precision === 'day', 'it is no day of the calendar, YYYY-MM-DD'),
  )
export type IsoDate = z.infer<typeof IsoDate>

/** A span of whole days, both ends included, with the source's precision. `end: null` is open: no source says that it ended. */
export const Period = z.strictObject({
  start: IsoDate,
  end: z.nullable(IsoDate),
  precision: Precision,
})
export type Period = z.infer<typeof Period>

/** The calendar year of an ISO date or month. */
export function yearOf(date: IsoDate | Month): number {
  return Number(date.slice(0, 4))
}

/** The last day of a month, 1 to 12, in the proleptic Gregorian calendar. */
export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Parses an ISO 8601 date of reduced precision (`2025`, `2025-03` or `2025-03-11`); null for anything else. */
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

/** A date as exact as it is stated: `2024`, `2024-12`, `2024-12-10`, or the days of a run. */
export function reducedDate(period: Period | null): string | null {
  if (!period) return null
  const { start, end, precision } = period
  const length = { year: 4, month: 7, day: 10 }[precision]
  const [first, last] = [start.slice(0, length), (end ?? start).slice(0, length)]
  return first === last ? first : `${first}/${last}`
}

/** A year, or "not stated". */
export const YearChoice = z.union([z.int(), z.literal('not-stated')])
export type YearChoice = z.infer<typeof YearChoice>

/** A calendar month, ISO 8601 `YYYY-MM`. */
export const Month = z.string().check(z.regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/))
export type Month = z.infer<typeof Month>

/** A run of whole calendar months, both ends included, the earlier first. */
export const MonthSpan = z
  .strictObject({ from: Month, to: Month })
  .check(z.refine(({ from, to }) => from <= to))
export type MonthSpan = z.infer<typeof MonthSpan>

/** The years that a span covers exactly; null when it begins or ends within a year. */
export function wholeYears({ from, to }: MonthSpan): readonly number[] | null {
  if (!from.endsWith('-01') || !to.endsWith('-12')) return null
  const first = yearOf(from)
  return Array.from({ length: yearOf(to) - first + 1 }, (_, index) => first + index)
}

/** Consecutive years, both ends included. */
export interface YearRun {
  first: number
  last: number
}

/** Groups years into runs, in order: 2021, 2022 and 2025 are two runs. */
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
 * The months of a dated item: every month of a closed period; of an open one only the month of its start (or its year,
 * if that is all that is known), since no source says how long it holds; else the same of when it was stated; else null.
 */
export function monthsCounted(period: Period | null, statedOn: Period | null): MonthSpan | null {
  const basis = period ?? statedOn
  if (!basis) return null
  const from = basis.start.slice(0, 7)
  if (basis.end !== null) return { from, to: basis.end.slice(0, 7) }
  return { from, to: basis.precision === 'year' ? `${from.slice(0, 4)}-12` : from }
}

/** The years of a dated item's months. */
export function yearsCounted(period: Period | null, statedOn: Period | null): readonly number[] {
  const months = monthsCounted(period, statedOn)
  if (!months) return []
  const first = yearOf(months.from)
  return Array.from({ length: yearOf(months.to) - first + 1 }, (_, index) => first + index)
}

/** The years as filter choices; "not stated" for an undated item. */
export function yearChoicesOf(period: Period | null, statedOn: Period | null): readonly YearChoice[] {
  const years = yearsCounted(period, statedOn)
  return years.length > 0 ? years : ['not-stated']
}

/** A month as an integer: `2025-03` is 2025 · 12 + 2. */
export function monthIndex(month: Month): number {
  return yearOf(month) * 12 + Number(month.slice(5, 7)) - 1
}

/** Inverse of `monthIndex`. */
export function monthAt(index: number): Month {
  const year = Math.floor(index / 12)
  return `${String(year).padStart(4, '0')}-${String(index - year * 12 + 1).padStart(2, '0')}`
}

/** Months in a span, both ends included. */
export function monthCount({ from, to }: MonthSpan): number {
  return monthIndex(to) - monthIndex(from) + 1
}

/** The months of a calendar year. */
export function yearSpan(year: number): MonthSpan {
  return { from: `${year}-01`, to: `${year}-12` }
}

/** The months of a span, in order. */
export function monthsIn(span: MonthSpan): readonly Month[] {
  const from = monthIndex(span.from)
  return Array.from({ length: monthCount(span) }, (_, index) => monthAt(from + index))
}

/** Calendar months of any year, by number from 1; `to` null: up to the last of what is spoken of. */
export interface PartOfYear {
  readonly from: number
  readonly to: number | null
}

/** The months of a span that are of a part of the year; null where it has none, or those of several years. */
export function partOfSpan(span: MonthSpan, { from, to }: PartOfYear): MonthSpan | null {
  const [first, last] = [yearOf(span.from), yearOf(span.to)]
  const monthOf = (year: number, month: number) => monthAt(year * 12 + month - 1)
  const found = Array.from({ length: last - first + 1 }, (_, at) => first + at).flatMap((year) => {
    const part = { from: monthOf(year, from), to: to === null ? span.to : monthOf(year, to) }
    return span.from <= part.from && part.from <= part.to && part.to <= span.to ? [part] : []
  })
  return found.length === 1 ? (found[0] ?? null) : null
}

/** The first day (ISO 8601) of the span, and the day after its last. */
export function daysOfSpan({ from, to }: MonthSpan): { start: string; end: string } {
  return { start: `${from}-01`, end: `${monthAt(monthIndex(to) + 1)}-01` }
}

/** The span between two months in either order, cut to the bounds. */
export function spanBetween(one: number, other: number, bounds: MonthSpan): MonthSpan {
  return {
    from: monthAt(within(Math.min(one, other), bounds)),
    to: monthAt(within(Math.max(one, other), bounds)),
  }
}

/** Moves a span by some months, keeping its length and stopping at the bounds. */
export function movedSpan(span: MonthSpan, months: number, bounds: MonthSpan): MonthSpan {
  const least = monthIndex(bounds.from) - monthIndex(span.from)
  const most = monthIndex(bounds.to) - monthIndex(span.to)
  // A span wider than the bounds does not move.
  const by = least > most ? 0 : Math.min(Math.max(months, least), most)
  return { from: monthAt(monthIndex(span.from) + by), to: monthAt(monthIndex(span.to) + by) }
}

/** Moves one end of a span, at most to the other end and within the bounds. */
export function spanWithEnd(
  span: MonthSpan,
  end: 'from' | 'to',
  month: number,
  bounds: MonthSpan,
): MonthSpan {
  const bounded = within(month, bounds)
  return end === 'from'
    ? { ...span, from: monthAt(Math.min(bounded, monthIndex(span.to))) }
    : { ...span, to: monthAt(Math.max(bounded, monthIndex(span.from))) }
}

/** The part of a span within the bounds; null when there is none. */
export function cutSpan(span: MonthSpan, bounds: MonthSpan): MonthSpan | null {
  if (span.to < bounds.from || span.from > bounds.to) return null
  return spanBetween(monthIndex(span.from), monthIndex(span.to), bounds)
}

/** The parts of spans within the bounds. */
export function cutAll(spans: readonly MonthSpan[], bounds: MonthSpan): readonly MonthSpan[] {
  return spans.flatMap((span) => cutSpan(span, bounds) ?? [])
}

/** Whether two spans (null: none) are equal. */
export function isSameSpan(a: MonthSpan | null, b: MonthSpan | null): boolean {
  return a?.from === b?.from && a?.to === b?.to
}

/** The same months as runs in order, those that touch or overlap joined. */
export function joinedSpans(spans: readonly MonthSpan[]): MonthSpan[] {
  const joined: MonthSpan[] = []
  for (const span of [...spans].sort((a, b) => monthIndex(a.from) - monthIndex(b.from))) {
    const last = joined.at(-1)
    if (last && monthIndex(span.from) <= monthIndex(last.to) + 1) {
      joined[joined.length - 1] = {
        from: last.from,
        to: monthAt(Math.max(monthIndex(last.to), monthIndex(span.to))),
      }
    } else joined.push(span)
  }
  return joined
}

/** The smallest span that contains all; null for none. */
export function hullOf(spans: readonly MonthSpan[]): MonthSpan | null {
  const first = spans[0]
  const last = spans.at(-1)
  return first && last ? { from: first.from, to: last.to } : null
}

function within(index: number, bounds: MonthSpan): number {
  return Math.min(Math.max(index, monthIndex(bounds.from)), monthIndex(bounds.to))
}
