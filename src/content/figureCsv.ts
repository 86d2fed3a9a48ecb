import { type CellQuery, writeCellQuery } from '#domain/cellQuery.ts'
import { csvText } from '#lib/csv.ts'

/** One exported number of a chart or table. */
export interface FigureRow {
  /** ISO 8601: a month, year, day, or an interval of two. */
  period: string
  series: string
  /** Null is not stated: an empty cell. */
  value: number | null
  unit: string
  state: 'whole' | 'partial' | 'uncovered'
  publisher: string
  /** The cells behind the number; null when it was counted from the items in `evidence`. */
  cells: CellQuery | null
  /** The row of a table of the reader's own that states the number, in words; absent for a published number. */
  own?: string
}

export const FIGURE_COLUMNS = [
  'period',
  'series',
  'value',
  'unit',
  'state',
  'publisher',
  'majority',
  'cells',
  'link',
  'dataVersion',
] as const
/** The last column, `own`, is only in files with figures of the reader's own. */
export type FigureColumn = (typeof FIGURE_COLUMNS)[number] | 'own'

interface FigureCsvInput {
  rows: readonly FigureRow[]
  columnName: (column: FigureColumn) => string
  /** The nationality with more than half of a number, in words; empty without one. */
  majority: (cells: CellQuery) => string
  stateName: (state: FigureRow['state']) => string
  /** URL of the cells in the app. */
  linkOf: (cells: CellQuery) => string
  version: string
}

/** CSV rows: a header, then one row per number with its evidence. */
export function figureCsv({
  rows,
  columnName,
  majority,
  stateName,
  linkOf,
  version,
}: FigureCsvInput): string {
  const hasOwn = rows.some(({ own }) => own !== undefined)
  return csvText([
    [...FIGURE_COLUMNS, ...(hasOwn ? (['own'] as const) : [])].map(columnName),
    ...rows.map(({ period, series, value, unit, state, publisher, cells, own }) => [
      period,
      series,
      value === null ? '' : String(value),
      unit,
      stateName(state),
      publisher,
      cells ? majority(cells) : '',
      cells ? writeCellQuery(cells) : '',
      cells ? linkOf(cells) : '',
      version,
      ...(hasOwn ? [own ?? ''] : []),
    ]),
  ])
}
