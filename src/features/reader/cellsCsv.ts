import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigureSource } from '#domain/figureSource.ts'
import type { FigureTable } from '#domain/figureTable.ts'
import { csvText } from '#lib/csv.ts'
import { type CellsModel, cellsInOrder } from '#state/selectors/cellsModel.ts'

interface CsvInput {
  model: CellsModel
  table: FigureTable
  source: FigureSource
  /** What tells a row apart where its keys do not: the publisher's id of an incident. */
  idOf: (row: number) => string | null
  /** The reader's word for a key. */
  word: (dimension: string, key: string) => string
  title: string
  /** Address of the view with these cells. */
  link: string
  /** Version of the published data. */
  version: string
}

/** The cells as they are shown, one row each, with their ids, what they count and where they are from. */
export function cellsCsv({ model, table, source, idOf, word, title, link, version }: CsvInput): string {
  const names = table.dimensions.map(({ name }) => name)
  const header = [
    'id',
    ...names.flatMap((name) => [name, `${name}_name`]),
    'column',
    'unit',
    'value',
    'month_is_incomplete',
    'table',
    'title',
    'publisher',
    'data_as_of',
    'licence',
    'credit',
    'page',
    'link',
    'data_version',
  ]
  const rows = cellsInOrder(model).map(({ cell }) => {
    const keys = table.dimensions.map(({ keys: all, codes }) => all[codes[cell.row] ?? 0] ?? '')
    return [
      `${table.id}/${idOf(cell.row) ?? keys.join('/')}`,
      ...keys.flatMap((key, index) => [key, word(names[index] ?? '', key)]),
      model.column,
      model.unit,
      // Not stated is an empty cell, and never 0.
      cell.value === null ? '' : String(cell.value),
      source.partialMonths.includes(cell.time.slice(0, 7)) ? 'yes' : 'no',
      table.id,
      title,
      source.publisher,
      source.asOf ?? '',
      source.licence.name,
      source.licence.credit,
      source.page ?? '',
      link,
      version,
    ]
  })
  return csvText([header, ...rows])
}

/** The name of the file: the table, the column and the time, and of which data. */
export function cellsFileName({ table, count, spans }: CellQuery, version: string): string {
  const time = spans.map(({ from, to }) => `${from}-to-${to}`).join('-and-')
  return ['throughline', table, count, time, version]
    .filter((part) => part !== '')
    .join('-')
    .concat('.csv')
}
