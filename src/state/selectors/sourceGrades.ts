import type { IncidentColumns } from '#domain/incident.ts'

/** The incidents with one source grade: 5 is best, null is not stated. */
export interface GradeTotal {
  readonly grade: number | null
  readonly incidents: number
  /** Persons dead or missing; null when no incident states a number. */
  readonly persons: number | null
}

/** Incidents (rows of the columns) by the publisher's source grade, best first, not stated last. */
export function sourceGrades(
  { sourceQuality, deadAndMissing }: Pick<IncidentColumns, 'sourceQuality' | 'deadAndMissing'>,
  rows: readonly number[],
): readonly GradeTotal[] {
  const totals = new Map<number | null, GradeTotal>()
  for (const row of rows) {
    const grade = sourceQuality[row] ?? null
    const { incidents, persons } = totals.get(grade) ?? { incidents: 0, persons: null }
    const stated = deadAndMissing[row] ?? null
    totals.set(grade, {
      grade,
      incidents: incidents + 1,
      persons: stated === null ? persons : (persons ?? 0) + stated,
    })
  }
  return [...totals.values()].toSorted((a, b) => (b.grade ?? 0) - (a.grade ?? 0))
}
