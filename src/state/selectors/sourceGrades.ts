import type { IncidentColumns } from '#domain/incident.ts'

/** The incidents whose source the publisher grades alike: 5 is best, null is not stated. */
export interface GradeTotal {
  readonly grade: number | null
  readonly incidents: number
  /** Persons dead or missing, by the incidents that state a number; null where none does. */
  readonly persons: number | null
}

/** How well incidents (rows of the columns) are sourced, as their publisher grades it: the best first, not stated last. */
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
