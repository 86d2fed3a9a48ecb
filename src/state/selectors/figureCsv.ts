import { type CellQuery, writeCellQuery } from '#domain/cellQuery.ts'
import { csvText } from '#lib/csv.ts'

/** One number of a chart or a table of figures, as it leaves the app. */
export interface FigureRow {
  /** ISO 8601: a month, a year, a day, or two of them with a slash between. */
  period: string
  series: string
  /** null is not stated: the cell stays empty. */
  value: number | null
  unit: string
  state: 'whole' | 'partial' | 'uncovered'
  publisher: string
  /** The cells that add up to the number; null where it was counted from other things, named in `evidence`. */
  cells: CellQuery | null
}

export const FIGURE_COLUMNS = [
  'period',
  'series',
  'value',
  'unit',
  'state',
  'publisher',
  'cells',
  'link',
  'dataVersion',
] as const
export type FigureColumn = (typeof FIGURE_COLUMNS)[number]

interface FigureCsvInput {
  rows: readonly FigureRow[]
  columnName: (column: FigureColumn) => string
  stateName: (state: FigureRow['state']) => string
  /** Address at which the cells are read. */
  linkOf: (cells: CellQuery) => string
  /** Version of the published data. */
  version: string
}

/** Numbers with what each stands on: one header row, then one row each. */
export function figureCsv({ rows, columnName, stateName, linkOf, version }: FigureCsvInput): string {
  return csvText([
    FIGURE_COLUMNS.map(columnName),
    ...rows.map(({ period, series, value, unit, state, publisher, cells }) => [
      period,
      series,
      value === null ? '' : String(value),
      unit,
      stateName(state),
      publisher,
      cells ? writeCellQuery(cells) : '',
      cells ? linkOf(cells) : '',
      version,
    ]),
  ])
}
