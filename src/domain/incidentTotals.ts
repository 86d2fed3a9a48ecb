import type { IncidentColumns, RowRun } from './incident.ts'

/** Totals of some incidents. */
export interface IncidentTotal {
  incidents: number
  /** Persons dead or missing; null when no incident states a number. */
  sum: number | null
  /** Incidents without a number. */
  notStated: number
}

/** Totals of these rows, optionally only at some places. */
export function sumsOf(
  columns: IncidentColumns,
  runs: readonly RowRun[],
  places: ReadonlySet<string> | null = null,
): IncidentTotal {
  const isRequested = columns.places.map((place) => places === null || places.has(place))
  const total = { incidents: 0, known: 0, persons: 0 }
  for (const [from, to] of runs) {
    for (let row = from; row < to; row += 1) {
      if (!isRequested[columns.place[row] ?? 0]) continue
      const persons = columns.deadAndMissing[row] ?? null
      total.incidents += 1
      if (persons === null) continue
      total.known += 1
      total.persons += persons
    }
  }
  return finished(total)
}

/** Totals per place, most persons first. */
export function sumsByPlace(
  columns: IncidentColumns,
  runs: readonly RowRun[],
): readonly (IncidentTotal & { place: string })[] {
  const totals = columns.places.map(() => ({ incidents: 0, known: 0, persons: 0 }))
  for (const [from, to] of runs) {
    for (let row = from; row < to; row += 1) {
      const total = totals[columns.place[row] ?? 0]
      if (!total) continue
      const persons = columns.deadAndMissing[row] ?? null
      total.incidents += 1
      if (persons === null) continue
      total.known += 1
      total.persons += persons
    }
  }
  return totals
    .map((total, code) => ({ place: columns.places[code] ?? '', ...finished(total) }))
    .filter(({ incidents }) => incidents > 0)
    .sort((a, b) => (b.sum ?? -1) - (a.sum ?? -1))
}

function finished({ incidents, known, persons }: { incidents: number; known: number; persons: number }) {
  return { incidents, sum: known === 0 && incidents > 0 ? null : persons, notStated: incidents - known }
}
