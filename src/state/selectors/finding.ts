import type { Measure } from '#domain/measure.ts'
import type { Route } from '#domain/route.ts'
import type { BoardRow } from './board.ts'

/**
 * What the overview's headline may say. `plans`: in how many categories something is planned, in how many of
 * these something done is recorded since, and which have nothing. `untied`: routes that no measure names.
 */
export type Finding =
  | { kind: 'plans'; planned: number; since: number; withoutSince: readonly string[] }
  | { kind: 'untied'; untied: readonly string[]; routes: number }

/**
 * The first rule that has something to say: plans against what is recorded since, else routes without a measure.
 * Null when neither has. It counts statements side by side and never says that one fulfils the other.
 */
export function findingOf(
  rows: readonly BoardRow[],
  measures: readonly Measure[],
  routes: readonly Route[],
): Finding | null {
  const planned = rows.filter((row) => row.cells.planned.length > 0)
  if (planned.length > 0) {
    const withoutSince = planned.filter((row) => row.cells.since.length === 0).map((row) => row.category)
    return {
      kind: 'plans',
      planned: planned.length,
      since: planned.length - withoutSince.length,
      withoutSince,
    }
  }
  if (measures.length === 0) return null
  const tied = new Set(measures.flatMap((measure) => measure.routes))
  const untied = routes.filter((route) => !tied.has(route.id)).map((route) => route.id)
  return untied.length > 0 ? { kind: 'untied', untied, routes: routes.length } : null
}
