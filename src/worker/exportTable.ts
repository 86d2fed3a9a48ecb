import { areOverlapping } from '#domain/ownSeries.ts'
import type { OwnFigure, OwnTable, TableSettings } from '#domain/ownTable.ts'
import { groupBy } from '#lib/groupBy.ts'
import { letterAt } from '#lib/letterAt.ts'
import { inOrderOfSchema } from '#lib/workbookStyles.ts'

/** A table for export: its figures, and the facts that a source is listed with. */
export interface ExportedTable extends Pick<OwnTable, 'title' | 'fileName' | 'sheet' | 'coverageTo'> {
  readonly sha256: string
  readonly settings: Pick<
    TableSettings,
    'role' | 'licence' | 'definition' | 'publisher' | 'order' | 'asOf' | 'page'
  >
  readonly figures: readonly OwnFigure[]
}

/** Words of a workbook in the reader's language. */
export interface WorkbookWords {
  readonly figures: string
  readonly sums: string
  readonly notStated: string
  readonly yes: string
  readonly no: string
  readonly about: string
  readonly facts: Readonly<Record<TableFact, string>>
  readonly role: string | null
  /** Instead of a sum, where spans overlap. */
  readonly overlap: string
  readonly columns: Readonly<Record<SheetColumn | SumColumn, string>>
}

const SHEET_COLUMNS = [
  'id',
  'from',
  'to',
  'route',
  'nationality',
  'value',
  'unit',
  'publisher',
  'rounded',
  'preliminary',
  'apart',
  'note',
  'address',
] as const
const SUM_COLUMNS = ['route', 'unit', 'publisher', 'rows', 'sum'] as const
const FACTS = ['title', 'file', 'sheet', 'coverageTo', 'role', 'licence', 'definition', 'sha256'] as const
type TableFact = (typeof FACTS)[number]
type SheetColumn = (typeof SHEET_COLUMNS)[number]
type SumColumn = (typeof SUM_COLUMNS)[number]

/**
 * The figures as a workbook: a sheet with a row and an id for each, and a sheet with a live sum for each route, unit and
 * publisher. Figures of overlapping spans, of one nationality and of their own count are in no sum.
 */
export async function tableWorkbook(
  { figures, ...table }: ExportedTable,
  words: WorkbookWords,
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: writeWorkbook } = await import('write-excel-file/universal')
  const heading = (column: SheetColumn | SumColumn) => ({
    value: words.columns[column],
    type: String,
    fontWeight: 'bold' as const,
  })
  const text = (value: string | null) => (value ? { value, type: String } : null)
  const number = (value: number | null) => (value === null ? null : { value, type: Number })
  const flag = (is: boolean) => text(is ? words.yes : words.no)
  const named = figures.map((figure) => ({
    ...figure,
    unit: figure.unit ?? figure.term ?? words.notStated,
    publisher: figure.publisher ?? words.notStated,
  }))
  const rows = named.map((figure) => [
    text(figure.id),
    text(figure.span.from),
    text(figure.span.to),
    text(figure.place),
    text(figure.nationality),
    number(figure.value),
    text(figure.unit),
    text(figure.publisher),
    flag(figure.isRounded),
    flag(figure.isPreliminary),
    flag(figure.isApart),
    text(figure.note),
    text(figure.address),
  ])
  const groups = groupBy(
    named.filter((figure) => !figure.isApart && figure.nationality === null && figure.value !== null),
    ({ place, unit, publisher }) => [place, unit, publisher].join('\n'),
  )
  const range = (column: SheetColumn) => {
    const letter = letterAt(SHEET_COLUMNS.indexOf(column))
    return `'${words.figures}'!$${letter}$2:$${letter}$${figures.length + 1}`
  }
  const condition = (column: SheetColumn, value: string) => `,${range(column)},${value}`
  const sums = [...groups.values()].map((group, index) => {
    const [first] = group
    const at = index + 2
    const conditions = [
      condition('route', `$A${at}`),
      condition('unit', `$B${at}`),
      condition('publisher', `$C${at}`),
      condition('nationality', '""'),
      condition('apart', `"${words.no}"`),
    ].join('')
    return [
      text(first?.place ?? null),
      text(first?.unit ?? null),
      text(first?.publisher ?? null),
      number(group.length),
      areOverlapping(group)
        ? text(words.overlap)
        : { value: `SUMIFS(${range('value')}${conditions})`, type: 'Formula' as const },
    ]
  })
  const { licence, definition } = table.settings
  const facts: Readonly<Record<TableFact, string | null>> = {
    ...{ title: table.title, file: table.fileName, sheet: table.sheet, coverageTo: table.coverageTo },
    ...{ role: words.role, licence, definition, sha256: table.sha256 },
  }
  const about = FACTS.map((fact) => [
    { value: words.facts[fact], type: String, fontWeight: 'bold' as const },
    text(facts[fact] || words.notStated),
  ])
  const blob = await writeWorkbook(
    [
      { sheet: words.figures, data: [SHEET_COLUMNS.map(heading), ...rows], stickyRowsCount: 1 },
      { sheet: words.sums, data: [SUM_COLUMNS.map(heading), ...sums], stickyRowsCount: 1 },
      { sheet: words.about, data: about },
    ],
    { features: [{ files: { transform: { 'xl/styles.xml': { transform: inOrderOfSchema } } } }] },
  ).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}
