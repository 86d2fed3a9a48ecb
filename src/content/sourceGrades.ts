import type { IncidentColumns } from '#domain/incident.ts'
import type { Cell } from './cellsModel.ts'

/** The incidents with one source grade: 5 is best, null is not stated. */
export interface GradeTotal {
  readonly grade: number | null
  readonly incidents: number
  /** The sum of the cells; null when none states a number. */
  readonly persons: number | null
}

/** Cells of incidents by the publisher's source grade, best first, not stated last. */
export function sourceGrades(
  { sourceQuality }: Pick<IncidentColumns, 'sourceQuality'>,
  cells: readonly Pick<Cell, 'row' | 'value'>[],
): readonly GradeTotal[] {
  const totals = new Map<number | null, GradeTotal>()
  for (const { row, value } of cells) {
    const grade = sourceQuality[row] ?? null
    const { incidents, persons } = totals.get(grade) ?? { incidents: 0, persons: null }
    totals.set(grade, {
      grade,
      incidents: incidents + 1,
      persons: value === null ? persons : (persons ?? 0) + value,
    })
  }
  return [...totals.values()].toSorted((a, b) => (b.grade ?? 0) - (a.grade ?? 0))
}
