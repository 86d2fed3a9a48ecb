import { type Zippable, zipSync } from 'fflate'
import { workbookOf } from '#papers/dataFile.ts'
import { VINTAGES } from './figureTables.ts'
import type { PublishedTable } from './publishedTable.ts'

/** What is downloaded in one piece: a table of figures, or tables that belong together. */
export interface DataSet {
  name: string
  title: string
  tables: readonly PublishedTable[]
}

/** The tables that are no figures, by set. */
const GROUPS: readonly (readonly [name: string, title: string, tables: readonly string[]])[] = [
  ['records', 'Dated records', ['records', 'record-values', 'record-pages']],
  ['claims', 'Documents and their claims', ['documents', 'claims', 'claim-values']],
  ['measures', 'Measures and events', ['measures', 'events']],
  ['outcomes', 'Outcomes of plans', ['outcomes', 'outcome-pages']],
  ['routes', 'Routes, legs, hubs and regions', ['routes', 'legs', 'leg-pages', 'hubs', 'regions']],
  ['sources', 'Sources', ['sources']],
  ['vocabulary', 'Vocabulary', ['vocabulary', 'crosswalk']],
]

/** Every table in one set: each of figures with its earlier states, the others by what they are about. */
export function dataSets(tables: readonly PublishedTable[]): readonly DataSet[] {
  const grouped = new Set(GROUPS.flatMap(([, , names]) => names))
  return [
    ...tables
      .filter(({ name }) => !grouped.has(name) && !name.endsWith(VINTAGES))
      .map((table) => ({
        name: table.name,
        title: table.title,
        tables: tables.filter(({ name }) => name === table.name || name === `${table.name}${VINTAGES}`),
      })),
    ...GROUPS.map(([name, title, names]) => ({
      name,
      title,
      tables: tables.filter((table) => names.includes(table.name)),
    })),
  ]
}

/** The earliest date that a ZIP can hold: the same bytes whenever the build ran. */
const DATE = new Date(1980, 0, 1)

/** A set as ZIP: the files of its tables, its descriptor, and what it is and may be used for as text. */
export function setZip(
  set: DataSet,
  tables: ReadonlyMap<string, Uint8Array>,
  descriptor: Uint8Array,
): Buffer {
  const readme = new TextEncoder().encode(readmeOf(set))
  const files: Zippable = { 'README.md': readme, 'datapackage.json': descriptor }
  for (const [path, bytes] of tables) files[path] = bytes
  return Buffer.from(zipSync(files, { mtime: DATE }))
}

/** A set as workbook, a sheet a table. */
export async function setWorkbook(set: DataSet, version: string): Promise<Buffer> {
  const about = set.tables.flatMap(({ name, title, description, terms, sources, fields }) => [
    [title, name] as const,
    ['About', description] as const,
    ['Licence', terms.rights] as const,
    ...sources.map(({ title: from, path = '' }) => ['Source', `${from} ${path}`.trim()] as const),
    ...fields.map((field) => [field.name, field.description] as const),
  ])
  const sheets = set.tables.map(({ name, sheet }) => [name.slice(0, 31), sheet] as const)
  const book = await workbookOf(sheets, [['Throughline, data version', version], ...about])
  // The writer dates the parts of the file by the clock.
  return dated(Buffer.from(await book.arrayBuffer()))
}

/** `DATE` as a ZIP writes it: two bytes of time, then two of the day (years since 1980, month, day). */
const ZIP_DATE = 0x0021_0000
/** The record at the end of a ZIP without a comment, and the first bytes of an entry of its list. */
const END = { length: 22, count: 10, list: 16 }
const ENTRY = { sign: 0x0201_4b50, length: 46, date: 12, lengths: [28, 30, 32], file: 42 }

/** A ZIP with `DATE` as the date of each file: in the list at its end, and before the file itself. Throws if it has no such list. */
function dated(zip: Buffer): Buffer {
  const end = zip.length - END.length
  let at = zip.readUInt32LE(end + END.list)
  for (let left = zip.readUInt16LE(end + END.count); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== ENTRY.sign)
      throw new Error('The workbook has another form than a plain ZIP.')
    zip.writeUInt32LE(ZIP_DATE, at + ENTRY.date)
    zip.writeUInt32LE(ZIP_DATE, zip.readUInt32LE(at + ENTRY.file) + 10)
    const rest = ENTRY.lengths.map((place) => zip.readUInt16LE(at + place))
    at += rest.reduce((sum, length) => sum + length, ENTRY.length)
  }
  return zip
}

function readmeOf({ title, tables }: DataSet): string {
  const parts = tables.map(({ name, title: of, description, terms, sources, fields }) =>
    [
      `## ${name}.csv: ${of}`,
      description,
      `Licence: ${terms.rights}`,
      ...(sources.length > 0
        ? [
            sources
              .map(({ title: from, path }) => `- ${from}${path === undefined ? '' : `: ${path}`}`)
              .join('\n'),
          ]
        : []),
      fields.map((field) => `- \`${field.name}\` (${field.type}): ${field.description}`).join('\n'),
    ].join('\n\n'),
  )
  const dialect =
    'CSV: UTF-8 with a byte-order mark, commas, CRLF. An empty cell is not stated; it is never 0. datapackage.json holds the columns for programs.'
  return `${[`# ${title}`, dialect, ...parts].join('\n\n')}\n`
}
