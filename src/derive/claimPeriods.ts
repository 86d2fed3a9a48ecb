import type { Claim } from '#domain/claim.ts'
import { type Period, yearRuns } from '#domain/period.ts'

/**
 * The periods of a claim: its date where the words give one, else its years with the precision of a year,
 * consecutive years as one period, years apart as several. A claim without either has the one period null.
 */
export function claimPeriods(claim: Claim): readonly (Period | null)[] {
  if (claim.date !== null) return [claim.date]
  if (claim.years.length === 0) return [null]
  return yearRuns(claim.years).map(({ first, last }) => ({
    start: `${pad(first)}-01-01`,
    end: `${pad(last)}-12-31`,
    precision: 'year' as const,
  }))
}

/** A period as a part of a key or id; equal periods give equal keys. */
export function periodKey(period: Period | null): string {
  return period === null ? 'none' : `${period.start}/${period.end ?? ''}/${period.precision}`
}

function pad(year: number): string {
  return String(year).padStart(4, '0')
}
