import type { Status } from '#domain/claim.ts'
import { type Measure, measureYears } from '#domain/measure.ts'

/** How many measures count in a year (null: no text states one), by status. */
export interface YearOfMeasures extends Record<Status, number> {
  year: number | null
}

/**
 * Measures by year and status, every year from the first to the last, then the undated if there are any. A measure
 * that spans two years counts in both, as in the year filter.
 */
export function measuresByYear(measures: readonly Measure[]): readonly YearOfMeasures[] {
  const counts = new Map<number | null, YearOfMeasures>()
  for (const measure of measures) {
    const years = measureYears(measure)
    for (const year of years.length > 0 ? years : [null]) {
      const entry = counts.get(year) ?? emptyYear(year)
      counts.set(year, { ...entry, [measure.status]: entry[measure.status] + 1 })
    }
  }
  const dated = [...counts.keys()].filter((year) => year !== null)
  const first = Math.min(...dated)
  const last = Math.max(...dated)
  const rows: YearOfMeasures[] = []
  for (let year = first; year <= last; year += 1) rows.push(counts.get(year) ?? emptyYear(year))
  const undated = counts.get(null)
  return undated ? [...rows, undated] : rows
}

function emptyYear(year: number | null): YearOfMeasures {
  return { year, done: 0, planned: 0, gap: 0 }
}
