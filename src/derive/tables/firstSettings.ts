import { type TableSettings, valueColumns } from '#domain/ownTable.ts'
import { guessColumns } from './columnMeanings.ts'
import type { TableKnowledge } from './tableKnowledge.ts'
import { unitInWords } from './tableTerms.ts'

/** The settings that a table begins with: what its columns mean is guessed, everything in doubt is left open. */
export function firstSettings(
  table: {
    title: string
    head: readonly (readonly string[])[]
    columns: number
    /** Columns whose numbers are numbers of a workbook, with a decimal point. */
    typedColumns: readonly number[]
  },
  knowledge: TableKnowledge,
): TableSettings {
  const { headerRow, meanings, names } = guessColumns(table.head, table.columns, knowledge)
  const value = meanings.indexOf('value')
  const name = value < 0 ? '' : (names[value] ?? '')
  const values = valueColumns(meanings)?.columns ?? (value < 0 ? [] : [value])
  const unit = meanings.includes('unit') ? undefined : unitInWords(name)
  return {
    title: table.title,
    headerRow,
    meanings,
    publisher: null,
    unit: unit ?? null,
    // The column counts something that no published series does.
    term: unit === null ? name.replaceAll('_', ' ') : null,
    route: null,
    dateOrder: null,
    decimal:
      values.length > 0 && values.every((column) => table.typedColumns.includes(column)) ? 'point' : null,
    monthStarts: null,
    coverageTo: null,
    columnYear: null,
    role: null,
    licence: null,
    definition: null,
    order: null,
    asOf: null,
    page: null,
    names: {},
    nationalities: {},
    answers: {},
    isUsed: false,
  }
}
