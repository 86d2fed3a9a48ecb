import type { TableKind } from '#content/tableSelection.ts'
import { csvText } from '#lib/csv.ts'
import type { ColumnId, RowSource, TableRow } from './tableModel.ts'

/** The columns that mark and cite what comes from the reader's own documents; only in files that have any. */
export const LAYER_COLUMNS = ['layer', 'citations'] as const
type LayerColumn = (typeof LAYER_COLUMNS)[number]

/** Columns of the file beyond those shown. */
export const SOURCE_COLUMNS = [
  'id',
  'from',
  'to',
  'precision',
  'evidenceIds',
  'quotes',
  'quoteTexts',
  'publishers',
  'pages',
  'link',
  'view',
  'dataVersion',
] as const
export type SourceColumn = (typeof SOURCE_COLUMNS)[number]

interface CsvInput {
  columns: readonly ColumnId[]
  /** In the order shown. */
  rows: readonly TableRow[]
  columnName: (column: ColumnId | SourceColumn | LayerColumn) => string
  /** The word for rows from the reader's own documents, for published plans with an outcome from those, or for published rows. */
  layerName: (layer: 'yours' | 'ownOutcome' | 'published') => string
  /** The documents that a row quotes, each with title, publisher, date and page, marked where it is the reader's own. */
  citationsOf: (source: RowSource) => readonly string[]
  /** Address of the row's own view. */
  linkOf: (source: RowSource) => string
  /** Address of the saved view. */
  viewLink: string
  /** Version of the published data. */
  version: string
}

/** Separates several values in one cell. */
const BETWEEN = '; '

/** The CSV text: a header, then the rows in the order shown, with their evidence. */
export function tableCsv({
  columns,
  rows,
  columnName,
  layerName,
  citationsOf,
  linkOf,
  viewLink,
  version,
}: CsvInput): string {
  const layerOf = ({ isOwn, isOutcomeOwn }: RowSource) =>
    isOwn ? 'yours' : isOutcomeOwn ? 'ownOutcome' : 'published'
  const layer = rows.some(({ source }) => layerOf(source) !== 'published') ? LAYER_COLUMNS : []
  const layerCell = (source: RowSource): Readonly<Record<LayerColumn, string>> => ({
    layer: layerName(layerOf(source)),
    citations: citationsOf(source).join(BETWEEN),
  })
  const header = [...columns, ...layer, ...SOURCE_COLUMNS].map(columnName)
  const sourceCell = (source: RowSource): Readonly<Record<SourceColumn, string>> => ({
    id: source.id,
    from: source.period?.start ?? '',
    to: source.period?.end ?? '',
    precision: source.period?.precision ?? '',
    evidenceIds: source.evidenceIds.join(BETWEEN),
    quotes: source.quotes.join(BETWEEN),
    quoteTexts: source.quoteTexts.join(BETWEEN),
    publishers: source.publishers.join(BETWEEN),
    pages: source.pages.join(BETWEEN),
    link: linkOf(source),
    view: viewLink,
    dataVersion: version,
  })
  return csvText([
    header,
    ...rows.map(({ cells, source }) => {
      const own = sourceCell(source)
      const mark = layer.length > 0 ? layerCell(source) : null
      return [
        ...columns.map((column) => cells[column]?.text ?? ''),
        ...layer.map((column) => mark?.[column] ?? ''),
        ...SOURCE_COLUMNS.map((column) => own[column]),
      ]
    }),
  ])
}

/** The file name: kind of rows and data version. */
export function csvFileName(kind: TableKind | 'plans', version: string): string {
  return `throughline-${kind}-${version}.csv`
}
