import { type CellQuery, rowsOfQuery, valueAt } from '#domain/cellQuery.ts'
import { compareText } from '#domain/compareText.ts'
import { countOf, dimensionOf, type FigureTable } from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'

/** The total of one key, or of several combined. */
export interface GroupTotal {
  /** The key, or the combined keys. */
  readonly keys: readonly string[]
  readonly value: number
  /** Rows without a value: the total is then a minimum. */
  readonly notStated: number
}

/** Sums a column per key of a dimension over a query's cells, largest first. */
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
    .sort((a, b) => b.value - a.value || compareText(a.keys[0] ?? '', b.keys[0] ?? ''))
}

export function cellsOfGroup(query: CellQuery, dimension: string, { keys }: GroupTotal): CellQuery {
  return { ...query, where: { ...query.where, [dimension]: [...keys] } }
}
