import type { FigureMeta, HandedMeta, TableField } from '#derive/metaRules.ts'
import { csvLines } from '#lib/csv.ts'
import type { ExportedTable } from './exportTable.ts'
import {
  flag,
  givenIn,
  idOf,
  type PipelineFiles,
  readyFiles,
  reasonsAgainst,
  text,
  timeOf,
  unitsOf,
  yesNo,
} from './readyTable.ts'

/**
 * The figures as a tidy table of the pipeline, `<id>.csv` with `<id>.meta.json`. Where the reader stated all that derivation
 * needs, it takes the files as they are; else the meta file is a `HandedMeta`, and the README names what is open.
 */
export function pipelineFiles(table: ExportedTable, language: string): PipelineFiles {
  return readyFiles(table, language) ?? openFiles(table, language)
}

/** A tidy table with an id for each row, a column for each unit, and empty cells for what is not stated. */
function openFiles(exported: ExportedTable, language: string): PipelineFiles {
  const { figures, ...table } = exported
  const { role, licence, definition, publisher, order, asOf, page } = table.settings
  /** What the CSV file says of itself, because it may travel without its meta file. */
  const stated = (
    [
      ['role', role],
      ['licence', licence],
      ['definition', definition],
    ] as const
  ).flatMap(([name, words]) => (words === null ? [] : [{ name, words }]))
  const units = unitsOf(figures)
  const hasTerms = figures.some(({ unit }) => unit === null)
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
    const { id, place, nationality, value, unit, term, publisher, note, address } = figure
    const number = value === null ? '' : String(value)
    return [
      id,
      timeOf(figure),
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
  const given = givenIn(language)
  const meta: HandedMeta = {
    title,
    file: fileName,
    sheet,
    sha256,
    coverageTo,
    role,
    licence: licence === null ? null : { name: given(licence), url: null, credit: given(publisher || title) },
    definition: definition === null ? null : given(definition),
    order,
    asOf,
    page,
    schema: { fields, primaryKey: ['id'], missingValues: [''] },
  }
  return {
    id: idOf(table),
    csv: csvLines([fields.map(({ name }) => name), ...rows]),
    meta: `${JSON.stringify(meta, null, 2)}\n`,
    readme: readmeOf(meta, reasonsAgainst(exported)),
  }
}

/** What a meta file of the pipeline has, and a `HandedMeta` lacks or states differently. */
const TO_ADD: Record<
  Exclude<keyof FigureMeta, Exclude<keyof HandedMeta, 'file' | 'title'> | 'content'>,
  string
> = {
  id: 'the name of both files, which you may change: lower case, with hyphens',
  time: 'columns: ["period"]; step: day, week, month, year, or null for rows at any time; of: the columns of a series',
  importColumns: 'null',
  file: 'the file of data/derived that will hold it, in place of the name of the reader’s file',
  route: 'the route that the whole table counts, or null',
  placeNames: 'the lists of crosswalk.json that resolve its routes',
  addsUp: 'whether its counts may be added up over time and places',
  title: 'in English, French and Dutch, in place of the reader’s own words',
  publisher: 'its name as in lexicon/publishers.json',
  sources: 'the pages and files that it comes from, with their addresses',
  coverage: 'its first and last month with data',
  partialMonths: 'the months that are known to be incomplete',
  caveats: 'its limits',
}

/** What the person who receives a table must add before `derive` takes it. */
function readmeOf(meta: HandedMeta, reasons: readonly string[]): string {
  const open = (['order', 'role', 'licence', 'definition'] as const).filter((name) => meta[name] === null)
  return [
    `${meta.title}: a table of figures from a reader’s own file, handed to the pipeline.`,
    '',
    '`npm run derive` does not take it as it is:',
    '',
    ...reasons.map((reason) => `- ${reason}`),
    '',
    'Ask its sender to state that in the Desk (*More settings*) and to hand it again; or copy `data/` into the repository, compare the',
    'figures with their source, and complete the meta file:',
    '',
    ...Object.entries(TO_ADD).map(([name, words]) => `- ${name}: ${words}`),
    ...open.map((name) => `- ${name}: not stated by the reader (null)`),
    '',
    'Remove `sheet`, `sha256` and `coverageTo`, which say where the figures come from.',
    '',
  ].join('\n')
}
