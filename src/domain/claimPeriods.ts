import type { Claim } from './claim.ts'
import { type Period, yearRuns } from './period.ts'

/** The periods of a claim: its date, else one per run of consecutive years. `[null]` without either. */
export function periodsOf({ date, years }: Pick<Claim, 'date' | 'years'>): readonly (Period | null)[] {
  if (date !== null) return [date]
  if (years.length === 0) return [null]
  const pad = (year: number) => String(year).padStart(4, '0')
  return yearRuns(years).map(({ first, last }) => ({
    start: `${pad(first)}-01-01`,
    end: `${pad(last)}-12-31`,
    precision: 'year',
  }))
}

/** A period as part of a key or id. */
export function periodKey(period: Period | null): string {
  return period === null ? 'none' : `${period.start}/${period.end ?? ''}/${period.precision}`
}
