import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import isoCodes from 'i18n-iso-countries/codes.json'
import { firstSettings } from '#derive/tables/columnMeanings.ts'
import { type ReadTable, readTable } from '#derive/tables/readTable.ts'
import { type TableKnowledge, tableKnowledge } from '#derive/tables/tableKnowledge.ts'
import { UI_LANGUAGES } from '#domain/language.ts'
import { areOverlapping } from '#domain/own/series.ts'
import {
  type OwnFigure,
  type OwnTable,
  ownTableId,
  type ProjectTable,
  type TableSettings,
} from '#domain/own/table.ts'
import type { PublishedNames, RowFilter, TableReading } from '#domain/tableReading.ts'
import type { ExtractedTables } from '#extract/extractTables.ts'
import { tableCells } from '#extract/htmlLines.ts'
import { groupBy } from '#lib/groupBy.ts'
import { letterAt } from '#lib/numberText.ts'
import { inOrderOfSchema } from '#lib/officeXml.ts'

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

/** A sheet on its way into the project. */
export type NewSheet = Omit<ProjectTable, 'id' | 'addedAt'>

/** The tables of the Desk, kept in the worker with their cells, since they can be large. */
export type DeskTables = ReturnType<typeof createDeskTables>

interface LoadedTable {
  readonly cells: readonly (readonly string[])[]
  read: ReadTable | null
}

export function createDeskTables() {
  let knowledge: TableKnowledge | null = null
  const loaded = new Map<string, LoadedTable>()

  function known(): TableKnowledge {
    if (!knowledge) throw new Error('the published names are not known yet')
    return knowledge
  }
  function keep(id: string, text: string): void {
    if (!loaded.has(id)) loaded.set(id, { cells: tableCells(text), read: null })
  }
  function tableOf(id: string): LoadedTable {
    const table = loaded.get(id)
    if (!table) throw new Error(`the table ${id} is not loaded`)
    return table
  }
  function readOf(id: string): ReadTable {
    const { read } = tableOf(id)
    if (!read) throw new Error(`the table ${id} is not read`)
    return read
  }

  return {
    setNames: (names: PublishedNames): void => {
      knowledge = tableKnowledge(names, nationalityNames())
    },
    /** The sheets of a file as tables, with what their columns mean at first guess. */
    propose: (
      fileName: string,
      { format, encoding, delimiter, sheets }: ExtractedTables,
    ): readonly NewSheet[] =>
      sheets.map(({ sheet, text, rows, columns, head, typedColumns }) => {
        const name = fileName.replace(/\.[^.]+$/, '')
        const title = sheets.length > 1 && sheet !== null ? `${name}, ${sheet}` : name
        const settings = firstSettings({ title, head, columns, typedColumns }, known())
        // Hashed in the worker, since a large table takes a third of a second.
        const hash = bytesToHex(sha256(utf8ToBytes(text)))
        keep(ownTableId(hash), text)
        return { fileName, format, sheet, encoding, delimiter, rows, columns, settings, text, sha256: hash }
      }),
    /** Whether a table is loaded; a proposed one is. */
    has: (id: string) => loaded.has(id),
    load: keep,
    read: (id: string, settings: TableSettings): TableReading => {
      const table = tableOf(id)
      table.read = readTable(table.cells, settings, known())
      return table.read.reading
    },
    rows: (id: string, filter: RowFilter, from: number, count: number) =>
      readOf(id).shown(filter, from, count),
    figures: (id: string) => readOf(id).figures(id),
  }
}

/** Names of countries in the languages of the interface and German, and their ISO 3166-1 codes, each with its alpha-2 code. */
function* nationalityNames(): Generator<readonly [string, string]> {
  const names = [...UI_LANGUAGES, 'de'].map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  )
  for (const [alpha2 = '', alpha3 = ''] of isoCodes) {
    yield [alpha2, alpha2]
    yield [alpha3, alpha2]
    for (const name of names) {
      const own = name.of(alpha2)
      if (own) yield [own, alpha2]
    }
  }
  yield ['XK', 'XK']
  yield ['XKX', 'XK']
  yield ['Kosovo', 'XK']
}
