import type { FigureMeta, HandedMeta, TableField } from '#derive/figureMeta.ts'
import { areOverlapping } from '#domain/ownSeries.ts'
import type { OwnFigure, OwnTable, TableSettings } from '#domain/ownTable.ts'
import { csvLines } from '#lib/csv.ts'

/** A table for export: its figures, and the facts that a source is listed with. */
export interface ExportedTable extends Pick<OwnTable, 'title' | 'fileName' | 'sheet' | 'coverageTo'> {
  readonly sha256: string
  readonly settings: Pick<TableSettings, 'role' | 'licence' | 'definition' | 'publisher'>
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
  /** The role in words. */
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

const yesNo = (is: boolean) => (is ? 'yes' : 'no')

/**
 * The figures as a tidy table of the pipeline, `<id>.csv` with its Table Schema in `<id>.meta.json`: a column for each unit,
 * an id for each row, empty cells for what is not stated.
 */
export function pipelineFiles(
  { figures, ...table }: ExportedTable,
  language: string,
): { csv: string; meta: string; readme: string } {
  const { role, licence, definition, publisher } = table.settings
  /** What the CSV file says of itself, as it may go on without its meta file. */
  const stated = (
    [
      ['role', role],
      ['licence', licence],
      ['definition', definition],
    ] as const
  ).flatMap(([name, words]) => (words === null ? [] : [{ name, words }]))
  const units = [...new Set(figures.flatMap(({ unit }) => unit ?? []))]
  const hasTerms = figures.some(({ unit }) => unit === null)
  const text = (name: string, description: string, isRequired = false): TableField => ({
    name,
    type: 'string',
    description,
    ...(isRequired ? { constraints: { required: true } } : {}),
  })
  const flag = (name: string, description: string): TableField => ({
    name,
    type: 'string',
    description,
    constraints: { required: true, enum: ['yes', 'no'] },
  })
  const fields: TableField[] = [
    text('id', 'Table and row of the file', true),
    {
      name: 'period',
      type: 'period',
      description: 'First and last month or day',
      constraints: { required: true },
    },
    text('route', 'Route, another place of the crosswalk, or total', true),
    text('nationality', 'ISO 3166-1 alpha-2; empty for all together'),
    ...units.map(
      (unit): TableField => ({ name: unit, type: 'number', description: `Counted in ${unit}`, unit }),
    ),
    ...(hasTerms
      ? [
          { name: 'count', type: 'number', description: 'Counted in what the term says' } as const,
          text('term', 'What is counted'),
        ]
      : []),
    text('publisher', 'Publisher; empty where it is not stated'),
    flag('rounded', 'Whether the publisher rounded it'),
    flag('preliminary', 'Whether it is preliminary'),
    flag('apart', 'Whether it counts something else than the series of its route'),
    text('note', 'The note of the row'),
    text('address', 'The address of the row'),
    ...stated.map(({ name }) => text(name, `The ${name} of the table, as its reader stated it`)),
  ]
  const rows = figures.map((figure) => {
    const { id, span, place, nationality, value, unit, term, publisher, note, address } = figure
    const number = value === null ? '' : String(value)
    return [
      id,
      span.from === span.to && span.from.length === 7 ? span.from : `${span.from}/${span.to}`,
      place,
      nationality ?? '',
      ...units.map((one) => (one === unit ? number : '')),
      ...(hasTerms ? [unit === null ? number : '', unit === null ? (term ?? '') : ''] : []),
      publisher ?? '',
      yesNo(figure.isRounded),
      yesNo(figure.isPreliminary),
      yesNo(figure.isApart),
      note ?? '',
      address ?? '',
      ...stated.map(({ words }) => words),
    ]
  })
  const { title, fileName, sheet, coverageTo, sha256 } = table
  const given = (words: string) => (language === 'en' ? { en: words } : { given: words, language })
  const meta: HandedMeta = {
    title,
    file: fileName,
    sheet,
    sha256,
    coverageTo,
    role,
    licence: licence === null ? null : { name: given(licence), url: null, credit: given(publisher || title) },
    definition: definition === null ? null : given(definition),
    schema: { fields, primaryKey: ['id'], missingValues: [''] },
  }
  return {
    csv: csvLines([fields.map(({ name }) => name), ...rows]),
    meta: `${JSON.stringify(meta, null, 2)}\n`,
    readme: readmeOf(meta),
  }
}

/** What a meta file of the pipeline has and a handed one lacks, or has otherwise. */
const TO_ADD: Record<
  Exclude<keyof FigureMeta, Exclude<keyof HandedMeta, 'file' | 'title'> | 'content'>,
  string
> = {
  id: 'the name of both files, which you may change: lower case, with hyphens',
  order: 'the place of the table in the list of tables, a whole number',
  time: 'columns: ["period"]; step: day, week, month, year, or null for rows at any time; of: the columns of a series',
  importColumns: 'null',
  file: 'the file of data/derived that will hold it, in place of the name of the reader’s file',
  route: 'the route that the whole table counts, or null',
  placeNames: 'the lists of crosswalk.json that resolve its routes',
  addsUp: 'whether its counts may be added up over time and places',
  title: 'in English, French and Dutch, in place of the reader’s own words',
  publisher: 'its name as in lexicon/publishers.json',
  asOf: 'the date of the data, or null',
  page: 'the address of the page that it comes from, or null',
  sources: 'the pages and files that it comes from, with their addresses',
  coverage: 'its first and last month with data',
  partialMonths: 'the months that are known to be incomplete',
  caveats: 'its limits',
}

/** What the person who receives a table must add before `derive` takes it. */
function readmeOf(meta: HandedMeta): string {
  const open = (['role', 'licence', 'definition'] as const).filter((name) => meta[name] === null)
  return [
    `${meta.title}: a table of figures from a reader’s own file, handed to the pipeline.`,
    '',
    '`npm run derive` does not take it as it is: the reader could not know what the pipeline’s lists hold. Copy `data/` into the',
    'repository, compare the figures with their source, and complete the meta file:',
    '',
    ...Object.entries(TO_ADD).map(([name, words]) => `- ${name}: ${words}`),
    ...open.map((name) => `- ${name}: not stated by the reader (null)`),
    '',
    'Remove `sheet`, `sha256` and `coverageTo`, which say where the figures come from.',
    '',
  ].join('\n')
}

/** The order that the schema gives the parts of a font; the library writes them in another. */
const FONT_PARTS = ['b', 'i', 'strike', 'u', 'sz', 'color', 'name', 'family', 'scheme']

function inOrderOfSchema(styles: string): string {
  return styles.replace(/<font>(.*?)<\/font>/g, (_, parts: string) => {
    const place = (part: string) => FONT_PARTS.indexOf(/^<(\w+)/.exec(part)?.[1] ?? '')
    const inOrder = (parts.match(/<[^>]+>/g) ?? []).sort((a, b) => place(a) - place(b))
    return `<font>${inOrder.join('')}</font>`
  })
}

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
    isAdded: !figure.isApart && figure.nationality === null && figure.value !== null,
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
  const groups = new Map<string, (typeof named)[number][]>()
  for (const figure of named) {
    if (!figure.isAdded) continue
    const key = [figure.place, figure.unit, figure.publisher].join('\n')
    const group = groups.get(key)
    if (group) group.push(figure)
    else groups.set(key, [figure])
  }
  const range = (column: SheetColumn) => {
    const letter = String.fromCharCode(65 + SHEET_COLUMNS.indexOf(column))
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
