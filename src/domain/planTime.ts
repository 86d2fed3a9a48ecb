import type { Measure } from './measure.ts'
import { type IsoDate, lastDayOfMonth, type Period, yearOf } from './period.ts'

/**
 * Whether a measure is a plan and the time that it names lies wholly before a day. Of an open time, for nothing says
 * how long it lasts, the start counts, as exactly as it is known. A plan that names no time has none that could pass.
 */
export function hasPlanTimePassed(
  { status, period }: Pick<Measure, 'status' | 'period'>,
  today: IsoDate,
): boolean {
  return status === 'planned' && period !== null && lastDayOf(period) < today
}

function lastDayOf({ start, end, precision }: Period): IsoDate {
  if (end !== null) return end
  if (precision === 'day') return start
  const year = yearOf(start)
  if (precision === 'year') return `${year}-12-31`
  return `${start.slice(0, 7)}-${lastDayOfMonth(year, Number(start.slice(5, 7)))}`
}
