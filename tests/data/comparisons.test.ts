import { describe, expect, it } from 'vitest'
import { rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import type { FigureTableId } from '#domain/figureSource.ts'
import { tableOf } from '#tests/support/publishedFigures.ts'

/** The sum of a column over whole months and the given keys, as the Reader adds it up. */
function total(
  id: FigureTableId,
  count: string,
  [from, to]: readonly [string, string],
  where: Record<string, string[]> = {},
): number | null {
  const table = tableOf(id)
  const column = table.counts.find(({ name }) => name === count)
  if (!column) throw new Error(`${id} has no column ${count}`)
  return sumOfRows(column, rowsOfQuery(table, { table: id, count, spans: [{ from, to }], where })).value
}

describe('the totals that the publishers state', () => {
  it.each([
    [2023, 157_652],
    [2024, 66_317],
  ])('landings in Italy in %i: %i', (year, stated) => {
    expect(total('italy-landings', 'landings', [`${year}-01`, `${year}-12`])).toBe(stated)
  })
})
