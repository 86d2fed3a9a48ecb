import { type CellQuery, rowsOfQuery, valueAt } from '#domain/cellQuery.ts'
import { countOf, dimensionOf, type FigureTable } from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'

/** What was counted under one key of a dimension. */
export interface GroupTotal {
  /** The key, or those that are put together. */
  readonly keys: readonly string[]
  readonly value: number
  /** Rows that state no value: the total is a minimum then. */
  readonly notStated: number
}

/** The sum of a column for each key of a dimension among the cells that a query names, the largest first. */
export function groupTotals(
  table: FigureTable,
  query: CellQuery,
  unit: FigureUnit,
  dimension: string,
): readonly GroupTotal[] {
  const { keys, codes } = dimensionOf(table, dimension)
  const column = countOf(table, query.count, unit)
  const totals = new Map<number, { value: number; notStated: number }>()
  for (const row of rowsOfQuery(table, query)) {
    const code = codes[row] ?? 0
    const total = totals.get(code) ?? { value: 0, notStated: 0 }
    const value = valueAt(column, row)
    if (value === null) total.notStated += 1
    else total.value += value
    totals.set(code, total)
  }
  return [...totals]
    .map(([code, total]) => ({ keys: [keys[code] ?? ''], ...total }))
    .sort((a, b) => b.value - a.value || (a.keys[0] ?? '').localeCompare(b.keys[0] ?? '', 'en'))
}

/** The cells of one of the totals. */
export function cellsOfGroup(query: CellQuery, dimension: string, { keys }: GroupTotal): CellQuery {
  return { ...query, where: { ...query.where, [dimension]: [...keys] } }
}
