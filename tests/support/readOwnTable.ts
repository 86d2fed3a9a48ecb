import type { TableSettings } from '#domain/own/table.ts'
import { csvLines } from '#lib/csv.ts'
import { createDeskTables } from '#worker/deskTables.ts'
import { PUBLISHED_NAMES } from './deskOfTest.ts'

/** Reads rows as a table of the Desk would: with guessed settings and those given. */
export function readOwnTable(rows: readonly (readonly string[])[], given: Partial<TableSettings> = {}) {
  const tables = createDeskTables()
  tables.setNames(PUBLISHED_NAMES)
  const columns = Math.max(0, ...rows.map(({ length }) => length))
  const text = csvLines(rows)
  const sheet = { sheet: null, text, rows: rows.length, columns, head: rows.slice(0, 500), typedColumns: [] }
  const [table] = tables.propose('invented.csv', {
    format: 'csv',
    encoding: 'UTF-8',
    delimiter: ',',
    sheets: [sheet],
  })
  if (!table) throw new Error('a sheet gives a table')
  const settings = { ...table.settings, ...given }
  tables.load('own-t-000000000000', text)
  const reading = tables.read('own-t-000000000000', settings)
  const figures = tables.figures('own-t-000000000000')
  const issues = reading.issues.map(({ key, rows: at }) => `${key} ${at.join(',')}`.trim())
  return { settings, reading, figures, issues, shown: tables.rows('own-t-000000000000', 'faults', 0, 50) }
}
