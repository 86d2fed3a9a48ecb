import type { Measure } from './measure.ts'
import { type IsoDate, lastDayOfMonth, type Period, yearOf } from './period.ts'

/** Whether a measure is a plan whose stated time ended before a day. An open period counts by its start. */
export function hasPlanTimePassed(
  { status, period }: Pick<Measure, 'status' | 'period'>,
  today: IsoDate,
): boolean {
  return status === 'planned' && period !== null && lastDayOf(period) < today
}

/** The last day of a period; of an open one that of its start, at its precision. */
export function lastDayOf({ start, end, precision }: Period): IsoDate {
  if (end !== null) return end
  if (precision === 'day') return start
  const year = yearOf(start)
  if (precision === 'year') return `${year}-12-31`
  return `${start.slice(0, 7)}-${lastDayOfMonth(year, Number(start.slice(5, 7)))}`
}
