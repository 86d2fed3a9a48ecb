import type { IssueKind, TableIssue } from '#domain/tableReading.ts'
import type { RowContent, RowDoubt, TableForm } from './readRow.ts'
import { nearestNationality, nearestPlace, type TableKnowledge } from './tableKnowledge.ts'

/** Row numbers that an issue or a guard lists. */
export const LISTED = 8

/** The meanings that a table needs and that neither a column nor one value for all rows has. */
export function missingMeanings({ column, settings, times }: TableForm): IssueKind[] {
  const missing: IssueKind[] = []
  if (times.length === 0 && column.date < 0 && (column.from < 0 || column.to < 0))
    missing.push('no-date-column')
  if (column.route < 0 && settings.route === null) missing.push('no-place-column')
  if (times.length === 0 && column.value < 0) missing.push('no-value-column')
  if (column.unit < 0 && settings.unit === null && !settings.term) missing.push('no-unit')
  if (column.publisher < 0 && settings.publisher === null) missing.push('no-publisher')
  return missing
}

/** The doubt about a table that lacks a meaning. */
export function missingIssue(kind: IssueKind, count: number): TableIssue {
  return { key: kind, kind, column: null, cell: '', rows: [], count, nearest: null, place: null, units: [] }
}

/** Doubts by their key, in the order of the rows. */
export function issueList(knowledge: TableKnowledge) {
  const found = new Map<string, TableIssue & { rows: number[]; count: number }>()
  /** The row that was noted last of each doubt: several values of it may be in the same one. */
  const last = new Map<string, number>()
  return {
    note: ({ key, kind, column, cell }: RowDoubt, row: number, { place }: RowContent) => {
      if (last.get(key) === row) return
      last.set(key, row)
      const known = found.get(key)
      if (known) {
        known.count += 1
        if (known.rows.length < LISTED) known.rows.push(row)
        return
      }
      const nearest =
        kind === 'place'
          ? nearestPlace(cell, knowledge)
          : kind === 'nationality'
            ? nearestNationality(cell, knowledge)
            : null
      const units = place === null ? [] : (knowledge.units[place] ?? [])
      found.set(key, { key, kind, column, cell, rows: [row], count: 1, nearest, place, units })
    },
    list: () => [...found.values()],
  }
}
