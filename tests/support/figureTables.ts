import type { FigureSource, FigureTableId } from '#domain/figureTable.ts'
import { type FigureTable, loadTable } from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { declaredAs } from '#tests/support/declaredTables.ts'
import { words } from './builders.ts'

type Row = Readonly<Record<string, string | number | null>>

/** A table of figures from rows; `units` names the value columns, all others are dimensions. */
export function tableOf(
  id: FigureTableId,
  units: Readonly<Record<string, FigureUnit>>,
  rows: readonly Row[],
  time = 'month',
): FigureTable {
  const names = Object.keys(rows[0] ?? { [time]: '' }).filter((name) => !(name in units))
  const { role, addsUp } = declaredAs(id)
  return loadTable({
    id,
    role,
    addsUp,
    dimensions: names.map((name) => {
      const keys = [...new Set(rows.map((row) => String(row[name])))].sort()
      return { name, keys, codes: rows.map((row) => keys.indexOf(String(row[name]))) }
    }),
    counts: Object.entries(units).map(([name, unit]) => ({
      name,
      unit,
      values: rows.map((row) => {
        const value = row[name]
        return typeof value === 'number' ? value : null
      }),
    })),
  })
}

/** Source facts of a table, with placeholder text. */
export function figureSourceOf(part: Partial<FigureSource> & Pick<FigureSource, 'id'>): FigureSource {
  return {
    ...declaredAs(part.id),
    title: words(`title of ${part.id}`),
    publisher: 'Publisher',
    definition: words(`definition of ${part.id}`),
    licence: { name: { en: 'Licence' }, url: null, credit: { en: 'Credit' } },
    asOf: '2024-03-01',
    page: 'https://example.org/page',
    coverage: { from: '2023-01', to: '2024-12' },
    partialMonths: [],
    schema: { fields: [] },
    ...part,
  }
}
