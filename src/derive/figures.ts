import { compareText } from '#domain/compareText.ts'
import { type FigureFile, type Figures, type LimitsFile, StatedFigure } from '#domain/figures.ts'
import type { CodedTable, FigureFileName, FigureRole } from '#domain/figureTable.ts'
import type { IncidentColumns } from '#domain/incident.ts'
import { type LocalizedText, UI_LANGUAGES } from '#domain/language.ts'
import type { TableVintages, VintageFile } from '#domain/vintage.ts'
import { memoizeByArguments } from '#lib/memoize.ts'
import {
  type Alpha2Of,
  CROSSWALK_FILE,
  faultsOfNationalities,
  faultsOfPlaces,
  nationalityOf,
  type PlaceOf,
  placeOfRow,
  placeReader,
  readCrosswalk,
} from './crosswalk.ts'
import { type Fault, faultsOfSchema, sortFaults } from './fault.ts'
import {
  faultsOfContent,
  faultsOfCoverage,
  faultsOfFuture,
  faultsOfNationalitySums,
  faultsOfRows,
  faultsOfSums,
  type Sha256,
} from './figureRules.ts'
import { incidentColumns } from './incidentFormats.ts'
import { parseJsonFile, type TextFile } from './jsonText.ts'
import { FigureMeta, faultsOfMeta, publicationFaults, publishedSource } from './metaRules.ts'
import { faultIn, numberIn, readTidyTable, type TidyRow, type TidyTable, textIn } from './tidyTable.ts'
import { readVintages } from './vintages.ts'

/** The folder of the tables. */
export const FIGURE_FOLDER = 'data/sources/figures'

/** The published figures. */
export type FigureDatasets = Readonly<{
  figures: Figures
  nationalities: FigureFile
  channel: FigureFile
  incidents: IncidentColumns
  comparisons: FigureFile
  limits: LimitsFile
  vintages: VintageFile
}>

/** What the derivation of figures needs from elsewhere: route ids and country codes. */
export type FigureContext = Readonly<{
  routes: readonly string[]
  alpha2Of: Alpha2Of
  /** The day of the run, ISO 8601; no date may be later. */
  today: string
  sha256: Sha256
}>

/** Derives the published figures from the tidy tables. `datasets` is null if there is a fault. */
export function buildFigures(
  files: readonly TextFile[],
  context: FigureContext,
): { datasets: FigureDatasets | null; faults: readonly Fault[] } {
  const file = (path: string): TextFile =>
    files.find((candidate) => candidate.path === path) ?? { path, text: '' }
  const { crosswalk, faults: crosswalkFaults } = readCrosswalk(file(CROSSWALK_FILE), context.routes)
  const faults: Fault[] = [...crosswalkFaults]
  const tables: TidyTable[] = []
  const invalid = new Set<string>()
  for (const id of tableIds(files)) {
    const csv = file(`${FIGURE_FOLDER}/${id}.csv`)
    const read = readTable(csv, file(`${FIGURE_FOLDER}/${id}.meta.json`), id, context.today)
    faults.push(...read.faults)
    if (read.table) tables.push(read.table)
    if (read.faults.length > 0) invalid.add(id)
    // An unreadable row would also be missing from the totals.
    else if (read.table) faults.push(...faultsOfContent(read.table, csv.text, context.sha256))
  }
  tables.sort((a, b) => a.source.order - b.source.order)
  const withRole = (role: FigureRole) => tables.filter(({ source }) => source.role === role)
  // Unreadable days would be missing from the sums.
  const days = withRole('days').filter(({ source }) => !invalid.has(source.id))
  for (const daily of days) {
    for (const longer of [...withRole('series'), ...withRole('weeks')]) {
      faults.push(...faultsOfSums(longer, daily))
    }
  }
  const valid = tables.filter(({ source }) => !invalid.has(source.id))
  for (const part of valid.filter(({ source }) => source.role === 'nationalities')) {
    for (const whole of valid.filter(isByRoute)) faults.push(...faultsOfNationalitySums(part, whole))
  }
  const placeOf = crosswalk ? placeReader(crosswalk) : null
  for (const table of tables) {
    if (placeOf) faults.push(...faultsOfPlaces(table, placeOf))
    faults.push(...faultsOfNationalities(table, context.alpha2Of))
  }
  if (invalid.size === 0) faults.push(...faultsOfTables(tables, context.routes))
  const stated = readStated(tables, placeOf)
  faults.push(...stated.faults)
  const vintages =
    placeOf && faults.length === 0
      ? vintagesOf(tables, { file, placeOf, ...context })
      : { tables: [], faults: [] }
  faults.push(...vintages.faults)
  if (faults.length > 0 || !crosswalk || !placeOf) return { datasets: null, faults: sortFaults(faults) }

  const coded = (name: FigureFileName) =>
    tables.flatMap((table) => {
      const dimensions = dimensionsOf(table.source, placeOf, context.alpha2Of)
      return table.source.file === name && dimensions.length > 0 ? [codeTable(table, dimensions)] : []
    })
  const incidents = withRole('incidents')[0]
  return {
    datasets: {
      figures: {
        sources: tables.map(({ source }) => publishedSource(source)),
        otherPlaces: crosswalk.otherPlaces,
        crosswalk: crosswalk.crosswalk,
        tables: coded('figures'),
        stated: [...stated.stated],
      },
      nationalities: { tables: coded('nationalities') },
      channel: { tables: coded('channel') },
      comparisons: { tables: coded('comparisons') },
      limits: {
        tables: Object.fromEntries(
          tables.map(({ source: { id, sources, caveats } }) => [id, { sources, caveats }]),
        ),
      },
      vintages: { tables: [...vintages.tables] },
      incidents: incidentColumns(
        incidents?.rows ?? [],
        (row) => (incidents && placeOfRow(incidents.source, row, placeOf)) ?? '',
      ),
    },
    faults: [],
  }
}

/** The earlier states of the tables that keep some. */
function vintagesOf(
  tables: readonly TidyTable[],
  {
    file,
    placeOf,
    alpha2Of,
    ...context
  }: FigureContext & { file: (path: string) => TextFile; placeOf: PlaceOf },
): { tables: readonly TableVintages[]; faults: readonly Fault[] } {
  const read = tables.flatMap((table) => {
    const base = `${FIGURE_FOLDER}/${table.source.id}.vintages`
    const meta = file(`${base}.json`)
    if (meta.text === '') return []
    const dimensions = dimensionsOf(table.source, placeOf, alpha2Of)
    const dimensionKeys = (row: TidyRow) =>
      Object.fromEntries(dimensions.map(({ name, keyOf }) => [name, keyOf(row)]))
    return [readVintages(file(`${base}.csv`), meta, table, { dimensionKeys, ...context })]
  })
  return {
    tables: read.flatMap(({ vintages }) => vintages ?? []),
    faults: read.flatMap(({ faults }) => faults),
  }
}

function tableIds(files: readonly TextFile[]): readonly string[] {
  const ids = files.flatMap(({ path }) => {
    const name = path.startsWith(`${FIGURE_FOLDER}/`) ? path.slice(FIGURE_FOLDER.length + 1) : ''
    return /^([a-z0-9-]+)\.(?:csv|meta\.json)$/.exec(name)?.[1] ?? []
  })
  return [...new Set(ids)].sort()
}

function isByRoute({ source }: TidyTable): boolean {
  return source.role === 'series' && source.placeNames.length > 0
}

/** Roles that exactly one table must have. */
const SINGLE_ROLES: readonly FigureRole[] = ['nationalities', 'incidents', 'deaths-by-year']

/** Faults across tables: roles that the app needs, and unknown routes. */
function faultsOfTables(tables: readonly TidyTable[], routes: readonly string[]): readonly Fault[] {
  const faults: Fault[] = []
  for (const role of SINGLE_ROLES) {
    const count = tables.filter(({ source }) => source.role === role).length
    if (count === 1) continue
    const problem = `${count} tables have the role ${role}`
    faults.push({ file: FIGURE_FOLDER, place: 'role', problem, remedy: 'give it to exactly one table' })
  }
  if (!tables.some(isByRoute)) {
    const problem = 'no table is a series by route'
    faults.push({
      file: FIGURE_FOLDER,
      place: 'role',
      problem,
      remedy: 'the headline and the total need one',
    })
  }
  for (const { path, source } of tables) {
    if (source.route === null || routes.includes(source.route)) continue
    const file = path.replace(/\.csv$/, '.meta.json')
    const problem = `there is no route ${source.route}`
    faults.push({ file, place: 'route', problem, remedy: 'name a route of the lexicon, or null' })
  }
  return faults
}

/** The dimensions that the meta file declares, in column order, with readers of their keys (country codes, or lower-case text). */
function dimensionsOf(source: FigureMeta, placeOf: PlaceOf, alpha2Of: Alpha2Of): readonly KeyReader[] {
  return source.schema.fields.flatMap(({ name: column, dimension }): readonly KeyReader[] => {
    switch (dimension) {
      case undefined:
        return []
      case 'route':
        return [{ name: dimension, keyOf: (row) => placeOfRow(source, row, placeOf) ?? '' }]
      case 'nationality':
        return [{ name: dimension, keyOf: (row) => nationalityOf(textIn(row, column), alpha2Of) ?? '' }]
      case 'country':
        return [{ name: dimension, keyOf: (row) => textIn(row, column) }]
      default:
        return [{ name: dimension, keyOf: (row) => textIn(row, column).toLowerCase() }]
    }
  })
}

/** Reads and checks one table with its meta file. Memoised: when one table's files change, the others are not read again. */
export const readTable = memoizeByArguments(readTableAnew)

function readTableAnew(
  csv: TextFile,
  meta: TextFile,
  id: string,
  today: string,
): { table: TidyTable | null; faults: readonly Fault[] } {
  const source = parseJsonFile(
    meta,
    FigureMeta,
    'correct the value so that it fits src/derive/metaRules.ts and src/domain/figureTable.ts',
  )
  if (!source.value) return { table: null, faults: source.faults }
  if (source.value.id !== id) {
    const problem = `it says ${source.value.id}`
    return { table: null, faults: [{ file: meta.path, place: 'id', problem, remedy: `write ${id}` }] }
  }
  // With a wrong meta file, every row would have a fault.
  const declared = faultsOfMeta(meta.path, source.value, today)
  if (declared.length > 0) return { table: null, faults: declared }
  const read = readTidyTable(csv, source.value)
  const faults = [...read.faults, ...faultsOfRows(read), ...faultsOfFuture(read.table, today)]
  if (faults.length === 0) {
    faults.push(...faultsOfCoverage(read.table))
  }
  return { table: { ...read.table, rows: read.validRows }, faults }
}

/** A dimension of a coded table, with the reader of its keys. */
export type KeyReader = Readonly<{ name: string; keyOf: (row: TidyRow) => string }>

/** Encodes a tidy table as columns of codes, keys and rows sorted. Every column with a unit is a count. */
export function codeTable({ source, rows }: TidyTable, dimensions: readonly KeyReader[]): CodedTable {
  const read = dimensions.map(({ name, keyOf }) => {
    const texts = rows.map(keyOf)
    const keys = [...new Set(texts)].sort(compareText)
    const codeOf = new Map(keys.map((key, code) => [key, code]))
    return { name, keys, codes: texts.map((text) => codeOf.get(text) ?? 0) }
  })
  const order = rows
    .map((_, index) => index)
    .sort((a, b) => {
      for (const { codes } of read) {
        const difference = (codes[a] ?? 0) - (codes[b] ?? 0)
        if (difference !== 0) return difference
      }
      return a - b
    })
  return {
    id: source.id,
    role: source.role,
    addsUp: source.addsUp,
    dimensions: read.map(({ name, keys, codes }) => ({
      name,
      keys,
      codes: order.map((index) => codes[index] ?? 0),
    })),
    counts: source.schema.fields.flatMap(({ name, unit }) => {
      if (!unit) return []
      const values = order.map((index) => {
        const row = rows[index]
        return row ? numberIn(row, name) : null
      })
      return [{ name, unit, values }]
    }),
  }
}

const REMEDY = 'correct the row; a note needs every language of the interface'

/** The figures that publishers stated, one number a row, each with the table and column, or place, it is compared with. */
function readStated(
  tables: readonly TidyTable[],
  placeOf: PlaceOf | null,
): { stated: readonly StatedFigure[]; faults: readonly Fault[] } {
  const faults: Fault[] = []
  const stated = tables
    .filter(({ source }) => source.role === 'stated')
    .flatMap((table) =>
      table.rows.flatMap((row) => {
        const counts = table.source.schema.fields.filter(
          ({ name, unit }) => unit !== undefined && numberIn(row, name) !== null,
        )
        const series = seriesOfRow(row)
        const problem = series ? problemOf(series, counts, tables) : null
        if (problem) {
          faults.push(faultIn(table, row.row, 'table', problem, 'name a table and the column it counts'))
          return []
        }
        const text = (column: string) => textIn(row, column)
        const result = StatedFigure.safeParse({
          id: text('id'),
          span: { from: text('from'), to: text('to') },
          place: series ? null : ((placeOf && placeOfRow(table.source, row, placeOf)) ?? ''),
          series,
          value: numberIn(row, counts[0]?.name ?? ''),
          isRounded: text('rounded') === 'yes',
          isPreliminary: text('preliminary') === 'yes',
          note: text('note_en') === '' ? null : ourWords(row, 'note'),
          source: {
            title: titleOf(row),
            publisher: text('page_publisher'),
            republishedBy: text('page_republished_by') || undefined,
            via: text('page_via') || undefined,
            citing: text('page_citing') === '' ? undefined : text('page_citing').split(', '),
            url: text('page_url'),
          },
        })
        if (result.success) {
          const place = `row ${row.row}, column page_publisher`
          faults.push(...publicationFaults(table.path, place, result.data.source))
          return [result.data]
        }
        const found = faultsOfSchema(table.path, result.error, REMEDY)
        faults.push(...found.map((fault) => ({ ...fault, place: `row ${row.row}, ${fault.place}` })))
        return []
      }),
    )
  return { stated, faults }
}

/** The page's own title with its language, English unless stated; else ours in every language. */
function titleOf(row: TidyRow): StatedFigure['source']['title'] {
  const given = textIn(row, 'page_title')
  if (given !== '') return { given, language: textIn(row, 'page_language') || 'en' }
  return ourWords(row, 'our_title')
}

/** Our words of a row, by language; the table has a column for each of its languages, `note_en`, which none may leave empty. */
function ourWords({ cells }: TidyRow, name: string): LocalizedText {
  const columns = UI_LANGUAGES.map((language) => [language, cells.get(`${name}_${language}`)] as const)
  return Object.fromEntries(columns.filter(([, words]) => words !== undefined)) as LocalizedText
}

function seriesOfRow(row: TidyRow): StatedFigure['series'] {
  const table = textIn(row, 'table')
  return table === '' ? null : { table, count: textIn(row, 'count') }
}

/** Why a stated number cannot be compared with the series that it names: both must count the same unit. */
function problemOf(
  { table, count }: NonNullable<StatedFigure['series']>,
  counts: readonly { name: string; unit?: string | undefined }[],
  tables: readonly TidyTable[],
): string | null {
  const named = tables.find(({ source }) => source.id === table)
  if (!named) return `there is no table ${table}`
  const unit = named.source.schema.fields.find(({ name }) => name === count)?.unit
  if (unit === undefined) return `${table} has no column ${count} that counts`
  const [stated] = counts
  if (counts.length !== 1) return `the row states ${counts.length} numbers`
  return stated?.unit === unit ? null : `it states ${stated?.unit}, and ${table} counts ${unit}`
}
